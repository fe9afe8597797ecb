"""A concordance as tables: its lines with their places, its frequencies, collocates and runs of words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from jbtui.concordance import Concordance, KwicLine
from jbtui.concordance.as_json import CONTEXT, line_record
from jbtui.export.document import Cell, Heading, Table
from jbtui.export.writing import Exportable
from jbtui.messages import _
from jbtui.text.cleaning import one_line

_FIELDS = ("left", "keyword", "right", "district", "date", "campaign", "title", "file", "lines", "paragraph")


def exportable(found: Concordance) -> Exportable:
    """The concordance in the forms it can be written in."""
    return Exportable(
        partial(concordance_table, found),
        lambda: [Heading(one_line(found.query)), concordance_table(found)],
        partial(sheets, found),
    )


def concordance_table(found: Concordance, context: int = CONTEXT) -> Table:
    """A row for each line with all that is known of its place; `context` is the number of characters on either side."""
    place = (_("区县"), _("日期"), _("专项行动"), _("标题"), _("文件"), _("原文行"), _("段落编号"))
    columns = (_("左"), _("命中"), _("右"), *place)
    records = (line_record(line, context) for line in found.lines)
    return Table(columns, ([_cell(record[field]) for field in _FIELDS] for record in records))


def sheets(found: Concordance) -> list[tuple[str, Table]]:
    """Everything, a table each, with what it is called."""
    parts = (("frequency", _("频次")), ("collocates", _("搭配")), ("ngrams", _("词串")))
    return [(_("语境"), concordance_table(found)), *((name, part_table(found, part)) for part, name in parts)]


def part_table(found: Concordance, part: str, context: int = CONTEXT) -> Table:
    """One part of it: lines (in short), frequency, collocates or ngrams."""
    return _PARTS[part](found, context)


def place(line: KwicLine) -> str:
    """District and date of a line's article."""
    return " ".join(part for part in (line.article.district, line.article.date) if part) or line.article.file


def _lines(found: Concordance, context: int) -> Table:
    rows: list[list[Cell]] = [
        [place(line), line.left[-context:] if context else "", line.keyword, line.right[:context], line.paragraph.id]
        for line in found.lines
    ]
    return Table((_("出处"), _("左"), _("命中"), _("右"), _("编号")), rows)


def _frequency(found: Concordance, _context: int) -> Table:
    names = {"campaign": _("专项行动"), "district": _("区县"), "year": _("年份")}
    rows: list[list[Cell]] = [
        [
            names.get(spread.field, spread.field),
            share.label,
            share.hits,
            share.paragraphs,
            round(share.per_hundred, 2),
            round(spread.deviation, 4),
        ]
        for spread in found.spreads
        for share in spread.shares
    ]
    return Table((_("按"), _("值"), _("命中"), _("段落"), _("每百段"), _("不匀（Gries DP）")), rows)


def _collocates(found: Concordance, _context: int) -> Table:
    rows: list[list[Cell]] = [
        [one.word, one.count, one.left, one.right, round(one.log_likelihood, 2), round(one.mutual_information, 2)]
        for one in found.collocates
    ]
    return Table((_("词"), _("次数"), _("左"), _("右"), _("对数似然"), _("互信息")), rows)


def _ngrams(found: Concordance, _context: int) -> Table:
    rows: list[list[Cell]] = [[run.text, run.count] for run in found.runs]
    return Table((_("词串"), _("次数")), rows)


_PARTS: Mapping[str, Callable[[Concordance, int], Table]] = {
    "lines": _lines,
    "frequency": _frequency,
    "collocates": _collocates,
    "ngrams": _ngrams,
}


def _cell(value: Any) -> str | None:
    """Source lines as 3-4,9; everything else as it is."""
    if isinstance(value, list):
        return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in value)
    return value if value is None else str(value)
