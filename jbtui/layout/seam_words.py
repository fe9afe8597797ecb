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


def across(first: str, second: str) -> str:
    """The word that the seam between the two texts cuts, "" for none."""
    tail, head = _TAIL.search(first[-_READ - 1 :]), _HEAD.match(second[:_READ])
    return _across(marks.simplified(tail.group()), marks.simplified(head.group())) if tail and head else ""


@lru_cache(4096)
def _across(tail: str, head: str) -> str:
    at = 0
    for word in dictionary_words(tail + head):
        if at < len(tail) < at + len(word):
            return word
        at += len(word)
    return ""
