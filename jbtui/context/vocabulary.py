"""Which of many patterns match in a text, told in one pass over it; a search for each costs as many times as much."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jbtui.context.sentences import pattern
from jbtui.text.spotting import Words

_GIVEN = re.compile(r"(?:[^\\.^$*+?{}\[\]()|](?![?*{]))+")
"""The characters that a pattern gives before anything else."""


class Vocabulary:
    """Patterns by what they mean. Where each way begins with characters that are given, only these are looked for;
    a pattern that may begin anyhow is tried at every place, and makes it slow."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._patterns = patterns
        self._begun_by: dict[str, set[str]] = {}
        self._anyhow: set[str] = set()
        for meaning, words in patterns.items():
            begins = [_GIVEN.match(way) for way in words.split("|")]
            if all(begins):
                for given in begins:
                    self._begun_by.setdefault(given[0] if given else "", set()).add(meaning)
            else:
                self._anyhow.add(meaning)
        self._begins = Words(self._begun_by)

    def within(self, text: str) -> set[str]:
        """The meanings of the patterns that match somewhere in the text."""
        found = {meaning for meaning in self._anyhow if pattern(self._patterns[meaning]).search(text)}
        for at, given in self._begins.places(text):
            for meaning in self._begun_by[given]:
                if meaning not in found and pattern(self._patterns[meaning]).match(text, at):
                    found.add(meaning)
        return found
