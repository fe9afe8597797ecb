"""The order of hits, measured on queries that a person judged: ranking must not slide."""

from __future__ import annotations

import tomllib
from math import log2
from pathlib import Path
from typing import Any

import pytest

from jbtui.search import search
from jbtui.text.folding import key
from tests.search.memory import MemoryIndex

JUDGED: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("judged.toml").read_text("utf-8"))["query"]
GAINS = {"best": 3.0, "good": 1.0}
LOOKED_AT = 8
MEAN, LEAST = 0.95, 0.7
"""What the ranking reached when it was judged, less a little."""


def judged_gains(index: MemoryIndex, query: dict[str, Any]) -> dict[str, float]:
    """Paragraph id → what it is worth; every passage that is named must stand in the articles."""
    gains: dict[str, float] = {}
    for grade, gain in GAINS.items():
        for named in query.get(grade, ()):
            file, _, words = named.partition(":")
            found = [p.id for p in index.paragraphs() if p.file.startswith(file) and key(words) in key(p.text)]
            assert found, f"{named} stands in no paragraph"
            gains[found[0]] = max(gain, gains.get(found[0], 0.0))
    return gains


def ndcg(index: MemoryIndex, query: dict[str, Any]) -> float:
    """Discounted gain of the first hits, as a share of the best possible."""
    gains = judged_gains(index, query)
    hits = search(index, query["typed"], limit=LOOKED_AT).hits
    reached = sum(gains.get(hit.paragraph.id, 0.0) / log2(rank + 2) for rank, hit in enumerate(hits))
    ideal = sum(gain / log2(rank + 2) for rank, gain in enumerate(sorted(gains.values(), reverse=True)[:LOOKED_AT]))
    return reached / ideal


def test_forty_queries_are_judged() -> None:
    assert len(JUDGED) == 40
    assert len({query["typed"] for query in JUDGED}) == 40


@pytest.mark.parametrize("query", JUDGED, ids=lambda query: query["typed"])
def test_no_judged_query_is_answered_badly(articles: MemoryIndex, query: dict[str, Any]) -> None:
    assert ndcg(articles, query) >= LEAST


def test_the_order_of_hits_has_not_slid(articles: MemoryIndex) -> None:
    assert sum(ndcg(articles, query) for query in JUDGED) / len(JUDGED) >= MEAN
