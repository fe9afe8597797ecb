"""Concordance lines with the word in one column; only the lines in sight are ever drawn, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from jbtui.tui import content, typeset
from jbtui.tui.keys import bindings

if TYPE_CHECKING:
    from jbtui.concordance import KwicLine

LEAD = 2
"""Cells of marks: `>` for the line one is at, `+` for what is in the tray, `*` for what is marked to be copied."""
SOURCE = 19
"""Cells of the district and date before a line, where there is room for them."""
SOURCED = 100
"""Cells of a line from which it says its source."""
WIDEST = 20
"""Cells of the word's column at most."""
NARROWEST = 2
MEASURED = 500
"""Lines that the column is measured by."""


class KwicLines(ScrollView, can_focus=True):
    """The lines of a concordance."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("list"),
        Binding("down", "cursor_down", show=False),
        Binding("up", "cursor_up", show=False),
        Binding("pagedown", "by_page(1)", show=False),
        Binding("pageup", "by_page(-1)", show=False),
        Binding("home,g", "to_end(0)", show=False),
        Binding("end,G", "to_end(-1)", show=False),
    ]
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"kwic--word", "kwic--source", "kwic--here"}

    class Highlighted(Message):
        """The reader is at this line."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    class Opened(Message):
        """The reader wants to read this line in its article."""

        def __init__(self, line: KwicLine) -> None:
            self.line = line
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.lines: tuple[KwicLine, ...] = ()
        self.place = 0
        self._word = 0
        self._collected: frozenset[str] = frozenset()
        self._marked: frozenset[str] = frozenset()

    def show(self, lines: tuple[KwicLine, ...], place: int = 0) -> None:
        """Show the lines; the reader is at that one."""
        self.lines = lines
        self._word = min(WIDEST, max([NARROWEST, *(cell_len(line.keyword) for line in lines[:MEASURED])]))
        self._measure()
        self._go(place)

    def tell_taken(self, collected: frozenset[str], marked: frozenset[str]) -> None:
        """Say which paragraphs are in the tray, and which are marked to be copied."""
        self._collected, self._marked = collected, marked
        self.refresh()

    @property
    def current(self) -> KwicLine | None:
        return self.lines[self.place] if self.place < len(self.lines) else None

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.lines))
        self.refresh()

    def on_resize(self) -> None:
        self._measure()
        self._scroll()

    # ---- moving

    def _go(self, place: int) -> None:
        self.place = max(0, min(len(self.lines) - 1, place))
        self._scroll()
        self.refresh()
        if self.lines:
            self.post_message(self.Highlighted(self.place))

    def _scroll(self) -> None:
        top, height = self.scroll_offset.y, max(1, self.scrollable_content_region.height)
        if self.place < top:
            self.scroll_to(y=self.place, animate=False, immediate=True)
        elif self.place >= top + height:
            self.scroll_to(y=self.place - height + 1, animate=False, immediate=True)

    def action_cursor_down(self) -> None:
        self._go(self.place + 1)

    def action_cursor_up(self) -> None:
        self._go(self.place - 1)

    def action_by_page(self, by: int) -> None:
        self._go(self.place + by * max(1, self.scrollable_content_region.height - 1))

    def action_to_end(self, place: int) -> None:
        self._go(place % max(1, len(self.lines)))

    def action_select(self) -> None:
        if self.current:
            self.post_message(self.Opened(self.current))

    def on_click(self, event: Click) -> None:
        """A click goes to a line, a second one opens it."""
        row = self.scroll_offset.y + event.y
        if row < len(self.lines):
            again = row == self.place
            self._go(row)
            if again:
                self.action_select()

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        base = self.rich_style
        if row >= len(self.lines):
            return Strip.blank(width, base)
        if row == self.place:
            base += self.get_component_rich_style("kwic--here", partial=True)
        line = self.lines[row]
        id = line.paragraph.id
        sign = "*" if id in self._marked else "+" if id in self._collected else " "
        marks = (">" if row == self.place else " ") + sign
        source, left, word, right = laid(line, width - LEAD, self._word)
        quiet = base + self.get_component_rich_style("kwic--source", partial=True)
        hit = base + self.get_component_rich_style("kwic--word", partial=True)
        shown = word.rstrip()
        segments = [Segment(marks, base), Segment(source, quiet), Segment(left + " ", base), Segment(shown, hit)]
        segments.append(Segment(word[len(shown) :] + " " + right, base))
        return Strip(segments).adjust_cell_length(width, base)


def laid(line: KwicLine, width: int, word: int) -> tuple[str, str, str, str]:
    """Source, left context, word, right context, in `width` cells with two spaces; the word in `word` >= 2 cells."""
    from jbtui.concordance.lines import fit_left, fit_right

    source = ""
    if width >= SOURCED:
        source = content.pad(content.joined((line.article.district or "", typeset.dating_name(line.article))), SOURCE)
    room = max(0, width - cell_len(source) - word - 2)
    left = room // 2
    before, after = (text.replace("\t", " ") for text in (line.left, line.right))
    return source, fit_left(before, left), content.pad(line.keyword, word), fit_right(after, room - left)
