"""Files that other programs open: whole or not at all, inert, and readable by those programs' libraries."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.errors import NotWritten, UsageError
from jbtui.export import What, export
from jbtui.export.atomic import text_file
from jbtui.export.csv_writer import inert, write_csv
from jbtui.export.document import Cell, Heading, Quote, Sourced, Table, Text, cell_text
from jbtui.export.docx_writer import MOST_ROWS, write_docx
from jbtui.export.markdown_writer import write_markdown
from jbtui.export.xlsx_writer import MOST_CHARACTERS, write_xlsx
from tests.cite.samples import ARTICLE, PARAGRAPH
from tests.export.small_corpus import SmallCorpus

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "－x"]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# ---- csv -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert inert(text) == f"'{text}"
    assert inert(Sourced(text, "出处")) == f"'{text}"


@pytest.mark.parametrize(
    ("cell", "shown"), [(-3.2, "-3.2"), (-4, "-4"), (52060000000.0, "52060000000"), (True, "true")]
)
def test_numbers_stay_numbers(cell: Cell, shown: str) -> None:
    assert inert(cell) == shown


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_csv_gives_back_every_text(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    assert write_csv(Table(("甲", "乙"), rows), out) == len(rows)
    read = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert read[0] == ["甲", "乙"]
    assert [[cell.removeprefix("'") for cell in row] for row in read[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


# ---- whole or not at all -------------------------------------------------------------------------------------------


def test_a_file_is_replaced_only_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("旧")

    def broken() -> None:
        with text_file(target) as file:
            file.write("新的一半")
            raise ValueError("interrupted")

    with pytest.raises(ValueError, match="interrupted"):
        broken()
    assert target.read_text() == "旧"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_full_disk_is_told_and_the_old_file_kept() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(NotWritten) as told:
        export(SmallCorpus(), What.PARAGRAPHS, "jsonl", Path("/dev/full"))
    assert "/dev/full" in told.value.what
    assert "腾出空间" in told.value.remedy


@pytest.mark.parametrize("form", ["jsonl", "csv", "md", "xlsx", "docx"])
def test_a_folder_that_does_not_exist_is_told(tmp_path: Path, form: str) -> None:
    with pytest.raises(NotWritten, match="无法写入"):
        export(SmallCorpus(), What.METRICS, form, tmp_path / "no" / f"out.{form}")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as told:
        export(SmallCorpus(), What.METRICS, "csv", tmp_path)
    assert "请给出文件名" in told.value.remedy


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("旧")
    (tmp_path / "link.csv").symlink_to("real.csv")
    export(SmallCorpus(), What.METRICS, "csv", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert "520.6亿元" in (tmp_path / "real.csv").read_text(encoding="utf-8-sig")


def test_an_exported_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    export(SmallCorpus(), What.METRICS, "csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_a_binary_format_needs_a_file(form: str) -> None:
    with pytest.raises(UsageError, match="不能写到屏幕上"):
        export(SmallCorpus(), What.METRICS, form, io.StringIO())


# ---- markdown ------------------------------------------------------------------------------------------------------


def test_nothing_in_a_table_breaks_out_of_its_cell() -> None:
    out = io.StringIO()
    rows: Sequence[Sequence[Cell]] = [["a|b", "行1\n行2"], [None, Sourced("*", "[x](y)")]]
    write_markdown([Table(("甲|乙", "丙"), rows)], out)
    lines = out.getvalue().splitlines()
    assert lines[:4] == [r"| 甲\|乙 | 丙 |", "| --- | --- |", r"| a\|b | 行1 行2 |", r"|  | \*[^1] |"]
    assert r"[^1]: \[x]\(y)" in lines


def test_one_source_has_one_footnote() -> None:
    out = io.StringIO()
    write_markdown([Heading("题"), Quote("甲", "同源"), Text("乙", "同源"), Text("丙", "另源")], out)
    assert out.getvalue() == "# 题\n\n> 甲[^1]\n\n[^1]: 同源\n\n乙[^1]\n\n丙[^2]\n\n[^2]: 另源\n\n"


# ---- xlsx ----------------------------------------------------------------------------------------------------------


def _strings(path: Path) -> list[str]:
    """Every string cell of the first sheet, and no formula may be there."""
    with zipfile.ZipFile(path) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{SHEET}f") is None
    return ["".join(cell.itertext()) for cell in sheet.iter(f"{SHEET}c") if cell.get("t") == "inlineStr"]


def test_xlsx_holds_strings_as_strings(tmp_path: Path) -> None:
    rows, notes = write_xlsx([("指标", Table(("甲",), [[text] for text in FORMULAS]))], tmp_path / "out.xlsx")
    assert (rows, notes) == (len(FORMULAS), ())
    assert _strings(tmp_path / "out.xlsx")[0] == "甲"
    assert "=1+1" in _strings(tmp_path / "out.xlsx")


def test_xlsx_says_when_a_cell_was_too_long(tmp_path: Path) -> None:
    _rows, notes = write_xlsx([("段落", Table(("甲",), [["长" * (MOST_CHARACTERS + 1)]]))], tmp_path / "out.xlsx")
    assert len(notes) == 1
    assert _strings(tmp_path / "out.xlsx")[1].endswith("长[…]")


def test_xlsx_names_any_sheet(tmp_path: Path) -> None:
    sheets = [(name, Table(("甲",), [["乙"]])) for name in ("a/b", "a:b", "", "很" * 40)]
    write_xlsx(sheets, tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        assert len([name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]) == 4


def test_xlsx_of_the_corpus(tmp_path: Path) -> None:
    assert export(SmallCorpus(), What.METRICS, "xlsx", tmp_path / "out.xlsx").records == 2
    assert "520.6亿元" in _strings(tmp_path / "out.xlsx")


# ---- docx ----------------------------------------------------------------------------------------------------------


def test_docx_reads_back_with_chinese_fonts_and_footnotes(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    export(SmallCorpus(), What.PARAGRAPHS, "docx", target)
    document = docx.Document(str(target))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:2] == [ARTICLE.title, "争强服务创新样板区"]
    assert PARAGRAPH.text in texts
    with zipfile.ZipFile(target) as archive:
        body = archive.read("word/document.xml").decode()
        notes = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    assert '<w:footnoteReference w:id="1"/>' in body
    for name in ("Normal", "Heading 1", "Heading 2", "Quote"):
        fonts = document.styles[name].element.rPr.rFonts
        assert fonts.get(f"{WORD}eastAsia") == "宋体"
        assert fonts.get(f"{WORD}eastAsiaTheme") is None
    assert "第3段 (001_some.txt, 第13行)" in "".join(notes.itertext())
    assert [note.get(f"{WORD}id") for note in notes] == ["-1", "0", "1"]


def test_docx_of_figures_is_a_table(tmp_path: Path) -> None:
    export(SmallCorpus(), What.METRICS, "docx", tmp_path / "out.docx")
    (table,) = docx.Document(str(tmp_path / "out.docx")).tables
    assert [cell.text for cell in table.rows[1].cells][:3] == ["地区生产总值", "520.6亿元", "水平"]


def test_docx_refuses_a_table_that_nobody_could_open(tmp_path: Path) -> None:
    def endless() -> Iterator[list[Cell]]:
        while True:
            yield ["甲"]

    with pytest.raises(UsageError, match=str(MOST_ROWS)):
        write_docx([Table(("甲",), endless())], tmp_path / "out.docx")
    assert list(tmp_path.iterdir()) == []


def test_docx_leaves_out_what_xml_cannot_hold(tmp_path: Path) -> None:
    write_docx([Text("甲\x0b\ufffe乙", "源\x00头")], tmp_path / "out.docx")
    assert docx.Document(str(tmp_path / "out.docx")).paragraphs[0].text == "甲乙"


@pytest.mark.parametrize(("cell", "shown"), [(None, ""), (False, "false"), (1.5, "1.5"), (2.0, "2"), (1e20, "1e+20")])
def test_cells_as_a_reader_sees_them(cell: Cell, shown: str) -> None:
    assert cell_text(cell) == shown
