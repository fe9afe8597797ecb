"""Articles and paragraphs of an index by id, name or document number, as plain records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from jbtui.errors import NotFound
from jbtui.messages import _, say
from jbtui.records import Article, Card, Entry, Kind, Paragraph
from jbtui.store.connection import faults
from jbtui.store.packing import KINDS, Texts, article_from, lines_from, path_from, repairs_from
from jbtui.store.postings import Postings
from jbtui.store.texts import TextShelf
from jbtui.store.view import View, at_one_moment
from jbtui.text.cleaning import one_line

_ARTICLE = (
    "SELECT article.id, article.first_doc, file.path, article.code, file.name, article.number, title, file.sha256,"
    " more, date, district, campaign"
    " FROM article JOIN file ON file.id = article.file"
)
_PARAGRAPH = "SELECT doc, mark, kind, number, level, section, setting, lines, repairs FROM paragraph"
OPENED = 64
"""Articles kept open, by their rows: the next keystroke shows many of the same ones."""
LISTED = "SELECT value FROM json_each(?)"
_KINDS = {number: Kind(name) for number, name in enumerate(KINDS) if name}


@dataclass(frozen=True, slots=True)
class Settings:
    """What paragraphs share."""

    theme: str | None
    districts: tuple[str, ...]
    campaigns: tuple[str, ...]


class Shelf(View):
    """The records that stand in an index."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        super().__init__(path, connection)
        with faults(path):
            meta = dict(connection.execute("SELECT key, value FROM meta"))
        self.engine: str = meta["engine"]
        self._packing = Texts(meta["dictionary"] or b"")
        self._texts = TextShelf(connection, self._packing)
        self._settings: dict[int, Settings] = {}
        self._opened = lru_cache(maxsize=OPENED)(self._open)
        self.postings = Postings(connection, path, self._texts, self)

    # ---- articles

    @at_one_moment
    def articles(self, *, limit: int | None = None) -> tuple[Article, ...]:
        """All articles in reading order, or the first few."""
        rows = self._all(f"{_ARTICLE} ORDER BY first_doc LIMIT ?", -1 if limit is None else limit)
        return tuple(map(self._article, rows))

    @at_one_moment
    def articles_by_ids(self, ids: Iterable[str]) -> dict[str, Article]:
        """The articles of the ids; ids that nothing has are left out."""
        rows = self._all(f"{_ARTICLE} WHERE article.code IN ({LISTED})", json.dumps(list(ids)))
        return {row[3]: self._article(row) for row in rows}

    @at_one_moment
    def article(self, ref: str) -> Article:
        """The article by its id, its file's name, or an unambiguous beginning of either.

        Raises NotFound with the nearest names.
        """
        row = self._article_row(ref)
        if row is None:
            raise self._no_article(ref)
        return self._article(row)

    def _article_row(self, ref: str) -> Any:
        wanted = one_line(ref).strip()
        if not wanted:
            return None
        for column in ("article.code", "file.name"):
            rows = self._all(f"{_ARTICLE} WHERE {column} = ? ORDER BY first_doc LIMIT 2", wanted)
            if len(rows) == 1:
                return rows[0]
        begun = "substr(article.code, 1, ?) = ? OR substr(file.name, 1, ?) = ?"
        length = len(wanted)
        rows = self._all(f"{_ARTICLE} WHERE {begun} LIMIT 2", length, wanted.upper(), length, wanted)
        return rows[0] if len(rows) == 1 else None

    def _no_article(self, ref: str) -> NotFound:
        shown = one_line(ref)[:60]
        names = [
            name
            for row in self._all("SELECT file.name, article.code FROM article JOIN file ON file.id = article.file")
            for name in row
        ]
        begun = sorted({name for name in names if ref and name.startswith(ref.strip())})
        near = begun[:6] or get_close_matches(ref, names, n=3, cutoff=0.4)
        if len(begun) > 1:
            return NotFound(
                say("“{ref}”不止指一篇文章", ref=shown), say("请写得更长：{names}", names=_("、").join(near))
            )
        remedy = (
            say("是否要找：{names}", names=_("、").join(near)) if near else _("jbtui export articles 列出全部文章。")
        )
        return NotFound(say("索引中没有文章“{ref}”", ref=shown), remedy)

    def _article(self, row: Sequence[Any]) -> Article:
        return self._opened(tuple(row))

    def _open(self, row: tuple[Any, ...]) -> Article:
        return article_from((*row[3:8], self._packing.unpack(row[8])), path_from(row[2]))

    # ---- paragraphs

    @at_one_moment
    def paragraphs(self, article_id: str) -> tuple[Paragraph, ...]:
        """The paragraphs of an article in reading order, noise included. Raises NotFound."""
        rows = self._all("SELECT first_doc, last_doc FROM article WHERE code = ?", article_id)
        if not rows:
            raise self._no_article(article_id)
        found = self.documents(range(rows[0][0], rows[0][1] + 1))
        return tuple(paragraph for _, paragraph in found.values())

    def paragraph(self, id: str) -> Paragraph:
        """The paragraph by its id. Raises NotFound."""
        found = self.paragraphs_by_ids([id])
        if not found:
            raise self._no_paragraph(id)
        return found[0]

    def _no_paragraph(self, id_: str) -> NotFound:
        return NotFound(
            say("索引中没有段落“{id}”", id=one_line(id_)[:60]),
            _("段落编号见 jbtui search --format json 或 jbtui show。"),
        )

    @at_one_moment
    def paragraphs_by_ids(self, ids: Iterable[str]) -> tuple[Paragraph, ...]:
        """The paragraphs in the order of their ids; ids that nothing has are left out."""
        wanted = list(ids)
        places = {id_: doc for id_ in dict.fromkeys(wanted) if (doc := self._doc(id_)) is not None}
        records = self.documents(list(places.values()))
        return tuple(records[places[id_]][1] for id_ in wanted if id_ in places)

    def _doc(self, paragraph: str) -> int | None:
        code, _, mark = paragraph.partition("-")
        rows = self._all(
            "SELECT doc FROM article JOIN paragraph ON doc BETWEEN first_doc AND last_doc WHERE code = ? AND mark = ?",
            code, mark,
        )  # fmt: skip
        return rows[0][0] if rows else None

    def documents(self, docs: Sequence[int]) -> dict[int, tuple[Article, Paragraph]]:
        """The records behind document numbers, in the order asked for; numbers that nothing has are left out."""
        return {doc: (entry.open(), entry.paragraph) for doc, entry in self.entries(docs).items()}

    @at_one_moment
    def entries(self, docs: Sequence[int]) -> dict[int, Entry]:
        """As `documents`, the articles unopened."""
        wanted = str(list(docs))  # as JSON: one statement for all of them
        rows = {row[0]: row for row in self._all(f"{_PARAGRAPH} WHERE doc IN ({LISTED})", wanted)}
        owners = dict(
            self._all(
                "SELECT value, (SELECT id FROM article WHERE first_doc <= value ORDER BY first_doc DESC LIMIT 1)"
                " FROM json_each(?)",
                wanted,
            )
        )
        ids = str(sorted({owners[doc] for doc in rows}))
        own = self._all(f"{_ARTICLE} WHERE article.id IN ({LISTED})", ids)
        articles = {row[0]: (row[1], _card(row), _Closed(self._article, self.path, row)) for row in own}
        firsts = {doc: articles[owners[doc]][0] for doc in rows}
        # A heading that a paragraph stands under is given by its place in the article.
        headings = {firsts[doc] + row[5] - 1 for doc, row in rows.items() if isinstance(row[5], int)}
        texts = self._texts_of({*rows, *headings})
        found: dict[int, Entry] = {}
        for doc in docs:
            if doc in rows:
                first, card, closed = articles[owners[doc]]
                found[doc] = Entry(self._paragraph(rows[doc], first, card, texts), card, closed)
        return found

    def _texts_of(self, docs: Iterable[int]) -> dict[int, str]:
        with faults(self.path):
            return self._texts.texts(sorted(docs))

    def _paragraph(self, row: Sequence[Any], first: int, article: Card, texts: Mapping[int, str]) -> Paragraph:
        doc, mark, kind, number, level, section, setting, lines, repairs = row
        shared = self._setting(setting)
        return Paragraph(
            id=f"{article.id}-{mark}",
            article=article.id,
            file=article.file,
            position=doc - first + 1,
            number=number,
            kind=_KINDS[kind],
            level=level,
            section=texts[first + section - 1] if isinstance(section, int) else section,
            theme=shared.theme,
            text=texts[doc],
            lines=lines_from(lines),
            districts=shared.districts,
            campaigns=shared.campaigns,
            repairs=repairs_from(repairs),
        )

    def _setting(self, id_: int) -> Settings:
        found = self._settings.get(id_)
        if found is None:
            theme, districts, campaigns = self._one("SELECT theme, districts, campaigns FROM setting WHERE id = ?", id_)
            found = Settings(theme, tuple(json.loads(districts)), tuple(json.loads(campaigns)))
            self._settings[id_] = found
        return found

    def article_docs(self) -> Sequence[tuple[str, int, int]]:
        """(article, first, last document) of all articles."""
        return self._all("SELECT code, first_doc, last_doc FROM article ORDER BY first_doc")

    def titles(self, ids: Sequence[str]) -> dict[str, str]:
        """The titles of the articles of these ids; ids that nothing has are left out."""
        return dict(self._all(f"SELECT code, title FROM article WHERE code IN ({LISTED})", json.dumps(list(ids))))


class _Closed:
    """The row of an article, unpacked when it is called for, and once."""

    __slots__ = ("_opened", "_path", "_row", "_unpack")

    def __init__(self, unpack: Callable[[Sequence[Any]], Article], path: Path, row: Sequence[Any]) -> None:
        self._unpack = unpack
        self._path = path
        self._row = row
        self._opened: Article | None = None

    def __call__(self) -> Article:
        if self._opened is None:
            with faults(self._path):
                self._opened = self._unpack(self._row)
        return self._opened


def _card(row: Sequence[Any]) -> Card:
    return Card(row[3], row[4], row[6], *row[9:])
