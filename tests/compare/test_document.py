"""A comparison written to files: tables with their sources, documents with footnotes, a district's changes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from jbtui.compare import compare, parse_side
from jbtui.compare.comparison import Comparison
from jbtui.export.comparison import comparison_document, comparison_table
from jbtui.export.document import Quote, Sourced, Table
from jbtui.export.markdown_writer import write_markdown
from jbtui.store import open_index


@pytest.fixture(scope="module")
def comparisons(seed_index: Path) -> tuple[Comparison, Comparison]:
    with open_index(seed_index) as index:
        districts = compare(index, parse_side("江北"), parse_side("北仑"), only_shared=True)
        years = compare(index, parse_side("江北@2018"), parse_side("江北@2020"), only_shared=True)
    return districts, years


def test_every_figure_of_the_table_has_its_source(comparisons: tuple[Comparison, Comparison]) -> None:
    table = comparison_table(comparisons[0])
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert rows
    for row in rows:
        assert "第" in str(row["左侧出处"]) and "003_7f2de1034fd02b60.txt" in str(row["右侧出处"])


def test_the_document_has_a_footnote_for_every_figure_and_passage(comparisons: tuple[Comparison, Comparison]) -> None:
    blocks = list(comparison_document(comparisons[0]))
    cells = [cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row]
    assert sum(isinstance(cell, Sourced) for cell in cells) == 2 * len(comparisons[0].rows)
    assert all(block.source for block in blocks if isinstance(block, Quote))
    out = io.StringIO()
    write_markdown(blocks, out)
    assert out.getvalue().startswith("# 江北区 对 北仑区\n") and "[^1]: " in out.getvalue()


def test_changes_of_a_district_are_a_table_of_their_own(comparisons: tuple[Comparison, Comparison]) -> None:
    out = io.StringIO()
    write_markdown(comparison_document(comparisons[1]), out)
    assert "## 随时间的变化" in out.getvalue()
    assert "推算增幅 （843.8亿元－681.4亿元）÷681.4亿元＝23.8%" in out.getvalue()
