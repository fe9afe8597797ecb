"""A comparison as lines of plain text for the command line, the app and the writers of files."""

from __future__ import annotations

from dataclasses import dataclass

from jbtui import spans
from jbtui.compare import amounts, scope
from jbtui.compare.change import Series, Step
from jbtui.compare.comparison import Comparison, Row
from jbtui.compare.difference import Difference
from jbtui.messages import _, say
from jbtui.records import Figure, FigureKind
from jbtui.records_words import kind_words

PROPOSED = "≈"
"""Stands before the indicator of a proposed match; the reason says the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words; `more_left` and `more_right` count what further figures say that are not shown."""

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
        kind=kind_words(row.kind),
        left=_shown(row.left) or _elsewhere(row),
        right=_shown(row.right) or _elsewhere(row),
        more_left=_more(row.left),
        more_right=_more(row.right),
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
    return _("；").join([*said, row.why] if row.why else said)


def _more(figures: tuple[Figure, ...]) -> int:
    """How many further things the figures say beside the first: a value told again, or once without its period, is
    nothing further."""
    said: dict[tuple[float, str | None], set[spans.Span | None]] = {}
    for figure in figures:
        said.setdefault((figure.value, scope.owner(figure)), set()).add(spans.span(figure.period))
    return max(0, sum(len(found - {None}) or 1 for found in said.values()) - 1)


def _shown(figures: tuple[Figure, ...]) -> str:
    return amounts.dated(figures[0]) if figures else ""


def _elsewhere(row: Row) -> str:
    """On the empty side of a row: what that district says outside of what was chosen, in brackets."""
    return say("［另见 {figure}］", figure=amounts.dated(row.elsewhere[0])) if row.elsewhere else ""


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
    said = dict.fromkeys(words for step in series.steps if (words := step_cell(series, step)))
    return series_name(series), kind_words(series.kind), " → ".join(points), _("；").join(said)


def series_name(series: Series) -> str:
    """The indicator of a series, its other names where near ones were put together, and whose it is."""
    name = "／".join(series.names)
    if series.proposed:
        name = f"{PROPOSED} {name}"
    owner = scope.other_owner(series.points[0].figure)
    return say("{name}（{owner}）", name=name, owner=owner) if owner else name


def step_cell(series: Series, step: Step) -> str:
    """What changed from an earlier point to a later one; the derived rates are marked so and carry their formula."""
    if step.difference is None:
        return step.verdict.why
    change = _moved(step.difference) if series.kind is FigureKind.RANK else amounts.differing(step.difference)
    if step.end - step.start > 1 or len(series.points) > 2:
        start, end = (series.points[place].label for place in (step.start, step.end))
        change = say("{start}至{end} {change}", start=start, end=end, change=change)
    parts = [change]
    if step.rate:
        parts.append(say("推算增幅 {formula}", formula=step.rate.formula))
    if step.yearly:
        parts.append(say("推算年均 {formula}", formula=step.yearly.formula))
    return _("，").join(parts)


def _moved(difference: Difference) -> str:
    """A rank's change, said by its direction: a smaller number is further up."""
    places = amounts.amount(abs(difference.value), difference.unit)
    if difference.value == 0:
        return _("位次未变")
    return say("上升{places}", places=places) if difference.value < 0 else say("下降{places}", places=places)
