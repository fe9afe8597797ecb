"""Ids depend on the text alone, and no two paragraphs share one."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jbtui.context.identity import article_id, paragraph_ids
from tests.context.making import made

TEXTS = st.lists(st.text(alphabet="江北区 六争\n", max_size=5), max_size=12)


def test_an_article_s_id_does_not_depend_on_its_place_on_disk() -> None:
    laid, source = made("# 题\n正文。")
    moved = dataclasses.replace(source, path=Path("elsewhere/b.txt"), name="b.txt")
    assert article_id(laid, source) == article_id(laid, moved)
    assert re.fullmatch("[A-Z2-7]{10}", article_id(laid, source))


def test_another_text_has_another_id() -> None:
    assert article_id(*made("# 题\n正文。")) != article_id(*made("# 题\n正文！"))


@given(TEXTS)
def test_no_two_paragraphs_share_an_id(texts: list[str]) -> None:
    ids = paragraph_ids("ABCDEFGHIJ", texts)
    assert len(set(ids)) == len(texts)
    assert all(re.fullmatch("ABCDEFGHIJ-[A-Z2-7]{6}\\d*", code) for code in ids)


@given(TEXTS)
def test_paragraphs_added_after_leave_the_ids_before(texts: list[str]) -> None:
    assert paragraph_ids("A", [*texts, "新"])[: len(texts)] == paragraph_ids("A", texts)


def test_white_space_does_not_matter() -> None:
    assert paragraph_ids("A", ["江 北\n区"]) == paragraph_ids("A", ["江北区"])
