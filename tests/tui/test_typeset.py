"""The printed column: line breaking, gutters, and the way from a place on the screen to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jbtui.tui import typeset
from tests.tui.shelf import volumes

CASES = (
    ("一二三四五，六七", 10, ["一二三四", "五，六七"]),  # a line does not begin with ，
    ("一二三（四五六）", 8, ["一二三", "（四五", "六）"]),  # nor end with （, nor begin with ）
    ("完成投资1386.6亿元", 10, ["完成投资", "1386.6亿元"]),  # a number is not cut
    ("达到96.5%。", 7, ["达到", "96.5%。"]),  # nor its percent sign parted
    ("a b", 80, ["a b"]),
    ("一\n二", 80, ["一", "二"]),
    ("", 10, [""]),
)


@pytest.mark.parametrize(("text", "width", "lines"), CASES)
def test_breaks(text: str, width: int, lines: list[str]) -> None:
    assert [text[start:end] for start, end in typeset.breaks(text, width)] == lines


@given(st.text(alphabet="一二三，。（）“”a1.% \n", max_size=80), st.integers(2, 40))
def test_no_character_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    spans = typeset.breaks(text, width)
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())
    assert all(cell_len(text[start:end]) <= width for start, end in spans)


def test_a_long_run_is_cut_where_it_must_be() -> None:
    assert [e - s for s, e in typeset.breaks("1" * 25, 10)] == [10, 10, 5]


def test_sheet_knows_every_character() -> None:
    volume = volumes()[0]
    sheet = typeset.sheet(volume.article, volume.paragraphs, 60)
    for number, paragraph in enumerate(sheet.paragraphs):
        lines = [sheet.lines[n] for n in sheet.lines_of(number)]
        assert all(line.text == paragraph.text[line.start : line.end] for line in lines)
        assert "".join("".join(line.text for line in lines).split()) == "".join(paragraph.text.split())
        for offset in (0, len(paragraph.text) - 1):
            line = sheet.lines[sheet.line_at(number, offset)]
            assert line.paragraph == number and line.start <= offset < line.end


def test_gutter_gives_number_and_repair() -> None:
    volume = volumes()[0]
    repaired = next(p for p in volume.paragraphs if p.repairs)
    assert typeset.gutter(repaired).strip() == f"{repaired.number}~"
    plain = next(p for p in volume.paragraphs if p.number == 1)
    assert typeset.gutter(plain).strip() == "1"


def test_unknown_and_inferred_facts_are_bracketed() -> None:
    volume = volumes()[0]
    head = typeset.sheet(volume.article, volume.paragraphs, 80).lines[0].text
    assert "[2019-02]" in head and "[报名不详]" in head


def test_sentences_keep_closing_quotes() -> None:
    text = "他说：“一趟就够。”第二句。尾"
    assert [text[s:e] for s, e in typeset.sentences(text)] == ["他说：“一趟就够。”", "第二句。", "尾"]
