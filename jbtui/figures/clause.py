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

    __slots__ = ("_segments", "_sentences", "ends", "starts")

    def __init__(self, text: str) -> None:
        starts, ends = [0], []
        segments: list[int] = []
        sentences: list[int] = []
        for stop in _STOP.finditer(text):
            end, behind = stop.span()
            ends.append(end)
            starts.append(behind)
            mark = text[end]
            if mark == "，":  # most of them
                continue
            if mark in "。！？!?":
                sentences.append(len(ends))
                segments.append(len(ends))
            elif mark in "；;…⋯":
                segments.append(len(ends))
        if starts[-1] < len(text) or not ends:
            ends.append(len(text))
        else:
            starts.pop()
        self.starts, self.ends = starts, ends
        self._segments, self._sentences = segments, sentences

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> Clause:
        return Clause(number, self.starts[number], self.ends[number], self.sentence(number))

    def sentence(self, number: int) -> int:
        """The number of the sentence that a clause stands in."""
        return bisect_right(self._sentences, number)

    def segment(self, number: int) -> int:
        """The number of the semicolon segment a clause stands in, counted through the whole text."""
        return bisect_right(self._segments, number)

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
