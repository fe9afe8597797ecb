"""Sets of document numbers, read from the lists of all batches: by stretch of text, by word, by facet.

Sets are kept in memory as long as nothing writes the index; callers must not change them.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from pathlib import Path
from typing import Protocol, TypeVar

from pyroaring import BitMap

from jbtui.records import Article, Entry, Paragraph
from jbtui.store import lexicon
from jbtui.store.connection import faults
from jbtui.store.containers import bitmap, from_shorts
from jbtui.store.pairs import Block, pairs_of
from jbtui.store.texts import TextShelf
from jbtui.store.word_lists import WordBlock

KEPT = 8_000_000
"""Documents in the sets of runs and words that are remembered: 16 MB at most, of twenty frequent words or of some
thousand rare ones. Those of facets, a few for each field, are all remembered."""
LEAST = 2_000
"""Documents that a small set counts as."""
FEW = 64
"""So few documents are read faster than further lists are."""
TOGETHER = 256
"""Texts fetched by one statement: a third of the time of one statement for each."""
_T = TypeVar("_T")


class Records(Protocol):
    """What turns document numbers into records."""

    def documents(self, docs: Sequence[int]) -> dict[int, tuple[Article, Paragraph]]: ...

    def entries(self, docs: Sequence[int]) -> dict[int, Entry]: ...

    def article_docs(self) -> Sequence[tuple[str, int, int]]: ...


@dataclass(frozen=True, slots=True)
class _Batch:
    id: int
    first: int
    end: int
    """The first document number that is no longer its own."""


class Postings:
    """The sets of one index."""

    def __init__(self, connection: sqlite3.Connection, path: Path, texts: TextShelf, records: Records) -> None:
        self._connection = connection
        self._path = path
        self._texts = texts
        self._records = records
        self._kept: OrderedDict[tuple[str, ...], object] = OrderedDict()
        self._weights: dict[tuple[str, ...], int] = {}
        self._weight = 0
        self._version = -1
        self._batches: tuple[_Batch, ...] = ()
        self._living = BitMap()
        self._some_gone = False

    # ---- sets

    def everything(self) -> BitMap:
        """All living documents."""
        with faults(self._path):
            self._refresh()
            return self._living

    def run(self, key: str) -> BitMap:
        """Documents that hold every pair of neighbouring characters of the key: exact for one and two characters; for
        longer ones they are candidates, few of them wrong."""
        if not key:
            return BitMap()
        return self._keep(("run", key), lambda: self._run(key))

    def word(self, word: str, within: BitMap | None = None) -> tuple[BitMap, BitMap]:
        """Documents in which the word stands once, and those in which it stands more often. Of a word that is wanted
        only `within` some documents, batches that hold none of them are not read."""
        with faults(self._path):
            self._refresh()
            touched = self._touched(within)
        if len(touched) < len(self._batches) and ("word", word) not in self._kept:
            with faults(self._path):
                return self._word(word, touched)
        return self._keep(("word", word), lambda: self._word(word, self._batches))

    def facet(self, field: str, value: str) -> BitMap:
        """Documents with that value: campaign, district, year, date, theme, article, kind, unit or indicator."""
        return self._keep(("facet", field, value), lambda: self._facet(field, value))

    def facet_values(self, field: str) -> Sequence[tuple[str, BitMap]]:
        """Every value of a field that a living document has, with its documents."""
        return self._keep(("values", field), lambda: self._facet_values(field))

    def facet_counts(self, field: str) -> Sequence[tuple[str, int]]:
        """Every value of a field that a living document has, with the number of its documents."""
        return self._keep(("counts", field), lambda: self._facet_counts(field))

    def article_counts(self, docs: BitMap) -> Sequence[tuple[str, int]]:
        """Every article with how many of the documents are its own. Its documents are one range of numbers: a set for
        each of ten thousands of articles would take more memory than all else."""
        ranges = self._keep(("articles",), self._records.article_docs)
        return [(code, docs.range_cardinality(first, last + 1)) for code, first, last in ranges]

    # ---- documents

    def keys(self, docs: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The search key of each living document asked for, in the order asked."""
        with faults(self._path):
            waiting = iter(docs)
            while group := list(islice(waiting, TOGETHER)):
                yield from self._texts.keys(group).items()

    def documents(self, docs: Sequence[int]) -> dict[int, tuple[Article, Paragraph]]:
        """The records of each document asked for; those that left the index meanwhile are left out."""
        return self._records.documents(docs)

    def entries(self, docs: Sequence[int]) -> dict[int, Entry]:
        """As `documents`, the articles unopened."""
        return self._records.entries(docs)

    def words_like(
        self, *, begins: str = "", pinyin: str = "", initials: str = "", limit: int = 20
    ) -> Sequence[tuple[str, int]]:
        """Words of the corpus with the number of documents they stand in, most frequent first, that begin with
        `begins`, whose pinyin begins with `pinyin`, or whose initials with `initials`."""
        with faults(self._path):
            return lexicon.words_like(self._connection, begins=begins, pinyin=pinyin, initials=initials, limit=limit)

    # ---- runs

    def _run(self, key: str) -> BitMap:
        units = [pair for pair in dict.fromkeys(pairs_of(key)) if pair & 0xFFFF]  # the run may go on after its end
        if not units:
            return self._alive(self._unit(ord(key)))
        units.sort(key=lambda pair: ("pair", str(pair)) not in self._kept)
        docs = self._pair(units[0])
        for pair in units[1:]:
            if not docs or (len(docs) <= FEW and len(key) > 2):
                break
            docs = docs & self._pair(pair, docs)
        docs = self._alive(docs)
        if len(key) <= 2 and (
            len(units) > 1 or "\ud800" <= key[0] <= "\udfff"
        ):  # pairs of half characters may stand apart
            docs = BitMap(doc for doc, text in self.keys(docs) if key in text)
        return docs

    def _pair(self, pair: int, within: BitMap | None = None) -> BitMap:
        """Documents with a pair; in batches that hold none of those `within`, they may be left out."""
        touched = self._touched(within)
        if len(touched) < len(self._batches) and ("pair", str(pair)) not in self._kept:
            return bitmap(self._pair_lists(pair, touched))
        return self._keep(("pair", str(pair)), lambda: bitmap(self._pair_lists(pair, self._batches)))

    def _touched(self, docs: BitMap | None) -> tuple[_Batch, ...]:
        """The batches that hold any of the documents."""
        if docs is None:
            return self._batches
        return tuple(batch for batch in self._batches if docs.range_cardinality(batch.first, batch.end))

    def _pair_lists(self, pair: int, batches: Sequence[_Batch]) -> Iterator[tuple[int, int, bytes]]:
        """(first document, count, packed) of a pair in each of the batches."""
        for batch in batches:
            found = self._alone(batch, pair)
            if found:
                yield batch.first, *found
                continue
            row = self._connection.execute(
                "SELECT id, block FROM pair_block WHERE id <= ? ORDER BY id DESC LIMIT 1", (batch.id << 32 | pair,)
            ).fetchone()
            if row and row[0] >> 32 == batch.id:
                data = Block(row[1]).find(pair)
                yield batch.first, len(data) // 2, data

    def _alone(self, batch: _Batch, pair: int) -> tuple[int, bytes] | None:
        found: tuple[int, bytes] | None = self._connection.execute(
            "SELECT n, docs FROM pair_set WHERE id = ?", (batch.id << 32 | pair,)
        ).fetchone()
        return found

    def _unit(self, unit: int) -> BitMap:
        """Documents with one UTF-16 unit: its own list where it is frequent, else the union of its pairs."""
        lists: list[tuple[int, int, bytes]] = []
        parts: list[BitMap] = []
        for batch in self._batches:
            found = self._alone(batch, unit)
            if found:
                lists.append((batch.first, *found))
            else:
                parts.extend(self._pairs_from(batch, unit))
        return reduce(or_, parts, bitmap(lists))

    def _pairs_from(self, batch: _Batch, unit: int) -> Iterator[BitMap]:
        low, high = batch.id << 32 | unit << 16, batch.id << 32 | unit << 16 | 0xFFFF
        for count, docs in self._connection.execute(
            "SELECT n, docs FROM pair_set WHERE id BETWEEN ? AND ?", (low, high)
        ):
            yield bitmap([(batch.first, count, docs)])
        numbers: list[int] = []
        for id_, block in self._connection.execute(
            "SELECT id, block FROM pair_block WHERE id <= ? AND id >= coalesce("
            "(SELECT id FROM pair_block WHERE id <= ? ORDER BY id DESC LIMIT 1), ?)",
            (high, low, low),
        ):
            if id_ >> 32 == batch.id:
                numbers.extend(from_shorts(Block(block).all_of(unit)))
        if numbers:
            yield BitMap(numbers).shift(batch.first)

    # ---- words

    def _word(self, word: str, batches: Sequence[_Batch]) -> tuple[BitMap, BitMap]:
        once: list[tuple[int, int, bytes]] = []
        more: list[tuple[int, int, bytes]] = []
        apart: list[tuple[int, int, bytes]] = []
        stands = BitMap()
        """All numbers of the batches in which the word is where its pair is, but for exceptions."""
        for batch in batches:
            row = self._connection.execute(
                "SELECT block FROM word_block WHERE batch = ? AND first <= ? ORDER BY first DESC LIMIT 1",
                (batch.id, word.encode("utf-8", "replace").decode()),
            ).fetchone()
            found = WordBlock(row[0]).find(word) if row else None
            if not found:
                continue
            more.append((batch.first, found.more_count, found.more))
            if found.exceptions:
                apart.append((batch.first, found.once_count, found.once))
                stands.add_range(batch.first, batch.end)
            else:
                once.append((batch.first, found.once_count, found.once))
        often = bitmap(more)
        single = bitmap(once)
        if stands:
            pair = self._pair(ord(word[0]) << 16 | ord(word[1]), stands)
            single = single | ((pair & stands) - bitmap(apart) - often)
        return self._alive(single), self._alive(often)

    # ---- facets

    def _facet(self, field: str, value: str) -> BitMap:
        if field == "article":
            row = self._connection.execute(
                "SELECT first_doc, last_doc FROM article WHERE code = ?", (value,)
            ).fetchone()
            return BitMap(range(row[0], row[1] + 1)) & self._living if row else BitMap()
        firsts = {batch.id: batch.first for batch in self._batches}
        rows = self._connection.execute(
            "SELECT batch, n, docs FROM facet WHERE field = ? AND value = ?", (field, value)
        )
        return self._alive(bitmap((firsts[batch], count, docs) for batch, count, docs in rows if batch in firsts))

    def _facet_values(self, field: str) -> Sequence[tuple[str, BitMap]]:
        firsts = {batch.id: batch.first for batch in self._batches}
        lists: dict[str, list[tuple[int, int, bytes]]] = {}
        for value, batch, count, docs in self._connection.execute(
            "SELECT value, batch, n, docs FROM facet WHERE field = ? ORDER BY value", (field,)
        ):
            if batch in firsts:
                lists.setdefault(value, []).append((firsts[batch], count, docs))
        found = ((value, self._alive(bitmap(parts))) for value, parts in lists.items())
        return tuple((value, docs) for value, docs in found if docs)

    def _facet_counts(self, field: str) -> Sequence[tuple[str, int]]:
        if self._some_gone:
            return tuple((value, len(docs)) for value, docs in self.facet_values(field))
        return self._connection.execute(
            "SELECT value, sum(n) FROM facet WHERE field = ? GROUP BY value", (field,)
        ).fetchall()

    # ---- what is kept

    def _alive(self, docs: BitMap) -> BitMap:
        return docs & self._living if self._some_gone else docs

    def _keep(self, name: tuple[str, ...], make: Callable[[], _T]) -> _T:
        with faults(self._path):
            self._refresh()
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]  # type: ignore[return-value]  # made under this very name
            made = self._kept[name] = make()
            if name[0] in ("run", "pair", "word"):
                sets = made if isinstance(made, tuple) else (made,)
                self._weights[name] = LEAST + sum(len(docs) for docs in sets if isinstance(docs, BitMap))
                self._weight += self._weights[name]
                self._lighten()
            return made

    def _lighten(self) -> None:
        """Forget sets of runs and words, those asked for longest ago first."""
        while self._weight > KEPT:
            oldest = next(name for name in self._kept if name in self._weights)
            self._weight -= self._weights.pop(oldest)
            del self._kept[oldest]

    def _refresh(self) -> None:
        """Forget all sets when another process wrote the index."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version == self._version:
            return
        self._kept.clear()
        self._weights.clear()
        self._weight = 0
        rows = self._connection.execute(
            "SELECT id, first_doc, size, indexed, living, docs FROM batch ORDER BY first_doc"
        ).fetchall()
        self._batches = tuple(_Batch(id_, first, first + size) for id_, first, size, *_ in rows)
        self._living = bitmap((first, living, docs) for _, first, *_, living, docs in rows)
        self._some_gone = any(indexed != living for *_, indexed, living, _ in rows)
        self._version = version
