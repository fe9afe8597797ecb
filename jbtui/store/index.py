"""The read side of an index: counts, articles, paragraphs and figures as plain records, and the postings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache, reduce
from operator import and_
from pathlib import Path
from typing import Any

from pyroaring import BitMap

from jbtui.errors import NotFound
from jbtui.messages import _, say
from jbtui.records import Article, Figure, Kind, Paragraph
from jbtui.store import reported
from jbtui.store.batch import START_BITS
from jbtui.store.connection import faults, open_to_read
from jbtui.store.figures import ARTICLE, COLUMNS, JOINS, SORTS, Where, figure_from
from jbtui.store.packing import KINDS, Texts, article_from, lines_from, places_in, repairs_from
from jbtui.store.postings import Postings
from jbtui.store.reported import Reported
from jbtui.store.texts import texts_of
from jbtui.store.writer import path_from
from jbtui.text.cleaning import one_line
from jbtui.text.folding import key

_ARTICLE = (
    "SELECT article.id, article.first_doc, file.path, article.code, file.name, article.number, title, file.sha256, more"
    " FROM article JOIN file ON file.id = article.file"
)
_PARAGRAPH = "SELECT doc, mark, kind, number, level, section, setting, lines, repairs FROM paragraph"
_LISTED = "SELECT value FROM json_each(?)"
_KINDS = {number: Kind(name) for number, name in enumerate(KINDS) if name}
Years = int | tuple[int, int]
MANY = 4
"""Figures in more than one of so many documents are looked for among all: quicker than document by document."""
_key = lru_cache(maxsize=100_000)(key)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an index holds."""

    articles: int
    paragraphs: int
    figures: int
    files: int
    characters: int
    """Of the paragraphs' texts."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What paragraphs share."""

    theme: str | None
    districts: tuple[str, ...]
    campaigns: tuple[str, ...]


def open_index(path: Path) -> Index:
    """The index, to read. Raises IndexMissing, IndexLocked, IndexDamaged or IndexOutdated."""
    return Index(path, open_to_read(path))


class Index:
    """One connection to an index; use it from one thread at a time. `interrupt` may be called from any."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        with faults(path):
            meta = dict(connection.execute("SELECT key, value FROM meta"))
        self.engine: str = meta["engine"]
        self._texts = Texts(meta["dictionary"] or b"")
        self._settings: dict[int, Settings] = {}
        self.postings = Postings(connection, path, self._texts, self)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def interrupt(self) -> None:
        """Make a query that is running in another thread raise QueryCancelled."""
        self._connection.interrupt()

    # ---- overview

    def counts(self) -> Counts:
        one = self._one
        (files,) = one("SELECT count(*) FROM file")
        articles, paragraphs, characters, figures = one(
            "SELECT count(*), coalesce(sum(last_doc - first_doc + 1), 0), coalesce(sum(characters), 0),"
            " coalesce(sum(figures), 0) FROM article"
        )
        return Counts(articles, paragraphs, figures, files, characters)

    def built(self) -> datetime | None:
        """When the last ingest ended, UTC; None before the first one did."""
        (text,) = self._one("SELECT value FROM meta WHERE key = 'built'")
        return datetime.fromisoformat(text) if text else None

    def districts(self) -> tuple[tuple[str, int], ...]:
        """(name, number of articles about it), most first."""
        return self._named("district")

    def campaigns(self) -> tuple[tuple[str, int], ...]:
        """(name, number of articles whose own it is), most first."""
        return self._named("campaign")

    def years(self) -> tuple[tuple[int, int], ...]:
        """(year, number of articles dated in it), latest first."""
        rows = self._all(
            "SELECT CAST(substr(date, 1, 4) AS INTEGER) AS year, count(*) FROM article WHERE date IS NOT NULL"
            " GROUP BY year ORDER BY year DESC"
        )
        return tuple((year, count) for year, count in rows)

    def themes(self) -> tuple[tuple[str, int], ...]:
        """(theme, number of articles with paragraphs on it), most first."""
        found = []
        articles = [docs for _, docs in self.postings.facet_values("article")]
        for name, docs in self.postings.facet_values("theme"):
            found.append((name, sum(1 for own in articles if own.intersect(docs))))
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))

    def _named(self, column: str) -> tuple[tuple[str, int], ...]:
        return tuple(
            self._all(
                f"SELECT {column}, count(*) FROM article WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
            )
        )

    def sources(self) -> list[Path]:
        """The folders that were ingested, and the files that were given by name."""
        folders = [Path(path_from(path)) for (path,) in self._all("SELECT path FROM root ORDER BY path")]
        files = [Path(path_from(path)) for (path,) in self._all("SELECT path FROM file ORDER BY path")]
        return folders + [file for file in files if not any(file.is_relative_to(folder) for folder in folders)]

    # ---- articles

    def articles(self, *, limit: int | None = None) -> tuple[Article, ...]:
        """All articles in reading order, or the first few."""
        return tuple(
            self._articles(self._all(f"{_ARTICLE} ORDER BY first_doc LIMIT ?", -1 if limit is None else limit))
        )

    def articles_by_ids(self, ids: Iterable[str]) -> dict[str, Article]:
        """The articles of the ids; ids that nothing has are left out."""
        rows = self._all(f"{_ARTICLE} WHERE article.code IN ({_LISTED})", json.dumps(list(ids)))
        return {article.id: article for article in self._articles(rows)}

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
        return next(self._articles([row]))

    def _articles(self, rows: Sequence[Sequence[Any]]) -> Iterator[Article]:
        """The records of rows of _ARTICLE; the texts that hold their evidence are read for many at once."""
        for at in range(0, len(rows), 64):
            group = [(row, json.loads(row[-1])) for row in rows[at : at + 64]]
            texts = self._texts_of({row[1] + place for row, facts in group for place in places_in(facts)})
            for row, facts in group:
                shown = {place: texts[row[1] + place] for place in places_in(facts)}
                yield article_from(row[3:-1], path_from(row[2]), facts, shown)

    # ---- paragraphs

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
        wanted = str(list(docs))  # as JSON: one statement for all of them
        rows = {row[0]: row for row in self._all(f"{_PARAGRAPH} WHERE doc IN ({_LISTED})", wanted)}
        owners = dict(
            self._all(
                "SELECT value, (SELECT id FROM article WHERE first_doc <= value ORDER BY first_doc DESC LIMIT 1)"
                " FROM json_each(?)",
                wanted,
            )
        )
        ids = str(sorted({owners[doc] for doc in rows}))
        own = self._all(f"{_ARTICLE} WHERE article.id IN ({_LISTED})", ids)
        articles = {row[0]: (row[1], article) for row, article in zip(own, self._articles(own), strict=True)}
        firsts = {doc: articles[owners[doc]][0] for doc in rows}
        # A heading that a paragraph stands under is given by its place in the article.
        headings = {firsts[doc] + row[5] - 1 for doc, row in rows.items() if isinstance(row[5], int)}
        texts = self._texts_of({*rows, *headings})
        found: dict[int, tuple[Article, Paragraph]] = {}
        for doc in docs:
            if doc in rows:
                first, article = articles[owners[doc]]
                found[doc] = (article, self._paragraph(rows[doc], first, article, texts))
        return found

    def _texts_of(self, docs: Iterable[int]) -> dict[int, str]:
        with faults(self.path):
            return texts_of(self._connection, self._texts, sorted(docs))

    def _paragraph(self, row: Sequence[Any], first: int, article: Article, texts: Mapping[int, str]) -> Paragraph:
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

    # ---- figures

    def figures(
        self,
        *,
        words: str | None = None,
        indicator: str | None = None,
        district: str | None = None,
        campaign: str | None = None,
        year: Years | None = None,
        kind: str | None = None,
        article: str | None = None,
        paragraph: str | None = None,
        theme: str | None = None,
        unit: str | None = None,
        limit: int | None = None,
        offset: int = 0,
        sort: str = "position",
    ) -> tuple[Figure, ...]:
        """Figures that meet all conditions. `words` stands in the paragraph, the indicator or the subject; `year` is a
        year or (first, last) that the period reaches into, or the article's where there is no period; `district` and
        `campaign` may leave the ending off. `sort` is one of SORTS.

        Raises NotFound for an article or paragraph that is not there.
        """
        where = self._where(
            words=words, indicator=indicator, district=district, campaign=campaign, year=year, kind=kind,
            article=article, paragraph=paragraph, theme=theme, unit=unit,
        )  # fmt: skip
        rows = self._all(
            f"SELECT {COLUMNS} FROM {where.source}{JOINS}{where.sql}"
            f" ORDER BY {SORTS.get(sort, SORTS['position'])} LIMIT ? OFFSET ?",
            *where.values, -1 if limit is None else limit, offset,
        )  # fmt: skip
        place = lru_cache(maxsize=1024)(self._place)
        return tuple(figure_from(row, place) for row in rows)

    def count_figures(
        self,
        *,
        words: str | None = None,
        indicator: str | None = None,
        district: str | None = None,
        campaign: str | None = None,
        year: Years | None = None,
        kind: str | None = None,
        article: str | None = None,
        paragraph: str | None = None,
        theme: str | None = None,
        unit: str | None = None,
    ) -> int:
        """How many figures meet all conditions, as in `figures`."""
        where = self._where(
            words=words, indicator=indicator, district=district, campaign=campaign, year=year, kind=kind,
            article=article, paragraph=paragraph, theme=theme, unit=unit,
        )  # fmt: skip
        return int(self._one(f"SELECT count(*) FROM {where.source}{where.needed}{where.sql}", *where.values)[0])

    def figure(self, id: str) -> Figure:
        """The figure by its id. Raises NotFound."""
        paragraph, _, start = id.rpartition(".")
        doc = self._doc(paragraph) if start.isascii() and start.isdigit() else None
        rows = []
        if doc is not None:
            number = doc << START_BITS | int(start[:9])
            rows = self._all(f"SELECT {COLUMNS} FROM figure{JOINS} WHERE figure.id = ?", number)
        if not rows:
            raise self._no_figure(id)
        return figure_from(rows[0], self._place)

    def reported(
        self,
        docs: Sequence[int],
        *,
        district: str | None = None,
        years: tuple[int | None, int | None] | None = None,
        each: int | None,
    ) -> tuple[Reported, ...]:
        """The indicators that documents report, most reported first; see `jbtui.store.reported`."""
        return reported.reported(self._all, docs, district=district, years=years, each=each)

    def reported_figures(self, numbers: Sequence[int]) -> tuple[Figure, ...]:
        """The figures of the numbers that `reported` gives, in reading order."""
        where = Where()
        where.among("figure.id", numbers)
        rows = self._all(f"SELECT {COLUMNS} FROM figure{JOINS}{where.sql} ORDER BY figure.id", *where.values)
        place = lru_cache(maxsize=1024)(self._place)
        return tuple(figure_from(row, place) for row in rows)

    def _no_figure(self, id_: str) -> NotFound:
        return NotFound(
            say("索引中没有指标“{id}”", id=one_line(id_)[:60]), _("指标编号见 jbtui metrics --format json。")
        )

    def _place(self, doc: int) -> tuple[str, str, str, str]:
        mark, code, name = self._one(
            "SELECT mark, article.code, file.name FROM paragraph"
            f" JOIN article ON article.id = {ARTICLE.format(column='id').replace('figure.id >> 20', 'doc')}"
            " JOIN file ON file.id = article.file WHERE doc = ?",
            doc,
        )
        return f"{code}-{mark}", code, name, self._texts_of([doc])[doc]

    def _where(
        self,
        *,
        words: str | None,
        indicator: str | None,
        district: str | None,
        campaign: str | None,
        year: Years | None,
        kind: str | None,
        article: str | None,
        paragraph: str | None,
        theme: str | None,
        unit: str | None,
    ) -> Where:
        where = Where()
        docs: list[BitMap] = []
        likely: list[BitMap] = []  # the same is said by a condition: asked by document only where that narrows much
        if indicator:
            likely.append(self._with_form(where, self._forms(indicator)))
        if district:
            likely.append(self._in_district(where, district))
        if theme:
            where.among("figure.place", (id_ for id_, _ in self._called("SELECT id, theme FROM place", theme)))
        if kind:
            where.joins.add("form")
            where.add("form.kind = ?", kind)
        if unit:
            where.joins.add("form")
            likely.append(self.postings.facet("unit", unit))
            where.add("(unit = ? OR base_unit = ?)", unit, unit)
        if year is not None:
            where.joins.add("period")
            where.in_years(*((year, year) if isinstance(year, int) else year))
        if article:
            docs.append(self._ranges("code = ?", self.article(article).id))
        if paragraph:
            doc = self._doc(paragraph)
            if doc is None:
                raise self._no_paragraph(paragraph)
            docs.append(BitMap([doc]))
        if campaign:
            named = self._called("SELECT DISTINCT campaign, campaign FROM article", campaign)
            docs.append(self._ranges(f"campaign IN ({_LISTED})", json.dumps([name for name, _ in named])))
        if words and key(words):
            likely.append(self._with_words(where, key(words)))
        if docs or likely:
            narrowed = reduce(and_, docs + likely)
            if docs or len(narrowed) * MANY < len(self.postings.everything()):
                where.in_documents(narrowed)
        return where

    def _ranges(self, condition: str, value: str) -> BitMap:
        """The documents of the articles that meet a condition."""
        found = BitMap()
        for first, last in self._all(f"SELECT first_doc, last_doc FROM article WHERE {condition}", value):
            found.add_range(first, last + 1)
        return found

    def _union(self, field: str, values: Iterable[str]) -> BitMap:
        return BitMap.union(BitMap(), *(self.postings.facet(field, value) for value in values))

    def _with_form(self, where: Where, forms: Sequence[tuple[int, str]]) -> BitMap:
        where.among("figure.form", (id_ for id_, _ in forms))
        return self._union("indicator", {name for _, name in forms})

    def _in_district(self, where: Where, district: str) -> BitMap:
        places = self._called("SELECT id, district FROM place", district)
        where.among("figure.place", (id_ for id_, _ in places))
        return self._union("figure_district", {name for _, name in places})

    def _forms(self, indicator: str) -> list[tuple[int, str]]:
        """(number, indicator) of the forms by that name, else of those whose name holds it."""
        named = "SELECT id, indicator, indicator_words FROM form WHERE indicator IS NOT NULL"
        same = self._all(f"{named} AND (indicator = ? OR indicator_words = ?)", indicator, indicator)
        if same:
            return [(id_, name) for id_, name, _ in same]
        wanted = key(indicator)
        rows = [(id_, name, _key(name), _key(said or "")) for id_, name, said in self._all(named)]
        exact = [(id_, name) for id_, name, *keys in rows if wanted in keys]
        return exact or [(id_, name) for id_, name, *keys in rows if any(wanted in one for one in keys)]

    def _called(self, sql: str, name: str) -> list[tuple[Any, str]]:
        """Rows of (number, name) by a name, or by one that may be longer: 江北 for 江北区."""
        wanted = key(name)
        rows = [row for row in self._all(sql) if row[1]]
        exact = [row for row in rows if _key(row[1]) == wanted]
        return exact or [row for row in rows if wanted and _key(row[1]).startswith(wanted)]

    def _with_words(self, where: Where, wanted: str) -> BitMap:
        """In the text of the paragraph, or in what was made of it: indicator and subject."""
        spoken = self.postings.run(wanted)
        if len(wanted) > 2:
            spoken = BitMap(doc for doc, text in self.postings.keys(spoken) if wanted in text)
        forms = [
            (id_, indicator)
            for id_, indicator in self._all("SELECT id, indicator FROM form WHERE indicator IS NOT NULL")
            if wanted in _key(indicator)
        ]
        subjects = [(id_, name) for id_, name in self._all("SELECT id, name FROM subject") if wanted in _key(name)]
        where.add(
            f"(figure.id >> {START_BITS} IN ({_LISTED}) OR figure.form IN ({_LISTED})"
            f" OR figure.subject IN ({_LISTED}))",
            str(list(spoken)), str([id_ for id_, _ in forms]), str([id_ for id_, _ in subjects]),
        )  # fmt: skip
        made = self._union("indicator", {name for _, name in forms})
        return spoken | made | self._union("subject", {name for _, name in subjects})

    # ---- rows

    def _all(self, sql: str, *values: Any) -> list[Any]:
        with faults(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: Any) -> Any:
        with faults(self.path):
            return self._connection.execute(sql, values).fetchone()
