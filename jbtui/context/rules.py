"""Rules that each need certain words: one pass over a text tells which of them it need not be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from jbtui.text.spotting import Words

_KEPT = 512
"""Sets of words of which the rules that they leave are remembered."""


class Rules:
    """The rules of a knowledge table, each a table whose `needs`, if any, has the words of which one must stand in a
    text for its pattern to match there."""

    def __init__(self, rules: Iterable[Mapping[str, Any]]) -> None:
        self._rules = tuple((rule, frozenset[str](rule.get("needs", ()))) for rule in rules)
        self._words = Words(word for _rule, needs in self._rules for word in needs)
        self._left_by = lru_cache(_KEPT)(self._needing)

    def asked_of(self, text: str) -> tuple[Mapping[str, Any], ...]:
        """Those that may match in the text, in the order of the table."""
        return self._left_by(frozenset(self._words.within(text)))

    def _needing(self, words: frozenset[str]) -> tuple[Mapping[str, Any], ...]:
        return tuple(rule for rule, needs in self._rules if not needs or not needs.isdisjoint(words))
