"""The documents of every value of a facet in a batch, while it is made.

What a paragraph has by itself and from its article is one row, shared by many; each is taken apart once, at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jbtui.records import Article, Paragraph
from jbtui.store.columns import Facet, FigureColumns

Shared = tuple[str, str | None, str | None, tuple[str, ...], tuple[str, ...]]
"""(kind, date, theme, districts, campaigns)"""


class GatheredFacets:
    """Facets on their way to lists."""

    def __init__(self) -> None:
        self._docs: defaultdict[Shared, list[int]] = defaultdict(list)

    def add(self, doc: int, article: Article, paragraph: Paragraph) -> None:
        """The next document of the batch."""
        self._docs[shared(article, paragraph)].append(doc)

    def lists(self, figures: FigureColumns) -> list[tuple[Facet, list[int]]]:
        """The documents of each facet in order, and of those that figures have."""
        found: defaultdict[Facet, list[int]] = defaultdict(list)
        for row, docs in self._docs.items():
            for facet in facets_of(row):
                found[facet] += docs
        for facet, docs in figures.facets():
            found[facet] += docs
        return [(facet, sorted(set(docs))) for facet, docs in sorted(found.items())]


def shared(article: Article, paragraph: Paragraph) -> Shared:
    """What a paragraph is found by: its own where it has it, else its article's."""
    return paragraph.kind.value, article.date, paragraph.theme, paragraph.districts, paragraph.campaigns


def facets_of(row: Shared) -> Iterator[Facet]:
    """The facets that a row stands for, one by one."""
    kind, date, theme, districts, campaigns = row
    yield "kind", kind
    if date:
        yield "date", date
        yield "year", date[:4]
    if theme:
        yield "theme", theme
    for name in districts:
        yield "district", name
    for name in campaigns:
        yield "campaign", name
