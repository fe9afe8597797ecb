"""On the figures screen: why a figure is as it is, units, groups, corrections by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jbtui.figures import corrections
from jbtui.locations import CORRECTIONS
from jbtui.store import open_index
from jbtui.tui.app import ReadingRoom
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.figures import FigureRoom
from jbtui.tui.screens.line_dialog import LineDialog
from jbtui.tui.screens.why import WhyDialog
from jbtui.tui.widgets.figure_table import FigureTable, in_unit
from tests.tui.conftest import MakeApp
from tests.tui.driving import note, painted, part, type_text, until
from tests.tui.shelf import volumes


@pytest.mark.parametrize(
    ("value", "base", "unit", "shown"),
    [
        (52_060_000_000, "元", "亿元", "520.6亿元"),
        (52_060_000_000, "元", "万元", "5,206,000万元"),
        (1_000_000, "平方米", "公顷", "100公顷"),
        (28, "个", "亿元", None),
    ],
)
def test_a_figure_in_another_unit(value: float, base: str, unit: str, shown: str | None) -> None:
    figure = replace(volumes()[0].figures[0], value=value, base_unit=base)
    assert in_unit(figure, unit) == shown


async def test_why_units_and_groups(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))
        table = part(pilot, FigureTable)
        await until(pilot, lambda: len(table.rows) == 6 and table.has_focus)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, WhyDialog))
        await until(pilot, lambda: "【520.6亿元】" in painted(pilot))
        assert "【520.6亿元】" in painted(pilot) and "地区生产总值" in painted(pilot)
        await pilot.press("escape", "u", "u")
        await until(pilot, lambda: "5,206,000万元" in painted(pilot))
        assert "5,206,000万元" in painted(pilot) and "2.1%" in painted(pilot)
        await pilot.press("u", "u")
        await until(pilot, lambda: "520.6亿元" in painted(pilot))
        await pilot.press("i")
        await until(pilot, lambda: "固定资产投资  1" in painted(pilot))
        await pilot.press("i")
        await until(pilot, lambda: "固定资产投资  1" not in painted(pilot))


async def test_a_figure_is_corrected_then_rejected(in_folder: Path) -> None:
    from jbtui.ingest import ingest

    (in_folder / "a.txt").write_text("江北区经济运行\n\n2018年，江北区实现地区生产总值520.6亿元。\n", encoding="utf-8")
    index = in_folder / "a.db"
    ingest([in_folder], index)
    async with ReadingRoom(index).run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))
        table = part(pilot, FigureTable)
        await until(pilot, lambda: len(table.rows) == 1 and table.has_focus)
        await pilot.press("w", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        await pilot.press("ctrl+u")
        await type_text(pilot, "财政总收入")
        await pilot.press("enter")
        await until(pilot, lambda: table.rows and table.rows[0].figure.indicator == "财政总收入")
        assert CORRECTIONS in note(pilot)
        assert table.rows[0].figure.corrected
        await pilot.press("w", "d")
        await until(pilot, lambda: not table.display)
    assert [c.reject for c in corrections.load(in_folder)] == [False, True]
    opened = open_index(index)
    assert not opened.figures()
    opened.close()
