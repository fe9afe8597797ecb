"""Differences: left minus right, in a unit that can be said aloud, never of what may not be compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.compare.difference import Difference, difference
from jbtui.compare.verdict import judge
from jbtui.records import Figure, FigureKind
from tests.compare.making import figure


def between(left: Figure, right: Figure) -> Difference | None:
    return difference(left, right, judge(left, right))


@pytest.mark.parametrize(
    ("left", "right", "value", "unit", "approx", "ratio"),
    [
        (figure("GDP", "520亿元"), figure("GDP", "400亿元"), 120e8, "元", "=", 1.3),
        (figure("上市企业数", "9家"), figure("上市企业数", "15家"), -6, "家", "=", 0.6),
        (figure("企业数", "40多家"), figure("企业数", "15家"), 25, "家", ">", 40 / 15),
        (figure("企业数", "15家"), figure("企业数", "40多家"), -25, "家", "<", 15 / 40),
        (figure("企业数", "约40家"), figure("企业数", "15家"), 25, "家", "~", 40 / 15),
        (figure("企业数", "40多家"), figure("企业数", "30多家"), 10, "家", "~", 4 / 3),
        (figure("企业数", "0家"), figure("企业数", "3家"), -3, "家", "=", 0.0),
        (figure("企业数", "3家"), figure("企业数", "0家"), 3, "家", "=", None),
        (figure("可办率", "99.6%", kind="ratio"), figure("可办率", "98.7%", kind="ratio"), 0.9, "个百分点", "=", None),
        (figure("GDP", "9.7%", kind="growth"), figure("GDP", "-1.3%", kind="growth"), 11, "个百分点", "=", None),
        (figure("提速", "4天", kind="growth"), figure("提速", "1天", kind="growth"), 3, "天", "=", None),
        (figure("排名", "1名", kind="rank", quote="全市第一"), figure("排名", "3名", kind="rank", quote="全市第三"),
         -2, "位", "=", None),
        (figure("专利数", "4倍", kind="multiple"), figure("专利数", "2倍", kind="multiple"), 2, "倍", "=", None),
    ],
)  # fmt: skip
def test_difference_and_ratio(
    left: Figure, right: Figure, value: float, unit: str, approx: str, ratio: float | None
) -> None:
    found = between(left, right)
    assert found is not None
    assert (found.value, found.unit, found.approx) == (value, unit, approx)
    assert found.ratio == (pytest.approx(ratio) if ratio is not None else None)


@given(
    kinds=st.tuples(st.sampled_from(FigureKind), st.sampled_from(FigureKind)),
    planned=st.tuples(st.booleans(), st.booleans()),
    periods=st.tuples(*[st.sampled_from(["2018", "2019", "../2020-11", "2020-01/2020-09", None])] * 2),
    subjects=st.tuples(*[st.sampled_from(["江北区", "膜幻动力小镇", None])] * 2),
)
def test_nothing_is_subtracted_that_may_not_be_compared(
    kinds: tuple[FigureKind, FigureKind],
    planned: tuple[bool, bool],
    periods: tuple[str | None, str | None],
    subjects: tuple[str | None, str | None],
) -> None:
    left, right = (
        figure("产值", "5亿元", periods[i], kind=kinds[i], planned=planned[i], subject=subjects[i]) for i in (0, 1)
    )
    found = between(left, right)
    if kinds[0] is not kinds[1] or planned[0] is not planned[1] or None in periods:
        assert found is None
    if found is not None:
        assert found.value == 0
