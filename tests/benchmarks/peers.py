"""What else a Chinese reader could search with, each built over the same paragraphs and asked the same queries."""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from jbtui.text.folding import fold
from jbtui.words import cut

PAGE = 50


@dataclass(frozen=True, slots=True)
class Ask:
    """One query: terms that all have to stand in the paragraph, perhaps within a district and a year."""

    kind: str
    terms: tuple[str, ...]
    district: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph as the peers see it."""

    number: int
    district: str
    year: str
    text: str


class Peer(Protocol):
    name: str

    def build(self, rows: Iterable[Row], folder: Path) -> None:
        """Index the rows under an empty folder."""
        ...

    def ask(self, query: Ask) -> int:
        """Fetch the first page, ranked where the peer can rank; gives the number of rows on it."""
        ...


def _where(query: Ask) -> tuple[str, list[str]]:
    parts = [f"{field} = ?" for field in ("district", "year") if getattr(query, field)]
    values = [value for value in (query.district, query.year) if value]
    return "".join(f" AND {part}" for part in parts), values


class _Sqlite:
    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")

    def open(self, folder: Path) -> None:
        self.connection = sqlite3.connect(folder / "peer.db")
        self.connection.execute("PRAGMA journal_mode = OFF")
        self.connection.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, district, year, text)")

    def fill(self, rows: Iterable[Row]) -> None:
        self.connection.executemany(
            "INSERT INTO row VALUES (?, ?, ?, ?)", ((r.number, r.district, r.year, r.text) for r in rows)
        )


class Like(_Sqlite):
    """A scan of the table, unranked, that ends when the page is full."""

    name = "SQLite LIKE"

    def build(self, rows: Iterable[Row], folder: Path) -> None:
        self.open(folder)
        self.fill(rows)
        self.connection.commit()

    def ask(self, query: Ask) -> int:
        where, values = _where(query)
        likes = " AND ".join("text LIKE ?" for _ in query.terms)
        found = self.connection.execute(
            f"SELECT number FROM row WHERE {likes}{where} LIMIT {PAGE}",
            [*(f"%{term}%" for term in query.terms), *values],
        )
        return len(found.fetchall())


class Fts(_Sqlite):
    """FTS5 ranked by bm25; `tokenizer` trigram on the text, or unicode61 on words set apart by spaces."""

    def __init__(self, tokenizer: str) -> None:
        super().__init__()
        self.tokenizer = tokenizer
        self.in_words = tokenizer != "trigram"
        self.name = "FTS5 jieba words" if self.in_words else "FTS5 trigram"

    def build(self, rows: Iterable[Row], folder: Path) -> None:
        self.open(folder)
        self.connection.execute(f"CREATE VIRTUAL TABLE fts USING fts5(text, content='', tokenize='{self.tokenizer}')")
        for group in grouped(rows, 5000):
            self.fill(group)
            self.connection.executemany(
                "INSERT INTO fts (rowid, text) VALUES (?, ?)", ((r.number, self.prepared(r.text)) for r in group)
            )
        self.connection.commit()

    def prepared(self, text: str) -> str:
        return " ".join(cut(fold(text))) if self.in_words else text

    def ask(self, query: Ask) -> int:
        where, values = _where(query)
        match = " AND ".join(f'"{self.prepared(term)}"' for term in query.terms)
        join = "JOIN row ON row.number = fts.rowid " if where else ""
        found = self.connection.execute(
            f"SELECT fts.rowid FROM fts {join}WHERE fts MATCH ?{where} ORDER BY fts.rank LIMIT {PAGE}", [match, *values]
        )
        return len(found.fetchall())


class Ripgrep:
    """A scan of one file, a paragraph a line, unranked, that ends when the page is full."""

    name = "ripgrep"

    def __init__(self) -> None:
        self.file = Path()

    def build(self, rows: Iterable[Row], folder: Path) -> None:
        self.file = folder / "rows.txt"
        with self.file.open("w", encoding="utf-8", errors="replace") as file:
            file.writelines(f"{r.district}\t{r.year}\t{' '.join(r.text.split())}\n" for r in rows)

    def ask(self, query: Ask) -> int:
        tags = [f"{query.district}\t"] if query.district else []
        tags += [f"\t{query.year}\t"] if query.year else []
        patterns = [*query.terms, *tags]
        first: subprocess.Popen[bytes] | None = None
        for number, pattern in enumerate(patterns):
            enough = [f"-m{PAGE}"] if number == len(patterns) - 1 else []
            source = [str(self.file)] if first is None else ["-"]
            first = subprocess.Popen(
                ["rg", "-F", "--no-filename", "--no-line-number", *enough, "--", pattern, *source],
                stdin=first.stdout if first else None,
                stdout=subprocess.PIPE,
            )
        assert first is not None
        return len(first.communicate()[0].splitlines())


class Tantivy:
    """tantivy ranked by bm25: phrases of single Han, or of jieba words."""

    def __init__(self, *, in_words: bool) -> None:
        self.in_words = in_words
        self.name = "tantivy jieba words" if in_words else "tantivy single Han"
        self.index: Any = None
        self.searcher: Any = None

    def tokens(self, text: str) -> list[str]:
        return cut(fold(text)) if self.in_words else re.findall("[a-z0-9]+|[^\\s]", fold(text))

    def build(self, rows: Iterable[Row], folder: Path) -> None:
        tantivy = importlib.import_module("tantivy")

        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("number", stored=True)
        schema.add_text_field("text", tokenizer_name="whitespace", index_option="position")
        for field in ("district", "year"):
            schema.add_text_field(field, tokenizer_name="raw", index_option="basic")
        self.index = tantivy.Index(schema.build(), path=str(folder))
        writer = self.index.writer(200_000_000, 1)
        for row in rows:
            words = " ".join(word for word in self.tokens(row.text) if not word.isspace())
            writer.add_document(tantivy.Document(number=row.number, text=words, district=row.district, year=row.year))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, query: Ask) -> int:
        tantivy = importlib.import_module("tantivy")

        schema = self.index.schema
        must: list[tuple[Any, Any]] = []
        for term in query.terms:
            tokens = [token for token in self.tokens(term) if not token.isspace()]
            one = (
                tantivy.Query.term_query(schema, "text", tokens[0])
                if len(tokens) == 1
                else tantivy.Query.phrase_query(schema, "text", tokens)
            )
            must.append((tantivy.Occur.Must, one))
        for field, value in (("district", query.district), ("year", query.year)):
            if value:
                must.append((tantivy.Occur.Must, tantivy.Query.term_query(schema, field, value)))
        found = self.searcher.search(tantivy.Query.boolean_query(must), PAGE, count=False)
        return len([self.searcher.doc(address)["number"] for _, address in found.hits])


def available() -> Iterator[Peer]:
    """The peers that can run here, the cheapest to build first."""
    yield Like()
    if shutil.which("rg"):
        yield Ripgrep()
    yield Fts("trigram")
    yield Fts("unicode61")
    if importlib.util.find_spec("tantivy") is None:
        return
    yield Tantivy(in_words=True)
    yield Tantivy(in_words=False)


def grouped(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
