"""Documents by their date, newest first, those without one last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isqrt

from pyroaring import BitMap

from jbtui.search.sources import FacetValues, Postings

FEW = 300
"""So many documents are dated one by one: quicker than finding those of each date among them."""


class Dates:
    """The dates of an index, newest first, in a few groups: a document is looked for in one of them."""

    def __init__(self, values: FacetValues) -> None:
        self.dates: Sequence[BitMap] = [docs for _, docs in sorted(values, key=lambda one: one[0], reverse=True)]
        size = isqrt(len(self.dates)) + 1
        starts = range(0, len(self.dates), size)
        self._groups = [
            (BitMap.union(*self.dates[start : start + size]), tuple(enumerate(self.dates[start : start + size], start)))
            for start in starts
        ]

    def newer(self, doc: int) -> int:
        """How many dates are newer than that of the document; all of them where it has none."""
        for every, dates in self._groups:
            if doc in every:
                for newer, docs in dates:
                    if doc in docs:
                        return newer
        return len(self.dates)


def by_date(postings: Postings, docs: BitMap) -> Iterator[tuple[int, int]]:
    """(how many dates are newer, document) of each; on one day in reading order."""
    dates = postings.made_of("date", Dates)
    left = docs
    for newer, dated in enumerate(dates.dates):
        if len(left) <= FEW:
            break
        found = left & dated
        if found:
            for doc in found:
                yield newer, doc
            left = left - found
    yield from sorted((dates.newer(doc), doc) for doc in left)
