"""Search: from what a reader types to ranked, marked passages."""

from __future__ import annotations

from jbtui.search.complete import complete
from jbtui.search.explain import explain
from jbtui.search.facets import counts, facets
from jbtui.search.query import Query, parse
from jbtui.search.results import Counts, Facet, FacetValue, Filters, Hit, Results, Snippet, Sort
from jbtui.search.searching import count, search
from jbtui.search.snippet import snippet

__all__ = [
    "Counts",
    "Facet",
    "FacetValue",
    "Filters",
    "Hit",
    "Query",
    "Results",
    "Snippet",
    "Sort",
    "complete",
    "count",
    "counts",
    "explain",
    "facets",
    "parse",
    "search",
    "snippet",
]
