"""Months counted from something: 离年底还有不到两个月, “十二五”只剩四个多月, 去年8月启动……八个月来."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jbtui.context.reckoned import reckoned
from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import number
from jbtui.knowledge import table

_BACK = 4
"""Sentences back to which a span of months may be reckoned."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A month of the year that something is counted to."""

    month: int
    sure: bool
    """Whether it is no later month either."""
    sentence: Sentence
    at: int


def counted(read: Sequence[Sentence], whole: str, year: int) -> Iterator[Counted]:
    """The months of that year; `whole` is the text of all the sentences."""
    for each in reckoned(read, whole):
        if each.day.year == year:
            yield Counted(each.day.month, each.coming, each.sentence, each.at)
    yield from _left(read, whole, year)


def _left(read: Sequence[Sentence], whole: str, year: int) -> Iterator[Counted]:
    """离年底还有不到两个月, 全年只剩最后一个月, “十四五”只剩四个多月 in its last year."""
    rules = table("months")["counted"]
    if not any(word in whole for word in rules["left_needs"]):
        return
    ends = [name for name, (_first, last) in table("dates")["span"]["plans"].items() if last == year]
    for sentence in read:
        text = sentence.plain
        if not any(word in text for word in rules["left_needs"]):
            continue
        for words in rules["left"] if "月" in text else ():
            found = _left_of("|".join(ends) if ends else "年底", words).search(text)
            if found and not pattern(rules["not_left"]).search(text, 0, found.start()):
                months = number(found["n"]) or 1
                month = 12 - months + (not found.groupdict().get("more"))
                if month >= 1:
                    yield Counted(month, True, sentence, found.start())
                    return
        if found := pattern(rules["quarter"]).search(text):
            yield Counted(next(int(name[1:]) for name, word in found.groupdict().items() if word), True, sentence, 0)
            return
        if "天" in text and (found := pattern(rules["days_left"]).search(text)):
            day = datetime.date(year, 12, 31) - datetime.timedelta(number(found["n"]) or 0)
            if day.year == year:
                yield Counted(day.month, True, sentence, found.start())
                return


@cache
def _left_of(ends: str, words: str) -> re.Pattern[str]:
    return re.compile(words.replace("END", ends))


def since_begun(read: Sequence[Sentence], year: int) -> Iterator[Counted]:
    """今年2月启动……十个月来; 去年7月1日施行……整整一年后: about the month."""
    rules = table("months")["counted"]
    for place, sentence in enumerate(read):
        said = any(word in sentence.plain for word in rules["since_needs"])
        found = pattern(rules["since"]).search(sentence.plain) if said else None
        if found is None:
            continue
        start = _start(read, place, found.start(), year)
        if start is None:
            continue
        months = start + (12 if found["year"] else 6 if found["half"] else number(found["n"]) or 0)
        if 12 * year <= months < 12 * (year + 1):
            yield Counted(months % 12 + 1, False, sentence, found.start())
            return


def _start(read: Sequence[Sentence], place: int, before: int, year: int) -> int | None:
    """The month, counted from the year 0, in which the nearest of the sentences says that something was begun."""
    rules = table("months")["counted"]
    words: Mapping[str, int] = table("dates")["relative"]["words"]
    for near in range(place, max(-1, place - 1 - _BACK), -1):
        text = read[near].plain[:before] if near == place else read[near].plain
        for start in reversed([*pattern(rules["begun"]).finditer(text)]):
            began = int(start["y"]) if start["y"] else year + int(words[start["rel"]])
            return 12 * began + int(start["m"]) - 1
    return None
