"""What can be written to a file, before any format is chosen: tables, and documents of passages with their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sourced:
    """A cell or stretch of text with the source it came from: a footnote where the format has footnotes."""

    text: str
    source: str
    """In CSV and XLSX only the text is written: give the source a column of its own there."""


Cell = str | int | float | bool | None | Sourced


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; rows may be a stream that is read once."""

    columns: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the document's own words, or of the article read through."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage set apart, with its source as a footnote."""

    text: str
    source: str = ""


Block = Heading | Text | Quote | Table


def cell_text(cell: Cell) -> str:
    """A cell as a reader sees it; a whole number without its `.0`."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Sourced):
        return cell.text
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)
