"""Sentences as rules read them, and the lines on which words stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.context.sentences import LONGEST_EVIDENCE, compact, evidence, locate, plain, sentences, stated_evidence
from jbtui.records import Block, Kind, SourceText
from tests.context.making import made


def source_of(*lines: str) -> SourceText:
    return SourceText(Path("a.txt"), "a.txt", "0", 0, "utf-8", 0, lines)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("去年 12 月，江 北", "去年12月，江北"),
        ("２０１８年１－１１月", "2018年1-11月"),
        ("二〇一八年与二○一九年、二零二〇年", "2018年与2019年、2020年"),
        ("二十年来", "二十年来"),
    ],
)
def test_plain(text: str, wanted: str) -> None:
    assert plain(text) == wanted


def test_a_body_is_cut_into_sentences_and_a_heading_is_not() -> None:
    laid, _source = made("## 甲。乙\n他说：“好。”再来！完了")
    assert [s.words for s in sentences(laid.blocks)] == ["甲。乙", "他说：“好。”", "再来！", "完了"]


@given(st.text(alphabet="甲乙。！；”“ 丙\n", max_size=60))
def test_sentences_lose_nothing(text: str) -> None:
    block = Block(Kind.BODY, text, ((1, 1),))
    assert "".join(compact(s.words) for s in sentences([block])) == compact(text)


def test_words_are_located_across_spaced_and_broken_lines() -> None:
    source = source_of("题", "江 北 区 在", "", "行动中前行", "别的", "远处的续文")
    assert locate("江北区在行动", [(2, 4)], source) == ((2, 4),)
    assert locate("前行远处", [(2, 4), (6, 6)], source) == ((4, 4), (6, 6))
    assert locate("没有的话", [(2, 4)], source) == ((2, 4),)


def test_long_evidence_keeps_the_words_that_matter_in_sight() -> None:
    laid, source = made("前" * 200 + "截至9月" + "后" * 200)
    (sentence,) = sentences(laid.blocks)
    shown = evidence(sentence, source, sentence.plain.find("截至"))
    assert "截至9月" in shown.words
    assert len(shown.words) == LONGEST_EVIDENCE


def test_stated_words_that_the_source_lacks_have_no_lines() -> None:
    source = source_of("春节后上班", "截至九月")
    assert [e.lines for e in stated_evidence("截至九月 / 别处的话", source)] == [((2, 2),), ()]
