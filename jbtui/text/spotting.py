"""Which of many words stand in a text, told in one pass over it; a search for each costs as many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jbtui.text.trie import spotted


class Words:
    """Some hundred words, found wherever they stand, inside and across one another too."""

    def __init__(self, words: Iterable[str]) -> None:
        known = set(words) - {""}
        self._places = re.compile(spotted(sorted(known)))
        self._begins_with = {
            word: tuple(word[:end] for end in range(1, len(word) + 1) if word[:end] in known) for word in known
        }

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """(offset, word) of each word at each place, in the order of the text."""
        for hit in self._places.finditer(text):
            start = hit.start()
            for word in self._begins_with[text[start : hit.end(1)]]:
                yield start, word

    def within(self, text: str) -> set[str]:
        """The words that stand in the text."""
        return {word for _start, word in self.places(text)}
