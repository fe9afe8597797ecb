"""Which of many words stand in a text, told in one pass over it; a pass for each costs as many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jbtui.context.sentences import pattern

_GIVEN = re.compile(r"[^\\.^$*+?{}\[\]()](?![?*{])")


class Vocabulary:
    """Patterns by what they mean. Where each way begins with a character that is given, a search leaps; others may
    begin anywhere, and make it slow."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._any = re.compile("|".join(patterns.values()) or "(?!)")
        self._by_first: dict[str, dict[str, str]] = {}
        self._anywhere: dict[str, str] = {}
        for meaning, words in patterns.items():
            for way in words.split("|"):
                near = self._by_first.setdefault(way[0], {}) if _GIVEN.match(way) else self._anywhere
                near[meaning] = words

    @classmethod
    def of_words(cls, words: Iterable[str]) -> Vocabulary:
        return cls({word: re.escape(word) for word in words})

    def within(self, text: str) -> set[str]:
        """What stands in the text, one inside another too."""
        found: set[str] = set()
        hit = self._any.search(text)
        while hit:
            at = hit.start()
            near = self._anywhere | self._by_first.get(text[at], {})
            found.update(meaning for meaning, words in near.items() if pattern(words).match(text, at))
            hit = self._any.search(text, at + 1)
        return found
