"""Writes many words as one pattern that shares their beginnings, so that a text is read once and not once a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Node:
    below: dict[str, _Node] = field(default_factory=dict)
    end: str | None = None
    """What must follow a word that ends here; None where none does."""

    def written(self) -> str:
        options = [re.escape(character) + node.written() for character, node in self.below.items()]
        if self.end is not None:
            options.append(self.end)
        return options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"


def alternatives(words: Iterable[str] | Mapping[str, str]) -> str:
    """A pattern for the longest of the words at a place; a mapping gives the lookahead that must follow each."""
    guards = words if isinstance(words, Mapping) else dict.fromkeys(words, "")
    root = _Node()
    for word, guard in guards.items():
        node = root
        for character in word:
            node = node.below.setdefault(character, _Node())
        if word:
            node.end = guard
    return f"(?:{root.written()})" if root.below else "(?!)"
