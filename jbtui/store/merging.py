"""Merging small batches, so that a query asks few however often single files change.

Batches side by side in one run of 65,536 numbers are merged when there are several of about the same size, as a
log-structured store does: each document is moved a few times in its life. Numbers of documents stay as they are.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from jbtui.store import pairs, word_lists
from jbtui.store.containers import SPACE, bitmap, pack, pack_shorts, shorts, unpack
from jbtui.store.pair_lists import PairLists
from jbtui.store.word_lists import WordBlock

FAN = 8
"""So many neighbours of one size are merged; a size is a power of this."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the batches to merge."""

    id: int
    first: int
    size: int
    living: BitMap

    @property
    def rank(self) -> int:
        rank, size = 0, max(len(self.living), 64) // 64
        while size >= FAN:
            rank, size = rank + 1, size // FAN
        return rank


def merge(connection: sqlite3.Connection) -> int:
    """Merge until no run has FAN neighbours of one size; returns how many merges were made. Within a transaction."""
    made = 0
    while group := next(_groups(_members(connection)), None):
        _merge(connection, group)
        made += 1
    return made


def drop(connection: sqlite3.Connection, batch: int) -> None:
    """Delete a batch and its lists; its documents are gone already."""
    first, last = batch << 32, (batch + 1 << 32) - 1
    connection.execute("DELETE FROM pair_block WHERE id BETWEEN ? AND ?", (first, last))
    connection.execute("DELETE FROM pair_set WHERE id BETWEEN ? AND ?", (first, last))
    connection.execute("DELETE FROM word_block WHERE batch = ?", (batch,))
    connection.execute("DELETE FROM facet WHERE batch = ?", (batch,))
    connection.execute("DELETE FROM batch WHERE id = ?", (batch,))


def _members(connection: sqlite3.Connection) -> list[Member]:
    return [
        Member(id_, first, size, bitmap([(0, living, docs)]))
        for id_, first, size, living, docs in connection.execute(
            "SELECT id, first_doc, size, living, docs FROM batch WHERE size <= ? ORDER BY first_doc", (SPACE,)
        )
    ]


def _groups(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Runs of FAN neighbours of one rank."""
    group: list[Member] = []
    for member in members:
        if group and (member.rank != group[0].rank or member.first // SPACE != group[0].first // SPACE):
            group = []
        group.append(member)
        if len(group) == FAN:
            yield group
            group = []


def _merge(connection: sqlite3.Connection, group: Sequence[Member]) -> None:
    first = group[0].first
    (number,) = connection.execute("SELECT max(id) + 1 FROM batch").fetchone()
    living = BitMap()
    lists: dict[int, array[int]] = {}
    words: dict[str, tuple[list[int], list[int]]] = {}
    facets: dict[tuple[str, str], list[int]] = {}
    for member in group:
        shift = member.first - first
        living |= member.living.shift(shift)
        mine = _pairs(connection, member)
        for pair, docs in mine.items():
            _extend(lists.setdefault(pair, array("H")), docs, member.living, shift)
        for word, once, more in _words(connection, member, mine):
            known = words.setdefault(word, ([], []))
            _extend(known[0], once, member.living, shift)
            _extend(known[1], more, member.living, shift)
        for name, value, count, data in connection.execute(
            "SELECT field, value, n, docs FROM facet WHERE batch = ?", (member.id,)
        ):
            _extend(facets.setdefault((name, value), []), unpack(data, count), member.living, shift)
    last = group[-1]
    for member in group:
        drop(connection, member.id)
    indexed = living.to_array()
    connection.execute(
        "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?)",
        (number, first, last.first + last.size - first, len(indexed), len(indexed), pack(indexed)),
    )
    living_lists = PairLists.of({pair: docs for pair, docs in lists.items() if docs})
    _write_pairs(connection, number, living_lists, len(indexed))
    packed = [
        (word, word_lists.word_lists(word, shorts(once), shorts(more), living_lists))
        for word, (once, more) in sorted(words.items())
        if once or more
    ]
    connection.executemany(
        "INSERT INTO word_block (batch, first, block) VALUES (?, ?, ?)",
        [(number, word, block) for word, block in word_lists.blocks(packed)],
    )
    connection.executemany(
        "INSERT INTO facet VALUES (?, ?, ?, ?, ?)",
        [(name, value, number, len(docs), pack(docs)) for (name, value), docs in facets.items() if docs],
    )


def _extend(known: list[int] | array[int], docs: Iterable[int], living: BitMap, shift: int) -> None:
    known.extend(doc + shift for doc in docs if doc in living)


def _pairs(connection: sqlite3.Connection, member: Member) -> dict[int, Sequence[int]]:
    between = (member.id << 32, (member.id + 1 << 32) - 1)
    found: dict[int, Sequence[int]] = {}
    for (block,) in connection.execute("SELECT block FROM pair_block WHERE id BETWEEN ? AND ?", between):
        found.update(pairs.Block(block).lists())
    # Lists of single units, which have no first, are made anew: not every member has the same ones.
    between = (member.id << 32 | 1 << 16, between[1])
    for id_, count, docs in connection.execute("SELECT id, n, docs FROM pair_set WHERE id BETWEEN ? AND ?", between):
        found[id_ & 0xFFFFFFFF] = unpack(docs, count)
    return found


def _words(
    connection: sqlite3.Connection, member: Member, lists: dict[int, Sequence[int]]
) -> Iterable[tuple[str, Sequence[int], Sequence[int]]]:
    for (block,) in connection.execute("SELECT block FROM word_block WHERE batch = ?", (member.id,)):
        for word, packed in WordBlock.opened(block).lists():
            once: Sequence[int] = unpack(packed.once, packed.once_count)
            more = unpack(packed.more, packed.more_count)
            if packed.exceptions:
                once = sorted(set(lists[ord(word[0]) << 16 | ord(word[1])]).difference(once, more))
            yield word, once, more


def _write_pairs(connection: sqlite3.Connection, number: int, lists: PairLists, documents: int) -> None:
    small, large = pairs.split(lists, documents)
    connection.executemany(
        "INSERT INTO pair_block VALUES (?, ?)",
        [(number << 32 | pair, block) for pair, block in pairs.blocks(small)],
    )
    connection.executemany(
        "INSERT INTO pair_set VALUES (?, ?, ?)",
        [(number << 32 | pair, len(docs) // 2, pack_shorts(docs)) for pair, docs in large],
    )
