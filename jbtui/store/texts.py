"""The texts of documents, out of the groups of neighbours that they are stored in; the last ones read are kept.

A search reads a text to rank it and again to show it, and the next keystroke asks for nearly the same ones. Their
neighbours are hardly ever asked for, so of a group only what is asked for becomes a text.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

from jbtui.store.packing import Texts
from jbtui.text.folding import keys

_GROUPS = (
    "SELECT value, first_doc, texts FROM json_each(?)"
    " JOIN text ON first_doc = (SELECT max(first_doc) FROM text WHERE first_doc <= value)"
)
KEPT = 400_000
"""Characters kept, of texts and of keys each: some thousand paragraphs, 0.8 MB."""


class TextShelf:
    """The texts and search keys of one index."""

    def __init__(self, connection: sqlite3.Connection, texts: Texts) -> None:
        self._connection = connection
        self._packing = texts
        self._version = -1
        self._texts = _Kept()
        self._keys = _Kept()

    def texts(self, docs: Iterable[int]) -> dict[int, str]:
        """Document → its text; documents that are not there are left out."""
        self._refresh()
        return self._texts.all(docs, self._read)

    def keys(self, docs: Iterable[int]) -> dict[int, str]:
        """Document → its search key; documents that are not there are left out."""
        self._refresh()
        return self._keys.all(docs, self._fold)

    def _fold(self, docs: list[int]) -> dict[int, str]:
        texts = self._texts.all(docs, self._read)
        return dict(zip(texts, keys(list(texts.values())), strict=True))

    def _read(self, docs: list[int]) -> dict[int, str]:
        found: dict[int, str] = {}
        opened, group = -1, list[bytes]()
        for doc, first, packed in self._connection.execute(_GROUPS, (str(docs),)):
            if first != opened:
                opened, group = first, self._packing.unpack_all(packed)
            if doc - first < len(group):
                found[doc] = self._packing.text(group[doc - first])
        return found

    def _refresh(self) -> None:
        """Forget what was read when another process wrote the index."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._texts, self._keys = _Kept(), _Kept()


class _Kept:
    """The strings of documents that were asked for last, up to a number of characters."""

    def __init__(self) -> None:
        self._strings: OrderedDict[int, str] = OrderedDict()
        self._size = 0

    def all(self, docs: Iterable[int], read: Callable[[list[int]], Mapping[int, str]]) -> dict[int, str]:
        """The strings of the documents in the order asked. Those that are not kept are read and kept."""
        wanted = list(docs)
        kept = self._strings
        found = {doc: kept.pop(doc) for doc in dict.fromkeys(wanted) if doc in kept}
        kept.update(found)  # at the end: what was asked for last goes last
        missing = [doc for doc in wanted if doc not in found]
        if not missing:
            return found
        for doc, string in read(missing).items():
            self._size += len(string) - len(kept.pop(doc, ""))
            kept[doc] = found[doc] = string
        while self._size > KEPT:
            self._size -= len(kept.popitem(last=False)[1])
        return {doc: found[doc] for doc in wanted if doc in found}
