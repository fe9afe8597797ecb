"""Where the text of a heading begins that stands behind it: which paragraph is the first of its section.

What speaks for a place has a weight in knowledge/marks.toml, as a logarithm of odds: the words of the two headings,
how much the paragraphs on both sides have in common, the way in which paragraphs go on or open a scene, and how long
an introduction and the other sections are.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jbtui.knowledge import table
from jbtui.layout import marks
from jbtui.layout.heading_words import HeadingWords
from jbtui.layout.kinship import Kinship
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_USUAL = 3.5
"""Paragraphs of a section where the page tells nothing of it."""
_INTRODUCTION = 2.5
"""Paragraphs of an introduction."""
_HEAD = 60
"""Characters of a paragraph in which its figures tell what it is about."""


@dataclass(frozen=True, slots=True)
class Span:
    """Paragraphs that a heading behind them, and what stands over them, share."""

    bodies: Sequence[int]
    heading: int
    above: int | None
    """The heading over them, None where they begin with the introduction."""
    before: int = 0
    """Paragraphs of the section above that come before these."""


class SectionStarts:
    """A page on which some headings stand behind their sections."""

    def __init__(self, pieces: Sequence[Piece], words: HeadingWords) -> None:
        self._pieces = pieces
        self._words = words
        self._kinship = Kinship(pieces)
        self._weights: Mapping[str, float] = table("marks")["section_start"]

    def place(self, span: Span, sizes: Sequence[int]) -> int | None:
        """The paragraph that the heading's section begins with, None where all of them belong to what is above.

        `sizes` are the lengths of the page's other sections, in paragraphs.
        """
        if len(span.bodies) <= (not span.before):
            return None
        usual = sorted(sizes)[len(sizes) // 2] if sizes else _USUAL
        leanings = self._leanings(span)
        splits = range(0 if span.before else 1, len(span.bodies))
        worth = {at: self._worth(span, at, usual, leanings) for at in splits}
        return span.bodies[max(splits, key=lambda at: worth[at])]

    def _worth(self, span: Span, at: int, usual: float, leanings: Sequence[float]) -> float:
        told = self._told(span, at, usual)
        words = self._weights["words"] * (leanings[-1] - 2 * (leanings[at - 1] if at else 0.0))
        return words + math.fsum(self._weights[name] * strength for name, strength in told)

    def _told(self, span: Span, at: int, usual: float) -> Iterator[tuple[str, float]]:
        first = self._pieces[span.bodies[at]].text
        head = marks.simplified(first[:_HEAD])
        yield "goes_on", bool(marks.pattern("section_words", "goes_on").match(head))
        yield "opens", bool(marks.pattern("section_words", "opens").match(head))
        if at:
            yield "kin", self._kinship.of_texts(span.bodies[at], span.bodies[at - 1])
        if span.above is None:
            yield "overall", bool(marks.pattern("section_words", "overall").search(marks.simplified(first)))
        yield "length", -abs(math.log((len(span.bodies) - at) / usual))
        above = min(_INTRODUCTION, usual) if span.above is None else usual
        yield "length_above", -abs(math.log((at + span.before) / above))

    def _leanings(self, span: Span) -> list[float]:
        """How much rather the paragraphs, up to each, speak of the heading than of the one above.

        In an introduction, which has none above, each is set against the others.
        """
        own = [self._words.use(body, span.heading) for body in span.bodies]
        if span.above is None:
            usual = math.fsum(own) / len(own)
            return [*itertools.accumulate(each - usual for each in own)]
        others = (self._words.use(body, span.above) for body in span.bodies)
        return [*itertools.accumulate(each - other for each, other in zip(own, others, strict=True))]


def bodies(pieces: Sequence[Piece], start: int, end: int) -> list[int]:
    """The places of the paragraphs between two places."""
    return [i for i in range(start, end) if pieces[i].kind is Kind.BODY]
