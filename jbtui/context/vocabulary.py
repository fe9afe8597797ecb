"""Which of many words stand in a text, told in one pass over it; a pass for each costs as many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


class Vocabulary:
    """Patterns by what they mean, each way of which begins with a character that is given: a search can then leap."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._each = [(meaning, re.compile(pattern)) for meaning, pattern in patterns.items()]
        self._any = re.compile("|".join(patterns.values()) or "(?!)")

    @classmethod
    def of_words(cls, words: Iterable[str]) -> Vocabulary:
        return cls({word: re.escape(word) for word in words})

    def within(self, text: str) -> set[str]:
        """What stands in the text, one inside another too."""
        found: set[str] = set()
        hit = self._any.search(text)
        while hit:
            at = hit.start()
            found.update(meaning for meaning, pattern in self._each if pattern.match(text, at))
            hit = self._any.search(text, at + 1)
        return found
