"""The article in the reading pane: a set column that scrolls, with hits, figures, a place and selections.

Only the lines on the screen are drawn. The mouse selects as in any text; `v` selects sentence by sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from jbtui.records import Article, Figure, Paragraph
from jbtui.text.cleaning import clean
from jbtui.tui import typeset
from jbtui.tui.content import Marks
from jbtui.tui.keys import bindings
from jbtui.tui.messages import Volume

CONTEXT = 3
"""Lines kept above the place that the page is scrolled to."""


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a paragraph of the page."""

    paragraph: int
    start: int
    end: int


class Page(ScrollView, can_focus=True):
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
        "page--hit",
        "page--hit-here",
        "page--figure",
        "page--chosen",
    }

    class Moved(Message):
        """The place in the article changed."""

        def __init__(self, paragraph: Paragraph, hit: int, hits: int) -> None:
            self.paragraph, self.hit, self.hits = paragraph, hit, hits
            super().__init__()

    class OutlineWanted(Message):
        """The reader asks for the headings."""

    class PlaceWanted(Message):
        """The reader goes back (-1) or forward (1) through the places visited."""

        def __init__(self, by: int) -> None:
            self.by = by
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.volume: Volume | None = None
        self.sheet: typeset.Sheet | None = None
        self.hits: list[Place] = []
        self.hit = -1
        self.place = 0
        self.chosen: Place | None = None
        self._spans: dict[int, list[tuple[int, int, str]]] = {}
        self._waiting: Callable[[], None] | None = None
        self._collected: frozenset[str] = frozenset()

    # ---- what is shown

    def open(self, volume: Volume, paragraph: str, marks: dict[str, Marks], figure: Figure | None = None) -> None:
        """Show the article at the paragraph of that id, with these marks in its paragraphs."""
        same = self.volume is not None and self.volume.article.id == volume.article.id
        self.volume = volume
        if not same or self.sheet is None:
            self._set()
        if not self.size.width:
            # Not laid out yet: there is no line to scroll to. The next size brings it about.
            self._waiting = partial(self.open, volume, paragraph, marks, figure)
            return
        self._mark(marks, figure)
        self.chosen = None
        self.go(paragraph, figure.start if figure else None)

    def go(self, paragraph: str, offset: int | None = None) -> None:
        """Scroll to a paragraph, at its first hit or at a character of it."""
        if self.sheet is None:
            return
        known = [p.id for p in self.sheet.paragraphs]
        self.place = known.index(paragraph) if paragraph in known else 0
        self.hit = next((n for n, hit in enumerate(self.hits) if hit.paragraph == self.place), -1)
        if offset is None:
            offset = self.hits[self.hit].start if self.hit >= 0 else 0
        self._scroll_into_view(self.sheet.line_at(self.place, offset) if known else 0, anchor=True)
        self._tell()

    def tell_collected(self, ids: frozenset[str]) -> None:
        """Say which paragraphs are in the tray; they get a `+` beside their first line."""
        self._collected = ids
        self.refresh()

    def close(self) -> None:
        """Show nothing."""
        self.volume = self.sheet = None
        self.hits, self._spans, self.chosen = [], {}, None
        self.virtual_size = Size(0, 0)
        self.refresh()

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

    def _mark(self, marks: dict[str, Marks], figure: Figure | None) -> None:
        if self.sheet is None or self.volume is None:
            return
        order = {paragraph.id: n for n, paragraph in enumerate(self.sheet.paragraphs)}
        whole = {p.id for p in self.sheet.paragraphs if clean(p.text) == p.text}
        self._spans = {}
        for one in self.volume.figures:
            if one.paragraph in whole:
                self._spans.setdefault(order[one.paragraph], []).append((one.start, one.end, "page--figure"))
        if figure is not None:
            marks = {**marks, figure.paragraph: [(figure.start, figure.end)]}
        self.hits = [Place(order[id], start, end) for id, spans in marks.items() if id in whole for start, end in spans]
        self.hits.sort(key=lambda hit: (hit.paragraph, hit.start))
        for hit in self.hits:
            self._spans.setdefault(hit.paragraph, []).append((hit.start, hit.end, "page--hit"))
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
        segments = [Segment(self._gutter(line), self._gutter_style(line)), Segment(" " * line.indent, base)]
        segments += self._text(line, row)
        return Strip(segments).adjust_cell_length(width, base).apply_offsets(0, row)

    def _gutter(self, line: typeset.Line) -> str:
        here = line.paragraph == self.place and line.paragraph >= 0
        mark = (">" if line.gutter else "|") if here else " "
        held = line.gutter and self.sheet and self.sheet.paragraphs[line.paragraph].id in self._collected
        return set_cell_size(mark + line.gutter, typeset.GUTTER - 1) + ("+" if held else " ")

    def _gutter_style(self, line: typeset.Line) -> Style:
        here = line.paragraph == self.place and line.paragraph >= 0
        return self.get_component_rich_style("page--here" if here else "page--gutter")

    def _text(self, line: typeset.Line, row: int) -> Iterable[Segment]:
        name = f"page--{line.role}"
        base = self.get_component_rich_style(name) if name in self.COMPONENT_CLASSES else self.rich_style
        if not line.text:
            return
        spans = [(s, e, n) for s, e, n in self._spans.get(line.paragraph, ()) if s < line.end and e > line.start]
        if self.hit >= 0 and self.hits[self.hit].paragraph == line.paragraph:
            spans.append((self.hits[self.hit].start, self.hits[self.hit].end, "page--hit-here"))
        if self.chosen and self.chosen.paragraph == line.paragraph:
            spans.append((self.chosen.start, self.chosen.end, "page--chosen"))
        cuts = {line.start, line.start + len(line.text)}
        cuts |= {cut for s, e, _n in spans for cut in (s, e) if line.start < cut < line.start + len(line.text)}
        mouse = self._mouse_span(line, row)
        cuts |= {line.start + cut for cut in mouse or () if 0 < cut < len(line.text)}
        edges = sorted(cuts)
        for first, last in pairwise(edges):
            style = base
            for start, end, role in spans:
                if start <= first and last <= end:
                    style += self.get_component_rich_style(role, partial=True)
            if mouse and mouse[0] <= first - line.start and last - line.start <= mouse[1]:
                style += self.screen.get_component_rich_style("screen--selection")
            yield Segment(line.text[first - line.start : last - line.start], style)

    def _mouse_span(self, line: typeset.Line, row: int) -> tuple[int, int] | None:
        """The characters of the line's text that the mouse selected."""
        selection = self.text_selection
        span = selection.get_span(row) if selection else None
        if span is None:
            return None
        lead = typeset.GUTTER + line.indent
        first, last = span
        return max(0, first - lead), len(line.text) if last == -1 else max(0, last - lead)

    # ---- selection

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        if self.sheet is None:
            return None
        parts = [self.sheet.paragraphs[p.paragraph].text[p.start : p.end] for p in self.places(selection)]
        return ("\n".join(parts), "\n") if parts else None

    def places(self, selection: Selection) -> list[Place]:
        """What the mouse selected, paragraph by paragraph."""
        found: dict[int, Place] = {}
        for row, line in enumerate(self.sheet.lines if self.sheet else ()):
            span = selection.get_span(row)
            if span is None or line.paragraph < 0:
                continue
            lead = typeset.GUTTER + line.indent
            first = min(len(line.text), max(0, span[0] - lead))
            last = len(line.text) if span[1] == -1 else min(len(line.text), max(0, span[1] - lead))
            if first < last:
                before = found.get(line.paragraph)
                start = before.start if before else line.start + first
                found[line.paragraph] = Place(line.paragraph, start, line.start + last)
        return list(found.values())

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    @property
    def selected(self) -> list[Place]:
        """What is selected, by mouse or by sentence."""
        if self.text_selection is not None:
            return self.places(self.text_selection)
        return [self.chosen] if self.chosen else []

    def clear_selected(self) -> bool:
        """Let go of the selection; False where there is none."""
        had = self.chosen is not None or self.text_selection is not None
        self.chosen = None
        if self.text_selection is not None:
            self.screen.clear_selection()
        self.refresh()
        return had

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
        if self.hit < 0:
            later = [n for n, hit in enumerate(self.hits) if hit.paragraph >= self.place]
            self.hit = (later[0] if later else 0) if by > 0 else (later[0] - 1 if later else -1) % len(self.hits)
        else:
            self.hit = (self.hit + by) % len(self.hits)
        hit = self.hits[self.hit]
        self.place = hit.paragraph
        self._scroll_into_view(self.sheet.line_at(hit.paragraph, hit.start))
        self._tell()

    def action_sentence(self) -> None:
        """Select the sentence of the hit, or the paragraph's first; once more: the next one as well."""
        if self.sheet is None or self.current is None:
            return
        sentences = typeset.sentences(clean(self.current.text))
        if self.chosen and self.chosen.paragraph == self.place:
            later = [end for _start, end in sentences if end > self.chosen.end]
            self.chosen = Place(self.place, self.chosen.start, later[0] if later else self.chosen.end)
        elif sentences:
            at = self.hits[self.hit].start if self.hit >= 0 and self.hits[self.hit].paragraph == self.place else 0
            start, end = next(((s, e) for s, e in sentences if s <= at < e), sentences[0])
            self.chosen = Place(self.place, start, end)
        self.refresh()

    def action_top(self) -> None:
        self.place = 0
        self.scroll_to(y=0, animate=False)
        self.refresh()
        self._tell()

    def action_bottom(self) -> None:
        if self.sheet and self.sheet.paragraphs:
            self.place = len(self.sheet.paragraphs) - 1
            self.scroll_end(animate=False)
            self.refresh()
            self._tell()

    def action_outline(self) -> None:
        self.post_message(self.OutlineWanted())

    def action_place(self, by: int) -> None:
        self.post_message(self.PlaceWanted(by))
