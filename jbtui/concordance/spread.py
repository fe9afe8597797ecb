"""Where a query is used: how often under each campaign, in each district and year, and how evenly."""

from __future__ import annotations

from dataclasses import dataclass

from jbtui.search import Filters, counts
from jbtui.search.filtering import filter_sets, within
from jbtui.search.sources import Source

FIELDS = ("campaign", "district", "year")


@dataclass(frozen=True, slots=True)
class Share:
    """One value of a field."""

    value: str
    label: str
    hits: int
    """Paragraphs that answer the query."""
    paragraphs: int
    """All its paragraphs that the filters let through."""

    @property
    def per_hundred(self) -> float:
        """Hits for every hundred paragraphs."""
        return 100 * self.hits / self.paragraphs if self.paragraphs else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """The frequencies over one field."""

    field: str
    """campaign, district or year."""
    shares: tuple[Share, ...]
    """Most hits first, years in order; values without hits are left out."""
    deviation: float
    """Gries' DP: 0 where every part holds its share of the hits, towards 1 where one small part holds them all."""


def spreads(index: Source, query: str, filters: Filters) -> tuple[Spread, ...]:
    """The frequencies of a query by campaign, district and year, exactly counted, in what the filters let through."""
    found = {facet.field: facet for facet in counts(index, query, filters, narrowed=True).facets}
    sets, _notes = filter_sets(index, filters)
    let_through = within(sets)

    def paragraphs(field: str, value: str) -> int:
        own = index.postings.facet(field, value)
        return len(own) if let_through is None else own.intersection_cardinality(let_through)

    made = []
    for field in FIELDS:
        shares = [Share(one.value, one.label, one.count, paragraphs(field, one.value)) for one in found[field].values]
        shown = [share for share in shares if share.hits]
        if field == "year":
            shown.sort(key=lambda share: share.value)
        made.append(Spread(field, tuple(shown), deviation(shares)))
    return tuple(made)


def deviation(shares: list[Share]) -> float:
    """Gries' deviation of proportions: half the sum of |share of hits − share of paragraphs| over all parts."""
    hits = sum(share.hits for share in shares)
    paragraphs = sum(share.paragraphs for share in shares)
    if not hits or not paragraphs:
        return 0.0
    return sum(abs(share.hits / hits - share.paragraphs / paragraphs) for share in shares) / 2
