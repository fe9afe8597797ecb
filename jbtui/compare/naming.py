"""How near the names of two indicators are: the words they share, weighed by how rare those are.

老旧小区改造数 and 完成整治改造老旧小区数 share 老旧小区 and 改造; 完成 and 数 say nothing. The words come from the
segmenter, what is empty or synonymous from `knowledge/comparison.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from jbtui import knowledge
from jbtui.text.folding import fold

Cut = Callable[[str], Sequence[str]]
"""Cuts a folded text into words."""

_NO_WORD = re.compile(r"[\W\d_]+")
LONG = 3
"""A single word in common says enough only when it is at least so long."""


@dataclass(frozen=True, slots=True)
class Near:
    """One name of the left and one of the right that may mean the same."""

    left: str
    right: str
    score: float
    """0 to 1."""
    shared: tuple[str, ...]


@cache
def _table() -> tuple[frozenset[str], dict[str, str]]:
    names = knowledge.table("comparison")["names"]
    same = {fold(word): fold(group[0]) for group in names["same"] for word in group}
    return frozenset(map(fold, names["empty"])), same


@cache
def generic() -> frozenset[str]:
    """Names that say what is measured but not of what; they are aligned within one theme alone."""
    return frozenset(map(fold, knowledge.table("comparison")["names"]["generic"]))


def is_generic(name: str) -> bool:
    return fold(name) in generic()


def words_of(name: str, cut: Cut) -> frozenset[str]:
    """The words of a name that carry its meaning, synonyms as one."""
    empty, same = _table()
    found = set()
    for word in cut(fold(name)):
        word = same.get(word, word)
        if word not in empty and not _NO_WORD.fullmatch(word):
            found.add(word)
    return frozenset(found)


def nearest(lefts: Iterable[str], rights: Iterable[str], cut: Cut) -> list[Near]:
    """All pairs of names with words in common, nearest first; equal names are not among them.

    Linear in the pairs that share a word: names are looked up by their words.
    """
    words = {name: words_of(name, cut) for name in {*lefts, *rights}}
    weight = _weights(words.values())
    by_word: dict[str, list[str]] = {}
    for right in sorted(set(rights)):
        for word in words[right]:
            by_word.setdefault(word, []).append(right)
    found = []
    for left in sorted(set(lefts)):
        candidates = {right for word in words[left] for right in by_word.get(word, ())}
        for right in sorted(candidates - {left}):
            near = _near(left, right, words, weight)
            if near:
                found.append(near)
    return sorted(found, key=lambda near: (-near.score, near.left, near.right))


def _weights(names: Iterable[frozenset[str]]) -> dict[str, float]:
    names = list(names)
    seen = Counter(word for words in names for word in words)
    # One is added so that a word standing in every name still counts a little.
    return {word: log(1 + len(names) / count) for word, count in seen.items()}


def _near(left: str, right: str, words: dict[str, frozenset[str]], weight: dict[str, float]) -> Near | None:
    """The weighted Dice measure of two names; None where too little is shared to speak of."""
    common = words[left] & words[right]
    if len(common) < 2 and not any(len(word) >= LONG for word in common):
        return None
    shared = sum(weight[word] for word in common)
    both = sum(weight[word] for word in words[left]) + sum(weight[word] for word in words[right])
    return Near(left, right, 2 * shared / both, tuple(sorted(common, key=lambda word: (-weight[word], word))))
