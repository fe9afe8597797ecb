"""The words around a number or an expression of time that bind the one to the other, or part them."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures.lexicon import either
from jbtui.knowledge import table
from jbtui.text.one_pattern import alternatives

# 由原来的 stands so many characters before its number.
_FROM_REACH = 9


@cache
def own() -> re.Pattern[str]:
    """The number that a year claims: 2017年的681亿元, 2018年的不足80万元, 一季度的-6.4%, 上一年的全市第6位."""
    words = (w for ws in table("figures")["approx_before"].values() for w in ws)
    scope = either("figures", "rank", "scopes")
    return re.compile(f"{scope}?第?{alternatives(words)}?[-−]?[0-9一二三四五六七八九十](?!方)")


@cache
def once_done() -> re.Pattern[str]:
    """What comes once something is built belongs to no time before."""
    return re.compile(either("periods", "once_done", "words"))


@cache
def begun() -> re.Pattern[str]:
    """What began then and goes on: 去年5月开园的, 三季度封顶，."""
    return re.compile(f"(?:正式)?{either('periods', 'begun', 'words')}+(?:的|[，、]|$)")


@cache
def gained() -> re.Pattern[str]:
    """比某年多了: that year is only compared with."""
    return re.compile(str(table("periods")["begun"]["gained"]))


@cache
def shares() -> re.Pattern[str]:
    """相当于2019年同期的: what follows is a share of that year's number."""
    return re.compile(str(table("periods")["begun"]["shares"]))


@cache
def already() -> re.Pattern[str]:
    """What is so by now belongs to no time that was over before."""
    return re.compile(either("periods", "already", "words"))


@cache
def by_now() -> re.Pattern[str]:
    """What tells that a figure undated by anything else is that of the day of the article."""
    return re.compile(either("periods", "already", "by_now"))


@cache
def years_plan() -> re.Pattern[str]:
    """年度计划投资96亿元 is the plan of the year in which the article speaks."""
    return re.compile(either("periods", "years_plan", "words"))


@cache
def _moved() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile("[由从][^，。；、0-9]{0,8}$"),
        re.compile("[^，。；、0-9]{0,6}[到至为成](?:了)?[近约超]?[0-9]"),
    )


def moved_from(text: str, start: int, end: int) -> bool:
    """Whether a number is the one that something moved from: 由15个工作日 in 由15个工作日缩短为2个工作日."""
    before, behind = _moved()
    return bool(before.search(text, max(0, start - _FROM_REACH), start) and behind.match(text, end))
