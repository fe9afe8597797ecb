"""Which documents of the batches are still there: lists speak of those that are gone too, until they are made anew."""

from __future__ import annotations

import sqlite3

from pyroaring import BitMap

from jbtui.store.containers import SPACE, Placed, bitmap, joined, pack
from jbtui.store.lists import Batch
from jbtui.store.merging import drop


def bury(connection: sqlite3.Connection, gone: BitMap) -> None:
    """Take documents out of the living ones of their batches; a batch that has none left goes. Within a transaction."""
    rows = connection.execute("SELECT id, first_doc, size FROM batch").fetchall() if gone else ()
    for batch in (Batch(id_, first, first + size) for id_, first, size in rows):
        if not gone.range_cardinality(batch.first, batch.end):
            continue
        lists = batch.placed(*connection.execute("SELECT living, docs FROM batch WHERE id = ?", (batch.id,)).fetchone())
        left = [one for each in lists for one in _without(each, gone)]
        if left:
            docs = joined(left) if batch.wide else left[0][2]
            connection.execute(
                "UPDATE batch SET living = ?, docs = ? WHERE id = ?",
                (sum(count for _, count, _ in left), docs, batch.id),
            )
        else:
            drop(connection, batch.id)


def _without(placed: Placed, gone: BitMap) -> list[Placed]:
    """The list less what is gone; none where nothing is left."""
    first = placed[0]
    if not gone.range_cardinality(first, first + SPACE):
        return [placed]
    left = [doc - first for doc in bitmap([placed]) - gone]
    return [(first, len(left), pack(left))] if left else []
