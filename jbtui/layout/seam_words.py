"""Words cut in two where a line or column ends: 公共自行 | 车, found in the segmenter's dictionary.

Nearly half of all cuts inside a sentence go through a word; where two texts do not belong together one in thirty does.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jbtui.layout import marks
from jbtui.words import dictionary_words

_READ = 6
"""Characters on each side of the seam that are read."""
_TAIL = re.compile(f"(?<![\\d.])[\u4e00-\u9fff]{{1,{_READ}}}$")
"""A lone character after a number is its unit, and whole: 297天."""
_HEAD = re.compile(f"[\u4e00-\u9fff]{{1,{_READ}}}")
_MOST = 2


def across(first: str, second: str) -> str:
    """The word that the seam between the two texts cuts, "" for none."""
    tail, head = _TAIL.search(first[-_READ - 1 :]), _HEAD.match(second[:_READ])
    return _across(marks.simplified(tail.group()), marks.simplified(head.group())) if tail and head else ""


def fewer(first: str, second: str) -> int:
    """How many words fewer the two texts have at the seam when read as one: 0 where none comes about, at most 2."""
    tail, head = _TAIL.search(first[-_READ - 1 :]), _HEAD.match(second[:_READ])
    if not tail or not head:
        return 0
    left, right = marks.simplified(tail.group()), marks.simplified(head.group())
    return min(_MOST, max(0, len(_words(left)) + len(_words(right)) - len(_words(left + right))))


def lone_character(text: str) -> bool:
    """Whether the text begins with a character that makes no word with the next."""
    head = _HEAD.match(text[:_READ])
    return head is not None and len(_words(head.group())[0]) == 1


@lru_cache(4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(dictionary_words(text))


@lru_cache(4096)
def _across(tail: str, head: str) -> str:
    at = 0
    for word in _words(tail + head):
        if at < len(tail) < at + len(word):
            return word
        at += len(word)
    return ""
