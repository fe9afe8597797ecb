"""Ranks: 第37名, 全市第一, 居全省第六, 首位, 全国前三, 十二连冠."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import numerals
from jbtui.figures.quantity import Quantity, Spans
from jbtui.knowledge import table

_N = "[0-9]{1,4}|[一二三四五六七八九十百两]{1,5}"
# What may stand right behind a bare 第一 that is a rank; 第一书记, 第一时间, 第一方阵 and 第一批 go on otherwise.
_ENDS = re.compile(r"$|[，。；、,;!?:)”’」』》…—\-]|[的和且并及与或]|(?:提升|上升|跃升|升至|升到|进位|下降|前移|攀升)")

# 第7位的全国县域经济综合竞争力排名.
_OF_RANKING = re.compile("的[^，。；]{0,18}(?:排名|位次|名次|排位)")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("figures")["rank"]
    scope = "|".join(sorted((re.escape(w) for w in words["scopes"]), key=len, reverse=True))
    tops = "|".join(sorted((re.escape(w) for w in words["tops"]), key=len, reverse=True))
    first = "".join(sorted({w[0] for w in (*words["scopes"], *words["tops"])}))
    every = re.compile(
        rf"(?=[{first}0-9第前倒一二三四五六七八九十百两])"
        rf"(?:(?P<scope>{scope})?(?:(?P<back>倒数)?第(?P<nth>{_N})(?P<unit>名|位)?"
        rf"|前(?P<front>{_N})(?P<funit>名|位|强|列)?"
        rf"|(?P<top>{tops}))"
        rf"|(?P<run>{_N})(?P<runit>连冠|连胜|连霸))"
    )
    verbs = "|".join(sorted((re.escape(w) for w in words["verbs"]), key=len, reverse=True))
    never = "|".join(re.escape(w) for w in words["never_top"])
    return every, re.compile(verbs), re.compile(f"(?:{never})[^，。；,;]{{0,4}}$")


def ranks(text: str, taken: Spans) -> list[Quantity]:
    """The ranks of a compact text, in order."""
    every, verbs, never = _patterns()
    found = []
    for m in every.finditer(text):
        start, end = m.span()
        if taken.cover(start, end):
            continue
        left = re.split("[，。；,;!?]", text[max(0, start - 16) : start])[-1]
        one = _read(text, m, left, bool(verbs.search(left)), bool(never.search(left)))
        if one:
            found.append(one)
    return found


def _read(text: str, m: re.Match[str], left: str, verb: bool, put: bool) -> Quantity | None:
    start, end = m.span()
    ends = bool(_ENDS.match(text, end))
    if m["run"]:
        value = numerals.integer(m["run"])
        return _made(start, end, m["run"], m["runit"], value, "=") if value else None
    if m["top"]:
        if put or not (m["scope"] or verb) or not ends:
            return None
        return _made(start, end, m["top"], "位", 1, "=")
    if m["nth"]:
        value = numerals.integer(m["nth"])
        if not value or not (m["scope"] or verb or m["unit"] == "名" or _OF_RANKING.match(text, end)) or not ends:
            return None
        return _made(start, end, m["nth"], m["unit"] or "名", value, "=")
    value = numerals.integer(m["front"])
    if not value or not verb or not (ends or m["funit"]) or (m["funit"] == "列"):
        return None
    return _made(start, end, m["front"], m["funit"] or "名", value, "<=")


def _made(start: int, end: int, number: str, unit: str, value: int, sign: str) -> Quantity:
    base = unit if unit in ("连冠", "连胜", "连霸") else "名"
    return Quantity(start, end, number, unit, float(value), base, sign, "rank", "位次", start, end)
