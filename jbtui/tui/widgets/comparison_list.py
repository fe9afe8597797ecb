"""Two sides row against row: figures of one indicator, then passages about the same thing, theme by theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jbtui.export.document import Heading
from jbtui.tui.entries import Entry, listed
from jbtui.tui.keys import bindings
from jbtui.tui.widgets.comparison_prompt import Layout, prompt
from jbtui.tui.widgets.lists import PassageList

if TYPE_CHECKING:
    from jbtui.compare import Comparison
    from jbtui.compare.table import Line

SIDE_BY_SIDE = 120
"""Columns of the terminal from which the two sides stand beside each other, in a list however narrow."""


class ComparisonList(PassageList):
    """A comparison as a list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("rows")

    class Opened(Message):
        """The reader wants to see where an entry stands."""

        def __init__(self, entry: Entry) -> None:
            self.entry = entry
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.only_shared = False
        self.words = ""
        self._worded: tuple[Line, ...] = ()
        self.items: list[Heading | Entry] = []

    def show(self, comparison: Comparison, lines: tuple[Line, ...], place: int = 0) -> None:
        """Show a comparison, the highlight at that place."""
        self.comparison, self._worded = comparison, lines
        self._list(place)

    def narrow(self, *, words: str | None = None, only_shared: bool | None = None) -> None:
        """Leave what holds the words, or what both sides have; the highlight stays where it was if that is left."""
        here = self.current
        self.words = self.words if words is None else words
        self.only_shared = self.only_shared if only_shared is None else only_shared
        self._list(0)
        if here in self.items:
            self.highlighted = self.items.index(here)

    def _list(self, place: int) -> None:
        if self.comparison is not None:
            self.items = listed(self.comparison, self._worded, words=self.words, only_shared=self.only_shared)
            self._draw(place)

    def _draw(self, place: int) -> None:
        width = self.text_width
        layout = Layout.BESIDE if self.app.size.width >= SIDE_BY_SIDE else Layout.ALTERNATE
        self.set_options(Option(prompt(item, width, layout), disabled=isinstance(item, Heading)) for item in self.items)
        entries = [n for n, item in enumerate(self.items) if isinstance(item, Entry)]
        if entries:
            self.highlighted = next((n for n in entries if n >= place), entries[-1])

    @property
    def entries(self) -> list[Entry]:
        """What can be chosen, in order."""
        return [item for item in self.items if isinstance(item, Entry)]

    @property
    def current(self) -> Entry | None:
        place = self.highlighted
        item = self.items[place] if place is not None and place < len(self.items) else None
        return item if isinstance(item, Entry) else None

    def ids_at(self, place: int) -> tuple[str, ...]:
        item = self.items[place] if place < len(self.items) else None
        shown = item.shown() if isinstance(item, Entry) else []
        return tuple(place.figure.id if place.figure else place.paragraph for place in shown)

    def draw_again(self) -> None:
        self._draw(self.highlighted or 0)

    @property
    def shared(self) -> list[int]:
        """The places of the rows of figures that both sides have."""
        return [n for n, item in enumerate(self.items) if isinstance(item, Entry) and item.row and item.row.shared]

    def action_shared(self, by: int) -> None:
        """To the next or last row of figures that both sides have."""
        places = self.shared
        here = self.highlighted if self.highlighted is not None else -1
        ahead = [n for n in places if n > here] if by > 0 else [n for n in reversed(places) if n < here]
        if ahead:
            self.highlighted = ahead[0]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.current and self.current.places():
            self.post_message(self.Opened(self.current))
