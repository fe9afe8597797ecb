"""Making one wide batch of many, so that a query opens one block where it would open one in each of them.

Batches that fill a run of 65,536 document numbers each are put side by side: their lists are not read but cut where the
pairs or words of a new block end, and written one after another, so the work grows with the blocks and not with what
stands in them. What is taken is deleted on the way, hence the file grows little. Numbers of documents stay as they are,
those of documents that are gone too.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from jbtui.store import wide_pairs, wide_words
from jbtui.store.containers import SPACE, Placed, by_run, joined
from jbtui.store.lists import Batch, Lists
from jbtui.store.wide_pairs import PairPart, WidePairs
from jbtui.store.wide_words import WordPart
from jbtui.store.word_lists import WordBlock

MANY = 4
"""So many batches side by side are made one."""
PAIR_BLOCK = 28_000
WORD_BLOCK = 16_000
"""Bytes of a block before its head is deflated, at most where it can be cut: what is read for one list."""
WHOLE = 0xFFFF_FFFF


def widen(connection: sqlite3.Connection) -> bool:
    """Make one batch of all that fill runs of their own, if they are many; says whether. Within a transaction."""
    lists = Lists(connection)
    lists.read_batches()
    members = _members(lists.batches)
    if len(members) < MANY:
        return False
    (number,) = connection.execute("SELECT max(id) + 1 FROM batch").fetchone()
    _batch(connection, number, members)
    _pair_sets(connection, number, members, lists)
    _pair_blocks(connection, number, members)
    _word_blocks(connection, number, members)
    _facets(connection, number, members)
    connection.executemany("DELETE FROM batch WHERE id = ?", [(member.id,) for member in members])
    return True


def _members(batches: Sequence[Batch]) -> list[Batch]:
    """The batches that begin a run and have the last of their runs for themselves, though not all of it."""
    shared = {batch.first // SPACE for batch in batches if batch.first % SPACE}
    return [batch for batch in batches if not batch.first % SPACE and (batch.end - 1) // SPACE not in shared]


def _batch(connection: sqlite3.Connection, number: int, members: Sequence[Batch]) -> None:
    indexed = living = 0
    lists: list[Placed] = []
    for member in members:
        one, alive, docs = connection.execute(
            "SELECT indexed, living, docs FROM batch WHERE id = ?", (member.id,)
        ).fetchone()
        indexed, living = indexed + one, living + alive
        lists += member.placed(alive, docs)
    connection.execute(
        "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?)",
        (number, members[0].first, members[-1].end - members[0].first, indexed, living, joined(lists)),
    )


# ---- lists that stand alone


def _pair_sets(connection: sqlite3.Connection, number: int, members: Sequence[Batch], lists: Lists) -> None:
    """The lists of a pair or unit that stand alone in any of the members, joined."""
    holders: dict[int, list[Batch]] = {}
    for member in members:
        between = (member.id << 32, member.id << 32 | WHOLE)
        for (id_,) in connection.execute("SELECT id FROM pair_set WHERE id BETWEEN ? AND ?", between):
            holders.setdefault(id_ & WHOLE, []).append(member)
    for pair in sorted(holders):
        found: list[Placed] = []
        for member in holders[pair]:
            id_ = (member.id << 32 | pair,)
            found += member.placed(*connection.execute("SELECT n, docs FROM pair_set WHERE id = ?", id_).fetchone())
            connection.execute("DELETE FROM pair_set WHERE id = ?", id_)
        if pair < SPACE:  # a unit, which comes before its pairs: those members that have no list of it get one
            others = [member for member in members if member not in holders[pair]]
            found = sorted(found + by_run(lists.unit(pair, others)))
        connection.execute("INSERT INTO pair_set VALUES (?, ?, ?)", (number << 32 | pair, _count(found), joined(found)))


def _facets(connection: sqlite3.Connection, number: int, members: Sequence[Batch]) -> None:
    known = {member.id: member for member in members}
    fields = [name for (name,) in connection.execute("SELECT DISTINCT field FROM facet").fetchall()]
    for name in fields:
        values: dict[str, list[Placed]] = {}
        for value, batch, count, docs in connection.execute(
            "SELECT value, batch, n, docs FROM facet WHERE field = ? ORDER BY value, batch", (name,)
        ):
            if batch in known:
                values.setdefault(value, []).extend(known[batch].placed(count, docs))
        connection.execute(
            "DELETE FROM facet WHERE field = ? AND batch IN (SELECT value FROM json_each(?))",
            (name, str(list(known))),
        )
        connection.executemany(
            "INSERT INTO facet VALUES (?, ?, ?, ?, ?)",
            ((name, value, number, _count(lists), joined(sorted(lists))) for value, lists in values.items()),
        )


def _count(lists: Sequence[Placed]) -> int:
    return sum(count for _, count, _ in lists)


# ---- blocks

_P = TypeVar("_P", PairPart, WordPart)


@dataclass(slots=True)
class _Blocks(Generic[_P]):
    """The blocks of one member that wait to be taken, and what is left of those that were."""

    waiting: deque[tuple[Any, int]]
    """(first pair or word, row) of each."""
    take: Callable[[int], list[_P]]
    """The parts of the block in a row, which is deleted."""
    open: list[_P] = field(default_factory=list)

    def before(self, end: Any) -> list[_P]:
        """All that comes before a pair or word, or all there is."""
        while self.waiting and (end is None or self.waiting[0][0] < end):
            self.open += self.take(self.waiting.popleft()[1])
        if end is None:
            found, self.open = self.open, []
            return found
        cuts = [part.cut(end) for part in self.open]
        self.open = [rest for _, rest in cuts if rest]
        return [part for part, _ in cuts if part]


def _swept(members: Sequence[_Blocks[_P]], most: int) -> Iterator[list[_P]]:
    """The parts of one new block after another. Of each member only a block or a few are open at a time."""
    while any(member.waiting or member.open for member in members):
        for member in members:
            if not member.open and member.waiting:
                member.open += member.take(member.waiting.popleft()[1])
        ends = sorted(member.waiting[0][0] for member in members if member.waiting)
        end = ends[(len(ends) - 1) // 2] if ends else None
        yield from _divided([part for member in members for part in member.before(end)], most)


def _divided(parts: list[_P], most: int) -> Iterator[list[_P]]:
    """The parts as they are, or cut in two until a block is small enough."""
    if sum(map(len, parts)) > most:
        largest = max(parts, key=len)
        for at in (largest.middle, max(part.first for part in parts)):
            cuts = [part.cut(at) for part in parts]
            before, behind = [one for one, _ in cuts if one], [rest for _, rest in cuts if rest]
            if before and behind:
                yield from _divided(before, most)
                yield from _divided(behind, most)
                return
    if parts:
        yield parts


def _pair_blocks(connection: sqlite3.Connection, number: int, members: Sequence[Batch]) -> None:
    def blocks(member: Batch) -> _Blocks[PairPart]:
        def take(row: int) -> list[PairPart]:
            (block,) = connection.execute("SELECT block FROM pair_block WHERE id = ?", (row,)).fetchone()
            connection.execute("DELETE FROM pair_block WHERE id = ?", (row,))
            return list(WidePairs(block).parts()) if member.wide else [wide_pairs.part_of(member.first // SPACE, block)]

        rows = connection.execute(
            "SELECT id FROM pair_block WHERE id BETWEEN ? AND ? ORDER BY id",
            (member.id << 32, member.id << 32 | WHOLE),
        )
        return _Blocks(deque((id_ & WHOLE, id_) for (id_,) in rows.fetchall()), take)

    for parts in _swept([blocks(member) for member in members], PAIR_BLOCK):
        first = min(part.first for part in parts)
        connection.execute("INSERT INTO pair_block VALUES (?, ?)", (number << 32 | first, wide_pairs.packed(parts)))


def _word_blocks(connection: sqlite3.Connection, number: int, members: Sequence[Batch]) -> None:
    def blocks(member: Batch) -> _Blocks[WordPart]:
        def take(row: int) -> list[WordPart]:
            (block,) = connection.execute("SELECT block FROM word_block WHERE id = ?", (row,)).fetchone()
            connection.execute("DELETE FROM word_block WHERE id = ?", (row,))
            opened = wide_words.opened(block) if member.wide else [(member.first // SPACE, WordBlock.opened(block))]
            return [wide_words.part_of(run, part) for run, part in opened]

        rows = connection.execute(
            "SELECT CAST(first AS BLOB), id FROM word_block WHERE batch = ? ORDER BY first", (member.id,)
        )
        return _Blocks(deque(rows.fetchall()), take)

    for parts in _swept([blocks(member) for member in members], WORD_BLOCK):
        first = min(part.first for part in parts).decode("utf-8", "surrogatepass")
        connection.execute(
            "INSERT INTO word_block (batch, first, block) VALUES (?, ?, ?)", (number, first, wide_words.packed(parts))
        )
