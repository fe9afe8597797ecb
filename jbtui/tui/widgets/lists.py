"""Lists of content to choose from: the chosen one marked by `>` as well as by colour; j and k move."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.strip import Strip
from textual.widgets import OptionList

from jbtui.tui.keys import bindings


class MarkedList(OptionList):
    """An option list whose chosen option also carries a mark, for those who see no colour."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")

    @property
    def text_width(self) -> int:
        """Cells of a line of an option, its padding aside."""
        region = self.scrollable_content_region
        width = region.width if region.width and self.display else self.container_size.width - 1
        return max(16, width - 2)

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        row = self.scroll_offset.y + y
        lines = self._lines  # which option stands on which line; Textual has no public name for it
        if self.highlighted is None or row >= len(lines) or lines[row] != (self.highlighted, 0):
            return strip
        first = next(iter(strip), None)
        return Strip.join([Strip([Segment(">", first.style if first else None)]), strip.crop(1)])

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        self.refresh()
