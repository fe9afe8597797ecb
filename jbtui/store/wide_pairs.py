"""Blocks of pair lists over many runs of document numbers: one of them is opened where each batch would open one.

A block holds parts; a part is what `pairs` keeps of consecutive pairs in one run:
  u32 size of the head; the head, deflated; the lists as u16, part after part.
The head is: u16 parts; of each u16 its run, how many groups, pairs and documents it has; then of each u16 its first
units, where their groups begin, its second units; and u8 lengths.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jbtui.store.containers import from_shorts, shorts
from jbtui.store.pairs import Block, total


@dataclass(slots=True)
class PairPart:
    """The lists of consecutive pairs in one run of document numbers."""

    run: int
    firsts: array[int]
    starts: array[int]
    seconds: array[int]
    counts: bytes
    docs: bytes | memoryview

    def __len__(self) -> int:
        """Its bytes in a block, about."""
        return len(self.docs) + 3 * len(self.counts)

    @property
    def first(self) -> int:
        """The first pair."""
        return self.firsts[0] << 16 | self.seconds[0]

    @property
    def middle(self) -> int:
        """A pair that has about as many before as behind it."""
        at = len(self.seconds) // 2
        return self.firsts[_group(self.starts, at)] << 16 | self.seconds[at]

    def cut(self, pair: int) -> tuple[PairPart | None, PairPart | None]:
        """What comes before the pair, and the rest; None where that is nothing."""
        group = bisect_left(self.firsts, pair >> 16)
        at = self.starts[group] if group < len(self.starts) else len(self.seconds)
        if group < len(self.firsts) and self.firsts[group] == pair >> 16:
            end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self.seconds)
            at = bisect_left(self.seconds, pair & 0xFFFF, at, end)
        if not at:
            return None, self
        if at == len(self.seconds):
            return self, None
        docs = 2 * total(self.counts[:at])
        last = bisect_left(self.starts, at)  # the groups before this one begin before the cut
        begun = _group(self.starts, at)
        rest = array("H", [max(0, start - at) for start in self.starts[begun:]])
        return (
            PairPart(
                self.run,
                self.firsts[:last],
                self.starts[:last],
                self.seconds[:at],
                self.counts[:at],
                self.docs[:docs],
            ),
            PairPart(self.run, self.firsts[begun:], rest, self.seconds[at:], self.counts[at:], self.docs[docs:]),
        )


def _group(starts: Sequence[int], at: int) -> int:
    """Which group the pair at that place belongs to."""
    return bisect_right(starts, at) - 1


def part_of(run: int, packed: bytes) -> PairPart:
    """The block of a batch as a part."""
    block = Block(packed)
    return PairPart(run, block.firsts, block.starts, block.seconds, block.counts, block.data)


def packed(parts: Sequence[PairPart]) -> bytes:
    """A block of parts."""
    table = array("H", [len(parts)])
    for part in parts:
        table.extend((part.run, len(part.firsts), len(part.seconds), len(part.docs) // 2))
    columns = [column for part in parts for column in (part.firsts, part.starts, part.seconds)]
    head = b"".join((shorts(table), *map(shorts, columns), *(part.counts for part in parts)))
    deflated = zlib.compress(head, 6)
    return b"".join((struct.pack("<I", len(deflated)), deflated, *(part.docs for part in parts)))


class WidePairs:
    """A block, opened."""

    __slots__ = ("counts", "data", "table", "units")

    def __init__(self, block: bytes) -> None:
        (size,) = struct.unpack_from("<I", block)
        head = zlib.decompress(block[4 : 4 + size])
        (many,) = from_shorts(head[:2])
        start = 2 + 8 * many
        self.table = from_shorts(head[2:start])
        units = start + 4 * sum(self.table[1::4]) + 2 * sum(self.table[2::4])
        self.units = from_shorts(head[start:units])
        self.counts = head[units:]
        self.data = memoryview(block)[4 + size :]

    def parts(self) -> Iterator[PairPart]:
        """All parts in order."""
        for run, groups, pairs, docs, at, counted, begin in self._places():
            middle, seconds = at + groups, at + 2 * groups
            yield PairPart(
                run,
                self.units[at:middle],
                self.units[middle:seconds],
                self.units[seconds : seconds + pairs],
                self.counts[counted : counted + pairs],
                self.data[begin : begin + 2 * docs],
            )

    def find(self, pair: int) -> list[tuple[int, bytes]]:
        """(run, list as u16) of a pair, where there is one."""
        found: list[tuple[int, bytes]] = []
        units, counts, second = self.units, self.counts, pair & 0xFFFF
        for run, seconds, start, end, counted, begin in self._groups(pair >> 16):
            at = bisect_left(units, second, seconds + start, seconds + end)
            if at < seconds + end and units[at] == second:
                place = counted + at - seconds
                before = begin + 2 * total(counts[counted:place])
                found.append((run, bytes(self.data[before : before + 2 * counts[place]])))
        return found

    def all_of(self, first: int) -> list[tuple[int, bytes]]:
        """(run, lists as u16, one after another) of all pairs with that first unit."""
        found: list[tuple[int, bytes]] = []
        for run, _seconds, start, end, counted, begin in self._groups(first):
            before = begin + 2 * total(self.counts[counted : counted + start])
            size = 2 * total(self.counts[counted + start : counted + end])
            found.append((run, bytes(self.data[before : before + size])))
        return found

    def _groups(self, first: int) -> Iterator[tuple[int, int, int, int, int, int]]:
        """For each part with that first unit: its run, where its second units stand, between which of them those of
        the group, and where the part's counts and its lists begin."""
        units = self.units
        for run, groups, pairs, _docs, at, counted, begin in self._places():
            middle = at + groups
            group = bisect_left(units, first, at, middle)
            if group < middle and units[group] == first:
                end = units[group + groups + 1] if group + 1 < middle else pairs
                yield run, middle + groups, units[group + groups], end, counted, begin

    def _places(self) -> Iterator[tuple[int, int, int, int, int, int, int]]:
        """Each part's run, groups, pairs and documents, and where its units, counts and lists begin."""
        at = counted = begin = 0
        table = iter(self.table)
        for run, groups, pairs, docs in zip(table, table, table, table, strict=True):
            yield run, groups, pairs, docs, at, counted, begin
            at += 2 * groups + pairs
            counted += pairs
            begin += 2 * docs
