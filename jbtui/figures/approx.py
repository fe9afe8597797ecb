"""Whether a number is exact, about, more or less: the words before and behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jbtui.knowledge import table

_LEEWAY = frozenset("可能要须需")
_MOUNTING = ("跃", "迈", "登", "冲", "站", "踏")


@dataclass(frozen=True, slots=True)
class _Signs:
    """The words of a table with their signs."""

    words: dict[str, str]
    lengths: dict[str, tuple[int, ...]]
    """How long the words are that touch the number with a character, the longest first."""


@cache
def _whole() -> frozenset[str]:
    """Words that end like a sign and are none: 签约98%."""
    return frozenset(table("figures")["approx_none"]["words"])


@cache
def _before() -> _Signs:
    return _signs(table("figures")["approx_before"], -1)


@cache
def _after() -> _Signs:
    return _signs(table("figures")["approx_after"], 0)


def _signs(listed: Mapping[str, list[str]], touching: int) -> _Signs:
    words = {w: sign for sign, ws in listed.items() for w in ws}
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[touching], set()).add(len(word))
    return _Signs(words, {end: tuple(sorted(each, reverse=True)) for end, each in lengths.items()})


def before(text: str, start: int) -> tuple[str, str]:
    """The sign and the word that stand right before the number at `start`; ("", "") where none does."""
    signs = _before()
    lengths = signs.lengths.get(text[start - 1 : start])
    if lengths is None:
        return "", ""
    for n in lengths:
        if n <= start:
            word = text[start - n : start]
            sign = signs.words.get(word)
            if (
                sign
                and not (word == "上" and _no_passing(text, start))
                and text[max(0, start - 2) : start] not in _whole()
            ):
                return sign, word
    return "", ""


@cache
def _apart() -> tuple[tuple[re.Pattern[str], str], ...]:
    apart = table("figures")["approx_apart"]
    return tuple((re.compile(f"(?:{'|'.join(ways)})$"), sign) for sign, ways in apart.items())


def apart(text: str, start: int) -> str:
    """The sign that a phrase further off gives to the number: 最多可优惠20%; "" where none does."""
    near = text[max(0, start - 10) : start]
    if _LEEWAY.isdisjoint(near[-6:]):
        return ""
    return next((sign for pattern, sign in _apart() if pattern.search(near)), "")


# 约为全市平均水平的2.1倍 says of the number that it is about so much, with the whole in between.
_OF_WHOLE = re.compile("(?:大)?约(?:为|是|占|相当于)[^，。；、0-9]{1,24}的$")
_FURTHEST = 30


def of_whole(text: str, start: int) -> str:
    """The sign that stands before the whole which a share or multiple is taken of; "" where none does."""
    near = text[start - 1 : start] == "的"
    return "~" if near and _OF_WHOLE.search(text, max(0, start - _FURTHEST), start) else ""


def _no_passing(text: str, start: int) -> bool:
    """Whether 上 before digits is part of another word: 上千家 and 跃上2000亿元 pass a mark, 线上545亿元 does not."""
    return text[start : start + 1].isdecimal() and text[max(0, start - 2) : start - 1] not in _MOUNTING


_WITHIN = re.compile("内(?![部外容地需])")


def within(text: str, end: int) -> bool:
    """Whether a time that ends here is the longest it may be: 1小时内."""
    return text[end : end + 1] == "内" and bool(_WITHIN.match(text, end))


def after(text: str, end: int) -> tuple[str, str]:
    """The sign and the word that stand right behind the quantity that ends at `end`."""
    signs = _after()
    lengths = signs.lengths.get(text[end : end + 1])
    if lengths is None:
        return "", ""
    for n in lengths:
        word = text[end : end + n]
        sign = signs.words.get(word)
        if sign:
            return sign, word
    return "", ""
