"""The error for a name that the index does not have, with the names nearest to it."""

from __future__ import annotations

from collections.abc import Iterable

from jbtui.errors import NotFound
from jbtui.messages import _, say
from jbtui.text.cleaning import one_line
from jbtui.text.nearest import MOST, nearest


def unknown(what: str, typed: str, known: Iterable[str]) -> NotFound:
    """The error. `what` is a word such as 区县."""
    names = list(known)
    near = nearest(typed, names)
    remedy = ""
    if near:
        remedy = say("最接近的：{names}", names=_("、").join(near))
    elif names:
        remedy = say("索引里有：{names}", names=_("、").join(names[:MOST]))
    return NotFound(say("索引里没有叫“{name}”的{what}。", name=one_line(typed), what=what), one_line(remedy))
