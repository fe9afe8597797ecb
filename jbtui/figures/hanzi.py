"""Finds the quantities written in Chinese numerals: 近百家, 三千万元, 百分之九十, 三分之一, 七成."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jbtui.figures import numerals
from jbtui.figures.quantity import Quantity, Spans, finish
from jbtui.figures.units import Unit, unit_at, units
from jbtui.knowledge import table
from jbtui.text.later import later
from jbtui.text.one_pattern import any_of


@cache
def hint() -> re.Pattern[str]:
    """What any of the patterns below begins with; most texts have none of it, as 万 and 亿 stand behind digits."""
    leads = any_of(sorted({lead[-1] for lead in table("figures")["chinese_leads"]}))
    return re.compile(
        f"[一二三四五六七八九十百千万亿两](?:(?=[零一二三四五六七八九十百千万亿两余多成分{_times()}])|(?<={leads}[十百千万亿]))"
    )


@cache
def _times() -> str:
    """What the units of multiples begin with."""
    return "".join(sorted({written[0] for written, unit in units().items() if unit.sort == "multiple"}))


@cache
def _led_numerals() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(table('figures')['chinese_leads'])})([十百千万亿]{{1,3}})")


_PARTS = later(
    "([一二三四五六七八九十百两][一二三四五六七八九十百两]{0,3})分之([一二三四五六七八九十百零]{1,6})(?:点([一二三四五六七八九零]{1,3}))?"
)


@cache
def _numerals() -> re.Pattern[str]:
    """Runs of numerals; one that stands alone measures only before 余, 多 or 倍."""
    return re.compile(
        f"[一二三四五六七八九十两](?=[零一二三四五六七八九十百千万亿两余多{_times()}])"
        "(?<![第零〇一二三四五六七八九十百千万亿两0-9.“].)[零一二三四五六七八九十百千万亿两]{0,9}"
    )


@cache
def _tenths() -> re.Pattern[str]:
    """三成, 九成五, 七成多: tenths of a whole."""
    never = re.escape(table("units")["not_before"]["成"])
    return re.compile(
        f"(?P<n>[一二三四五六七八九两])成(?<![第零〇一二三四五六七八九十百千万亿0-9“]..)(?P<half>[一二三四五六七八九半](?![个家项万]))?(?P<few>[多余])?(?![{never}])"
    )


def chinese(text: str, taken: Spans, found: Sequence[Quantity]) -> list[Quantity]:
    """Chinese numerals that measure, outside `taken` and `found`: 近百家, 三千万元, 百分之九十, 三分之一, 两倍."""
    said = [one for m in _led_numerals().finditer(text) if (one := _led(text, *m.span(1)))]
    if "分之" in text:
        said += [one for m in _PARTS.finditer(text) if (one := _part(text, m))]
    if "成" in text:
        said += [_tenth(text, m) for m in _tenths().finditer(text)]
    counted = [one for m in _numerals().finditer(text) if (one := _numbered(text, *m.span()))]
    made: list[Quantity] = []
    for ones in filter(None, (said, counted)):
        taken = taken.also(found).also(made)
        made += [one for one in ones if not taken.cover(one.start, one.end)]
    return made


def _part(text: str, m: re.Match[str]) -> Quantity | None:
    whole, part = numerals.chinese(m[1]), numerals.chinese(m[2])
    if not whole or part is None:
        return None
    value = part + (numerals.chinese(m[3]) or 0) / 10 ** len(m[3]) if m[3] else float(part)
    if m[1] == "百":
        return finish(text, *m.span(), m.group(), "", value, "%", "percent", "百分之")
    if 0 < value <= whole and whole > 1:
        return finish(text, *m.span(), m.group(), "", value / whole, "", "fraction", "分数")
    return None


def _measured(text: str, end: int) -> tuple[str, bool]:
    """The unit of a numeral that ends at a place, and whether 余 or 多 stands between them; "" where it has none."""
    few = text[end : end + 1] in ("余", "多")
    unit = unit_at(text, end + 1) if few else ""
    return (unit, True) if unit else (unit_at(text, end), False)


def _led(text: str, start: int, end: int) -> Quantity | None:
    """百 in 近百家, of a run of such numerals as many as stand before a unit."""
    for stop in range(end, start, -1):
        written, (name, few) = text[start:stop], _measured(text, stop)
        if name:
            unit, after = units()[name], stop + few + len(name)
            if unit.sort in ("time", "age") or text[after : after + 1] == "级":
                return None
            value = float(numerals.scale(written))
            return finish(text, start, after, written, name, value, unit.base, unit.sort, "汉字数词", few)
    return None


def _tenth(text: str, m: re.Match[str]) -> Quantity:
    half = 5 if m["half"] == "半" else numerals.chinese(m["half"] or "") or 0
    tenth = (numerals.chinese(m["n"]) or 0) * 10.0 + half
    return finish(text, *m.span(), m.group(), "成", tenth, "%", "percent", "几成", bool(m["few"]))


def _numbered(text: str, start: int, end: int) -> Quantity | None:
    """三千万 in 三千万元, of a run of numerals as few as stand before a unit."""
    for stop in range(start + 1, end + 1):
        written, (name, few) = text[start:stop], _measured(text, stop)
        if name:
            unit, after = units()[name], stop + few + len(name)
            if len(written) == 1 and not few and unit.sort != "multiple":
                return None  # 三大平台, 一项: so few only count out a list
            value = numerals.chinese(written)
            if value is None or not _measures(written, value, unit, few) or text[after : after + 1] in ("级", "”"):
                return None
            return finish(text, start, after, written, name, float(value), unit.base, unit.sort, "汉字数词", few)
    return None


def _measures(written: str, value: int, unit: Unit, few: bool) -> bool:
    """Whether a Chinese numeral measures: 三大平台 and 两项经验 only count out a list, 三千万元 is a figure."""
    if unit.sort == "multiple":
        return True
    if unit.sort in ("time", "age") or written in ("万", "千", "百", "亿"):
        return False
    if unit.sort in ("money", "area", "length", "weight", "energy", "percent", "volume"):
        return len(written) > 1
    return value >= 100 or (few and value >= 10)
