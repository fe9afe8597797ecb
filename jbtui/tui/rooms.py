"""The screens by name. Each is made, and what it alone needs is imported, when one goes there for the first time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jbtui.tui.screens.room import Room


def _search() -> type[Room]:
    from jbtui.tui.screens.search import SearchRoom

    return SearchRoom


def _figures() -> type[Room]:
    from jbtui.tui.screens.figures import FigureRoom

    return FigureRoom


def _compare() -> type[Room]:
    from jbtui.tui.screens.compare import CompareRoom

    return CompareRoom


def _kwic() -> type[Room]:
    from jbtui.tui.screens.kwic import KwicRoom

    return KwicRoom


def _tray() -> type[Room]:
    from jbtui.tui.screens.tray import TrayRoom

    return TrayRoom


ROOMS: Mapping[str, Callable[[], type[Room]]] = {
    "search": _search,
    "figures": _figures,
    "compare": _compare,
    "kwic": _kwic,
    "tray": _tray,
}
"""Every screen's name, and what gives its class."""


def load() -> None:
    """Import what all of them need, in a thread, so that going to one does not wait for it."""
    for kind in ROOMS.values():
        kind()
