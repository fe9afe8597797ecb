"""XLSX (extra `xlsx`): every string stays a string, whatever it begins with; long tables go on on a further sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jbtui.errors import MissingExtra, NotWritten
from jbtui.export.atomic import Packed, replacing, scratch
from jbtui.export.document import Cell, Table, cell_text
from jbtui.messages import _, count, say

MOST_ROWS = 1_048_576
"""Of a sheet, the header included: the format's own limit."""
MOST_CHARACTERS = 32_767
"""Of a cell: the format's own limit; a longer text is cut and marked."""
_WIDEST = 60
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def write_xlsx(
    sheets: Sequence[tuple[str, Table]], target: Path, check: Callable[[], None] = lambda: None
) -> tuple[int, tuple[str, ...]]:
    """Write (name, table) as sheets; returns the number of rows, and notes on what the format could not hold.

    `check` is asked while the file is packed and may raise.
    Raises MissingExtra without XlsxWriter, NotWritten where the file cannot be written.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtra(
            _("写 XLSX 需要可选组件 XlsxWriter。"), _("请安装：pip install 'jbtui[xlsx]'，或改用 --format csv。")
        ) from error

    rows = clipped = 0
    used: set[str] = set()
    with replacing(target) as part, scratch(part.parent) as folder:
        # constant_memory writes each row out as soon as the next one begins, beside the target and not in /tmp.
        packed = Packed(check)
        book = xlsxwriter.Workbook(
            packed,
            {
                "constant_memory": True,
                "tmpdir": str(folder),
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "nan_inf_to_errors": True,
            },
        )
        for name, table in sheets:
            written, cut = _Sheet(book, name, table, used).write()
            rows, clipped = rows + written, clipped + cut
        try:
            book.close()
        except xlsxwriter.exceptions.XlsxWriterException as error:
            if error.args and isinstance(error.args[0], OSError):
                raise error.args[0] from error
            raise NotWritten(
                say("无法写入 {file}：{error}", file=target, error=error), _("请检查磁盘空间与权限，再试一次。")
            ) from error
        part.write_bytes(packed.getbuffer())
    notes = (count("{n:,} 个单元格超过 {limit} 字，已截断", clipped, limit=MOST_CHARACTERS),) if clipped else ()
    return rows, notes


class _Sheet:
    """One table on one sheet, or on several where it is longer than a sheet."""

    def __init__(self, book: Any, name: str, table: Table, used: set[str]) -> None:
        self.book, self.table, self.used = book, table, used
        self.name = _FORBIDDEN_IN_NAMES.sub(" ", name)[:28].strip() or "1"
        self.bold = book.add_format({"bold": True})
        self.sheet: Any = None
        self.row = 0
        self.clipped = 0

    def write(self) -> tuple[int, int]:
        """Returns the number of rows, and of cells that were cut."""
        self._begin()
        count = 0
        for cells in self.table.rows:
            if self.row >= MOST_ROWS:
                self._begin()
            for column, cell in enumerate(cells):
                self._cell(column, cell)
            self.row += 1
            count += 1
        return count, self.clipped

    def _begin(self) -> None:
        number, name = 1, self.name
        while name.lower() in self.used:
            number += 1
            name = f"{self.name} {number}"
        self.used.add(name.lower())
        self.sheet = self.book.add_worksheet(name)
        self.sheet.freeze_panes(1, 0)
        for column, title in enumerate(self.table.columns):
            self.sheet.set_column(column, column, min(_WIDEST, max(10, 2 * len(title))))
            self.sheet.write_string(0, column, title, self.bold)
        self.row = 1

    def _cell(self, column: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, bool):
            self.sheet.write_boolean(self.row, column, cell)
        elif isinstance(cell, int | float):
            self.sheet.write_number(self.row, column, cell)
        else:
            text = cell_text(cell)
            if len(text) > MOST_CHARACTERS:
                text = text[: MOST_CHARACTERS - 4] + "[…]"
                self.clipped += 1
            self.sheet.write_string(self.row, column, text)
