"""The documents of every character pair of a batch, while it is made.

Each place of each key is one number, `first << 32 | second << 16 | document`. Put in order, these numbers are the lists
themselves, one after another; numpy or a roaring bitmap does so without a step of the program for each.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from jbtui.store.containers import from_shorts, shorts
from jbtui.store.groups import Group, groups, has_numpy

_NONE = from_shorts(b"")


class PairLists:
    """The lists of a batch by their first unit, in order."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = list(groups)
        self._by_first = {group.first: group for group in self.groups}

    @classmethod
    def of(cls, lists: Mapping[int, Sequence[int]]) -> PairLists:
        """From lists by pair, none of them empty."""
        return cls(_of_lists(lists))

    def find(self, pair: int) -> array[int]:
        """The documents of a pair, none where no document has it."""
        group = self._by_first.get(pair >> 16)
        return group.find(pair & 0xFFFF) if group else _NONE


class Gathered:
    """Keys on their way to lists."""

    def __init__(self) -> None:
        self._keys: list[bytes] = []
        self._docs: list[int] = []

    def add(self, doc: int, key: str) -> None:
        """A document's search key, which holds no NUL."""
        self._keys.append(key.encode("utf-16-le", "surrogatepass"))
        self._docs.append(doc)

    def lists(self) -> PairLists:
        """The lists of all that was added; nothing is kept of it."""
        lengths = [len(key) // 2 + 1 for key in self._keys]
        units = b"\0\0".join([*self._keys, b""])
        self._keys.clear()
        made = numbers_by_numpy if has_numpy(len(units) // 2) else numbers_by_bytes
        numbers = made(units, lengths, self._docs)
        if sys.byteorder == "big":
            numbers.byteswap()
        return PairLists(groups(numbers))


def numbers_by_numpy(units: bytes, lengths: Sequence[int], docs: Sequence[int]) -> array[int]:
    """One number for each unit of keys, paired with the next, its bytes written from the least on; the NUL that ends a
    key makes a pair without a first.
    `lengths` are those of the keys of each of `docs`, with that NUL."""
    import numpy as np

    numbers = array("Q", bytes(4 * len(units)))
    firsts = np.frombuffer(units, dtype="<u2")
    written = np.frombuffer(numbers, dtype="<u2").reshape(-1, 4)  # in place: a copy of the numbers weighs 40 MB
    written[:, 0] = np.repeat(np.array(docs, dtype=np.uint16), lengths)
    written[:-1, 1] = firsts[1:]
    written[:, 2] = firsts
    del written
    return numbers


def numbers_by_bytes(units: bytes, lengths: Sequence[int], docs: Sequence[int]) -> array[int]:
    """The same, each byte of the numbers put in its place."""
    low = b"".join([bytes((doc & 0xFF,)) * length for doc, length in zip(docs, lengths, strict=True)])
    high = b"".join([bytes((doc >> 8,)) * length for doc, length in zip(docs, lengths, strict=True)])
    seconds = units[2:] + b"\0\0"
    numbers = array("Q", bytes(4 * len(units)))
    written = memoryview(numbers).cast("B")
    written[0::8], written[1::8] = low, high
    written[2::8], written[3::8] = seconds[0::2], seconds[1::2]
    written[4::8], written[5::8] = units[0::2], units[1::2]
    written.release()
    return numbers


def _of_lists(lists: Mapping[int, Sequence[int]]) -> Iterator[Group]:
    seconds: dict[int, list[int]] = {}
    for pair in sorted(lists):
        seconds.setdefault(pair >> 16, []).append(pair & 0xFFFF)
    for first, each in seconds.items():
        docs = [lists[first << 16 | second] for second in each]
        yield Group(first, array("H", each), list(map(len, docs)), b"".join(map(shorts, docs)))
