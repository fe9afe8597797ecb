"""The words of a batch: both ways to put them in order tell the same, as a count of each document does."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable

import pytest

from jbtui.store import word_gathering
from jbtui.store.containers import from_shorts
from jbtui.store.word_gathering import GatheredWords, WordDocs

WORDS = {
    "项目": ["项目"],
    "江北": ["江北"],
    "江北。": ["江北"],
    "9.7%": ["9.7%"],
    "a": [],
    "——": [],
    "地区生产总值": ["地区生产总值", "地区", "生产总值"],
    "地区": ["地区"],
    "𠮷野家": ["𠮷野家"],
}
"""What the segmenter may give → what a text is found by that holds it."""


def spoken(seed: int) -> dict[int, list[str]]:
    random.seed(seed)
    return {doc: random.choices(list(WORDS), k=random.randrange(9)) for doc in sorted(random.sample(range(65_536), 40))}


def plain(found: Iterable[WordDocs]) -> list[tuple[str, list[int], list[int]]]:
    return [(word, list(from_shorts(once)), list(from_shorts(more))) for word, once, more in found]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("numpy", [True, False])
def test_documents_with_a_word_once_and_more_often(seed: int, numpy: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if numpy:
        pytest.importorskip("numpy")
    monkeypatch.setattr(word_gathering, "has_numpy", lambda _numbers: numpy)
    gathered = GatheredWords()
    times: dict[str, dict[int, int]] = {}
    for doc, words in spoken(seed).items():
        gathered.add(doc, words)
        for term, each in Counter(term for word in words for term in WORDS[word]).items():
            times.setdefault(term, {})[doc] = each
    assert plain(gathered.lists()) == [
        (word, [doc for doc, n in docs.items() if n == 1], [doc for doc, n in docs.items() if n > 1])
        for word, docs in sorted(times.items())
    ]


@pytest.mark.parametrize("numpy", [True, False])
def test_a_batch_without_words_has_no_lists(numpy: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if numpy:
        pytest.importorskip("numpy")
    monkeypatch.setattr(word_gathering, "has_numpy", lambda _numbers: numpy)
    gathered = GatheredWords()
    gathered.add(0, [])
    assert plain(gathered.lists()) == []
