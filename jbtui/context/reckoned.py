"""When an article was written, reckoned from an event whose day is known: 还有30天开幕, 两个多月前闭幕, 下个月召开."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui.context.anniversaries import series
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vocabulary import Vocabulary
from jbtui.context.vote import number
from jbtui.knowledge import table

_MONTH, _HALF = 30, 15
"""Days of a month, and of what is more than a whole number of them."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """About what day the article was written, by one event and one way of telling."""

    event: str
    way: str
    day: datetime.date
    coming: bool
    """Whether the event was still to come: the article is no later."""
    sentence: Sentence
    at: int


def reckoned(read: Sequence[Sentence], whole: str) -> Iterator[Reckoned]:
    """The days of writing that the sentences tell, each event and way the first time; `whole` is all their text."""
    rules = table("events")["event"]
    told_of = spoken(whole)
    days = {event: when for event, when in rules["known"].items() if event in told_of}
    known = {event: when for event, when in days.items() if isinstance(when, datetime.date)}
    if not known:
        return
    seen: set[tuple[str, str]] = set()
    opens = {**known, **{event: day for event, day in rules["opens"].items() if event in known}}
    last = next(iter(opens.items())) if len(known) == 1 else None  # 离峰会开幕还有100天, and which one is told below
    for sentence in read:
        found = [*_of_opening(sentence, last)] if last else []
        for event, day in known.items():
            if pattern(event).search(sentence.plain):
                last = event, opens[event]
                found += _of_event(event, opens[event], day, sentence)
        for each in found:
            if (each.event, each.way) not in seen:
                seen.add((each.event, each.way))
                yield each


@cache
def _events() -> Vocabulary:
    rules = table("events")
    return Vocabulary({event: event for event in (*rules["event"]["known"], *series())})


@lru_cache(maxsize=4)
def spoken(whole: str) -> frozenset[str]:
    """The events that the article speaks of: several questions are asked of them."""
    return frozenset(_events().within(whole))


@cache
def said(event: str, way: str) -> re.Pattern[str]:
    """How a text says that of an event."""
    return re.compile(table("events")["event"][way].replace("EVENT", event))


def _of_opening(sentence: Sentence, last: tuple[str, datetime.date]) -> Iterator[Reckoned]:
    """距离开幕不到30天: the opening of what was spoken of before."""
    if "离" in sentence.plain:
        opening = table("events")["event"]["opening"]
        if left := said(opening, "days_left").search(sentence.plain):
            yield Reckoned(last[0], "days_left", last[1] - _span(left), True, sentence, left.start())


def _of_event(event: str, opens: datetime.date, day: datetime.date, sentence: Sentence) -> Iterator[Reckoned]:
    """What the sentence tells of an event that opens on one day and is known by another, mostly its last."""
    for way, (coming, needs, reckon) in _WAYS.items():
        if any(word in sentence.plain for word in needs) and (found := said(event, way).search(sentence.plain)):
            yield Reckoned(event, way, reckon(opens if coming else day, found), coming, sentence, found.start())


def _span(found: re.Match[str]) -> datetime.timedelta:
    """So many days, months or half a year, and some more."""
    groups = found.groupdict()
    if days := groups.get("days") or groups.get("days2"):
        return datetime.timedelta(100 if "百" in days else number(days) or 0)
    months = groups.get("months")
    count = (number(months) or 1) * _MONTH if months else 6 * _MONTH if "半年" in found[0] else _HALF
    return datetime.timedelta(count + (_HALF if groups.get("more") else 0))


def _month_before(day: datetime.date, _found: re.Match[str]) -> datetime.date:
    return day.replace(day=1) - datetime.timedelta(1)


def _month_after(day: datetime.date, _found: re.Match[str]) -> datetime.date:
    return day.replace(day=28) + datetime.timedelta(7)


_WAYS: Mapping[str, tuple[bool, Sequence[str], Callable[[datetime.date, re.Match[str]], datetime.date]]] = {
    "days_left": (True, ("离", "距", "倒计时"), lambda day, found: day - _span(found)),
    "days_before": (True, ("再", "后"), lambda day, found: day - _span(found)),
    "next_month": (True, ("下月", "下个月"), _month_before),
    "this_month": (True, ("本月", "这个月"), lambda day, _found: day),
    "last_month": (False, ("上月", "上个月"), _month_after),
    "months_after": (False, ("个月", "个多月", "半年", "天", "日"), lambda day, found: day + _span(found)),
    "months_ago": (False, ("月前", "半年前", "天前"), lambda day, found: day + _span(found)),
    "days_after": (False, ("第", "天", "日"), lambda day, found: day + _span(found)),
}
