"""A stretch of a paragraph around its marks that fits a line or two, cut at the borders of sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from jbtui.search.marks import Range
from jbtui.search.results import Hit, Snippet

STRONG = frozenset("。！？；…!?;\n")
WEAK = frozenset("，、：,:）)”》 ")


def snippet(hit: Hit, width: int, *, cells: bool = True) -> Snippet:
    """The stretch of the hit's paragraph that shows the most marks in `width` cells (or characters)."""
    return cut_out(hit.paragraph.text, hit.marks, width, cells=cells)


def cut_out(text: str, marks: Sequence[Range], width: int, *, cells: bool = True) -> Snippet:
    """As `snippet`, for any text. `width` counts no ellipsis; a width below 1 is taken as 1."""
    widths = [_cells(character) if cells else 1 for character in text]
    before = [0]
    for one in widths:
        before.append(before[-1] + one)
    width = max(1, width)
    if before[-1] <= width:
        return Snippet(text, tuple(marks), False, False)
    first, last = _most_marks(marks, before, width)
    start = _begin(text, first, last, before, width)
    end = start
    while end < len(text) and before[end + 1] - before[start] <= width:
        end += 1
    end = max(_finish(text, max(last, start), end), min(len(text), start + 1))
    while start < end and text[start].isspace():
        start += 1
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in marks if a < end and b > start)
    return Snippet(text[start:end], inside, start > 0, end < len(text))


def _most_marks(marks: Sequence[Range], before: Sequence[int], width: int) -> Range:
    """The range from the first to the last of the marks that fit together in the width, as many as can.

    The marks stand in order and apart, so the first that does not fit moves only onwards.
    """
    best, most = (0, 0), 0
    beyond = 0
    for at, (start, _) in enumerate(marks):
        beyond = max(beyond, at)
        while beyond < len(marks) and before[marks[beyond][1]] - before[start] <= width:
            beyond += 1
        if beyond - at > most:
            best, most = (start, marks[beyond - 1][1]), beyond - at
    if not most and marks:
        best = (marks[0][0], marks[0][0] + 1)  # a mark wider than the width: its beginning
    return best


def _begin(text: str, first: int, last: int, before: Sequence[int], width: int) -> int:
    """Where to begin: at a sentence that leaves room for the marks, else at a clause, else a little before them."""
    room = width - (before[last] - before[first])
    for borders, share in ((STRONG, 0.75), (WEAK, 0.5)):
        at = first
        while at > 0 and before[first] - before[at - 1] <= room * share:
            at -= 1
            if text[at] in borders and at + 1 <= first:
                return at + 1
        if at == 0:
            return 0
    at = first
    while at > 0 and before[first] - before[at - 1] <= room / 3:
        at -= 1
    return at


def _finish(text: str, last: int, end: int) -> int:
    """Where to end: at the last sentence border, if that keeps most of the line; else where the line is full."""
    if end == len(text):
        return end
    for at in range(end, last, -1):
        if text[at - 1] in STRONG and at - last > (end - last) * 0.7:
            return at
    return end


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
