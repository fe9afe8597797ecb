"""A small index in memory, with what a comparison asks of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pyroaring import BitMap

from jbtui import spans
from jbtui.errors import NotFound
from jbtui.records import Article, Entry, Figure, Paragraph
from jbtui.text.folding import key
from jbtui.words import spell
from tests.search.memory import entry_of

T = TypeVar("T")


@dataclass(frozen=True)
class Reported:
    indicator: str
    kind: str
    base_unit: str
    count: int
    latest: tuple[int, ...]


class Postings:
    def __init__(self, articles: dict[str, Article], paragraphs: Sequence[Paragraph]) -> None:
        self._articles, self._paragraphs = articles, paragraphs
        self._facets: dict[str, dict[str, BitMap]] = {}
        for number, paragraph in enumerate(paragraphs):
            article = articles[paragraph.article]
            values = {
                "district": paragraph.districts,
                "campaign": paragraph.campaigns,
                "theme": (paragraph.theme,),
                "article": (article.id,),
                "kind": (paragraph.kind.value,),
                "date": (article.date,),
                "year": (str(article.year) if article.year else None,),
            }
            for field, found in values.items():
                for value in found:
                    if value:
                        self._facets.setdefault(field, {}).setdefault(value, BitMap()).add(number)

    def everything(self) -> BitMap:
        return BitMap(range(len(self._paragraphs)))

    def facet(self, field: str, value: str) -> BitMap:
        return self._facets.get(field, {}).get(value, BitMap())

    def facet_values(self, field: str) -> Sequence[tuple[str, BitMap]]:
        return list(self._facets.get(field, {}).items())

    def documents(self, docs: Sequence[int]) -> dict[int, tuple[Article, Paragraph]]:
        return {doc: (self._articles[self._paragraphs[doc].article], self._paragraphs[doc]) for doc in docs}

    def made_of(self, field: str, make: Callable[[Sequence[tuple[str, BitMap]]], T]) -> T:
        return make(self.facet_values(field))

    def facet_counts(self, field: str) -> Sequence[tuple[str, int]]:
        return [(value, len(docs)) for value, docs in self.facet_values(field)]

    def article_counts(self, docs: BitMap) -> Sequence[tuple[str, int]]:
        return [(article, len(self.facet("article", article) & docs)) for article in self._articles]

    def article_titles(self, ids: Sequence[str]) -> dict[str, str]:
        return {id_: self._articles[id_].title for id_ in ids}

    def entries(self, docs: Sequence[int]) -> dict[int, Entry]:
        return {doc: entry_of(article, paragraph) for doc, (article, paragraph) in self.documents(docs).items()}

    def keys(self, docs: Sequence[int]) -> Iterator[tuple[int, str]]:
        return ((doc, key(self._paragraphs[doc].text)) for doc in docs)

    def run(self, key: str) -> BitMap:
        return BitMap(doc for doc, found in self.keys(range(len(self._paragraphs))) if key in found)

    def word(self, word: str, within: BitMap | None = None) -> tuple[BitMap, BitMap]:
        return self.run(word), BitMap()

    def spellings(self, words: Iterable[str]) -> dict[str, tuple[str, str]]:
        return {word: spell(word) for word in words}

    def words_like(
        self, *, begins: str = "", pinyin: str = "", initials: str = "", limit: int = 20
    ) -> Sequence[tuple[str, int]]:
        return ()


class Shelf:
    def __init__(
        self,
        figures: Iterable[Figure] = (),
        paragraphs: Iterable[Paragraph] = (),
        articles: Iterable[Article] = (),
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self._figures, self._paragraphs = tuple(figures), tuple(paragraphs)
        self.postings = Postings(self._articles, self._paragraphs)

    def article(self, ref: str) -> Article:
        found = [a for a in self._articles.values() if a.id.startswith(ref) or a.file.startswith(ref)]
        if len(found) != 1:
            raise NotFound(f"没有 {ref}")
        return found[0]

    def articles_by_ids(self, ids: Iterable[str]) -> dict[str, Article]:
        return {ref: self._articles[ref] for ref in ids}

    def _named(self, field: str) -> list[tuple[str, int]]:
        return [(value, len(docs)) for value, docs in self.postings.facet_values(field)]

    def districts(self) -> list[tuple[str, int]]:
        return self._named("district")

    def campaigns(self) -> list[tuple[str, int]]:
        return self._named("campaign")

    def paragraphs_by_ids(self, ids: Sequence[str]) -> list[Paragraph]:
        return [paragraph for paragraph in self._paragraphs if paragraph.id in set(ids)]

    def figures(self) -> list[Figure]:
        return list(self._figures)

    def reported(
        self,
        docs: Sequence[int],
        *,
        district: str | None = None,
        years: tuple[int | None, int | None] | None = None,
        each: int | None,
    ) -> list[Reported]:
        paragraphs = {self._paragraphs[doc].id for doc in docs}
        found: dict[tuple[str, str, str], list[Figure]] = {}
        for f in self._figures:
            span = spans.span(f.period)
            if (
                f.indicator
                and f.paragraph in paragraphs
                and (district is None or f.district == district)
                and (years is None or span is None or span.touches(years))
            ):
                found.setdefault((f.indicator, f.kind.value, f.base_unit), []).append(f)
        counted = [
            Reported(*name, len(same), tuple(self._figures.index(f) for f in sorted(same, key=_latest)[:each]))
            for name, same in found.items()
        ]
        return sorted(counted, key=lambda one: -one.count)

    def reported_figures(self, numbers: Sequence[int]) -> list[Figure]:
        return [self._figures[number] for number in numbers]


def _latest(figure: Figure) -> tuple[int, int, int]:
    return spans.order(figure.period)
