"""What a comparison asks of the store: names to choose from, figures and how often each is reported, passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

    @property
    def latest(self) -> tuple[int, ...]:
        """Numbers of figures to be read by `reported_figures`, the latest period first."""
        ...


class Source(Protocol):
    """The read side of an index, as far as comparison uses it."""

    @property
    def postings(self) -> Postings: ...

    def article(self, ref: str) -> Article: ...

    def articles_by_ids(self, ids: Iterable[str]) -> Mapping[str, Article]: ...

    def districts(self) -> Sequence[tuple[str, int]]: ...

    def campaigns(self) -> Sequence[tuple[str, int]]: ...

    def paragraphs_by_ids(self, ids: Sequence[str]) -> Sequence[Paragraph]: ...

    def reported(
        self,
        docs: Sequence[int],
        *,
        district: str | None = None,
        years: tuple[int | None, int | None] | None = None,
        each: int | None,
    ) -> Sequence[Reported]:
        """The indicators that documents report, most reported first, each with the numbers of at most `each` figures
        (all for None); of the district, and of figures with a period only those whose period ends in the years."""
        ...

    def reported_figures(self, numbers: Sequence[int]) -> Sequence[Figure]:
        """The figures of these numbers."""
        ...
