"""Many words as one pattern: it finds what asking for each word would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from jbtui.text.one_pattern import alternatives, sought

WORDS = (
    "区",
    "园区",
    "小区",
    "小微园",
    "小微企业园",
    "公司",
    "公园",
    "有限公司",
    "a.b",
    "上升",
    "上涨",
    "上调",
    "上扬",
    "上浮",
)
TEXT = "小微企业园与小微企园的公司，有限公司上升上下上浮，公园区小，a.ba-b"


def longest(text: str, at: int) -> str:
    return max((word for word in WORDS if text.startswith(word, at)), key=len, default="")


@pytest.mark.parametrize("written", [alternatives, sought])
def test_the_longest_word_is_found_at_each_place(written: Callable[[Iterable[str]], str]) -> None:
    pattern = re.compile(written(WORDS))
    found = [(m[0] if (m := pattern.match(TEXT, at)) else "") for at in range(len(TEXT))]
    assert found == [longest(TEXT, at) for at in range(len(TEXT))]


@pytest.mark.parametrize("written", [alternatives, sought])
def test_no_words_are_found_nowhere(written: Callable[[Iterable[str]], str]) -> None:
    assert not re.search(written(()), TEXT)
