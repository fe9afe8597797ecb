"""Ranks: 第37名, 全市第一, 居全省第六, 首位, 全国前三, 十二连冠."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jbtui.figures import numerals
from jbtui.figures.quantity import Quantity, Spans
from jbtui.knowledge import table

_N = "[0-9]{1,4}|[一二三四五六七八九十百两]{1,5}"
_RUNS = ("连冠", "连胜", "连霸")
_COUNTED = re.compile(f"(?:{_N})$")
# How far left of a rank its verb may stand, in characters.
_FAR = 16
_STOPS = re.compile("[，。；,;!?]")
# What may stand right behind a bare 第一 that is a rank; 第一书记, 第一时间, 第一方阵 and 第一批 go on otherwise.
_ENDS = re.compile(r"$|[，。；、,;!?:)”’」』》…—\-]|[的和且并及与或]|(?:提升|上升|跃升|升至|升到|进位|下降|前移|攀升)")

# 第7位的全国县域经济综合竞争力排名.
_OF_RANKING = re.compile("的[^，。；]{0,18}(?:排名|位次|名次|排位)")


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns and scopes made of the table's words."""

    every: re.Pattern[str]
    scopes: frozenset[str]
    longest: int
    verbs: re.Pattern[str]
    never: re.Pattern[str]


@cache
def _words() -> _Words:
    words = table("figures")["rank"]
    tops = "|".join(sorted((re.escape(w) for w in words["tops"]), key=len, reverse=True))
    verbs = "|".join(sorted((re.escape(w) for w in words["verbs"]), key=len, reverse=True))
    never = "|".join(re.escape(w) for w in words["never_top"])
    return _Words(
        # Plain characters first, for the engine to skip to; the scope is looked for where one of them stands.
        every=re.compile(
            f"第(?P<nth>{_N})(?P<unit>名|位)?|倒数第(?P<last>{_N})(?P<lunit>名|位)?"
            f"|前(?P<front>{_N})(?P<funit>名|位|强|列)?|{tops}|{'|'.join(_RUNS)}"
        ),
        scopes=frozenset(words["scopes"]),
        longest=max(map(len, words["scopes"])),
        verbs=re.compile(verbs),
        never=re.compile(f"(?:{never})[^，。；,;]{{0,4}}$"),
    )


def ranks(text: str, taken: Spans) -> list[Quantity]:
    """The ranks of a compact text, in order."""
    words = _words()
    found = []
    for m in words.every.finditer(text):
        one = _run(text, m) if m.group() in _RUNS else _read(text, m)
        if one and not taken.cover(one.start, one.end):
            found.append(one)
    return found


def _scope(text: str, end: int) -> int:
    """How many characters before a place say among whom: 全市 before 第一."""
    scopes = _words().scopes
    return next((n for n in range(min(_words().longest, end), 1, -1) if text[end - n : end] in scopes), 0)


def _run(text: str, m: re.Match[str]) -> Quantity | None:
    """十二连冠."""
    times = _COUNTED.search(text, max(0, m.start() - _FAR), m.start())
    value = numerals.integer(times.group()) if times else None
    return _made(times.start(), m.end(), times.group(), m.group(), value, "=") if times and value else None


def _read(text: str, m: re.Match[str]) -> Quantity | None:
    start, end = m.start() - _scope(text, m.start()), m.end()
    left = _STOPS.split(text[max(0, start - _FAR) : start])[-1]
    scope, verb = start < m.start(), bool(_words().verbs.search(left))
    ends = bool(_ENDS.match(text, end))
    if not m.lastgroup:
        if _words().never.search(left) or not (scope or verb) or not ends:
            return None
        return _made(start, end, m.group(), "位", 1, "=")
    nth = m["nth"] or m["last"]
    if nth:
        value, unit = numerals.integer(nth), m["unit"] or m["lunit"]
        heads = not start and bool(unit)  # 第46位 that opens a paragraph stands over what it ranks
        if not value or not (heads or ((scope or verb or unit == "名" or _OF_RANKING.match(text, end)) and ends)):
            return None
        return _made(start, end, nth, unit or "名", value, "=")
    value = numerals.integer(m["front"])
    if not value or not verb or not (ends or m["funit"]) or (m["funit"] == "列"):
        return None
    return _made(start, end, m["front"], m["funit"] or "名", value, "<=")


def _made(start: int, end: int, number: str, unit: str, value: int, sign: str) -> Quantity:
    base = unit if unit in _RUNS else "名"
    return Quantity(start, end, number, unit, float(value), base, sign, "rank", "位次", start, end)
