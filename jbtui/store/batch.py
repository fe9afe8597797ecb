"""A batch: what one transaction writes, made ready in a worker so that the writer has only rows to insert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jbtui.records import Article, Figure, Kind, Paragraph
from jbtui.store import pairs, word_lists
from jbtui.store.containers import SPACE, pack
from jbtui.store.packing import KINDS, Texts, article_column, lines_column, repairs_column, shared_json
from jbtui.store.pair_lists import Gathered, PairLists
from jbtui.store.word_gathering import GatheredWords
from jbtui.store.word_lists import WordLists
from jbtui.text.folding import fold, key_of_folded
from jbtui.words import terms

START_BITS = 20
"""A figure's number is its document's, and its start in so many bits; no line of a source is as long."""
STARTS = 1 << START_BITS


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the index keeps of a file, to know next time whether it changed."""

    path: str
    name: str
    size: int
    modified: int
    sha256: str
    beside: str
    encoding: str
    replacements: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: its articles with all that was found in them."""

    facts: FileFacts
    articles: tuple[tuple[Article, tuple[Paragraph, ...], tuple[Figure, ...]], ...]


@dataclass(slots=True)
class ArticleRows:
    """One article as columns; documents are counted from the batch's first."""

    code: str
    columns: tuple[Any, ...]
    """(number, title, date, district, campaign, more, characters, figures)"""
    first: int
    paragraphs: list[tuple[Any, ...]]
    """(mark, kind, number, level, section, setting, lines, repairs), the setting as the row of its table."""
    texts: list[tuple[int, bytes]]
    """(position of the first, packed) of groups of texts."""
    figures: list[tuple[Any, ...]]
    """(document, start, length, number, value, form, period, subject, place, quote, corrected), the middle four as
    the rows of their tables."""


@dataclass(slots=True)
class FileRows:
    facts: FileFacts
    articles: list[ArticleRows]
    repeats: list[str] = field(default_factory=list)
    """Codes of its articles that an earlier file of the batch holds."""


@dataclass(slots=True)
class Batch:
    """Rows and lists, all numbers counted from the batch's first document."""

    files: list[FileRows]
    size: int
    indexed: list[int]
    pair_blocks: list[tuple[int, bytes]]
    pair_sets: list[tuple[int, int, bytes]]
    word_blocks: list[tuple[str, bytes]]
    word_counts: dict[str, int]
    facets: list[tuple[str, str, int, bytes]]


class Builder:
    """Gathers files until the batch is full, then makes its lists."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._files: list[FileRows] = []
        self._codes: set[str] = set()
        self._size = 0
        self._indexed: list[int] = []
        self._pairs = Gathered()
        self._words = GatheredWords()
        self._facets: dict[tuple[str, str], list[int]] = {}
        self._alike: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def __len__(self) -> int:
        return self._size

    def is_empty(self) -> bool:
        return not self._files

    def fits(self, reading: Reading) -> bool:
        """Whether the file's documents still fit in the batch's numbers."""
        return self._size + sum(len(paragraphs) for _, paragraphs, _ in reading.articles) <= SPACE

    def add(self, reading: Reading) -> None:
        rows = FileRows(reading.facts, [])
        self._files.append(rows)
        for article, paragraphs, figures in reading.articles:
            if article.id in self._codes:
                rows.repeats.append(article.id)
            else:
                self._codes.add(article.id)
                rows.articles.append(self._article(article, paragraphs, figures))

    def batch(self) -> Batch:
        lists = self._pairs.lists()
        small, large = pairs.split(lists, len(self._indexed))
        counts: dict[str, int] = {}
        word_blocks = list(word_lists.blocks(self._word_lists(lists, counts)))
        return Batch(
            files=self._files,
            size=self._size,
            indexed=self._indexed,
            pair_blocks=list(pairs.blocks(small)),
            pair_sets=[(pair, len(docs), pack(docs)) for pair, docs in large],
            word_blocks=word_blocks,
            word_counts=counts,
            facets=[(name, value, len(docs), pack(docs)) for (name, value), docs in sorted(self._facets.items())],
        )

    def _word_lists(self, pairs: PairLists, counts: dict[str, int]) -> Iterator[tuple[str, WordLists]]:
        """The lists of each word, one at a time, as all of them weigh as much as the texts; and the words counted."""
        for word, once, more in self._words.lists():
            counts[word] = len(once) + len(more)
            yield word, word_lists.word_lists(word, once, more, pairs)

    # ---- one article

    def _article(self, article: Article, paragraphs: Sequence[Paragraph], figures: Sequence[Figure]) -> ArticleRows:
        first = self._size
        self._size += len(paragraphs)
        headings = {paragraph.text: at for at, paragraph in enumerate(paragraphs, 1) if paragraph.kind is Kind.HEADING}
        places = {paragraph.id: first + at for at, paragraph in enumerate(paragraphs)}
        for doc, paragraph in enumerate(paragraphs, first):
            if paragraph.kind is not Kind.NOISE:
                self._index(doc, article, paragraph)
        plain = [paragraph.text for paragraph in paragraphs]
        texts = {paragraph.id: paragraph.text for paragraph in paragraphs}
        numbered = {(places[figure.paragraph], figure.start): figure for figure in figures if figure.start < STARTS}
        rows = [self._figure(doc, figure, texts[figure.paragraph]) for (doc, _), figure in sorted_by_place(numbered)]
        return ArticleRows(
            article.id,
            (
                article.number,
                article.title,
                article.date,
                article.district,
                article.campaign,
                self._texts.pack(article_column(article)),
                sum(map(len, plain)),
                len(rows),
            ),
            first,
            [self._paragraph(paragraph, headings) for paragraph in paragraphs],
            list(self._texts.pack_all(plain)),
            rows,
        )

    def _paragraph(self, paragraph: Paragraph, headings: dict[str, int]) -> tuple[Any, ...]:
        return (
            paragraph.id[len(paragraph.article) + 1 :],
            KINDS.index(paragraph.kind.value),
            paragraph.number,
            paragraph.level,
            headings.get(paragraph.section, paragraph.section) if paragraph.section is not None else None,
            self._shared(paragraph.theme, shared_json(paragraph.districts), shared_json(paragraph.campaigns)),
            lines_column(paragraph.lines),
            repairs_column(paragraph.repairs),
        )

    def _figure(self, doc: int, figure: Figure, text: str) -> tuple[Any, ...]:
        for name, value in (
            ("unit", figure.unit),
            ("unit", figure.base_unit),
            ("indicator", figure.indicator),
            ("figure_district", figure.district),
            ("subject", figure.subject),
        ):
            if value:
                self._enter((name, value), doc)
        period = figure.period
        return (
            doc,
            figure.start,
            figure.end - figure.start,
            figure.number,
            figure.value,
            self._shared(
                figure.indicator,
                None if figure.indicator_words == figure.indicator else figure.indicator_words or "",
                figure.unit,
                figure.base_unit,
                figure.kind.value,
                figure.status.value,
                figure.approx,
                shared_json(figure.rules),
            ),
            period and self._shared(period.edtf, period.first, period.last, period.words),
            figure.subject,
            self._shared(figure.district, figure.theme),
            None if text[figure.start : figure.end] == figure.quote else figure.quote,
            1 if figure.corrected else None,
        )

    def _shared(self, *row: Any) -> tuple[Any, ...]:
        """The row as it was first met: one of a hundred thousand figures weighs half as much, and so it goes over to
        the writer."""
        return self._alike.setdefault(row, row)

    # ---- one paragraph

    def _index(self, doc: int, article: Article, paragraph: Paragraph) -> None:
        self._indexed.append(doc)
        folded = fold(paragraph.text)
        self._pairs.add(doc, key_of_folded(folded))
        self._words.add(doc, terms(folded))
        for entry in facets_of(article, paragraph):
            self._enter(entry, doc)

    def _enter(self, entry: tuple[str, str], doc: int) -> None:
        docs = self._facets.setdefault(entry, [])
        if not docs or docs[-1] < doc:
            docs.append(doc)


def sorted_by_place(figures: dict[tuple[int, int], Figure]) -> list[tuple[tuple[int, int], Figure]]:
    """Figures in reading order."""
    return sorted(figures.items(), key=lambda item: item[0])


def facets_of(article: Article, paragraph: Paragraph) -> Iterable[tuple[str, str]]:
    """(field, value) of a paragraph: its own where it has them, else its article's."""
    yield "kind", paragraph.kind.value
    if article.date:
        yield "date", article.date
        yield "year", article.date[:4]
    if paragraph.theme:
        yield "theme", paragraph.theme
    for name in paragraph.districts:
        yield "district", name
    for name in paragraph.campaigns:
        yield "campaign", name
