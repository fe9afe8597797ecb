"""The filters in force, beside the query: each can be taken away with a click."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from jbtui.tui.asking import Chosen
from jbtui.tui.content import field_name, fit, plain

LONGEST = 24
"""Cells of a chip's value; an article's title is longer than the line."""


class Chip(Static):
    """One filter."""

    ALLOW_SELECT = False

    def __init__(self, chosen: Chosen, label: str) -> None:
        super().__init__(plain(f" {field_name(chosen[0])}:{fit(label, LONGEST)} x "), markup=False)
        self.chosen = chosen

    def on_click(self) -> None:
        self.post_message(Chips.Removed(*self.chosen))


class Chips(Horizontal):
    """All filters in force."""

    filters: reactive[tuple[tuple[Chosen, str], ...]] = reactive((), recompose=True)
    """Each filter with the label of its value."""

    class Removed(Message):
        """A filter is to be taken away."""

        def __init__(self, field: str, value: str) -> None:
            self.field, self.value = field, value
            super().__init__()

    def compose(self) -> ComposeResult:
        for chosen, label in self.filters:
            yield Chip(chosen, label)

    def watch_filters(self, filters: tuple[tuple[Chosen, str], ...]) -> None:
        self.display = bool(filters)
