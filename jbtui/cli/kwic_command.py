"""`jbtui kwic`: every occurrence of a query aligned in the middle of a line, with frequencies and collocates."""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jbtui.cli import choosing, output
from jbtui.cli.opening import opened
from jbtui.cli.search_command import add_filters, filters
from jbtui.cli.telling import tell
from jbtui.errors import Exit
from jbtui.messages import _, count
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from jbtui.concordance import Concordance, KwicLine

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
    from jbtui.export.concordance import part_table
    from jbtui.export.document import Heading, Table, cell_text

    if not found.lines:
        return
    if chosen.format == "jsonl":
        output.write_jsonl(line_record(line, chosen.context) for line in found.lines[: chosen.limit])
        return
    if chosen.format == "table" and chosen.show == "lines":
        _aligned(found, chosen)
        return
    whole = part_table(found, chosen.show, chosen.context)
    shown = Table(whole.columns, itertools.islice(whole.rows, chosen.limit))
    if chosen.format == "csv":
        output.write_csv(shown)
    elif chosen.format == "md":
        output.write_markdown([Heading(one_line(found.query)), shown])
    else:
        output.print_table(shown.columns, [[cell_text(cell) for cell in row] for row in shown.rows])


def _aligned(found: Concordance, chosen: argparse.Namespace) -> None:
    """Lines with the keyword in one column of cells."""
    from rich.cells import cell_len
    from rich.text import Text

    from jbtui.concordance.lines import fit_left, fit_right
    from jbtui.export.concordance import place

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
    tell(count("共 {n:,} 处，这里 {shown:,} 处", len(found.lines), shown=len(shown)))
