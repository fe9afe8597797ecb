"""A comparison as lines of plain text for the command line, the app and the writers of files."""

from __future__ import annotations

from dataclasses import dataclass

from jbtui.compare import amounts
from jbtui.compare.change import Series, Step
from jbtui.compare.comparison import Comparison, Row
from jbtui.compare.verdict import kind_name
from jbtui.messages import _, say
from jbtui.records import Figure

PROPOSED = "≈"
"""Stands before the indicator of a proposed match; the reason says the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words; `more_left` and `more_right` count the figures that are not shown."""

    row: Row
    theme: str
    indicator: str
    kind: str
    left: str
    right: str
    more_left: int
    more_right: int
    difference: str
    ratio: str
    why: str


def lines(comparison: Comparison) -> tuple[Line, ...]:
    """The rows of a comparison in words, in their order."""
    return tuple(line(row) for row in comparison.rows)


def line(row: Row) -> Line:
    """One row in words."""
    return Line(
        row=row,
        theme=row.theme,
        indicator=named(row),
        kind=kind_name(row.kind),
        left=_shown(row.left),
        right=_shown(row.right),
        more_left=max(0, len(row.left) - 1),
        more_right=max(0, len(row.right) - 1),
        difference=amounts.differing(row.difference),
        ratio=amounts.times(row.difference),
        why=explained(row),
    )


def named(row: Row) -> str:
    """The indicator, with the other side's name where it differs."""
    if row.match is None:
        return row.indicator
    names = f"{row.match.left}／{row.match.right}"
    return f"{PROPOSED} {names}" if row.proposed else names


def explained(row: Row) -> str:
    """Why not comparable, or the remark; conflicts within a side first."""
    said = [
        say("说法不一：{figures}", figures=_("、").join(map(amounts.dated, conflict.figures)))
        for conflict in row.conflicts
    ]
    return "；".join([*said, row.why] if row.why else said)


def _shown(figures: tuple[Figure, ...]) -> str:
    return amounts.dated(figures[0]) if figures else ""


def columns(comparison: Comparison) -> tuple[str, ...]:
    """The heads of the columns of `cells`."""
    return (
        _("主题"),
        _("指标"),
        _("性质"),
        comparison.left.label,
        comparison.right.label,
        _("差（左减右）"),
        _("比（左比右）"),
        _("说明"),
    )


def cells(line: Line) -> tuple[str, ...]:
    """A line under `columns`, the number of further figures behind the one shown."""
    return (
        line.theme,
        line.indicator,
        line.kind,
        _with_more(line.left, line.more_left),
        _with_more(line.right, line.more_right),
        line.difference,
        line.ratio,
        line.why,
    )


def _with_more(text: str, more: int) -> str:
    return say("{figure} 等{n}个", figure=text, n=more + 1) if more else text


def change_columns() -> tuple[str, ...]:
    """The heads of the columns of `change_cells`."""
    return _("指标"), _("性质"), _("历次"), _("变化")


def change_cells(series: Series) -> tuple[str, ...]:
    """A series as one line: its figures in time, and what can be said of each step."""
    points = [amounts.placed(point.figure, point.label) for point in series.points]
    said = dict.fromkeys(step for step in map(_step, series.steps) if step)
    name = series.indicator if len(series.names) < 2 else f"{PROPOSED} {'／'.join(series.names)}"
    return name, kind_name(series.kind), " → ".join(points), "；".join(said)


def _step(step: Step) -> str:
    """What changed from one point to the next; the derived rates are marked so and carry their formula."""
    if step.difference is None:
        return step.verdict.why
    parts = [amounts.differing(step.difference)]
    if step.rate:
        parts.append(say("推算增幅 {formula}", formula=step.rate.formula))
    if step.yearly:
        parts.append(say("推算年均 {formula}", formula=step.yearly.formula))
    return "，".join(parts)
