"""Finds the quantities of a text: a number with 万/亿, 多/余 and a unit, a range, a fraction, a Chinese numeral."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from jbtui.figures import approx, names, numerals
from jbtui.figures.units import Unit, alternation, tail, units
from jbtui.knowledge import table

NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_FRACTION = re.compile(r"/([0-9]{1,4})(?![0-9/.年月])")
# 1280.36亿 times 10 ** 8 is 128035999999.99998 in doubles: this many decimal places say all that was written.
_PLACES = 4
_SCORE = re.compile("的?(?:成绩|高分|得分|总分|优异)")
_RANGE = re.compile(r"(?:[-—–~～]{1,2}|[至到])(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that measures, with its place in the compact text."""

    start: int
    end: int
    number: str
    unit: str
    value: float
    base_unit: str
    approx: str
    sort: str
    """The class of its unit, or rank, fraction, index."""
    rule: str
    before: int
    """Where the whole expression begins, words such as 近 and 超过 included."""
    after: int
    """Where it ends, words such as 以上 and 左右 included."""


class Spans:
    """Ordered spans, asked whether they cover a place."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self.starts = [s for s, _ in ordered]
        self.ends: list[int] = []
        furthest = 0
        for _, end in ordered:
            furthest = max(furthest, end)
            self.ends.append(furthest)

    def cover(self, start: int, end: int) -> bool:
        """Whether any span overlaps [start, end)."""
        i = bisect_right(self.starts, end - 1) - 1
        return i >= 0 and self.ends[i] > start


def quantities(text: str, taken: Spans) -> list[Quantity]:
    """The quantities of a compact text, in order, outside the spans that dates, ranks and names have taken."""
    found: list[Quantity] = []
    at = 0
    while match := NUMBER.search(text, at):
        start, end = match.span()
        at = end
        if taken.cover(start, end) or names.spelled_in(text, start, end):
            continue
        one = _fraction(text, match) or _plain(text, match)
        if one is None:
            continue
        at = max(one.end, end)
        found.append(one)
    if _cn_hint().search(text):
        found.extend(_chinese(text, taken, found))
        found.sort(key=lambda q: q.start)
    return found


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    over = _FRACTION.match(text, match.end())
    if not over or not match.group().isdecimal():
        return None
    part, whole = int(match.group()[:5]), int(over.group(1))
    if not 0 < part <= whole or whole > 1000 or text[over.end() : over.end() + 1] in units():
        return None
    return _finish(
        text, match.start(), over.end(), match.group() + over.group(), "", part / whole, "", "fraction", "分数"
    )


def _plain(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    written = match.group()
    value = numerals.number(written)
    if value is None or (len(written) > 1 and written[0] == "0" and written[1] != "."):
        return None
    more = tail().match(text, end)
    if more is None:
        return _lower_end(text, start, end, written, value) or _index(text, start, end, written, value)
    few = more["few"] or more["few1"] or more["few2"] or more["few3"] or more["split"]
    factor = more["scale"] or ""
    if factor:
        value = round(value * numerals.scale(factor), _PLACES)
    name, rate = (more["unit"] or more["unit2"] or "", more["rate"] or more["rate2"] or "")
    if more["split"]:
        name = more["split"][0] + more["split"][2:]
    stop = more.end()
    following = text[stop : stop + 1]
    if not name:
        if following and following in "级亿万千百分道":
            return None
        return _unitless(text, start, stop, written, factor, value, few)
    if following == "级" and units()[name].sort != "length":
        return None
    return _with_unit(text, start, stop, written, factor, name, rate, value, few)


def _with_unit(
    text: str, start: int, stop: int, written: str, factor: str, name: str, rate: str, value: float, few: str | None
) -> Quantity | None:
    unit = units()[name]
    base = unit.base
    if name == "‰":
        value /= 10
    if unit.sort == "multiple":
        return _finish(text, start, stop, written, name, value, "倍", "multiple", "倍数", few)
    if name == "分" and not (_scored(text, start) or "." in written or _SCORE.match(text, stop)):
        return None
    if name == "日" or (name == "大" and (factor or len(written) > 2)):
        return None
    return _finish(text, start, stop, written, factor + name + rate, value, base + rate, unit.sort, "数词＋单位", few)


def _finish(
    text: str, start: int, stop: int, number: str, unit: str, value: float, base: str, sort: str, rule: str,
    few: str | None = None,
) -> Quantity:  # fmt: skip
    sign, word = approx.before(text, start)
    behind, suffix = approx.after(text, stop)
    if sign in ("", "=") and few:
        sign = ">"
    if sign in ("", "=") and behind:
        sign = behind
    return Quantity(
        start, stop, number, unit, value, base, sign or "=", sort, rule, start - len(word), stop + len(suffix)
    )


@cache
def _guesses() -> tuple[tuple[re.Pattern[str], str], ...]:
    guesses = table("figures")["unitless"]
    return tuple((re.compile("|".join(words)), unit) for unit, words in guesses.items())


def _unitless(text: str, start: int, stop: int, written: str, factor: str, value: float, few: str | None) -> Quantity:
    """A number with 万 or 亿 and no unit: people, yuan or households, as the nearest noun of its clause says."""
    left, right = text[max(0, start - 16) : start], text[stop : stop + 10]
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
    return _finish(text, start, stop, written, factor, value, base, sort, "万、亿后无单位，按名词推定", few)


@cache
def _score_words() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(table("figures")["index_words"]) + ")[^，。；,;、]{0,6}$")


def _scored(text: str, start: int) -> bool:
    return bool(_score_words().search(text[max(0, start - 14) : start]))


def _index(text: str, start: int, end: int, written: str, value: float) -> Quantity | None:
    """A bare number is a figure only as the value of an index or score: 综合指数达98.5."""
    right = text[end : end + 1]
    if right and right not in "，。；,;、!?)”…:：上下比提升较居位增":
        return None
    if not _scored(text, start):
        return None
    return _finish(text, start, end, written, "", value, "", "index", "指数或得分")


def _lower_end(text: str, start: int, end: int, written: str, value: float) -> Quantity | None:
    """The first number of a range whose unit stands behind the second: the 3 of 3—5万元."""
    to = _RANGE.match(text, end)
    upper = NUMBER.match(text, to.end()) if to else None
    more = tail().match(text, upper.end()) if upper else None
    if not upper or not more or (numerals.number(upper.group()) or 0) <= value:
        return None
    factor, name = more["scale"] or "", more["unit"] or more["unit2"] or ""
    if not name:
        return None
    if factor:
        value = round(value * numerals.scale(factor), _PLACES)
    return _with_unit(text, start, end, written, factor, name, more["rate"] or more["rate2"] or "", value, None)


def join_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Mark the two ends of a range such as 5%-8%: at least the one, at most the other."""
    for i in range(len(found) - 1):
        low, high = found[i], found[i + 1]
        between = text[low.end : high.start]
        if between and len(between) <= 2 and _RANGE.match(text, low.end) and low.value < high.value:
            if text[low.before - 1 : low.before] in ("由", "从") and between in "至到":
                continue
            found[i], found[i + 1] = replace(low, approx=">="), replace(high, approx="<=")
    return found


@cache
def _cn_hint() -> re.Pattern[str]:
    return re.compile("[十百千万亿分]")


@cache
def _cn_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    unit = alternation()
    lead = "|".join(table("figures")["chinese_leads"])
    return (
        re.compile(rf"(?P<lead>{lead})(?P<n>[十百千万亿]{{1,3}})(?P<few>[余多])?(?P<unit>{unit})"),
        re.compile(
            rf"(?<![第零〇一二三四五六七八九十百千万亿两0-9.“])(?P<n>[一二三四五六七八九十两][零一二三四五六七八九十百千万亿两]{{0,9}}?)"
            rf"(?P<few>[余多])?(?P<unit>{unit})"
        ),
        re.compile(
            "([一二三四五六七八九十百两]{1,4})分之([一二三四五六七八九十百零]{1,6})(?:点([一二三四五六七八九零]{1,3}))?"
        ),
    )


def _chinese(text: str, taken: Spans, found: list[Quantity]) -> list[Quantity]:
    """Chinese numerals that measure: 近百家, 三千万元, 百分之九十, 三分之一, 两倍."""
    busy = Spans([(q.start, q.end) for q in found])
    led, numbered, parts = _cn_patterns()
    made: list[Quantity] = []
    for m in parts.finditer(text):
        whole, part = numerals.chinese(m[1]), numerals.chinese(m[2])
        if not whole or part is None or taken.cover(*m.span()):
            continue
        value = part + (numerals.chinese(m[3]) or 0) / 10 ** len(m[3]) if m[3] else float(part)
        if m[1] == "百":
            made.append(_finish(text, *m.span(), m.group(), "", value, "%", "percent", "百分之"))
        elif 0 < value <= whole and whole > 1:
            made.append(_finish(text, *m.span(), m.group(), "", value / whole, "", "fraction", "分数"))
    for m in led.finditer(text):
        if taken.cover(*m.span()) or busy.cover(*m.span()) or text[m.end() : m.end() + 1] == "级":
            continue
        unit = units()[m["unit"]]
        if unit.sort not in ("time", "age"):
            value = float(numerals.scale(m["n"]))
            one = _finish(
                text, m.start("n"), m.end(), m["n"], m["unit"], value, unit.base, unit.sort, "汉字数词", m["few"]
            )
            made.append(one)
    busy = Spans([(q.start, q.end) for q in (*found, *made)])
    for m in numbered.finditer(text):
        if not (taken.cover(*m.span()) or busy.cover(*m.span())):
            one_more = _numbered(text, m)
            if one_more:
                made.append(one_more)
    return made


def _numbered(text: str, m: re.Match[str]) -> Quantity | None:
    value, unit = numerals.chinese(m["n"]), units()[m["unit"]]
    if (
        value is None
        or not _measures(m["n"], value, unit, bool(m["few"]))
        or text[m.end() : m.end() + 1] in ("级", "”")
    ):
        return None
    sort = "multiple" if unit.sort == "multiple" else unit.sort
    return _finish(text, *m.span(), m["n"], m["unit"], float(value), unit.base, sort, "汉字数词", m["few"])


def _measures(written: str, value: int, unit: Unit, few: bool) -> bool:
    """Whether a Chinese numeral measures: 三大平台 and 两项经验 only count out a list, 三千万元 is a figure."""
    if unit.sort == "multiple":
        return True
    if unit.sort in ("time", "age") or written in ("万", "千", "百", "亿"):
        return False
    if unit.sort in ("money", "area", "length", "weight", "energy", "percent", "volume"):
        return len(written) > 1
    return value >= 100 or (few and value >= 10)
