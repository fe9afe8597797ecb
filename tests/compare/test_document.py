"""A comparison written to files: tables with their sources, documents with footnotes, a district's changes."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from jbtui.compare import compare, parse_side
from jbtui.compare.comparison import Comparison
from jbtui.export.comparison import comparison_document, comparison_sheets, comparison_table
from jbtui.export.document import Quote, Sourced, Table
from jbtui.export.docx_writer import write_docx
from jbtui.export.markdown_writer import write_markdown
from jbtui.export.xlsx_writer import write_xlsx
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


def test_a_word_document_holds_the_rows_and_a_footnote_for_each_source(
    comparisons: tuple[Comparison, Comparison], tmp_path: Path
) -> None:
    docx = pytest.importorskip("docx")
    target = tmp_path / "c.docx"
    write_docx(comparison_document(comparisons[0]), target)
    document = docx.Document(str(target))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert document.paragraphs[0].text == "江北区 对 北仑区"
    assert "－51.1亿元" in cells and any(cell.startswith("226.4亿元") for cell in cells)
    with zipfile.ZipFile(target) as file:
        notes = file.read("word/footnotes.xml").decode("utf-8")
        body = file.read("word/document.xml").decode("utf-8")
    numbered = {int(n) for n in re.findall(r'<w:footnote w:id="(\d+)"', notes)}
    referred = {int(n) for n in re.findall(r'<w:footnoteReference w:id="(\d+)"', body)}
    assert referred and referred == numbered
    assert "003_7f2de1034fd02b60.txt" in notes


def test_a_workbook_has_the_whole_comparison_on_its_sheets(
    comparisons: tuple[Comparison, Comparison], tmp_path: Path
) -> None:
    pytest.importorskip("xlsxwriter")
    target = tmp_path / "c.xlsx"
    write_xlsx(comparison_sheets(comparisons[1]), target)
    with zipfile.ZipFile(target) as file:
        names = re.findall(r'<sheet name="([^"]+)"', file.read("xl/workbook.xml").decode("utf-8"))
        sheets = {name: file.read(f"xl/worksheets/sheet{n}.xml").decode("utf-8") for n, name in enumerate(names, 1)}
        for name in file.namelist():
            if name.endswith("sharedStrings.xml"):
                sheets = {key: text + file.read(name).decode("utf-8") for key, text in sheets.items()}
    assert names == ["对照", "随时间的变化", "各自多用的词", "段落"]
    assert "江北区@2018" in sheets["对照"] and "左侧出处" in sheets["对照"]
    assert "推算增幅" in sheets["随时间的变化"] and "84380000000" in sheets["随时间的变化"]
    assert "001_6b77bdb4c9c02796.txt" in sheets["段落"]


def test_a_figure_from_outside_of_what_was_chosen_is_in_brackets_with_its_source(seed_index: Path) -> None:
    with open_index(seed_index) as index:
        found = compare(index, parse_side("江北@六争攻坚"), parse_side("北仑@六争攻坚"))
    table = comparison_table(found)
    (row,) = (
        row
        for row in (dict(zip(table.columns, row, strict=True)) for row in table.rows)
        if "单项冠军" in str(row["指标"])
    )
    assert str(row["江北区@六争攻坚"]).startswith("［另见 9家")
    assert "004_" in str(row["左侧出处"]) and "003_" in str(row["右侧出处"])
