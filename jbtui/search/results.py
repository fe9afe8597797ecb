"""What a search takes and gives: filters in; hits, notes and facets out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jbtui.records import Article, Card, Entry, Paragraph
from jbtui.search.marks import Range, marks
from jbtui.search.tree import Token


class Sort(StrEnum):
    """The order of hits."""

    RELEVANCE = "relevance"
    DATE = "date"
    """Newest first."""
    POSITION = "position"
    """Reading order: article by article."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrowing beside the query. Values of one field are alternatives; fields combine."""

    campaigns: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    years: tuple[tuple[int | None, int | None], ...] = ()
    """Inclusive ranges; an open end is None."""
    themes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    """Article ids, file names or the beginning of either."""
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One paragraph that answers a query."""

    entry: Entry
    forms: tuple[str, ...]
    """Keys of what was looked for."""
    score: float

    @property
    def paragraph(self) -> Paragraph:
        return self.entry.paragraph

    @property
    def card(self) -> Card:
        return self.entry.card

    @property
    def article(self) -> Article:
        """All that is known of the article; for a long list the card is cheaper."""
        return self.entry.open()

    @property
    def marks(self) -> tuple[Range, ...]:
        """Character ranges of `paragraph.text` to mark, in order, not overlapping; worked out when asked for, since
        most hits of a page are never looked at."""
        return marks(self.paragraph.text, self.forms)


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits."""

    query: str
    hits: tuple[Hit, ...]
    total: int
    truncated: bool
    """True where `total` is a lower bound, or more hits exist than this page holds."""
    exact: bool = True
    """Whether `total` is exact; else there are at least so many."""
    notes: tuple[str, ...] = ()
    """Fallbacks, aliases and mended input, ready to show."""
    seconds: float = 0.0
    tokens: tuple[Token, ...] = ()
    """What each stretch of the query was read as, to colour it."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with the number of hits it would leave."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field for the query in force, most frequent first."""

    field: str
    """campaign, district, year, theme, article or kind."""
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is known of all hits once every one was looked at."""

    facets: tuple[Facet, ...]
    total: int
    exact: bool
    """False where two seconds were not enough: then all counts are lower bounds."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a paragraph around its marks."""

    text: str
    marks: tuple[tuple[int, int], ...]
    clipped_left: bool
    clipped_right: bool
