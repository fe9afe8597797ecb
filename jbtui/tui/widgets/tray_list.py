"""The tray as a list: each item with its words, its note and its source; one whose paragraph is gone says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jbtui.messages import _, say
from jbtui.text.cleaning import clean
from jbtui.tray import Item
from jbtui.tui import content, typeset
from jbtui.tui.widgets.lists import MarkedList

if TYPE_CHECKING:
    from jbtui.export.tray import Kept

TEXT_LINES = 3
"""Lines of a passage that the list shows; the whole is in the article."""
SOURCE_LINES = 4
INDENT = 4


class TrayList(MarkedList):
    """The collected items in their order; `*` is before those that are marked to be copied."""

    LEAD = 2

    class Highlighted(Message):
        """The reader looks at this item."""

        def __init__(self, item: Item) -> None:
            self.item = item
            super().__init__()

    class Opened(Message):
        """The reader wants to see where this item stands."""

        def __init__(self, item: Item) -> None:
            self.item = item
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="passages")
        self._marked: frozenset[tuple[str, str]] = frozenset()
        self.items: tuple[Item, ...] = ()
        self.found: dict[tuple[str, str], Kept] = {}
        """What is known of items by their key, as the index holds them today."""

    def show(self, items: tuple[Item, ...], place: int) -> None:
        """Show the items; the highlight stands at that place."""
        self.items = items
        self._fill(place)

    def tell_found(self, found: tuple[Kept, ...]) -> None:
        """Say how the items stand in the index."""
        self.found = {kept.item.key: kept for kept in found}
        with self.prevent(OptionList.OptionHighlighted):
            self.draw_again()

    def draw_again(self) -> None:
        self._fill(self.highlighted or 0)

    def tell_marked(self, keys: frozenset[tuple[str, str]]) -> None:
        """Say which items are marked to be copied together."""
        self._marked = keys
        self.refresh()

    def _marks(self, place: int) -> str:
        marked = place < len(self.items) and self.items[place].key in self._marked
        return super()._marks(place) + ("*" if marked else " ")

    def _fill(self, place: int) -> None:
        top = self.scroll_offset.y
        self.set_options([Option(self._prompt(number, item)) for number, item in enumerate(self.items, 1)])
        if self.items:
            self.scroll_to(y=top, animate=False, immediate=True)
            self.highlighted = max(0, min(place, len(self.items) - 1))

    @property
    def current(self) -> Item | None:
        place = self.highlighted
        return self.items[place] if place is not None and place < len(self.items) else None

    def kept(self, item: Item) -> Kept | None:
        """How the item stands in the index; None while that is not known."""
        return self.found.get(item.key)

    @property
    def current_kept(self) -> Kept | None:
        """How the item that the reader looks at stands in the index; None while that is not known."""
        return self.kept(self.current) if self.current else None

    def _prompt(self, number: int, item: Item) -> Content:
        kept, width = self.kept(item), self.text_width - INDENT
        figure = kept.passage.figure if kept and kept.passage else None
        rows: list[tuple[str, str]] = []
        if figure:
            rows.append((content.fit(_figure_line(kept), width), "bold $figure"))
        rows += [(row, "") for row in _rows(clean(item.text), width, TEXT_LINES)]
        if kept and not kept.passage:
            rows.append((content.fit(_("! 原段落已不在索引中；文字和出处是收入时的。"), width), "bold $warning"))
        rows += [
            (row, content.QUIET) for row in _rows("-- " + (kept.source if kept else item.citation), width, SOURCE_LINES)
        ]
        if item.note:
            rows += [(row, "$accent") for row in _rows(say("注：{note}", note=item.note), width, TEXT_LINES)]
        lead = f"{number:>{INDENT - 1}} "
        lines = [
            Content.assemble((lead if not n else " " * INDENT, content.QUIET), (row, style))
            for n, (row, style) in enumerate(rows)
        ]
        return Content("\n").join([*lines, Content("")])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Highlighted(self.current))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Opened(self.current))


def _figure_line(kept: Kept | None) -> str:
    from jbtui.cite.passages import figure_line

    assert kept is not None and kept.passage is not None and kept.passage.figure is not None
    return figure_line(kept.passage.figure, content.period_name(kept.passage.figure.period))


def _rows(text: str, width: int, most: int) -> list[str]:
    """The beginning of a text as at most so many lines; `..` where it goes on."""
    flat = " ".join(clean(text).split("\n"))
    spans = typeset.breaks(flat, width)
    rows = [flat[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        rows[-1] = content.fit(flat[spans[most - 1][0] :], width)
    return rows
