"""The lines of a concordance: each occurrence with the text before and after it in its paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.cells import cell_len

from jbtui.records import Article, Paragraph
from jbtui.search.results import Hit
from jbtui.text.cleaning import clean


@dataclass(frozen=True, slots=True)
class KwicLine:
    """One occurrence."""

    paragraph: Paragraph
    article: Article
    start: int
    """Where the occurrence stands in the paragraph's text; `end` is behind it."""
    end: int

    @property
    def keyword(self) -> str:
        return _flat(self.paragraph.text[self.start : self.end])

    @property
    def left(self) -> str:
        """The paragraph before the occurrence."""
        return _flat(self.paragraph.text[: self.start])

    @property
    def right(self) -> str:
        """The paragraph after the occurrence."""
        return _flat(self.paragraph.text[self.end :])


def lines_of(hits: Iterable[Hit]) -> tuple[KwicLine, ...]:
    """A line for every marked range of every hit, in the order of the hits."""
    return tuple(
        KwicLine(hit.paragraph, hit.article, start, end) for hit in hits for start, end in hit.marks if start < end
    )


def _flat(text: str) -> str:
    return clean(text).replace("\n", " ")


def fit_left(text: str, cells: int) -> str:
    """The end of a text in exactly so many terminal cells, aligned to the right; Han characters take two."""
    used, kept = 0, len(text)
    while kept:
        width = cell_len(text[kept - 1])
        if used + width > cells:
            break
        used += width
        kept -= 1
    return " " * (cells - used) + text[kept:]


def fit_right(text: str, cells: int) -> str:
    """The beginning of a text in exactly so many terminal cells, aligned to the left."""
    used = 0
    for at, character in enumerate(text):
        width = cell_len(character)
        if used + width > cells:
            return text[:at] + " " * (cells - used)
        used += width
    return text + " " * (cells - used)


def aligned(line: KwicLine, cells: int) -> tuple[str, str, str]:
    """Left context, occurrence, right context, the contexts in exactly `cells` terminal cells each."""
    return fit_left(line.left, cells), line.keyword, fit_right(line.right, cells)
