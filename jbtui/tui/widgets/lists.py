"""Lists of content to choose from: the chosen one marked by `>` as well as by colour; j and k move.

Lists of passages have a second column of marks: `+` for what is in the tray, `*` for what is marked to be copied.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self, cast

from rich.segment import Segment
from rich.style import Style as Ink
from textual.binding import BindingType
from textual.css.styles import RulesMap
from textual.geometry import Region
from textual.reactive import Reactive
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jbtui.tui.keys import bindings
from jbtui.tui.widgets.scrolling import Steady


class MarkedList(Steady, OptionList):
    """An option list whose chosen option also carries a mark, for those who see no colour."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("list")
    LEAD: ClassVar[int] = 1
    """Cells of marks before the text."""
    drawn_for = 0
    """The width that the options were made for."""

    @property
    def text_width(self) -> int:
        """Cells of a line of an option, its padding aside."""
        region = self.scrollable_content_region
        width = region.width if region.width and self.display else self.container_size.width - 1
        return max(16, width - 1 - self.LEAD)

    def set_options(self, options: Iterable[Option | VisualType | None]) -> Self:
        self.drawn_for = self.text_width
        if not (self.display and self.scrollable_content_region.width):
            # It does not know its width yet; and one that was hidden and shown before the screen was laid out hears of
            # neither.
            self.call_after_refresh(self.fit_again)
        return super().set_options(options)

    def draw_again(self) -> None:
        """Make the options anew for the width that the list has now; the highlight stays."""

    def fit_again(self) -> None:
        """Draw again where the width is another than the options were made for."""
        if self.option_count and self.text_width != self.drawn_for:
            with self.prevent(OptionList.OptionHighlighted):
                self.draw_again()

    def on_show(self) -> None:
        self.fit_again()

    def on_resize(self) -> None:
        self.fit_again()

    # ---- drawing: Textual asks for the styles and the width of every line; here a paint asks once for all its lines

    def render_lines(self, crop: Region) -> list[Strip]:
        self._inks: dict[str, Style] = {}
        self._top, self._width = self.scroll_offset.y, self.scrollable_content_region.width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        row = self._top + y
        lines = self._line_cache.lines  # which option stands on which line; Textual has no public name for it
        if row >= len(lines):
            return Strip.blank(self._width, self._ink("").rich_style)
        place, line = lines[row]
        strip = self._drawn(place)[line]
        marks = self._marks(place) if line == self.line_of_marks(place) else ""
        if not marks.strip():
            return strip
        first = next(iter(strip), None)
        return Strip.join([Strip([Segment(marks, first.style if first else None)]), strip.crop(len(marks))])

    def _drawn(self, place: int) -> list[Strip]:
        """The lines of an option as it is now, which are kept until its looks change."""
        option = self.options[place]
        style = self._ink(self._state(place, option))
        padding = self.get_component_styles("option-list--option").padding
        kept = (option, style, padding)
        drawn = self._option_render_cache.get(kept)
        if drawn is None:
            visual = self._get_visual(option)
            set_lines = visual.render_strips(
                self._width - padding.width, None, style, RenderOptions(self._get_style, cast("RulesMap", self.styles))
            )
            ink, link = style.rich_style, Ink.from_meta({"option": place})
            left = Segment(" " * padding.left, ink)
            drawn = [
                Strip([left, *line], padding.left + line.cell_length)
                .adjust_cell_length(self._width, ink)
                .apply_style(link)
                for line in set_lines
            ]
            self._option_render_cache[kept] = drawn
        return drawn

    def _state(self, place: int, option: Option) -> str:
        """The name of the component class that an option is drawn in beside that of all."""
        if option.disabled:
            return "option-list--option-disabled"
        if place == self.highlighted:
            return "option-list--option-highlighted"
        return "option-list--option-hover" if place == self._mouse_hovering_over else ""

    def _ink(self, state: str) -> Style:
        if state not in self._inks:
            names = ("option-list--option", state) if state else ("option-list--option",)
            self._inks[state] = self.get_visual_style(*names)
        return self._inks[state]

    def line_of_marks(self, place: int) -> int:
        """Which line of an option its marks stand on."""
        return 0

    def _marks(self, place: int) -> str:
        return ">" if place == self.highlighted else " "

    highlighted: Reactive[int | None] = Reactive(None, repaint=False)

    def _watch_highlighted(self, before: int | None, now: int | None) -> None:
        """Draw the two options that look otherwise from here on, not the whole list."""
        first, heights = self._line_cache.index_to_line, self._line_cache.heights
        for place in (before, now):
            if place is not None and place in first:
                self.refresh_lines(first[place], heights[place])


class PassageList(MarkedList):
    """A list whose options stand for passages or figures that can be put into the tray."""

    LEAD = 2

    def __init__(self, id: str) -> None:
        super().__init__(id=id, classes="passages")
        self._collected: frozenset[str] = frozenset()
        self._marked: frozenset[str] = frozenset()

    def tell_taken(self, collected: frozenset[str], marked: frozenset[str]) -> None:
        """Say which paragraphs and figures are in the tray, and which are marked to be copied."""
        if (collected, marked) != (self._collected, self._marked):
            self._collected, self._marked = collected, marked
            self.refresh()

    def ids_at(self, place: int) -> tuple[str, ...]:
        """The paragraphs or figures that the option stands for."""
        return ()

    def _marks(self, place: int) -> str:
        ids = self.ids_at(place) if self._collected or self._marked else ()
        sign = "*" if ids and self._marked.issuperset(ids) else "+" if ids and self._collected.issuperset(ids) else " "
        return super()._marks(place) + sign
