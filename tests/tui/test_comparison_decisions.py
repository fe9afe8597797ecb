"""On the comparison screen: one district over time, and near names confirmed or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbtui.compare import decisions
from jbtui.ingest import ingest
from jbtui.tui.app import ReadingRoom
from jbtui.tui.entries import Entry
from jbtui.tui.screens.compare import CompareRoom
from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from tests.tui.driving import note, painted, part, until

EARLIER = "江北区2018年经济运行\n\n2018年，江北区实现地区生产总值520.6亿元。全年海洋经济总产值120亿元。\n"
LATER = "江北区2019年经济运行\n\n2019年，江北区实现地区生产总值580.6亿元。全年海洋经济总产出130亿元。\n"


@pytest.mark.parametrize(("key", "same"), [("equals_sign", True), ("minus", False)])
async def test_changes_over_time_and_a_decision_about_near_names(
    in_folder: Path, monkeypatch: pytest.MonkeyPatch, key: str, same: bool
) -> None:
    monkeypatch.setattr(decisions, "path", lambda: in_folder / "own" / decisions.FILE)
    (in_folder / "a.txt").write_text(EARLIER, encoding="utf-8")
    (in_folder / "b.txt").write_text(LATER, encoding="utf-8")
    index = in_folder / "i.db"
    ingest([in_folder], index)
    async with ReadingRoom(index).run_test(size=(120, 40)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        rows = part(pilot, ComparisonList)

        def proposed() -> list[int]:
            return [
                n for n, item in enumerate(rows.items) if isinstance(item, Entry) and item.row and item.row.proposed
            ]

        await until(pilot, lambda: part(pilot, QueryInput, "left").value)  # what the app proposes
        part(pilot, QueryInput, "left").value = "江北@2018"
        part(pilot, QueryInput, "right").value = "江北@2019"
        part(pilot, QueryInput, "right").focus()
        await pilot.press("enter", "escape")
        await until(pilot, proposed)
        drawn = painted(pilot)
        assert "随时间的变化" in drawn and "->" in drawn and "11.5%" in drawn

        rows.focus()
        rows.highlighted = proposed()[0]
        await pilot.press(key)
        await until(pilot, lambda: not proposed())
        assert list(decisions.load().pairs.values()) == [same]
        assert "已记住" in note(pilot)
        matched = [entry for entry in rows.entries if entry.row and entry.row.match]
        assert bool(matched) == same
        rows.highlighted = next(
            n for n, item in enumerate(rows.items) if isinstance(item, Entry) and item.series and not item.names
        )
        await pilot.press(key)
        assert "没有待确认" in note(pilot)
        await pilot.press("enter", "enter")
        page = part(pilot, Page)
        await until(pilot, lambda: page.article and page.article.file == "b.txt")
