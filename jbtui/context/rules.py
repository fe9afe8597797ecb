"""Rules that each need certain words: one pass over a text tells which of them it need not be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from jbtui.knowledge import table
from jbtui.text.spotting import Words

_KEPT = 512
"""Texts, and sets of words of which the rules that they leave are remembered."""

Rule = Mapping[str, Any]


class Rules:
    """Lists of rules of a knowledge table that are asked of the same texts, by name. The `needs` of a rule, if any, has
    the words of which one must stand in a text for its pattern to match there."""

    def __init__(self, **lists: Iterable[Rule]) -> None:
        self._lists = {
            name: tuple((rule, frozenset[str](rule.get("needs", ()))) for rule in rules)
            for name, rules in lists.items()
        }
        self._words = Words(word for rules in self._lists.values() for _rule, needs in rules for word in needs)
        self._left_in = lru_cache(_KEPT)(self._needing)
        self._left_by = lru_cache(_KEPT)(self._having)

    def asked_of(self, text: str, name: str) -> tuple[Rule, ...]:
        """Those of a list that may match in the text, in the order of the list."""
        return self._left_in(text)[name]

    def _needing(self, text: str) -> Mapping[str, tuple[Rule, ...]]:
        return self._left_by(frozenset(self._words.within(text)))

    def _having(self, words: frozenset[str]) -> Mapping[str, tuple[Rule, ...]]:
        return {
            name: tuple(rule for rule, needs in rules if not needs or not needs.isdisjoint(words))
            for name, rules in self._lists.items()
        }


@cache
def year_rules() -> Rules:
    """What is asked of a sentence with a year: whether it tells the year of writing (`year`), what it is named for
    (`topics`), whether it is to come (`future`), planned for (`plans`) or compared with another (`compared`)."""
    dates = table("dates")
    return Rules(
        year=dates["year"],
        topics=[rule for rule in dates["year"] if rule.get("topic")],
        future=dates["future"]["patterns"],
        plans=dates["future"]["plans"],
        compared=dates["past"]["compared"],
    )
