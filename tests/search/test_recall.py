"""Every stretch of a paragraph finds it, and a phrase finds nothing else: checked against a scan."""

from __future__ import annotations

import random

import pytest

from jbtui.search import Sort, search
from jbtui.text.folding import key
from tests.search.memory import MemoryIndex

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
