"""Cuts a compact text into sentences, segments between semicolons, and clauses between commas."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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


class Clauses:
    """All clauses of a text in order; together with their marks they cover the whole of it.

    Most of them hold no figure and are passed over, so that a clause is made only where one is asked for.
    """

    __slots__ = ("ends", "segment", "sentence", "starts")

    def __init__(self, text: str) -> None:
        starts, ends = [0], []
        sentences: list[int] = []
        segments: list[int] = []
        sentence = segment = 0
        for stop in _STOP.finditer(text):
            end, behind = stop.span()
            ends.append(end)
            starts.append(behind)
            mark = text[end]
            if mark == "，" or mark not in "。！？!?；;…⋯":  # most of them
                continue
            passed = len(ends) - len(segments)
            sentences += [sentence] * passed
            segments += [segment] * passed
            segment += 1
            if mark in "。！？!?":
                sentence += 1
        if starts[-1] < len(text) or not ends:
            ends.append(len(text))
        else:
            starts.pop()
        left = len(ends) - len(segments)
        sentences += [sentence] * left
        segments += [segment] * left
        self.starts, self.ends = starts, ends
        self.sentence, self.segment = sentences, segments
        """The number of the sentence that each clause stands in, and of its semicolon segment, counted through."""

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> Clause:
        return Clause(number, self.starts[number], self.ends[number])

    def opening(self, number: int) -> int:
        """The first clause of the sentence that a clause stands in."""
        return bisect_left(self.sentence, self.sentence[number])

    def at(self, place: int) -> int:
        """The number of the clause that a place of the text lies in."""
        return bisect_right(self.starts, place) - 1

    def holding(self, places: Iterable[int]) -> set[int]:
        """The numbers of the clauses in which the places lie."""
        starts = self.starts
        return {bisect_right(starts, place) - 1 for place in places}

    def first(self, places: Iterable[int]) -> dict[int, int]:
        """The clauses in which the places lie, by number, each with the first of its places; `places` in order."""
        first: dict[int, int] = {}
        starts = self.starts
        for place in places:
            first.setdefault(bisect_right(starts, place) - 1, place)
        return first
