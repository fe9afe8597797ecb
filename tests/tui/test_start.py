"""What stands between the reader and the first paint: as little as can be."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.events import Key

from jbtui.knowledge import table
from jbtui.tui import app as app_module
from jbtui.tui.app import ReadingRoom
from jbtui.tui.asking import Ask
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.styles import Styles
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import Gate, MakeApp
from tests.tui.driving import PATIENCE, part, until

LATER = ("jbtui.records", "jbtui.search", "jbtui.store", "jbtui.ingest", "jbtui.knowledge", "jbtui.words",
         "jbtui.tui.screens.compare", "jbtui.tui.screens.kwic", "jbtui.tui.screens.figures", "jbtui.tui.screens.tray",
         "sqlite3", "pyroaring", "tomllib", "jieba", "rjieba", "opencc", "pypinyin", "numpy")  # fmt: skip
"""What the first paint does without; it is imported after it, in a thread."""
PROGRAM = f"""
import sys
from jbtui.tui.app import ReadingRoom
ReadingRoom._start = lambda app: app.exit([name for name in {LATER} if name in sys.modules])
print(ReadingRoom().run(headless=True, size=(120, 34)))
"""


def test_what_the_first_paint_needs_not_is_imported_later() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_until_the_first_paint_nothing_is_styled_more_than_it_must(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[DOMNode] = []
    apply = Stylesheet.apply

    def noted(styles: Stylesheet, node: DOMNode, **how: bool) -> None:
        styled.append(node)
        apply(styles, node, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Stylesheet, "apply", noted)
    monkeypatch.setattr(ReadingRoom, "_start", lambda app: app.exit())
    async with make_app().run_test(size=(120, 34)) as pilot:
        await pilot.pause()
    of_the_page = [node for node in styled if node.id == "page"]
    assert len(of_the_page) == 2, "when it is mounted, and when the screen is shown"
    assert not [node for node in styled if node.id == "_default"], "no other screen is made before it"


async def test_what_is_typed_before_the_screen_stands_is_not_lost(make_app: MakeApp) -> None:
    app = make_app()
    app.post_message(Key("q", "q"))
    app.post_message(Key("1", "1"))
    async with app.run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, QueryInput, "query").value == "q1")
        assert isinstance(app.screen, SearchRoom)


async def test_a_session_opens_on_the_screen_it_was_left_on(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "5")
        await pilot.pause()
    again = make_app()
    async with again.run_test(size=(120, 34)) as pilot:
        await pilot.pause()
        assert again.current_mode == "tray" and len(again.screen_stack) == 1
        await pilot.press("1")
        await until(pilot, lambda: isinstance(again.screen, SearchRoom))


async def test_what_makes_later_searches_quick_waits_for_the_first(
    make_app: MakeApp, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "FIRST", PATIENCE)
    asked: list[str] = []

    def pace(ask: Ask) -> None:
        asked.append(ask.query)
        if not ask.query:
            gate.wait()

    async with make_app(pace=pace).run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: asked)
        await pilot.pause(0.3)
        assert asked == [""]
        gate.open()
        await until(pilot, lambda: set(table("display")["warm_queries"]) <= set(asked))


async def test_styles_are_read_again_for_other_colours_only(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    parse = Styles.__mro__[1].parse  # type: ignore[attr-defined]

    def noted(styles: Styles) -> None:
        read.append(1)
        parse(styles)

    app = make_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        monkeypatch.setattr(Styles.__mro__[1], "parse", noted)
        await pilot.press("escape", "2")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        known = len(read)
        await pilot.press("1", "2", "1")
        await pilot.pause()
        assert len(read) == known
        app.theme = "light"
        await pilot.pause()
        assert len(read) > known
