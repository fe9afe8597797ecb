"""One indicator over time as bars: drawn with coloured spaces, so that every terminal aligns them."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from jbtui.messages import _
from jbtui.tui.content import fit, pad, period_name, status_name
from jbtui.tui.messages import FigureRow

BARS = 60
"""Bars drawn at most."""


def chart(rows: Sequence[FigureRow], width: int) -> Content:
    """Bars in order of time, each with its period, district and value as written. `width` in cells."""
    dated = sorted(rows, key=lambda row: (row.figure.period.last or "") if row.figure.period else "")[:BARS]
    labels = [
        "  ".join(
            filter(
                None,
                (
                    period_name(row.figure.period) or _("[时期不详]"),
                    fit(row.figure.subject or row.figure.district or "", 14),
                ),
            )
        )
        for row in dated
    ]
    values = [" ".join(filter(None, (row.figure.quote, status_name(row.figure)))) for row in dated]
    label_cells = min(32, max((cell_len(label) for label in labels), default=0))
    value_cells = max((cell_len(value) for value in values), default=0)
    room = max(4, width - label_cells - value_cells - 4)
    largest = max((abs(row.figure.value) for row in dated), default=0) or 1.0
    lines = []
    for row, label, value in zip(dated, labels, values, strict=True):
        bar = max(1, round(room * abs(row.figure.value) / largest)) if row.figure.value else 0
        style = "reverse $error" if row.figure.value < 0 else "reverse $figure"
        lines.append(Content.assemble(pad(label, label_cells), "  ", (" " * bar, style), " ", (fit(value, 24), "bold")))
    return Content("\n").join(lines)
