"""Fill that no reader should see: one character or word over and over (江江江江), rules of stars and dashes."""

from __future__ import annotations

import re

_GLUED = re.compile(r"(?:([^\s\d.．·…])\1{4,}|([^\s\d]{2,4}?)\2{4,}|[…⋯.．·]{9,})")
_WHOLE = re.compile(r"(?:([\u4e00-\u9fff])\s*(?:\1\s*){2,}|[^\w。！？!?…⋯”’」』）)》%％]+|_+)")


def split(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its fill, and the fills taken from its beginning and end.

    A fill inside a line is left alone: what stands on both sides of it was printed.
    """
    if _WHOLE.fullmatch(text):
        return "", (text,)
    taken: list[str] = []
    for found in list(_GLUED.finditer(text))[::-1]:
        if found.end() == len(text.rstrip()):
            taken.append(found.group())
            text = text[: found.start()].rstrip()
    found_first = _GLUED.match(text)
    if found_first:
        taken.append(found_first.group())
        text = text[found_first.end() :].lstrip()
    return text, tuple(taken)
