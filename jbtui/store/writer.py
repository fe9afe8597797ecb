"""The one writer of an index: batches in, files out, each in a transaction that a kill leaves done or undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from pyroaring import BitMap

from jbtui.store import article_rows, known_files, lexicon, living, merging, sources, widening
from jbtui.store import connection as opening
from jbtui.store.batch import Batch, FileFacts
from jbtui.store.columns import START_BITS
from jbtui.store.containers import SPACE, pack
from jbtui.store.known_files import KnownFile
from jbtui.store.packing import Texts, path_column, to_json

_P = ParamSpec("_P")
_T = TypeVar("_T")
ALONE = 8192
"""A batch of so many documents starts a run of 65,536 numbers: its lists then need no shifting at query time."""


def told(method: Callable[Concatenate[Writer, _P], _T]) -> Callable[Concatenate[Writer, _P], _T]:
    """Let a method say what ails the index in the words of the IndexFaults."""

    @wraps(method)
    def inside(self: Writer, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        with opening.faults(self.path):
            return method(self, *args, **kwargs)

    return inside


class Writer:
    """Opens the index for writing, and makes it where there is none. Raises the faults of `open_to_write`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = opening.open_to_write(path)
        self._shared = article_rows.SharedRows(self._connection)
        self._seen = self._version()

    def close(self) -> None:
        self._connection.close()

    # ---- what the index knows

    @told
    def meta(self, key: str) -> Any:
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def texts(self) -> Texts:
        return Texts(self.meta("dictionary") or b"")

    def set_dictionary(self, dictionary: bytes) -> None:
        """Choose the preset dictionary; only while there are no paragraphs."""
        with self.transaction():
            self._set("dictionary", dictionary)

    @told
    def is_empty(self) -> bool:
        return self._connection.execute("SELECT 1 FROM paragraph LIMIT 1").fetchone() is None

    @told
    def sources(self) -> list[Path]:
        """The folders that were ingested, and the files that were given by name."""
        return sources.sources(self._connection)

    @told
    def files(self, paths: Iterable[Path], rules: str) -> dict[str, KnownFile]:
        """The files of the index at and under the paths, by their paths; `rules` are those that hold now."""
        return known_files.files(self._connection, paths, rules)

    @told
    def content(self, id_: int) -> str:
        """The sha256 of a file's bytes as they were read."""
        return known_files.content(self._connection, id_)

    @told
    def orphaned_repeats(self) -> set[str]:
        """Files that repeat an article which has left the index since."""
        return known_files.orphaned_repeats(self._connection)

    @told
    def repeats(self) -> list[tuple[str, str]]:
        """(path, code) of articles that were left out because another file holds them."""
        return known_files.repeats(self._connection)

    @told
    def counts(self) -> tuple[int, int, int]:
        """(articles, paragraphs, figures) in the index."""
        articles, paragraphs, figures = self._connection.execute(
            "SELECT count(*), coalesce(sum(last_doc - first_doc + 1), 0), coalesce(sum(figures), 0) FROM article"
        ).fetchone()
        return articles, paragraphs, figures

    @told
    def holder(self, code: str) -> str | None:
        """The path of the file that holds an article."""
        return known_files.holder(self._connection, code)

    # ---- changes

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Raises IndexLocked when another writer does not finish in time."""
        with opening.faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if self._version() != self._seen:
                    self._shared.forget()
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                self._shared.forget()
                raise
            self._connection.execute("COMMIT")
            self._seen = self._version()

    def add_roots(self, folders: Iterable[Path]) -> None:
        with self.transaction():
            self._connection.executemany(
                "INSERT OR IGNORE INTO root VALUES (?)", [(path_column(str(folder)),) for folder in folders]
            )

    def touch(self, files: Iterable[tuple[int, int]]) -> None:
        """Note that files of the same content have another time: (id, nanoseconds since 1970) of each."""
        with self.transaction():
            self._connection.executemany(
                "UPDATE file SET modified = ? WHERE id = ?", [(modified, id_) for id_, modified in files]
            )

    def remove(self, ids: Iterable[int]) -> None:
        """Take files and all that they brought out of the index."""
        with self.transaction():
            self._remove(ids)

    def write(self, batch: Batch, rules: str) -> None:
        """Put a batch in the place of what the index had of its files."""
        with self.transaction():
            self._shared.looked_up = batch.size >= ALONE
            known = [known_files.number(self._connection, rows.facts.path) for rows in batch.files]
            self._remove(id_ for id_ in known if id_ is not None)
            number, first = self._place(batch.size)
            alive = self._write_articles(batch, first, rules)
            self._write_lists(batch, number, first, alive)
            lexicon.count(self._connection, batch.word_counts)

    @told
    def finish(self, rules: str) -> None:
        """Merge small batches, put large ones side by side, bring the list of words up to date, and note the time."""
        with self.transaction():
            merging.merge(self._connection)
            widening.widen(self._connection)
            lexicon.spell_words(self._connection)
            self._set("rules", rules)
            self._set("built", datetime.now(UTC).isoformat(timespec="seconds"))
        # What was put side by side takes less room than before: give it back, or the file would keep it. A statement
        # that is executed alone gives back one page only; a script goes on until there is none.
        self._connection.executescript("PRAGMA incremental_vacuum;")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # ---- files and articles

    def _write_articles(self, batch: Batch, first: int, rules: str) -> BitMap:
        """The documents of the batch that are found: all but those of articles that another file holds."""
        articles = [article for rows in batch.files for article in rows.articles]
        held = known_files.held(self._connection, (article.code for article in articles))
        kept = [article for article in articles if article.code not in held]
        alive = BitMap(batch.indexed)
        for article in articles:
            if article.code in held:
                alive.remove_range(article.paragraphs.start, article.paragraphs.stop)
        for rows in batch.files:
            codes = [article.code for article in rows.articles]
            file = self._write_file(rows.facts, rules, [*rows.repeats, *(code for code in codes if code in held)])
            for article in rows.articles:
                if article.code not in held:
                    article_rows.write_article(self._connection, file, article, first)
        article_rows.write(self._connection, self._shared, batch, kept, first)
        return alive

    def _write_file(self, facts: FileFacts, rules: str, left_out: Sequence[str]) -> int:
        cursor = self._connection.execute(
            "INSERT INTO file (path, name, size, modified, sha256, beside, rules, encoding, replacements, repeats)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                path_column(facts.path),
                facts.name,
                facts.size,
                facts.modified,
                facts.sha256,
                facts.beside,
                rules,
                facts.encoding,
                facts.replacements,
                to_json(left_out) if left_out else None,
            ),
        )
        return cursor.lastrowid or 0

    # ---- lists

    def _place(self, size: int) -> tuple[int, int]:
        """(number, first document) of the next batch."""
        (number,) = self._connection.execute("SELECT coalesce(max(id), 0) + 1 FROM batch").fetchone()
        (free,) = self._connection.execute("SELECT coalesce(max(first_doc + size), 0) FROM batch").fetchone()
        if free % SPACE and (size >= ALONE or free % SPACE + size > SPACE):
            free += SPACE - free % SPACE
        return number, free

    def _write_lists(self, batch: Batch, number: int, first: int, alive: BitMap) -> None:
        run = self._connection.executemany
        self._connection.execute(
            "INSERT INTO batch VALUES (?, ?, ?, ?, ?, ?)",
            (number, first, batch.size, len(batch.indexed), len(alive), pack(alive.to_array())),
        )
        run("INSERT INTO pair_block VALUES (?, ?)", ((number << 32 | pair, block) for pair, block in batch.pair_blocks))
        run(
            "INSERT INTO pair_set VALUES (?, ?, ?)",
            ((number << 32 | pair, count, docs) for pair, count, docs in batch.pair_sets),
        )
        run(
            "INSERT INTO word_block (batch, first, block) VALUES (?, ?, ?)",
            ((number, word, block) for word, block in batch.word_blocks),
        )
        run(
            "INSERT INTO facet VALUES (?, ?, ?, ?, ?)",
            ((name, value, number, count, docs) for name, value, count, docs in batch.facets),
        )

    def _remove(self, ids: Iterable[int]) -> None:
        gone = BitMap()
        for id_ in ids:
            ranges = self._connection.execute(
                "SELECT first_doc, last_doc FROM article WHERE file = ?", (id_,)
            ).fetchall()
            for first, last in ranges:
                gone.add_range(first, last + 1)
                self._connection.execute("DELETE FROM paragraph WHERE doc BETWEEN ? AND ?", (first, last))
                self._connection.execute("DELETE FROM text WHERE first_doc BETWEEN ? AND ?", (first, last))
                self._connection.execute(
                    "DELETE FROM figure WHERE id BETWEEN ? AND ?",
                    (first << START_BITS, (last + 1 << START_BITS) - 1),
                )
            self._connection.execute("DELETE FROM article WHERE file = ?", (id_,))
            self._connection.execute("DELETE FROM file WHERE id = ?", (id_,))
        living.bury(self._connection, gone)

    # ---- meta

    def _set(self, key: str, value: Any) -> None:
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _version(self) -> int:
        """Changes when another connection wrote."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
