"""A vote for a year, and what years are reckoned from: small numbers, and how far 去年 or 三年前 moves one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jbtui.context.sentences import Sentence, pattern
from jbtui.knowledge import table

_NUMERAL = re.compile("([一二两三四五六七八九]?)十([一二三四五六七八九]?)|[一二两三四五六七八九]")
# Read backwards: the last clause, and a short one before it: 明年，我们将
_CLAUSE = re.compile("[^。;；,，:：]*(?:[,，][^。;；,，:：]{2,5}(?![^。;；,，:：]))?")
_DIGITS = {"两": 2} | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Vote:
    """What one sentence says about the year."""

    year: int
    weight: float
    rule: str
    sentence: Sentence
    at: int
    """Offset in the sentence's plain text."""


def number(words: str) -> int | None:
    """A small number in Arabic or Chinese numerals: 11, 十一, 三十; None for what is none (一二三)."""
    if words.isascii() and words.isdigit():
        return int(words)
    found = _NUMERAL.fullmatch(words)
    if not found:
        return None
    if "十" not in words:
        return _DIGITS[words]
    return (_DIGITS[found[1]] if found[1] else 1) * 10 + (_DIGITS[found[2]] if found[2] else 0)


def later(text: str, at: int) -> int | None:
    """How many years after the present the clause before the offset speaks of; None where it names a year itself or
    tells of old times (早在, 那一年)."""
    clause = _last_clause(text[:at])
    rules = table("dates")["relative"]
    if pattern(rules["elsewhere"]).search(clause):
        return None
    words = rules["words"]
    last = max(words, key=clause.rfind)
    if ago := pattern(rules["ago"]).search(clause):
        return -(number(ago["n"]) or 0)
    return int(words[last]) if last in clause else 0


def _last_clause(text: str) -> str:
    found = _CLAUSE.match(text[::-1])
    return found[0][::-1] if found else ""
