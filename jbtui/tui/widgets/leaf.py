"""What is printed on the page of the reading pane: a set column that scrolls, with hits, figures, a place, selections.

Only the lines on the screen are drawn. The mouse selects as in any text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from jbtui.tui import inking, typeset
from jbtui.tui.annotating import Annotations
from jbtui.tui.inking import Span
from jbtui.tui.messages import Volume
from jbtui.tui.selecting import Place, Sentences, places, span_on
from jbtui.tui.widgets.scrolling import Steady

if TYPE_CHECKING:
    from jbtui.records import Article, Paragraph


class Leaf(Steady, ScrollView):
    """One article, drawn."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--title",
        "page--heading-1",
        "page--heading-2",
        "page--caption",
        "page--byline",
        "page--meta",
        "page--gutter",
        "page--here",
        inking.HIT,
        inking.HIT_HERE,
        inking.FIGURE,
        inking.CHOSEN,
        inking.MARKED,
    }

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.volume: Volume | None = None
        self.sheet: typeset.Sheet | None = None
        self.hit = -1
        """Which hit the reader is at; -1 for none."""
        self.place = 0
        self.sentences = Sentences()
        """What is selected by sentence."""
        self._annotations = Annotations()
        self._collected: frozenset[str] = frozenset()
        self._marked: Mapping[str, tuple[str | None, ...]] = {}
        self._inks: dict[str, Style] = {}
        """The styles of the paint under way."""
        self._width = 0

    def close(self) -> None:
        """Show nothing."""
        self.volume = self.sheet = None
        self._annotations, self.hit, self.sentences = Annotations(), -1, Sentences()
        self.virtual_size = Size(0, 0)
        self.refresh()

    @property
    def hits(self) -> tuple[Place, ...]:
        """The hits in the article, in its order."""
        return self._annotations.hits

    @property
    def article(self) -> Article | None:
        return self.volume.article if self.volume else None

    @property
    def current(self) -> Paragraph | None:
        """The paragraph the reader is at."""
        return self.sheet.paragraphs[self.place] if self.sheet and self.sheet.paragraphs else None

    @property
    def width_of_sheet(self) -> int:
        """The cells that an article is set for; 0 where the page was never laid out."""
        return self.scrollable_content_region.width if self.size.width else 0

    def _set(self, sheet: typeset.Sheet | None = None) -> None:
        """Show the article's lines: those that are given, where they were set for the width there is."""
        width = self.width_of_sheet
        if self.volume is None or not width:
            self.sheet = None
            return
        if sheet is None or sheet.width != width:
            sheet = typeset.sheet(self.volume.article, self.volume.paragraphs, width)
        self.sheet = sheet
        self.virtual_size = Size(width, len(sheet.lines) + 1)
        self.refresh()

    # ---- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Styles and width are asked for once for all lines of a paint."""
        self._inks = {}
        self._width = self.scrollable_content_region.width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        row = self.scroll_offset.y + y
        base = self._ink("")
        if self.sheet is None or row >= len(self.sheet.lines):
            return Strip.blank(self._width, base)
        line = self.sheet.lines[row]
        spans = inking.on_line(line, self._spans_of(line.paragraph))
        here = line.paragraph == self.place and line.paragraph >= 0
        id = self.sheet.paragraphs[line.paragraph].id if line.paragraph >= 0 else ""
        lead = inking.gutter(line, spans, here=here, marked=id in self._marked, held=id in self._collected)
        drawn = [Segment(lead, self._ink("page--here" if here else "page--gutter")), Segment(" " * line.indent, base)]
        if line.text:
            name = f"page--{line.role}"
            ink = self._ink(name) if name in self.COMPONENT_CLASSES else base
            drawn += inking.segments(line, spans, span_on(line, row, self.text_selection), ink, self._over)
        return Strip(drawn).adjust_cell_length(self._width, base).apply_offsets(0, row)

    def _ink(self, name: str) -> Style:
        """The style of what stands by itself; "" for the page's own."""
        if name not in self._inks:
            self._inks[name] = self.get_component_rich_style(name) if name else self.rich_style
        return self._inks[name]

    def _over(self, role: str) -> Style:
        """The style of what is drawn over a line."""
        if role == "selection":
            return self.screen.get_component_rich_style("screen--selection")
        return self.get_component_rich_style(role, partial=True)

    def _spans_of(self, paragraph: int) -> list[Span]:
        """All that is marked in a paragraph: what comes later is drawn over what comes before."""
        if self.sheet is None or paragraph < 0:
            return []
        spans = list(self._annotations.spans.get(paragraph, ()))
        if self.hit >= 0 and self.hits[self.hit].paragraph == paragraph:
            spans.append(Span(self.hits[self.hit].start, self.hits[self.hit].end, inking.HIT_HERE))
        text = self.sheet.paragraphs[paragraph].text
        for words in self._marked.get(self.sheet.paragraphs[paragraph].id, ()):
            start = text.find(words) if words else 0
            if start >= 0:
                spans.append(Span(start, start + len(words or text), inking.MARKED))
        spans += [Span(p.start, p.end, inking.CHOSEN) for p in self.sentences.places if p.paragraph == paragraph]
        return spans

    # ---- what is selected

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        if self.sheet is None:
            return None
        parts = [self.sheet.paragraphs[p.paragraph].text[p.start : p.end] for p in places(self.sheet, selection)]
        return ("\n".join(parts), "\n") if parts else None

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    @property
    def selected(self) -> list[Place]:
        """What is selected, by mouse or by sentence, paragraph by paragraph."""
        if self.text_selection is not None and self.sheet is not None:
            return places(self.sheet, self.text_selection)
        return self.sentences.places
