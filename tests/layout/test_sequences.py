"""How likely two sides of a seam were written in one sentence, by which characters follow which in newspapers."""

from __future__ import annotations

import pytest

from jbtui.layout import sequences
from jbtui.layout.seam_sides import beginning_of, end_of
from tests.studies.newspaper_sequences import counted, paragraphs

_SEAMS = {
    "同比 + 增长": ("投资额同比", "增长8.4%。"),
    "进一 + 步": ("作风进一", "步好转。"),
    "达到 + a number": ("总数达到", "118个，"),
    "a number + 亿元": ("投资80", "亿元，"),
}
_CHANCE = {
    "同比 + 老街": ("投资额同比", "老街的石板路"),
    "进一 + 河水": ("作风进一", "河水清了。"),
}


@pytest.mark.parametrize(("end", "beginning"), _SEAMS.values(), ids=_SEAMS.keys())
def test_what_newspapers_write_in_a_row_speaks_for_the_seam(end: str, beginning: str) -> None:
    first, _then = sequences.across(end_of(end).beside, beginning_of(beginning).beside)
    assert first > 1


@pytest.mark.parametrize(("end", "beginning"), _CHANCE.values(), ids=_CHANCE.keys())
def test_what_they_do_not_write_speaks_against_it(end: str, beginning: str) -> None:
    first, _then = sequences.across(end_of(end).beside, beginning_of(beginning).beside)
    assert first < 0


def test_the_character_behind_the_seam_tells_too() -> None:
    _first, word = sequences.across("新的", "会议")
    _first, seam = sequences.across("社", "会议")
    assert word > seam


@pytest.mark.parametrize(("left", "right"), [("", "的"), ("的", ""), ("🀄", "🀅"), ("\ud800", "9")])
def test_any_text_has_an_answer(left: str, right: str) -> None:
    assert all(-5 < told < 5 for told in sequences.across(left, right))


def test_numbers_and_writing_do_not_matter() -> None:
    assert end_of("投資額達到12.5").beside == end_of("投资额达到118").beside


def test_a_tagged_newspaper_is_counted_by_paragraphs() -> None:
    line = "全区/n  完成/v  投资/n  １２.５亿/m  元/q  ,/w  同比/d  增长/v  百分之八/m  。/w"
    counts = counted(paragraphs(["新年/t  讲话/n", line]))
    assert (counts[1]["资"], counts[2]["资N"], counts[3]["元，同"], counts[2]["新年"]) == (1, 1, 1, 0)
