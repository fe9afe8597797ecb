"""What a comparison asks of the store: names to choose from, figures and how often each is reported, passages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jbtui.records import Article, Figure, Paragraph
from jbtui.search.sources import Postings


class Reported(Protocol):
    """How often a side reports one indicator in one kind and unit."""

    @property
    def indicator(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def base_unit(self) -> str: ...

    @property
    def count(self) -> int: ...


class Source(Protocol):
    """The read side of an index, as far as comparison uses it."""

    @property
    def postings(self) -> Postings: ...

    def article(self, ref: str) -> Article: ...

    def districts(self) -> Sequence[tuple[str, int]]: ...

    def campaigns(self) -> Sequence[tuple[str, int]]: ...

    def paragraphs_by_ids(self, ids: Sequence[str]) -> Sequence[Paragraph]: ...

    def count_figures(
        self, *, district: str | None = None, campaign: str | None = None, article: str | None = None
    ) -> int: ...

    def figures(
        self,
        *,
        indicator: str | None = None,
        kind: str | None = None,
        unit: str | None = None,
        district: str | None = None,
        campaign: str | None = None,
        article: str | None = None,
        limit: int | None = None,
        sort: str = "position",
    ) -> Sequence[Figure]: ...

    def reported(
        self, *, district: str | None = None, campaign: str | None = None, article: str | None = None, limit: int
    ) -> Sequence[Reported]:
        """The indicators that a side reports, each with kind, unit and number of figures, most reported first."""
        ...
