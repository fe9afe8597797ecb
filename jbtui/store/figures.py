"""Which figures are asked for, as SQL, and rows back to records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jbtui.records import Figure, FigureKind, Period, Status
from jbtui.store.columns import START_BITS, STARTS

COLUMNS = (
    "figure.id, length, figure.number, figure.value, indicator, indicator_words, unit, base_unit, form.kind, status,"
    " approx, rules.rules, edtf, period.first, period.last, period.words, subject.name, place.district, place.theme,"
    " quote, corrected"
)
JOINS = (
    " JOIN form ON form.id = figure.form JOIN rules ON rules.id = form.rules JOIN place ON place.id = figure.place"
    " LEFT JOIN period ON period.id = figure.period LEFT JOIN subject ON subject.id = figure.subject"
)
ARTICLE = "(SELECT {column} FROM article WHERE first_doc <= figure.id >> 20 ORDER BY first_doc DESC LIMIT 1)"
_OWNER = "coalesce(subject.name, place.district)"
_ENDS = "coalesce(period.last, period.first)"
SORTS = {
    "position": "figure.id",
    "value": "figure.value DESC, figure.id",
    "indicator": "indicator IS NULL, name_order(indicator), indicator, figure.id",
    "unit": "base_unit, figure.value DESC, figure.id",
    "district": "place.district IS NULL, name_order(place.district), place.district, figure.id",
    "theme": "place.theme IS NULL, name_order(place.theme), place.theme, figure.id",
    "kind": "form.kind, figure.id",
    "subject": f"{_OWNER} IS NULL, name_order({_OWNER}), {_OWNER}, figure.id",
    "date": f"{ARTICLE.format(column='date')} IS NULL, {ARTICLE.format(column='date')}, figure.id",
    "period": f"{_ENDS} IS NULL, {_ENDS}, period.first, figure.id",
}
"""Order by name; those without the value last. `name_order` is a function that `connection` gives to SQL."""


@dataclass(slots=True)
class Where:
    """Conditions with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    source: str = "figure"
    joins: set[str] = field(default_factory=set)
    """Tables that the conditions ask, for counting."""

    @property
    def sql(self) -> str:
        return " WHERE " + " AND ".join(self.conditions) if self.conditions else ""

    @property
    def needed(self) -> str:
        """The joins of the tables that the conditions ask."""
        joins = {
            "form": " JOIN form ON form.id = figure.form",
            "period": " LEFT JOIN period ON period.id = figure.period",
        }
        return "".join(join for table, join in joins.items() if table in self.joins)

    def add(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def among(self, column: str, ids: Iterable[int]) -> None:
        """The column is one of many numbers, given as one value."""
        self.add(f"{column} IN (SELECT value FROM json_each(?))", json.dumps(list(ids)))

    def in_documents(self, docs: Iterable[int]) -> None:
        """Only figures of these documents, looked up by their ranges of numbers."""
        self.source = "json_each(?) AS doc CROSS JOIN figure"
        self.values.insert(0, json.dumps(list(docs)))
        self.conditions.insert(
            0, f"figure.id BETWEEN doc.value << {START_BITS} AND (doc.value << {START_BITS}) + {STARTS - 1}"
        )

    def in_years(self, low: int, high: int) -> None:
        """The period lies in or reaches into the years; without a period, the article's date does."""
        self.add(
            "CASE WHEN period.first IS NULL AND period.last IS NULL"
            f" THEN CAST(substr({ARTICLE.format(column='date')}, 1, 4) AS INTEGER) BETWEEN ? AND ?"
            " ELSE CAST(substr(coalesce(period.first, period.last), 1, 4) AS INTEGER) <= ?"
            " AND CAST(substr(coalesce(period.last, period.first), 1, 4) AS INTEGER) >= ? END",
            low, high, high, low,
        )  # fmt: skip


@lru_cache(maxsize=4096)
def _rules(column: str) -> tuple[tuple[str, str], ...]:
    return tuple((field, rule) for field, rule in json.loads(column))


Place = Callable[[int], tuple[str, str, str, str]]
"""Document → (paragraph id, article id, file name, text)."""


def figure_from(row: Sequence[Any], place: Place) -> Figure:
    """A row of COLUMNS as a record."""
    (id_, length, number, value, indicator, indicator_words, unit, base_unit, kind, status, approx,
     rules, edtf, first, last, words, subject, district, theme, quote, corrected) = row  # fmt: skip
    start = id_ & STARTS - 1
    paragraph, article, file, text = place(id_ >> START_BITS)
    return Figure(
        id=f"{paragraph}.{start}",
        paragraph=paragraph,
        article=article,
        file=file,
        start=start,
        end=start + length,
        quote=text[start : start + length] if quote is None else quote,
        number=number,
        unit=unit,
        value=value,
        base_unit=base_unit,
        approx=approx,
        kind=FigureKind(kind),
        status=Status(status),
        indicator=indicator,
        indicator_words=indicator if indicator_words is None else indicator_words or None,
        period=None if edtf is None else Period(edtf, first, last, words),
        subject=subject,
        district=district,
        theme=theme,
        rules=_rules(rules),
        corrected=bool(corrected),
    )
