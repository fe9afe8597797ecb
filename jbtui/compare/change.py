"""One indicator over time: the figures in the order of their periods, and what changed from an earlier one to each.

A year is held against the year before, though three quarters lie between them. A rate of change that no source states
is derived here and marked so, with its formula; between figures that may not be compared nothing is derived, and the
reason stands instead.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jbtui import spans
from jbtui.compare import naming
from jbtui.compare.difference import PERCENT, Difference, difference
from jbtui.compare.verdict import Verdict, judge
from jbtui.messages import _, say
from jbtui.records import Figure, FigureKind, Period
from jbtui.spans import Likeness

BACK = 12
"""So many points back one is looked for that a point may be compared with: three years of quarters."""


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
    """From one point to a later one; the difference is later minus earlier."""

    start: int
    end: int
    """Places of the two points in their series."""
    verdict: Verdict
    difference: Difference | None
    rate: Derived | None
    yearly: Derived | None
    """The average yearly rate, where the points lie more than a year apart."""


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator of one kind and owner over time, earliest first; a step leads to each point but the first, from
    the last before it that it may be compared with, else from the one before, with the reason."""

    indicator: str
    """The name that the latest figure bears."""
    names: tuple[str, ...]
    """All names of its figures that differ in more than a word without meaning, the latest first; more than one where
    near names were put together."""
    kind: FigureKind
    unit: str
    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    confirmed: bool = False
    """True where the reader said that all the names mean the same."""

    @property
    def proposed(self) -> bool:
        """True where near names were put together that nobody confirmed."""
        return len(self.names) > 1 and not self.confirmed


def series(figures: Iterable[Figure], dates: Mapping[str, str | None]) -> Series | None:
    """The figures of one indicator as a series; None where there are fewer than two moments.

    `dates` gives each article's reference date (EDTF), for the figures whose period is unknown.
    """
    ordered = sorted(_without_repeats(figures), key=lambda figure: _when(figure, dates))
    if len({_when(figure, dates)[:2] for figure in ordered}) < 2:
        return None
    points = tuple(_point(figure, dates) for figure in ordered)
    steps = tuple(_step(points, end) for end in range(1, len(points)))
    last = ordered[-1]
    names = {naming.core(figure.indicator or ""): figure.indicator or "" for figure in reversed(ordered)}
    return Series(last.indicator or "", tuple(names.values()), last.kind, last.base_unit, points, steps)


def _without_repeats(figures: Iterable[Figure]) -> list[Figure]:
    """Each statement once: of equal values for one period the first. A figure without a period is placed by its
    article's date, unless that article gives others with theirs: then nothing says when it belongs."""
    each: dict[Hashable, Figure] = {}
    for figure in figures:
        span = spans.span(figure.period)
        each.setdefault((span, figure.value, figure.approx, figure.status) if span else figure.id, figure)
    dated = {figure.article for figure in each.values() if spans.span(figure.period)}
    return [figure for figure in each.values() if spans.span(figure.period) or figure.article not in dated]


def _when(figure: Figure, dates: Mapping[str, str | None]) -> tuple[date, date, str]:
    span = spans.span(figure.period)
    if span is None:
        span = spans.span(_stated(figure, dates))
    if span is None:
        return date.max, date.max, figure.id
    return span.last or span.first or date.max, span.first or date.min, figure.id


def _stated(figure: Figure, dates: Mapping[str, str | None]) -> Period | None:
    """The date of a figure's article."""
    date = dates.get(figure.article)
    return Period(date, None, None, "") if date else None


def _point(figure: Figure, dates: Mapping[str, str | None]) -> Point:
    if spans.span(figure.period) is not None:
        return Point(figure, spans.name(figure.period), False)
    stated = _stated(figure, dates)
    return Point(figure, say("时期不明，{date}报道", date=spans.name(stated)) if stated else spans.name(None), True)


def _step(points: Sequence[Point], end: int) -> Step:
    later = points[end].figure
    for start in reversed(range(max(0, end - BACK), end)):
        earlier = points[start].figure
        verdict = judge(earlier, later)
        if verdict.comparable and verdict.likeness is Likeness.SHIFTED:
            change = difference(later, earlier, verdict)
            return Step(start, end, verdict, change, _rate(earlier, later), _yearly(earlier, later))
    verdict = judge(points[end - 1].figure, later)
    if verdict.comparable:  # of one period: two statements, and no time between them
        verdict = Verdict((), _("同一时期的另一说法"), verdict.likeness)
    return Step(end - 1, end, verdict, None, None, None)


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
