"""Which of many patterns match in a text, told in one pass over it; a search for each costs as many times as much."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jbtui.context.sentences import pattern
from jbtui.text.spotting import Words

_INNER = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]|[()|]")
"""What tells where the ways of a pattern part: its groups, and what only looks like their marks."""
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
            begins = [_GIVEN.match(way) for way in _ways(words)]
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


def _ways(words: str) -> list[str]:
    """The alternatives of a pattern, those inside its groups left together."""
    depth = begin = 0
    ways = []
    for mark in _INNER.finditer(words):
        depth += (mark.group() == "(") - (mark.group() == ")")
        if mark.group() == "|" and not depth:
            ways.append(words[begin : mark.start()])
            begin = mark.end()
    return [*ways, words[begin:]]
