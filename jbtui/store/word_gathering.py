"""The documents of every word of a batch, while it is made.

Each word as the segmenter gave it is one number, in the order in which it was first met; what it is found by is asked
once for each. Numbers and documents are put in order at the end. numpy does so without a step of the program for each
of them (extra `fast`).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from typing import TYPE_CHECKING

from jbtui.store.containers import shorts
from jbtui.store.groups import has_numpy
from jbtui.words import terms_of

if TYPE_CHECKING:
    import numpy as np

WordDocs = tuple[str, bytes, bytes]
"""A word, the documents in which it stands once, and those in which it stands more often, as u16."""


class GatheredWords:
    """Words on their way to lists."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._said = array("I")
        self._docs = array("H")
        self._lengths = array("I")
        """How many of `_said` are each document's."""

    def add(self, doc: int, words: Sequence[str]) -> None:
        """The words of a document as the segmenter gave them, as often as each stands in it."""
        self._said.fromlist(list(map(self._numbers.__getitem__, words)))  # `extend` goes through them one by one
        self._docs.append(doc)
        self._lengths.append(len(words))

    def lists(self) -> Iterator[WordDocs]:
        """The lists of all that a document is found by, in order of the words."""
        return self._by_numpy() if has_numpy(len(self._said)) else self._by_counting()

    def _by_counting(self) -> Iterator[WordDocs]:
        said: list[list[int]] = [[] for _ in self._numbers]
        place = 0
        for doc, length in zip(self._docs, self._lengths, strict=True):
            for number in self._said[place : place + length]:
                said[number].append(doc)
            place += length
        found: dict[str, list[int]] = {}
        for word, docs in zip(self._numbers, said, strict=True):
            for term in terms_of(word):
                found[term] = sorted(found[term] + docs) if term in found else docs
        for term, docs in sorted(found.items()):
            yield term, *_told_apart(docs)

    def _by_numpy(self) -> Iterator[WordDocs]:
        import numpy as np

        terms = [terms_of(word) for word in self._numbers]
        words = sorted({term for each in terms for term in each})
        places = dict(zip(words, range(len(words)), strict=True))
        docs = np.repeat(np.frombuffer(self._docs, dtype=np.uint16), np.frombuffer(self._lengths, dtype=np.uint32))
        numbers = np.frombuffer(self._said, dtype=np.uint32)
        parts = [np.zeros(0, dtype=np.uint64)]
        found = list(range(len(terms)))
        for at in count():
            # The place of the first term of each word, then of the second of those that have one, and so on.
            found = [number for number in found if len(terms[number]) > at]
            if not found:
                break
            place = np.full(len(terms), -1, dtype=np.int64)
            place[found] = [places[terms[number][at]] for number in found]
            said = place[numbers]
            held = np.flatnonzero(said >= 0)
            parts.append(said[held].astype(np.uint64) << np.uint64(16) | docs[held])
        ordered = np.sort(np.concatenate(parts))
        starts = np.flatnonzero(np.diff(ordered, prepend=~ordered[:1]))
        alone = np.diff(starts, append=len(ordered)) == 1
        once, more = (_cut(ordered[starts[these]], len(words)) for these in (alone, ~alone))
        return zip(words, once, more, strict=True)


def _cut(said: np.ndarray[tuple[int], np.dtype[np.uint64]], words: int) -> Iterator[bytes]:
    """The documents of each of so many words, of numbers `word << 16 | document` in order."""
    import numpy as np

    docs = said.astype("<u2").tobytes()
    ends = (2 * np.searchsorted(said, np.arange(words + 1, dtype=np.uint64) << np.uint64(16))).tolist()
    return (docs[begin:end] for begin, end in pairwise(ends))


def _told_apart(docs: Sequence[int]) -> tuple[bytes, bytes]:
    """The documents of a word, which come as often as it stands in them: those where it stands once, and the others."""
    if len(docs) == 1 or len(set(docs)) == len(docs):
        return shorts(docs), b""
    times = Counter(docs)
    return shorts([doc for doc, each in times.items() if each == 1]), shorts(
        [doc for doc, each in times.items() if each > 1]
    )
