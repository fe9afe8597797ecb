"""Writes what can be exported in the form a reader chose, whole or not at all; says how far it is, can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jbtui.errors import QueryCancelled
from jbtui.export.csv_writer import write_csv
from jbtui.export.document import Block, Cell, Table
from jbtui.export.docx_writer import write_docx
from jbtui.export.exporting import Format, stream_to
from jbtui.export.markdown_writer import write_markdown
from jbtui.export.xlsx_writer import write_xlsx
from jbtui.messages import _

EVERY = 0.3
"""Seconds between two words on how far it is."""


@dataclass(frozen=True, slots=True)
class Exportable:
    """One matter in its forms; each is made when it is asked for."""

    table: Callable[[], Table]
    document: Callable[[], Iterable[Block]]
    sheets: Callable[[], Sequence[tuple[str, Table]]]


class Watch:
    """Goes along with what is written: counts rows and blocks, and stops where the reader wants it to."""

    def __init__(
        self,
        tell: Callable[[int], object] = lambda _written: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """`tell` is called with the number written, every now and then."""
        self._tell, self._is_stopped = tell, is_stopped
        self._written = 0
        self._told = time.monotonic()

    def check(self) -> None:
        """Raises QueryCancelled where it is to stop."""
        if self._is_stopped():
            raise QueryCancelled(_("已中断。"))

    def table(self, table: Table) -> Table:
        return Table(table.columns, self._each(table.rows))

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            self._one()
            yield self.table(block) if isinstance(block, Table) else block

    def _each(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        for row in rows:
            self._one()
            yield row

    def _one(self) -> None:
        self.check()
        self._written += 1
        now = time.monotonic()
        if now - self._told >= EVERY:
            self._told = now
            self._tell(self._written)


def write(matter: Exportable, form: Format | str, target: Path, watch: Watch | None = None) -> tuple[str, ...]:
    """Write one of CSV, Markdown, XLSX and DOCX; returns what the format could not hold.

    Raises MissingExtra, NotWritten, UsageError, and QueryCancelled where the watch stopped it: nothing is left then.
    """
    watch = watch or Watch()
    if form == Format.XLSX:
        return write_xlsx([(name, watch.table(table)) for name, table in matter.sheets()], target, watch.check)[1]
    if form == Format.DOCX:
        write_docx(watch.blocks(matter.document()), target, watch.check)
        return ()
    with stream_to(target, form) as stream:
        if form == Format.CSV:
            write_csv(watch.table(matter.table()), stream)
        else:
            write_markdown(watch.blocks(matter.document()), stream)
        watch.check()
    return ()
