"""Pairs of neighbouring Han characters, the words of a text without cutting it: what two texts share of them."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from jbtui.text.later import later

_PAIR = later("(?=([\u4e00-\u9fff]{2}))")
_REMEMBERED = 256
"""Texts: those of a page, of which several steps ask."""
_PAGE = 20_000
"""Characters of a text in which the few pairs that are asked for are counted one by one."""


@lru_cache(_REMEMBERED)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of the text."""
    return frozenset(_PAIR.findall(text))


class Counted:
    """How often each pair stands in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._times: Counter[str] | None = Counter(_PAIR.findall(text)) if len(text) > _PAGE else None

    def __getitem__(self, pair: str) -> int:
        if self._times is not None:
            return self._times[pair]
        # `count` passes over 哈哈 in 哈哈哈 once.
        return self._text.count(pair) if pair[0] != pair[1] else _PAIR.findall(self._text).count(pair)
