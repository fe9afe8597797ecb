"""A batch: what one transaction writes, made ready in a worker so that the writer has only rows to insert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jbtui.records import Article, Figure, Kind, Paragraph
from jbtui.store import lexicon, pairs, word_lists
from jbtui.store.columns import FigureColumns, ParagraphColumns
from jbtui.store.containers import SPACE, pack, pack_shorts
from jbtui.store.facet_gathering import GatheredFacets
from jbtui.store.packing import Texts, article_column
from jbtui.store.pair_lists import Gathered, PairLists
from jbtui.store.word_gathering import GatheredWords
from jbtui.store.word_lists import WordLists
from jbtui.text.folding import BORDER, fold, keys_of_folded
from jbtui.words import long_words


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
    """One article, and where in the columns of its batch its own rows stand."""

    code: str
    columns: tuple[Any, ...]
    """(number, title, date, district, campaign, more, characters, figures)"""
    paragraphs: slice
    texts: slice
    figures: slice


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
    paragraphs: ParagraphColumns
    texts: list[tuple[int, bytes]]
    """(document of the first, packed) of groups of texts."""
    figures: FigureColumns
    indexed: list[int]
    pair_blocks: list[tuple[int, bytes]]
    pair_sets: list[tuple[int, int, bytes]]
    word_blocks: list[tuple[str, bytes]]
    word_counts: list[tuple[str, int]]
    """In how many documents each word stands, of those that are offered."""
    facets: list[tuple[str, str, int, bytes]]


class Builder:
    """Gathers files until the batch is full, then makes its lists."""

    def __init__(self, texts: Texts) -> None:
        self._packing = texts
        self._files: list[FileRows] = []
        self._codes: set[str] = set()
        self._size = 0
        self._paragraphs = ParagraphColumns()
        self._texts: list[tuple[int, bytes]] = []
        self._figures = FigureColumns()
        self._indexed: list[int] = []
        self._pairs = Gathered()
        self._words = GatheredWords()
        self._facets = GatheredFacets()

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
        counts: list[tuple[str, int]] = []
        word_blocks = list(word_lists.blocks(self._word_lists(lists, counts)))
        return Batch(
            files=self._files,
            size=self._size,
            paragraphs=self._paragraphs,
            texts=self._texts,
            figures=self._figures,
            indexed=self._indexed,
            pair_blocks=list(pairs.blocks(small)),
            pair_sets=[(pair, len(docs) // 2, pack_shorts(docs)) for pair, docs in large],
            word_blocks=word_blocks,
            word_counts=counts,
            facets=[(name, value, len(docs), pack(docs)) for (name, value), docs in self._facets.lists(self._figures)],
        )

    def _word_lists(self, pairs: PairLists, counts: list[tuple[str, int]]) -> Iterator[tuple[str, WordLists]]:
        """The lists of each word, one at a time, as all of them weigh as much as the texts; and the words counted."""
        rare = lexicon.least(len(self._indexed)) - 1
        for word, once, more in self._words.lists():
            count = (len(once) + len(more)) // 2
            if count > rare and lexicon.is_offered(word):
                counts.append((word, count))
            yield word, word_lists.word_lists(word, once, more, pairs)

    # ---- one article

    def _article(self, article: Article, paragraphs: Sequence[Paragraph], figures: Sequence[Figure]) -> ArticleRows:
        first, texts_from, figures_from = self._size, len(self._texts), len(self._figures.ids)
        self._size += len(paragraphs)
        self._index(first, article, paragraphs)
        plain = [paragraph.text for paragraph in paragraphs]
        self._texts += [(first + at, packed) for at, packed in self._packing.pack_all(plain)]
        self._paragraphs.add(paragraphs)
        ids = [paragraph.id for paragraph in paragraphs]
        count = self._figures.add(
            figures, dict(zip(ids, range(first, self._size), strict=True)), dict(zip(ids, plain, strict=True))
        )
        return ArticleRows(
            article.id,
            (
                article.number,
                article.title,
                article.date,
                article.district,
                article.campaign,
                self._packing.pack(article_column(article)),
                sum(map(len, plain)),
                count,
            ),
            slice(first, self._size),
            slice(texts_from, len(self._texts)),
            slice(figures_from, figures_from + count),
        )

    def _index(self, first: int, article: Article, paragraphs: Sequence[Paragraph]) -> None:
        """All that the article's paragraphs are found by; they are folded together, which takes a third of the time."""
        found = [(doc, one) for doc, one in enumerate(paragraphs, first) if one.kind is not Kind.NOISE]
        docs = [doc for doc, _ in found]
        self._indexed += docs
        folded = fold(BORDER.join([one.text.replace(BORDER, " ") for _, one in found]))
        for doc, key in zip(docs, keys_of_folded(folded).split(BORDER), strict=False):
            self._pairs.add(doc, key)
        for doc, text in zip(docs, folded.split(BORDER), strict=False):
            self._words.add(doc, long_words(text))
        for doc, paragraph in found:
            self._facets.add(doc, article, paragraph)
