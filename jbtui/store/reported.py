"""What a set of documents reports, counted by indicator without reading the figures' texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jbtui.store.columns import START_BITS, STARTS

Rows = Callable[..., Sequence[Sequence[Any]]]
"""SQL and its values → rows."""
Years = tuple[int | None, int | None]
"""First and last year, inclusive; None is open."""

_END = "coalesce(period.last, period.first, '')"


@dataclass(frozen=True, slots=True)
class Reported:
    """How often one indicator is reported in one kind and unit, and where it was reported of the latest periods."""

    indicator: str
    kind: str
    base_unit: str
    count: int
    latest: tuple[int, ...]
    """Row numbers of figures, the latest period first; where not all, of each period the first and last in reading
    order."""


def reported(
    rows: Rows, docs: Sequence[int], *, district: str | None, years: Years | None, each: int | None
) -> tuple[Reported, ...]:
    """The indicators of the documents, most reported first, each with the numbers of at most `each` figures; of all
    its figures for None.

    `district` is a name as it stands in the index and keeps the figures of that district; `years` keeps figures whose
    period ends in them and those without a period. Figures without an indicator are left out.
    """
    sql, values = _figures(docs, district, years)
    found: dict[int, dict[int | None, list[int]]] = {}
    for form, period, number in rows(sql, *values):
        found.setdefault(form, {}).setdefault(period, []).append(number)
    ends = {int(id_): str(end) for id_, end in rows(f"SELECT id, {_END} FROM period")} if found else {}
    named: dict[tuple[str, str, str], list[tuple[str, list[int]]]] = {}
    for form, *name in rows(
        "SELECT id, indicator, kind, base_unit FROM form"
        " WHERE indicator IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        json.dumps(list(found)),
    ):
        entries = ((ends.get(period or 0, ""), numbers) for period, numbers in found[form].items())
        named.setdefault((name[0], name[1], name[2]), []).extend(entries)
    counted = [
        Reported(*name, sum(len(numbers) for _end, numbers in entries), _latest(entries, each))
        for name, entries in named.items()
    ]
    return tuple(sorted(counted, key=lambda one: (-one.count, one.indicator, one.kind, one.base_unit)))


def _figures(docs: Sequence[int], district: str | None, years: Years | None) -> tuple[str, list[Any]]:
    """Form, period and number of every figure of the documents, looked up by their ranges of numbers."""
    conditions = [f"figure.id BETWEEN doc.value << {START_BITS} AND (doc.value << {START_BITS}) + {STARTS - 1}"]
    values: list[Any] = [json.dumps(list(docs))]
    if district is not None:
        conditions.append("place IN (SELECT place.id FROM place WHERE place.district = ?)")
        values.append(district)
    if years is not None:
        low, high = years
        ending = f"SELECT id FROM period WHERE substr({_END}, 1, 4) BETWEEN ? AND ?"
        conditions.append(f"(figure.period IS NULL OR figure.period IN ({ending}))")
        values += [f"{low or 0:04d}", f"{high or 9999:04d}"]
    source = "json_each(?) AS doc CROSS JOIN figure"
    return f"SELECT form, figure.period, figure.id FROM {source} WHERE {' AND '.join(conditions)}", values


def _latest(entries: list[tuple[str, list[int]]], each: int | None) -> tuple[int, ...]:
    ordered = sorted(entries, key=lambda entry: (entry[0], entry[1][-1]), reverse=True)
    if each is None:
        return tuple(number for _end, same in ordered for number in same)
    numbers = dict.fromkeys(number for _end, same in ordered for number in (same[-1], same[0]))
    return tuple(numbers)[:each]
