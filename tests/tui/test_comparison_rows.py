"""The rows of a comparison on the screen: nothing cut away at any width, every source in reach, words found in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from jbtui import words
from jbtui.compare import Comparison, Side, compare_figures, table
from jbtui.compare.change import series
from jbtui.compare.keyness import Keyword
from jbtui.compare.passages import passages
from jbtui.compare.wording import worded
from jbtui.export.document import Heading
from jbtui.ingest import ingest
from jbtui.tui.app import ReadingRoom
from jbtui.tui.entries import Entry, Turn, listed
from jbtui.tui.screens.chart import ChartDialog
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.compare import CompareRoom
from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.comparison_prompt import Layout, prompt
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from tests.compare.making import figure, paragraph
from tests.tui.driving import note, painted, part, until


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Two districts: a proposed match with several reasons, a conflict, one side alone, passages, words, a series."""
    left = [
        figure("完成整治改造老旧小区数", "9个", "2018/2020-11", theme="城乡争优"),
        figure("上市企业数", "9家", "2019", theme="产业争先"),
        figure("上市企业数", "12家", "2019", theme="产业争先"),
        figure("年出货量", "1.7亿平方米", None, subject="膜幻动力小镇", theme="产业争先"),
    ]
    right = [
        figure("安排老旧小区改造数", "41个", "2020", subject="北仑区", district="北仑区", theme="城乡争优"),
        figure("上市企业数", "15家", "2019", subject="北仑区", district="北仑区", theme="产业争先"),
    ]
    texts = [
        [paragraph("江北区老旧小区改造惠及居民三千户，街道吹哨、部门报到。" * 3, theme="城乡争优")],
        [paragraph("北仑区老旧小区改造和微改造项目惠及居民，治理污水。" * 3, theme="城乡争优", district="北仑区")],
    ]
    one, other = (worded(side, words.cut) for side in texts)
    over_time = series([figure("产值", "681.4亿元", "2017"), figure("产值", "843.8亿元", "2019")], {})
    assert over_time is not None
    return Comparison(
        Side("江北区"),
        Side("北仑区"),
        compare_figures(left, right, names=("江北区", "北仑区"), cut=words.cut),
        passages(one, other),
        ((Keyword("老旧", 9, 2, 12.0),), (Keyword("港口", 7, 0, 15.0),)),
        (over_time,),
    )


def entries(comparison: Comparison, **chosen: object) -> list[Heading | Entry]:
    return listed(comparison, table.lines(comparison), **chosen)  # type: ignore[arg-type]


def texts(items: list[Heading | Entry]) -> list[str]:
    return [item.text for item in items if isinstance(item, Heading)]


def test_rows_and_passages_stand_under_their_themes_changes_and_words_come_last(comparison: Comparison) -> None:
    assert texts(entries(comparison)) == [
        "产业争先", "城乡争优", "城乡争优  段落", "随时间的变化", "各自多用的词"
    ]  # fmt: skip


def test_words_and_the_toggle_leave_what_was_asked_for(comparison: Comparison) -> None:
    assert texts(entries(comparison, words="老旧 41个")) == ["城乡争优"]
    assert texts(entries(comparison, words="没有这样的字")) == []
    shared = entries(comparison, only_shared=True)
    assert all(item.shared for item in shared if isinstance(item, Entry))
    assert not any("年出货量" in item.said() for item in shared if isinstance(item, Entry))


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("width", [30, 56, 76, 97, 116])
def test_nothing_said_of_a_figure_is_cut_away(comparison: Comparison, width: int, layout: Layout) -> None:
    for item in entries(comparison):
        drawn = prompt(item, width, layout)
        assert all(cell_len(line) <= width for line in drawn.plain.split("\n"))
        if not isinstance(item, Entry) or item.line is None:
            continue
        seen = sorted("".join(drawn.plain.split()))
        line = item.line
        wanted = [line.indicator.replace("≈", "~"), line.kind, line.left, line.right]
        wanted += [line.difference, line.ratio, line.why] if item.shared else []
        for character in sorted("".join("".join(wanted).split())):
            assert character in seen
            seen.remove(character)


def test_common_words_are_underlined_on_both_sides(comparison: Comparison) -> None:
    (pair,) = (item for item in entries(comparison) if isinstance(item, Entry) and item.opposite)
    drawn = prompt(pair, 76, Layout.ALTERNATE)
    underlined = {drawn.plain[s.start : s.end] for s in drawn.spans if "underline" in str(s.style)}
    assert any("小区" in text for text in underlined) and not any("污水" in text for text in underlined)


def test_the_sources_of_a_row_are_gone_through_in_turn(comparison: Comparison) -> None:
    (listed_firms,) = (
        item
        for item in entries(comparison)
        if isinstance(item, Entry) and item.row and item.row.indicator == "上市企业数"
    )
    turn, quotes = Turn(listed_firms), []
    for _time in range(turn.all):
        assert turn.place.figure is not None
        quotes.append(turn.place.figure.quote)
        turn = turn.next()
    assert turn == Turn(listed_firms)
    assert quotes[1] == "15家" and sorted(quotes) == ["12家", "15家", "9家"]


ARTICLES = {
    "a.txt": "江北区2018年经济运行\n\n2018年，江北区实现地区生产总值520.6亿元，老旧小区改造9个。\n",
    "b.txt": "江北区2019年经济运行\n\n2019年，江北区实现地区生产总值580.6亿元。\n",
    "c.txt": "北仑区2019年经济运行\n\n2019年，北仑区实现地区生产总值1900亿元，老旧小区改造41个。\n",
}


@pytest.fixture
def index(in_folder: Path) -> Path:
    for name, text in ARTICLES.items():
        (in_folder / name).write_text(text, encoding="utf-8")
    ingest([in_folder], in_folder / "i.db")
    return in_folder / "i.db"


async def test_in_a_small_terminal_both_sources_are_read_and_the_way_leads_back(index: Path) -> None:
    async with ReadingRoom(index).run_test(size=(80, 24)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        rows, page = part(pilot, ComparisonList), part(pilot, Page)
        await until(pilot, lambda: rows.has_focus and rows.entries)
        await pilot.press("n", "enter")
        await until(pilot, lambda: page.has_focus and page.article)
        first = page.article.file if page.article else ""
        await pilot.press("enter")
        await until(pilot, lambda: page.article and page.article.file != first)
        assert "出处 2/" in note(pilot)
        await pilot.press("escape")
        assert rows.has_focus


async def test_words_narrow_the_rows_and_escape_lets_them_go(index: Path) -> None:
    async with ReadingRoom(index).run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        rows = part(pilot, ComparisonList)
        await until(pilot, lambda: rows.has_focus and rows.entries)
        whole = len(rows.entries)
        await pilot.press("f")
        part(pilot, QueryInput, "within").value = "老旧"
        await until(pilot, lambda: 0 < len(rows.entries) < whole)
        assert all("老旧" in entry.said() for entry in rows.entries)
        await pilot.press("enter")
        assert rows.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: len(rows.entries) == whole)


async def test_a_change_over_time_is_drawn_and_either_side_is_chosen_from_a_list(index: Path) -> None:
    async with ReadingRoom(index).run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        rows = part(pilot, ComparisonList)
        await until(pilot, lambda: rows.has_focus and rows.entries)
        await pilot.press("g")
        assert "随时间变化" in note(pilot)
        part(pilot, QueryInput, "left").value = "江北@2018"
        part(pilot, QueryInput, "right").value = "江北@2019"
        part(pilot, QueryInput, "right").focus()
        await pilot.press("enter")
        await until(pilot, lambda: any(entry.series for entry in rows.entries))
        rows.highlighted = next(n for n, item in enumerate(rows.items) if isinstance(item, Entry) and item.series)
        rows.focus()
        await pilot.press("g")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChartDialog) and "580.6亿元" in painted(pilot))
        assert "2018全年" in painted(pilot)
        await pilot.press("escape", "C")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        await until(pilot, lambda: part(pilot, QueryInput, "right").value == "江北区@2019")
        assert part(pilot, QueryInput, "left").value != "江北@2018"
