"""Reads the filter line of the figures screen: 生产总值 时期:2018 性质:增减, each word of which a column must show."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jbtui.kinds import FigureKind
from jbtui.knowledge import table
from jbtui.text.folding import key
from jbtui.tui.content import measure_name

if TYPE_CHECKING:
    from jbtui.store.cells import Cell

_NAMED = re.compile("([^:：]+)[:：](.+)")


@cache
def _columns() -> dict[str, str]:
    return {key(name): column for column, names in table("query")["columns"].items() for name in names}


def cells(words: str) -> tuple[Cell, ...]:
    """The words of a filter line, each with the column it names or with none; a name that is no column's is a word."""
    from jbtui.store.cells import Cell

    found = []
    for word in words.split():
        m = _NAMED.fullmatch(word)
        column = _columns().get(key(m[1]), "") if m else ""
        text = m[2] if m and column else word
        kinds = tuple(kind.value for kind in FigureKind if key(text) in key(measure_name(kind)))
        found.append(Cell(text, column, kinds))
    return tuple(found)
