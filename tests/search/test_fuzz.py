"""Whatever is typed, search answers: no exception, no long wait, the index as it was."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui.search import Filters, Sort, complete, explain, facets, parse, search
from jbtui.search.query import LONGEST
from tests.search.memory import MemoryIndex, seeds
from tests.search.test_query import TYPED

INDEX = None


def index() -> MemoryIndex:
    """One index for all examples."""
    global INDEX
    INDEX = INDEX or seeds()
    return INDEX


HOSTILE = [
    "'; DROP TABLE paragraphs; --",
    'NEAR("江北" "项目", 5)',
    "江北*",
    '"江北" NOT "项目"',
    "col:江北 AND ^x",
    "\x00",
    "\ud800\udfff",
    "%_%",
    "[/foo]\x1b]52;c;aGk=\x07",
    "区:" * 300,
    "()" * 300,
    "“" * 301,
    "-" * 999,
    "a" * 100_000,
    "江" * 100_000,
    "江北 " * 30_000,
    "(" * 100_000,
    "江|" * 50_000,
    "年:9999..0000",
    "年:²⁰¹⁸",
    "篇:" + "\ud800",
    "GDP" * 200,
    "lzgj " * 60,
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries(query: str) -> None:
    started = process_time()
    results = search(index(), query)
    assert process_time() - started < 10  # some tenths of a second; what explodes would take minutes
    assert len(results.query) <= LONGEST
    results.query.encode()
    "".join(results.notes).encode()
    facets(index(), query)
    complete(index(), query[:200])
    explain(index(), query).encode()


@settings(max_examples=150, deadline=None)
@given(TYPED, st.sampled_from(Sort), TYPED, st.integers(-2, 5), st.integers(-2, 5))
def test_any_query_and_filter(query: str, sort: Sort, value: str, limit: int, offset: int) -> None:
    filters = Filters(districts=(value,), years=((None, 2020),)) if value else Filters(kinds=("body",))
    results = search(index(), query, filters, sort=sort, limit=limit, offset=offset)
    assert len(results.hits) <= max(0, limit)
    for hit in results.hits:
        assert all(0 <= a < b <= len(hit.paragraph.text) for a, b in hit.marks)
    if parse(query).tree is None and query.strip():
        assert results.total == 0 and results.notes


@settings(max_examples=60, deadline=None)
@given(TYPED)
def test_completion_and_facets_take_anything(typed: str) -> None:
    assert all(line for line in complete(index(), typed))
    assert [facet.field for facet in facets(index(), typed)] == [
        "campaign",
        "district",
        "year",
        "theme",
        "article",
        "kind",
    ]
