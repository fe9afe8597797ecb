"""Markdown: headings, passages with footnotes, tables; no text from a source acts as markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from jbtui.cite.prose import escape_markdown, escape_source
from jbtui.export.document import Block, Cell, Heading, Quote, Sourced, Table, Text, cell_text


def write_markdown(blocks: Iterable[Block], stream: TextIO) -> None:
    """Write the blocks in order; each block's footnotes follow it, so that a long document streams."""
    notes = _Notes()
    for block in blocks:
        match block:
            case Heading(text, level):
                stream.write(f"{'#' * min(level, 6)} {_line(text)}\n\n")
            case Text(text, source):
                stream.write(f"{_line(text)}{notes.mark(source)}\n\n")
            case Quote(text, source):
                quoted = "\n".join(f"> {escape_markdown(line)}" for line in text.split("\n"))
                stream.write(f"{quoted}{notes.mark(source)}\n\n")
            case Table():
                _table(block, stream, notes)
        notes.flush(stream)


class _Notes:
    """Footnotes waiting to be written, and the number of the last one. One source has one note."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._waiting: list[tuple[int, str]] = []

    def mark(self, source: str) -> str:
        """The footnote mark of a source; "" for none."""
        if not source:
            return ""
        if source not in self._numbers:
            self._numbers[source] = len(self._numbers) + 1
            self._waiting.append((self._numbers[source], source))
        return f"[^{self._numbers[source]}]"

    def flush(self, stream: TextIO) -> None:
        for number, source in self._waiting:
            stream.write(f"[^{number}]: {escape_source(' '.join(source.split()))}\n")
        if self._waiting:
            stream.write("\n")
        self._waiting.clear()


def _line(text: str) -> str:
    return " ".join(escape_markdown(line) for line in text.split("\n"))


def _table(table: Table, stream: TextIO, notes: _Notes) -> None:
    stream.write(f"| {' | '.join(_line(column) for column in table.columns)} |\n")
    stream.write(f"|{' --- |' * len(table.columns)}\n")
    for row in table.rows:
        stream.write(f"| {' | '.join(_cell(cell, notes) for cell in row)} |\n")
    stream.write("\n")


def _cell(cell: Cell, notes: _Notes) -> str:
    # A line in a cell begins with the cell's bar: what acts only at a line's start needs no escape here.
    return _line(cell_text(cell)) + (notes.mark(cell.source) if isinstance(cell, Sourced) else "")
