"""Years that are counted from what is known: 改革开放40周年, 第三届进博会, 第35个教师节, 撤县设区七年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from jbtui.context.sentences import Sentence, pattern
from jbtui.context.watchwords import raised_in, spoken
from jbtui.context.year_votes import Vote, number
from jbtui.knowledge import table


def anniversary_votes(read: Sequence[Sentence], whole: str) -> Iterator[Vote]:
    """改革开放40周年, 建党百年: the year of the event and the years since; `whole` is the text of all the sentences."""
    rules = table("events")["anniversary"]
    words = spoken(whole)
    events = {event: year for event, year in rules["events"].items() if event in words}
    for sentence in read if events else ():
        text = sentence.plain
        if "年" not in text or not ("周年" in text or any(event in text for event in rules["years_events"])):
            continue
        for event, year in events.items():
            if event not in text:
                continue
            found = _elapsed(event).search(text)
            if not found and event in rules["years_events"]:
                found = pattern(event + rules["years"]).search(text)
            if found and (elapsed := 100 if found["n"] == "百" else number(found["n"])):
                coming = pattern(rules["coming"]).search(text, 0, found.start())
                weight = rules["coming_weight" if coming else "weight"]
                yield Vote(year + elapsed, weight, rules["rule"], sentence, found.start())
                if coming:
                    yield Vote(year + elapsed - 1, rules["coming_before"], rules["rule"], sentence, found.start())


@cache
def _elapsed(event: str) -> re.Pattern[str]:
    within = table("events")["anniversary"]["within"]
    return re.compile(f"{event}[^。，,]{{0,{within}}}?(?P<n>\\d{{1,3}}|[一二三四五六七八九十]{{1,4}})周年")


def ordinal_votes(sentence: Sentence, series: Mapping[str, tuple[int, int]]) -> Iterator[Vote]:
    """第三届进博会: a meeting or day whose first year and whose rhythm are known."""
    rules = table("events")["ordinal"]
    for event, (first, rhythm) in series.items():
        found = pattern(rules["pattern"].replace("EVENT", event)).search(sentence.plain)
        if found and (count := 1 if found["n"] is None else number(found["n"])):
            yield Vote(first + rhythm * (count - 1), rules["weight"], rules["rule"], sentence, found.start())


@cache
def series() -> Mapping[str, tuple[int, int]]:
    """What comes round: its words → the year of its first, and every how many years."""
    listed = table("events")["ordinal"]["first"]
    return {event: (when, 1) if isinstance(when, int) else (when[0], when[1]) for event, when in listed.items()}


def upgraded(whole: str) -> Mapping[str, int]:
    """The districts that the text calls by a name they have only had since a year, with that year."""
    words = spoken(whole)
    return {
        name: int(year) for year in table("events")["upgraded"]["since"] for name in raised_in(year) if name in words
    }


def upgrade_votes(read: Sequence[Sentence], since: Mapping[str, int]) -> Iterator[Vote]:
    """撤县设区七年, 三个月前撤市设区, 去年4月撤县设市: the time since the only such district of the text was raised."""
    rules = table("events")["upgraded"]
    if len(set(since.values())) != 1:
        return
    year = next(iter(since.values()))
    for sentence in read:
        if "撤" not in sentence.plain and "设" not in sentence.plain:
            continue
        if told := pattern(rules["relative"]).search(sentence.plain):
            later = int(table("dates")["relative"]["words"][told["rel"]])
            yield Vote(year - later, rules["weight"], rules["rule"], sentence, told.start())
            return
        found = pattern(rules["years"]).search(sentence.plain)
        if found and (count := number(next(group for group in found.groups() if group))):
            yield Vote(year + count, rules["weight"], rules["rule"], sentence, found.start())
            yield Vote(year + count - 1, rules["inclusive"], rules["rule"], sentence, found.start())
            return
        if pattern(rules["months"]).search(sentence.plain):
            yield Vote(year, rules["weight"], rules["rule"], sentence, 0)
            return
