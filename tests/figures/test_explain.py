"""Every figure can say where each of its fields comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jbtui.figures import explain, extract
from jbtui.figures.explain import sentence
from jbtui.figures.units import convert, in_digits
from tests.figures.builders import article, paragraph


def test_the_sentence_is_marked_and_each_field_has_its_rule() -> None:
    text = "去年一切顺利。全区实现地区生产总值520.6亿元，同比增长9.7%。今年更好。"
    where = paragraph(text)
    level, growth = extract(article("2019-02"), [where])
    lines = dict(explain(level, where))
    assert lines["原句"] == "全区实现〔地区生产总值〕【520.6亿元】，同比增长9.7%。"
    assert sentence(level, where) == "全区实现地区生产总值【520.6亿元】，同比增长9.7%。"
    assert lines["指标"].startswith("地区生产总值（")
    assert "2018" in lines["时期"] and "去年" in lines["时期"]
    assert "增长词" in dict(explain(growth, where))["类别"]
    assert "更正" not in lines
    assert "更正" in dict(explain(replace(level, corrected=True), where))


def test_period_and_subject_are_marked_where_the_sentence_says_them() -> None:
    where = paragraph("2018年，江北区新 增企业12家。")
    (figure,) = extract(article("2019-02"), [where])
    assert dict(explain(figure, where))["原句"] == "〈2018年〉，｛江北区｝新 增企业【12家】。"


def test_every_figure_has_a_rule_for_every_field() -> None:
    text = "目前，全区有上市企业15家，占全市的12%，居全市第一，数量翻番，将达到近20家。"
    for figure in extract(article("2019-02"), [paragraph(text)]):
        assert [name for name, _ in figure.rules] == ["value", "kind", "status", "indicator", "period", "subject"]
        assert all(rule for _, rule in figure.rules)


def test_units_of_one_dimension_convert() -> None:
    assert convert(3, "平方公里", "平方米") == 3_000_000
    assert convert(15, "亩", "平方米") == 10_000
    assert convert(2, "年", "个月") == 24
    assert convert(1, "元", "元") == 1
    assert convert(1, "元", "美元") is None
    assert convert(1, "个月", "天") is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (31_470_000_000.0, "31,470,000,000"),
        (99.38, "99.38"),
        (0.1 + 0.2, "0.3"),
        (-2.1, "-2.1"),
        (1e15, "1,000,000,000,000,000"),
        (0.0, "0"),
    ],
)
def test_values_are_written_in_digits(value: float, written: str) -> None:
    assert in_digits(value) == written
