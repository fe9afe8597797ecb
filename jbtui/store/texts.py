"""The texts of documents, unpacked from the groups of neighbours that they are stored in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from jbtui.store.packing import Texts

_GROUPS = (
    "SELECT value, first_doc, texts FROM json_each(?)"
    " JOIN text ON first_doc = (SELECT max(first_doc) FROM text WHERE first_doc <= value)"
)


def texts_of(connection: sqlite3.Connection, texts: Texts, docs: Iterable[int]) -> dict[int, str]:
    """Document → its text; documents that are not there are left out."""
    found: dict[int, str] = {}
    opened, group = -1, [""]
    for doc, first, packed in connection.execute(_GROUPS, (str(list(docs)),)):
        if first != opened:
            opened, group = first, texts.unpack_all(packed)
        if doc - first < len(group):
            found[doc] = group[doc - first]
    return found
