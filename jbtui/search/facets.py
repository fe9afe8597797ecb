"""How many hits each campaign, district, year, theme, article and kind would leave, exactly."""

from __future__ import annotations

from collections.abc import Iterable

from pyroaring import BitMap

from jbtui.errors import NotFound
from jbtui.messages import _
from jbtui.search import names
from jbtui.search.filtering import FIELDS, filter_sets, within
from jbtui.search.matching import Deadline
from jbtui.search.query import parse
from jbtui.search.results import Counts, Facet, FacetValue, Filters
from jbtui.search.searching import LIMIT, Search
from jbtui.search.sources import Source

ORDER = ("campaign", "district", "year", "theme", "article", "kind")
SHOWN = 200
"""Values of a facet at most, the most frequent; a list longer than this is filtered by typing, not by choosing."""


def facets(index: Source, query: str, filters: Filters = Filters()) -> tuple[Facet, ...]:  # noqa: B008 - frozen
    """The facets of a query, as `counts` has them."""
    return counts(index, query, filters).facets


def counts(
    index: Source,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    narrowed: bool = False,
) -> Counts:
    """The facets and number of hits. A field's own filter does not narrow its own counts, for another value may be
    wanted as well; where they are `narrowed` it does. Values without hits stay, with 0.

    Counting reads every document that the sets leave in doubt, for at most two seconds; the index's `interrupt` ends
    it at once. Order: most frequent first, years newest first.
    """
    under_way = Search(index, parse(query), Filters(), Deadline(LIMIT))
    under_way.prepare()
    found = BitMap()
    if under_way.matches is not None:
        under_way.matches.settle(under_way.deadline)
        found = under_way.matches.sure
    sets, _notes = filter_sets(index, filters)
    made: list[Facet] = []
    for field in ORDER:
        others = within(sets, but=None if narrowed else field)
        left = found if others is None else found & others
        chosen = _chosen(index, field, filters)
        made.append(Facet(field, tuple(_values(index, field, _counted(index, field, left), chosen))))
    every = within(sets)
    total = len(found) if every is None else found.intersection_cardinality(every)
    return Counts(tuple(made), total, under_way.matches is None or under_way.matches.settled)


def _counted(index: Source, field: str, docs: BitMap) -> list[tuple[str, int]]:
    if field == "article":
        return list(index.postings.article_counts(docs))
    return [(value, docs.intersection_cardinality(own)) for value, own in index.postings.facet_values(field)]


def _values(index: Source, field: str, counted: list[tuple[str, int]], chosen: frozenset[str]) -> Iterable[FacetValue]:
    if field == "year":
        counted.sort(key=lambda pair: pair[0], reverse=True)
    elif len(counted) > SHOWN:
        counted = _first(counted, chosen, empty=field != "article")
    else:
        counted.sort(key=_most_first)
    kept = counted[:SHOWN] + [pair for pair in counted[SHOWN:] if pair[0] in chosen]
    labels = kind_labels() if field == "kind" else {}
    if field == "article":
        labels = index.postings.article_titles([value for value, _ in kept])
    for value, count in kept:
        yield FacetValue(value, labels.get(value, value), count, value in chosen)


def _first(counted: list[tuple[str, int]], chosen: frozenset[str], *, empty: bool) -> list[tuple[str, int]]:
    """Those of very many values that can be shown, in order. Numbers are sorted far faster than pairs, and tell which
    of the pairs need no sorting; `empty` says whether values without hits count."""
    least = sorted((count for _, count in counted), reverse=True)[SHOWN - 1]
    least = least if empty else max(1, least)
    return sorted((pair for pair in counted if pair[1] >= least or pair[0] in chosen), key=_most_first)


def _most_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _chosen(index: Source, field: str, filters: Filters) -> frozenset[str]:
    """The indexed values that the filter of that field calls."""
    if field == "year":
        years = [value for value, _ in index.postings.facet_values("year") if value.isdecimal()]
        spans = filters.years
        return frozenset(
            year
            for year in years
            if any((low is None or int(year) >= low) and (high is None or int(year) <= high) for low, high in spans)
        )
    wanted: tuple[str, ...] = getattr(filters, FIELDS[field])
    if field == "article":
        return frozenset(found for value in wanted for found in _article(index, value))
    return frozenset(name for value in wanted for name, _ in names.called(index.postings, field, value))


def _article(index: Source, ref: str) -> tuple[str, ...]:
    try:
        return (index.article(ref.strip()).id,)
    except NotFound:
        return ()


def kind_labels() -> dict[str, str]:
    """What the kinds of paragraphs are called, in the language of the moment."""
    return {
        "title": _("标题"),
        "heading": _("小标题"),
        "body": _("正文"),
        "caption": _("图注"),
        "byline": _("署名"),
    }
