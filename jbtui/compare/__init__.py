"""Comparison: two sides of the corpus beside each other, and whether their figures may be compared at all."""

from __future__ import annotations

from jbtui.compare.as_json import to_json
from jbtui.compare.comparing import compare, over_time, suggest
from jbtui.compare.comparison import Comparison, Row, compare_figures
from jbtui.compare.decisions import decide
from jbtui.compare.side import Side, parse_side

__all__ = [
    "Comparison",
    "Row",
    "Side",
    "compare",
    "compare_figures",
    "decide",
    "over_time",
    "parse_side",
    "suggest",
    "to_json",
]
