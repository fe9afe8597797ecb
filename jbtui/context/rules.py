"""Rules that each need certain words: one pass over a text tells which of them it need not be asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from jbtui.knowledge import table
from jbtui.text.spotting import Words

_KEPT = 512
"""Texts of which the rules that may match are remembered."""

Rule = Mapping[str, Any]


class Rules:
    """Lists of rules of a knowledge table that are asked of the same texts, by name. The `needs` of a rule, if any, has
    the words of which one must stand in a text for its pattern to match there."""

    def __init__(self, **lists: Iterable[Rule]) -> None:
        self._rules = [(name, rule) for name, rules in lists.items() for rule in rules]
        self._always = [place for place, (_name, rule) in enumerate(self._rules) if not rule.get("needs")]
        self._needing: dict[str, list[int]] = {}
        for place, (_name, rule) in enumerate(self._rules):
            for word in rule.get("needs", ()):
                self._needing.setdefault(word, []).append(place)
        self._words = Words(self._needing)
        self._left_in = lru_cache(_KEPT)(self._left)

    def asked_of(self, text: str, name: str) -> Sequence[Rule]:
        """Those of a list that may match in the text, in the order of the list."""
        return self._left_in(text).get(name, ())

    def asked_of_lines(self, text: str, name: str) -> Mapping[int, Sequence[Rule]]:
        """The same for each line of a text, by its number from 0, told in one pass over them all; none of a line in
        which no rule of the list may match."""
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
        asked = {line: {*self._always} for line in range(len(starts))} if self._always else {}
        for at, word in self._words.places(text):
            asked.setdefault(bisect_right(starts, at) - 1, set()).update(self._needing[word])
        return {line: rules for line, places in asked.items() if (rules := self._listed(places).get(name))}

    def _left(self, text: str) -> Mapping[str, Sequence[Rule]]:
        words = self._words.places(text)
        return self._listed({*self._always, *(place for _at, word in words for place in self._needing[word])})

    def _listed(self, asked: Set[int]) -> Mapping[str, Sequence[Rule]]:
        left: dict[str, list[Rule]] = {}
        for place in sorted(asked):
            name, rule = self._rules[place]
            left.setdefault(name, []).append(rule)
        return left


@cache
def year_rules() -> Rules:
    """What is asked of a sentence with a year: whether it tells the year of writing (`year`), what it is named for
    (`topics`), whether it is to come (`future`, and all behind a `lead`), planned for (`plans`; from a clause about it
    alone, `topic`, or with its months, `dated`) or compared with another (`compared`)."""
    dates = table("dates")
    return Rules(
        year=dates["year"],
        topics=[rule for rule in dates["year"] if rule.get("topic")],
        future=dates["future"]["patterns"],
        plans=dates["future"]["plans"],
        **{name: [dates["future"][name]] for name in ("lead", "topic", "dated")},
        compared=dates["past"]["compared"],
    )
