"""How near the names of two indicators are: the words they share, weighed by how rare those are.

老旧小区改造数 and 完成整治改造老旧小区数 share 老旧小区 and 改造; 完成 and 数 say nothing. What is empty, synonymous or
weak comes from `knowledge/comparison.toml` and the aliases of the search; the rest is left to the segmenter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from math import log
from typing import Any

from jbtui import knowledge
from jbtui.compare import scope
from jbtui.text.folding import fold

Cut = Callable[[str], Sequence[str]]
"""Cuts a folded text into words."""

_NO_WORD = re.compile(r"[\W\d_]+|[一二三四五六七八九十百千万亿两几\d]+[年月日个项家次]?|.")
"""Marks, numbers, and single characters say nothing by themselves."""
_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》<>·]")
CANDIDATES = 300
"""So many names of the right are held against one of the left: those that share its rarest words."""
AS_IF = 200
"""Rarity is told as among at least so many names; among two, a shared word would count as common."""
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
    telling: bool
    """True where a word is shared that is not weak."""


@dataclass(frozen=True, slots=True)
class _Table:
    known: re.Pattern[str]
    """The words of the tables, longest first: a name is cut at them before the segmenter sees the rest."""
    same: Mapping[str, str]
    alike: Mapping[str, str]
    """Words that can be put for each other without changing what is meant."""
    alike_words: re.Pattern[str]
    empty: frozenset[str]
    weak: frozenset[str]
    weak_share: float
    generic: frozenset[str]
    bare: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _table() -> _Table:
    names: Mapping[str, Any] = knowledge.table("comparison")["names"]
    alike = _first_of([*names["alike"], *knowledge.table("aliases")["groups"]])
    same = _first_of([*names["same"], *names["alike"], *knowledge.table("aliases")["groups"]])
    empty, weak = frozenset(map(fold, names["empty"])), frozenset(map(fold, names["weak"]))
    known = {word for word in {*same, *empty, *weak} if len(word) > 1}
    return _Table(
        known=_any_of(known),
        same=same,
        alike=alike,
        alike_words=_any_of(alike),
        empty=empty,
        weak=weak,
        weak_share=float(names["weak_share"]),
        generic=frozenset(map(fold, names["generic"])),
        bare=frozenset(map(fold, (*names["bare"], *names["weak"]))),
        before=re.compile(f"^(?:{_any_of(map(fold, names['before'])).pattern})+"),
        after=re.compile(f"(?:{_any_of(map(fold, names['after'])).pattern})$"),
    )


def _first_of(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Each word of the groups → the first of its group."""
    found: dict[str, str] = {}
    for group in groups:
        for word in group:
            found.setdefault(fold(word), found.get(fold(group[0]), fold(group[0])))
    return found


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


@lru_cache(maxsize=16384)
def core(name: str) -> str:
    """The name without what does not change its meaning: 实际完成投资 is 完成投资, GDP增速排名 地区生产总值增幅."""
    table = _table()
    bare = table.alike_words.sub(lambda match: table.alike[match.group()], _MARKS.sub("", fold(name)))
    shorter = table.after.sub("", table.before.sub("", bare))
    return shorter if len(shorter) > 1 else bare


def is_generic(name: str) -> bool:
    """Whether a name says what is measured but not of what; such are aligned within one theme alone."""
    return core(name) in _table().generic


def is_bare(name: str) -> bool:
    """Whether a name does not say at all of what it is: 事项数, 总投资. Two equal ones may be of two things."""
    return core(name) in _table().bare


def words_of(name: str, cut: Cut) -> frozenset[str]:
    """The words of a name that carry its meaning, synonyms as one."""
    table = _table()
    words: list[str] = []
    end = 0
    bare = core(name)
    for match in table.known.finditer(bare):
        words += [*cut(bare[end : match.start()]), match.group()]
        end = match.end()
    words += cut(bare[end:])
    meant = (table.same.get(word, word) for word in words)
    return frozenset(word for word in meant if word not in table.empty and not _NO_WORD.fullmatch(word))


def nearest(lefts: Iterable[str], rights: Iterable[str], cut: Cut) -> list[Near]:
    """All pairs of names with words in common, nearest first; equal names are not among them.

    Linear in the names: each is held against a bounded number of those that share its rarest words.
    """
    words = {name: words_of(name, cut) for name in {*lefts, *rights}}
    weight = _weights(words.values())
    by_word: dict[str, list[str]] = {}
    for right in sorted(set(rights)):
        for word in words[right]:
            by_word.setdefault(word, []).append(right)
    found = []
    for left in sorted(set(lefts)):
        for right in sorted(_candidates(words[left], by_word) - {left}):
            near = _near(left, right, words, weight)
            if near:
                found.append(near)
    return sorted(found, key=lambda near: (-near.score, near.left, near.right))


def _candidates(words: frozenset[str], by_word: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    for names in sorted((by_word.get(word, []) for word in words), key=len):
        if len(found) + len(names) > CANDIDATES:
            break
        found.update(names)
    return found


def _weights(names: Iterable[frozenset[str]]) -> dict[str, float]:
    table, names = _table(), list(names)
    seen = Counter(word for words in names for word in words)
    # One is added so that a word standing in every name still counts a little.
    return {
        word: log(1 + max(AS_IF, len(names)) / count) * (table.weak_share if word in table.weak else 1.0)
        for word, count in seen.items()
    }


def _near(left: str, right: str, words: dict[str, frozenset[str]], weight: dict[str, float]) -> Near | None:
    """The weighted Dice measure of two names; None where too little is shared to speak of."""
    common = words[left] & words[right]
    own = [_telling(words[name] - common) for name in (left, right)]
    telling = _telling(common)
    if not _enough(common, telling, own, whole=common in (words[left], words[right])):
        return None
    if scope.of_two_things(left, right) or (all(own) and _exchange_one_stretch(left, right)):
        return None
    shared = sum(weight[word] for word in common)
    both = sum(weight[word] for word in words[left]) + sum(weight[word] for word in words[right])
    words_shared = tuple(sorted(common, key=lambda word: (-weight[word], word)))
    return Near(left, right, 2 * shared / both, words_shared, bool(telling))


def _telling(words: frozenset[str]) -> frozenset[str]:
    return words - _table().weak


def _enough(common: frozenset[str], telling: frozenset[str], own: Sequence[frozenset[str]], *, whole: bool) -> bool:
    """Whether words in common say enough. Weak ones do where there are two and no other word tells the names apart
    (重点项目); a single telling one where it is long or all that a name says."""
    if not telling:
        return (len(common) > 1 or whole) and not any(own) and bool(common)
    return len(common) > 1 or whole or any(len(word) >= LONG for word in telling)


def _exchange_one_stretch(left: str, right: str) -> bool:
    """Whether two names differ in one place where each has its own: 农村厕所开工率, 城区厕所开工率. So things are set
    against each other, where two names for one thing come with a word more or in another order."""
    one, other = core(left), core(right)
    begin = _alike(one, other)
    end = _alike(one[begin:][::-1], other[begin:][::-1])
    first, second = one[begin : len(one) - end], other[begin : len(other) - end]
    # A single character is no word that could set two things apart: 总产值, 总产出.
    return begin + end > 0 and min(len(first), len(second)) > 1 and not _pieces(first) & _pieces(second)


def _alike(one: str, other: str) -> int:
    """With how many equal characters two texts begin."""
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _pieces(text: str) -> set[str]:
    """Every two neighbouring characters."""
    return {text[at : at + 2] for at in range(len(text) - 1)}
