"""How much the paragraphs of a page have in common: whether a text uses the words of a section, or of another text.

A pair of characters counts the more the fewer of the page's texts have it.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from jbtui.layout.pairs import pairs_of
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_EVEN = (20, 60)
"""Pairs of characters by which the lengths of the text, and of what it is compared with, are evened out."""
_SCALE = 10.0


class Kinship:
    """The texts and headings of a page by their pairs of characters."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self.section_of = [*itertools.accumulate(int(piece.kind is Kind.HEADING) for piece in pieces)]
        """For each piece the number of headings up to it."""
        self._sections: dict[tuple[int, frozenset[int]], frozenset[str]] = {}
        """The pairs of a section without those of some texts, which many texts are compared with."""

    def of_texts(self, text: int, other: int) -> float:
        """What the text at one place shares with that at another."""
        return self._shared(text, self._pairs[other])

    def of_section(self, text: int, section: int, but: int) -> float:
        """What the text shares with a section; it and the text at `but` are not counted as that section's."""
        left_out = frozenset(i for i in (text, but) if self.section_of[i] == section)
        if (section, left_out) not in self._sections:
            members = (i for i in self._members.get(section, ()) if i not in left_out)
            self._sections[section, left_out] = frozenset().union(*(self._pairs[i] for i in members))
        return self._shared(text, self._sections[section, left_out])

    def _shared(self, text: int, others: frozenset[str]) -> float:
        mine = self._pairs[text]
        told = math.fsum(self._weights[self._uses[pair]] for pair in mine & others)
        return _SCALE * told / math.sqrt((len(mine) + _EVEN[0]) * (len(others) + _EVEN[1]))

    @cached_property
    def _pairs(self) -> dict[int, frozenset[str]]:
        told = (Kind.BODY, Kind.HEADING)
        return {i: pairs_of(p.text) for i, p in enumerate(self._pieces) if p.kind in told}

    @cached_property
    def _members(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i in self._pairs:
            found.setdefault(self.section_of[i], []).append(i)
        return found

    @cached_property
    def _uses(self) -> Counter[str]:
        """In how many texts each pair stands."""
        return Counter(itertools.chain.from_iterable(self._pairs.values()))

    @cached_property
    def _weights(self) -> dict[int, float]:
        """What a pair of so many texts counts."""
        return {uses: math.log((len(self._pairs) + 1) / uses) for uses in {*self._uses.values()}}
