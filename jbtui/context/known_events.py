"""Events of known years as evidence: 去年9月，G20峰会; 十九大刚刚闭幕; 喜迎二十大; and the anniversaries of such."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from jbtui.context.planned_years import this_year
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vocabulary import Vocabulary
from jbtui.context.year_votes import Vote, number
from jbtui.knowledge import table
from jbtui.text.spotting import Words


def event_votes(read: Sequence[Sentence], whole: str) -> Iterator[Vote]:
    """What an article says of an event and its own year; each event and way of speaking counts once.

    `whole` is the text of all the sentences.
    """
    seen: set[tuple[str, str]] = set()
    spoken = _events().within(whole)
    known = {event: _year(when) for event, when in table("events")["event"]["known"].items() if event in spoken}
    yearly = {event: first for event, first in table("events")["ordinal"]["first"].items() if event in spoken}
    yield from _zodiac(read)
    yield from _lunar(read)
    if not spoken:
        return
    for sentence in read:
        for event, year in known.items():
            named = pattern(event).search(sentence.plain)
            if not named:
                continue
            dated = _said(event, "dated").search(sentence.plain)
            for way, vote in _ways(event, int(dated["y"]) if dated else year, sentence):
                if (event, way) not in seen:
                    yield vote
                    seen.add((event, way))
            if (event, "mention") not in seen:
                seen.add((event, "mention"))
                if not dated:
                    yield from _mentioned(year, sentence, named.start())
        yield from _ordinal(sentence, yearly)


def spoken_since(whole: str, eras: Sequence[Mapping[str, Any]], spans: Mapping[str, tuple[int, int]]) -> int:
    """The first year in which an article could speak so: of what has happened, in the words of its times (`eras`), of
    plans and campaigns (`spans`); 0 where nothing tells."""
    rules = table("events")["event"]
    foreseen = frozenset(rules["foreseen"])
    known = rules["known"]
    happened = (_year(known[event]) for event in _events().within(whole) if event in known and event not in foreseen)
    plans: Mapping[str, tuple[int, int]] = table("dates")["span"]["plans"]
    begun = (first for name, (first, _last) in spans.items() if name in whole)
    drawn_up = (first - 1 for name, (first, _last) in plans.items() if name in whole)
    return max((0, *(int(era["since"]) for era in eras), *happened, *begun, *drawn_up))


@cache
def _events() -> Vocabulary:
    rules = table("events")
    return Vocabulary({event: event for event in (*rules["event"]["known"], *rules["ordinal"]["first"])})


def _year(when: int | datetime.date) -> int:
    return when if isinstance(when, int) else when.year


@cache
def _said(event: str, way: str) -> re.Pattern[str]:
    """How a text says that of an event."""
    return re.compile(table("events")["event"][way].replace("EVENT", event))


def _ways(event: str, year: int, sentence: Sentence) -> Iterator[tuple[str, Vote]]:
    """Each way in which the sentence sets the event of that year against the present, with its vote."""
    rules = table("events")["event"]

    def found(way: str) -> re.Match[str] | None:
        return _said(event, way).search(sentence.plain)

    def vote(when: int, weight: str, at: re.Match[str]) -> Vote:
        return Vote(when, rules[weight], rules["rule"], sentence, at.start())

    if relative := found("relative"):
        later = int(table("dates")["relative"]["words"][relative["rel"]])
        yield "relative", vote(year - later, "weight", relative)
    if (ago := found("ago")) and (elapsed := number(ago["n"] or ago["n2"])):
        yield "ago", vote(year + elapsed, "weight", ago)
    if now := found("now"):
        yield "now", vote(year, "now_weight", now)
    over = found("over")
    if over and not pattern(rules["not_over"]).search(sentence.plain[: over.start()]):
        yield "over", vote(year, "weight", over)
    if before := found("year_before"):
        yield "year before", vote(year - 1, "weight", before)
    elif ahead := found("ahead"):
        yield "ahead", vote(year, "ahead_weight", ahead)
        yield "before", vote(year - 1, "before_weight", ahead)


def _mentioned(year: int, sentence: Sentence, at: int) -> Iterator[Vote]:
    """An event that is only named: it was in the news in its year and a while after."""
    rules = table("events")["event"]
    for later, weight in enumerate(rules["mention_weights"]):
        yield Vote(year + later, weight, rules["rule"], sentence, at)


def _lunar(read: Sequence[Sentence]) -> Iterator[Vote]:
    """2月18日，正月初九: the years in which the two calendars meet so, the first time that it is said."""
    rules = table("months")["spring"]
    for sentence in read:
        if "初" in sentence.plain and (found := pattern(rules["lunar"]).search(sentence.plain)):
            for year, first in rules["dates"].items():
                month, day = map(int, first.split("-"))
                since = datetime.timedelta(days=(number(found["n"]) or 1) - 1)
                meets = datetime.date(int(year), month, day) + since
                if (meets.month, meets.day) == (int(found["m"]), int(found["d"])):
                    yield Vote(int(year), rules["weight_lunar"], rules["rule_lunar"], sentence, found.start())
            return


def _zodiac(read: Sequence[Sentence]) -> Iterator[Vote]:
    """兔年春节: the years of the animal, the first time that it is named."""
    rules = table("events")["zodiac"]
    for sentence in read:
        if found := pattern(rules["pattern"]).search(sentence.plain):
            first = rules["first"] + rules["order"].index(found["animal"])
            for year in range(first, this_year() + 1, len(rules["order"])):
                yield Vote(year, rules["weight"], rules["rule"], sentence, found.start("animal"))
            return


def _ordinal(sentence: Sentence, yearly: Mapping[str, int]) -> Iterator[Vote]:
    """第三届进博会: a yearly meeting whose first year is known."""
    rules = table("events")["ordinal"]
    for event, first in yearly.items():
        found = pattern(rules["pattern"].replace("EVENT", event)).search(sentence.plain)
        if found and (count := number(found["n"])):
            yield Vote(first + count - 1, rules["weight"], rules["rule"], sentence, found.start())


def anniversary_votes(read: Sequence[Sentence], whole: str) -> Iterator[Vote]:
    """改革开放40周年, 建党百年: the year of the event and the years since; `whole` is the text of all the sentences."""
    rules = table("events")["anniversary"]
    spoken = _remembered().within(whole)
    events = {event: year for event, year in rules["events"].items() if event in spoken}
    for sentence in read if events else ():
        text = sentence.plain
        if "年" not in text or not ("周年" in text or any(event in text for event in rules["years_events"])):
            continue
        for event, year in events.items():
            if event not in text:
                continue
            found = _since(event).search(text)
            if not found and event in rules["years_events"]:
                found = pattern(event + rules["years"]).search(text)
            if found and (elapsed := 100 if found["n"] == "百" else number(found["n"])):
                coming = pattern(rules["coming"]).search(text, 0, found.start())
                weight = rules["coming_weight" if coming else "weight"]
                yield Vote(year + elapsed, weight, rules["rule"], sentence, found.start())
                if coming:
                    yield Vote(year + elapsed - 1, rules["coming_before"], rules["rule"], sentence, found.start())


@cache
def _remembered() -> Words:
    return Words(table("events")["anniversary"]["events"])


@cache
def _since(event: str) -> re.Pattern[str]:
    within = table("events")["anniversary"]["within"]
    return re.compile(f"{event}[^。，,]{{0,{within}}}?(?P<n>\\d{{1,3}}|[一二三四五六七八九十]{{1,4}})周年")
