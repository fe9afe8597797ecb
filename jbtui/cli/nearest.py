"""The names nearest to one that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from jbtui.errors import NotFound
from jbtui.messages import _, say
from jbtui.text.cleaning import one_line

MOST = 5


def nearest(typed: str, known: Iterable[str]) -> list[str]:
    """Up to five known names, the most alike first; those that share a character with `typed` count as alike."""
    names = list(dict.fromkeys(known))
    near = difflib.get_close_matches(typed, names, MOST, 0.5)
    sharing = sorted((name for name in names if set(typed) & set(name) and len(typed) < 5), key=len)
    return list(dict.fromkeys([*near, *(name for name in sharing if not typed.isascii())]))[:MOST]


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
