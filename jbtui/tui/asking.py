"""What the reader asks: the query with everything that narrows and orders it, as one value that can be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from jbtui.search.results import Filters

PAGE = 100
"""Hits on a page; a list of that many fills without a pause."""
SORTS = ("relevance", "date", "position")
ORDERS = ("position", "date", "left", "right")
"""The orders of concordance lines."""

Chosen = tuple[str, str]
"""A field and one of its values."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A query of the search screen."""

    query: str = ""
    chosen: tuple[Chosen, ...] = ()
    """Filters in the order they were chosen."""
    sort: str = SORTS[0]
    offset: int = 0

    def toggle(self, field: str, value: str) -> Ask:
        """With that filter added, or taken away where it is there."""
        one = (field, value)
        chosen = tuple(c for c in self.chosen if c != one) if one in self.chosen else (*self.chosen, one)
        return replace(self, chosen=chosen, offset=0)

    def next_sort(self) -> Ask:
        place = SORTS.index(self.sort) if self.sort in SORTS else -1
        return replace(self, sort=SORTS[(place + 1) % len(SORTS)], offset=0)

    def filters(self) -> Filters:
        """The filters as the search room takes them."""
        from jbtui.search.results import Filters

        def of(field: str) -> tuple[str, ...]:
            return tuple(value for name, value in self.chosen if name == field)

        years = tuple((int(year), int(year)) for year in of("year") if year.isdigit())
        return Filters(
            campaigns=of("campaign"),
            districts=of("district"),
            years=years,
            themes=of("theme"),
            articles=of("article"),
            kinds=of("kind"),
        )


@dataclass(frozen=True, slots=True)
class FigureAsk:
    """What the figures screen shows."""

    SORTS: ClassVar[tuple[str, ...]] = ("position", "indicator", "value", "period", "subject", "kind", "date")
    words: str = ""
    """The filter line; see jbtui.tui.filtering."""
    sort: str = SORTS[0]
    offset: int = 0

    @property
    def descending(self) -> bool:
        """The largest values first; everything else from the beginning."""
        return self.sort == "value"
