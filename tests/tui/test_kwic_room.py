"""The concordance driven by keys: in step with the search screen, ordered, opened and come back from, written out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from jbtui.concordance import KwicLine
from jbtui.tui.asking import Ask
from jbtui.tui.messages import Volume
from jbtui.tui.screens.compare import CompareRoom
from jbtui.tui.screens.kwic import KwicRoom
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.widgets import kwic_lines
from jbtui.tui.widgets.kwic_lines import KwicLines, laid
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from jbtui.tui.widgets.summary import summary
from tests.tui.conftest import MakeApp
from tests.tui.driving import note, painted, part, settled, type_text, until
from tests.tui.shelf import Shelf, article, volumes

WORD = "最多跑一次"


async def to_kwic(pilot: Pilot[int], word: str = WORD) -> KwicLines:
    await type_text(pilot, word)
    await until(pilot, lambda: part(pilot, ResultList).hits)
    await pilot.press("escape", "4")
    await until(pilot, lambda: isinstance(pilot.app.screen, KwicRoom))
    lines = part(pilot, KwicLines)
    await until(pilot, lambda: lines.has_focus and lines.lines)
    return lines


async def test_the_query_of_the_search_is_aligned_on_its_word(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lines = await to_kwic(pilot)
        assert part(pilot, QueryInput).value == WORD and len(lines.lines) == 3
        rows = [row for row in painted(pilot).split("\n") if WORD in row and "查询" not in row]
        assert len(rows) == 3
        assert len({cell_len(row[: row.index(WORD)]) for row in rows}) == 1


async def test_both_screens_hold_the_same_query(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        lines = await to_kwic(pilot)
        await pilot.press("slash", *["backspace"] * 5, *"群众")
        await until(pilot, lambda: lines.lines and all(line.keyword == "群众" for line in lines.lines))
        await pilot.press("down", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom))
        await until(pilot, lambda: {hit.paragraph.id for hit in part(pilot, ResultList).hits} == {
            line.paragraph.id for line in lines.lines
        })  # fmt: skip
        assert part(pilot, QueryInput).value == "群众"


async def test_filters_of_the_search_hold_here(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await type_text(pilot, WORD)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        screen = pilot.app.screen
        assert isinstance(screen, SearchRoom)
        screen.submit(screen.ask.toggle("district", "西山区"))
        await pilot.press("escape", "4")
        await until(pilot, lambda: isinstance(pilot.app.screen, KwicRoom))
        await until(pilot, lambda: len(part(pilot, KwicLines).lines) == 1)
        assert "区县:西山区" in painted(pilot)


async def test_orders_follow_each_other(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        lines = await to_kwic(pilot)
        read = [line.paragraph.id for line in lines.lines]
        for name in ("按日期", "按左侧", "按右侧", "按原文"):
            await pilot.press("s")
            await until(pilot, lambda name=name: name in painted(pilot))  # type: ignore[misc]
        assert [line.paragraph.id for line in lines.lines] == read


async def test_enter_reads_in_the_search_screen_and_back_leads_here(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lines = await to_kwic(pilot)
        await pilot.press("j", "j")
        wanted = lines.current
        assert wanted is not None
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom))
        page = part(pilot, Page)
        await until(pilot, lambda: page.has_focus and page.current)
        assert page.current is not None and page.current.id == wanted.paragraph.id and page.hits
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: isinstance(pilot.app.screen, KwicRoom) and lines.has_focus)
        assert lines.current == wanted


async def test_a_query_changed_here_does_not_take_the_reader_elsewhere(make_app: MakeApp) -> None:
    """The results that arrive for the changed query must not replace the passage that was opened."""
    async with make_app().run_test(size=(170, 45)) as pilot:
        lines = await to_kwic(pilot)
        await pilot.press("slash", *["backspace"] * 5, *"地区", "enter")
        await until(pilot, lambda: lines.has_focus and lines.lines and lines.lines[-1].keyword == "地区")
        await pilot.press("G")
        wanted = lines.current
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom))
        page = part(pilot, Page)
        await until(pilot, lambda: page.current and part(pilot, ResultList).hits)
        await settled(pilot)
        assert wanted is not None and page.current is not None and page.current.id == wanted.paragraph.id


async def test_a_line_is_copied_as_its_sentence_with_its_source_and_collected(
    make_app: MakeApp, copied: list[str]
) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        lines = await to_kwic(pilot)
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert "全区14个部门事项" in copied[0] and "企业代办员" not in copied[0] and "east.txt" in copied[0]
        await pilot.press("space")
        assert ">+" in painted(pilot) and "收入摘录 1 条" in note(pilot)
        assert lines.has_focus


async def test_the_summary_counts_draws_and_scrolls(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await to_kwic(pilot)
        await pilot.press("f")
        await until(pilot, lambda: "东河区" in painted(pilot))
        drawn = painted(pilot)
        assert "改革" in drawn and "12.3" in drawn and "最多跑一次改革" in drawn
        await pilot.press("escape")
        assert part(pilot, KwicLines).has_focus


@pytest.mark.parametrize("width", [40, 44, 70])
def test_the_summary_fits(width: int) -> None:
    found = Shelf().concordance(Ask(WORD))
    assert all(line.cell_length <= width for line in summary(found, width).split("\n"))


@pytest.mark.parametrize(("down", "suffix"), [(0, "csv"), (2, "json")])
async def test_written_to_a_file(make_app: MakeApp, in_folder: Path, down: int, suffix: str) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await to_kwic(pilot)
        await pilot.press("e", *["j"] * down, "enter")
        file = in_folder / f"语境-{WORD}.{suffix}"
        await until(pilot, lambda: file.name in note(pilot))
        text = file.read_text(encoding="utf-8-sig")
        assert text.count("east.txt") == 2
        assert suffix == "csv" or len(json.loads(text)["lines"]) == 3


async def test_without_a_query_the_next_key_is_named(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "4")
        await until(pilot, lambda: isinstance(pilot.app.screen, KwicRoom) and "还没有要看的词" in painted(pilot))
        await pilot.press("s", "e", "y", "enter", "j", "f", "escape")
        await pilot.press("slash", *"查无此词")
        await until(pilot, lambda: "没有找到" in painted(pilot))
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))


def many(count: int) -> tuple[Volume, ...]:
    """A volume of half as many paragraphs with the word."""
    text = "title|长文\n" + "\n".join(f"body|第{n}件，以攻坚促发展，[/foo]再攻坚。" for n in range(count // 2))
    volume = article("long.txt", text, "东河区", "2019-02")
    return (volume,)


async def test_of_ten_thousand_lines_only_those_in_sight_are_set(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with make_app(volumes=many(10_000)).run_test(size=(170, 45)) as pilot:
        lines = await to_kwic(pilot, "攻坚")
        assert len(lines.lines) == 10_000
        await pilot.press("G")
        assert lines.place == 9_999 and "[/foo]" in painted(pilot)
        set_anew: list[KwicLine] = []

        def counted(line: KwicLine, *given: Any) -> tuple[str, str, str, str]:
            set_anew.append(line)
            return laid(line, *given)

        monkeypatch.setattr(kwic_lines, "laid", counted)
        await pilot.press("k")
        assert 0 < len(set_anew) <= 2 * lines.size.height


@given(st.text(max_size=60), st.integers(0, 60), st.integers(30, 160), st.integers(2, 20))
def test_every_line_is_as_wide_as_asked(text: str, at: int, width: int, word: int) -> None:
    paragraph = replace(volumes()[0].paragraphs[2], text=text)
    line = KwicLine(paragraph, volumes()[0].article, min(at, len(text)), min(at + 2, len(text)))
    source, left, keyword, right = laid(line, width, word)
    assert cell_len(f"{source}{left} {keyword} {right}") == width
    assert cell_len(keyword) == word
