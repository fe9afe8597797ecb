"""Queries taken up again: searches that are kept, the history, the last session with the place one was at."""

from __future__ import annotations

import json

import pytest

from jbtui import locations
from jbtui.tui import state
from jbtui.tui.asking import Ask
from jbtui.tui.preferences import Preferences
from jbtui.tui.saved import SavedSearches
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.widgets.figure_table import FigureTable
from jbtui.tui.widgets.kwic_lines import KwicLines
from jbtui.tui.widgets.lists import MarkedList
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import Gate, MakeApp
from tests.tui.driving import note, painted, part, type_text, until
from tests.tui.shelf import Shelf

QUERY = "最多跑一次"


# ---- the file of saved searches


def test_a_search_is_kept_with_its_filters_and_order() -> None:
    saved, one = SavedSearches(), Ask(QUERY, (("district", "东河区"),), "date")
    assert saved.all() == ()
    assert saved.toggle(one) and saved.toggle(Ask("项目"))
    assert SavedSearches().all() == (Ask("项目"), one)
    assert not saved.toggle(one)
    assert SavedSearches().all() == (Ask("项目"),)


def test_two_sessions_keep_each_others_searches() -> None:
    first, second = SavedSearches(), SavedSearches()
    first.toggle(Ask("甲"))
    second.toggle(Ask("乙"))
    assert [ask.query for ask in first.all()] == ["乙", "甲"]


@pytest.mark.parametrize(
    "written", ["", "{", "[]", '{"searches": 3}', '{"searches": [{"query": 3, "chosen": [], "sort": "date"}]}']
)
async def test_a_damaged_file_is_told_and_left_alone(make_app: MakeApp, written: str) -> None:
    file = SavedSearches().path
    file.parent.mkdir(parents=True)
    file.write_text(written, encoding="utf-8")
    async with make_app().run_test() as pilot:
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("escape", "b")
        await pilot.pause()
        assert str(file.name) in note(pilot)
    assert file.read_text(encoding="utf-8") == written


async def test_a_disk_that_refuses_is_told(make_app: MakeApp) -> None:
    locations.state().parent.mkdir(parents=True, exist_ok=True)
    locations.state().write_text("a file where the folder should be")
    async with make_app().run_test() as pilot:
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("escape", "b")
        await pilot.pause()
        assert "searches.json" in note(pilot) and pilot.app.is_running


# ---- in the app


async def test_a_search_is_kept_listed_and_asked_again(make_app: MakeApp) -> None:
    app = make_app()
    app.session.chosen = [["district", "东河区"]]
    async with app.run_test() as pilot:
        results, field = part(pilot, ResultList), part(pilot, QueryInput, "query")
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(results.hits) == 2)
        await pilot.press("escape", "b")
        assert "B" in note(pilot)
        await pilot.press("x", "slash", "ctrl+u", *"项目", "enter")
        await until(pilot, lambda: app.session.query == "项目")
        await pilot.press("B")
        await until(pilot, lambda: isinstance(app.screen, Choice))
        assert f"* {QUERY}  区县:东河区" in painted(pilot) and "  项目" in painted(pilot)
        await pilot.press("down", "enter")
        await until(pilot, lambda: field.value == QUERY and len(results.hits) == 2)
        assert app.session.chosen == [["district", "东河区"]]


async def test_the_list_narrows_as_one_types_and_opens_from_the_query(make_app: MakeApp) -> None:
    app = make_app()
    app.session.history = ["改革", "项目", QUERY]
    async with app.run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: isinstance(app.screen, Choice))
        await type_text(pilot, "改")
        await until(pilot, lambda: app.screen.query_one(MarkedList).option_count == 1)
        await pilot.press("enter")
        await until(pilot, lambda: part(pilot, QueryInput, "query").value == "改革")


async def test_nothing_to_keep_and_nothing_kept_is_said(make_app: MakeApp) -> None:
    async with make_app().run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "b")
        assert "还没有查询可存" in note(pilot)
        await pilot.press("B")
        assert "还没有先前的查询" in note(pilot) and isinstance(pilot.app.screen, SearchRoom)


# ---- the last session


async def test_one_comes_back_to_the_passage_one_was_reading(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "j", "enter")
        await until(pilot, lambda: page.has_focus and page.current)
        await pilot.press("j")
        left = page.current
        await pilot.press("q")
    async with make_app().run_test(size=(120, 34)) as pilot:
        page, results = part(pilot, Page), part(pilot, ResultList)
        await until(pilot, lambda: page.has_focus and page.current == left)
        assert part(pilot, QueryInput, "query").value == QUERY and len(results.hits) == 3


async def test_the_filter_of_the_figures_and_the_order_of_the_concordance_come_back(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "2")
        await until(pilot, lambda: len(part(pilot, FigureTable).rows) == 6)
        await pilot.press("slash", *"生产总值", "down", "s", "s")
        await until(pilot, lambda: len(part(pilot, FigureTable).rows) == 4 and "数字 v" in painted(pilot))
        await pilot.press("4")
        await until(pilot, lambda: len(part(pilot, KwicLines).lines) == 3)
        await pilot.press("s", "s", "s")
        await until(pilot, lambda: "按右侧" in painted(pilot))
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: "按右侧" in painted(pilot))
        await pilot.press("2")
        await until(pilot, lambda: len(part(pilot, FigureTable).rows) == 4 and "数字 v" in painted(pilot))
        assert part(pilot, QueryInput, "query").value == "生产总值"
    async with make_app(preferences=Preferences(restore=False)).run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "2")
        await until(pilot, lambda: len(part(pilot, FigureTable).rows) == 6)


async def test_the_result_one_was_at_is_highlighted(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "j", "j")
        page, results = part(pilot, Page), part(pilot, ResultList)
        await until(pilot, lambda: page.current and page.current == results.hits[2].paragraph)
        await pilot.press("q")
    async with make_app().run_test(size=(120, 34)) as pilot:
        results = part(pilot, ResultList)
        await until(pilot, lambda: results.highlighted == 2)
        assert not part(pilot, Page).has_focus


async def test_another_query_before_the_index_is_open_stays_where_it_leads(make_app: MakeApp, gate: Gate) -> None:
    app = make_app()
    app.session.query, app.session.article, app.session.paragraph, app.session.reading = QUERY, "x", "y", True
    gate.hold_index(app)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+u", *"项目")
        gate.open()
        await until(pilot, lambda: part(pilot, ResultList).hits)
        assert part(pilot, QueryInput, "query").has_focus and app.session.query == "项目"


@pytest.mark.parametrize("article", ["gone", ""])
async def test_a_passage_that_is_gone_is_no_hindrance(make_app: MakeApp, article: str) -> None:
    app = make_app()
    app.session.article, app.session.paragraph, app.session.reading = article, "gone", True
    async with app.run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "slash", *"改革")
        await until(pilot, lambda: app.session.query == "改革")


async def test_told_not_to_the_app_starts_afresh(make_app: MakeApp) -> None:
    session = state.Session(query=QUERY, room="figures", article="a", reading=True, history=["甲"], style="ris")
    assert state.save(session) == ""
    app = make_app(preferences=Preferences(restore=False))
    async with app.run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        assert isinstance(app.screen, SearchRoom) and part(pilot, QueryInput, "query").value == ""
        assert (app.session.history, app.session.style) == (["甲"], "ris")


def test_a_session_of_another_version_is_read_as_far_as_it_goes() -> None:
    state.place().parent.mkdir(parents=True)
    state.place().write_text(json.dumps({"query": QUERY, "reading": "yes", "future": 1}), encoding="utf-8")
    assert (state.load().query, state.load().reading) == (QUERY, False)


@pytest.mark.parametrize("keys", [("escape", "slash"), ("甲",), ("backspace",)])
async def test_one_who_writes_already_is_not_taken_to_the_passage_of_before(
    make_app: MakeApp, gate: Gate, keys: tuple[str, ...]
) -> None:
    app = make_app(pace=gate.pace)
    paragraph = Shelf().volumes[0].paragraphs[2]
    session = app.session
    session.query, session.article, session.paragraph, session.reading = QUERY, paragraph.article, paragraph.id, True
    async with app.run_test(size=(120, 34)) as pilot:
        field = part(pilot, QueryInput, "query")
        field._quiet = None  # the first results come before typing pauses
        await pilot.press(*keys)
        gate.open()
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("乙")
        assert field.has_focus and field.value.endswith("乙")
