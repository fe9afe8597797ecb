"""One indicator over time: the figures in the order of their periods, and what changed from each to the next.

A rate of change that no source states is derived here and marked so, with its formula; between figures that may not be
compared nothing is derived, and the reason stands instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from jbtui.compare import naming, spans
from jbtui.compare.difference import PERCENT, Difference, difference
from jbtui.compare.verdict import Verdict, judge
from jbtui.messages import say
from jbtui.records import Figure, FigureKind, Period


@dataclass(frozen=True, slots=True)
class Derived:
    """A rate that was computed, not reported."""

    percent: float
    formula: str
    """Ready to show: （843.8亿元－681.4亿元）÷681.4亿元＝23.8%."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure at its place in time."""

    figure: Figure
    label: str
    """The period in words; where it is unknown, when the article reported it."""
    reported: bool
    """True where the place in time is the article's date, because the period is unknown."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one point to the next; the difference is later minus earlier."""

    verdict: Verdict
    difference: Difference | None
    rate: Derived | None
    yearly: Derived | None
    """The average yearly rate, where the points lie more than a year apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one kind over time, earliest first; `steps[i]` leads from `points[i]` to `points[i + 1]`."""

    indicator: str
    """The name that the latest figure bears."""
    names: tuple[str, ...]
    """All names of its figures that differ in more than a word without meaning, the latest first; more than one where
    near names were put together."""
    kind: FigureKind
    unit: str
    points: tuple[Point, ...]
    steps: tuple[Step, ...]


def series(figures: Iterable[Figure], dates: Mapping[str, str | None]) -> Series | None:
    """The figures of one indicator as a series; None where there are fewer than two moments.

    `dates` gives each article's reference date (EDTF), for the figures whose period is unknown.
    """
    ordered = sorted(_without_repeats(figures), key=lambda figure: _when(figure, dates))
    if len({_when(figure, dates)[:2] for figure in ordered}) < 2:
        return None
    points = tuple(_point(figure, dates) for figure in ordered)
    steps = tuple(_step(one.figure, other.figure) for one, other in pairwise(points))
    last = ordered[-1]
    names = {naming.core(figure.indicator or ""): figure.indicator or "" for figure in reversed(ordered)}
    return Series(last.indicator or "", tuple(names.values()), last.kind, last.base_unit, points, steps)


def _without_repeats(figures: Iterable[Figure]) -> list[Figure]:
    """Each figure once; one without a period is left out where its article gives the same value with a period."""
    each = {figure.id: figure for figure in figures}.values()
    dated = {(figure.article, figure.value) for figure in each if spans.span(figure.period)}
    return [figure for figure in each if spans.span(figure.period) or (figure.article, figure.value) not in dated]


def _when(figure: Figure, dates: Mapping[str, str | None]) -> tuple[date, date, str]:
    span = spans.span(figure.period)
    if span is None:
        stated = dates.get(figure.article)
        span = spans.span(Period(stated, None, None, "")) if stated else None
    if span is None:
        return date.max, date.max, figure.id
    return span.last or span.first or date.max, span.first or date.min, figure.id


def _point(figure: Figure, dates: Mapping[str, str | None]) -> Point:
    if spans.span(figure.period) is not None:
        return Point(figure, spans.name(figure.period), False)
    stated = dates.get(figure.article)
    label = say("时期不明，{date}报道", date=stated) if stated else say("时期不明")
    return Point(figure, label, True)


def _step(earlier: Figure, later: Figure) -> Step:
    verdict = judge(earlier, later)
    change = difference(later, earlier, verdict)
    if change is None:
        return Step(verdict, None, None, None)
    return Step(verdict, change, _rate(earlier, later), _yearly(earlier, later))


def _derivable(earlier: Figure, later: Figure) -> bool:
    """Rates are derived of exact or nearly exact amounts above nought; of percentages and ranks they mean nothing."""
    known = all(figure.approx in ("=", "~") and figure.value > 0 for figure in (earlier, later))
    return known and later.kind is FigureKind.LEVEL and later.base_unit != PERCENT


def _rate(earlier: Figure, later: Figure) -> Derived | None:
    if not _derivable(earlier, later):
        return None
    percent = (later.value - earlier.value) / earlier.value * 100
    formula = f"（{later.quote}－{earlier.quote}）÷{earlier.quote}＝{percent:.1f}%"
    return Derived(percent, formula)


def _yearly(earlier: Figure, later: Figure) -> Derived | None:
    years = spans.years_apart(earlier.period, later.period)
    if years is None or years < 2 or not _derivable(earlier, later):
        return None
    percent = ((later.value / earlier.value) ** (1 / years) - 1) * 100
    formula = f"（{later.quote}÷{earlier.quote}）^(1/{years})－1＝{percent:.1f}%"
    return Derived(percent, formula)
