"""By how much two comparable figures differ, in what unit, and how exactly that can be said.

The difference is left minus right. Percentages differ by percentage points, ranks by places; a ratio is given of
levels alone, where both are of the same sign and the right one is not nought.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jbtui.compare.verdict import Verdict
from jbtui.messages import _
from jbtui.records import Figure, FigureKind

PERCENT = "%"
POINTS = "个百分点"

_BOUNDS = {
    # (left, right) → what the difference then is: left > 40 and right = 15 make it > 25.
    ("=", "="): "=",
    (">", "="): ">",
    (">=", "="): ">=",
    ("<", "="): "<",
    ("<=", "="): "<=",
    ("=", ">"): "<",
    ("=", ">="): "<=",
    ("=", "<"): ">",
    ("=", "<="): ">=",
    (">", "<"): ">",
    (">", "<="): ">",
    (">=", "<"): ">",
    (">=", "<="): ">=",
    ("<", ">"): "<",
    ("<", ">="): "<",
    ("<=", ">"): "<",
    ("<=", ">="): "<=",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Left minus right."""

    value: float
    unit: str
    approx: str
    """= ~ > < >= <=: what can be said of the difference, given how the two were reported."""
    ratio: float | None
    """Left over right; None where it would mean nothing."""


def difference(left: Figure, right: Figure, verdict: Verdict) -> Difference | None:
    """The difference of two figures judged comparable, else None."""
    if not verdict.comparable:
        return None
    value = _subtract(left.value, right.value)
    approx = _BOUNDS.get((left.approx, right.approx), "~")
    return Difference(value, unit(left), approx, _ratio(left, right))


def unit(figure: Figure) -> str:
    """The unit in which differences of such figures are given."""
    if figure.kind is FigureKind.RANK:
        return _("位")
    if figure.base_unit == PERCENT:
        return POINTS
    return figure.base_unit


def _subtract(left: float, right: float) -> float:
    """In decimals, so that 99.6 − 98.7 is 0.9 and not 0.8999999999999915."""
    return float(Decimal(repr(left)) - Decimal(repr(right)))


def _ratio(left: Figure, right: Figure) -> float | None:
    if left.kind is not FigureKind.LEVEL or left.base_unit == PERCENT:
        return None
    if right.value == 0 or left.value * right.value < 0:
        return None
    return left.value / right.value
