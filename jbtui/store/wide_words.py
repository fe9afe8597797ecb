"""Blocks of word lists over many runs of document numbers: one of them is opened where each batch would open one.

A block holds parts; a part is what `word_lists` keeps of consecutive words in one run:
  u32 size of the head; the head, deflated; the packed lists, part after part.
The head is: u32 parts; of each part u32 its run, how many words and bytes of lists it has; of each the four u32 arrays
of a block of one batch; and the words of each, on lines, a NUL between two parts.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jbtui.store.containers import from_longs, longs
from jbtui.store.word_lists import WordBlock, WordLists

ENTRY = 16
"""Bytes of a word's entry in a head, about, when it is deflated no more than half."""


@dataclass(slots=True)
class WordPart:
    """The lists of consecutive words in one run of document numbers."""

    run: int
    words: list[bytes]
    columns: tuple[array[int], array[int], array[int], array[int]]
    """What the numbers of a `WordBlock` are, one column each."""
    data: bytes | memoryview

    def __len__(self) -> int:
        """Its bytes in a block, about."""
        return len(self.data) + ENTRY * len(self.words)

    @property
    def first(self) -> bytes:
        """The first word."""
        return self.words[0]

    @property
    def middle(self) -> bytes:
        """A word that has about as many before as behind it."""
        return self.words[len(self.words) // 2]

    def cut(self, word: bytes) -> tuple[WordPart | None, WordPart | None]:
        """What comes before the word, and the rest; None where that is nothing."""
        at = bisect_left(self.words, word)
        if not at:
            return None, self
        if at == len(self.words):
            return self, None
        size = sum(self.columns[2][:at]) + sum(self.columns[3][:at])
        once, more, once_sizes, more_sizes = self.columns
        before = (once[:at], more[:at], once_sizes[:at], more_sizes[:at])
        behind = (once[at:], more[at:], once_sizes[at:], more_sizes[at:])
        return (
            WordPart(self.run, self.words[:at], before, self.data[:size]),
            WordPart(self.run, self.words[at:], behind, self.data[size:]),
        )


def part_of(run: int, block: WordBlock) -> WordPart:
    """The block of one run as a part."""
    once, more, once_sizes, more_sizes = (block.numbers[at * block.count : (at + 1) * block.count] for at in range(4))
    return WordPart(run, block.words[1:-1].split(b"\n"), (once, more, once_sizes, more_sizes), block.data)


def packed(parts: Sequence[WordPart]) -> bytes:
    """A block of parts."""
    table = array("I", [len(parts)])
    for part in parts:
        table.extend((part.run, len(part.words), len(part.data)))
    for part in parts:
        for column in part.columns:
            table.extend(column)
    words = b"\0".join(b"\n".join(part.words) for part in parts)
    head = zlib.compress(longs(table) + words, 6)
    return b"".join((struct.pack("<I", len(head)), head, *(part.data for part in parts)))


def opened(block: bytes) -> Iterator[tuple[int, WordBlock]]:
    """(run, its block) of each part."""
    (size,) = struct.unpack_from("<I", block)
    head = zlib.decompress(block[4 : 4 + size])
    (many,) = from_longs(head[:4])
    at, begin = 4 + 12 * many, 4 + size
    table = from_longs(head[4:at])
    words_at = at + 16 * sum(table[1::3])
    numbers = from_longs(head[at:words_at])
    counted = 0
    data = memoryview(block)
    for words, run, count, length in zip(
        head[words_at:].split(b"\0"), table[::3], table[1::3], table[2::3], strict=True
    ):
        yield run, WordBlock(words, numbers[counted : counted + 4 * count], data[begin : begin + length])
        counted += 4 * count
        begin += length


def find(block: bytes, word: str) -> list[tuple[int, WordLists]]:
    """(run, lists) of a word, where it stands."""
    return [(run, found) for run, part in opened(block) if (found := part.find(word))]
