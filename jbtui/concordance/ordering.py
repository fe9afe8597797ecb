"""The orders of concordance lines: as they stand in the articles, by date, by the pinyin of what stands around."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from jbtui.concordance.lines import KwicLine
from jbtui.text.folding import key
from jbtui.words import by_pinyin

NEAR = 12
"""So many characters of the context decide; what follows them is another sentence's matter."""
READ = 3 * NEAR
"""So much text is read for them: marks and spaces do not count."""


class Order(StrEnum):
    """How lines are sorted."""

    POSITION = "position"
    """Article by article, in reading order."""
    DATE = "date"
    """Earliest first."""
    LEFT = "left"
    """By the characters before the occurrence, the nearest first."""
    RIGHT = "right"
    """By the characters after the occurrence."""
    KEYWORD = "keyword"
    """By the occurrence itself, for queries with alternatives; then by what follows."""


def ordered(lines: Iterable[KwicLine], order: Order) -> tuple[KwicLine, ...]:
    """The lines in that order; those that tie stay in the order they came in. Lines without context come first."""
    if order is Order.POSITION:
        return tuple(lines)
    return tuple(sorted(lines, key=lambda line: _key(line, order)))


def _key(line: KwicLine, order: Order) -> Any:
    match order:
        case Order.DATE:
            return line.article.date or "9999"
        case Order.LEFT:
            return _left(line)
        case Order.KEYWORD:
            return by_pinyin(key(line.keyword)), _right(line)
        case _:
            return _right(line)


def _right(line: KwicLine) -> str:
    return by_pinyin(key(line.paragraph.text[line.end : line.end + READ])[:NEAR])


def _left(line: KwicLine) -> str:
    return by_pinyin(key(line.paragraph.text[max(0, line.start - READ) : line.start])[::-1][:NEAR])
