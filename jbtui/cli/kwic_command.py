"""`jbtui kwic`: every occurrence of a query aligned in the middle of a line, with frequencies and collocates."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jbtui.cli import choosing, output
from jbtui.cli.opening import opened
from jbtui.cli.search_command import add_filters, filters
from jbtui.cli.telling import tell
from jbtui.errors import Exit
from jbtui.messages import _, say
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from jbtui.concordance import Concordance, KwicLine
    from jbtui.export.document import Cell

PARTS = ("lines", "frequency", "collocates", "ngrams")
ORDERS = ("position", "date", "left", "right", "keyword")
NARROWEST = 8
"""Cells on either side of the keyword, however narrow the window."""
_SOURCE = 22
"""Cells that the place of a line takes."""


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="+", metavar="QUERY", help=_("要看上下文的词"))
    add_filters(parser)
    parser.add_argument("--sort", choices=ORDERS, default="position", help=_("次序，默认 %(default)s"))
    parser.add_argument("--show", choices=PARTS, default="lines", help=_("看什么，默认 %(default)s"))
    parser.add_argument(
        "--context", type=choosing.count, default=20, metavar="N", help=_("每侧多少字，默认 %(default)s")
    )
    parser.add_argument("--limit", type=choosing.count, default=100, metavar="N", help=_("最多几行，默认 %(default)s"))
    output.add_format(parser)


def run(chosen: argparse.Namespace) -> int:
    from jbtui.concordance import Order, kwic, to_json

    with opened(chosen) as index:
        found = kwic(index, " ".join(chosen.query), filters(index, chosen), order=Order(chosen.sort))
    if chosen.format == "json":
        record = to_json(found, chosen.context)
        output.write_json({**record, "lines": record["lines"][: chosen.limit]})
    else:
        for note in found.notes:
            tell(note)
        _write(found, chosen)
    if not found.lines:
        if chosen.format != "json":
            tell(_("没有找到。"))
        return Exit.NOTHING_FOUND
    return Exit.DONE


def _write(found: Concordance, chosen: argparse.Namespace) -> None:
    from jbtui.concordance.as_json import line_record
    from jbtui.export.document import Heading, Table, cell_text

    if not found.lines:
        return
    if chosen.format == "jsonl":
        output.write_jsonl(line_record(line, chosen.context) for line in found.lines[: chosen.limit])
        return
    if chosen.format == "table" and chosen.show == "lines":
        _aligned(found, chosen)
        return
    columns, rows = table(found, chosen.show, chosen.context, chosen.limit)
    if chosen.format == "csv":
        output.write_csv(Table(columns, rows))
    elif chosen.format == "md":
        output.write_markdown([Heading(one_line(found.query)), Table(columns, rows)])
    else:
        output.print_table(columns, [[cell_text(cell) for cell in row] for row in rows])


def table(found: Concordance, part: str, context: int, limit: int) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """Columns and rows of one part of a concordance."""
    if part == "frequency":
        rows: list[list[Cell]] = [
            [field_label(spread.field), share.label, share.hits, share.paragraphs, round(share.per_hundred, 2)]
            for spread in found.spreads
            for share in spread.shares
        ]
        return (_("按"), _("值"), _("命中"), _("段落"), _("每百段")), rows[:limit]
    if part == "collocates":
        columns = (_("词"), _("次数"), _("左"), _("右"), _("对数似然"), _("互信息"))
        rows = [
            [one.word, one.count, one.left, one.right, round(one.log_likelihood, 2), round(one.mutual_information, 2)]
            for one in found.collocates
        ]
        return columns, rows[:limit]
    if part == "ngrams":
        return (_("词串"), _("次数")), [[run.text, run.count] for run in found.runs[:limit]]
    rows = [
        [place(line), line.left[-context:] if context else "", line.keyword, line.right[:context], line.paragraph.id]
        for line in found.lines[:limit]
    ]
    return (_("出处"), _("左"), _("命中"), _("右"), _("编号")), rows


def place(line: KwicLine) -> str:
    """District and date of a line's article."""
    return " ".join(part for part in (line.article.district, line.article.date) if part) or line.article.file


def field_label(field: str) -> str:
    """What a frequency is counted by."""
    return {"campaign": _("专项行动"), "district": _("区县"), "year": _("年份")}.get(field, field)


def _aligned(found: Concordance, chosen: argparse.Namespace) -> None:
    """Lines with the keyword in one column of cells."""
    from rich.cells import cell_len
    from rich.text import Text

    from jbtui.concordance.lines import fit_left, fit_right

    on = output.console()
    shown: Sequence[KwicLine] = found.lines[: chosen.limit]
    keyword = max(cell_len(line.keyword) for line in shown)
    # The keyword column takes as many cells as its longest, its brackets included where it has them.
    side = 2 * chosen.context
    if on.is_terminal:
        side = max(NARROWEST, min(side, (on.width - _SOURCE - keyword - 5) // 2))
    for line in shown:
        middle = output.marked(line.keyword, [(0, len(line.keyword))], on)
        gap = " " * (keyword - cell_len(line.keyword) + 1)
        text = Text.assemble(fit_right(place(line), _SOURCE), " ", fit_left(line.left, side), " ", middle, gap)
        text.append(fit_right(line.right, side).rstrip())
        on.print(text, no_wrap=True, crop=False, overflow="ignore", soft_wrap=True)
    tell(say("共 {n} 处，这里 {shown} 处", n=len(found.lines), shown=len(shown)))
