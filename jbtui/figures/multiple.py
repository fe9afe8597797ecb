"""Multiples said in words: 翻番, 翻两番, 倍增."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import approx
from jbtui.figures.quantity import Quantity, Spans
from jbtui.knowledge import table

# 倍增 is most often a slogan: it measures only what it is the predicate of.
_GROWN = re.compile("(?:值|量|额|收入|规模|数|税|利润|营收|投资|效益|销售)(?:实现|成倍|均|也|已)*$")
_ENDS = re.compile("[，。；、!?)]|$")


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, float], re.Pattern[str]]:
    known: dict[str, float] = {}
    for word, value in table("figures")["multiples"].items():
        known[word] = float(value)
    words = sorted(known, key=lambda w: (-len(w), w))
    never = "|".join(re.escape(w) for w in table("figures")["not_multiple_before"])
    return re.compile("|".join(re.escape(w) for w in words)), known, re.compile(never)


def multiples(text: str, taken: Spans) -> list[Quantity]:
    """The multiples of a compact text that are said without a digit, in order."""
    pattern, known, never = _pattern()
    found = []
    for m in pattern.finditer(text):
        start, end = m.span()
        if taken.cover(start, end) or never.match(text, end):
            continue
        if text[start - 1 : start] in ("“", "八", "双", "产") and start:
            continue
        if m.group() == "倍增" and not (_GROWN.search(text[max(0, start - 8) : start]) and _ENDS.match(text, end)):
            continue
        sign, word = approx.before(text, start)
        found.append(
            Quantity(start, end, m.group(), "倍", known[m.group()], "倍", sign or "=", "multiple", "翻番等词",
                     start - len(word), end)
        )  # fmt: skip
    return found
