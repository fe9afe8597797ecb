"""What a side of the corpus reports, counted by indicator: one pass over an index, whatever the number of figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jbtui.store.batch import START_BITS

Years = tuple[int | None, int | None]
"""First and last year, inclusive; None is open."""

_END = "coalesce(period.last, period.first, '')"

Rows = Callable[..., Sequence[Sequence[Any]]]
"""SQL and its values → rows."""


@dataclass(frozen=True, slots=True)
class Reported:
    """How often one indicator is reported in one kind and unit, and where it was reported of the latest periods."""

    indicator: str
    kind: str
    base_unit: str
    count: int
    latest: tuple[int, ...]
    """Row numbers of figures, the latest period first: of each period the first and the last in reading order."""


def reported(
    rows: Rows,
    *,
    district: str | None,
    campaign: str | None,
    article: str | None,
    years: Years | None,
    limit: int,
    each: int,
) -> tuple[Reported, ...]:
    """The indicators of a side, most reported first, each with the numbers of at most `each` figures.

    `district` and `campaign` are names as they stand in the index, `article` is an id; `years` keeps figures whose
    period ends in them and those without a period. Figures without an indicator are left out.
    """
    sql, values = _counting(district, campaign, article, years)
    forms = _Forms(rows)
    ends = {int(id_): str(end) for id_, end in rows(f"SELECT id, {_END} FROM period")}
    found: dict[tuple[str, str, str], list[tuple[str, int, int, int]]] = {}
    for form, period, count, first, last in rows(sql, *values):
        name = forms.name(form)
        if name is not None:
            found.setdefault(name, []).append((ends.get(period, ""), count, first, last))
    counted = sorted(((sum(entry[1] for entry in entries), name) for name, entries in found.items()), key=_most_first)
    return tuple(Reported(*name, count, _latest(found[name], each)) for count, name in counted[:limit])


def _counting(
    district: str | None, campaign: str | None, article: str | None, years: Years | None
) -> tuple[str, list[Any]]:
    """The pass over the figures: over the articles' ranges where a campaign or article narrows, else by place."""
    conditions: list[str] = []
    values: list[Any] = []
    source = "figure"
    if campaign is not None or article is not None:
        source = (
            "article CROSS JOIN figure ON figure.id"
            f" BETWEEN first_doc << {START_BITS} AND ((last_doc + 1) << {START_BITS}) - 1"
        )
        for column, value in (("article.campaign", campaign), ("article.code", article)):
            if value is not None:
                conditions.append(f"{column} = ?")
                values.append(value)
    if district is not None:
        conditions.append("place IN (SELECT place.id FROM place WHERE place.district = ?)")
        values.append(district)
    if years is not None:
        low, high = years
        ending = f"SELECT id FROM period WHERE substr({_END}, 1, 4) BETWEEN ? AND ?"
        conditions.append(f"(figure.period IS NULL OR figure.period IN ({ending}))")
        values += [f"{low or 0:04d}", f"{high or 9999:04d}"]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    counts = "form, period, count(*), min(figure.id), max(figure.id)"
    return f"SELECT {counts} FROM {source}{where} GROUP BY form, period", values


class _Forms:
    """What each form measures, read all at once: there are few against the figures."""

    def __init__(self, rows: Rows) -> None:
        self._names = {
            id_: (indicator, kind, unit)
            for id_, indicator, kind, unit in rows(
                "SELECT id, indicator, kind, base_unit FROM form WHERE indicator IS NOT NULL"
            )
        }

    def name(self, form: int) -> tuple[str, str, str] | None:
        return self._names.get(form)


def _most_first(entry: tuple[int, tuple[str, str, str]]) -> tuple[int, tuple[str, str, str]]:
    return -entry[0], entry[1]


def _latest(entries: list[tuple[str, int, int, int]], each: int) -> tuple[int, ...]:
    entries.sort(key=lambda entry: (entry[0], entry[3]), reverse=True)
    numbers = dict.fromkeys(number for _end, _count, first, last in entries for number in (last, first))
    return tuple(numbers)[:each]
