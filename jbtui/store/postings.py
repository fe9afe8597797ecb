"""Sets of document numbers, read from the lists of all batches: by stretch of text, by word, by facet.

Sets are kept in memory as long as nothing writes the index; callers must not change them.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

from pyroaring import BitMap

from jbtui.errors import QueryCancelled
from jbtui.messages import _
from jbtui.records import Article, Entry, Paragraph
from jbtui.store import lexicon
from jbtui.store.connection import faults
from jbtui.store.lists import Batch, Lists
from jbtui.store.pairs import pairs_of
from jbtui.store.texts import TextShelf

KEPT = 4_000_000
"""Documents in the sets of runs and words that are remembered: 8 MB at most, of ten frequent words or of some thousand
rare ones. Those of facets, a few for each field, are all remembered."""
LEAST = 2_000
"""Documents that a small set counts as."""
FEW = 64
"""So few documents are read faster than further lists are."""
TOGETHER = 256
"""Texts fetched by one statement: a third of the time of one statement for each."""
_T = TypeVar("_T")


class Records(Protocol):
    """What turns document numbers into records."""

    stopped: bool
    """Whether what is asked now is to end."""

    def documents(self, docs: Sequence[int]) -> dict[int, tuple[Article, Paragraph]]: ...

    def entries(self, docs: Sequence[int]) -> dict[int, Entry]: ...

    def article_docs(self) -> Sequence[tuple[str, int, int]]: ...

    def titles(self, ids: Sequence[str]) -> dict[str, str]: ...


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
        self._lists = Lists(connection)

    # ---- sets

    def everything(self) -> BitMap:
        """All living documents."""
        with faults(self._path):
            self._refresh()
            return self._lists.living

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
            touched = self._lists.touched(within)
        if len(touched) < len(self._lists.batches) and ("word", word) not in self._kept:
            with faults(self._path):
                return self._word(word, touched)
        return self._keep(("word", word), lambda: self._word(word, self._lists.batches))

    def facet(self, field: str, value: str) -> BitMap:
        """Documents with that value: campaign, district, year, date, theme, article, kind, unit or indicator."""
        return self._keep(("facet", field, value), lambda: self._facet(field, value))

    def facet_values(self, field: str) -> Sequence[tuple[str, BitMap]]:
        """Every value of a field that a living document has, with its documents."""
        return self._keep(("values", field), lambda: self._facet_values(field))

    def facet_counts(self, field: str) -> Sequence[tuple[str, int]]:
        """Every value of a field that a living document has, with the number of its documents."""
        return self._keep(("counts", field), lambda: self._facet_counts(field))

    def made_of(self, field: str, make: Callable[[Sequence[tuple[str, BitMap]]], _T]) -> _T:
        """What is made of the values of a field, made once as long as those stay."""
        return self._keep(("made", field, make.__module__, make.__qualname__), lambda: make(self.facet_values(field)))

    def article_counts(self, docs: BitMap) -> Sequence[tuple[str, int]]:
        """Every article with how many of the documents are its own. Its documents are one range of numbers: a set for
        each of ten thousands of articles would take more memory than all else."""
        ranges = self._keep(("articles",), self._articles)
        numbers = docs.to_array()
        counts: list[tuple[str, int]] = []
        at, every = 0, len(numbers)
        for code, first, last in zip(*ranges, strict=True):
            # No more of them can be its own than it has; it has few.
            end = bisect_right(numbers, last, at, min(every, at + last - first + 1)) if at < every else at
            counts.append((code, end - at))
            at = end
        return counts

    def _articles(self) -> tuple[tuple[str, ...], array[int], array[int]]:
        """Codes, first and last documents, column by column: rows of ten thousands of articles would take 5 MB."""
        rows = self._records.article_docs()
        return tuple(row[0] for row in rows), array("I", [row[1] for row in rows]), array("I", [row[2] for row in rows])

    def article_titles(self, ids: Sequence[str]) -> dict[str, str]:
        """The titles of the articles of these ids, unopened."""
        return self._records.titles(ids)

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

    def spellings(self, words: Iterable[str]) -> dict[str, tuple[str, str]]:
        """(pinyin, initials) of words of the corpus and of names that are values of its facets."""
        with faults(self._path):
            return lexicon.spellings(self._connection, words)

    # ---- runs

    def _run(self, key: str) -> BitMap:
        units = [pair for pair in dict.fromkeys(pairs_of(key)) if pair & 0xFFFF]  # the run may go on after its end
        if not units:
            return self._alive(self._lists.unit(ord(key), self._lists.batches))
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
        touched = self._lists.touched(within)
        if len(touched) < len(self._lists.batches) and ("pair", str(pair)) not in self._kept:
            return self._lists.pair(pair, touched)
        return self._keep(("pair", str(pair)), lambda: self._lists.pair(pair, self._lists.batches))

    def _word(self, word: str, batches: Sequence[Batch]) -> tuple[BitMap, BitMap]:
        once, often = self._lists.word(word, batches, self._pair)
        return self._alive(once), self._alive(often)

    # ---- facets

    def _facet(self, field: str, value: str) -> BitMap:
        if field == "article":
            row = self._connection.execute(
                "SELECT first_doc, last_doc FROM article WHERE code = ?", (value,)
            ).fetchone()
            return BitMap(range(row[0], row[1] + 1)) & self._lists.living if row else BitMap()
        return self._alive(self._lists.facet(field, value))

    def _facet_values(self, field: str) -> Sequence[tuple[str, BitMap]]:
        found = ((value, self._alive(docs)) for value, docs in self._lists.facets(field))
        return tuple((value, docs) for value, docs in found if docs)

    def _facet_counts(self, field: str) -> Sequence[tuple[str, int]]:
        if self._lists.some_gone:
            return tuple((value, len(docs)) for value, docs in self.facet_values(field))
        return self._connection.execute(
            "SELECT value, sum(n) FROM facet WHERE field = ? GROUP BY value", (field,)
        ).fetchall()

    # ---- what is kept

    def _alive(self, docs: BitMap) -> BitMap:
        return docs & self._lists.living if self._lists.some_gone else docs

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
        """Forget all sets when another process wrote the index. What is to end ends here: between two sets most of the
        time may pass in no statement that SQLite could break off."""
        if self._records.stopped:
            raise QueryCancelled(_("查询已取消"))
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version == self._version:
            return
        self._kept.clear()
        self._weights.clear()
        self._weight = 0
        self._lists.read_batches()
        self._version = version
