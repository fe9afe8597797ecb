"""Steps that app tests share: type as an input method commits, wait for what a thread will bring."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from textual.pilot import Pilot
from textual.widget import Widget

from jbtui.tui.screens.following import PAUSE
from jbtui.tui.screens.offering import OFFER_DELAY
from jbtui.tui.screens.room import Room
from jbtui.tui.widgets.result_list import REST_DELAY

if TYPE_CHECKING:
    from jbtui.tui.app import ReadingRoom

WidgetType = TypeVar("WidgetType", bound=Widget)

LONGEST_DELAY = 1.1 * max(PAUSE, REST_DELAY, OFFER_DELAY)
"""Seconds after which every timer that was set has run; timers of one loop run in the order of their times."""
PATIENCE = 60.0
"""Seconds after which a test gives up waiting."""


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Wait until something holds; fail where it does not in time."""
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while not holds():
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"waited in vain; the note line says: {note(pilot)!r}")
        await pilot.pause(0.02)
    await pilot.pause()


async def settled(pilot: Pilot[int]) -> None:
    """Wait until everything that was asked for is there and drawn, and no timer has more to ask."""
    library = cast("ReadingRoom", pilot.app).library
    before = ""
    while (drawn := painted(pilot)) != before:
        before = drawn
        await pilot.pause(LONGEST_DELAY)
        await until(pilot, lambda: not library.is_busy())


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text, one event a character, as an input method commits it."""
    await pilot.press(*text)


def room(pilot: Pilot[int]) -> Room:
    """The screen that is open, or the one under a dialog."""
    return next(screen for screen in reversed(pilot.app.screen_stack) if isinstance(screen, Room))


def note(pilot: Pilot[int]) -> str:
    """What the note line says."""
    from jbtui.tui.widgets.note_line import NoteLine

    return room(pilot).query_one(NoteLine).said


def part(pilot: Pilot[int], kind: type[WidgetType], id: str | None = None) -> WidgetType:
    """The widget of that kind on the open screen."""
    return room(pilot).query_one(f"#{id}", kind) if id else room(pilot).query_one(kind)


def painted(pilot: Pilot[int]) -> str:
    """All characters that stand on the screen."""
    screen = pilot.app.screen
    lines = screen._compositor.render_strips()  # what is drawn, without a terminal
    return "\n".join("".join(segment.text for segment in strip) for strip in lines)
