"""The article in the reading pane: where one is in it, and how one moves: by paragraph, hit and sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.message import Message

from jbtui.tui import typeset
from jbtui.tui.annotating import annotate
from jbtui.tui.content import Marks
from jbtui.tui.keys import bindings
from jbtui.tui.messages import Volume
from jbtui.tui.selecting import Place, Sentences
from jbtui.tui.widgets.leaf import Leaf

if TYPE_CHECKING:
    from jbtui.records import Figure, Paragraph

CONTEXT = 3
"""Lines kept above the place that the page is scrolled to."""


class Page(Leaf, can_focus=True):
    """One article."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    class Moved(Message):
        """The place in the article changed."""

        def __init__(self, paragraph: Paragraph, hit: int, hits: int) -> None:
            self.paragraph, self.hit, self.hits = paragraph, hit, hits
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._waiting: Callable[[], None] | None = None

    # ---- what is shown

    def open(
        self,
        volume: Volume,
        sheet: typeset.Sheet | None,
        paragraph: str,
        marks: Mapping[str, Marks],
        figure: Figure | None = None,
    ) -> None:
        """Show the article at the paragraph of that id, with these marks in its paragraphs; `sheet` is it as it was
        set already, if it was."""
        same = self.volume is not None and self.volume.article.id == volume.article.id
        self.volume = volume
        if not same or self.sheet is None:
            self._set(sheet)
        if not self.size.width:
            # Not laid out yet: there is no line to scroll to. The next size brings it about.
            self._waiting = partial(self.open, volume, sheet, paragraph, marks, figure)
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

    # ---- selection

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
