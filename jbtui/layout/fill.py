"""Fill that no reader should see: one character or word over and over (江江江江), rules of stars and dashes."""

from __future__ import annotations

import re
from operator import eq

from jbtui.text.han import is_han

_GLUED = re.compile(r"(?:([^\s\d.．·…])\1{4,}|([^\s\d]{2,4}?)\2{4,}|[…⋯.．·]{9,})")
_INSIDE = re.compile(r"([^\W_])\1{5,}")
"""Fill inside a text, where the letter is a Han character."""
_END = 200
"""Characters at the end of a line in which a fill would begin; a longer one is a line of its own."""
_WHOLE = re.compile(r"(?:(?P<letter>[^\W_])\s*(?:(?P=letter)\s*){2,}|[^\w。！？!?…⋯”’」』）)》%％]+|_+)")
"""A letter over and over counts only where it is a Han character."""


def apart(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands on both sides of fills inside the text, and those fills: 甲江江江江江江乙 → 甲, 乙."""
    # Of six alike in a row one stands at a multiple of five with its like behind it: few places are to be compared.
    if not any(map(eq, text[::5], text[1::5])):
        return (text,), ()
    found = [one for one in _INSIDE.finditer(text) if is_han(one[1])]
    if not found:
        return (text,), ()
    edges = [0, *(edge for one in found for edge in one.span()), len(text)]
    parts = (text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True))
    return tuple(filter(None, parts)), tuple(one.group() for one in found)


def _begin(text: str, unit: str, at: int) -> int:
    """Where the repetition of the unit that goes on at `at` begins."""
    while at >= len(unit) and text.startswith(unit, at - len(unit)):
        at -= len(unit)
    return at


def split(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the fills at its beginning and end, and those fills."""
    whole = _WHOLE.fullmatch(text)
    if whole and (whole["letter"] is None or is_han(whole["letter"])):
        return "", (text,)
    taken: list[str] = []
    start = max(0, len(text) - _END)
    # A repeated word of one to four characters shows in the last ones; nearly every line ends the search here.
    repeats = text[-1] in text[-5:-1]
    for found in list(_GLUED.finditer(text, start))[::-1] if repeats else ():
        if found.end() == len(text.rstrip()):
            begin = _begin(text, found.group(1) or found.group(2) or found.group()[0], found.start())
            taken.append(text[begin:].rstrip())
            text = text[:begin].rstrip()
    found_first = _GLUED.match(text)
    if found_first:
        taken.append(found_first.group())
        text = text[found_first.end() :].lstrip()
    return text, tuple(taken)
