"""A comparison as a table for spreadsheets and as a document to read, every figure and passage with its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jbtui.cite import source_line
from jbtui.compare import Comparison, table
from jbtui.compare.change import Series
from jbtui.compare.keyness import Keyword
from jbtui.compare.table import Line
from jbtui.export.document import Block, Cell, Heading, Quote, Sourced, Table, Text
from jbtui.messages import _, say
from jbtui.records import Figure, Paragraph


def comparison_table(comparison: Comparison) -> Table:
    """The rows with the sources of both sides in columns of their own."""
    columns = (*table.columns(comparison), _("左侧出处"), _("右侧出处"))
    rows = [
        [*table.cells(line), *(_source(comparison, figures) for figures in _sides(line))]
        for line in table.lines(comparison)
    ]
    return Table(columns, rows)


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
            if source := _source(comparison, figures):
                cells[column] = Sourced(str(cells[column]), source)
        rows.append(cells[1:])
    return Table(table.columns(comparison)[1:], rows)


def _change(comparison: Comparison, series: Series) -> Sequence[Cell]:
    indicator, kind, points, steps = table.change_cells(series)
    sources = dict.fromkeys(_source(comparison, (point.figure,)) for point in series.points)
    return indicator, kind, Sourced(points, _("；").join(source for source in sources if source)), steps


def _word(keyword: Keyword) -> str:
    return say("{word}（{here}:{there}）", word=keyword.word, here=keyword.here, there=keyword.there)


def _source(comparison: Comparison, figures: tuple[Figure, ...]) -> str:
    """The source of the figure that stands in the row; "" where there is none or it was not read."""
    paragraph = comparison.paragraphs.get(figures[0].paragraph) if figures else None
    return _paragraph_source(comparison, paragraph) if paragraph else ""


def _paragraph_source(comparison: Comparison, paragraph: Paragraph) -> str:
    article = comparison.articles.get(paragraph.article)
    return source_line(paragraph, article) if article else ""
