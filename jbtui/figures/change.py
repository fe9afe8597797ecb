"""The words that say how a number moves: to a new level, 增加到, or by how much, 同比增长."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jbtui.figures import phrases

# What a move to a new level ends with: 压缩至, 提升到.
_AT = ("到", "至", "为", "成", "的")


@cache
def _moved() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A move to a new level: as the whole text, at its end, and at its beginning."""
    move = f"{phrases.one_of('change_adverbs')}?{phrases.one_of('moves')}"
    to = "(?:了)?[到至为成]"
    return (
        re.compile(
            f"(?:{move}(?:{to}|了)?|{phrases.one_of('change_adverbs')}?{phrases.one_of('moved_to')}){phrases.one_of('since_then')}*"
        ),
        re.compile(f"{move}{to}(?:了)?的?$"),
        re.compile(f"{move}(?:{to}|的?$)"),
    )


def leads_to(left: str) -> bool:
    """Whether a stretch ends by saying that something changed to the number behind it: 压缩至."""
    return left.endswith(_AT) and bool(_moved()[1].search(left))


def without_move(left: str) -> str:
    """A stretch without the move to the number that ends it."""
    return _moved()[1].sub("", left) if left.endswith(_AT) else left


def begins(right: str) -> bool:
    """Whether a stretch begins by saying that the number before it changes: 减少到."""
    return bool(_moved()[2].match(right))


@lru_cache(maxsize=4096)
def is_move(stem: str) -> bool:
    """Whether a stretch is 增加到 or its like: a new level of what the figure before measured."""
    return bool(_moved()[0].fullmatch(stem))


@lru_cache(maxsize=4096)
def without_growth(left: str) -> str:
    """A stretch without the words of growth at its end."""
    return growth_tail().sub("", left)


@cache
def growth_tail() -> re.Pattern[str]:
    """The words of growth at the end of a phrase, which are no part of an indicator."""
    word = f"(?:{phrases.one_of('growth_words')}{phrases.one_of('growth_measures')}?)?"
    return re.compile(
        f"，?(?:[两三四五]年)?{phrases.one_of('growth_base')}?{phrases.one_of('growth_adverbs')}*{word}{phrases.one_of('growth_trail')}*$"
    )
