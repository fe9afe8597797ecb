"""The search screen driven by keys: from a query to a cited copy, and back out layer by layer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.content import Content
from textual.pilot import Pilot

from jbtui.errors import IndexDamaged, IndexMissing
from jbtui.search.results import Results
from jbtui.tui.asking import PAGE, Ask
from jbtui.tui.messages import Volume
from jbtui.tui.preferences import Preferences
from jbtui.tui.screens import search as under_test
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.kwic import KwicRoom
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.typeset import GUTTER, INDENT
from jbtui.tui.widgets.chips import Chip
from jbtui.tui.widgets.empty import Empty
from jbtui.tui.widgets.facet_list import FacetList
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import Gate, MakeApp
from tests.tui.driving import note, painted, part, room, settled, type_text, until
from tests.tui.shelf import Shelf, article, volumes

QUERY = "最多跑一次"


def empty_text(empty: Empty) -> str:
    shown = empty.render()
    assert isinstance(shown, Content)
    return shown.plain


async def test_from_query_to_cited_copy(make_app: MakeApp, copied: list[str]) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        results, page = part(pilot, ResultList), part(pilot, Page)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter")
        assert results.has_focus and results.current is results.hits[0]
        await pilot.press("j", "enter")
        await until(pilot, lambda: page.current is not None)
        await until(pilot, lambda: page.has_focus)
        current = page.current
        assert current is not None and current.number == 3
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert current.text in copied[0] and "[报名不详], [2019-02]: 第3段" in copied[0]
        await until(pilot, lambda: note(pilot).startswith("第3段"))
        assert "GB/T 7714" in note(pilot) and "OSC 52" in note(pilot)


async def test_the_first_hit_opened_is_in_view(make_app: MakeApp) -> None:
    # One pane at a time: the page has neither size nor scrollbar until it is opened.
    async with make_app().run_test(size=(80, 10)) as pilot:
        results, page = part(pilot, ResultList), part(pilot, Page)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: page.has_focus and page.sheet)
        assert page.sheet is not None
        height, hit = page.scrollable_content_region.height, page.hits[page.hit]
        row = page.sheet.line_at(hit.paragraph, hit.start)
        assert row >= height and page.scroll_offset.y <= row < page.scroll_offset.y + height


async def test_marks_and_the_way_through_them(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, QUERY)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        assert [page.sheet.paragraphs[hit.paragraph].number for hit in page.hits if page.sheet] == [2, 3]
        assert page.hit == 0
        await pilot.press("n")
        assert page.hit == 1 and page.current is not None and page.current.number == 3
        await pilot.press("n")
        assert page.hit == 0
        await pilot.press("N")
        assert page.hit == 1


async def test_sentences_are_selected_and_copied(make_app: MakeApp, copied: list[str]) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, QUERY)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        await pilot.press("v", "y")
        await until(pilot, lambda: len(copied) == 1)
        assert "“最多跑一次”事项达到1238项。" in copied[0] and "办事大厅" not in copied[0]
        await pilot.press("v", "y")
        await until(pilot, lambda: len(copied) == 2)
        assert "一趟就够。”" in copied[1].replace("’", "”")
        await pilot.press("escape")
        assert page.has_focus and not page.selected


async def test_the_mouse_selects_exact_text(make_app: MakeApp, copied: list[str]) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, QUERY)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.sheet)
        sheet = page.sheet
        assert sheet is not None
        number = next(n for n, p in enumerate(sheet.paragraphs) if p.number == 1)
        row = sheet.firsts[number] - page.scroll_offset.y
        left = GUTTER + INDENT
        await pilot.mouse_down(page, offset=(left, row))
        await pilot.hover(page, offset=(left + 8, row))
        await pilot.mouse_up(page, offset=(left + 8, row))
        await pilot.pause()
        selected = page.selected
        assert len(selected) == 1 and selected[0].paragraph == number
        text = sheet.paragraphs[number].text[selected[0].start : selected[0].end]
        assert text.startswith("2018年")
        await pilot.press("y")
        await until(pilot, lambda: copied)
        assert f"“{text}”" in copied[0]


async def test_facets_narrow_and_escape_peels(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        results, facets = part(pilot, ResultList), part(pilot, FacetList)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(results.hits) == 3 and facets.option_count)
        await pilot.press("enter", "f")
        assert facets.has_focus
        await pilot.press("j", "space")
        await until(pilot, lambda: len(results.hits) == 2)
        assert [chip.chosen for chip in room(pilot).query(Chip)] == [("district", "东河区")]
        await pilot.press("escape")
        assert results.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("escape")
        assert results.has_focus  # letters stay commands where no layer is left
        assert "没有可退的了" in note(pilot)


async def test_a_filter_is_taken_away_with_the_mouse(make_app: MakeApp) -> None:
    app = make_app()
    app.session.chosen = [["district", "西山区"]]
    async with app.run_test(size=(120, 34)) as pilot:
        results = part(pilot, ResultList)
        await until(pilot, lambda: len(results.hits) == 7)
        await pilot.click(Chip)
        await until(pilot, lambda: len(results.hits) == 17)


async def test_nothing_found_names_the_next_key(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await type_text(pilot, "查无此词")
        empty = part(pilot, Empty, "result-empty")
        await until(pilot, lambda: empty.display and "没有找到" in empty_text(empty))
        assert "/" in empty_text(empty) and "?" in empty_text(empty)


async def test_results_of_an_older_query_never_replace_newer_ones(make_app: MakeApp, gate: Gate) -> None:
    def pace(ask: Ask) -> None:
        if ask.query == "最":
            gate.wait()

    async with make_app(pace=pace).run_test() as pilot:
        results = part(pilot, ResultList)
        await until(pilot, lambda: results.hits)
        await pilot.press("最")
        await pilot.pause(0.1)
        await type_text(pilot, "多跑一次")
        await pilot.pause(0.1)
        gate.open()
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.pause(0.2)
        assert len(results.hits) == 3


async def test_old_results_stay_until_the_new_ones_arrive(make_app: MakeApp, gate: Gate) -> None:
    async with make_app(pace=gate.pace).run_test() as pilot:
        results = part(pilot, ResultList)
        await until(pilot, lambda: len(results.hits) == 17)
        await type_text(pilot, QUERY)
        await pilot.pause(0.1)
        assert len(results.hits) == 17 and results.display
        assert part(pilot, QueryInput, "query").value == QUERY
        gate.open()
        await until(pilot, lambda: len(results.hits) == 3)


async def test_more_pages_are_fetched_at_the_end(make_app: MakeApp) -> None:
    text = "\n".join(["title|长文", *(f"body|第{n}个项目开工。" for n in range(PAGE + 30))])
    app = make_app(volumes=(article("long.txt", text, "东河区", "2019"),))
    async with app.run_test() as pilot:
        results = part(pilot, ResultList)
        await type_text(pilot, "项目")
        await until(pilot, lambda: len(results.hits) == PAGE)
        await pilot.press("enter", "end", "enter")
        await until(pilot, lambda: len(results.hits) == PAGE + 30)
        assert results.highlighted == PAGE


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (IndexMissing("没有索引 x.db", "运行 jbtui ingest"), "jbtui ingest"),
        (IndexDamaged("索引已损坏", "运行 jbtui ingest --rebuild"), "--rebuild"),
    ],
)
async def test_a_faulty_index_shows_the_command_that_mends(make_app: MakeApp, fault: Exception, told: str) -> None:
    async with make_app(fault=fault).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: told in empty_text(part(pilot, Empty, "result-empty")))
        assert told in painted(pilot)
        await pilot.press("escape", "2")
        await until(pilot, lambda: told in empty_text(part(pilot, Empty, "table-empty")))


@pytest.mark.parametrize(
    "query",
    ['"', "“", "((((", "-", "||", "区:", "[/foo]", "[@click=app.quit]x[/]", "\\", "'; DROP TABLE x", "的" * 3000, "😀"],
)
async def test_any_query_is_only_a_query(make_app: MakeApp, query: str) -> None:
    async with make_app().run_test() as pilot:
        field = part(pilot, QueryInput, "query")
        field.value = query
        await pilot.pause(0.1)
        assert field.value == query and pilot.app.is_running
        assert not pilot.app.screen.is_modal


HOSTILE = (
    "[/foo]",
    "[@click=app.quit]x[/]",
    "[bold red]甲",
    "\x1b[31m红\x1b]52;c;aGFjaw==\x07",
    "\x9b31m\u202e反",
)


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_hostile_articles_are_inert_everywhere(make_app: MakeApp, copied: list[str], hostile: str) -> None:
    text = f"title|甲{hostile}\nheading|乙{hostile}\nbody|项目{hostile}达到10个。\ncaption|图{hostile}"
    volume = article(f"{hostile}.txt", text, f"区{hostile}", "2019", campaign=f"行{hostile}")
    async with make_app(volumes=(volume,)).run_test(size=(170, 45)) as pilot:
        results, page = part(pilot, ResultList), part(pilot, Page)
        await type_text(pilot, "项目")
        await until(pilot, lambda: len(results.hits) == 1)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.sheet)
        await pilot.press("f", "space")
        await settled(pilot)
        drawn = painted(pilot)
        assert not any(ord(character) < 32 and character != "\n" for character in drawn)
        assert not any(character in drawn for character in "\x9b\x7f\u202e")
        if hostile.startswith("["):
            assert hostile in drawn
        for y in range(45):
            for x in range(0, 170, 17):
                assert pilot.app.screen.get_style_at(x, y).meta.get("@click") is None
        await pilot.press("escape", "y")
        await until(pilot, lambda: copied)
        assert "\x1b" not in copied[0]
        assert pilot.app.is_running


async def test_the_style_is_chosen_once_and_remembered(make_app: MakeApp, copied: list[str]) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await type_text(pilot, QUERY)
        results = part(pilot, ResultList)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "Y")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: len(copied) == 1)
        assert copied[0].startswith(">") and app.session.style == "markdown"
        await pilot.press("y")
        await until(pilot, lambda: len(copied) == 2)
        assert copied[1] == copied[0]


async def test_history_comes_back_with_up(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        field = part(pilot, QueryInput, "query")
        await type_text(pilot, "项目")
        await pilot.press("enter", "slash", "ctrl+u")
        await type_text(pilot, "改革")
        await pilot.press("enter", "slash", "ctrl+u", "up")
        assert field.value == "改革"
        await pilot.press("up")
        assert field.value == "项目"


async def test_the_last_session_comes_back(make_app: MakeApp) -> None:
    first = make_app()
    async with first.run_test() as pilot:
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "q")
    second = make_app()
    async with second.run_test() as pilot:
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        assert part(pilot, QueryInput, "query").value == QUERY


async def test_outline_and_places_visited(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, QUERY)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.sheet)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("end", "enter")
        await until(pilot, lambda: page.current is not None and page.current.text == "项目比快")
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: page.current is not None and page.current.number == 2)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: page.current is not None and page.current.text == "项目比快")


async def test_the_way_back_leads_to_the_query_as_well(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page, results, field = part(pilot, Page), part(pilot, ResultList), part(pilot, QueryInput, "query")
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        was = page.current
        await pilot.press("slash", "ctrl+u", *"固定资产", "enter")
        await until(pilot, lambda: pilot.app.session.query == "固定资产" and len(results.hits) == 2)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: page.has_focus and page.current != was)
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: field.value == QUERY and len(results.hits) == 3 and page.current == was)
        assert page.has_focus and results.current and results.current.paragraph == was
        await pilot.press("4")
        await until(pilot, lambda: isinstance(pilot.app.screen, KwicRoom))
        await pilot.press("slash", "ctrl+u", *"固定资产", "enter")
        await until(pilot, lambda: pilot.app.session.query == "固定资产")  # type: ignore[attr-defined]
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: field.value == QUERY and page.current == was and page.has_focus)


@pytest.mark.parametrize(
    ("width", "results", "facets", "page"),
    [
        (80, {"result-pane"}, {"facet-pane"}, {"page-pane"}),
        (120, {"result-pane", "page-pane"}, {"facet-pane", "result-pane"}, {"result-pane", "page-pane"}),
        (160, {"facet-pane", "result-pane", "page-pane"}, None, None),
    ],
)
async def test_panes_by_width(
    make_app: MakeApp, width: int, results: set[str], facets: set[str] | None, page: set[str] | None
) -> None:
    async with make_app().run_test(size=(width, 30)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)

        def shown() -> set[str]:
            return {pane.id or "" for pane in room(pilot).query(Pane) if pane.display}

        await pilot.press("escape")
        assert shown() == results
        await pilot.press("f")
        assert shown() == (facets or results)
        await pilot.press("escape", "enter")
        await until(pilot, lambda: shown() == (page or results))


async def test_resizing_while_results_arrive_loses_nothing(make_app: MakeApp, gate: Gate) -> None:
    """What stands there in the end stands so in an app that was never resized: nothing lost, nothing drawn over."""

    async def typed(pilot: Pilot[int], sizes: Sequence[tuple[int, int]]) -> str:
        results, page = part(pilot, ResultList), part(pilot, Page)
        for place, character in enumerate(QUERY):
            await pilot.press(character)
            if sizes:
                await pilot.resize_terminal(*sizes[place % len(sizes)])
        gate.open()
        for size in (*sizes, (170, 45)):
            await pilot.resize_terminal(*size)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: page.has_focus and page.current is not None and page.current.number == 3)
        for size in (*sizes, (170, 45)):
            await pilot.resize_terminal(*size)
        await settled(pilot)
        assert part(pilot, QueryInput, "query").value == QUERY
        return painted(pilot)

    alone = Preferences(restore=False)
    async with make_app(alone, pace=gate.pace).run_test(size=(170, 45)) as pilot:
        resized = await typed(pilot, ((60, 20), (120, 34), (20, 5), (80, 24), (170, 45)))
    async with make_app(alone).run_test(size=(170, 45)) as pilot:
        assert resized == await typed(pilot, ())


async def test_a_terminal_made_wider_shows_the_article_that_the_list_is_at(make_app: MakeApp) -> None:
    async with make_app(Preferences(restore=False)).run_test(size=(80, 24)) as pilot:
        results, page = part(pilot, ResultList), part(pilot, Page)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("down", "j")
        at = results.current
        assert at is not None and page.current is None
        await pilot.resize_terminal(120, 34)
        await until(pilot, lambda: page.current is not None and page.current.id == at.paragraph.id)


@pytest.mark.parametrize("key", ["", "down"])
async def test_the_first_results_do_not_wait_for_the_rest_of_their_page(
    make_app: MakeApp, gate: Gate, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """The rest follows when typing pauses, or when one goes to the list."""
    asked: list[int | None] = []
    search = Shelf.search

    def noted(shelf: Shelf, ask: Ask, first: int | None = None) -> Results:
        if ask.query == "段说项目":
            asked.append(first)
            if first is None:
                gate.wait()
        return search(shelf, ask, first)

    monkeypatch.setattr(Shelf, "search", noted)
    text = "\n".join(["title|长文", *(f"body|第{n}段说项目。" for n in range(PAGE + 20))])
    app = make_app(volumes=(article("long.txt", text, "东河区", "2019"),))
    async with app.run_test(size=(120, 34)) as pilot:
        results = part(pilot, ResultList)
        await type_text(pilot, "段说项目")
        await until(pilot, lambda: asked)
        first = asked[0]
        assert first and 5 < first < 40
        await until(pilot, lambda: len(results.hits) == first)
        if key:
            await pilot.press(key)
        await until(pilot, lambda: asked[-1] is None)
        shown = [hit.paragraph.id for hit in results.hits]
        gate.open()
        await until(pilot, lambda: results.option_count == PAGE + 1)
        assert [hit.paragraph.id for hit in results.hits][:first] == shown and results.highlighted == 0


async def test_the_article_follows_a_highlight_that_rests(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is held down scrolls the list alone."""
    fetched: list[str] = []
    volume = Shelf.volume

    def noted(shelf: Shelf, article: str) -> Volume:
        fetched.append(article)
        return volume(shelf, article)

    monkeypatch.setattr(Shelf, "volume", noted)
    monkeypatch.setattr(under_test, "GLANCE", 1.0)
    shelf = tuple(article(f"{n}.txt", f"title|甲{n}\nbody|一个项目。", "东河区", "2019") for n in range(9))
    async with make_app(volumes=shelf).run_test(size=(120, 34)) as pilot:
        results, page = part(pilot, ResultList), part(pilot, Page)
        await type_text(pilot, "项目")
        await until(pilot, lambda: len(results.hits) == 9 and page.article)
        before = len(fetched)
        await pilot.press("enter", "j", "j", "j", "j", "j")
        await until(pilot, lambda: page.article is not None and page.article.file == "5.txt")
        assert len(fetched) == before + 1


async def test_first_paint_asks_nothing(make_app: MakeApp, gate: Gate) -> None:
    """The screen stands before the index is opened, and typing works in it."""
    app = make_app()
    gate.hold_index(app)
    async with app.run_test() as pilot:
        await type_text(pilot, QUERY)
        assert isinstance(pilot.app.screen, SearchRoom) and not pilot.app.screen.ready
        assert "正在打开索引" in painted(pilot)
        gate.open()
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)


def test_the_shelf_is_what_tests_think() -> None:
    assert [len(volume.paragraphs) for volume in volumes()] == [10, 7]
    assert all(isinstance(volume, Volume) for volume in volumes())
