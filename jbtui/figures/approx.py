"""Whether a number is exact, about, more or less: the words before and behind it."""

from __future__ import annotations

from functools import cache

from jbtui.knowledge import table


@cache
def _before() -> tuple[tuple[int, ...], dict[str, str]]:
    words = {w: sign for sign, ws in table("figures")["approx_before"].items() for w in ws}
    return tuple(sorted({len(w) for w in words}, reverse=True)), words


@cache
def _after() -> tuple[tuple[int, ...], dict[str, str]]:
    words = {w: sign for sign, ws in table("figures")["approx_after"].items() for w in ws}
    return tuple(sorted({len(w) for w in words}, reverse=True)), words


def before(text: str, start: int) -> tuple[str, str]:
    """The sign and the word that stand right before the number at `start`; ("", "") where none does."""
    lengths, words = _before()
    for n in lengths:
        if n <= start:
            word = text[start - n : start]
            sign = words.get(word)
            if sign and not (word == "上" and text[start : start + 1].isdecimal()):  # 上千家, but 线上545亿元
                return sign, word
    return "", ""


def after(text: str, end: int) -> tuple[str, str]:
    """The sign and the word that stand right behind the quantity that ends at `end`."""
    lengths, words = _after()
    for n in lengths:
        word = text[end : end + n]
        sign = words.get(word)
        if sign:
            return sign, word
    return "", ""
