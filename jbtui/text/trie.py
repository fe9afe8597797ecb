"""Writes many words as one pattern that shares their beginnings, so that a text is read once and not once a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

# So many words that begin alike are written out: to compile a set of characters takes as long as twenty words.
_WHOLE = 4


@dataclass(slots=True)
class _Node:
    below: dict[str, _Node] = field(default_factory=dict)
    end: str | None = None
    """What must follow a word that ends here; None where none does."""

    def written(self) -> str:
        options = self._options()
        return options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"

    def _options(self) -> list[str]:
        options: list[str] = []
        for character, node in self.below.items():
            behind = node._options()
            whole = behind if len(behind) <= _WHOLE else [f"(?:{'|'.join(behind)})"]
            options += [re.escape(character) + rest for rest in whole]
        if self.end is not None:
            options.append(self.end)
        return options


def alternatives(words: Iterable[str] | Mapping[str, str]) -> str:
    """A pattern for the longest of the words at a place; a mapping gives the lookahead that must follow each."""
    root = _grown(words if isinstance(words, Mapping) else dict.fromkeys(words, ""))
    return f"(?:{root.written()})" if root.below else "(?!)"


def sought(words: Iterable[str]) -> str:
    """A pattern that finds any of some hundred words in a long text, the longest at a place.

    Sets of the first and second characters pass over most places. Behind the first, the words are told by the second,
    which the engine compares quickly, and asked at their ends whether they began with the first.
    """
    known = sorted(dict.fromkeys(filter(None, words)), key=len, reverse=True)
    ends = (f"{re.escape(word[1:])}(?<={re.escape(word)})" for word in known)
    return f"{begins(known)}(?:{'|'.join(ends)})"


def begins(words: Iterable[str]) -> str:
    """A pattern for where a word may begin: one of their first characters before one of their second ones."""
    known = sorted({word[:2] for word in words if word})
    first, second = (any_of(dict.fromkeys(begin[at] for begin in known if len(begin) > at)) for at in (0, 1))
    alone = [begin for begin in known if len(begin) == 1]
    return f"{first}(?:(?={second})|(?<={any_of(alone)}))" if alone else f"{first}(?={second})"


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
