"""Where a hit answers: the ranges of its text to mark, across white space, marks and traditional forms."""

from __future__ import annotations

from collections.abc import Iterable

from jbtui.text.folding import search_key

Range = tuple[int, int]


def marks(text: str, forms: Iterable[str]) -> tuple[Range, ...]:
    """Character ranges of every place of every key, in order; overlapping ones joined, touching ones not."""
    folded, offsets = search_key(text)
    found: list[Range] = []
    for form in forms:
        at = folded.find(form) if form else -1
        while at >= 0:
            found.append((offsets[at], offsets[at + len(form) - 1] + 1))
            at = folded.find(form, at + len(form))
    return joined(found)


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The ranges in order, overlapping ones made one."""
    kept: list[Range] = []
    for start, end in sorted(ranges):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
