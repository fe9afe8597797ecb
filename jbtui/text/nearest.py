"""The names nearest to one that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import takewhile

MOST = 5
_SHORT = 4


def nearest(typed: str, known: Iterable[str]) -> list[str]:
    """Up to five known names, the most alike first; a short name that shares a character counts as alike."""
    names = list(dict.fromkeys(known))
    near = difflib.get_close_matches(typed, names, MOST, 0.5)
    if not typed.isascii() and len(typed) <= _SHORT:
        # One of two characters wrong is half a name: rank those that share one by how they begin.
        sharing = [name for name in names if set(typed) & set(name)]
        near += sorted(sharing, key=lambda name: (-_begins_alike(typed, name), len(name)))
    return list(dict.fromkeys(near))[:MOST]


def _begins_alike(one: str, other: str) -> int:
    """How many first characters are the same."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _pair in same)
