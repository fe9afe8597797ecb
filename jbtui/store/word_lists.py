"""Blocks of word lists: for each word the documents where it stands once, and where more often.

A two-character word stands nearly wherever its two characters do. Where that makes the list shorter, it holds the
documents in which the characters stand together without being the word. A block is
  u32 size of the head; the head, deflated; the packed lists, two for each word.
The head is the words, each on a line, a NUL, and u32 arrays: documents in the first list (doubled, plus 1 where it
holds exceptions), documents in the second, and the sizes of both in bytes.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jbtui.store.containers import from_longs, from_shorts, longs, pack, pack_shorts
from jbtui.store.pair_lists import PairLists

WORDS = 220
BYTES = 32_000
"""A block ends after so many words or bytes of lists."""


@dataclass(slots=True)
class WordLists:
    """The lists of one word in one batch, packed."""

    once: bytes
    once_count: int
    exceptions: bool
    """`once` holds the documents of the character pair that do not hold the word."""
    more: bytes
    more_count: int


def word_lists(word: str, once: bytes, more: bytes, pairs: PairLists) -> WordLists:
    """The shorter form of the lists, given as u16; `pairs` are the documents of each character pair."""
    often = len(more) // 2
    if len(once) + len(more) == 2:  # two of three words stand in one document
        return WordLists(once, 1 - often, False, more, often)
    if len(word) == 2 and min(word) >= "\u2e80" and max(word) <= "\uffff":
        stands = pairs.find(ord(word[0]) << 16 | ord(word[1]))
        others = len(stands) - often - len(once) // 2
        if 2 * others < len(once):
            apart = sorted(set(stands).difference(from_shorts(once), from_shorts(more))) if others else ()
            return WordLists(pack(apart), len(apart), True, pack_shorts(more), often)
    return WordLists(pack_shorts(once), len(once) // 2, False, pack_shorts(more), often)


def blocks(lists: Iterable[tuple[str, WordLists]]) -> Iterator[tuple[str, bytes]]:
    """(first word, block) of lists given in order of their words."""
    group: list[tuple[str, WordLists]] = []
    size = 0
    for word, found in lists:
        if len(group) == WORDS or size > BYTES:
            yield group[0][0], _block(group)
            group, size = [], 0
        group.append((word, found))
        size += len(found.once) + len(found.more)
    if group:
        yield group[0][0], _block(group)


def _block(lists: Sequence[tuple[str, WordLists]]) -> bytes:
    numbers = array("I", [2 * found.once_count + found.exceptions for _, found in lists])
    numbers.extend([found.more_count for _, found in lists])
    numbers.extend([len(found.once) for _, found in lists])
    numbers.extend([len(found.more) for _, found in lists])
    words = "\n".join([word for word, _ in lists]).encode("utf-8", "surrogatepass")
    head = zlib.compress(words + b"\0" + longs(numbers), 6)
    data = b"".join([part for _, found in lists for part in (found.once, found.more)])
    return struct.pack("<I", len(head)) + head + data


class WordBlock:
    """A block, opened."""

    __slots__ = ("count", "data", "numbers", "words")

    def __init__(self, words: bytes, numbers: array[int], data: bytes | memoryview) -> None:
        self.words = b"\n" + words + b"\n"
        self.numbers = numbers
        self.count = len(numbers) // 4
        self.data = data

    @classmethod
    def opened(cls, block: bytes) -> WordBlock:
        (size,) = struct.unpack_from("<I", block)
        words, _, rest = zlib.decompress(block[4 : 4 + size]).partition(b"\0")
        return cls(words, from_longs(rest), block[4 + size :])

    def find(self, word: str) -> WordLists | None:
        """The lists of a word. The words are not cut apart: a search opens a block of every batch for one of them."""
        place = self.words.find(b"\n" + word.encode("utf-8", "surrogatepass") + b"\n")
        if place < 0 or "\n" in word:
            return None
        at = self.words.count(b"\n", 0, place)
        sizes = self.numbers[2 * self.count :]
        start = sum(sizes[:at]) + sum(sizes[self.count : self.count + at])
        return self._at(at, start)

    def lists(self) -> Iterator[tuple[str, WordLists]]:
        """(word, lists) in order."""
        start = 0
        for at, word in enumerate(self.words[1:-1].decode("utf-8", "surrogatepass").split("\n")):
            found = self._at(at, start)
            yield word, found
            start += len(found.once) + len(found.more)

    def _at(self, at: int, start: int) -> WordLists:
        once, more, once_size, more_size = self.numbers[at :: self.count]
        middle = start + once_size
        lists = bytes(self.data[start:middle]), bytes(self.data[middle : middle + more_size])
        return WordLists(lists[0], once >> 1, bool(once & 1), lists[1], more)
