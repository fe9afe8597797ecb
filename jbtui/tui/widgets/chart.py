"""Values over time as bars: drawn with coloured spaces, so that every terminal aligns them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from jbtui.messages import _
from jbtui.text.cleaning import one_line
from jbtui.tui.content import fit, joined, pad, period_name, status_name

if TYPE_CHECKING:
    from jbtui.compare.change import Series
    from jbtui.records import Figure

BARS = 60
"""Bars drawn at most."""
LABEL_CELLS = 32
UNDATED = "9"
"""Sorts after every day."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: where it belongs, and how it is written."""

    label: str
    value: float
    text: str


def bars_of(figures: Iterable[Figure]) -> tuple[Bar, ...]:
    """Figures in order of time, each with its period and whose it is."""
    dated = sorted(figures, key=_when)
    periods = [period_name(one.period) or _("[时期不详]") for one in dated]
    cells = max(map(cell_len, periods), default=0)
    return tuple(
        Bar(
            joined((pad(period, cells), fit(one.subject or one.district or "", 14))),
            one.value,
            joined((one_line(one.quote), status_name(one)), " "),
        )
        for one, period in zip(dated, periods, strict=True)
    )


def _when(figure: Figure) -> tuple[str, str]:
    """Where a figure stands in time: by the end of its period, then its start; those without one come last."""
    if figure.period is None:
        return UNDATED, ""
    return figure.period.last or figure.period.first or UNDATED, figure.period.first or ""


def bars_over_time(series: Series) -> tuple[Bar, ...]:
    """The points of one indicator over time."""
    return tuple(
        Bar(point.label, point.figure.value, joined((one_line(point.figure.quote), status_name(point.figure)), " "))
        for point in series.points
    )


def chart(bars: Sequence[Bar], width: int) -> Content:
    """Bars in their order, each with its label and its value as written. `width` in cells."""
    bars = bars[:BARS]
    label_cells = min(LABEL_CELLS, width // 2, max((cell_len(bar.label) for bar in bars), default=0))
    value_cells = max((cell_len(bar.text) for bar in bars), default=0)
    room = max(4, width - label_cells - value_cells - 4)
    largest = max((abs(bar.value) for bar in bars), default=0) or 1.0
    lines = []
    for bar in bars:
        length = max(1, round(room * abs(bar.value) / largest)) if bar.value else 0
        style = "reverse $error" if bar.value < 0 else "reverse $figure"
        drawn = (" " * length, style)
        lines.append(Content.assemble(pad(bar.label, label_cells), "  ", drawn, " ", (fit(bar.text, 24), "bold")))
    return Content("\n").join(lines)
