"""Chinese typed through an input method: several characters at once, and nothing that moves its window meanwhile."""

from __future__ import annotations

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from jbtui.tui.asking import Ask
from jbtui.tui.screens.line_dialog import LineField
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from jbtui.tui.widgets.tray_list import TrayList
from tests.tui.conftest import MakeApp
from tests.tui.driving import part, room, settled, type_text, until

SENTENCE = "最多跑一次改革在江北区落地生根开花结果"


def commit(pilot: Pilot[int], text: str) -> None:
    """What a terminal sends when an input method commits a text, all of it in one read."""
    for message in XTermParser().feed(text):
        if isinstance(message, events.Key):
            pilot.app.post_message(message)


async def test_several_characters_committed_at_once_are_one_query(make_app: MakeApp) -> None:
    asked: list[str] = []

    def pace(ask: Ask) -> None:
        asked.append(ask.query)

    async with make_app(pace=pace).run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        commit(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        assert part(pilot, QueryInput, "query").value == "最多跑一次"
        assert [query for query in asked if query and "最多跑一次".startswith(query)] == ["最多跑一次"]


async def test_a_whole_sentence_committed_at_once_leaves_the_caret_at_its_end(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(40, 24)) as pilot:
        field = part(pilot, QueryInput, "query")
        await until(pilot, lambda: field.has_focus)
        commit(pilot, SENTENCE)
        await until(pilot, lambda: field.value == SENTENCE)
        await pilot.pause()
        end = field.content_region.x + 2 * len(SENTENCE) - field.scroll_offset.x
        assert tuple(pilot.app.cursor_position) == (end, field.content_region.y)
        assert field.content_region.x < end <= field.content_region.right


@pytest.mark.parametrize("keys", ["2", "4"])
async def test_the_window_stands_at_the_caret_on_other_screens_too(make_app: MakeApp, keys: str) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await pilot.press("escape", keys)
        await until(pilot, lambda: not isinstance(room(pilot), SearchRoom) and room(pilot).is_mounted)
        await pilot.press("slash")
        field = room(pilot).query_one(QueryInput)
        await until(pilot, lambda: field.has_focus)
        await type_text(pilot, "项目")
        await pilot.pause()
        assert tuple(pilot.app.cursor_position) == (field.content_region.x + 4, field.content_region.y)


async def test_the_window_stands_at_the_caret_in_a_dialog(make_app: MakeApp) -> None:
    async with make_app().run_test(size=(80, 24)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await pilot.press("escape", "space", "5")
        await until(pilot, lambda: part(pilot, TrayList).has_focus)
        await pilot.press("e", *"注")
        await until(pilot, lambda: isinstance(pilot.app.focused, LineField))
        field = pilot.app.focused
        assert isinstance(field, LineField) and field.value == "注"
        await pilot.pause()
        assert tuple(pilot.app.cursor_position) == (field.content_region.x + 2, field.content_region.y)


async def test_nothing_is_painted_while_one_thinks(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the focus in the input and everything found, no timer paints: a paint would move the candidate window."""
    app = make_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await type_text(pilot, "最多跑一次")
        await until(pilot, lambda: len(part(pilot, ResultList).hits) == 3)
        await settled(pilot)
        painted: list[object] = []
        display = type(app)._display

        def note(self: object, screen: object, renderable: object) -> None:
            painted.append(renderable)
            display(self, screen, renderable)  # type: ignore[arg-type]

        monkeypatch.setattr(type(app), "_display", note)
        await pilot.pause(1.2)
        assert painted == []
        await pilot.press("改")
        await until(pilot, lambda: painted)
