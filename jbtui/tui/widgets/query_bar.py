"""The line above the panes where a reader writes what to look for, with the filters in force beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from jbtui.tui.asking import Chosen
from jbtui.tui.content import plain
from jbtui.tui.widgets.chips import Chips
from jbtui.tui.widgets.query_input import QueryInput


class QueryBar(Horizontal):
    """A label, a field that tells when typing pauses, and chips."""

    def __init__(self, label: str, placeholder: str, *, quiet: float) -> None:
        super().__init__(id="query-bar")
        self._label = label
        self.field = QueryInput(placeholder, id="query", quiet=quiet)
        self._chips = Chips(id="chips")

    def compose(self) -> ComposeResult:
        yield Static(plain(self._label), id="query-label", markup=False)
        yield self.field
        yield self._chips

    def show_filters(self, chosen: Sequence[Chosen], labels: Mapping[Chosen, str]) -> None:
        """Show the filters, each by its label where it is known."""
        self._chips.filters = tuple((one, labels.get(one, one[1])) for one in chosen)
