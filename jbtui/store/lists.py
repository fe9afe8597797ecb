"""The lists of an index as sets of document numbers, read from all its batches: of pairs, units, words and facets.

Nothing is remembered here but which batches there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from jbtui.store import wide_words
from jbtui.store.containers import SPACE, Placed, apart, bitmap, is_wide, scattered
from jbtui.store.pairs import Block
from jbtui.store.wide_pairs import WidePairs
from jbtui.store.word_lists import WordBlock, WordLists


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction wrote, or several that were made one."""

    id: int
    first: int
    end: int
    """The first document number that is no longer its own."""

    @property
    def wide(self) -> bool:
        return is_wide(self.end - self.first)

    def placed(self, count: int, docs: bytes) -> list[Placed]:
        """A list of its own."""
        return apart(docs) if self.wide else [(self.first, count, docs)]

    def part(self, first: int) -> range:
        """The document numbers of its part that begins there."""
        return range(first, min(first + SPACE, self.end) if self.wide else self.end)


class Lists:
    """The lists of one index, as they stood when the batches were last read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.batches: tuple[Batch, ...] = ()
        self.living = BitMap()
        """All documents that are still there."""
        self.some_gone = False
        """Whether lists speak of others too."""

    def read_batches(self) -> None:
        """Look again which batches there are, and which documents."""
        rows = self._connection.execute(
            "SELECT id, first_doc, size, indexed, living, docs FROM batch ORDER BY first_doc"
        ).fetchall()
        self.batches = tuple(Batch(id_, first, first + size) for id_, first, size, *_ in rows)
        living = zip(self.batches, rows, strict=True)
        self.living = bitmap(one for batch, (*_, count, docs) in living for one in batch.placed(count, docs))
        self.some_gone = any(indexed != living for *_, indexed, living, _ in rows)

    def touched(self, docs: BitMap | None) -> tuple[Batch, ...]:
        """The batches that hold any of the documents."""
        if docs is None:
            return self.batches
        return tuple(batch for batch in self.batches if docs.range_cardinality(batch.first, batch.end))

    # ---- runs of text

    def pair(self, pair: int, batches: Sequence[Batch]) -> BitMap:
        """Documents of the batches with a pair of neighbouring units."""
        return bitmap(one for batch in batches for one in self._pair(pair, batch))

    def _pair(self, pair: int, batch: Batch) -> Iterable[Placed]:
        alone = self._alone(batch, pair)
        if alone and not batch.wide:
            return alone
        row = self._connection.execute(
            "SELECT id, block FROM pair_block WHERE id <= ? ORDER BY id DESC LIMIT 1", (batch.id << 32 | pair,)
        ).fetchone()
        if not row or row[0] >> 32 != batch.id:
            return alone
        if batch.wide:
            # Where a list is long in one run only it stands alone, and those of the other runs in a block.
            return alone + [(run * SPACE, len(docs) // 2, docs) for run, docs in WidePairs(row[1]).find(pair)]
        docs = Block(row[1]).find(pair)
        return [(batch.first, len(docs) // 2, docs)]

    def _alone(self, batch: Batch, pair: int) -> list[Placed]:
        row = self._connection.execute("SELECT n, docs FROM pair_set WHERE id = ?", (batch.id << 32 | pair,)).fetchone()
        return batch.placed(*row) if row else []

    def unit(self, unit: int, batches: Sequence[Batch]) -> BitMap:
        """Documents of the batches with one UTF-16 unit: its own list where it is frequent, else its pairs united."""
        lists: list[Placed] = []
        parts: list[BitMap] = []
        for batch in batches:
            found = self._alone(batch, unit)
            lists += found
            if not found:
                parts.extend(self._pairs_from(batch, unit))
        return BitMap.union(bitmap(lists), *parts)

    def _pairs_from(self, batch: Batch, unit: int) -> Iterator[BitMap]:
        low, high = batch.id << 32 | unit << 16, batch.id << 32 | unit << 16 | 0xFFFF
        for row in self._connection.execute("SELECT n, docs FROM pair_set WHERE id BETWEEN ? AND ?", (low, high)):
            yield bitmap(batch.placed(*row))
        numbers: dict[int, bytes] = {}
        for id_, block in self._connection.execute(
            "SELECT id, block FROM pair_block WHERE id <= ? AND id >= coalesce("
            "(SELECT id FROM pair_block WHERE id <= ? ORDER BY id DESC LIMIT 1), ?)",
            (high, low, low),
        ):
            if id_ >> 32 == batch.id:
                of_unit = WidePairs(block).all_of(unit) if batch.wide else [(0, Block(block).all_of(unit))]
                for run, docs in of_unit:
                    first = run * SPACE if batch.wide else batch.first
                    numbers[first] = numbers.get(first, b"") + docs
        for first, docs in numbers.items():
            yield scattered(docs).shift(first)

    # ---- words

    def word(self, word: str, batches: Sequence[Batch], pair: Callable[[int, BitMap], BitMap]) -> tuple[BitMap, BitMap]:
        """Documents of the batches in which a word stands once, and those in which it stands more often. `pair` gives
        the documents of a pair within others."""
        once: list[Placed] = []
        more: list[Placed] = []
        apart_: list[Placed] = []
        stands = BitMap()
        """All numbers of the parts in which the word is where its pair is, but for exceptions."""
        for batch in batches:
            for first, found in self._word(word, batch):
                more.append((first, found.more_count, found.more))
                if found.exceptions:
                    apart_.append((first, found.once_count, found.once))
                    numbers = batch.part(first)
                    stands.add_range(numbers.start, numbers.stop)
                else:
                    once.append((first, found.once_count, found.once))
        often = bitmap(more)
        single = bitmap(once)
        if stands:
            both = pair(ord(word[0]) << 16 | ord(word[1]), stands)
            single = single | ((both & stands) - bitmap(apart_) - often)
        return single, often

    def _word(self, word: str, batch: Batch) -> list[tuple[int, WordLists]]:
        """(first number, lists) in each part of a batch that has the word."""
        row = self._connection.execute(
            "SELECT block FROM word_block WHERE batch = ? AND first <= ? ORDER BY first DESC LIMIT 1",
            (batch.id, word.encode("utf-8", "replace").decode()),
        ).fetchone()
        if not row:
            return []
        if batch.wide:
            return [(run * SPACE, found) for run, found in wide_words.find(row[0], word)]
        found = WordBlock.opened(row[0]).find(word)
        return [(batch.first, found)] if found else []

    # ---- facets

    def facet(self, field: str, value: str) -> BitMap:
        """Documents with that value."""
        by_id = {batch.id: batch for batch in self.batches}
        rows = self._connection.execute(
            "SELECT batch, n, docs FROM facet WHERE field = ? AND value = ?", (field, value)
        )
        return bitmap(one for batch, *row in rows if batch in by_id for one in by_id[batch].placed(*row))

    def facets(self, field: str) -> Iterator[tuple[str, BitMap]]:
        """Every value of a field with its documents."""
        by_id = {batch.id: batch for batch in self.batches}
        lists: dict[str, list[Placed]] = {}
        for value, batch, *row in self._connection.execute(
            "SELECT value, batch, n, docs FROM facet WHERE field = ? ORDER BY value", (field,)
        ):
            if batch in by_id:
                lists.setdefault(value, []).extend(by_id[batch].placed(*row))
        for value, parts in lists.items():
            yield value, bitmap(parts)
