"""Multiples said in words: 翻番, 翻两番, 倍增."""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import approx
from jbtui.figures.lexicon import options, telling
from jbtui.figures.quantity import Quantity, Spans
from jbtui.knowledge import table

_ENDS = re.compile("[，。；、!?)]|$")


@cache
def _doubled() -> re.Pattern[str]:
    """倍增 is most often a slogan: it measures only what it is the predicate of."""
    words = table("figures")
    return re.compile(f"(?:{options(words['doubled'])})(?:{options(words['doubled_adverbs'])})*$")


@cache
def _marks() -> tuple[str, ...]:
    """Characters of which every word for a multiple has one."""
    return telling(table("figures")["multiples"])


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
    for mark in _marks():
        if mark in text:
            return _found(text, taken)
    return []


def _found(text: str, taken: Spans) -> list[Quantity]:
    pattern, known, never = _pattern()
    found = []
    for m in pattern.finditer(text):
        start, end = m.span()
        if taken.cover(start, end) or never.match(text, end):
            continue
        if start and text[start - 1] in table("figures")["not_multiple_after"]:
            continue
        if m.group() == "倍增" and not (_doubled().search(text[max(0, start - 8) : start]) and _ENDS.match(text, end)):
            continue
        sign, word = approx.before(text, start)
        found.append(
            Quantity(start, end, m.group(), "倍", known[m.group()], "倍", sign or "=", "multiple", "翻番等词",
                     start - len(word), end)
        )  # fmt: skip
    return found
