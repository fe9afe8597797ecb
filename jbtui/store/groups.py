"""Numbers `first << 32 | second << 16 | document` in order, and cut where the first and the second change.

numpy sorts a batch of them in a tenth of the time that a roaring bitmap takes, which does it where there is no numpy
(extra `fast`), and where there are too few to be worth loading it.
"""

from __future__ import annotations

import importlib.util
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap64

from jbtui.store.containers import ARRAY_MOST, BITS, from_shorts, shorts, unpack

if TYPE_CHECKING:
    import numpy as np

MANY = 200_000
"""Numbers that a roaring bitmap takes as long to put in order as numpy takes to load."""
_NONE = from_shorts(b"")


@dataclass(slots=True)
class Group:
    """The lists of all pairs with one first unit."""

    first: int
    seconds: array[int]
    counts: Sequence[int]
    """The length of the list of each second."""
    docs: bytes
    """The lists one after another, as u16."""
    _starts: Sequence[int] = ()

    def find(self, second: int) -> array[int]:
        """The documents of one pair."""
        at = bisect_left(self.seconds, second)
        if at == len(self.seconds) or self.seconds[at] != second:
            return _NONE
        begin, end = self.place(at)
        return from_shorts(self.docs[begin:end])

    def place(self, at: int) -> tuple[int, int]:
        """Where in `docs` a list begins and ends."""
        if not self._starts:
            self._starts = list(accumulate(self.counts, initial=0))
        return 2 * self._starts[at], 2 * self._starts[at + 1]


def groups(numbers: array[int]) -> Iterator[Group]:
    """The groups of the numbers in order, each number once; those without a first are left out."""
    return by_numpy(numbers) if has_numpy(len(numbers)) else by_bitmap(numbers)


def has_numpy(numbers: int) -> bool:
    """Whether numpy is there, and so many numbers are worth loading it."""
    return numbers >= MANY and importlib.util.find_spec("numpy") is not None


def by_numpy(numbers: array[int]) -> Iterator[Group]:
    """The groups, by sorting the numbers where they are: a batch has ten million, each copy of them weighs 80 MB."""
    import numpy as np

    ordered = np.frombuffer(numbers, dtype=np.uint64)
    ordered.sort()  # `unique` would hash them, which takes far longer
    ordered = ordered[np.searchsorted(ordered, np.uint64(1 << 32)) :]
    ordered = ordered[_news(ordered)]
    del numbers
    docs = ordered.astype("<u2").tobytes()
    ordered >>= np.uint64(16)
    pairs = ordered.astype(np.uint32)
    del ordered
    starts = np.flatnonzero(_news(pairs))
    heads = pairs[starts]
    firsts = heads >> 16
    cuts = np.flatnonzero(_news(firsts))
    seconds = array("H", heads.astype(np.uint16).tobytes())
    ends = [*starts.tolist(), len(pairs)]
    counts = np.diff(ends).tolist()
    places = [*cuts.tolist(), len(heads)]
    for first, begin, end in zip(firsts[cuts].tolist(), places, places[1:], strict=False):
        yield Group(first, seconds[begin:end], counts[begin:end], docs[2 * ends[begin] : 2 * ends[end]])


def _news(ordered: np.ndarray[tuple[int], np.dtype[Any]]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which of the numbers are not the one before."""
    import numpy as np

    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def by_bitmap(numbers: array[int]) -> Iterator[Group]:
    """The groups, by a roaring bitmap's portable form: for each high half a bitmap, in it for each pair a container."""
    data = BitMap64(numbers, optimize=False).serialize()
    (count,) = struct.unpack_from("<Q", data)
    at = 8
    for _ in range(count):
        first, _cookie, size = struct.unpack_from("<III", data, at)
        at += 12
        heads = from_shorts(data[at : at + 4 * size])
        at += 8 * size  # the heads, and as many offsets
        counts = [head + 1 for head in heads[1::2]]
        widths = [2 * number if number <= ARRAY_MOST else BITS for number in counts]
        end = at + sum(widths)
        if first:
            docs = data[at:end] if max(counts) <= ARRAY_MOST else _plain(data[at:end], counts, widths)
            yield Group(first, heads[0::2], counts, docs)
        at = end


def _plain(data: bytes, counts: Sequence[int], widths: Sequence[int]) -> bytes:
    """Lists of which some are bits, all as u16."""
    ends = accumulate(widths)
    parts = ((data[end - width : end], number) for number, width, end in zip(counts, widths, ends, strict=True))
    return b"".join(shorts(unpack(part, number)) if number > ARRAY_MOST else part for part, number in parts)
