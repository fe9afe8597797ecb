"""The last line of every screen: the keys that do something now, each in full; what finds no room is left out."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from jbtui.tui.keys import ACTIONS, NO_KEY

_ALWAYS = frozenset(action.action for action in ACTIONS if action.id in ("help", "quit"))
"""What leads to all the others, and out; the rest gives way to it."""
_SPACES = 3
"""Cells before, between and behind a key and what it is called."""


class KeyLine(Footer):
    """A footer that cuts no word in two."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        keys = self._keys()
        self._fit(keys)
        for key in keys:
            key.set_reactive(FooterKey.compact, self.compact)  # told it later, each would be styled anew
        yield from keys

    async def recompose(self) -> None:
        """Anew only where other keys do something now: each move of the focus asks for it twice."""
        if list(map(_said, self._keys())) != list(map(_said, self.query(FooterKey))):
            await super().recompose()

    def _keys(self) -> list[FooterKey]:
        """Those that do something now, as widgets of their own."""
        return [one for one in super().compose() if isinstance(one, FooterKey) and not one.key.startswith(NO_KEY)]

    def on_resize(self) -> None:
        self._fit(list(self.query(FooterKey)))

    def _fit(self, keys: Sequence[FooterKey]) -> None:
        """Show those that there is room for, the first ones first."""
        room = self.size.width - sum(_cells(key) for key in keys if key.action in _ALWAYS)
        full = False
        for key in keys:
            if key.action not in _ALWAYS:
                room -= _cells(key)
                full = full or room < 0
                key.display = not full


def _said(key: FooterKey) -> tuple[object, ...]:
    return key.key, key.key_display, key.description, key.action, key.tooltip, key.has_class("-disabled")


def _cells(key: FooterKey) -> int:
    return cell_len(key.key_display) + cell_len(key.description) + _SPACES
