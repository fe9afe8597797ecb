"""Every stretch of a paragraph finds it, and a phrase finds nothing else: checked against a scan."""

from __future__ import annotations

import random
import re

import pytest

from jbtui.search import Sort, search
from jbtui.text.folding import key
from tests.search.memory import MemoryIndex, make_article, make_paragraph, seeds

RUNS = 5000


def stretches(index: MemoryIndex, number: int, seed: int) -> list[tuple[str, str]]:
    """(paragraph id, a stretch of 1 to 50 characters of it) drawn from all paragraphs alike."""
    rng = random.Random(seed)
    paragraphs = [p for p in index.paragraphs() if key(p.text)]
    drawn: list[tuple[str, str]] = []
    while len(drawn) < number:
        paragraph = rng.choice(paragraphs)
        start = rng.randrange(len(paragraph.text))
        stretch = paragraph.text[start : start + rng.randint(1, 50)]
        if key(stretch):
            drawn.append((paragraph.id, stretch))
    return drawn


def quoted(stretch: str) -> str:
    """The stretch as an exact query: its own quotation marks, which count for nothing, taken out."""
    return "“" + "".join(c for c in stretch if c not in '“”"「」『』') + "”"


def test_every_stretch_finds_its_paragraph_and_phrases_nothing_else(articles: MemoryIndex) -> None:
    texts = {p.id: key(p.text) for p in articles.paragraphs()}
    for own, stretch in stretches(articles, RUNS, seed=5):
        results = search(articles, quoted(stretch), limit=1000, sort=Sort.POSITION)
        found = {hit.paragraph.id for hit in results.hits}
        expected = {paragraph for paragraph, text in texts.items() if key(stretch) in text}
        assert own in expected
        assert found == expected, stretch
        assert (results.total, results.truncated) == (len(expected), False)


def test_every_stretch_of_ten_thousand_invented_paragraphs_finds_its_paragraph() -> None:
    index = invented(10_000)
    texts = {p.id: key(p.text) for p in index.paragraphs()}
    joined = "\0".join(texts.values())
    for own, stretch in stretches(index, 2000, seed=9):
        results = search(index, quoted(stretch), limit=1, sort=Sort.POSITION)
        wanted = key(stretch)
        assert results.hits and wanted in texts[results.hits[0].paragraph.id], stretch
        if len(wanted) > 6:
            found = search(index, quoted(stretch), limit=500).hits
            assert own in {hit.paragraph.id for hit in found} or len(found) == 500, stretch
        if len(wanted) > 12:
            assert results.total == sum(wanted in text for text in texts.values()) <= joined.count(wanted)


def invented(number: int) -> MemoryIndex:
    """Paragraphs of clauses of the articles, numbers, Latin and random Han, in one article."""
    rng = random.Random(3)
    clauses = [c for p in seeds().paragraphs() for c in re.split("[，。；、,;]", p.text) if 4 < len(c) < 40]
    article = make_article("invented")
    records = []
    for at in range(1, number + 1):
        parts = rng.sample(clauses, 3)
        parts.append("".join(chr(rng.randrange(0x4E00, 0x9FA5)) for _ in range(rng.randint(2, 12))))
        parts.append(f"{rng.choice(['R&D', '5G', 'GDP', 'EPC'])}增长{rng.uniform(0.1, 30):.1f}%")
        rng.shuffle(parts)
        records.append((article, make_paragraph(article, at, "，".join(parts) + "。")))
    return MemoryIndex(records)


def test_stretches_typed_bare_find_their_paragraph(articles: MemoryIndex) -> None:
    """Without quotation marks a query may hold operators, but white space and marks aside it finds as much."""
    for own, stretch in stretches(articles, 500, seed=6):
        bare = "".join(c for c in stretch if c.isalnum() or c in "%.&+")
        if key(bare) and key(bare) == key(stretch):
            results = search(articles, bare, limit=1000)
            assert own in {hit.paragraph.id for hit in results.hits}, stretch


@pytest.mark.parametrize("sort", list(Sort))
def test_every_order_gives_the_same_hits(articles: MemoryIndex, sort: Sort) -> None:
    for query in ("江北", "的", "“六争攻坚”", "江北 项目", "慈城|北仑 -六争", "-江北"):
        expected = {hit.paragraph.id for hit in search(articles, query, limit=1000, sort=Sort.POSITION).hits}
        found = [hit.paragraph.id for hit in search(articles, query, limit=1000, sort=sort).hits]
        assert len(found) == len(set(found))
        assert set(found) == expected


@pytest.mark.parametrize("query", ["江北", "的", "江北 项目", "“六争攻坚”", "年:2020"])
@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_one_another(articles: MemoryIndex, query: str, sort: Sort) -> None:
    whole = [hit.paragraph.id for hit in search(articles, query, limit=1000, sort=sort).hits]
    paged = [
        hit.paragraph.id
        for offset in range(0, len(whole) + 7, 7)
        for hit in search(articles, query, limit=7, offset=offset, sort=sort).hits
    ]
    assert paged == whole
