"""Finds the quantities written in digits: a number with 万/亿, 多/余 and a unit, a range, a fraction, a proportion."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jbtui.figures import approx, hanzi, names, numerals
from jbtui.figures.lexicon import either
from jbtui.figures.quantity import Quantity, Spans, finish
from jbtui.figures.units import Tail, tail, units
from jbtui.knowledge import table

# A digit first, for the engine to skip to.
NUMBER = re.compile(r"[0-9](?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]*)(?:\.[0-9]+)?")
_FRACTION = re.compile(r"/([0-9]{1,4})(?![0-9/.年月])")
# 1280.36亿 times 10 ** 8 is 128035999999.99998 in doubles: this many decimal places say all that was written.
_PLACES = 4
_TO_ONE = re.compile(r"[:∶]([0-9]{1,4}(?:\.[0-9]{1,3})?)(?![0-9:∶.])")
_RATIO_BEFORE = re.compile("(?:比|倍差|比例|之比|系数)[^，。；]{0,6}$")
# Smaller numbers before a noun are most often part of a name; four digits may be a year.
_LEAST_BARE = 20
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DOUBTFUL = frozenset("分日大")
# What follows the 0 of a number and of no code; what goes on behind 万 or 亿, so that no number ends there.
_ZERO, _NO_END = ("", "."), frozenset("级亿万千百分道")
_SCORE = re.compile("的?(?:成绩|高分|得分|总分|优异)")
# 增速由-3.1%转正: a minus, and no dash between the ends of a range, behind a word or before an item of a list.
_MINUS = ("-", "−")
_BELOW_ZERO = re.compile("[由从为至到达是速幅长降比的(,，、:：][-−]")
_RANGE = re.compile(r"(?:[-—–~～]{1,2}|[至到])(?=[0-9])")


def quantities(text: str, taken: Spans) -> list[Quantity]:
    """The quantities of a compact text, in order, outside the spans that dates, ranks and names have taken."""
    found: list[Quantity] = []
    at = 0
    for match in NUMBER.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        at = end
        upper = bool(found and found[-1].end == start - 1)
        if taken.cover(start, end) or names.spelled_in(text, start, end, upper):
            continue
        sign = text[end : end + 1]
        one = _fraction(text, match) if sign == "/" else _proportion(text, match) if sign in (":", "∶") else None
        one = one or _plain(text, match)
        if one is None:
            continue
        at = one.end
        found.append(one)
    said = hanzi.chinese(text, taken, found) if hanzi.hint().search(text) else None
    return sorted((*found, *said), key=lambda q: q.start) if said else found


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    over = _FRACTION.match(text, match.end())
    if not over or not match.group().isdecimal():
        return None
    part, whole = int(match.group()[:5]), int(over.group(1))
    if not 0 < part <= whole or whole > 1000 or text[over.end() : over.end() + 1] in units():
        return None
    return finish(
        text, match.start(), over.end(), match.group() + over.group(), "", part / whole, "", "fraction", "分数"
    )


def _proportion(text: str, match: re.Match[str]) -> Quantity | None:
    """城乡居民收入比1.58:1: how many times the one is the other."""
    over = _TO_ONE.match(text, match.end())
    start = match.start()
    if not over or not (_RATIO_BEFORE.search(text, max(0, start - 10), start) or text.startswith("的比", over.end())):
        return None
    one, other = numerals.number(match.group()), numerals.number(over[1])
    if not one or not other:
        return None
    written = text[start : over.end()]
    return finish(text, start, over.end(), written, "", one / other, "", "fraction", "比例")


def _plain(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    written = match.group()
    value = numerals.number(written)
    if value is None or (written[0] == "0" and written[1:2] not in _ZERO):
        return None
    more = tail(text, end)
    if more is None:
        return (
            _lower_end(text, start, end, written, value)
            or _index(text, start, end, written, value)
            or _bare(text, start, end, written, value)
        )
    if more.factor:
        value = round(value * numerals.scale(more.factor), _PLACES)
    if more.half:
        value += 0.5
    if not more.unit:
        following = text[more.end : more.end + 1]
        return _unitless(text, start, more, written, value) if following not in _NO_END else None
    if text.startswith("级", more.end) and units()[more.unit].sort != "length":
        return None
    return _with_unit(text, start, more, written, value)


def _with_unit(text: str, start: int, more: Tail, written: str, value: float) -> Quantity | None:
    name, unit = more.unit, units()[more.unit]
    if unit.sort == "multiple":
        return finish(text, start, more.end, written, name, value, "倍", "multiple", "倍数", more.few)
    if unit.sort == "percent":
        if text[start - 1 : start] in _MINUS and _BELOW_ZERO.match(text, max(0, start - 2), start):
            start, written, value = start - 1, text[start - 1] + written, -value
        if name == "‰":
            value /= 10
        elif name == "成":
            if value > 10:
                return None
            value *= 10
    elif name in _DOUBTFUL and not _measures(text, start, more, written):
        return None
    base, full = unit.base + more.rate, (more.spoken or more.factor + name) + more.rate
    return finish(text, start, more.end, written, full, value, base, unit.sort, "数词＋单位", more.few)


def _measures(text: str, start: int, more: Tail, written: str) -> bool:
    """Whether a number before a unit that is most often another word measures: 98分 does, 12日 and 2012大 do not."""
    if more.unit == "分":
        scored = _scored(text, start) or _earned().search(text, max(0, start - 4), start)
        return bool(scored or "." in written or _SCORE.match(text, more.end))
    return more.unit == "大" and not (more.factor or len(written) > 2)


@cache
def _guesses() -> tuple[tuple[re.Pattern[str], str], ...]:
    guesses = table("figures")["unitless"]
    return tuple((re.compile("|".join(words)), unit) for unit, words in guesses.items())


def _unitless(text: str, start: int, more: Tail, written: str, value: float) -> Quantity:
    """A number with 万 or 亿 and no unit: people, yuan or households, as the nearest noun of its clause says."""
    left, right = text[max(0, start - 16) : start], text[more.end : more.end + 10]
    best, base = -1, ""
    for pattern, unit in _guesses():
        first = pattern.match(right)
        if first:
            best, base = 99, unit
            break
        for m in pattern.finditer(left):
            if m.end() > best:
                best, base = m.end(), unit
    if best < 0:
        for pattern, unit in _guesses():
            if pattern.search(right):
                base = unit
                break
    sort = units()[base].sort if base else "count"
    rule = "万、亿后无单位，按名词推定"
    return finish(text, start, more.end, written, more.factor, value, base, sort, rule, more.few)


@cache
def _score_words() -> re.Pattern[str]:
    words = (*table("figures")["index_words"], *table("figures")["ratio_words"])
    # 倍差由1.86缩小到1.62: the second number of a change stands further off.
    return re.compile(
        "(?:" + "|".join(words) + ")(?:[^，。；,;、]{0,6}|[由从][^，。；,;、0-9]{0,6}[0-9.]+[^，。；,;、0-9]{1,8})$"
    )


@cache
def _index_ends() -> re.Pattern[str]:
    """What may follow the value of an index: a stop, a comparison, a change to another value."""
    return re.compile(f"$|[，。；,;、!?)”…:：上下比提升较居位增]|{either('phrases', 'indicator', 'moves')}")


@cache
def _ratio_words() -> re.Pattern[str]:
    """Indexes that say how many times the one is the other: 城乡居民收入倍差."""
    return re.compile("(?:" + "|".join(table("figures")["ratio_words"]) + ")[^，。；,;、]{0,14}$")


def _scored(text: str, start: int) -> bool:
    return bool(_score_words().search(text[max(0, start - 20) : start]))


@cache
def _earned() -> re.Pattern[str]:
    """已经攒下268分: what earns or costs points."""
    return re.compile(f"{either('figures', 'points', 'verbs')}$")


def _index(text: str, start: int, end: int, written: str, value: float) -> Quantity | None:
    """A bare number is a figure only as the value of an index or score: 综合指数达98.5."""
    if not _index_ends().match(text, end) and not approx.after(text, end)[1]:
        return None
    if not _scored(text, start):
        return None
    sort = "fraction" if _ratio_words().search(text, max(0, start - 20), start) else "index"
    return finish(text, start, end, written, "", value, "", sort, "指数、得分或倍差")


@cache
def _bare_nouns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile("|".join(nouns)), unit) for unit, nouns in table("figures")["bare_nouns"].items())


def _bare(text: str, start: int, end: int, written: str, value: float) -> Quantity | None:
    """A number right before the noun it counts, without a measure word: 惠及1200农户."""
    if value < _LEAST_BARE or _YEAR.fullmatch(written) or not written.replace(",", "").isdecimal():
        return None
    for nouns, unit in _bare_nouns():
        if nouns.match(text, end):
            return finish(text, start, end, written, "", value, unit, units()[unit].sort, "数词后无量词，按名词推定")
    return None


def _lower_end(text: str, start: int, end: int, written: str, value: float) -> Quantity | None:
    """The first number of a range whose unit stands behind the second: the 3 of 3—5万元."""
    to = _RANGE.match(text, end)
    upper = NUMBER.match(text, to.end()) if to else None
    more = tail(text, upper.end()) if upper else None
    if not upper or not more or not more.unit or (numerals.number(upper.group()) or 0) <= value:
        return None
    if more.factor:
        value = round(value * numerals.scale(more.factor), _PLACES)
    return _with_unit(text, start, replace(more, end=end, few=False), written, value)


def join_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Mark the two ends of a range such as 5%-8%: at least the one, at most the other."""
    for i in range(len(found) - 1):
        low, high = found[i], found[i + 1]
        between = text[low.end : high.start] if high.start <= low.end + 2 else ""
        if between and _RANGE.match(text, low.end) and low.value < high.value:
            if low.base_unit != high.base_unit:
                continue
            if text[low.before - 1 : low.before] in ("由", "从") and between in "至到":
                continue
            found[i], found[i + 1] = replace(low, approx=">="), replace(high, approx="<=")
    return found
