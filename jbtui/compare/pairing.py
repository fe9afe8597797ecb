"""The one pair of figures out of two groups by which the groups are compared, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jbtui import spans
from jbtui.compare import scope
from jbtui.compare.difference import Difference, difference
from jbtui.compare.verdict import Reason, Verdict, judge
from jbtui.records import Figure
from jbtui.spans import Likeness, Span

LATEST = 6
"""So many figures of each group, the latest, are tried against each other, beside those of one period."""
PERIODS = 4
PER_PERIOD = 3
"""So many figures of each of so many common periods are tried; a group may hold thousands."""

_WORSE = {
    # How far a reason sets two figures apart: the pair shown is the one that fails least.
    Reason.NATURE: 32,
    Reason.UNIT: 16,
    Reason.SUBJECT: 8,
    Reason.SCOPE: 4,
    Reason.STATUS: 2,
    Reason.PERIOD: 1,
    Reason.PERIOD_UNKNOWN: 1,
    Reason.UNCONFIRMED: 0,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures beside each other."""

    left: Figure
    right: Figure
    verdict: Verdict
    difference: Difference | None


def apart(verdict: Verdict) -> int:
    """How far a verdict's reasons set two figures apart; 0 for those that are, or may turn out, comparable."""
    return sum(_WORSE[reason] for reason in verdict.reasons)


def choose(
    left: tuple[Figure, ...], right: tuple[Figure, ...], *, unconfirmed: bool = False, confirmed: bool = False
) -> Pair | None:
    """The pair with the fewest and lightest reasons against it; of the same period before another year, then the
    latest. None where the two sides hold one and the same figure and nothing else.
    """
    best: tuple[tuple[object, ...], Pair] | None = None
    for one, other in _candidates(left, right):
        if one.id == other.id:
            continue
        verdict = judge(one, other, unconfirmed=unconfirmed, confirmed=confirmed)
        rank = (
            apart(verdict),
            0 if verdict.likeness is Likeness.SAME else 1,
            (scope.owner(one) != "") + (scope.owner(other) != ""),
            spans.order(one.period),
            spans.order(other.period),
        )
        if best is None or rank < best[0]:
            best = rank, Pair(one, other, verdict, difference(one, other, verdict))
            if rank[:3] == (0, 0, 0):
                break  # pairs of one period come first, the latest of them before the others
    return best[1] if best else None


def _candidates(left: tuple[Figure, ...], right: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    ones, others = _by_span(left), _by_span(right)
    common = [span for span in ones if span in others][:PERIODS]
    for span in common:
        yield from ((one, other) for one in ones[span][:PER_PERIOD] for other in others[span][:PER_PERIOD])
    yield from ((one, other) for one in left[:LATEST] for other in right[:LATEST])


def _by_span(figures: tuple[Figure, ...]) -> dict[Span, list[Figure]]:
    found: dict[Span, list[Figure]] = {}
    for figure in figures:
        span = spans.span(figure.period)
        if span is not None:
            found.setdefault(span, []).append(figure)
    return found
