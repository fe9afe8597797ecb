"""Filters beside the query, as one set for each field."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import and_

from pyroaring import BitMap

from jbtui.messages import _
from jbtui.search import names
from jbtui.search.plan import nothing_called
from jbtui.search.results import Filters
from jbtui.search.sources import Source

FIELDS: Mapping[str, str] = {
    "campaign": "campaigns",
    "district": "districts",
    "theme": "themes",
    "article": "articles",
    "kind": "kinds",
}
"""Facet → the attribute of `Filters` that narrows it; `years` stands apart, being ranges."""


def filter_sets(source: Source, filters: Filters) -> tuple[dict[str, BitMap], tuple[str, ...]]:
    """(facet → documents its filter lets through, notes on values that nothing is called by). Facets without a filter
    are left out."""
    found: dict[str, BitMap] = {}
    notes: list[str] = []
    for field, attribute in FIELDS.items():
        values: tuple[str, ...] = getattr(filters, attribute)
        if values:
            sets = [names.documents(source, field, value) for value in values]
            notes += [
                nothing_called("file" if field == "article" else field, value)
                for value, docs in zip(values, sets, strict=True)
                if not docs
            ]
            found[field] = BitMap.union(BitMap(), *sets)
    if filters.years:
        found["year"] = names.years(source.postings, filters.years)
        if not found["year"]:
            notes.append(nothing_called("year", _("、").join(map(span_text, filters.years))))
    return found, tuple(notes)


def within(sets: Mapping[str, BitMap], *, but: str | None = None) -> BitMap | None:
    """The documents that every filter lets through, that on the field `but` set aside; None without filters."""
    kept = [docs for field, docs in sets.items() if field != but]
    return reduce(and_, kept) if kept else None


def span_text(span: tuple[int | None, int | None]) -> str:
    low, high = span
    if low == high and low is not None:
        return str(low)
    return f"{low or ''}..{high or ''}"
