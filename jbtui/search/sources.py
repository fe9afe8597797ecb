"""What search asks of the store: integer sets by stretch, word and facet, and the records behind the numbers.

A document is an indexed paragraph; its number follows reading order within an article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from pyroaring import BitMap

from jbtui.records import Article, Entry, Paragraph

T = TypeVar("T")
FacetValues = Sequence[tuple[str, BitMap]]
"""Values of a field, each with its documents."""


class Postings(Protocol):
    """Sets of document numbers. Returned sets belong to the caller, or are never changed by either side."""

    def everything(self) -> BitMap:
        """All living documents."""
        ...

    def run(self, key: str) -> BitMap:
        """Documents that hold every pair of neighbours of the key: exact for one character and for two of the basic
        plane, to be verified beyond."""
        ...

    def word(self, word: str, within: BitMap | None = None) -> tuple[BitMap, BitMap]:
        """Documents in which the word of `words.terms` stands once, and those in which it stands more often; both may
        leave out documents that are not `within`."""
        ...

    def facet(self, field: str, value: str) -> BitMap:
        """Documents with that value: campaign, district, year, date, theme, article, kind, unit or indicator."""
        ...

    def facet_values(self, field: str) -> FacetValues:
        """Every value of a field with its documents; not of `article`, of which there are too many to hold."""
        ...

    def facet_counts(self, field: str) -> Sequence[tuple[str, int]]:
        """Every value of a field with the number of its documents."""
        ...

    def made_of(self, field: str, make: Callable[[FacetValues], T]) -> T:
        """What is made of the values of a field, made once as long as those stay."""
        ...

    def article_counts(self, docs: BitMap) -> Sequence[tuple[str, int]]:
        """Every article with how many of the documents are its own."""
        ...

    def article_titles(self, ids: Sequence[str]) -> dict[str, str]:
        """The title of each of the articles."""
        ...

    def keys(self, docs: Sequence[int]) -> Iterator[tuple[int, str]]:
        """The search key of each document asked for."""
        ...

    def documents(self, docs: Sequence[int]) -> dict[int, tuple[Article, Paragraph]]:
        """The records of each document asked for."""
        ...

    def entries(self, docs: Sequence[int]) -> dict[int, Entry]:
        """As `documents`, the articles unopened: for a page of hits."""
        ...

    def words_like(
        self, *, begins: str = "", pinyin: str = "", initials: str = "", limit: int = 20
    ) -> Sequence[tuple[str, int]]:
        """Words of the corpus with the number of documents they stand in, most frequent first: those that begin with
        `begins`, whose pinyin (liuzhenggongjian) begins with `pinyin`, or whose initials (lzgj) with `initials`."""
        ...

    def spellings(self, words: Iterable[str]) -> dict[str, tuple[str, str]]:
        """(pinyin, initials) of words of the corpus and of values of its facets, which the index knows: spelling them
        anew would load all readings of all characters."""
        ...


class Source(Protocol):
    """The read side of an index, as far as search uses it."""

    @property
    def postings(self) -> Postings: ...

    def article(self, ref: str) -> Article:
        """By id, file name or an unambiguous beginning of either. Raises NotFound."""
        ...

    def statements(self) -> AbstractContextManager[Counter[str]]:
        """What is asked of the store meanwhile: how often each statement, values left out."""
        ...
