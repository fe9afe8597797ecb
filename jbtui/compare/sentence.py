"""A row as a sentence to be pasted into a report, with the sources of both figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from jbtui import spans
from jbtui.compare import amounts, scope
from jbtui.compare.comparison import Comparison, Row
from jbtui.compare.difference import Difference
from jbtui.compare.side import Side
from jbtui.messages import _, say
from jbtui.records import Figure, FigureKind

Source = Callable[[Figure], str]
"""The source of a figure in words, without a full stop."""


def sentence(comparison: Comparison, row: Row, source: Source) -> str:
    """What the row says, whether or not the two may be compared, and where it stands; with what disagrees with it.

    A row that one side alone reports says so of the other.
    """
    left, right = row.left[:1], row.right[:1]
    shown = [*left, *right]
    sides = [comparison.left] * len(left) + [comparison.right] * len(right)
    said = [_reported(side, row, figure, place) for place, (side, figure) in enumerate(zip(sides, shown, strict=True))]
    others = [figure for conflict in row.conflicts for figure in conflict.figures if figure not in shown]
    silent = comparison.right.spoken if not right else comparison.left.spoken if not left else None
    if silent:
        said.append(say("{side}未见报道", side=silent))
    parts = [_("，").join(said), _compared(row)] if row.shared else said
    parts += [_disagreeing(figure, len(shown) + place) for place, figure in enumerate(others, 1)]
    text = _("；").join(parts)
    sources = _("；").join(f"［{number}］{source(figure)}" for number, figure in enumerate([*shown, *others], 1))
    return say("{text}。来源：{sources}。", text=text, sources=sources)


def _disagreeing(figure: Figure, number: int) -> str:
    return say(
        "{district}另有说法{figure}［{number}］", district=figure.district, figure=amounts.dated(figure), number=number
    )


def _reported(side: Side, row: Row, figure: Figure, place: int) -> str:
    """江北区2018全年地区生产总值520.6亿元［1］: the figure's own period stands for the side's years."""
    owner = scope.other_owner(figure)
    return say(
        "{side}{owner}{period}{indicator}{figure}［{number}］",
        side=(replace(side, years=None) if side.district and figure.period else side).spoken,
        owner=say("（{subject}）", subject=owner) if owner else "",
        period=spans.name(figure.period) if figure.period else _("（时期不明）"),
        indicator=figure.indicator or row.indicator,
        figure=amounts.written(figure),
        number=place + 1,
    )


def _compared(row: Row) -> str:
    if row.difference is None:
        return say("两者不能直接比较（{why}）", why=row.why)
    text = _differing(row.kind, row.difference)
    return say("{text}（{why}）", text=text, why=row.why) if row.why else text


def _differing(kind: FigureKind, difference: Difference) -> str:
    if difference.value == 0:
        return _("两者持平")
    size = amounts.bound(_of_size(difference)) + amounts.amount(abs(difference.value), difference.unit)
    if kind is FigureKind.RANK:
        # A smaller rank is the better one.
        return say("前者领先{size}", size=size) if difference.value < 0 else say("前者落后{size}", size=size)
    if difference.ratio is None:
        return say("前者高{size}", size=size) if difference.value > 0 else say("前者低{size}", size=size)
    more = difference.value > 0
    ratio = amounts.times(difference)
    if more:
        return say("前者多{size}，是后者的{ratio}", size=size, ratio=ratio)
    return say("前者少{size}，是后者的{ratio}", size=size, ratio=ratio)


def _of_size(difference: Difference) -> str:
    """The bound on the size of a difference: of a negative one it turns round."""
    if difference.value > 0:
        return difference.approx
    return {">": "<", "<": ">", ">=": "<=", "<=": ">="}.get(difference.approx, difference.approx)
