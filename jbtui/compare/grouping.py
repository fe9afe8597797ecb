"""The figures of one side by what they measure: one group for each indicator, kind and unit.

What one article says twice under two names, of which one only says more, is one group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import permutations

from jbtui import spans
from jbtui.compare import naming, scope, themes
from jbtui.compare.naming import Cut
from jbtui.records import Figure, FigureKind

Key = tuple[str, FigureKind, str, str]
"""Core of the indicator's name, kind, class of unit, and what else makes it this one: the theme of an indicator that
means nothing without it; the figure's own id where even the theme leaves open what is measured."""

NAMES = 6
"""An article that gives one value to more names than this is a table of ones and tens, and repeats nothing."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one side for one indicator, kind and unit, the latest first."""

    key: Key
    theme: str
    figures: tuple[Figure, ...]

    @property
    def indicator(self) -> str:
        """The name most of its figures bear, the shortest of equals."""
        counted = Counter(figure.indicator or "" for figure in self.figures)
        return min(counted, key=lambda name: (-counted[name], len(name), name))

    @property
    def kind(self) -> FigureKind:
        return self.key[1]


def groups(figures: Iterable[Figure], cut: Cut) -> dict[Key, Group]:
    """The figures by indicator, kind and unit; those without an indicator measure nothing that could be aligned."""
    found: dict[Key, list[Figure]] = {}
    for figure in figures:
        if figure.indicator:
            found.setdefault(key_of(figure), []).append(figure)
    _put_repeats_together(found, cut)
    return {
        key: Group(key, themes.commonest(f.theme for f in same), tuple(sorted(same, key=_latest_first)))
        for key, same in found.items()
    }


def key_of(figure: Figure) -> Key:
    """What a figure is filed under."""
    name = figure.indicator or ""
    if naming.is_bare(name):
        more = figure.id
    elif naming.is_generic(name):
        more = figure.theme or figure.id
    else:
        more = ""
    return naming.core(name), figure.kind, scope.unit_class(figure), more


def _put_repeats_together(found: dict[Key, list[Figure]], cut: Cut) -> None:
    """Join what one article says twice: one value of one owner under two names, one of which only says more."""
    said: dict[Hashable, dict[Key, Figure]] = {}
    for key, figures in found.items():
        for figure in figures if not key[3] else ():
            claim = (figure.article, figure.value, figure.approx, scope.owner(figure), *key[1:3])
            said.setdefault(claim, {}).setdefault(key, figure)
    for same in said.values():
        for key, other in permutations(same, 2) if 1 < len(same) <= NAMES else ():
            if {key, other} <= found.keys() and _says_more(same[key], same[other], cut):
                found[key] += found.pop(other)


def _says_more(figure: Figure, other: Figure, cut: Cut) -> bool:
    """Whether the one name holds all words of the other, and their periods leave it open that they are one figure."""
    here, there = spans.span(figure.period), spans.span(other.period)
    words, fewer = (naming.words_of(one.indicator or "", cut) for one in (figure, other))
    return bool(fewer) and fewer <= words and (here == there or not (here and there))


def _latest_first(figure: Figure) -> tuple[int, tuple[int, int, int], str]:
    return (0 if scope.owner(figure) == "" else 1, spans.order(figure.period), figure.id)
