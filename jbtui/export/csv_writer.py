"""CSV that a spreadsheet opens in the right encoding and that none of them runs."""

from __future__ import annotations

import csv
from typing import TextIO

from jbtui.export.document import Cell, Sourced, Table, cell_text

ENCODING = "utf-8-sig"
"""Excel takes a file without the mark for the system's old code page."""
_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that make a cell a formula; the full-width ones do so in East Asian editions."""


def inert(cell: Cell) -> str:
    """The cell's text; words that a spreadsheet would calculate get an apostrophe before them. Numbers stay numbers."""
    text = cell_text(cell)
    return f"'{text}" if isinstance(cell, str | Sourced) and text.startswith(_ACTIVE) else text


def write_csv(table: Table, stream: TextIO) -> int:
    """Write the table, header first; returns the number of rows."""
    writer = csv.writer(stream)
    writer.writerow([inert(column) for column in table.columns])
    count = 0
    for row in table.rows:
        writer.writerow([inert(cell) for cell in row])
        count += 1
    return count
