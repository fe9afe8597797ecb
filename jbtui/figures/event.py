"""Periods that an event opens: 推行“一次办好”改革以来, where no 自 announces it and only 以来 tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from jbtui.figures import edtf
from jbtui.figures.moment import Reference, Time
from jbtui.knowledge import table

_SINCE = "以来"
# A clause longer than this names more than an event.
_LONGEST = 40
_STOPS = "，。；！？,;!?:：…⋯"


@cache
def _no_event() -> re.Pattern[str]:
    """What before 以来 is no event: 长期以来, 有记录以来."""
    return re.compile("(?:" + "|".join(table("periods")["no_event"]["words"]) + ")$")


def with_events(text: str, times: list[Time], reference: Reference | None) -> list[Time]:
    """The times of a text and the periods that events open, in order.

    A time inside such a clause says when the event was: 去年3月启动改革以来 opens in that month.
    """
    if reference is None or _SINCE not in text:
        return times
    found = list(times)
    at = text.find(_SINCE)
    while at >= 0:
        end = at + len(_SINCE)
        begin = max((text.rfind(stop, max(0, at - _LONGEST), at) for stop in _STOPS), default=-1) + 1
        if text[end : end + 1] in ("，", ",") and (begin or at < _LONGEST) and at - begin >= 2:
            inside = [t for t in found if t.end > begin and t.start < end]
            if not any(t.end == end for t in inside) and not _no_event().search(text, begin, at):
                # What lies inside goes on to take its digits, but dates nothing any more.
                found = [replace(t, edtf=None, sort="label") if t in inside else t for t in found]
                found.append(_opened(text, begin, end, inside, reference))
        at = text.find(_SINCE, end)
    return sorted(found, key=lambda t: t.start)


def _opened(text: str, begin: int, end: int, inside: Sequence[Time], reference: Reference) -> Time:
    opening = next((t.edtf.partition("/")[0] for t in reversed(inside) if t.edtf and t.sort != "now"), "..")
    value = edtf.interval(opening, reference.date)
    made = Time(begin, end, text[begin:end], value, "since", reference.year, takes=False)
    return replace(made, edtf=f"../{reference.date}") if value is None else made
