"""Writes many words as one pattern, so that a text is read once and not once a word."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A pattern for the longest of the words at a place.

    They are written out: sets of characters where they part would be no quicker to match, and take the compiler as long
    as twenty words each.
    """
    known = sorted(set(words) - {""}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, known))})" if known else "(?!)"


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
