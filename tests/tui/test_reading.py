"""Reading: several passages marked and copied at once, the way back through places, hits and figures without colour."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Input

from jbtui.search import Hit
from jbtui.tui import content
from jbtui.tui.asking import Ask
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.compare import CompareRoom
from jbtui.tui.screens.figures import FigureRoom
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.set_lines import SetLines
from jbtui.tui.visited import Place, Visited
from jbtui.tui.widgets.comparison_list import ComparisonList
from jbtui.tui.widgets.figure_table import FigureTable
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.result_list import ResultList
from tests.benchmarks import hits
from tests.tui.conftest import MakeApp
from tests.tui.driving import note, painted, part, type_text, until
from tests.tui.shelf import volumes

QUERY = "最多跑一次"


async def test_marked_passages_of_several_screens_are_copied_together(make_app: MakeApp, copied: list[str]) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        results, page = part(pilot, ResultList), part(pilot, Page)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(results.hits) == 3)
        await pilot.press("enter", "m")
        assert ">*" in painted(pilot) and note(pilot).startswith("已标 1 段")
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        await pilot.press("v", "m", "escape")
        await pilot.press("2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom) and part(pilot, FigureTable).has_focus)
        await pilot.press("m", "y")
        await until(pilot, lambda: copied)
        parts = copied[0].split("\n\n")
        assert len(parts) == 3
        assert "全区14个部门" in parts[0] and "掌上可办比例" in parts[1] and "520.6亿元" in parts[2]
        await until(pilot, lambda: not app.marked.passages)
        assert "3 段" in note(pilot)
        await pilot.press("y")
        await until(pilot, lambda: len(copied) == 2)
        assert "\n\n" not in copied[1]


async def test_marks_are_let_go_or_collected(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "m", "j", "m", "m")
        assert len(app.marked.passages) == 1
        await pilot.press("escape")
        assert not app.marked.passages and "标记都放开了" in note(pilot)
        await pilot.press("m", "j", "m", "space")
        assert len(app.collection.tray) == 2 and not app.marked.passages


async def test_the_way_back_leads_through_screens(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.current)
        read = page.current
        await pilot.press("3")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom) and part(pilot, ComparisonList).has_focus)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: part(pilot, Page).current)
        await pilot.press("2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))
        for _back in range(3):
            await pilot.press("left_square_bracket")
            await pilot.pause(0.05)
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchRoom) and page.has_focus)
        assert page.current == read
        await pilot.press("left_square_bracket")
        assert "没有更早的位置" in note(pilot)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareRoom))


async def test_the_outline_is_there_wherever_an_article_is(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, FigureRoom) and part(pilot, FigureTable).has_focus)
        await pilot.press("enter")
        page = part(pilot, Page)
        await until(pilot, lambda: page.has_focus and page.sheet)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, Choice))
        await pilot.press("end", "enter")
        await until(pilot, lambda: page.current is not None and page.current.text == "项目比快")


async def test_hits_and_figures_are_told_without_colour(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, "改革")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 2)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        drawn = [page.render_line(row).text for row in range(page.size.height)]
        hit = next(line for line in drawn if "”改革中" in line)
        figure = next(line for line in drawn if "520.6亿元" in line)
        assert "= " in hit.split("在“")[0] and "- " in figure.split("2018年")[0]
        for role in ("page--hit", "page--figure"):
            assert page.get_component_rich_style(role).underline


async def test_a_next_hit_is_the_next_from_where_one_is(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, QUERY)
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.hits)
        await pilot.press("end", "N")
        assert page.hit == 1 and page.current is not None and page.current.number == 3
        await pilot.press("home", "n")
        assert page.hit == 0 and page.current is not None and page.current.number == 2


def test_places_are_left_where_one_was_last() -> None:
    visited, first, second = Visited(), Place("search", "A", "p1"), Place("search", "B", "p9")
    visited.visit(first)
    visited.leave(Place("search", "A", "p4"))
    visited.visit(second)
    assert visited.go(-1, second) == Place("search", "A", "p4")
    assert visited.go(1, Place("search", "A", "p5")) == second
    assert visited.go(-1, second) == Place("search", "A", "p5")


def test_a_passage_that_one_came_to_for_a_figure_is_one_place() -> None:
    volume, visited = volumes()[0], Visited()
    found = volume.figures[0]
    place = Place("compare", found.article, found.paragraph, found)
    visited.visit(Place("search", "A", "p1"))
    visited.visit(place)
    visited.leave(Place("compare", found.article, found.paragraph))
    assert visited.places[-1] == place, "the figure is still marked when one comes back"
    visited.visit(Place("compare", found.article, found.paragraph))
    assert visited.go(-1, place) == Place("search", "A", "p1")


@pytest.mark.parametrize(
    ("by", "here"), [(-1, Place("kwic")), (1, Place("search", "A", "p1")), (-1, Place("search", "A"))]
)
def test_from_a_place_one_strayed_to_the_last_one_visited_comes_first(by: int, here: Place) -> None:
    visited = Visited()
    visited.visit(Place("search", "A", "p1"))
    expected = Place("search", "A", "p1") if here.room == "kwic" else None
    assert visited.go(by, here) == expected


async def test_results_that_are_not_seen_are_not_set_while_one_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a keystroke costs must not grow with the hits."""
    set_anew: list[Hit] = []
    prompt = content.hit_prompt

    def counted(hit: Hit, *given: Any) -> SetLines:
        set_anew.append(hit)
        return prompt(hit, *given)

    class OnlyResults(App[None]):
        CSS = "ResultList { height: 1fr; }"

        def compose(self) -> ComposeResult:
            yield Input()
            yield ResultList("results")

    monkeypatch.setattr(content, "hit_prompt", counted)
    found = tuple(hits.library(2_000)._matching(Ask("项目")))
    async with OnlyResults().run_test(size=(120, 34)) as pilot:
        pilot.app.query_one(Input).focus()
        await pilot.pause()
        results = pilot.app.query_one(ResultList)
        results.show(found, more=False)
        assert len(found) == 2_000 and 5 < len(set_anew) < 34
        results.focus()
        await pilot.pause()
        assert len(set_anew) == results.option_count == 2_000
        await pilot.press("j", "j", "pagedown", "end", "k", "home")
        assert len(set_anew) == 2_000


async def test_the_benchmark_of_ten_thousand_hits_measures_every_key() -> None:
    took = await hits.measure(400, (80, 24))
    assert len(took["scrolling"]) == len(hits.SCROLLING) and len(took["typing"]) == len(hits.TYPING)
    assert all(time > 0 for times in took.values() for time in times)


async def test_the_pane_says_how_the_paragraph_it_is_at_was_repaired(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        page = part(pilot, Page)
        await type_text(pilot, "10个项目")
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: page.has_focus and page.current and page.current.repairs)
        await until(pilot, lambda: "断行接合" in painted(pilot))
        await pilot.press("k")
        await until(pilot, lambda: page.current and not page.current.repairs)
        await until(pilot, lambda: "断行接合" not in painted(pilot))
