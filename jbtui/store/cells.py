"""Figures by what stands in the columns of their table: indicator, number, period, subject, kind, date."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jbtui import spans
from jbtui.records import Period
from jbtui.store.figures import ARTICLE, Where
from jbtui.store.shelf import LISTED
from jbtui.text.folding import key

COLUMNS = ("indicator", "value", "period", "subject", "kind", "date")
_key = lru_cache(maxsize=100_000)(key)
All = Callable[..., Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A word that must stand in a column of a figure's row."""

    text: str
    column: str = ""
    """One of COLUMNS; "" for any of them."""
    kinds: tuple[str, ...] = ()
    """The kinds of figure whose name in the reader's language has the word."""


@dataclass(frozen=True, slots=True)
class Names:
    """The indicators, subjects and districts that a cell's word stands in, to narrow the documents by."""

    indicators: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    districts: frozenset[str] = frozenset()


def meet(where: Where, cell: Cell, all_: All) -> Names | None:
    """Add the condition that a cell makes; the names it is met by, None where something else may meet it too."""
    wanted = key(cell.text)
    asked = [cell.column] if cell.column in COLUMNS else list(COLUMNS)
    options: list[tuple[str, list[Any]]] = []
    names = Names()
    only_names = True
    if "indicator" in asked:
        forms = _holding(all_("SELECT id, indicator, indicator_words FROM form WHERE indicator IS NOT NULL"), wanted)
        options.append((f"figure.form IN ({LISTED})", [_ids(forms)]))
        names = Names(frozenset(row[1] for row in forms))
    if "subject" in asked:
        subjects = _holding(all_("SELECT id, name FROM subject"), wanted)
        places = _holding(all_("SELECT id, district FROM place WHERE district IS NOT NULL"), wanted)
        options.append((f"figure.subject IN ({LISTED})", [_ids(subjects)]))
        # The district stands in the column where no subject is named.
        options.append((f"(figure.subject IS NULL AND figure.place IN ({LISTED}))", [_ids(places)]))
        names = Names(
            names.indicators, frozenset(row[1] for row in subjects), frozenset(row[1] for row in places)
        )  # fmt: skip
    if "period" in asked:
        periods = _holding(_periods(all_), wanted)
        options.append((f"figure.period IN ({LISTED})", [_ids(periods)]))
        only_names = only_names and not periods
    if "kind" in asked and cell.kinds:
        options.append((f"figure.form IN (SELECT id FROM form WHERE kind IN ({LISTED}))", [json.dumps(cell.kinds)]))
        only_names = False
    if "value" in asked and (cell.column or any(c.isdecimal() for c in wanted)):
        unit = "(SELECT unit FROM form WHERE form.id = figure.form)"
        options.append((f"instr(lower(replace(figure.number, ',', '') || {unit}), ?) > 0", [wanted.replace(",", "")]))
        only_names = False
    if "date" in asked and (cell.column or wanted[:1].isdecimal()):
        options.append((f"instr({ARTICLE.format(column='date')}, ?) > 0", [wanted]))
        only_names = False
    conditions = " OR ".join(condition for condition, _ in options)
    where.add(f"({conditions or '0'})", *(value for _, values in options for value in values))
    return names if only_names else None


def _periods(all_: All) -> Iterable[Sequence[Any]]:
    """(number, EDTF, words) of each period: as it is filed, and as the column shows it."""
    for id_, edtf in all_("SELECT id, edtf FROM period"):
        yield id_, edtf, spans.name(Period(edtf, None, None, ""))


def _holding(rows: Iterable[Sequence[Any]], wanted: str) -> list[Sequence[Any]]:
    return [row for row in rows if any(wanted in _key(one) for one in row[1:] if one)]


def _ids(rows: Iterable[Sequence[Any]]) -> str:
    return json.dumps([row[0] for row in rows])
