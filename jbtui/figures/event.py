"""Periods that an event opens, where only 以来 tells it, and courses such as 一百天里 whose two days were told."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from jbtui.figures import edtf, numerals
from jbtui.figures.moment import Reference, Time
from jbtui.knowledge import table

_SINCE = "以来"
# A clause longer than this names more than an event.
_LONGEST = 40
_STOPS = "，。；！？,;!?:：…⋯"
# 一百个日夜里, 45天来: a course of days.
_COURSE = re.compile(
    "([0-9]{2,3}|[一二两三四五六七八九十百]{1,5})(?:多|余)?个?(?:日日夜夜|日夜|昼夜|天|日)(?:里|间|来|下来)"
)
# A course told in a round number may be so much longer or shorter than its two days are apart.
_ROUND = 0.12


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


def with_courses(text: str, times: list[Time]) -> list[Time]:
    """The times of a text and the courses of days whose first and last day stand before them, in order."""
    days = [t for t in times if t.sort == "day" and t.edtf and len(t.edtf) == len("2019-03-18")]
    if len(days) < 2:
        return times
    found = list(times)
    for m in _COURSE.finditer(text, days[1].end):
        count = numerals.integer(m[1])
        known = [t.edtf for t in days if t.end <= m.start() and t.edtf][-2:]
        if count and len(known) == 2 and abs(_apart(*known) - count) <= max(2, count * _ROUND):
            found.append(Time(*m.span(), m.group(), "/".join(known), "span", int(known[0][:4])))
    return sorted(found, key=lambda t: t.start)


def _apart(first: str, last: str) -> int:
    """The number of days from one day to another, both counted."""
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days + 1


def _opened(text: str, begin: int, end: int, inside: Sequence[Time], reference: Reference) -> Time:
    opening = next((t.edtf.partition("/")[0] for t in reversed(inside) if t.edtf and t.sort != "now"), "..")
    value = edtf.interval(opening, reference.date)
    made = Time(begin, end, text[begin:end], value, "since", reference.year, takes=False)
    return replace(made, edtf=f"../{reference.date}") if value is None else made
