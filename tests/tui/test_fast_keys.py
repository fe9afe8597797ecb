"""Keys that come in one burst, as from a slow line or a fast hand: each is taken by what the ones before it opened."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from jbtui.tui.screens.kwic import KwicRoom
from jbtui.tui.screens.line_dialog import LineDialog
from jbtui.tui.widgets.figure_table import FigureTable
from jbtui.tui.widgets.kwic_lines import KwicLines
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from jbtui.tui.widgets.tray_list import TrayList
from tests.tui.conftest import MakeApp
from tests.tui.driving import part, room, type_text, until


def burst(pilot: Pilot[int], *keys: str) -> None:
    """Send all keys before the app has taken the first of them."""
    for key in keys:
        single = len(key) == 1
        pilot.app.post_message(Key(_character_to_key(key) if single else key, key if single else None))


@pytest.mark.parametrize("words", ["项目", "liuzheng"])
async def test_what_is_typed_after_the_key_of_the_query_is_the_query(make_app: MakeApp, words: str) -> None:
    """Letters that are commands elsewhere, too."""
    async with make_app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape")
        burst(pilot, "/", *words)
        await until(pilot, lambda: part(pilot, QueryInput, "query").value == words)


async def test_what_is_typed_after_the_key_of_a_screen_is_that_screens(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("enter")
        burst(pilot, "4", "/", "ctrl+u", *"项目")
        await until(
            pilot, lambda: isinstance(room(pilot), KwicRoom) and part(pilot, QueryInput, "query").value == "项目"
        )
        await until(pilot, lambda: {line.keyword for line in part(pilot, KwicLines).lines} == {"项目"})
        await pilot.press("escape")
        burst(pilot, "2", "/", *"亿元")
        await until(pilot, lambda: bool(room(pilot).query(FigureTable)))
        await until(pilot, lambda: part(pilot, QueryInput, "query").value == "亿元")


async def test_after_enter_a_letter_is_a_command(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        burst(pilot, *"项目", "enter", "s", "s")
        await until(pilot, lambda: pilot.app.session.sort == "position")  # type: ignore[attr-defined]
        assert part(pilot, QueryInput, "query").value == "项目"


async def test_what_is_typed_after_the_key_of_a_note_is_the_note(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", "j", "space", "5")
        tray = part(pilot, TrayList)
        await until(pilot, lambda: tray.found and tray.has_focus)
        burst(pilot, "e", *"与东河对照 eq", "enter")
        await until(
            pilot, lambda: not isinstance(pilot.app.screen, LineDialog) and tray.items[0].note == "与东河对照 eq"
        )
