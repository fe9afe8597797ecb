"""A comparison for people: a table where a line holds one, in a narrower window the two sides under each other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jbtui.cli import output
from jbtui.cli.telling import tell
from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from jbtui.compare import Comparison
    from jbtui.compare.table import Line

TABLE_WIDTH = 150
"""Cells from which eight columns can be read beside each other."""


def print_comparison(comparison: Comparison) -> None:
    """The rows; within one district what changed over time; the words that set the sides apart."""
    from jbtui.compare import table

    on = output.console()
    wide = not on.is_terminal or on.width >= TABLE_WIDTH
    lines = table.lines(comparison)
    changes = [table.change_cells(series) for series in comparison.changes]
    if wide:
        output.print_table(table.columns(comparison), map(table.cells, lines), fold=7)
    else:
        for theme, same in groupby(lines, key=lambda line: line.theme):
            _paragraph(on, theme, 0, "bold")
            for line in same:
                _row(on, comparison, line)
    shared = sum(1 for row in comparison.rows if row.shared)
    tell(count("共 {n:,} 行，两侧都有 {shared:,} 行", len(comparison.rows), shared=shared))
    if changes and wide:
        output.print_table(table.change_columns(), changes, fold=2)
    elif changes:
        _paragraph(on, _("随时间的变化"), 0, "bold")
        for name, kind, points, said in changes:
            for text, indent in ((f"{name}  {kind}", 2), (points, 4), (said, 4)):
                _paragraph(on, text, indent)
    if changes:
        tell(count("{n:,} 个指标随时间的变化", len(changes)))
    for side, marked in zip((comparison.left, comparison.right), comparison.keywords, strict=True):
        if marked:
            words = " ".join(f"{word.word}({word.here}:{word.there})" for word in marked)
            tell(say("{side} 多用的词（此方次数:对方次数）：{words}", side=side.label, words=words))


def _row(on: Console, comparison: Comparison, line: Line) -> None:
    """The name, each side that reports, and what is to be said of it."""
    from jbtui.compare import table

    _theme, name, kind, left, right, difference, ratio, why = table.cells(line)
    _paragraph(on, f"{name}  {kind}", 2)
    for side, said in ((comparison.left, left), (comparison.right, right)):
        if said:
            _paragraph(on, f"{side.label}  {said}", 4)
    verdict = "  ".join(filter(None, (difference, ratio, why)))
    if line.row.shared or line.row.elsewhere:
        _paragraph(on, ("= " if line.row.comparable else "! ") + verdict, 4)


def _paragraph(on: Console, text: str, indent: int, style: str = "") -> None:
    """A text that goes on under its own beginning."""
    from rich.padding import Padding
    from rich.text import Text

    if text:
        on.print(Padding(Text(one_line(text), style=style, overflow="fold"), (0, 0, 0, indent)))
