"""Writes many words as one pattern that shares their beginnings, so that a text is read once and not once a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# So many first characters are told apart one by one; of more, a range tells in which half the character lies.
_ONE_BY_ONE = 3


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

    Alternatives are tried one by one; sets of the first and second characters pass over most places before that, and
    ranges of the first leave few to be tried.
    """
    known = dict.fromkeys(words, "")
    return begins(known) + _halved(sorted(_grown(known).below.items()))


def begins(words: Iterable[str]) -> str:
    """A pattern for where a word may begin: one of their first characters before one of their second ones."""
    known = sorted({word[:2] for word in words if word})
    first, second = (any_of(dict.fromkeys(begin[at] for begin in known if len(begin) > at)) for at in (0, 1))
    alone = [begin for begin in known if len(begin) == 1]
    return f"{first}(?:(?={second})|(?<={any_of(alone)}))" if alone else f"{first}(?={second})"


def _halved(branches: Sequence[tuple[str, _Node]]) -> str:
    """What follows each of the first characters, which one look back tells apart from half of the others."""
    if len(branches) <= _ONE_BY_ONE:
        return f"(?:{'|'.join(f'(?<={re.escape(first)}){node.written()}' for first, node in branches)})"
    middle = len(branches) // 2
    halves = (branches[:middle], branches[middle:])
    told = (f"(?<=[{re.escape(half[0][0])}-{re.escape(half[-1][0])}]){_halved(half)}" for half in halves)
    return f"(?:{'|'.join(told)})"


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
