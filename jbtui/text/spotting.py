"""Which of many words stand in a text, told in one pass over it; a search for each costs as many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jbtui.text.trie import any_of


class Words:
    """Some hundred words, found wherever they stand, inside and across one another too.

    One small pattern of their first and second characters passes over nearly every place; a pattern of all the words
    would take longer to compile than a short run has to give.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(set(words) - {""}, key=len):
            self._by_first.setdefault(word[0], []).append(word)
        known = [word for each in self._by_first.values() for word in each]
        second = any_of(sorted({word[1] for word in known if len(word) > 1}))
        alone = any_of(sorted(word for word in known if len(word) == 1))
        self._begins = re.compile(f"{any_of(self._by_first)}(?:(?={second})|(?<={alone}))")

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """(offset, word) of each word at each place, in the order of the text."""
        for hit in self._begins.finditer(text):
            at = hit.start()
            for word in self._by_first[text[at]]:
                if text.startswith(word, at):
                    yield at, word

    def within(self, text: str) -> set[str]:
        """The words that stand in the text."""
        return {word for _at, word in self.places(text)}
