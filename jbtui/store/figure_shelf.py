"""Figures of an index by what they measure, where and when, as plain records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import and_
from typing import Any, TypedDict, Unpack

from pyroaring import BitMap

from jbtui.errors import NotFound
from jbtui.messages import _, say
from jbtui.records import Figure
from jbtui.store import reported
from jbtui.store.cells import Cell, Names, meet
from jbtui.store.columns import START_BITS
from jbtui.store.figures import ARTICLE, COLUMNS, JOINS, SORTS, Where, figure_from
from jbtui.store.reported import Reported
from jbtui.store.shelf import LISTED, Shelf
from jbtui.store.view import at_one_moment
from jbtui.text.cleaning import one_line
from jbtui.text.folding import key

Years = int | tuple[int, int]
MANY = 4
"""Figures in more than one of so many documents are looked for among all: quicker than document by document."""
_key = lru_cache(maxsize=100_000)(key)


class FigureFilters(TypedDict, total=False):
    """Conditions that a figure meets, all of them; what is left out or None is no condition."""

    words: str | None
    """Stand in the paragraph, the indicator or the subject."""
    indicator: str | None
    district: str | None
    """It and `campaign` may leave the ending off."""
    campaign: str | None
    year: Years | None
    """A year or (first, last) that the period reaches into, or the article's where there is no period."""
    kind: str | None
    article: str | None
    paragraph: str | None
    theme: str | None
    unit: str | None
    cells: Sequence[Cell]
    """Each stands in a column of the figure's row."""


class FigureShelf(Shelf):
    """The figures that stand in an index."""

    @at_one_moment
    def figures(
        self, *, limit: int | None = None, offset: int = 0, sort: str = "position", **filters: Unpack[FigureFilters]
    ) -> tuple[Figure, ...]:
        """Figures that meet all conditions, sorted by one of SORTS.

        Raises NotFound for an article or paragraph that is not there.
        """
        where = self._where(filters)
        rows = self._all(
            f"SELECT {COLUMNS} FROM {where.source}{JOINS}{where.sql}"
            f" ORDER BY {SORTS.get(sort, SORTS['position'])} LIMIT ? OFFSET ?",
            *where.values, -1 if limit is None else limit, offset,
        )  # fmt: skip
        place = lru_cache(maxsize=1024)(self._place)
        return tuple(figure_from(row, place) for row in rows)

    def count_figures(self, **filters: Unpack[FigureFilters]) -> int:
        """How many figures meet all conditions, as in `figures`."""
        where = self._where(filters)
        return int(self._one(f"SELECT count(*) FROM {where.source}{where.needed}{where.sql}", *where.values)[0])

    @at_one_moment
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

    @at_one_moment
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

    def _where(self, filters: FigureFilters) -> Where:
        where = Where()
        docs: list[BitMap] = []
        likely: list[BitMap] = []  # the same is said by a condition: asked by document only where that narrows much
        if indicator := filters.get("indicator"):
            likely.append(self._with_form(where, self._forms(indicator)))
        if district := filters.get("district"):
            likely.append(self._in_district(where, district))
        if theme := filters.get("theme"):
            where.among("figure.place", (id_ for id_, _ in self._called("SELECT id, theme FROM place", theme)))
        if kind := filters.get("kind"):
            where.joins.add("form")
            where.add("form.kind = ?", kind)
        if unit := filters.get("unit"):
            where.joins.add("form")
            likely.append(self.postings.facet("unit", unit))
            where.add("(unit = ? OR base_unit = ?)", unit, unit)
        year = filters.get("year")
        if year is not None:
            where.joins.add("period")
            where.in_years(*((year, year) if isinstance(year, int) else year))
        if article := filters.get("article"):
            docs.append(self._ranges("code = ?", self.article(article).id))
        if paragraph := filters.get("paragraph"):
            doc = self._doc(paragraph)
            if doc is None:
                raise self._no_paragraph(paragraph)
            docs.append(BitMap([doc]))
        if campaign := filters.get("campaign"):
            named = self._called("SELECT DISTINCT campaign, campaign FROM article", campaign)
            docs.append(self._ranges(f"campaign IN ({LISTED})", json.dumps([name for name, _ in named])))
        if words := key(filters.get("words") or ""):
            likely.append(self._with_words(where, words))
        for cell in filters.get("cells", ()):
            names = meet(where, cell, self._all)
            if names is not None:
                likely.append(self._with_names(names))
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

    def _with_names(self, names: Names) -> BitMap:
        """The documents whose figures have any of the names."""
        districts = self._union("figure_district", names.districts)
        return self._union("indicator", names.indicators) | self._union("subject", names.subjects) | districts

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
            f"(figure.id >> {START_BITS} IN ({LISTED}) OR figure.form IN ({LISTED})"
            f" OR figure.subject IN ({LISTED}))",
            str(list(spoken)), str([id_ for id_, _ in forms]), str([id_ for id_, _ in subjects]),
        )  # fmt: skip
        made = self._union("indicator", {name for _, name in forms})
        return spoken | made | self._union("subject", {name for _, name in subjects})
