"""Which of many words stand in a text, told in one pass over it; a search for each costs as many times as much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jbtui.text.one_pattern import begins


class Words:
    """Some hundred words, found wherever they stand, inside and across one another too.

    One small pattern of their first and second characters passes over nearly every place; a pattern of all the words
    would take longer to compile than a short run has to give.
    """

    def __init__(self, words: Iterable[str]) -> None:
        known = sorted(set(words) - {""}, key=len)
        self._begins = re.compile(begins(known))
        self._begun_by: dict[str, list[str]] = {}
        """The first two characters of words, or a word of one → the words that begin so."""
        for word in known:
            self._begun_by.setdefault(word[:2], []).append(word)
        for begin, begun in self._begun_by.items():
            if len(begin) > 1:
                begun[:0] = self._begun_by.get(begin[0], ())

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """(offset, word) of each word at each place, in the order of the text."""
        begun_by = self._begun_by
        for hit in self._begins.finditer(text):
            at = hit.start()
            for word in begun_by.get(text[at : at + 2]) or begun_by.get(text[at]) or ():
                if text.startswith(word, at):
                    yield at, word

    def within(self, text: str) -> set[str]:
        """The words that stand in the text."""
        return {word for _at, word in self.places(text)}
