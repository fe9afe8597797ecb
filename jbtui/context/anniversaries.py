"""Years that are counted from what is known: 改革开放40周年, 第三届进博会, 第35个教师节, 撤县设区七年."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import Vote, later, number
from jbtui.context.watchwords import raised_in, spoken
from jbtui.knowledge import table


def anniversary_votes(read: Sequence[Sentence], whole: str) -> Iterator[Vote]:
    """改革开放40周年, 建党百年: the year of the event and the years since; `whole` is the text of all the sentences."""
    rules = table("events")["anniversary"]
    words = spoken(whole)
    events = {event: year for event, year in rules["events"].items() if event in words}
    for sentence in read if events else ():
        text = sentence.plain
        for event, year in events.items():
            if event not in text:
                continue
            way, found = next(((way, hit) for way in _ways(event) if (hit := way.search(text))), (None, None))
            if not found or not (elapsed := 100 if found["n"] == "百" else number(found["n"])):
                continue
            said_of, at = year + elapsed, found.start()
            years_on = later(text, at)
            if years_on is None and not _is_named(text, at, said_of):
                continue  # 早在建党90周年时, 2018年，在庆祝改革开放40周年大会上
            said_of -= years_on or 0
            coming = pattern(rules["coming"]).search(text, 0, at)
            weight = "coming_weight" if coming else "ago_weight" if way == _ago(event) else "weight"
            yield Vote(said_of, rules[weight], rules["rule"], sentence, at)
            if coming:
                yield Vote(said_of - 1, rules["coming_before"], rules["rule"], sentence, at)


def _is_named(text: str, at: int, year: int) -> bool:
    """Whether the year is named there for what it is: 2021年是中国共产党成立100周年."""
    return bool(re.search(f"{year}年?[^。;；,，]{{0,6}}[是为迎逢值][^。;；]*$", text[:at]))


@cache
def _ways(event: str) -> tuple[re.Pattern[str], ...]:
    """How a text says how long ago the event was."""
    rules = table("events")["anniversary"]
    told = [event + rules["years"]] if event in rules["years_events"] else []
    ways = [f"{event}[^。，,]{{0,{rules['within']}}}?{rules['count']}", *told, event + rules["birthday"]]
    ago = _ago(event)
    return (*map(re.compile, ways), *([ago] if ago else []))


@cache
def _ago(event: str) -> re.Pattern[str] | None:
    """二十年前，省里提出“八八战略”: said of events that are remembered so."""
    rules = table("events")["anniversary"]
    return re.compile(rules["ago"].replace("EVENT", event)) if event in rules["ago_events"] else None


def ordinal_votes(sentence: Sentence, series: Mapping[str, tuple[int, int]]) -> Iterator[Vote]:
    """第三届进博会, 去年的第二届: a meeting or day whose first year and whose rhythm are known."""
    rules = table("events")["ordinal"]
    for held, at in times(sentence, series):
        years_on = later(sentence.plain, at)
        if years_on is not None:
            yield Vote(held - years_on, rules["weight"], rules["rule"], sentence, at)


def times(sentence: Sentence, series: Mapping[str, tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(year, offset) of each of those meetings that the sentence names by its number."""
    for event, (first, rhythm) in series.items():
        found = pattern(table("events")["ordinal"]["pattern"].replace("EVENT", event)).search(sentence.plain)
        if found and (count := 1 if found["n"] is None else number(found["n"])):
            yield first + rhythm * (count - 1), found.start()


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
    for sentence in read:
        if "撤" not in sentence.plain:
            continue
        years = {*since.values()} or _raised_in(sentence.plain)
        if len(years) != 1:
            continue
        year = next(iter(years))
        if told := pattern(rules["relative"]).search(sentence.plain):
            years_on = int(table("dates")["relative"]["words"][told["rel"]])
            yield Vote(year - years_on, rules["weight"], rules["rule"], sentence, told.start())
            return
        found = pattern(rules["years"]).search(sentence.plain)
        if found and (count := number(next(group for group in found.groups() if group))):
            yield Vote(year + count, rules["weight"], rules["rule"], sentence, found.start())
            yield Vote(year + count - 1, rules["inclusive"], rules["rule"], sentence, found.start())
            return
        if pattern(rules["months"]).search(sentence.plain):
            yield Vote(year, rules["weight"], rules["rule"], sentence, 0)
            return


def _raised_in(text: str) -> set[int]:
    """The years in which the districts that the text calls by their short names were raised: 宁乡撤县设市."""
    names = ((year, name) for year in table("events")["upgraded"]["since"] for name in raised_in(year))
    return {int(year) for year, name in names if len(name) > 2 and name[:-1] in text}
