"""A concordance as a table for spreadsheets, every line with its place in its source."""

from __future__ import annotations

from jbtui.concordance import Concordance
from jbtui.concordance.as_json import CONTEXT, line_record
from jbtui.export.document import Table
from jbtui.messages import _

_FIELDS = ("left", "keyword", "right", "district", "date", "campaign", "title", "file", "lines", "paragraph")


def concordance_table(found: Concordance, context: int = CONTEXT) -> Table:
    """A row for each line; `context` is the number of characters on either side."""
    place = (_("区县"), _("日期"), _("专项行动"), _("标题"), _("文件"), _("原文行"), _("段落编号"))
    columns = (_("左"), _("命中"), _("右"), *place)
    records = (line_record(line, context) for line in found.lines)
    return Table(columns, ([_cell(record[field]) for field in _FIELDS] for record in records))


def _cell(value: str | list[list[int]] | None) -> str | None:
    """Source lines as 3-4,9; everything else as it is."""
    if isinstance(value, list):
        return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in value)
    return value
