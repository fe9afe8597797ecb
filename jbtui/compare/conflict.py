"""Figures of one side that claim to be the same and cannot all be true.

Same indicator, kind, unit, definition, subject, status and known period, stated in different paragraphs, with values
that do not meet even when each is given the room of its rounding and of its 近, 超 or 多.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import inf

from jbtui import spans
from jbtui.compare import scope
from jbtui.records import Figure, FigureKind

NEARLY = 0.1
"""近 and 约 are read as within a tenth: 约44万 may be 40 or 48."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more figures that disagree, in the order they were given."""

    indicator: str
    figures: tuple[Figure, ...]


def conflicts(figures: Sequence[Figure]) -> tuple[Conflict, ...]:
    """The disagreements among the figures of one side, each with all that take part in it."""
    claims: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        key = _claim(figure)
        if key is not None:
            claims[key].append(figure)
    found = []
    for same in claims.values():
        apart = _disagreeing(same)
        if apart:
            found.append(Conflict(apart[0].indicator or "", apart))
    return tuple(found)


def _claim(figure: Figure) -> Hashable | None:
    """What the figure claims to state; None where that is not known well enough to accuse it."""
    period, owner = spans.span(figure.period), scope.owner(figure)
    if figure.indicator is None or period is None or owner is None:
        return None
    reach = scope.reach(figure) if figure.kind is FigureKind.RANK else None
    words = f"{figure.indicator_words or ''}|{figure.indicator}"
    return (
        figure.indicator,
        figure.kind,
        scope.unit_class(figure),
        scope.qualifiers(words),
        reach,
        owner,
        figure.district,
        figure.status,
        period,
    )


def _disagreeing(same: Sequence[Figure]) -> tuple[Figure, ...]:
    if len({(figure.value, figure.approx) for figure in same}) < 2:
        return ()
    ranges = [reported(figure) for figure in same]
    return tuple(
        one
        for one, here in zip(same, ranges, strict=True)
        # A sentence that gives two values gives them of two things.
        if any(
            one.paragraph != other.paragraph and (here[1] < there[0] or there[1] < here[0])
            for other, there in zip(same, ranges, strict=True)
        )
    )


def reported(figure: Figure) -> tuple[float, float]:
    """The range of values that the figure as written allows: 520.6亿 is 520.55 to 520.65, 40多 is 40 and more."""
    if figure.kind is FigureKind.RANK:
        return (1.0, figure.value) if figure.approx in ("<", "<=") else (figure.value, figure.value)
    half = _half_unit(figure)
    low, high = figure.value - half, figure.value + half
    if figure.approx == "~":
        room = abs(figure.value) * NEARLY
        return low - room, high + room
    if figure.approx in (">", ">="):
        return low, inf
    if figure.approx in ("<", "<="):
        return -inf, high
    return low, high


def _half_unit(figure: Figure) -> float:
    """Half of the last digit as written, in base units; a rounding error of either is no disagreement."""
    written = figure.number.replace(",", "").replace("，", "")
    try:
        bare = abs(float(written))
    except ValueError:
        return abs(figure.value) * 1e-9
    decimals = len(written.partition(".")[2])
    multiplier = abs(figure.value) / bare if bare else 1.0
    if decimals == 0 and multiplier == 1.0:
        return abs(figure.value) * 1e-9  # a bare count is exact
    return 0.5 * 10.0**-decimals * multiplier
