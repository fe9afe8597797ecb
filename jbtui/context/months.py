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

from jbtui.context.happened import happened
from jbtui.context.rules import Rules
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.watchwords import spoken
from jbtui.context.year_votes import number
from jbtui.knowledge import table
from jbtui.records import Kind

_FIRST_PARAGRAPHS = 2
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
    order = [*(rule["rule"] for rule in table("months")["month"]), _happened()]
    clues = [*_months(read, whole, year)]
    if opening := _opening(clues, read, "opening"):
        clues = [clue for clue in clues if clue == opening or clue.rule in _marked("firm")]
    if scene := _opening(clues, read, "new_year"):  # 元旦刚过……到12月底，完成79条
        last = _SOON if scene.rule in _marked("opening") else 11
        clues = [clue for clue in clues if clue.month <= last]
    if days := [clue.month for clue in clues if clue.rule in _marked("to_the_day")]:
        clues = [clue for clue in clues if clue.rule in _marked("firm") or clue.month <= max(days) + 1]
    clues += [MonthClue(month, _happened(), sentence, at) for month, sentence, at in happened(read, whole, year)]
    firm = max(clues, key=lambda clue: (clue.month, -order.index(clue.rule)), default=None)
    season = max(_seasons(read, whole, year), key=lambda clue: clue.month, default=None)
    spring = next(_spring(read, year), None)
    if firm is None:
        return spring or season
    if season and firm.month < season.month <= firm.month + _reach(firm):
        return season
    return spring if spring and spring.month > firm.month else firm


def _opening(clues: Sequence[MonthClue], read: Sequence[Sentence], mark: str) -> MonthClue | None:
    """The month of the scene with which the article opens (10月的成都，秋意渐浓), by a rule that carries the mark."""
    bodies = list(dict.fromkeys(s.place for s in read if s.block.kind is Kind.BODY))[:_FIRST_PARAGRAPHS]
    return next((clue for clue in clues if clue.rule in _marked(mark) and clue.sentence.place in bodies), None)


def _reach(clue: MonthClue) -> int:
    """By how many months a season that the article names may be later than the clue."""
    if clue.rule == _happened():
        return int(table("months")["event"]["reach"])
    return int(table("months")["season"]["reach" if clue.rule in _marked("firm") else "reach_weak"])


@cache
def _marked(mark: str) -> frozenset[str]:
    """The rules that carry the mark."""
    return frozenset(rule["rule"] for rule in table("months")["month"] if rule.get(mark))


def _happened() -> str:
    """The name of the rule by which an event of the year is a clue."""
    return str(table("months")["event"]["rule"])


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
    not_yet = pattern(rules["not_yet"])
    for sentence in read if months else ():
        for word, month in months.items():
            at = sentence.plain.find(word)
            if (
                at < 0
                or not_yet.match(sentence.plain, at + len(word))
                or any(len(longer) > len(word) and sentence.plain.startswith(longer, at) for longer in months)
            ):
                continue
            if _present(sentence.plain, at, year):
                yield MonthClue(month, f"{rules['rule']}：{word}", sentence, at)


def _spring(read: Sequence[Sentence], year: int) -> Iterator[MonthClue]:
    """The month in which work starts again after the Spring Festival, or in which it is near."""
    rules = table("months")["spring"]
    first = table("lunar")["spring_festival"].get(str(year))
    if first is None:
        return
    for sentence in read:
        text = sentence.plain
        if "节" not in text and "春" not in text and "正月" not in text:
            continue
        for words, rule, days in (("after", "rule", rules["days"]), ("before", "rule_before", -rules["days"])):
            found = pattern(rules[words]).search(text)
            if found and _present(text, found.start(), year):
                yield MonthClue((first + datetime.timedelta(days)).month, rules[rule], sentence, found.start())


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
