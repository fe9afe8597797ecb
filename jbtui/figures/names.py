"""What is never a figure: numbers that are part of a name, a code, a slogan or a plan's title."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_letters

from jbtui.figures.lexicon import options
from jbtui.knowledge import table

_QUOTED = re.compile(r"[“‘「『\"《][^“”‘’「」『』\"《》。；!?]{1,40}[”’」』\"》]")
_CODE = re.compile(r"[0-9A-Za-z+×*·.\-—/]+")
_STARTS_WITH_QUANTITY = re.compile(r"[0-9][0-9,.]*")

# Names in quotation marks are not longer than this; what has a stop inside is speech.
_SHORT = 14
_SPOKEN = re.compile("[，。；!?]|[0-9][%万亿]")


# What right before a number or behind it may make it part of a name.
_JOINED, _JOINING = frozenset("第+×*#№〔[_-." + ascii_letters), frozenset("×*_=+")


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    """What makes a number part of a name: the word behind it; the word before it, or the phrase it stands in.

    Each begins with plain characters, so that the engine skips to them.
    """
    words = table("figures")["names"]
    behind = options(words["behind"])
    return (
        re.compile(f"[0-9](?<![0-9]{{2}})[0-9]{{0,4}}+(?![0-9])(?:{behind})"),
        re.compile(
            options((*(rf"{re.escape(code)}[::]?[0-9\-]{{3,20}}" for code in words["codes"]), *words["phrases"]))
        ),
    )


@cache
def _inside_quotes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table("figures")["names"]["quoted"]))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(str(table("figures")["names"]["named"]))


def spans(text: str) -> list[tuple[int, int]]:
    """The half-open spans of a compact text in which no number measures anything, in order."""
    found = [m.span() for pattern in _phrases() for m in pattern.finditer(text)]
    for m in _QUOTED.finditer(text):
        inside = text[m.start() + 1 : m.end() - 1]
        book = text[m.start()] == "《"
        code = _CODE.fullmatch(inside) and "%" not in inside
        if book or code or _inside_quotes().search(inside) or _is_named(text, m.end(), inside):
            found.append(m.span())
    found.sort()
    return found


def _is_named(text: str, end: int, inside: str) -> bool:
    """Whether the noun behind short quoted words says that they are a name: “大干150天”攻坚行动."""
    return len(inside) <= _SHORT and not _SPOKEN.search(inside) and bool(_named().match(text, end))


def spelled_in(text: str, start: int, end: int, upper: bool = False) -> bool:
    """Whether letters or signs around the number make it part of a name: 5G, A4, PM2.5, 1+6, 第3.

    `upper`: whether a figure ends right before the sign at its left, so that this is the upper end of a range.
    """
    left, right = text[start - 1 : start], text[end : end + 1]
    if left not in _JOINED and right not in _JOINING:
        return False
    if left and (left in "第+×*#№〔[_" or (left.isascii() and left.isalpha())):
        return True
    if not upper and left in "-." and start > 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        return True
    if right in "×*_=":
        return True
    if right == "+":
        return end + 1 < len(text) and (
            text[end + 1].isdecimal() or (text[end + 1].isascii() and text[end + 1].isalpha())
        )
    return False
