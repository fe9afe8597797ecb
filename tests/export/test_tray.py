"""The tray written out: every format reads back with its notes and sources, and what is gone is said to be gone."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import bibtexparser
import docx
import pytest
import rispy

from jbtui.cite import Passage, Style
from jbtui.errors import NotFound, NotWritten
from jbtui.export.tray import Kept, TrayFormat, collected, copied, find, write
from jbtui.records import Article, Figure, Paragraph
from jbtui.tray import Item
from tests.cite.samples import ARTICLE, FIGURE, PARAGRAPH


@dataclass
class Small:
    """An index of one paragraph with one figure."""

    body: Paragraph | None = PARAGRAPH
    level: Figure | None = FIGURE

    def paragraphs_by_ids(self, ids: Iterable[str]) -> tuple[Paragraph, ...]:
        return (self.body,) if self.body and self.body.id in set(ids) else ()

    def articles_by_ids(self, ids: Iterable[str]) -> dict[str, Article]:
        return {id: ARTICLE for id in ids if id == ARTICLE.id}

    def figure(self, id: str) -> Figure:
        if self.level is None or id != self.level.id:
            raise NotFound("没有")
        return self.level


WHOLE = replace(collected(Passage(PARAGRAPH, ARTICLE)), note="用于引言 & 综述")
PART = collected(Passage(PARAGRAPH, ARTICLE, "同比增长9.7%"))
NUMBER = collected(Passage(PARAGRAPH, ARTICLE, None, FIGURE))
GONE = Item("ZZZZ-AAAAAA", "已经没有的“话”", "某某. 旧文[N]. [报名不详], 2015: 第2段 (old.txt, 第3行)", note="待查")
ITEMS = (WHOLE, PART, NUMBER, GONE)
KEPT = find(Small(), ITEMS)


def test_items_find_their_passages_again_in_their_order() -> None:
    passages = [kept.passage for kept in KEPT]
    assert [passage and (passage.selection, passage.figure) for passage in passages] == [
        (None, None), ("同比增长9.7%", None), (None, FIGURE), None,
    ]  # fmt: skip
    assert passages[0] is not None and passages[0].note == WHOLE.note


def test_a_figure_that_is_read_no_longer_stays_as_its_sentence() -> None:
    (kept,) = find(Small(level=None), (NUMBER,))
    assert kept.passage is not None and kept.passage.figure is None and kept.passage.text == NUMBER.text


def test_a_selection_whose_words_are_gone_from_the_paragraph_has_vanished() -> None:
    (kept,) = find(Small(), (replace(PART, text="另外的话"),))
    assert kept.passage is None


@pytest.mark.parametrize("style", list(Style))
def test_every_style_copies_what_is_gone_with_its_old_citation(style: Style) -> None:
    text = copied(KEPT, style)
    assert "已经没有的" in text
    if style is not Style.TEXT:
        assert "旧文" in text and "原段落已不在索引中" in text and "001" in text
    assert "待查" in text


def written(form: TrayFormat, folder: Path, kept: tuple[Kept, ...] = KEPT) -> Path:
    target = folder / f"tray.{form.value}"
    assert write(kept, form, target) == ()
    return target


def test_bibtex_reads_back(tmp_path: Path) -> None:
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False)
    text = written(TrayFormat.BIBTEX, tmp_path).read_text(encoding="utf-8")
    entries = bibtexparser.loads(text, parser=parser).entries
    assert [entry["ENTRYTYPE"] for entry in entries] == ["article", "misc"]
    assert "旧文" in entries[1]["title"] and "用于引言" in entries[0]["annote"]


def test_two_lost_passages_have_two_keys(tmp_path: Path) -> None:
    kept = find(Small(), (GONE, replace(GONE, text="另一句")))
    entries = bibtexparser.loads(written(TrayFormat.BIBTEX, tmp_path, kept).read_text(encoding="utf-8")).entries
    assert len({entry["ID"] for entry in entries}) == 2


def test_ris_reads_back(tmp_path: Path) -> None:
    records = rispy.loads(written(TrayFormat.RIS, tmp_path).read_text(encoding="utf-8"))
    assert [record["type_of_reference"] for record in records] == ["NEWS", "GEN"]
    assert any("用于引言" in note for note in records[0]["notes"])


def test_csl_json_reads_back(tmp_path: Path) -> None:
    items = json.loads(written(TrayFormat.CSL_JSON, tmp_path).read_text(encoding="utf-8"))
    assert [item["type"] for item in items] == ["article-newspaper", "document"]


def test_csv_has_a_row_for_each_item(tmp_path: Path) -> None:
    with written(TrayFormat.CSV, tmp_path).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["文字"] for row in rows] == [" ".join(item.text.split("\n")) for item in ITEMS]
    assert rows[2]["数字"].startswith("江北区 地区生产总值: 520.6亿元")
    assert [row["状态"] for row in rows] == ["", "", "", "原段落已不在索引中"]


def test_docx_holds_passages_and_notes(tmp_path: Path) -> None:
    document = docx.Document(str(written(TrayFormat.DOCX, tmp_path)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert PARAGRAPH.text in text and "按：用于引言 & 综述" in text


def test_markdown_and_xlsx_are_written(tmp_path: Path) -> None:
    text = written(TrayFormat.MARKDOWN, tmp_path).read_text(encoding="utf-8")
    assert text.startswith("# 摘录") and "旧文" in text
    assert written(TrayFormat.XLSX, tmp_path).read_bytes().startswith(b"PK")


def test_a_folder_that_is_not_there_is_said_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="无法写入"):
        write(KEPT, TrayFormat.MARKDOWN, tmp_path / "no" / "tray.md")
    assert list(tmp_path.iterdir()) == []
