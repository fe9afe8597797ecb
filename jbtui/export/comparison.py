"""A comparison as a table for spreadsheets and as a document to read, every figure and passage with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from jbtui.cite import source_line
from jbtui.compare import Comparison, amounts, table
from jbtui.compare.change import Series
from jbtui.compare.keyness import Keyword
from jbtui.compare.table import Line
from jbtui.export.document import Block, Cell, Heading, Quote, Sourced, Table, Text
from jbtui.export.writing import Exportable
from jbtui.messages import _, say
from jbtui.records import Figure, Paragraph
from jbtui.records_words import kind_words


def exportable(comparison: Comparison) -> Exportable:
    """The whole comparison in the forms it can be written in."""
    return Exportable(
        partial(comparison_table, comparison),
        partial(comparison_document, comparison),
        partial(comparison_sheets, comparison),
    )


def comparison_table(comparison: Comparison) -> Table:
    """The rows with the sources of both sides in columns of their own."""
    columns = (*table.columns(comparison), _("左侧出处"), _("右侧出处"))
    rows = (
        [*table.cells(line), *(_sources(comparison, line, figures) for figures in _sides(line))]
        for line in table.lines(comparison)
    )
    return Table(columns, rows)


def comparison_sheets(comparison: Comparison) -> list[tuple[str, Table]]:
    """The whole comparison as tables for a spreadsheet: rows, changes point by point, words, passages."""
    sheets = [(_("对照"), comparison_table(comparison))]
    if comparison.changes:
        named = (_("指标"), _("性质"), _("时期"), _("数值"), _("基本单位数值"), _("基本单位"), _("变化"), _("出处"))
        points = [row for series in comparison.changes for row in _points(comparison, series)]
        sheets.append((_("随时间的变化"), Table(named, points)))
    words = [
        (side.label, keyword.word, keyword.here, keyword.there, round(keyword.score, 2))
        for side, marked in zip((comparison.left, comparison.right), comparison.keywords, strict=True)
        for keyword in marked
    ]
    if words:
        counted = (_("一方"), _("多用的词"), _("此方次数"), _("对方次数"), _("对数似然"))
        sheets.append((_("各自多用的词"), Table(counted, words)))
    passages = [
        (found.theme, *(cell for one in (pair.left, pair.right) for cell in _passage(comparison, one)))
        for found in comparison.passages
        for pair in found.pairs
    ]
    if passages:
        sides = (comparison.left.label, _("左侧出处"), comparison.right.label, _("右侧出处"))
        sheets.append((_("段落"), Table((_("主题"), *sides), passages)))
    return sheets


def _points(comparison: Comparison, series: Series) -> Iterator[Sequence[Cell]]:
    """A line for each point of a series, with what changed towards it."""
    changes = {step.end: table.step_cell(series, step) for step in series.steps}
    for place, point in enumerate(series.points):
        figure = point.figure
        named = (table.series_name(series), kind_words(series.kind), point.label, amounts.written(figure))
        source = _source(comparison, (figure,))
        yield (*named, figure.value, figure.base_unit, changes.get(place, ""), source)


def _passage(comparison: Comparison, paragraph: Paragraph | None) -> tuple[str, str]:
    return (paragraph.text, _paragraph_source(comparison, paragraph)) if paragraph else ("", "")


def comparison_document(comparison: Comparison) -> Iterator[Block]:
    """The comparison to read: figures theme by theme with footnoted sources, changes over time, the words that mark
    either side, and the passages under each theme."""
    yield Heading(say("{left} 对 {right}", left=comparison.left.label, right=comparison.right.label))
    for note in comparison.notes:
        yield Text(note)
    for theme, lines in groupby(table.lines(comparison), key=lambda line: line.theme):
        yield Heading(theme, 2)
        yield _figures(comparison, lines)
    if comparison.changes:
        yield Heading(_("随时间的变化"), 2)
        yield Table(table.change_columns(), [_change(comparison, series) for series in comparison.changes])
    for side, words in zip((comparison.left, comparison.right), comparison.keywords, strict=True):
        if words:
            yield Heading(say("{side} 的特征词", side=side.label), 2)
            yield Text(_("、").join(map(_word, words)))
    for found in comparison.passages:
        yield Heading(say("段落：{theme}", theme=found.theme), 2)
        for pair in found.pairs:
            for side, paragraph in ((comparison.left, pair.left), (comparison.right, pair.right)):
                if paragraph:
                    yield Text(side.label)
                    yield Quote(paragraph.text, _paragraph_source(comparison, paragraph))


def _sides(line: Line) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures whose first stands in the left cell, and in the right."""
    return line.row.left or line.row.elsewhere, line.row.right or line.row.elsewhere


def _figures(comparison: Comparison, lines: Iterable[Line]) -> Table:
    """The rows of one theme; the theme's own column is left out."""
    rows: list[Sequence[Cell]] = []
    for line in lines:
        cells: list[Cell] = [*table.cells(line)]
        for column, figures in zip((3, 4), _sides(line), strict=True):
            if source := _sources(comparison, line, figures):
                cells[column] = Sourced(str(cells[column]), source)
        rows.append(cells[1:])
    return Table(table.columns(comparison)[1:], rows)


def _change(comparison: Comparison, series: Series) -> Sequence[Cell]:
    indicator, kind, points, steps = table.change_cells(series)
    sources = dict.fromkeys(_source(comparison, (point.figure,)) for point in series.points)
    return indicator, kind, Sourced(points, _("；").join(source for source in sources if source)), steps


def _word(keyword: Keyword) -> str:
    return say("{word}（{here}:{there}）", word=keyword.word, here=keyword.here, there=keyword.there)


def _sources(comparison: Comparison, line: Line, figures: tuple[Figure, ...]) -> str:
    """The source of the figure that stands in the row, and of those of its side that disagree with it."""
    disagreeing = {figure.id for conflict in line.row.conflicts for figure in conflict.figures}
    shown = [*figures[:1], *(figure for figure in figures[1:] if figure.id in disagreeing)]
    return _("；").join(filter(None, dict.fromkeys(_source(comparison, (figure,)) for figure in shown)))


def _source(comparison: Comparison, figures: tuple[Figure, ...]) -> str:
    """The source of the figure that stands in the row; "" where there is none or it was not read."""
    paragraph = comparison.paragraphs.get(figures[0].paragraph) if figures else None
    return _paragraph_source(comparison, paragraph) if paragraph else ""


def _paragraph_source(comparison: Comparison, paragraph: Paragraph) -> str:
    article = comparison.articles.get(paragraph.article)
    return source_line(paragraph, article) if article else ""
