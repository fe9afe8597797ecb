"""Which documents answer for certain: those the sets leave in doubt are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from time import monotonic

from pyroaring import BitMap

from jbtui.search.plan import Part
from jbtui.search.sources import Postings

READ_AT_ONCE = 64
"""Documents read between two looks at the clock: about a millisecond."""


class Deadline:
    """A moment after which a query gives what it has."""

    def __init__(self, seconds: float) -> None:
        self.at = monotonic() + seconds
        self.passed = False
        """Whether work was cut short by it."""

    @contextmanager
    def halted(self) -> Iterator[None]:
        """What happens inside takes no time from the search: the segmenter or the pinyin are read from disk, once."""
        started = monotonic()
        try:
            yield
        finally:
            self.at += monotonic() - started

    def over(self) -> bool:
        if monotonic() > self.at:
            self.passed = True
        return self.passed


class Matches:
    """The documents of one plan, some certain, some still in doubt."""

    def __init__(self, postings: Postings, root: Part, within: BitMap | None = None) -> None:
        self.postings = postings
        self.root = root
        self.sure = root.sure if within is None else root.sure & within
        """Certain to answer."""
        self.doubt = BitMap()
        """To be read before they are shown or counted."""
        if root.maybe is not root.sure:
            self.doubt = (root.maybe if within is None else root.maybe & within) - self.sure

    @property
    def settled(self) -> bool:
        return not self.doubt

    def possible(self) -> BitMap:
        return self.sure | self.doubt if self.doubt else self.sure

    def read(self, docs: Iterable[int]) -> dict[int, str]:
        """The keys of those of the documents that answer, in the order given; what was in doubt is so no longer."""
        wanted = list(docs)
        held: dict[int, str] = {}
        found = BitMap()
        for doc, text in self.postings.keys(wanted):
            if doc in self.sure or self.root.holds(doc, text):
                held[doc] = text
                found.add(doc)
        read = BitMap(wanted)
        self.sure = self.sure | (self.doubt & found)
        self.doubt = self.doubt - read
        return {doc: held[doc] for doc in wanted if doc in held}

    def certain(self, docs: Iterable[int], deadline: Deadline) -> Iterator[int]:
        """Those of the documents that answer, read in groups as the caller asks on."""
        waiting = iter(docs)
        while group := list(islice(waiting, READ_AT_ONCE)):
            doubtful = [doc for doc in group if doc in self.doubt]
            if doubtful and deadline.over():
                return
            if doubtful:
                self.read(doubtful)
            yield from (doc for doc in group if doc in self.sure)

    def settle(self, deadline: Deadline) -> None:
        """Read what is in doubt until nothing is, or the time is up."""
        waiting = iter(self.doubt)
        while (group := list(islice(waiting, READ_AT_ONCE * 4))) and not deadline.over():
            self.read(group)
