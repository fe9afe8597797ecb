"""One pass tells of each word what a search for it alone would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.text.spotting import Words

WORDS = ["党的十九大", "党的十九大精神", "十九", "双碳", "碳达峰"]


@pytest.mark.parametrize(
    "text",
    ["", "全区上下", "党的十九大精神指引，“双碳”", "十十九十", "碳达峰、双碳达峰", "党的十九大党的十九大精神"],
)
def test_words_inside_and_across_one_another(text: str) -> None:
    assert Words(WORDS).within(text) == {word for word in WORDS if word in text}


def test_every_place_of_a_word_is_told_in_the_order_of_the_text() -> None:
    found = list(Words(["产业", "产业链", "链"]).places("产业链与产业"))
    assert found == [(0, "产业"), (0, "产业链"), (2, "链"), (4, "产业")]


@given(st.sets(st.text("一二三^]", max_size=4)), st.text("一二三四^]", max_size=30))
def test_any_words_in_any_text(words: set[str], text: str) -> None:
    each = {(at, word) for word in words - {""} for at in range(len(text)) if text.startswith(word, at)}
    found = list(Words(words).places(text))
    assert sorted(found) == sorted(each)


def test_no_words_stand_nowhere() -> None:
    assert Words([]).within("江北") == set()
