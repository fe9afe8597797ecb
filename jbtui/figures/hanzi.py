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
            rf"(?<![第零〇一二三四五六七八九十百千万亿两0-9.“])(?P<n>[一二三四五六七八九十两][零一二三四五六七八九十百千万亿两]{{0,9}}?)"
            rf"(?P<few>[余多])?(?P<unit>{unit})"
        ),
        re.compile(
            "([一二三四五六七八九十百两]{1,4})分之([一二三四五六七八九十百零]{1,6})(?:点([一二三四五六七八九零]{1,3}))?"
        ),
    )


@cache
def _tenths() -> re.Pattern[str]:
    """三成, 九成五, 七成多: tenths of a whole."""
    never = re.escape(table("units")["not_before"]["成"])
    return re.compile(
        f"(?<![第零〇一二三四五六七八九十百千万亿0-9“])(?P<n>[一二三四五六七八九两])成(?P<half>[一二三四五六七八九半](?![个家项万]))?(?P<few>[多余])?(?![{never}])"
    )


def chinese(text: str, taken: Spans, found: Sequence[Quantity]) -> list[Quantity]:
    """Chinese numerals that measure: 近百家, 三千万元, 百分之九十, 三分之一, 两倍."""
    busy = Spans([(q.start, q.end) for q in found])
    led, numbered, parts = _cn_patterns()
    made: list[Quantity] = []
    for m in parts.finditer(text) if "分之" in text else ():
        whole, part = numerals.chinese(m[1]), numerals.chinese(m[2])
        if not whole or part is None or taken.cover(*m.span()):
            continue
        value = part + (numerals.chinese(m[3]) or 0) / 10 ** len(m[3]) if m[3] else float(part)
        if m[1] == "百":
            made.append(finish(text, *m.span(), m.group(), "", value, "%", "percent", "百分之"))
        elif 0 < value <= whole and whole > 1:
            made.append(finish(text, *m.span(), m.group(), "", value / whole, "", "fraction", "分数"))
    for m in led.finditer(text):
        if taken.cover(*m.span()) or busy.cover(*m.span()) or text[m.end() : m.end() + 1] == "级":
            continue
        unit = units()[m["unit"]]
        if unit.sort not in ("time", "age"):
            value = float(numerals.scale(m["n"]))
            one = finish(
                text, m.start("n"), m.end(), m["n"], m["unit"], value, unit.base, unit.sort, "汉字数词", m["few"]
            )
            made.append(one)
    for m in _tenths().finditer(text) if "成" in text else ():
        if not (taken.cover(*m.span()) or busy.cover(*m.span())):
            half = 5 if m["half"] == "半" else numerals.chinese(m["half"] or "") or 0
            tenth = (numerals.chinese(m["n"]) or 0) * 10.0 + half
            made.append(finish(text, *m.span(), m.group(), "成", tenth, "%", "percent", "几成", m["few"]))
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
    return finish(text, *m.span(), m["n"], m["unit"], float(value), unit.base, sort, "汉字数词", m["few"])


def _measures(written: str, value: int, unit: Unit, few: bool) -> bool:
    """Whether a Chinese numeral measures: 三大平台 and 两项经验 only count out a list, 三千万元 is a figure."""
    if unit.sort == "multiple":
        return True
    if unit.sort in ("time", "age") or written in ("万", "千", "百", "亿"):
        return False
    if unit.sort in ("money", "area", "length", "weight", "energy", "percent", "volume"):
        return len(written) > 1
    return value >= 100 or (few and value >= 10)
