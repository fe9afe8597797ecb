"""Cuts a compact text into sentences, segments between semicolons, and clauses between commas."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

# One set first, told apart afterwards: the engine then skips from mark to mark.
_STOP = re.compile(
    r"[，。！？!?；;,:：…⋯.](?:(?<=[；;，])|(?<=[。！？!?])[。！？!?]*[”’」』\")]?|(?<=,)(?:(?![0-9]{3})|(?<![0-9],))"
    r"|(?<=[:：])(?![0-9])|(?<=[…⋯])[…⋯]*|(?<=\.)\.{2,})"
)


@dataclass(slots=True)
class Clause:
    """A half-open stretch of the compact text without its closing mark."""

    number: int
    start: int
    end: int
    sentence: int


class Clauses:
    """All clauses of a text in order; together with their marks they cover the whole of it.

    Most of them hold no figure and are passed over, so that a clause is made only where one is asked for.
    """

    __slots__ = ("ends", "segment", "sentence", "starts")

    def __init__(self, text: str) -> None:
        self.starts, self.ends = [0], []
        self.sentence: list[int] = []
        """The number of the sentence that each clause stands in."""
        self.segment: list[int] = []
        """The number of the semicolon segment that each stands in, counted through the whole text."""
        sentence = segment = 0
        for stop in _STOP.finditer(text):
            end, behind = stop.span()
            self.ends.append(end)
            self.starts.append(behind)
            self.sentence.append(sentence)
            self.segment.append(segment)
            mark = text[end]
            if mark == "，":  # most of them
                continue
            if mark in "。！？!?":
                sentence += 1
                segment += 1
            elif mark in "；;…⋯":
                segment += 1
        if self.starts[-1] < len(text) or not self.ends:
            self.ends.append(len(text))
            self.sentence.append(sentence)
            self.segment.append(segment)
        else:
            self.starts.pop()

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> Clause:
        return Clause(number, self.starts[number], self.ends[number], self.sentence[number])

    def at(self, place: int) -> int:
        """The number of the clause that a place of the text lies in."""
        return bisect_right(self.starts, place) - 1

    def first(self, places: Iterable[int]) -> dict[int, int]:
        """The clauses in which the places lie, by number, each with the first of its places; `places` in order."""
        first: dict[int, int] = {}
        starts = self.starts
        for place in places:
            first.setdefault(bisect_right(starts, place) - 1, place)
        return first
