"""Search over a real index of the bundled articles: the same answers as a scan, within milliseconds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from jbtui.records import Kind, Paragraph
from jbtui.search import Filters, Sort, complete, counts, explain, facets, search
from jbtui.store import Index, open_index
from jbtui.text.folding import key
from tests.search.test_fuzz import HOSTILE
from tests.search.test_judged import JUDGED
from tests.search.test_recall import quoted


@pytest.fixture(scope="module")
def index(seed_index: Path) -> Iterator[Index]:
    opened = open_index(seed_index)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def paragraphs(index: Index) -> list[Paragraph]:
    """All that is indexed."""
    return [p for a in index.articles() for p in index.paragraphs(a.id) if p.kind is not Kind.NOISE]


def test_every_stretch_finds_its_paragraph_and_nothing_else(index: Index, paragraphs: list[Paragraph]) -> None:
    rng = random.Random(11)
    texts = {p.id: key(p.text) for p in paragraphs}
    for _ in range(1500):
        paragraph = rng.choice(paragraphs)
        start = rng.randrange(max(1, len(paragraph.text)))
        stretch = paragraph.text[start : start + rng.randint(1, 50)]
        if not key(stretch):
            continue
        results = search(index, quoted(stretch), sort=Sort.POSITION, limit=1000)
        assert {hit.paragraph.id for hit in results.hits} == {p for p, text in texts.items() if key(stretch) in text}
        assert paragraph.id in {hit.paragraph.id for hit in results.hits}


@pytest.mark.parametrize(
    ("query", "filters", "files"),
    [
        ("地区生产总值", Filters(), {"000", "001", "002"}),
        ("最多跑一", Filters(), {"000", "001", "002", "003"}),
        ("“亩产论英雄”", Filters(), {"001"}),
        ("六争", Filters(districts=("北仑",)), {"003"}),
        ("六争 区：北仑", Filters(), {"003"}),
        ("lzgj 篇:001", Filters(), {"001"}),
        ("激发内生活力，转化发展动能", Filters(), {"004"}),
    ],
)
def test_the_articles_answer(index: Index, query: str, filters: Filters, files: set[str]) -> None:
    assert {hit.article.file[:3] for hit in search(index, query, filters).hits} == files


def test_facets_completion_and_explanation(index: Index) -> None:
    found = {facet.field: {value.value: value.count for value in facet.values} for facet in facets(index, "六争")}
    assert found["district"]["北仑区"] > 0
    assert sum(found["year"].values()) == search(index, "六争").total
    assert "六争攻坚" in complete(index, "lzgj")
    assert "六争攻坚" in complete(index, "六")
    said = explain(index, "六争 区:江北")
    assert "用时" in said
    assert "× SELECT" in said and "FROM paragraph WHERE doc" in said


def test_a_first_page_takes_milliseconds(index: Index) -> None:
    search(index, "江北")
    times = [search(index, query["typed"]).seconds for query in JUDGED]
    assert median(times) < 0.02  # 2 ms on an idle core; the bound leaves room for a busy one


def test_whatever_is_typed_the_index_stays_as_it_is(index: Index, seed_index: Path) -> None:
    before, known = seed_index.read_bytes(), search(index, "六争").total
    for query in HOSTILE:
        results = search(index, query, Filters(districts=(query[:50],)))
        assert results.total == counts(index, query, Filters(districts=(query[:50],))).total
        complete(index, query[:200])
    assert seed_index.read_bytes() == before
    assert search(index, "六争").total == known > 0
