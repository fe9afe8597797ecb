"""A text is cut as jieba cuts it, word for word, with the model for unknown words and without."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui import locations
from jbtui.words.likeliest import Cutter
from jbtui.words.own import FREQUENCY
from jbtui.words.segmenter import plain_jieba
from tests.growth import keeps_in_step

NAMES = ("六争攻坚", "地区生产总值", "江北区", "一号工程")


@pytest.fixture(scope="module")
def jieba() -> Any:
    tokenizer = plain_jieba()
    for name in NAMES:
        tokenizer.add_word(name, FREQUENCY)
    return tokenizer


@pytest.fixture(scope="module")
def cutter(jieba: Any) -> Cutter:
    return Cutter(jieba.FREQ, jieba.total)


def test_the_articles(jieba: Any, cutter: Cutter) -> None:
    for path in sorted(locations.seeds().glob("*.txt")):
        text = path.read_text("utf-8")
        assert cutter.cut(text) == jieba.lcut(text)
        assert cutter.cut_known(text) == jieba.lcut(text, HMM=False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "的",
        "推进六争攻坚行动",
        "实现地区生产总值520.6亿元",
        "杭研大厦的小明硕士毕业",  # words that only the model knows
        "顾筠和张落雁",
        "龘龘靐齉",  # characters that neither knows
        "在了的有",
        "r&d经费1-11月T恤a座abc",
        "甲\r\n乙 丙\u3000丁，“戊”。",
    ],
)
def test_words_that_are_unknown_or_mixed(text: str, jieba: Any, cutter: Cutter) -> None:
    assert cutter.cut(text) == jieba.lcut(text)
    assert cutter.cut_known(text) == jieba.lcut(text, HMM=False)


@settings(max_examples=500, deadline=None)
@given(
    text=st.text(
        st.one_of(st.sampled_from("江北区经济地区生产总值的了在有不是一二三1a.%-\r\n，"), st.characters()), max_size=40
    )
)
def test_any_text(text: str, jieba: Any, cutter: Cutter) -> None:
    assert cutter.cut(text) == jieba.lcut(text)
    assert cutter.cut_known(text) == jieba.lcut(text, HMM=False)


def test_time_keeps_in_step_with_a_text_without_marks(cutter: Cutter) -> None:
    assert keeps_in_step(lambda times: cutter.cut("江北区实现地区生产总值增长的了在有" * times), 200)
