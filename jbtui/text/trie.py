"""Writes many words as one pattern that shares their beginnings, so that a text is read once and not once a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# First characters that one set tells apart from the others.
_TOGETHER = 14


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
    root = _grown(words if isinstance(words, Mapping) else dict.fromkeys(words, ""))
    return f"(?:{root.written()})" if root.below else "(?!)"


def sought(words: Iterable[str]) -> str:
    """A pattern that finds any of some hundred words in a long text.

    Alternatives are tried one by one; sets of the first and second characters pass over most places before that.
    """
    root = _grown(dict.fromkeys(words, ""))
    whole = [character for character, node in root.below.items() if node.end is not None]
    second = sorted({character for node in root.below.values() for character in node.below})
    branches = [(character, f"(?<={re.escape(character)}){node.written()}") for character, node in root.below.items()]
    groups = [branches[at : at + _TOGETHER] for at in range(0, len(branches), _TOGETHER)]
    told = "|".join(f"(?<={any_of(c for c, _ in group)})(?:{'|'.join(b for _, b in group)})" for group in groups)
    return f"{any_of(root.below)}(?:(?={any_of(second)})|(?<={any_of(whole)}))(?:{told})"


def any_of(characters: Iterable[str]) -> str:
    """A pattern for any of the characters."""
    found = re.escape("".join(characters))
    return f"[{found}]" if found else "(?!)"


def _grown(guards: Mapping[str, str]) -> _Node:
    root = _Node()
    for word, guard in guards.items():
        node = root
        for character in word:
            node = node.below.setdefault(character, _Node())
        if word:
            node.end = guard
    return root
