"""In which month of a known year an article was written: the latest month it speaks of as come.

A month counts when the nearest year word before it in the sentence is 今年 or that year, or when there is none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from jbtui.context.counted_months import counted, since_begun
from jbtui.context.happened import happened
from jbtui.context.rules import Rules
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import number
from jbtui.context.watchwords import spoken
from jbtui.knowledge import table
from jbtui.records import Kind

_FIRST_PARAGRAPHS = 2
_SPRING = 2
"""The last month whose seasons such an article may speak of as come."""
_SOON = 6
"""An article of the first days of a year tells of no later month of it."""


@dataclass(frozen=True, slots=True)
class MonthClue:
    """A sentence by which the article cannot be earlier than the month."""

    month: int
    rule: str
    sentence: Sentence
    at: int
    """Offset in the sentence's plain text."""


def month_of(read: Sequence[Sentence], year: int) -> MonthClue | None:
    """The clue that fixes the month of that year, or None."""
    whole = "\n".join(sentence.plain for sentence in read)
    order = [*(rule["rule"] for rule in table("months")["month"]), _happened(), *map(_counted, ("rule", "rule_since"))]
    every = [*_months(read, whole, year)]
    clues = _narrowed(every, read)
    clues += [MonthClue(month, _happened(), sentence, at) for month, sentence, at in happened(read, whole, year)]
    seasons = [*_seasons(read, whole, year)]
    if (scene := _opening(every, read, "new_year")) and scene.rule in _marked("opening"):
        seasons = [clue for clue in seasons if clue.month <= _SPRING]  # 元旦假期后……清明时节栽下的
    told = [*counted(read, whole, year)]
    clues += [MonthClue(each.month, _counted("rule"), each.sentence, each.at) for each in told]
    if latest := min((each.month for each in told if each.sure), default=None):
        clues = [clue for clue in clues if clue.month <= latest]
        seasons = [clue for clue in seasons if clue.month <= latest]
    if not any(clue.rule in _marked("firm") for clue in clues):
        since = since_begun(read, year)
        clues += [MonthClue(each.month, _counted("rule_since"), each.sentence, each.at) for each in since]
    firm = max(clues, key=lambda clue: (clue.month, -order.index(clue.rule)), default=None)
    spring = _in_spring(read, year, [*clues, *seasons])
    if spring:
        seasons = [clue for clue in seasons if clue.month < 12]  # 年关将近，……春节临近
    season = max(seasons, key=lambda clue: clue.month, default=None)
    if firm is None:
        return max((clue for clue in (spring, season) if clue), key=lambda clue: clue.month, default=None)
    if season and firm.month < season.month <= firm.month + _reach(firm, season):
        return season
    return spring if spring and spring.month > firm.month else firm


def _narrowed(clues: Sequence[MonthClue], read: Sequence[Sentence]) -> list[MonthClue]:
    """The clues without those that the scene at the opening or the latest figures show to be of another year."""
    if opening := _opening(clues, read, "opening"):
        clues = [clue for clue in clues if clue == opening or clue.rule in _marked("firm")]
    if scene := _opening(clues, read, "new_year"):  # 元旦刚过……到12月底，完成79条
        last = _SOON if scene.rule in _marked("opening") else 11
        clues = [clue for clue in clues if clue.month <= last]
    if firm := [clue.month for clue in clues if clue.rule in _marked("firm")]:  # 截至2月底……；4月签约、9月封顶
        latest = max(firm) + int(table("months")["month_reading"]["ahead"])
        clues = [clue for clue in clues if clue.month <= latest or _of_this_year(clue)]
    if days := [clue.month for clue in clues if clue.rule in _marked("to_the_day")]:
        clues = [clue for clue in clues if clue.rule in _marked("firm") or clue.month <= max(days) + 1]
    return [*clues]


def _opening(clues: Sequence[MonthClue], read: Sequence[Sentence], mark: str) -> MonthClue | None:
    """The month of the scene with which the article opens (10月的成都，秋意渐浓), by a rule that carries the mark."""
    bodies = list(dict.fromkeys(s.place for s in read if s.block.kind is Kind.BODY))[:_FIRST_PARAGRAPHS]
    return next((clue for clue in clues if clue.rule in _marked(mark) and clue.sentence.place in bodies), None)


def _of_this_year(clue: MonthClue) -> bool:
    """Whether the sentence says of the month that it is one of 今年."""
    return bool(pattern(table("months")["month_reading"]["this_year"]).search(clue.sentence.plain, 0, clue.at))


def _reach(clue: MonthClue, season: MonthClue) -> int:
    """By how many months the season that the article names may be later than the clue."""
    if clue.rule == _happened() or season.sentence.plain.endswith("今年", 0, season.at):
        return int(table("months")["event"]["reach"])
    return int(table("months")["season"]["reach" if clue.rule in _marked("firm") else "reach_weak"])


@cache
def _marked(mark: str) -> frozenset[str]:
    """The rules that carry the mark."""
    return frozenset(rule["rule"] for rule in table("months")["month"] if rule.get(mark))


def _happened() -> str:
    """The name of the rule by which an event of the year is a clue."""
    return str(table("months")["event"]["rule"])


def _counted(which: str) -> str:
    """The name of a rule by which months that are counted are a clue."""
    return str(table("months")["counted"][which])


def running_month(read: Sequence[Sentence], whole: str) -> int | None:
    """The latest month up to which there are figures of 今年, whatever year that is; None where there are none. `whole`
    is the text of all the sentences."""
    return max((clue.month for clue in _months(read, whole, 0, _marked("firm"))), default=None)


def _begun(read: Sequence[Sentence], place: int) -> str:
    """The sentence before, where this one only goes on in it after a semicolon: 去年9月……；10月……."""
    before = read[place - 1] if place else None
    return before.plain if before and before.place == read[place].place and before.plain[-1:] in "；;" else ""


def _months(
    read: Sequence[Sentence], whole: str, year: int, rules: frozenset[str] | None = None
) -> Iterator[MonthClue]:
    """The months of that year that the sentences speak of as come, by all the rules or by some."""
    for place, month, rule, start, at in _come(whole):
        if rules is not None and rule not in rules:
            continue
        text = read[place].plain
        lead = "" if start else _begun(read, place)
        if _present(lead + text, len(lead) + at, year) and not (lead and _future().search(lead + text[:start])):
            yield MonthClue(month, rule, read[place], start)


def _future() -> re.Pattern[str]:
    """What stands before something to come."""
    return pattern(table("months")["month_reading"]["future"])


@lru_cache(maxsize=4)
def _come(whole: str) -> tuple[tuple[int, int, str, int, int], ...]:
    """(sentence, month, rule, start of the words, start of the month) of what is not planned: two questions are asked
    of it. The sentences stand each on a line of its own."""
    lines = whole.split("\n")
    return tuple(
        (place, month, rule["rule"], found.start(), found.start("m") if "m" in found.re.groupindex else found.start())
        for place, rules in _month_rules().asked_of_lines(whole, "month").items()
        for rule in rules
        for found in pattern(rule["pattern"]).finditer(lines[place])
        if 1 <= (month := _month(rule, found.groupdict())) <= 12 and not _future().search(lines[place][: found.start()])
    )


@cache
def _month_rules() -> Rules:
    return Rules(month=table("months")["month"])


def _month(rule: Mapping[str, Any], groups: Mapping[str, str | None]) -> int:
    words = groups.get("m")
    if not words:
        return int(rule["month"])
    month = number(words)
    return min(month + int(rule.get("plus", 0)), 12) if month else 0


def _seasons(read: Sequence[Sentence], whole: str, year: int) -> Iterator[MonthClue]:
    """The months of the seasons and days that the sentences name."""
    rules = table("months")["season"]
    words = spoken(whole)
    months = {word: month for word, month in rules["months"].items() if word in words}
    not_yet, to_come = pattern(rules["not_yet"]), pattern(rules["to_come"])
    for sentence in read if months else ():
        for word, month in months.items():
            at = sentence.plain.find(word)
            if (
                at < 0
                or not_yet.match(sentence.plain, at + len(word))
                or to_come.search(sentence.plain, 0, at)
                or any(len(longer) > len(word) and sentence.plain.startswith(longer, at) for longer in months)
            ):
                continue
            if _present(sentence.plain, at, year):
                yield MonthClue(month, f"{rules['rule']}：{word}", sentence, at)


def _in_spring(read: Sequence[Sentence], year: int, others: Sequence[MonthClue]) -> MonthClue | None:
    """The month in which work starts again after the Spring Festival, or in which it is near: that of another clue
    where it falls among the days in which it may be said to be near."""
    rules = table("months")["spring"]
    first = table("lunar")["spring_festival"].get(str(year))
    if first is None:
        return None
    for sentence in read:
        text = sentence.plain
        if "节" not in text and "春" not in text and "正月" not in text:
            continue
        after = pattern(rules["after"]).search(text)
        if after and _present(text, after.start(), year):
            day = first + datetime.timedelta(rules["days"])
            return MonthClue(day.month, rules["rule"], sentence, after.start())
        before = pattern(rules["before"]).search(text)
        if before and _present(text, before.start(), year):
            days = [first - datetime.timedelta(days) for days in (rules["days"], rules["near"])]
            near = {day.month for day in days if day.year == year} or {1}
            known = [clue.month for clue in others if clue.month in near]
            return MonthClue(max(known, default=max(near)), rules["rule_before"], sentence, before.start())
    return None


def _present(text: str, at: int, year: int) -> bool:
    """Whether the words at the offset speak of the year: the nearest year word before them says so, or none stands."""
    rules = table("months")["month_reading"]
    last = None
    for last in pattern(rules["year_words"]).finditer(text, 0, at):  # noqa: B007  the last one is wanted
        pass
    if last is None:
        return True
    if last["y"]:
        return int(last["y"]) == year
    return last[0] in rules["present"].split("|")
