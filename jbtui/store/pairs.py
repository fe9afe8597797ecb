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
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from jbtui.store.containers import from_shorts, shorts

LONG = 255
"""A list of so many documents stands alone, outside the blocks."""
BLOCK = 28_000
"""Bytes of a block before it is deflated, about: few enough to read for one list, enough to make rows cheap."""


FREQUENT = 3
"""A unit that stands in one of so many documents has a list of its own: the union of its pairs would be slow."""

Lists = dict[int, "int | array[int]"]
"""Pair → the one document that holds it, or all of them: most pairs stand in one."""


def note(lists: Lists, pair: int, doc: int) -> None:
    """Add a document, later than all before, to the list of a pair."""
    known = lists.get(pair)
    if known is None:
        lists[pair] = doc
    elif isinstance(known, int):
        lists[pair] = array("H", (known, doc))
    else:
        known.append(doc)


def split(lists: Lists, documents: int) -> tuple[list[tuple[int, bytes]], list[tuple[int, Sequence[int]]]]:
    """The short lists as u16, and those that stand alone: long ones and those of frequent single units."""
    large = _frequent_units(lists, max(LONG, documents // FREQUENT))
    small: list[tuple[int, bytes]] = []
    for pair in sorted(lists):
        docs = lists[pair]
        if isinstance(docs, int):
            small.append((pair, docs.to_bytes(2, "little")))
        elif len(docs) < LONG:
            small.append((pair, shorts(docs)))
        else:
            large.append((pair, docs))
    return small, large


def _frequent_units(lists: Lists, least: int) -> list[tuple[int, Sequence[int]]]:
    """The units that stand in at least so many documents, each as the second of a pair without a first."""
    totals: Counter[int] = Counter()
    for pair, docs in lists.items():
        totals[pair >> 16] += 1 if isinstance(docs, int) else len(docs)
    found: dict[int, set[int]] = {unit: set() for unit, total in totals.items() if total >= least}
    for pair, docs in lists.items():
        if pair >> 16 in found:
            found[pair >> 16].update((docs,) if isinstance(docs, int) else docs)
    return [(unit, sorted(docs)) for unit, docs in sorted(found.items()) if len(docs) >= least]


def pairs_of(key: str) -> array[int]:
    """Every two neighbouring UTF-16 units of a key as `first << 16 | second`, the last with 0; repeats included."""
    data = key.encode("utf-16-be", "surrogatepass")
    if len(data) & 2:
        even, odd = data + b"\0\0", data[2:]
    else:
        even, odd = data, data[2:] + b"\0\0"
    pairs = array("I", even)
    pairs.frombytes(odd)
    if sys.byteorder == "little":
        pairs.byteswap()
    return pairs


def blocks(lists: Sequence[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """(first pair, block) of lists shorter than LONG, given as u16 in order of their pairs."""
    group: list[tuple[int, bytes]] = []
    size = 0
    for pair, docs in lists:
        if size > BLOCK:
            yield group[0][0], _block(group)
            group, size = [], 0
        group.append((pair, docs))
        size += 3 + len(docs)
    if group:
        yield group[0][0], _block(group)


def _block(lists: Sequence[tuple[int, bytes]]) -> bytes:
    firsts: list[int] = []
    starts: list[int] = []
    for at, (pair, _) in enumerate(lists):
        if not firsts or firsts[-1] != pair >> 16:
            firsts.append(pair >> 16)
            starts.append(at)
    head = b"".join(
        (
            struct.pack("<HH", len(firsts), len(lists)),
            shorts(firsts),
            shorts(starts),
            shorts(pair & 0xFFFF for pair, _ in lists),
            bytes(len(docs) >> 1 for _, docs in lists),
        )
    )
    head = zlib.compress(head, 6)
    return b"".join((struct.pack("<I", len(head)), head, *(docs for _, docs in lists)))


class Block:
    """A block, opened."""

    __slots__ = ("counts", "data", "firsts", "seconds", "starts")

    def __init__(self, packed: bytes) -> None:
        (size,) = struct.unpack_from("<I", packed)
        head = zlib.decompress(packed[4 : 4 + size])
        groups, pairs = struct.unpack_from("<HH", head)
        at = 4
        self.firsts = from_shorts(head[at : at + 2 * groups])
        at += 2 * groups
        self.starts = from_shorts(head[at : at + 2 * groups])
        at += 2 * groups
        self.seconds = from_shorts(head[at : at + 2 * pairs])
        self.counts = head[at + 2 * pairs :]
        self.data = packed[4 + size :]

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
        start = 2 * sum(self.counts[:at])
        return self.data[start : start + 2 * self.counts[at]]

    def all_of(self, first: int) -> bytes:
        """The lists of all pairs with that first unit, one after another."""
        begin, end = self.group(first)
        start = 2 * sum(self.counts[:begin])
        return self.data[start : start + 2 * sum(self.counts[begin:end])]

    def lists(self) -> Iterator[tuple[int, array[int]]]:
        """(pair, list) in order."""
        at = 0
        for group, first in enumerate(self.firsts):
            end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self.seconds)
            for place in range(self.starts[group], end):
                size = 2 * self.counts[place]
                yield first << 16 | self.seconds[place], from_shorts(self.data[at : at + size])
                at += size
