"""Blocks of short lists, one list for each pair of neighbouring characters of the search keys.

A block holds the lists of consecutive pairs, grouped by their first unit:
  u32 size of the head; the head, deflated; the lists as u16.
The head is: u16 groups, u16 pairs; u16 first unit of each group, u16 where it begins; u16 second unit of each pair;
u8 length of each list.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from jbtui.store.containers import distinct, from_shorts, shorts
from jbtui.store.groups import Group
from jbtui.store.pair_lists import PairLists

LONG = 255
"""A list of so many documents stands alone, outside the blocks."""
BLOCK = 28_000
"""Bytes of a block before it is deflated, about: few enough to read for one list, enough to make rows cheap."""


FREQUENT = 5
"""A unit that stands in one of so many documents has a list of its own: the union of its pairs would be slow."""


@dataclass(frozen=True, slots=True)
class Short:
    """The short lists of a batch, in order of their pairs."""

    firsts: Sequence[int]
    """The first unit of each group."""
    starts: Sequence[int]
    """Where each group begins among the pairs."""
    seconds: bytes
    """The second unit of each pair, as u16."""
    counts: bytes
    docs: bytes
    """The lists one after another, as u16."""


def split(lists: PairLists, documents: int) -> tuple[Short, list[tuple[int, bytes]]]:
    """The short lists, and those that stand alone, as u16: long ones and those of frequent single units."""
    least = max(LONG, documents // FREQUENT)
    units: list[tuple[int, bytes]] = []
    long: list[tuple[int, bytes]] = []
    firsts, starts, at = [], [], 0
    seconds, counts, docs = [], [], []
    for group in lists.groups:
        if len(group.docs) >= 2 * least:
            units += _frequent(group, least)
        if max(group.counts) >= LONG:
            group, alone = _without_long(group)
            long += alone
        if group.counts:
            firsts.append(group.first)
            starts.append(at)
            at += len(group.counts)
            seconds.append(shorts(group.seconds))
            counts.append(bytes(group.counts))
            docs.append(group.docs)
    return Short(firsts, starts, b"".join(seconds), b"".join(counts), b"".join(docs)), units + long


def _frequent(group: Group, least: int) -> list[tuple[int, bytes]]:
    """The unit as the second of a pair without a first, if it stands in at least so many documents."""
    docs = distinct(group.docs)
    return [(group.first, docs)] if len(docs) >= 2 * least else []


def _without_long(group: Group) -> tuple[Group, list[tuple[int, bytes]]]:
    """The group without its long lists, and those by their pairs."""
    long: list[tuple[int, bytes]] = []
    seconds, counts, docs = group.seconds[:], list(group.counts), []
    taken = 0
    for at in [at for at, count in enumerate(group.counts) if count >= LONG]:
        begin, end = group.place(at)
        docs.append(group.docs[taken:begin])
        long.append((group.first << 16 | group.seconds[at], group.docs[begin:end]))
        del seconds[at - len(long) + 1], counts[at - len(long) + 1]
        taken = end
    docs.append(group.docs[taken:])
    return Group(group.first, seconds, counts, b"".join(docs)), long


def pairs_of(key: str) -> array[int]:
    """Every two neighbouring UTF-16 units of a key as `first << 16 | second`, the last with 0; repeats included."""
    data = key.encode("utf-16-be", "surrogatepass")
    if len(data) & 2:
        even, odd = data + b"\0\0", data[2:]
    else:
        even, odd = data, data[2:] + b"\0\0" if data else b""
    pairs = array("I", even)
    pairs.frombytes(odd)
    if sys.byteorder == "little":
        pairs.byteswap()
    return pairs


def blocks(short: Short) -> Iterator[tuple[int, bytes]]:
    """(first pair, block) of the short lists."""
    ends = list(accumulate(short.counts, initial=0))
    sizes = list(map(add, map((2).__mul__, ends), range(0, 3 * len(ends), 3)))
    begin = 0
    while begin < len(short.counts):
        # A block ends with the list that takes it over its size.
        end = min(bisect_right(sizes, sizes[begin] + BLOCK), len(short.counts))
        group = bisect_right(short.starts, begin) - 1
        last = bisect_left(short.starts, end)
        (second,) = from_shorts(short.seconds[2 * begin : 2 * begin + 2])
        head = b"".join(
            (
                struct.pack("<HH", last - group, end - begin),
                shorts(short.firsts[group:last]),
                shorts(max(0, start - begin) for start in short.starts[group:last]),
                short.seconds[2 * begin : 2 * end],
                short.counts[begin:end],
            )
        )
        head = zlib.compress(head, 6)
        block = struct.pack("<I", len(head)) + head + short.docs[2 * ends[begin] : 2 * ends[end]]
        yield short.firsts[group] << 16 | second, block
        begin = end


def total(counts: bytes) -> int:
    """The sum of a block's counts, which stays far below 65,521: so Adler's checksum is 1 more than it, in its lower
    half, and ten times as fast as `sum`. A search finds its place in a block of every batch."""
    return (zlib.adler32(counts) & 0xFFFF) - 1


class Block:
    """A block, opened."""

    __slots__ = ("counts", "data", "firsts", "seconds", "starts")

    def __init__(self, packed: bytes) -> None:
        (size,) = struct.unpack_from("<I", packed)
        whole = memoryview(packed)  # nothing is copied but what is asked for
        head = zlib.decompress(whole[4 : 4 + size])
        groups, pairs = struct.unpack_from("<HH", head)
        at = 4
        self.firsts = from_shorts(head[at : at + 2 * groups])
        at += 2 * groups
        self.starts = from_shorts(head[at : at + 2 * groups])
        at += 2 * groups
        self.seconds = from_shorts(head[at : at + 2 * pairs])
        self.counts = head[at + 2 * pairs :]
        self.data = whole[4 + size :]

    def group(self, first: int) -> tuple[int, int]:
        """(begin, end) of the pairs with that first unit."""
        at = bisect_left(self.firsts, first)
        if at == len(self.firsts) or self.firsts[at] != first:
            return 0, 0
        end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.seconds)
        return self.starts[at], end

    def find(self, pair: int) -> bytes:
        """The list of a pair as u16; empty where there is none."""
        begin, end = self.group(pair >> 16)
        at = bisect_left(self.seconds, pair & 0xFFFF, begin, end)
        if at == end or self.seconds[at] != pair & 0xFFFF:
            return b""
        start = 2 * total(self.counts[:at])
        return bytes(self.data[start : start + 2 * self.counts[at]])

    def all_of(self, first: int) -> bytes:
        """The lists of all pairs with that first unit, one after another."""
        begin, end = self.group(first)
        start = 2 * total(self.counts[:begin])
        return bytes(self.data[start : start + 2 * total(self.counts[begin:end])])

    def lists(self) -> Iterator[tuple[int, array[int]]]:
        """(pair, list) in order."""
        at = 0
        for group, first in enumerate(self.firsts):
            end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self.seconds)
            for place in range(self.starts[group], end):
                size = 2 * self.counts[place]
                yield first << 16 | self.seconds[place], from_shorts(self.data[at : at + size])
                at += size
