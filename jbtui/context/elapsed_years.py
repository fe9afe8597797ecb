"""What the years that have passed since another one say about the year of writing: 三年来, 一周年, 第二年, 收官在即."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import Vote, later, number
from jbtui.knowledge import table
from jbtui.text.one_pattern import sought

_MONTH = re.compile(r"\d{4}年(?:(?P<m>1[0-2]|[1-9])月|(?P<end>[初底末春夏秋冬]))")
_COUNTED = re.compile("年(?<=[二两三四五六]年)")
_ENDS = {"初": 1, "底": 12, "末": 12, "春": 3, "夏": 6, "秋": 9, "冬": 12}
_BEFORE = 2
"""Sentences back to which a span of years may be reckoned."""


def across(read: Sequence[Sentence], past: Sequence[Sequence[tuple[int, int]]], month: int | None) -> Iterator[Vote]:
    """A year and how long ago it is (三年来, 一周年), in one sentence or in two that follow one another.

    `past` holds (year, offset) of the years that each sentence treats as come; `month` is the one now, where known.
    """
    rules = table("dates")["elapsed"]
    used: set[str] = set()
    for place, sentence in enumerate(read):
        if not any(past[max(0, place - _BEFORE) : place + 2]) or not _needed().search(sentence.plain):
            continue
        for words in rules["patterns"]:
            for found in pattern(words).finditer(sentence.plain):
                elapsed = number(found["n"])
                anchor = _anchor(read, found.start(), past, place, latest=elapsed == 1)
                if anchor and elapsed and words not in used:
                    used.add(words)
                    began, start, share = anchor
                    weight = rules["weight"] * (share if elapsed < rules["long"] else 1.0)
                    more = _months_more(found)
                    # Half a year or some months more: two years and a half from October end in April.
                    turned = ((start or 1) - 1 + more) // 12 if more else 0
                    now = began + elapsed + turned - (later(sentence.plain, found.start()) or 0)
                    inclusive = elapsed > 1 and not more and not pattern(rules["exact"]).search(found[0])
                    full, less = _completed(start, month) if inclusive else (1.0, 0.0)
                    yield Vote(now, weight * full, rules["rule"], sentence, found.start())
                    if less:
                        yield Vote(now - 1, weight * less, rules["rule"], sentence, found.start())


@cache
def _needed() -> re.Pattern[str]:
    return re.compile(sought(table("dates")["elapsed"]["needs"]))


def _months_more(found: re.Match[str]) -> int:
    """The months of a span beyond its whole years: 两年半, 一年零八个月."""
    months = found.groupdict().get("months")
    return (number(months) or 0) if months else 6 * ("年半" in found[0])


def _completed(start: int | None, month: int | None) -> tuple[float, float]:
    """The share of a vote for the year in which so many years have passed since a month, and for the one before, in
    which they are still running: since January, 三年来 is said in November of the third year, not of the fourth."""
    rules = table("dates")["elapsed"]
    if start is None or month is None:
        return 1.0, rules["inclusive"]
    if 0 <= month - start < rules["exact_within"]:
        return 1.0, rules["exact_inclusive"]
    if month - start >= rules["inclusive_until"]:
        return rules["overdue"], rules["sure"]
    return (1.0, rules["inclusive"]) if month >= start else (rules["sure"], 0.0)


def _anchor(
    read: Sequence[Sentence], at: int, past: Sequence[Sequence[tuple[int, int]]], place: int, *, latest: bool
) -> tuple[int, int | None, float] | None:
    """The likeliest (year, month, share of the weight) from which a span of years at the offset may be reckoned: the
    year in which something was begun, else the first that the nearest sentence names (2007年……2018年……用了28年), for a
    single year the latest."""
    rules = table("dates")
    text = read[place].plain
    here = [each for each in past[place] if each[1] < at or text[: each[1]].endswith(("从", "自", "由"))]
    before = [(near, past[near]) for near in range(place - 1, max(-1, place - 1 - _BEFORE), -1)]
    after = [(near, past[near]) for near in range(place, min(len(read), place + 2))]
    begun = [] if here or latest else [(near, named) for near, named in before if _begins(read[near])]
    for near, named in ((place, here), *begun, *before, *after):
        if named:
            year, offset = named[-1 if latest else 0]
            month = _MONTH.match(read[near].plain, offset)
            share = 1.0 if near <= place else rules["elapsed"]["following"]
            return year, (int(month["m"] or _ENDS[month["end"]]) if month else None), share
    return None


def _at_its_end(start: re.Match[str]) -> bool:
    """Whether what was begun in a year was begun so late that the next one is its first: 2016年底."""
    month = _MONTH.match(start.string, start.start("y"))
    return month is not None and month["end"] in ("底", "末")


def _begins(sentence: Sentence) -> bool:
    """Whether the sentence tells that something was begun in its year."""
    return bool(pattern(table("dates")["nth"]["start"]).search(sentence.plain))


def nth_votes(read: Sequence[Sentence]) -> Iterator[Vote]:
    """今年是三年行动的第二年, 三年攻坚收官在即, with the year in which it was begun named in the same or an earlier
    sentence; 今年是最后一年, with how long it lasts named there too."""
    rules = table("dates")["nth"]
    began: int | None = None
    lasting: int | None = None
    until: int | None = None
    closed = at_end = False
    for sentence in read:
        start = pattern(rules["start"]).search(sentence.plain) if sentence.dated else None
        at_end = _at_its_end(start) if start else at_end
        began = int(start["y"]) + at_end if start else began
        counted = _COUNTED.search(sentence.plain)
        for_years = pattern(rules["lasting"]).search(sentence.plain) if counted else None
        lasting = number(for_years["n"] or for_years["n2"]) if for_years else lasting
        left = pattern(rules["years_left"]).search(sentence.plain) if until or lasting else None
        if left and (closes := began + lasting - 1 if began and lasting else until):
            year = closes - (number(left["n"]) or 0) + bool(left["less"])
            yield Vote(year, rules["weight_years_left"], rules["rule_years_left"], sentence, left.start())
        deadline = pattern(rules["deadline"]).search(sentence.plain) if sentence.dated else None
        until = int(deadline["y"]) if deadline else until
        opening = pattern(rules["opening"]).search(sentence.plain) if until and lasting and began is None else None
        if opening and until and lasting and later(sentence.plain, opening.start()) == 0:
            began = until - lasting + 1
            yield Vote(began, rules["weight_opening"], rules["rule_opening"], sentence, opening.start())
        last = pattern(rules["last"]).search(sentence.plain) if (began or until) and "今年" in sentence.plain else None
        if not closed and last and (end := began + lasting - 1 if began and lasting else until):
            closed = True
            yield Vote(end, rules["weight_last"], rules["rule_closing"], sentence, last.start())
            if at_end and not until:  # 2018年底打响的三年行动: perhaps 2018 counts
                yield Vote(end - 1, rules["weight_last"], rules["rule_closing"], sentence, last.start())
        if began is None:
            continue
        closing = pattern(rules["closing"]).search(sentence.plain) if counted else None
        if not closed and closing and (count := number(closing["n"])):
            closed = True
            yield Vote(began + count - 1, rules["weight"], rules["rule_closing"], sentence, closing.start())
        found = pattern(rules["now"]).search(sentence.plain) if "第" in sentence.plain else None
        if found and (count := number(found["n"] or found["n2"])):
            years_on = later(sentence.plain, found.start() + 2) or 0
            yield Vote(began + count - 1 - years_on, rules["weight"], rules["rule"], sentence, found.start())
            return
