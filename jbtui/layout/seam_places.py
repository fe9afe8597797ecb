"""What the places of two texts on the page say for or against the seam between them.

Names of weights in knowledge/marks.toml, with how often each counts, as in seams.py: whether the second follows the
open end, stands behind another one or somewhere else, and which section's words it uses.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence

from jbtui.layout import grammar, joining, seams
from jbtui.layout.kinship import Kinship
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_MOST = 1.2
"""How much shorter or longer than usual, as a logarithm, a text may be to count the more."""
_NEAR = 6
"""Places within which the second text behind an end is looked for."""
_STEP = 10
"""Places of distance that count once."""
_SURELY_OPEN = 3
_SURELY_REST = 1.9
"""The logarithm of odds from which a text hardly begins a paragraph; one that begins with a number may."""


class Places:
    """A page with its open ends and the texts behind them."""

    def __init__(self, pieces: Sequence[Piece], following: Mapping[int, int], indented: bool) -> None:
        self._pieces = pieces
        self._following = following
        self._behind = frozenset(following.values())
        self._indented = indented
        self._kinship = Kinship(pieces)
        self._above: list[Piece | None] = [None]
        """For each place what stands over it, but for captions, credits and noise."""
        for piece in pieces:
            self._above.append(self._above[-1] if piece.kind in joining.PASSED else piece)
        lengths = sorted(len(piece.text) for piece in pieces if piece.kind is Kind.BODY)
        self._headings_end = _headings_end(pieces)
        self._usual = lengths[len(lengths) // 2] if lengths else 1

    def alone(self, text: int) -> Iterator[tuple[str, float]]:
        """What the length and the setting of a text say for its being the rest of a sentence."""
        piece = self._pieces[text]
        bare = self._indented and not piece.indent and piece.gap > 0 and not grammar.headline(piece.text)
        yield "bare", bare
        yield "length", max(-_MOST, min(_MOST, math.log(len(piece.text) / self._usual)))
        yield "open_itself", not grammar.complete(piece.text)

    def between(self, end: int, text: int) -> Iterator[tuple[str, float]]:
        """What the places of an end and of a text say for their belonging together."""
        yield "surely_open", grammar.open_end(self._pieces[end].text) == _SURELY_OPEN
        yield "nothing_follows", end not in self._following
        yield "distance", abs(text - end) / _STEP
        yield "before", text < end
        if self._following.get(end) == text:
            yield "next", 1
            yield "next_behind_others", text > end + 1
            yield "next_line", not self._pieces[text].gap
            yield "next_open_itself", not grammar.complete(self._pieces[text].text)
            yield "next_remnant", grammar.remnant(self._pieces[text].text)
        elif text in self._behind:
            yield "behind_another", 1
        else:
            yield from self._elsewhere(end, text)
        yield from self._kin(end, text)

    def _elsewhere(self, end: int, text: int) -> Iterator[tuple[str, float]]:
        yield "elsewhere", 1
        above = self._above[text]
        if above is not None and above.kind is Kind.HEADING and not self._headings_end:
            yield "over_heading" if text == end + 2 else "under_heading", 1
        yield "under_title", above is not None and above.kind is Kind.TITLE
        yield "under_open", above is not None and above.kind is Kind.BODY and not grammar.complete(above.text)
        first = self._following.get(end)
        near = first is not None and first < text <= first + _NEAR
        yield "second", near and all(each.kind in joining.PASSED for each in self._pieces[(first or 0) + 1 : text])

    def _kin(self, end: int, text: int) -> Iterator[tuple[str, float]]:
        yield "kin_of_end", self._kinship.of_texts(text, end)
        home, host = self._kinship.section_of[end], self._kinship.section_of[text]
        if home != host:
            yield "kin_of_its_section", self._kinship.of_section(text, home, end)
            yield "kin_where_it_stands", self._kinship.of_section(text, host, end)


def _headings_end(pieces: Sequence[Piece]) -> bool:
    """Whether the page's headings end their sections, so that no text begins under one: the last has none behind it,
    or none but the rest of a sentence."""
    told = (piece for piece in reversed(pieces) if piece.kind in (Kind.BODY, Kind.HEADING))
    last = list(itertools.islice(told, 2))
    headings = [piece.kind is Kind.HEADING for piece in last]
    return headings[:1] == [True] or (headings == [False, True] and seams.rest(last[0].text) >= _SURELY_REST)
