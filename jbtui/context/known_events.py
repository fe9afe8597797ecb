"""Events of known years as evidence: 去年9月，G20峰会; 十九大刚刚闭幕; 喜迎二十大; and the anniversaries of such."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from jbtui.context.anniversaries import ordinal_votes, series
from jbtui.context.planned_years import this_year
from jbtui.context.reckoned import reckoned, said, spoken
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import Vote, later, number
from jbtui.knowledge import table


def event_votes(read: Sequence[Sentence], whole: str, month: int | None) -> Iterator[Vote]:
    """What an article says of an event and its own year; each event and way of speaking counts once.

    `whole` is the text of all the sentences, `month` the one up to which it has figures of 今年.
    """
    seen: set[tuple[str, str]] = set()
    told_of = spoken(whole)
    rules = table("events")["event"]
    known = {event: _day(when) for event, when in rules["known"].items() if event in told_of}
    coming_round = {event: when for event, when in series().items() if event in told_of}
    yield from _zodiac(read)
    yield from _lunar(read)
    if not told_of:
        return
    counted: set[tuple[str, int]] = set()
    latest: tuple[datetime.date, Sentence, int] | None = None
    for each in reckoned(read, whole):
        counted.add((each.event, id(each.sentence)))
        yield Vote(each.day.year, rules["weight"], rules["rule"], each.sentence, each.at)
    for sentence in read:
        for event, day in known.items():
            named = pattern(event).search(sentence.plain)
            if not named:
                continue
            dated = said(event, "dated").search(whole if event in rules["foreseen"] else sentence.plain)
            # 去年，党的二十大胜利闭幕；两个多月前刚刚闭幕
            elsewhen = later(sentence.plain, named.start()) or (event, id(sentence)) in counted
            gone = isinstance(rules["known"][event], datetime.date) and day.month < (month or 0)
            inside = next((word for word in _relative_words() if word in named[0]), None)  # 民法典今年1月1日起施行
            if inside:
                years_on = _relative_words()[inside]
                yield Vote(day.year - years_on, rules["weight"], rules["rule"], sentence, named.start())
            for way, vote in _ways(event, day, int(dated["y"]) if dated else day.year, sentence, gone=gone):
                if (event, way) not in seen and not (elsewhen and way in rules["present_ways"]):
                    yield vote
                    seen.add((event, way))
            if (event, "mention") not in seen:
                seen.add((event, "mention"))
                if not dated:
                    yield from _mentioned(day.year, sentence, named.start())
                if not elsewhen and not dated and event not in rules["foreseen"]:
                    latest = max(latest or (day, sentence, 0), (day, sentence, named.start()), key=lambda each: each[0])
        yield from ordinal_votes(sentence, coming_round)
    if latest:
        day, shown, at = latest
        yield Vote(day.year, rules["latest_weight"], rules["rule"], shown, at)


@cache
def _relative_words() -> Mapping[str, int]:
    """今年, 去年 and the like, with how many years after the present each is."""
    words: Mapping[str, int] = table("dates")["relative"]["words"]
    return words


def spoken_since(whole: str, eras: Sequence[Mapping[str, Any]], spans: Mapping[str, tuple[int, int]]) -> int:
    """The first year in which an article could speak so: of what has happened, in the words of its times (`eras`), of
    plans and campaigns (`spans`); 0 where nothing tells."""
    rules = table("events")["event"]
    foreseen = frozenset(rules["foreseen"])
    known = rules["known"]
    told = spoken(whole) - foreseen
    happened = (_day(known[event]).year - bool(said(event, "expected").search(whole)) for event in told & known.keys())
    plans: Mapping[str, Sequence[int]] = table("dates")["span"]["plans"]
    declared: Mapping[str, int] = table("dates")["span"]["declared"]
    begun = (declared.get(name, first) for name, (first, _last) in spans.items() if name in whole)
    drawn_up = (first - 1 for name, (first, _last) in plans.items() if name[-1] == "五" and name in whole)
    return max((0, *(int(era["since"]) for era in eras), *happened, *begun, *drawn_up))


def _day(when: int | datetime.date) -> datetime.date:
    """The day of an event, the middle of the year where only that is known."""
    return datetime.date(when, 6, 30) if isinstance(when, int) else when


def _ways(event: str, day: datetime.date, year: int, sentence: Sentence, *, gone: bool) -> Iterator[tuple[str, Vote]]:
    """Each way in which the sentence sets the event against the present, with its vote; `year` is that which the
    sentence gives it, else that of the day; `gone` tells that this year's day is over: what is to come is next year's.
    """
    rules = table("events")["event"]

    def found(way: str) -> re.Match[str] | None:
        return said(event, way).search(sentence.plain)

    def vote(when: int, weight: str, at: re.Match[str]) -> Vote:
        return Vote(when, rules[weight], rules["rule"], sentence, at.start())

    if soon := found("soon_after"):
        yield "soon", vote((day + datetime.timedelta(days=15)).year, "soon_weight", soon)
    if relative := found("relative"):
        years_on = _relative_words()[relative["rel"] or relative["rel2"]]
        yield "relative", vote(year - years_on, "weight", relative)
    if (ago := found("ago")) and (elapsed := number(ago["n"] or ago["n2"] or ago["n3"])):
        yield "ago", vote(year + elapsed, "weight", ago)
    if now := found("now"):
        last_month = day.month == 12 and now[0].startswith("上")
        yield "now", vote(year + last_month, "now_weight", now)
    if bare := found("this_day"):
        yield "this day", vote(year, "now_weight", bare)
    if late := found("put_off"):
        yield "put off", vote(year, "soon_weight", late)
    over = found("over")
    if over and not pattern(rules["not_over"]).search(sentence.plain[: over.start()]):
        yield "over", vote(year, "weight", over)
    if before := found("year_before"):
        yield "year before", vote(year - 1, "weight", before)
    elif ahead := found("ahead"):
        yield "ahead", vote(year - gone, "ahead_weight", ahead)
        if not gone:
            yield "before", vote(year - 1, "before_weight", ahead)


def _mentioned(year: int, sentence: Sentence, at: int) -> Iterator[Vote]:
    """An event that is only named: it was in the news in its year and a while after."""
    rules = table("events")["event"]
    for after, weight in enumerate(rules["mention_weights"]):
        yield Vote(year + after, weight, rules["rule"], sentence, at)


def _lunar(read: Sequence[Sentence]) -> Iterator[Vote]:
    """2月18日，正月初九: the years in which the two calendars meet so, the first time that it is said."""
    rules = table("months")["spring"]
    for sentence in read:
        if "初" in sentence.plain and (found := pattern(rules["lunar"]).search(sentence.plain)):
            for year, first in table("lunar")["spring_festival"].items():
                meets = first + datetime.timedelta(days=(number(found["n"]) or 1) - 1)
                if (meets.month, meets.day) == (int(found["m"]), int(found["d"])):
                    yield Vote(int(year), rules["weight_lunar"], rules["rule_lunar"], sentence, found.start())
            return


def _zodiac(read: Sequence[Sentence]) -> Iterator[Vote]:
    """兔年春节: the years of the animal, the first time that it is named."""
    rules = table("events")["zodiac"]
    for sentence in read:
        if found := pattern(rules["pattern"]).search(sentence.plain):
            years_on = later(sentence.plain, found.start("animal"))
            if years_on is None:
                continue
            first = rules["first"] + rules["order"].index(found["animal"])
            for year in range(first, this_year() + 1, len(rules["order"])):
                yield Vote(year - years_on, rules["weight"], rules["rule"], sentence, found.start("animal"))
            return
