"""`jbtui compare`: two sides beside each other, with the reason wherever they may not be compared."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from jbtui.cli import choosing, output
from jbtui.cli.opening import opened
from jbtui.cli.telling import tell
from jbtui.errors import Exit
from jbtui.messages import _, say

if TYPE_CHECKING:
    from jbtui.compare import Comparison, Side
    from jbtui.export.document import Block, Table


def options(parser: argparse.ArgumentParser) -> None:
    form = _("江北、北仑区、江北@2018 或 北仑@六争攻坚")
    parser.add_argument("left", metavar="A", help=form)
    parser.add_argument("right", metavar="B", help=form)
    parser.add_argument("--campaign", metavar="C", help=_("两侧都限于这个专项行动"))
    parser.add_argument("--year", type=choosing.years, metavar="Y", help=_("两侧都限于这些年份"))
    parser.add_argument("--theme", metavar="T", help=_("只看这个主题"))
    parser.add_argument("--only-shared", action="store_true", help=_("只看两侧都有的"))
    output.add_format(parser)


def run(chosen: argparse.Namespace) -> int:
    from jbtui.compare import compare, parse_side, to_json

    left, right = (_narrowed(parse_side(text), chosen) for text in (chosen.left, chosen.right))
    with opened(chosen) as index:
        comparison = compare(index, left, right, theme=chosen.theme, only_shared=chosen.only_shared)
        if chosen.format in ("json", "jsonl"):
            record = to_json(comparison)
            if chosen.format == "json":
                output.write_json(record)
            else:
                output.write_jsonl(record["rows"])
        else:
            for note in comparison.notes:
                tell(note)
            _write(comparison, chosen.format)
    return Exit.DONE if comparison.rows or comparison.passages else Exit.NOTHING_FOUND


def _narrowed(side: Side, chosen: argparse.Namespace) -> Side:
    """The side with the campaign and the years given for both, where it names none of its own."""
    if chosen.campaign and side.campaign is None:
        side = replace(side, campaign=chosen.campaign)
    if chosen.year and side.years is None:
        side = replace(side, years=chosen.year)
    return side


def _write(comparison: Comparison, form: str) -> None:
    if form == "csv":
        output.write_csv(_sourced_table(comparison))
    elif form == "md":
        output.write_markdown(_document(comparison))
    else:
        from jbtui.compare import table

        rows = [table.cells(line) for line in table.lines(comparison)]
        output.print_table(table.columns(comparison), rows, fold=7)
        shared = sum(1 for row in comparison.rows if row.shared)
        tell(say("共 {n} 行，两侧都有 {shared} 行", n=len(comparison.rows), shared=shared))


def _sourced_table(comparison: Comparison) -> Table:
    """The rows with the sources of both sides in columns of their own, for spreadsheets."""
    from jbtui.compare import table
    from jbtui.export.document import Table

    columns = (*table.columns(comparison), _("左侧出处"), _("右侧出处"))
    rows = [
        [*table.cells(line), *(_source(comparison, figures) for figures in (line.row.left, line.row.right))]
        for line in table.lines(comparison)
    ]
    return Table(columns, rows)


def _source(comparison: Comparison, figures: tuple[object, ...]) -> str:
    """The source of the figure that stands in the row; "" where there is none."""
    from jbtui.cite import source_line
    from jbtui.records import Figure

    first = next((figure for figure in figures if isinstance(figure, Figure)), None)
    if first is None or first.paragraph not in comparison.paragraphs:
        return ""
    return source_line(comparison.paragraphs[first.paragraph], comparison.articles[first.article])


def _document(comparison: Comparison) -> Iterator[Block]:
    """The comparison to read: the rows with footnoted sources, then the passages under each theme."""
    from jbtui.cite import source_line
    from jbtui.compare import table
    from jbtui.export.document import Cell, Heading, Quote, Sourced, Table, Text

    yield Heading(say("{left} 对 {right}", left=comparison.left.label, right=comparison.right.label))
    for note in comparison.notes:
        yield Text(note)
    rows: list[list[Cell]] = []
    for line in table.lines(comparison):
        cells: list[Cell] = [*table.cells(line)]
        for column, figures in ((3, line.row.left), (4, line.row.right)):
            if source := _source(comparison, figures):
                cells[column] = Sourced(str(cells[column]), source)
        rows.append(cells)
    yield Table(table.columns(comparison), rows)
    for found in comparison.passages:
        yield Heading(found.theme or _("其他"), 2)
        for side, paragraphs in ((comparison.left, found.left), (comparison.right, found.right)):
            if paragraphs:
                yield Heading(side.label, 3)
            for paragraph in paragraphs:
                article = comparison.articles.get(paragraph.article)
                yield Quote(paragraph.text, source_line(paragraph, article) if article else "")
