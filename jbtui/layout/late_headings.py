"""Headings that the extraction placed after their section's text: they still head that section.

The article as a whole decides: where its last heading has no text behind it, or hardly any, and the headings speak
rather of what precedes them than of what follows, every heading moves up before the text that it ends. Else an empty
heading alone moves up. Where its text begins, section_starts.py weighs. Headings of sidebars (数说, 链接, 记者手记)
always head what follows.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterator, Sequence

from jbtui.layout import headings, sections
from jbtui.layout.heading_words import HeadingWords
from jbtui.layout.piece import Piece, wrapped
from jbtui.layout.section_starts import SectionStarts, Span, bodies
from jbtui.records import Kind

_MOST = 60
"""Headings. A page with more is beyond this kind of repair."""
_LATE = (0.0, 0.15)
"""How much rather the headings must speak of what precedes them: behind the last one no text, or one paragraph."""
_FIRST_LONGER = 0.25
"""What it counts that more text stands before the first heading than between the others, as a logarithm."""
_CLEARLY = 0.1
"""How much rather one heading must speak of the text above it than of the text below it."""
_USED = 0.3
"""The share of a heading's words that a paragraph on its subject uses."""
_SOME = 2
"""Paragraphs over a late heading: those of the section above, and its own."""
_NARROWER = 0.7
"""A column is another one where it is set this much narrower."""


def move_up(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with late headings before their sections, the move on record."""
    heads = [i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING]
    if not heads or len(heads) > _MOST:
        return list(pieces)
    page = _Page(pieces, heads)
    places = dict(page.all_late() or page.empty_ones())
    moved = set(places.values())
    found: list[Piece] = []
    for i, piece in enumerate(pieces):
        if i in places:
            found.append(pieces[places[i]].repaired("heading-moved"))
        if i not in moved:
            found.append(piece)
    return found


class _Page:
    """An article with its headings and what stands between them."""

    def __init__(self, pieces: Sequence[Piece], heads: Sequence[int]) -> None:
        self._pieces = pieces
        self._heads = heads
        self._bodies = bodies(pieces, 0, len(pieces))
        self._words = HeadingWords(pieces)
        self._starts = SectionStarts(pieces, self._words)
        self._empty = _empty(pieces, heads)
        ends = zip(heads, [*heads[1:], len(pieces)], strict=True)
        whole = (len(self._between(head, end)) for head, end in ends if end not in self._empty)
        self._sizes = [length for length in whole if length]
        """Paragraphs of the sections that no late heading ends."""

    def all_late(self) -> list[tuple[int, int]]:
        """The first text of each section with its heading, where all headings stand behind their sections."""
        main = [i for i in self._heads if self._pieces[i].mark != headings.STANDING]
        if not main or not self._all_late(main):
            return []
        sizes = [len(self._between(before, head)) for before, head in itertools.pairwise(main)]
        found = [(self._first_start(main[0], sizes), main[0])]
        for before, head in itertools.pairwise(main):
            own = self._between(before, head)
            if self._inside(before):  # the section of a heading set into a sentence goes on after it
                upper = bisect.bisect(main, before) - 1
                whole = len(self._between(main[upper - 1] if upper else -1, before))
                found.append((self._starts.place(Span(own, head, before, whole), sizes), head))
            else:
                found.append((own[0], head))
        return [(body, head) for body, head in found if body is not None]

    def empty_ones(self) -> Iterator[tuple[int, int]]:
        """The text that an empty heading heads, with that heading, where the text above it shows where it begins.

        It may be all the text up to the heading before, where that one heads what stands above it likewise.
        """
        late = set(self._empty)
        for number in reversed(range(len(self._heads))):
            head = self._heads[number]
            if head not in late:
                continue
            above = self._heads[number - 1] if number else None
            start = 0 if above is None else above + 1
            place = self._set_off(start, head)
            if place is None and number and self._heads_above(number - 1):
                place = next(iter(bodies(self._pieces, start, head)), None)
                late.add(self._heads[number - 1])
            if place is None and (above is not None or self._spoken_of(head)):
                place = self._starts.place(Span(bodies(self._pieces, start, head), head, above), self._sizes)
            if place is not None:
                yield place, head

    def _spoken_of(self, head: int) -> bool:
        """Whether a paragraph behind the first speaks of the first heading, which else may head no text at all."""
        return any(self._words.use(body, head) >= _USED for body in bodies(self._pieces, 0, head)[1:])

    def _all_late(self, main: Sequence[int]) -> bool:
        """Whether the headings, taken together, speak of what precedes them."""
        groups = [self._between(before, head) for before, head in itertools.pairwise([-1, *main])]
        behind = self._between(main[-1], self._next_heading(main[-1]))
        ended = not behind or self._inside(main[-1])
        if not all(groups) or not (ended or len(behind) == 1):
            return False
        if len(main) == 1:
            return ended
        told = [
            self._own(own, head, main) - self._own(after, head, main)
            for own, head, after in zip(groups, main, groups[1:], strict=False)
        ]
        others = sum(map(len, groups[1:])) / len(groups[1:])
        longer = math.log((len(groups[0]) + 0.5) / (others + 0.5))
        return math.fsum(told) / len(told) + _FIRST_LONGER * longer > _LATE[0 if ended else 1]

    def _own(self, texts: Sequence[int], head: int, main: Sequence[int]) -> float:
        """How much rather some paragraphs speak of this heading than of the others: an introduction names them all."""
        uses = {other: self._words.common(texts, other) for other in main}
        others = math.fsum(uses.values()) - uses[head]
        return uses[head] - others / (len(main) - 1)

    def _inside(self, head: int) -> bool:
        """Whether the heading was set into a sentence: the paragraph before it goes on right behind it."""
        following = bisect.bisect(self._bodies, head)
        if not following:
            return False
        before = self._pieces[self._bodies[following - 1]]
        if not before.first < self._pieces[head].first < before.last:
            return False
        return following == len(self._bodies) or self._pieces[self._bodies[following]].first > before.last

    def _first_start(self, head: int, sizes: Sequence[int]) -> int | None:
        """Where the text of the first late heading begins: after the introduction."""
        above = bodies(self._pieces, 0, head)
        for before, at in itertools.pairwise(above):
            upper, lower = self._pieces[before], self._pieces[at]
            if wrapped(upper) and wrapped(lower) and lower.width < _NARROWER * upper.width:
                return at
        place = self._set_off(0, head)
        if place is None:
            place = self._starts.place(Span(above, head, None), sizes)
        return place if place is not None else above[0]

    def _heads_above(self, number: int) -> bool:
        """Whether a heading speaks clearly rather of the text above it than of that up to the next heading."""
        head = self._heads[number]
        above = self._between(self._heads[number - 1] if number else -1, head)
        if self._pieces[head].mark == headings.STANDING or len(above) < _SOME:
            return False
        below = self._between(head, self._heads[number + 1])
        return self._words.common(above, head) > self._words.common(below, head) + _CLEARLY

    def _set_off(self, start: int, head: int) -> int | None:
        """The first text behind the last rule or row of ornaments between the two places."""
        told = range(start, head)
        rules = [i for i in told if self._pieces[i].kind is Kind.NOISE and self._pieces[i].mark in ("fill", "end")]
        if not rules or not bodies(self._pieces, start, rules[-1]):
            return None
        return next(iter(bodies(self._pieces, rules[-1], head)), None)

    def _next_heading(self, head: int) -> int:
        following = bisect.bisect(self._heads, head)
        return self._heads[following] if following < len(self._heads) else len(self._pieces)

    def _between(self, before: int, end: int) -> list[int]:
        low, high = bisect.bisect(self._bodies, before), bisect.bisect_left(self._bodies, end)
        return self._bodies[low:high]


def _empty(pieces: Sequence[Piece], heads: Sequence[int]) -> set[int]:
    """The headings without text before the next one of their level or above; sidebars' own are none."""
    levels = sections.levels(pieces)
    nearest: dict[int, int] = {}
    text = [*itertools.accumulate((piece.kind is Kind.BODY for piece in pieces), initial=0)]
    found = set()
    for head in reversed(heads):
        standing = pieces[head].mark == headings.STANDING
        level = 0 if standing else levels.get(pieces[head].mark, 1)
        end = min((place for other, place in nearest.items() if other <= level), default=len(pieces))
        if not standing and text[end] == text[head]:
            found.add(head)
        nearest[level] = head
    return set() if _parts(heads, found) else found


def _parts(heads: Sequence[int], empty: set[int]) -> bool:
    """Whether every other heading, from the first on, is the name of a part over its headline."""
    names, headlines = heads[::2], heads[1::2]
    return len(names) == len(headlines) > 1 and all(map(empty.__contains__, names)) and empty.isdisjoint(headlines)
