"""How well one piece of text goes on from another: what decides which continuation belongs to which open end.

Brackets and quotes left open, lists of figures that continue, units after numbers, a predicate after its subject, a
word that the seam cuts, words that the seam makes and the article has elsewhere, words that both halves share.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from jbtui.layout import grammar, marks, seam_words

_FIGURE = re.compile(r"[\d０-９.．,]+\s?([%％‰]|[万亿]?[元家个项名户亩吨人套件]|万平方米|平方米|公里)?")
_HEAD = 40
"""Characters of the beginning that are read for its own subject."""
_SHARED = 240
"""Characters before the seam in which the beginning's words are looked for."""
_SHARED_PAIRS = 4
"""So many shared pairs of characters are worth as much as they can be."""
_CUT_WORD = 3.5
"""What a word that the seam cuts is worth: it comes about by chance in one of thirty seams."""
KIN = 1.5
"""What words that both halves share are worth at most."""
_SURELY_OPEN = 3
_PAIRS_OF = re.compile("(?=([\u4e00-\u9fff]{2}))")
_HAN_PAIR = re.compile("[\u4e00-\u9fff]{2}")
_RARE = 4
"""Uses of a pair of characters in an article, both halves included, that make it telling."""
_CUT = (",", "，", "、")
_CLAUSE_ENDS = tuple("，,；;")


@dataclass(frozen=True, slots=True)
class _End:
    """What the end of a text shows."""

    tail: str
    """Its last characters, simplified."""
    openness: int
    figure: str | None
    """The unit of the figure that it ends with, before its comma."""
    transitive: bool
    respectively: bool
    wants_figure: bool


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What the beginning of a text shows."""

    head: str
    orphan: bool
    unopened: bool
    starter: bool
    predicate: bool
    listed: bool
    bare: bool
    """Whether a figure lacks the name before it."""
    unit: bool
    figure: str | None
    """The unit of the figure that it begins with."""
    alone: bool
    """Whether that figure is all of the clause."""


@lru_cache(256)
def _end(text: str) -> _End:
    tail = marks.simplified(text[-16:])
    found = list(_FIGURE.finditer(text[-16:]))
    return _End(
        tail,
        grammar.open_end(text),
        found[-1].group(1) if found and found[-1].end() >= len(text[-16:]) - 1 else None,
        tail.endswith(marks.words("grammar", "transitive")),
        bool(marks.pattern("grammar", "respectively").search(tail)),
        bool(marks.pattern("grammar", "wants_figure").search(tail)),
    )


@lru_cache(256)
def _beginning(text: str) -> _Beginning:
    head = marks.simplified(text[:_HEAD])
    first = _FIGURE.match(text)
    return _Beginning(
        head,
        bool(grammar.orphan(text)),
        bool(grammar.unopened(text[: grammar.QUOTED])),
        grammar.starter(text),
        bool(marks.pattern("grammar", "predicates").match(head)),
        bool(marks.pattern("grammar", "listed").match(head)),
        bool(marks.pattern("grammar", "bare_figures").match(head)),
        head.startswith(marks.words("grammar", "units")),
        first.group(1) if first else None,
        first is not None and text[first.end() : first.end() + 1] in tuple("，。；、,;"),
    )


def fit(end: str, beginning: str, text: str) -> float:
    """How well the beginning goes on from the end, `text` being the article's whole body."""
    if grammar.contradict(end, beginning):
        return -3.0
    first, second = _end(end), _beginning(beginning)
    score = 2.0 if second.orphan else 0.0
    # A paragraph without an end does go on somewhere; one cut after a comma more surely still.
    score += 2.0 if first.openness == _SURELY_OPEN else 1.0
    if second.unopened:
        score += 2.0
    if first.figure and end[-1] in "、，,和及与" and first.figure == second.figure:
        score += 2.0
    if end[-1:].isdigit() and second.unit:
        score += 2.0
    if end[-1:].isdigit() and beginning[:1].isdigit():
        score += 0.5
    if second.starter:
        score -= 1.0
    return score + _clause(end, first, second) + _seam(end, beginning, text)


def _clause(end: str, first: _End, second: _Beginning) -> float:
    """Whether the two make a clause: a verb its object, a subject its predicate, 分别 as many figures as it counts."""
    score = 1.5 if second.bare else 0.0
    if first.respectively:
        score += 2.0 if second.listed else -2.0
    elif first.wants_figure:
        score += 2.0 if second.head[:1].isdigit() else -1.5
    elif grammar.number_follows(first.tail, second.head):
        score += 0.0 if second.listed else 1.0
    if end[-1:] in _CLAUSE_ENDS and second.figure and first.figure is None and second.alone:
        score -= 2.0
    if end[-1:] == "等" and second.head.startswith(marks.words("grammar", "categories")):
        score += 2.0
    if first.transitive:
        score -= 3.0 if second.predicate else 0.0
    elif second.predicate:
        # 产值 + 同比增长: a subject; after a clause's end such a beginning lacks one.
        score += -1.0 if end[-1] in "；;" else 1.5 if end.endswith(_CUT) else 2.5
    return score


def _seam(end: str, beginning: str, text: str) -> float:
    """Whether the seam cuts a word, or makes words that stand elsewhere in the article."""
    if (
        len(end) < 2
        or len(beginning) < 2
        or not ("\u4e00" <= end[-1] <= "\u9fff" and "\u4e00" <= beginning[0] <= "\u9fff")
    ):
        return 0.0
    if cut_word(end, beginning, text):
        return _CUT_WORD
    if end[-2:] + beginning[:2] in text:
        return 2.5
    if end[-2:] + beginning[:1] in text or end[-1:] + beginning[:2] in text:
        return 2.0
    return 0.75 if end[-1] + beginning[0] in text else 0.0


def cut_word(end: str, beginning: str, text: str) -> str:
    """The word that the seam cuts, "" for none: one whose rest begins a word of the article came about by chance."""
    word = seam_words.across(end, beginning)
    if not word or word in text:
        return word
    return "" if text.count(beginning[:2]) > 1 else word


def kinship(end: str, beginning: str, text: str) -> float:
    """Words that both halves share and the rest of the article hardly has: at most KIN."""
    near, head = end[-_SHARED:], beginning[:_HEAD]
    pairs = {head[i : i + 2] for i in range(len(head) - 1)}
    shared = sum(1 for pair in pairs if _HAN_PAIR.fullmatch(pair) and pair in near and text.count(pair) <= _RARE)
    return KIN * min(shared, _SHARED_PAIRS) / _SHARED_PAIRS


def related(text: str, other: str) -> float:
    """How much two texts share of their words, whatever their lengths: pairs of characters that both have."""
    pairs = set(_PAIRS_OF.findall(text)) & set(_PAIRS_OF.findall(other))
    return len(pairs) / math.sqrt(max(len(other), 1))
