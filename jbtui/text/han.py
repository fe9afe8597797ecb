"""Han characters, those of running Chinese text, told without a pattern, whose range takes the engine a millisecond to
make ready wherever it stands."""

from __future__ import annotations

import re

_GAP = re.compile("[ \u3000]+")
_FIRST, _LAST = "\u4e00", "\u9fff"


def is_han(text: str) -> bool:
    """Whether the text is Han characters and nothing else; an empty one is not."""
    return text != "" and min(text) >= _FIRST and max(text) <= _LAST


def close_names(text: str) -> str:
    """Names of two characters with a space printed inside them closed: 张 三, but neither 张 三丰 nor 张三 李四."""
    closed, left, free = "", 0, 0
    for gap in _GAP.finditer(text):
        start, end = gap.span()
        sides = text[start - 1 : start], text[end : end + 1]
        beyond = text[start - 2 : start - 1], text[end + 1 : end + 2]
        if start > free and all(map(is_han, sides)) and not any(map(is_han, beyond)):
            closed += text[left:start]
            left, free = end, end + 1
    return closed + text[left:]
