"""The article in the reading pane: a set column that scrolls, with hits, figures, a place and selections.

Only the lines on the screen are drawn. The mouse selects as in any text; `v` selects sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from jbtui.records import Article, Figure, Paragraph
from jbtui.tui import inking, typeset
from jbtui.tui.annotating import Annotations, annotate
from jbtui.tui.content import Marks
from jbtui.tui.inking import Span
from jbtui.tui.keys import bindings
from jbtui.tui.messages import Volume
from jbtui.tui.selecting import Place, Sentences, places, span_on
from jbtui.tui.widgets.scrolling import Steady

CONTEXT = 3
"""Lines kept above the place that the page is scrolled to."""


class Page(Steady, ScrollView, can_focus=True):
    """One article."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")
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

    class Moved(Message):
        """The place in the article changed."""

        def __init__(self, paragraph: Paragraph, hit: int, hits: int) -> None:
            self.paragraph, self.hit, self.hits = paragraph, hit, hits
            super().__init__()

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
        self._waiting: Callable[[], None] | None = None
        self._collected: frozenset[str] = frozenset()
        self._marked: Mapping[str, tuple[str | None, ...]] = {}

    # ---- what is shown

    def open(self, volume: Volume, paragraph: str, marks: Mapping[str, Marks], figure: Figure | None = None) -> None:
        """Show the article at the paragraph of that id, with these marks in its paragraphs."""
        same = self.volume is not None and self.volume.article.id == volume.article.id
        self.volume = volume
        if not same or self.sheet is None:
            self._set()
        if not self.size.width:
            # Not laid out yet: there is no line to scroll to. The next size brings it about.
            self._waiting = partial(self.open, volume, paragraph, marks, figure)
            return
        if self.sheet is not None:
            self._annotations = annotate(volume, self.sheet, marks, figure)
        self.sentences = Sentences()
        self.go(paragraph, figure.start if figure else None)

    def go(self, paragraph: str, offset: int | None = None) -> None:
        """Scroll to a paragraph, at its first hit or at a character of it."""
        if self.sheet is None:
            return
        known = [p.id for p in self.sheet.paragraphs]
        self.place = known.index(paragraph) if paragraph in known else 0
        self.hit = self._annotations.first_in(self.place)
        if offset is None:
            offset = self.hits[self.hit].start if self.hit >= 0 else 0
        self._scroll_into_view(self.sheet.line_at(self.place, offset) if known else 0, anchor=True)
        self._tell()

    def tell_taken(self, collected: frozenset[str], marked: Mapping[str, tuple[str | None, ...]]) -> None:
        """Say which paragraphs are in the tray, and which words of which, None for all, are marked to be copied."""
        self._collected, self._marked = collected, marked
        self.refresh()

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

    def _set(self) -> None:
        if self.volume is None or not self.size.width:
            self.sheet = None
            return
        self.sheet = typeset.sheet(self.volume.article, self.volume.paragraphs, self.scrollable_content_region.width)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.sheet.lines) + 1)
        self.refresh()

    def on_resize(self) -> None:
        """Set the article anew, the paragraph the reader is at still in view."""
        if self.volume is None or not self.size.width:
            return
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            waiting()
            return
        before = self.sheet
        self._set()
        if self.sheet is not None and before is not None:
            self._scroll_into_view(self.sheet.firsts[self.place] if self.sheet.firsts else 0, anchor=True)

    # ---- drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        base = self.rich_style
        if self.sheet is None or row >= len(self.sheet.lines):
            return Strip.blank(width, base)
        line = self.sheet.lines[row]
        spans = inking.on_line(line, self._spans_of(line.paragraph))
        here = line.paragraph == self.place and line.paragraph >= 0
        id = self.sheet.paragraphs[line.paragraph].id if line.paragraph >= 0 else ""
        lead = inking.gutter(line, spans, here=here, marked=id in self._marked, held=id in self._collected)
        drawn = [
            Segment(lead, self.get_component_rich_style("page--here" if here else "page--gutter")),
            Segment(" " * line.indent, base),
        ]
        if line.text:
            name = f"page--{line.role}"
            ink = self.get_component_rich_style(name) if name in self.COMPONENT_CLASSES else base
            drawn += inking.segments(line, spans, span_on(line, row, self.text_selection), ink, self._ink)
        return Strip(drawn).adjust_cell_length(width, base).apply_offsets(0, row)

    def _ink(self, role: str) -> Style:
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

    # ---- selection

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

    def clear_selected(self) -> bool:
        """Let go of the selection; False where there is none."""
        had = bool(self.sentences.places) or self.text_selection is not None
        self.sentences = Sentences()
        if self.text_selection is not None:
            self.screen.clear_selection()
        self.refresh()
        return had

    def action_sentence(self, by: int) -> None:
        """Select one sentence more, or one less; the first is the one of the hit, else the paragraph's first."""
        self._choose(lambda at: self.sentences.grown(self.sheet, at, by) if self.sheet else self.sentences)

    def action_next_sentence(self, by: int) -> None:
        """Select the next or last sentence instead."""
        self._choose(lambda at: self.sentences.moved(self.sheet, at, by) if self.sheet else self.sentences)

    def _choose(self, how: Callable[[Place], Sentences]) -> None:
        if self.sheet is None or self.current is None:
            return
        hit = self.hits[self.hit] if self.hit >= 0 and self.hits[self.hit].paragraph == self.place else None
        self.sentences = how(hit or Place(self.place, 0, 0))
        if self.sentences.places:
            last = self.sentences.places[-1]
            moved, self.place = last.paragraph != self.place, last.paragraph
            self._scroll_into_view(self.sheet.line_at(last.paragraph, max(last.start, last.end - 1)))
            if moved:
                self._tell()
        self.refresh()

    # ---- moving

    def _scroll_into_view(self, row: int, *, anchor: bool = False) -> None:
        height = max(1, self.scrollable_content_region.height)
        top = self.scroll_offset.y
        if anchor or not top <= row < top + height - 1:
            self.scroll_to(y=max(0, row - CONTEXT), animate=False, immediate=True, force=True)
        self.refresh()

    def _tell(self) -> None:
        if self.current is not None:
            self.post_message(self.Moved(self.current, self.hit, len(self.hits)))

    def action_step(self, by: int) -> None:
        """To the next or last paragraph; a paragraph that runs over the edge is scrolled first."""
        if self.sheet is None or not self.sheet.paragraphs:
            return
        height = self.scrollable_content_region.height
        rows = self.sheet.lines_of(self.place)
        top = self.scroll_offset.y
        if by > 0 and rows[-1] >= top + height:
            self.scroll_relative(y=max(1, height // 3), animate=False)
        elif by < 0 and rows[0] < top:
            self.scroll_relative(y=-max(1, height // 3), animate=False)
        else:
            self.place = max(0, min(len(self.sheet.paragraphs) - 1, self.place + by))
            rows = self.sheet.lines_of(self.place)
            if by < 0 and self.place == 0:
                self.scroll_to(y=0, animate=False)
            elif rows[0] < top or rows[-1] >= top + height:
                fits = len(rows) < height
                target = rows[-1] - height + 2 if by > 0 and fits else rows[0] - 1
                self.scroll_to(y=max(0, target), animate=False)
            self.refresh()
            self._tell()

    def action_next_hit(self, by: int) -> None:
        """To the next or last hit of the article, round its ends."""
        if not self.hits or self.sheet is None:
            return
        self.hit = self._annotations.beside(self.hit, self.place, by)
        hit = self.hits[self.hit]
        self.place = hit.paragraph
        self._scroll_into_view(self.sheet.line_at(hit.paragraph, hit.start))
        self._tell()

    def action_edge(self, place: int) -> None:
        """To the first paragraph or, for -1, the last."""
        if self.sheet and self.sheet.paragraphs:
            self.place = place % len(self.sheet.paragraphs)
            self.scroll_to(y=0, animate=False) if not place else self.scroll_end(animate=False)
            self.refresh()
            self._tell()
