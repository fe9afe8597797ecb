"""How data leaves the command line: aligned tables for people, JSON, JSON lines, CSV and Markdown for programs.

Everything is cleaned; marks are shown by reverse video, and by 【】 where nothing but characters gets through.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from jbtui.messages import _
from jbtui.text.cleaning import clean, one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from jbtui.export.document import Block, Table

FORMATS = ("table", "json", "jsonl", "csv", "md")
PIPED_WIDTH = 400
"""Cells of a line where nobody's window limits it: long enough that a row stays one line for grep."""
Mark = tuple[int, int]


def add_format(parser: Any, formats: Sequence[str] = FORMATS) -> None:
    """The --format option."""
    parser.add_argument("--format", choices=formats, default=formats[0], help=_("输出格式，默认 %(default)s"))


# ---- for programs --------------------------------------------------------------------------------------------------


def as_utf8() -> None:
    """Data for programs is UTF-8 whatever the terminal speaks."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")


def write_json(value: Any) -> None:
    """One JSON value on standard output."""
    as_utf8()
    print(json.dumps(value, ensure_ascii=False, indent=2))


def write_jsonl(records: Iterable[Any]) -> None:
    """One JSON value a line on standard output."""
    as_utf8()
    for record in records:
        print(json.dumps(record, ensure_ascii=False))


def write_csv(table: Table) -> None:
    """A table as CSV on standard output."""
    from jbtui.export import csv_writer
    from jbtui.export.exporting import stream_to

    as_utf8()
    with stream_to(None, "csv") as stream:
        csv_writer.write_csv(table, stream)


def write_markdown(blocks: Iterable[Block]) -> None:
    """A document as Markdown on standard output."""
    from jbtui.export import markdown_writer

    as_utf8()
    markdown_writer.write_markdown(blocks, sys.stdout)


# ---- for people ----------------------------------------------------------------------------------------------------


def console() -> Console:
    """A console on standard output, as wide as the window; wide and plain where there is none."""
    from rich.console import Console

    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Console(
        file=sys.stdout,
        width=None if sys.stdout.isatty() else PIPED_WIDTH,
        no_color=plain or None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def marked(text: str, marks: Sequence[Mark], on: Console) -> Text:
    """The text with its marks in reverse and bold, or in 【】 where the console shows neither."""
    from rich.text import Text

    shows = on.is_terminal and on.color_system is not None and not on.no_color
    parts: list[tuple[str, str] | str] = []
    at = 0
    for start, end in marks:
        parts.append(one_line(text[at:start]))
        words = one_line(text[start:end])
        parts.append((words, "bold reverse") if shows else f"【{words}】")
        at = end
    parts.append(one_line(text[at:]))
    return Text.assemble(*parts)


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[str | Text]], *, on: Console | None = None, fold: int | None = None
) -> None:
    """Rows under columns, aligned by cells; the column numbered `fold` takes what room is left and wraps."""
    from rich.table import Table as Grid
    from rich.text import Text

    on = on or console()
    # Lines that mean nothing to a program that reads the output stay away from it.
    grid = Grid(box=_box() if on.is_terminal else None, show_edge=False, pad_edge=False, header_style="bold")
    for number, column in enumerate(columns):
        grid.add_column(Text(column), overflow="fold", ratio=1 if number == fold and on.is_terminal else None)
    for row in rows:
        grid.add_row(*(Text(one_line(cell)) if isinstance(cell, str) else cell for cell in row))
    if on.is_terminal:
        grid.expand = fold is not None
        on.print(grid)
        return
    with on.capture() as lines:
        on.print(grid)
    for line in lines.get().splitlines():
        print(line.rstrip())


def print_text(text: str) -> None:
    """Cleaned text on standard output, as it is."""
    print(clean(text))


def _box() -> Any:
    from rich import box

    return box.ASCII2 if os.environ.get("TERM") == "dumb" else box.SIMPLE_HEAD
