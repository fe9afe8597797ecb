"""The rule behind each field of a figure is told in the language of the interface."""

from __future__ import annotations

import re

import pytest

from jbtui import messages
from jbtui.figures import explain, extract
from jbtui.records_words import rule_words
from tests.figures.builders import article, figures, paragraph
from tests.figures.test_sentences import cases

HAN = re.compile("[\u4e00-\u9fff]")
OWN = re.compile("[万亿]")
"""Words that the English names as the unit they are."""


@pytest.fixture
def english() -> None:
    messages.speak("en")


@pytest.mark.usefixtures("english")
def test_every_rule_that_the_sentences_need_has_its_english() -> None:
    rules = {
        rule
        for case in cases()
        for figure in figures(case.text, case.date, (case.district,))
        for _, rule in figure.rules
    }
    names = {rule_words(rule).partition(": ")[0] for rule in rules}
    assert len(names) > 80
    assert sorted(name for name in names if HAN.search(OWN.sub("", name))) == []


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("同句中的时间词：去年", "time word in the sentence: 去年"),
        ("位次，前补主语；指标表", "rank, subject put before; table of indicators"),
        ("无名词，沿用前一指标", "no noun, previous indicator kept"),
        ("自那时起：所在之年、月", "since then: the year or month it stands in"),
    ],
)
@pytest.mark.usefixtures("english")
def test_endings_and_the_words_of_the_article_are_put_behind_the_name(rule: str, told: str) -> None:
    assert rule_words(rule) == told


@pytest.mark.usefixtures("english")
def test_an_explanation_speaks_english() -> None:
    where = paragraph("2018年，江北区新增企业12家。")
    (figure,) = extract(article("2019-02"), [where])
    assert dict(explain(figure, where))["Value"] == "12 家 (number + unit)"


def test_in_chinese_a_rule_is_told_as_it_is_kept() -> None:
    assert rule_words("同句中的时间词：去年") == "同句中的时间词：去年"
