"""An index held in memory: the least that search asks of the store, written plainly enough to be believed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from pyroaring import BitMap

from jbtui import locations
from jbtui.errors import NotFound
from jbtui.records import Article, Dating, Entry, Evidence, Kind, Named, Paragraph, Role
from jbtui.text.cleaning import clean
from jbtui.text.folding import fold, key
from jbtui.words import spell, terms

T = TypeVar("T")
ABOUT = {
    "000": ("江北区", "抓落实专项行动", "2017-12"),
    "001": ("江北区", "六争攻坚", "2019-02"),
    "002": ("江北区", "六争攻坚", "2020-11"),
    "003": ("北仑区", "六争攻坚", "2020-11"),
    "004": ("江北区", "1586专项行动", "2022-10"),
}


class MemoryPostings:
    """Sets worked out from the paragraphs by scanning them; words and pairs are looked up in dictionaries."""

    def __init__(self, records: Sequence[tuple[Article, Paragraph]]) -> None:
        self.records = dict(enumerate(records))
        self.texts = {doc: key(paragraph.text) for doc, (_, paragraph) in self.records.items()}
        pairs: dict[str, list[int]] = defaultdict(list)
        words: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        facets: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for doc, (article, paragraph) in self.records.items():
            text = self.texts[doc]
            for pair in {text[at : at + size] for at in range(len(text)) for size in (1, 2)}:
                pairs[pair].append(doc)
            for word, count in Counter(terms(fold(paragraph.text))).items():
                words[word][count > 1].append(doc)
            for field, values in facets_of(article, paragraph).items():
                for value in values:
                    facets[field][value].append(doc)
        self.pairs = {pair: BitMap(docs) for pair, docs in pairs.items()}
        self.words = {word: (BitMap(once), BitMap(twice)) for word, (once, twice) in words.items()}
        self.facets = {
            field: {value: BitMap(docs) for value, docs in values.items()} for field, values in facets.items()
        }

    def everything(self) -> BitMap:
        return BitMap(self.records)

    def run(self, key: str) -> BitMap:
        if len(key) <= 2:
            return self.pairs.get(key, BitMap())
        return BitMap.intersection(*(self.pairs.get(key[at : at + 2], BitMap()) for at in range(len(key) - 1)))

    def word(self, word: str, within: BitMap | None = None) -> tuple[BitMap, BitMap]:
        return self.words.get(word, (BitMap(), BitMap()))

    def facet(self, field: str, value: str) -> BitMap:
        return self.facets.get(field, {}).get(value, BitMap())

    def facet_values(self, field: str) -> Sequence[tuple[str, BitMap]]:
        return tuple(self.facets.get(field, {}).items())

    def made_of(self, field: str, make: Callable[[Sequence[tuple[str, BitMap]]], T]) -> T:
        return make(self.facet_values(field))

    def facet_counts(self, field: str) -> Sequence[tuple[str, int]]:
        return [(value, len(docs)) for value, docs in self.facet_values(field)]

    def article_counts(self, docs: BitMap) -> Sequence[tuple[str, int]]:
        return [(name, len(own & docs)) for name, own in self.facet_values("article")]

    def article_titles(self, ids: Sequence[str]) -> dict[str, str]:
        titles = {article.id: article.title for article, _ in self.records.values()}
        return {id_: titles[id_] for id_ in ids if id_ in titles}

    def keys(self, docs: Sequence[int]) -> Iterator[tuple[int, str]]:
        for doc in docs:
            yield doc, self.texts[doc]

    def documents(self, docs: Sequence[int]) -> dict[int, tuple[Article, Paragraph]]:
        return {doc: self.records[doc] for doc in docs}

    def entries(self, docs: Sequence[int]) -> dict[int, Entry]:
        return {doc: entry_of(*self.records[doc]) for doc in docs}

    def words_like(
        self, *, begins: str = "", pinyin: str = "", initials: str = "", limit: int = 20
    ) -> Sequence[tuple[str, int]]:
        found = [
            (word, len(once) + len(twice))
            for word, (once, twice) in self.words.items()
            if (begins and word.startswith(begins))
            or (pinyin and spell(word)[0].startswith(pinyin))
            or (initials and spell(word)[1].startswith(initials))
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def spellings(self, words: Iterable[str]) -> dict[str, tuple[str, str]]:
        return {word: spell(word) for word in words}


class MemoryIndex:
    """The read side of an index over the paragraphs of a few articles."""

    def __init__(self, records: Sequence[tuple[Article, Paragraph]]) -> None:
        self.postings = MemoryPostings(records)
        self.by_id = {article.id: article for article, _ in records}

    def article(self, ref: str) -> Article:
        for article in self.by_id.values():
            if ref and (article.id.startswith(ref) or article.file.startswith(ref)):
                return article
        raise NotFound(f"没有文章“{ref}”")

    def statements(self) -> AbstractContextManager[Counter[str]]:
        return nullcontext(Counter())

    def paragraphs(self) -> list[Paragraph]:
        return [paragraph for _, paragraph in self.postings.records.values()]


def entry_of(article: Article, paragraph: Paragraph) -> Entry:
    return Entry(paragraph, article.card, lambda: article)


def facets_of(article: Article, paragraph: Paragraph) -> dict[str, tuple[str, ...]]:
    return {
        "campaign": tuple(dict.fromkeys((article.campaign or "", *paragraph.campaigns))),
        "district": paragraph.districts or ((article.district,) if article.district else ()),
        "year": (str(article.year),) if article.year else (),
        "date": (article.date,) if article.date else (),
        "theme": (paragraph.theme,) if paragraph.theme else (),
        "article": (article.id,),
        "kind": (paragraph.kind.value,),
    }


def make_article(name: str, *, district: str = "江北区", campaign: str = "六争攻坚", date: str = "2019-02") -> Article:
    return Article(
        id=f"A{name}",
        file=f"{name}.txt",
        path=f"{name}.txt",
        number=1,
        title=name,
        newspaper=None,
        dating=Dating(date, True, "test"),
        districts=(Named(district, Role.MAIN, Evidence("")),),
        campaigns=(Named(campaign, Role.MAIN, Evidence("")),),
        authors=(),
        photographers=(),
        sha256="",
    )


def make_paragraph(article: Article, position: int, text: str, *, kind: Kind = Kind.BODY) -> Paragraph:
    return Paragraph(
        id=f"{article.id}-{position:06d}",
        article=article.id,
        file=article.file,
        position=position,
        number=position,
        kind=kind,
        level=None,
        section=None,
        theme=None,
        text=text,
        lines=((position, position),),
    )


def index_of(*texts: str, kind: Kind = Kind.BODY) -> MemoryIndex:
    """One article whose paragraphs are the texts."""
    article = make_article("000")
    return MemoryIndex([(article, make_paragraph(article, at, text, kind=kind)) for at, text in enumerate(texts, 1)])


def seeds() -> MemoryIndex:
    """The bundled articles, their blocks taken as they stand between blank lines."""
    records: list[tuple[Article, Paragraph]] = []
    for path in sorted(locations.seeds().glob("*.txt")):
        district, campaign, date = ABOUT[path.name[:3]]
        article = make_article(path.stem, district=district, campaign=campaign, date=date)
        blocks = [block for block in re.split(r"\n\s*\n", clean(path.read_text("utf-8"))) if block.strip()]
        for at, block in enumerate(blocks, 1):
            short = len(block) < 30 and "。" not in block
            kind = Kind.TITLE if at == 1 else Kind.HEADING if short or block.startswith("#") else Kind.BODY
            records.append((article, make_paragraph(article, at, block.strip(), kind=kind)))
    return MemoryIndex(records)
