"""How a page is set: how wide its columns are, from where a line is full, and whether paragraphs begin with white.

The width is measured around each line, since a page has wide and narrow columns.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jbtui.layout import grammar
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_AROUND = 8
_FULL = (0.8, 0.96)
"""Least and greatest share of the column's width from which a line is full: the page's own raggedness decides."""
_RAGGED = 0.1
"""The raggedest tenth of the lines that end inside a sentence is still full, but for stray short ones."""
NEARLY_ALL = 0.85
_INDENT = 4
"""Cells: two Han characters."""
_ENOUGH = 8
_HALF = 0.5
FEW = 3
"""Lines. So short a run shows nothing by itself; the page decides."""
SHORT = 0.75
"""Share of the column's width below which a line is short, and those of a text are not."""


@dataclass(frozen=True, slots=True)
class PageSetting:
    """What holds for the whole page."""

    wrapped: float
    """The share of lines that end inside a sentence."""
    width: int
    """The width that most lines have, in cells."""
    full: float
    """From which share of the column's width a line is full."""
    indented: bool
    """Whether every paragraph begins with white, so that a line without is no first one."""
    lost_indent: int
    """Cells by which the first lines of paragraphs fall short because the extraction dropped their white."""
    heads: frozenset[str]
    """The marks of headings that end well inside the column, so that one as wide as it is a heading too."""

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> PageSetting:
        """How the page of these pieces is set."""
        return cls(
            wrapped_share(pieces, FEW),
            _usual_width(pieces),
            _full_share(pieces),
            _indented(pieces),
            _lost_indent(pieces),
            _heading_marks(pieces),
        )

    def inside(self, before: Piece, after: Piece) -> bool:
        """Whether empty lines between the two stand inside a paragraph: behind a full line, over one without white."""
        if not self.indented or after.indent or before.kind is not None or after.kind is not None:
            return False
        full = before.width + before.indent >= self.full * self.width
        return full and grammar.complete(before.text) and not grammar.headline(after.text)


def runs(pieces: Sequence[Piece], document: PageSetting | None = None) -> Iterator[Sequence[Piece]]:
    """The pieces between empty lines; once the page is known, between those that a paragraph may end before."""
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or (pieces[end].gap and not (document and document.inside(pieces[end - 1], pieces[end]))):
            yield pieces[start:end]
            start = end


def column_widths(run: Sequence[Piece]) -> list[int]:
    """The column's width at each line: the second widest around it, so that one overlong line does not count."""
    sizes = [piece.width + piece.indent for piece in run]
    widths = []
    for index in range(len(run)):
        near = sorted(sizes[max(0, index - _AROUND) : index + _AROUND + 1], reverse=True)
        widths.append(near[1] if len(near) > 3 else near[0])
    return widths


def _full_share(pieces: Sequence[Piece]) -> float:
    """From which share of the column a line of this page is full: by how ragged its unfinished lines are."""
    shares = []
    for run in runs(pieces):
        widths = column_widths(run) if len(run) > 1 else ()
        for piece, width in zip(run[:-1], widths, strict=False):
            share = (piece.width + piece.indent) / max(width, 1)
            if share >= SHORT and piece.kind is None and not grammar.complete(piece.text):
                shares.append(share)
    if len(shares) < _ENOUGH:
        return _FULL[0]
    shares.sort()
    return min(max(shares[int(len(shares) * _RAGGED)] - 0.01, _FULL[0]), _FULL[1])


def _lost_indent(pieces: Sequence[Piece]) -> int:
    """Two Han characters where the first lines between empty lines are usually that much short of the column."""
    missing = sorted(max(piece.width for piece in run) - run[0].width for run in runs(pieces) if len(run) > FEW)
    usual = missing[len(missing) // 2] if len(missing) > FEW else 0
    return _INDENT if _INDENT // 2 <= usual <= _INDENT * 2 else 0


def _indented(pieces: Sequence[Piece]) -> bool:
    """Whether nearly all lines that follow a short last one, or an empty line, begin with white."""
    if sum(1 for piece in pieces if piece.indent) <= FEW:
        return False
    width = _usual_width(pieces)
    starts = [
        after.indent > 0
        for before, after in itertools.pairwise(pieces)
        if after.kind is None
        and (after.gap or before.width + before.indent < SHORT * width)
        and grammar.complete(before.text)
        and not grammar.headline(after.text)
    ]
    return len(starts) > FEW and sum(starts) >= NEARLY_ALL * len(starts)


def _heading_marks(pieces: Sequence[Piece]) -> frozenset[str]:
    inside = SHORT * _usual_width(pieces)
    return frozenset(piece.mark for piece in pieces if piece.kind is Kind.HEADING and piece.width < inside)


def _usual_width(pieces: Sequence[Piece]) -> int:
    """The width of the middle line, which on a wrapped page is a full one."""
    widths = sorted(piece.width for piece in pieces if piece.kind is None)
    return widths[len(widths) // 2] if widths else 0


def wrapped_share(pieces: Sequence[Piece], least: int = 1) -> float:
    """The share of lines followed directly by another that end inside a sentence."""
    inner = [piece for run in runs(pieces) for piece in _inner(run)]
    if len(inner) < least:
        return 0.0
    return sum(1 for piece in inner if not grammar.complete(piece.text)) / len(inner)


def _inner(run: Sequence[Piece]) -> list[Piece]:
    """The lines of a run that show whether it is wrapped.

    Headlines over long lines end inside no sentence, and show nothing of how the text is set.
    """
    inner = [before for before, after in itertools.pairwise(run) if before.kind is None and after.kind is None]
    wide = _HALF * max((piece.width for piece in run if piece.kind is None), default=0)
    return [piece for piece in inner if piece.width >= wide or grammar.complete(piece.text)]
