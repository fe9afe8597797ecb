"""The names nearest to one that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from itertools import takewhile

from jbtui.errors import NotFound
from jbtui.messages import _, say
from jbtui.text.cleaning import one_line

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


def unknown(what: str, typed: str, known: Iterable[str]) -> NotFound:
    """The error for a name that the index does not have. `what` is a word such as 区县."""
    names = list(known)
    near = nearest(typed, names)
    remedy = ""
    if near:
        remedy = say("最接近的：{names}", names=_("、").join(near))
    elif names:
        remedy = say("索引里有：{names}", names=_("、").join(names[:MOST]))
    return NotFound(say("索引里没有叫“{name}”的{what}。", name=one_line(typed), what=what), one_line(remedy))
