"""Figures and comparison driven by keys; the palette, the help, the themes, keys of the reader's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.content import Content

from jbtui.records import Period
from jbtui.tui import theme
from jbtui.tui.preferences import Preferences
from jbtui.tui.screens.chart import ChartDialog
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.compare import CompareRoom
from jbtui.tui.screens.figures import FigureRoom
from jbtui.tui.screens.help import Help
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.widgets.chart import bars_of, chart
from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.empty import Empty
from jbtui.tui.widgets.figure_table import FigureTable, Headings, layout
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import MakeApp
from tests.tui.driving import note, painted, part, room, settled, type_text, until
from tests.tui.shelf import Shelf


async def test_figures_sort_filter_open_and_copy(make_app: MakeApp, copied: list[str]) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))
        table, page = part(pilot, FigureTable), part(pilot, Page)
        await until(pilot, lambda: len(table.rows) == 6 and table.has_focus)
        await pilot.press("s")
        await until(pilot, lambda: table.rows[0].figure.indicator == "固定资产投资" or "指标" in note(pilot))
        await pilot.press("slash")
        await type_text(pilot, "地区 西山")
        await until(pilot, lambda: len(table.rows) == 2)
        await pilot.press("enter")
        assert table.has_focus
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert "1386.6亿元" in copied[0] and "2020-11" in copied[0]
        await pilot.press("enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        hit = page.hits[0]
        assert page.sheet is not None
        assert page.sheet.paragraphs[hit.paragraph].text[hit.start : hit.end] == "1386.6亿元"
        await pilot.press("escape")
        assert table.has_focus


async def test_a_click_on_a_heading_sorts(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))
        table = part(pilot, FigureTable)
        await until(pilot, lambda: len(table.rows) == 6)
        columns = layout(part(pilot, Headings).size.width - 3)
        await pilot.click(Headings, offset=(columns[0][1] + 4, 0))
        await until(pilot, lambda: table.rows[0].figure.value == max(row.figure.value for row in table.rows))


async def test_one_indicator_as_a_chart(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))
        await until(pilot, lambda: part(pilot, FigureTable).rows)
        await pilot.press("g")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChartDialog))
        await settled(pilot)
        drawn = painted(pilot)
        assert "520.6亿元" in drawn and "1386.6亿元" in drawn and "[/" not in drawn
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, FigureRoom)


def test_bars_are_in_proportion_and_fit() -> None:
    rows = Shelf().series(Shelf().volumes[0].figures[0])
    drawn = chart(bars_of(row.figure for row in rows), 80)
    lines = drawn.split("\n")
    bars = [sum(s.end - s.start for s in line.spans if "reverse" in str(s.style)) for line in lines]
    assert bars[0] == pytest.approx(bars[1] * 520.6 / 1386.6, abs=1)
    assert all(line.cell_length <= 80 for line in lines)


def test_the_names_in_a_chart_stand_in_one_column() -> None:
    figures = [figure for volume in Shelf().volumes for figure in volume.figures if figure.unit == "亿元"]
    later = replace(figures[0], period=Period("2020-01/2020-09", "2020-01-01", "2020-09-30", ""))
    lines = chart(bars_of([*figures, later]), 80).plain.split("\n")
    assert len({cell_len(line[: line.index("区") - 2]) for line in lines}) == 1


async def test_amounts_are_written_in_digits_and_the_mark_stands_beside_the_row(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "2")
        table = part(pilot, FigureTable)
        await until(pilot, lambda: len(table.rows) == 6 and table.has_focus)
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: "52,060,000,000元" in painted(pilot))
        assert "e+" not in painted(pilot) and note(pilot) == "以元计，换不成的照原文"
        await pilot.press("i", "m")
        await until(pilot, lambda: "按指标分组" in painted(pilot) or "已标" in note(pilot))
        (marked,) = (line for line in painted(pilot).split("\n") if line.startswith(">*"))
        assert table.current and (table.current.figure.subject or "?") in marked


async def test_compare_shows_both_sides_with_verdicts(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        rows = part(pilot, ComparisonList)
        await until(pilot, lambda: rows.has_focus and rows.entries)
        drawn = painted(pilot)
        assert "520.6亿元" in drawn and "1386.6亿元" in drawn and "东河区 对 西山区" in drawn
        all_rows = len(rows.entries)
        await pilot.press("o")
        assert len(rows.entries) < all_rows and all(e.shared for e in rows.entries if e.shown())
        await pilot.press("o", "w")
        await until(pilot, lambda: "西山区 对 东河区" in painted(pilot))


async def test_a_compared_row_is_copied_as_a_sentence_with_both_sources(make_app: MakeApp, copied: list[str]) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        rows, page = part(pilot, ComparisonList), part(pilot, Page)
        await until(pilot, lambda: rows.has_focus and rows.entries)
        first = rows.current
        if first is None or first.row is None or not first.shared:
            await pilot.press("n")
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert "520.6亿元" in copied[0] or "9.7%" in copied[0]
        assert "east.txt" in copied[0] and "west.txt" in copied[0]
        await pilot.press("enter")
        await until(pilot, lambda: page.has_focus and page.article)
        assert page.article is not None and page.article.file == "east.txt"
        assert page.hits and page.current is not None and page.current.number == 1
        await pilot.press("escape")
        assert rows.has_focus


@pytest.mark.parametrize(("down", "suffix"), [(0, "md"), (1, "docx"), (2, "xlsx"), (3, "csv")])
async def test_a_comparison_is_exported_and_nothing_overwritten(
    make_app: MakeApp, in_folder: Path, down: int, suffix: str
) -> None:
    file = in_folder / f"对照-东河区-西山区.{suffix}"
    file.write_bytes(b"mine")
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        await until(pilot, lambda: part(pilot, ComparisonList).has_focus)
        await pilot.press("e", *["j"] * down, "enter")
        written = file.with_name(f"对照-东河区-西山区-2.{suffix}")
        await until(pilot, lambda: written.name in note(pilot))
        assert written.stat().st_size > 100 and file.read_bytes() == b"mine"


async def test_an_unknown_side_names_the_nearest(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        await until(pilot, lambda: part(pilot, ComparisonList).entries)
        field = part(pilot, QueryInput, "right")
        field.focus()
        field.value = "北山"
        await pilot.press("enter")
        await until(pilot, lambda: "最接近的" in painted(pilot))
        assert part(pilot, Empty, "rows-empty").display


async def test_the_palette_lists_what_is_valid_now_and_does_it(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        assert "互换" not in painted(pilot)
        await type_text(pilot, "指标屏")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))


async def test_the_palette_of_the_comparison_offers_what_the_row_has(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "3")
        rows, screen = part(pilot, ComparisonList), room(pilot)
        await until(pilot, lambda: rows.current and rows.current.shared)
        always = {"swap", "only_shared", "within", "export", "next_shared", "suggest", "copy", "mark", "collect"}
        assert not always & screen.idle()
        assert {"same", "differ", "change_chart", "next_source"} <= screen.idle()
        await pilot.press("f", *"没有这样的字", "down")
        await until(pilot, lambda: not rows.entries)
        assert {"next_shared", "copy", "mark"} <= screen.idle() and "export" not in screen.idle()


async def test_the_palette_of_a_comparison_that_is_not_there(make_app: MakeApp) -> None:
    async with make_app(volumes=()).run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(room(pilot), CompareRoom) and "无从对照" in painted(pilot))
        assert {"swap", "only_shared", "within", "export", "next_shared", "suggest", "copy"} <= room(pilot).idle()


async def test_the_palette_changes_the_theme_for_good(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await type_text(pilot, "高对比")
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == theme.CONTRAST.name)
        assert app.session.theme == theme.CONTRAST.name


async def test_help_speaks_of_the_focus_first(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        drawn = painted(pilot)
        assert drawn.index("查询框") < drawn.index("检索屏")
        await pilot.press("escape", "escape", "question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        assert "列表" in painted(pilot)


async def test_keys_of_ones_own(make_app: MakeApp) -> None:
    app = make_app(preferences=Preferences(keys={"screen_2": "ctrl+g", "quit": "ctrl+x"}))
    async with app.run_test() as pilot:
        await pilot.press("escape", "ctrl+g")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))
        await pilot.press("escape", "q")
        assert app.is_running
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_code == 0


@pytest.mark.parametrize("name", [*theme.NAMES])
async def test_every_theme_paints_every_screen(make_app: MakeApp, name: str) -> None:
    app = make_app(preferences=Preferences(theme=name))
    async with app.run_test(size=(160, 40)) as pilot:
        for room_name, kind in (("figures", FigureRoom), ("compare", CompareRoom), ("search", SearchRoom)):
            await app.action_room(room_name)
            await until(pilot, lambda kind=kind: isinstance(app.screen, kind))  # type: ignore[misc]
            await settled(pilot)
        assert pilot.app.theme == name


UNCERTAIN = frozenset("…—·→↓↑■●①×℃“”‘’│─┌┐└┘▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▔")


async def test_no_glyph_of_uncertain_width_in_our_own_chrome(make_app: MakeApp) -> None:
    app = make_app(volumes=())
    async with app.run_test(size=(120, 34)) as pilot:
        for name in ("search", "figures", "compare"):
            await app.action_room(name)
            await settled(pilot)
            assert not UNCERTAIN & set(painted(pilot))
        await pilot.press("f1")
        await settled(pilot)
        assert not UNCERTAIN & set(painted(pilot))


async def test_the_mouse_goes_everywhere(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.click(ResultList, offset=(5, 6))
        page = part(pilot, Page)
        await until(pilot, lambda: page.has_focus and page.current)
        tabs = [tab for tab in room(pilot).query("RoomTab") if "指标" in str(tab.render())]
        await pilot.click(tabs[0])
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))


async def test_a_configuration_fault_is_told(make_app: MakeApp) -> None:
    async with make_app(preferences=Preferences(notes=("配置 app 中没有 theem",))).run_test() as pilot:
        await until(pilot, lambda: "theem" in note(pilot))


def test_every_empty_state_is_content() -> None:
    empty = Empty("x")
    empty.tell("[/foo]", "[@click=app.quit]x[/]")
    assert isinstance(empty.content, Content) and "[/foo]" in empty.content.plain


def test_importing_the_app_loads_nothing_heavy() -> None:
    """The first paint must not wait for the segmenter, the index or the search."""
    import subprocess
    import sys

    heavy = ("jieba", "sqlite_utils", "opencc", "jbtui.search", "jbtui.store")
    code = f"import sys, jbtui.tui.app; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "[]"
