"""Amounts and figures as a reader writes them: 51.1亿元, 0.9个百分点, 约40家, 全市第一."""

from __future__ import annotations

from jbtui import spans
from jbtui.compare import scope
from jbtui.compare.difference import Difference
from jbtui.messages import _, say
from jbtui.records import Figure, FigureKind, Status

_STEPS = ((1e8, "亿"), (1e4, "万"))
_SAID = ("多", "余", "几", "近", "约", "超", "以上", "左右")
"""Where the quote itself says that it is no exact number, nothing is put before it."""


def amount(value: float, unit: str) -> str:
    """A value in base units with its unit, in 万 or 亿 where it is large: 5110000000 元 → 51.1亿元."""
    for size, word in _STEPS:
        if abs(value) >= size:
            return f"{_plain(value / size)}{word}{unit}"
    return f"{_plain(value)}{unit}"


def _plain(value: float) -> str:
    """At most four decimals, none that are nought."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def bound(approx: str) -> str:
    """What stands before an amount that is not exact: 约, 超 …; "" for an exact one."""
    words = {"~": _("约"), ">": _("超"), ">=": _("不少于"), "<": _("不到"), "<=": _("不超过")}
    return words.get(approx, "")


def written(figure: Figure) -> str:
    """A figure as its source has it, with the 近 or 超 that stands before it there, and 计划 for a planned one."""
    quote = figure.quote
    if figure.kind is not FigureKind.RANK and not any(word in quote for word in _SAID):
        quote = bound(figure.approx) + quote
    return say("{quote}（计划）", quote=quote) if figure.status is Status.PLANNED else quote


def dated(figure: Figure) -> str:
    """A figure with its period, and whose it is where not the district's: 520.6亿元（2018全年）."""
    owner = scope.other_owner(figure)
    when = spans.name(figure.period)
    return placed(figure, f"{owner}{_('，')}{when}" if owner else when)


def placed(figure: Figure, where: str) -> str:
    """A figure with its place in words that the caller knows better."""
    return say("{figure}（{period}）", figure=written(figure), period=where)


def differing(difference: Difference | None) -> str:
    """A difference with its sign: ＋51.1亿元, 约－0.9个百分点; "" for none."""
    if difference is None:
        return ""
    if difference.value == 0:
        return _("持平") if difference.approx == "=" else bound(difference.approx) + amount(0, difference.unit)
    sign = "＋" if difference.value > 0 else "－"
    return bound(difference.approx) + sign + amount(abs(difference.value), difference.unit)


def times(difference: Difference | None) -> str:
    """The ratio of two levels: 0.82倍; "" where it means nothing."""
    if difference is None or difference.ratio is None:
        return ""
    ratio = difference.ratio
    return say("{n}倍", n=f"{ratio:.2f}" if ratio < 100 else f"{ratio:.0f}")
