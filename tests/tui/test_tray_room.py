"""The tray driven by keys: collecting everywhere, ordering, notes, undoing, copying, writing to a file."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot

from jbtui import locations
from jbtui.tray import Item, Tray, TrayFile
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.line_dialog import LineDialog, LineField
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.screens.tray import TrayRoom
from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.empty import Empty
from jbtui.tui.widgets.figure_table import FigureTable
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from jbtui.tui.widgets.tray_list import TrayList
from tests.tui.conftest import MakeApp
from tests.tui.driving import note, painted, part, type_text, until

TEXTS = ("“最多跑一次”改革一", "[/foo]改革[@click=app.quit]二[/]", "改革三")


def keep(*items: Item) -> None:
    TrayFile(locations.state() / "tray.json").change(Tray(items))


def kept() -> tuple[Item, ...]:
    return TrayFile(locations.state() / "tray.json").tray.items


def lost(text: str) -> Item:
    return Item("NOWHERE-000000", text, "旧文[N]. 某报, 2015: 第2段 (old.txt, 第3行)")


def _says(pilot: Pilot[int], said: str) -> bool:
    return said in note(pilot)


def marks(pilot: Pilot[int]) -> list[str]:
    """What stands before the number of each item."""
    return [line[:2] for line in painted(pilot).split("\n") if line[2:6].strip().isdigit()]


async def to_tray(pilot: Pilot[int]) -> TrayList:
    if isinstance(pilot.app.focused, QueryInput):
        await pilot.press("escape")
    await pilot.press("5")
    await until(pilot, lambda: isinstance(pilot.app.screen, TrayRoom))
    found = part(pilot, TrayList)
    await until(pilot, lambda: len(found.found) == len(found.items))
    return found


async def test_collected_in_the_results_the_page_the_figures_and_the_comparison(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await type_text(pilot, "最多跑一次")
        results, page = part(pilot, ResultList), part(pilot, Page)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "space")
        assert "收入摘录 1 条" in note(pilot) and ">+" in painted(pilot)
        await pilot.press("j", "enter")
        await until(pilot, lambda: page.has_focus and page.current and page.current.id == results.hits[1].paragraph.id)
        await pilot.press("v", "space")
        assert len(kept()) == 2
        await pilot.press("escape", "2")
        await until(pilot, lambda: part(pilot, FigureTable).has_focus)
        await pilot.press("space", "3")
        await until(pilot, lambda: part(pilot, ComparisonList).has_focus and part(pilot, ComparisonList).entries)
        rows = part(pilot, ComparisonList)
        if rows.current is None or not rows.current.shared:
            await pilot.press("n")
        before = {item.figure for item in kept()}
        await pilot.press("space")
        after = {item.figure for item in kept()}
        assert rows.current is not None
        assert after - before == {place.figure.id for place in rows.current.shown() if place.figure} - before
        tray = await to_tray(pilot)
        assert [item.text for item in tray.items] == [item.text for item in kept()]
        assert all(one.passage for one in tray.found.values())


async def test_space_again_takes_it_out_and_still_toggles_facets(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await type_text(pilot, "最多跑一次")
        results = part(pilot, ResultList)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "space", "space")
        assert kept() == () and "取出 1 条" in note(pilot)
        await pilot.press("f", "j", "space")
        await until(pilot, lambda: len(results.hits) == 2)
        assert kept() == ()


async def test_order_notes_removal_and_undo(make_app: MakeApp) -> None:
    keep(*map(lost, TEXTS))
    async with make_app().run_test(size=(80, 24)) as pilot:
        tray = await to_tray(pilot)
        assert "[/foo]改革[@click=app.quit]二[/]" in painted(pilot)
        await pilot.press("J")
        assert [item.text for item in kept()] == [TEXTS[1], TEXTS[0], TEXTS[2]] and tray.highlighted == 1
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        await type_text(pilot, "与北仑对照")
        await pilot.press("down", "enter")
        assert kept()[1].note == "与北仑对照" and "注：与北仑对照" in painted(pilot)
        await pilot.press("d")
        assert len(kept()) == 2 and tray.highlighted == 1
        await pilot.press("u", "u", "u", "u")
        assert [item.text for item in kept()] == list(TEXTS) and "没有可撤销" in note(pilot)
        assert [item.note for item in kept()] == ["", "", ""]


async def test_what_vanished_keeps_its_text_and_says_so(make_app: MakeApp, copied: list[str]) -> None:
    keep(lost(TEXTS[0]))
    async with make_app().run_test(size=(120, 34)) as pilot:
        await to_tray(pilot)
        assert "原段落已不在索引中" in painted(pilot) and "1 条已失源" in painted(pilot)
        await pilot.press("enter")
        assert "不在索引中" in note(pilot) and not part(pilot, Page).display
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert TEXTS[0] in copied[0] and "old.txt" in copied[0] and "原段落已不在索引中" in copied[0]


async def test_enter_opens_the_source_and_a_selection_is_marked_there(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await type_text(pilot, "最多跑一次")
        results, first = part(pilot, ResultList), part(pilot, Page)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: first.has_focus and first.hits)
        await pilot.press("v", "space")
        tray = await to_tray(pilot)
        await pilot.press("enter")
        page = part(pilot, Page)
        await until(pilot, lambda: page.has_focus and page.hits)
        assert page.sheet is not None
        hit = page.hits[0]
        assert page.sheet.paragraphs[hit.paragraph].text[hit.start : hit.end] == kept()[0].text
        await pilot.press("escape")
        assert tray.has_focus


async def test_all_are_copied_in_a_chosen_style(make_app: MakeApp, copied: list[str]) -> None:
    keep(*map(lost, TEXTS))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await to_tray(pilot)
        await pilot.press("Y")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("j", "j", "j", "j", "enter")
        await until(pilot, lambda: copied)
        assert copied[0].count("@misc") == 3 and "3 条摘录，BibTeX" in note(pilot)


@pytest.mark.parametrize(("down", "suffix"), list(enumerate(["md", "docx", "csv", "xlsx", "bib", "ris", "json"])))
async def test_written_to_the_file_that_is_named(make_app: MakeApp, in_folder: Path, down: int, suffix: str) -> None:
    keep(*map(lost, TEXTS))
    async with make_app().run_test(size=(120, 34)) as pilot:
        await to_tray(pilot)
        await pilot.press("x", *["j"] * down, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        field = pilot.app.screen.query_one(LineField)
        assert Path(field.value) == in_folder / f"摘录.{suffix}"
        await pilot.press("enter")
        await until(pilot, lambda: "3 条摘录已存为" in note(pilot))
        assert (in_folder / f"摘录.{suffix}").stat().st_size > 100


async def test_several_items_are_marked_and_copied_together(make_app: MakeApp, copied: list[str]) -> None:
    async with make_app().run_test(size=(120, 40)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "space", "j", "space", "j", "space")
        tray = await to_tray(pilot)
        await pilot.press("e", *"与西山对照", "enter")
        await until(pilot, lambda: tray.items[0].note == "与西山对照")
        await until(pilot, lambda: len(tray.found) == 3)
        await pilot.press("m", "j", "j", "m")
        assert note(pilot) == "已标 2 段：y 一起复制，Esc 放开"
        assert marks(pilot) == [" *", "  ", ">*"]
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert copied[0].count("[N]. ") == 2 and "与西山对照" in copied[0]
        assert tray.items[1].text not in copied[0] and tray.items[2].text in copied[0]
        await until(pilot, lambda: marks(pilot) == ["  ", "  ", "> "])
        await pilot.press("m", "escape")
        assert "标记都放开了" in note(pilot) and isinstance(pilot.app.screen, TrayRoom)
        await pilot.press("m", "Y")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("home", "enter")
        await until(pilot, lambda: len(copied) == 2)
        assert copied[1].count("[N]. ") == 1


async def test_what_is_taken_out_is_marked_no_longer_and_what_vanished_is_not_marked(make_app: MakeApp) -> None:
    keep(lost(TEXTS[0]))
    async with make_app().run_test(size=(120, 40)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "space")
        await to_tray(pilot)
        await pilot.press("m")
        assert "不能与别的一起复制" in note(pilot) and not pilot.app.marked.passages  # type: ignore[attr-defined]
        await pilot.press("j", "m")
        assert len(pilot.app.marked.passages) == 1  # type: ignore[attr-defined]
        await pilot.press("d")
        assert not pilot.app.marked.passages  # type: ignore[attr-defined]


async def test_an_older_file_is_replaced_only_when_asked(make_app: MakeApp, in_folder: Path) -> None:
    keep(lost(TEXTS[0]))
    file = in_folder / "mine.md"
    file.write_text("mine", encoding="utf-8")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await to_tray(pilot)
        for answer, said in ((["enter"], "没有改动"), (["j", "enter"], "已存为")):
            await pilot.press("x", "enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
            pilot.app.screen.query_one(LineField).value = "mine"
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
            await pilot.press(*answer)
            await until(pilot, partial(_says, pilot, said))
        assert TEXTS[0] in file.read_text(encoding="utf-8")


async def test_a_place_that_refuses_is_told_in_one_line(make_app: MakeApp, in_folder: Path) -> None:
    keep(lost(TEXTS[0]))
    async with make_app().run_test(size=(80, 24)) as pilot:
        await to_tray(pilot)
        await pilot.press("x", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        pilot.app.screen.query_one(LineField).value = "没有的文件夹/tray.md"
        await pilot.press("enter")
        await until(pilot, lambda: "无法写入" in note(pilot))
        assert isinstance(pilot.app.screen, TrayRoom)


async def test_a_full_disk_is_told_and_nothing_is_lost(make_app: MakeApp, in_folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (in_folder / "full.md").symlink_to("/dev/full")
    keep(lost(TEXTS[0]))
    async with make_app().run_test(size=(120, 34)) as pilot:
        tray = await to_tray(pilot)
        await pilot.press("x", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, LineDialog))
        pilot.app.screen.query_one(LineField).value = "full.md"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice) or "磁盘已满" in note(pilot))
        if isinstance(pilot.app.screen, Choice):
            await pilot.press("j", "enter")
        await until(pilot, lambda: "full.md" in note(pilot) and "磁盘已满" in note(pilot))
        assert [item.text for item in tray.items] == [TEXTS[0]]


async def test_an_empty_tray_names_the_key_and_a_damaged_one_is_left_alone(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "5")
        await until(pilot, lambda: "Space" in painted(pilot))
        await pilot.press("J", "d", "e", "y", "Y", "x", "u")
        assert isinstance(pilot.app.screen, TrayRoom | Choice)
    path = locations.state() / "tray.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{", encoding="utf-8")
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom) and part(pilot, ResultList).hits)
        await pilot.press("escape", "enter", "j")
        part(pilot, ResultList).focus()
        await pilot.press("space")
        assert isinstance(pilot.app.screen, SearchRoom) and "无法读取" in note(pilot)
        await pilot.press("5")
        await until(pilot, lambda: part(pilot, Empty, "tray-empty").display)
        assert "无法读取" in painted(pilot)
    assert path.read_text(encoding="utf-8") == "{"


async def test_the_tray_is_there_in_the_next_session(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "space")
    async with make_app().run_test(size=(80, 24)) as pilot:
        assert len((await to_tray(pilot)).items) == 1
    assert json.loads((locations.state() / "tray.json").read_text(encoding="utf-8"))["version"] == 1
