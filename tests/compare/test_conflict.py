"""Figures of one side that disagree are named; those that a rounding explains are not."""

from __future__ import annotations

import pytest

from jbtui.compare.conflict import conflicts
from jbtui.records import Figure
from tests.compare.making import figure

GDP = "地区生产总值"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(GDP, "520.6亿元", "2018"), figure(GDP, "531.2亿元", "2018")),
        (figure("上市企业数", "9家", "../2020-11"), figure("上市企业数", "10家", "../2020-11")),
        (figure("上市企业数", "9家", "../2020-11"), figure("上市企业数", "12多家", "../2020-11")),
        (figure("排名", "1名", kind="rank", quote="全市第一"), figure("排名", "2名", kind="rank", quote="全市第二")),
    ],
)
def test_a_disagreement_names_both(one: Figure, other: Figure) -> None:
    (found,) = conflicts([one, other])
    assert found.figures == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(GDP, "520.6亿元", "2018"), figure(GDP, "521亿元", "2018")),
        (figure(GDP, "520.6亿元", "2018"), figure(GDP, "超500亿元", "2018")),
        (figure(GDP, "520.6亿元", "2018"), figure(GDP, "近550亿元", "2018")),
        (figure(GDP, "520.6亿元", "2018"), figure(GDP, "600亿元", "2019")),
        (figure(GDP, "520.6亿元", None), figure(GDP, "600亿元", None)),
        (figure(GDP, "520.6亿元", "2018"), figure(GDP, "600亿元", "2018", planned=True)),
        (figure(GDP, "520.6亿元", "2018"), figure(GDP, "9.7%", "2018", kind="growth")),
        (figure("总投资", "9亿元", subject="邦奇公司"), figure("总投资", "10亿元", subject="万科产业园")),
        (figure("排名", "1名", kind="rank", quote="全市第一"), figure("排名", "6名", kind="rank", quote="全省第六")),
        (figure("人才", "9人", words="新增人才"), figure("人才", "90人", words="人才总数")),
        (figure(GDP, "5亿元", "2018", paragraph="P"), figure(GDP, "6亿元", "2018", paragraph="P")),
        (figure(None, "5亿元", "2018"), figure(None, "6亿元", "2018")),
    ],
)
def test_what_may_both_be_true_is_no_conflict(one: Figure, other: Figure) -> None:
    assert conflicts([one, other]) == ()


def test_only_those_that_disagree_are_named() -> None:
    rounded = figure(GDP, "超500亿元", "2018")
    found = conflicts([figure(GDP, "520.6亿元", "2018"), rounded, figure(GDP, "600亿元", "2018")])
    assert [f.quote for f in found[0].figures] == ["520.6亿元", "600亿元"]
