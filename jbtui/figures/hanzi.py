"""Finds the quantities written in Chinese numerals: 近百家, 三千万元, 百分之九十, 三分之一, 七成."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jbtui.figures import numerals
from jbtui.figures.quantity import Quantity, Spans, finish
from jbtui.figures.units import Unit, alternation, units
from jbtui.knowledge import table


@cache
def hint() -> re.Pattern[str]:
    return re.compile("[十百千万亿分成]")


@cache
def _cn_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    unit = alternation()
    lead = "|".join(table("figures")["chinese_leads"])
    return (
        re.compile(rf"(?P<lead>{lead})(?P<n>[十百千万亿]{{1,3}})(?P<few>[余多])?(?P<unit>{unit})"),
        re.compile(
            rf"(?P<n>[一二三四五六七八九十两](?<![第零〇一二三四五六七八九十百千万亿两0-9.“].)[零一二三四五六七八九十百千万亿两]{{0,9}}?)"
            rf"(?P<few>[余多])?(?P<unit>{unit})"
        ),
        re.compile(
            "([一二三四五六七八九十百两][一二三四五六七八九十百两]{0,3})分之([一二三四五六七八九十百零]{1,6})(?:点([一二三四五六七八九零]{1,3}))?"
        ),
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
    led, numbered, parts = _cn_patterns()
    said = [one for m in led.finditer(text) if (one := _led(text, m))]
    if "分之" in text:
        said += [one for m in parts.finditer(text) if (one := _part(text, m))]
    if "成" in text:
        said += [_tenth(text, m) for m in _tenths().finditer(text)]
    counted = [one for m in numbered.finditer(text) if (one := _numbered(text, m))]
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


def _led(text: str, m: re.Match[str]) -> Quantity | None:
    unit, end = units()[m["unit"]], m.end()
    if unit.sort in ("time", "age") or text[end : end + 1] == "级":
        return None
    value = float(numerals.scale(m["n"]))
    return finish(text, m.start("n"), end, m["n"], m["unit"], value, unit.base, unit.sort, "汉字数词", m["few"])


def _tenth(text: str, m: re.Match[str]) -> Quantity:
    half = 5 if m["half"] == "半" else numerals.chinese(m["half"] or "") or 0
    tenth = (numerals.chinese(m["n"]) or 0) * 10.0 + half
    return finish(text, *m.span(), m.group(), "成", tenth, "%", "percent", "几成", m["few"])


def _numbered(text: str, m: re.Match[str]) -> Quantity | None:
    written, unit, few, end = m["n"], units()[m["unit"]], m["few"], m.end()
    if len(written) == 1 and not few and unit.sort != "multiple":
        return None  # 三大平台, 一项: so few only count out a list
    value = numerals.chinese(written)
    if value is None or not _measures(written, value, unit, bool(few)) or text[end : end + 1] in ("级", "”"):
        return None
    return finish(text, *m.span(), written, m["unit"], float(value), unit.base, unit.sort, "汉字数词", few)


def _measures(written: str, value: int, unit: Unit, few: bool) -> bool:
    """Whether a Chinese numeral measures: 三大平台 and 两项经验 only count out a list, 三千万元 is a figure."""
    if unit.sort == "multiple":
        return True
    if unit.sort in ("time", "age") or written in ("万", "千", "百", "亿"):
        return False
    if unit.sort in ("money", "area", "length", "weight", "energy", "percent", "volume"):
        return len(written) > 1
    return value >= 100 or (few and value >= 10)
