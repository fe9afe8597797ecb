"""Which characters follow which in newspapers: how likely the two sides of a seam were written in one sentence.

The knowledge table `sequences` has how often characters stand alone, in twos and in threes, counted in a month of a
newspaper. What it does not list is reckoned from the shorter sequences.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from jbtui.knowledge import table

READ = 2
"""Characters on each side of a seam that are read."""
NUMBER = "N"
"""Stands for a number, which counts as one character."""
_LEAST, _MOST = -2.0, 4.0
"""Logarithms of ratios beyond which nothing more is told; what a newspaper did not write in a month tells little."""
_UNSEEN = 0.5
"""How often a character is thought to stand in the newspaper that the table does not list."""
_LEVELS = "0123456789abcdefghijklmnopqrstuvwxyz"


class _Counts(NamedTuple):
    """How often each sequence stands in the newspaper."""

    characters: int
    singles: dict[str, float]
    followers: Mapping[str, str]
    """One or two characters → those that follow, behind their levels."""


@lru_cache(4096)
def across(left: str, right: str) -> tuple[float, float]:
    """How many times likelier (a logarithm) the left side makes the right one's first character, and its second.

    `left` and `right` are the characters beside the seam, in simplified writing, a number as NUMBER.
    """
    if not left or not right:
        return 0.0, 0.0
    first = _third(left, right[0]) / _single(right[0])
    then = _third(left[-1] + right[0], right[1]) / _second(right[0], right[1]) if right[1:] else 1.0
    return _told(first), _told(then)


def _told(ratio: float) -> float:
    return max(_LEAST, min(_MOST, math.log(ratio)))


def _single(character: str) -> float:
    """The likelihood of the character by itself."""
    return _counts().singles.get(character, _UNSEEN) / _counts().characters


def _second(first: str, character: str) -> float:
    """The likelihood of the character after the first one."""
    return _after(first, _counts().singles.get(first, 0.0), character, _single(character))


def _third(two: str, character: str) -> float:
    """The likelihood of the character after the two, as far as they are known."""
    times = _following(two[0])[0].get(two[1], 0.0) if two[1:] else 0.0
    return _after(two, times, character, _second(two[-1], character))


def _after(first: str, times: float, character: str, shorter: float) -> float:
    """The likelihood of the character after what stands so many times; what is not listed goes by the shorter one."""
    listed, told = _following(first)
    spare = max(times - told, 1.0)
    return (listed.get(character, 0.0) + spare * shorter) / (told + spare)


@lru_cache(8192)
def _following(first: str) -> tuple[dict[str, float], float]:
    """How often each of the listed characters follows the first one or two, and how often they do together."""
    listed = _read(_counts().followers.get(first, ""))
    return listed, math.fsum(listed.values())


def _read(listed: str) -> dict[str, float]:
    """What a list of the table says: a level, then the characters that stand so often; two levels more are twice."""
    found: dict[str, float] = {}
    times = 0.0
    for character in listed:
        if character in _LEVELS:
            times = float(2 ** (_LEVELS.index(character) / 2))
        else:
            found[character] = times
    return found


@cache
def _counts() -> _Counts:
    told = table("sequences")
    followers: defaultdict[str, str] = defaultdict(str)
    for name, known in (("pairs", 1), ("triples", 2)):
        for item in told[name].split():
            followers[item[:known]] += item[known:]
    return _Counts(int(told["characters"]), _read("".join(told["singles"].split())), followers)
