"""A period in words that say neither more nor less than its dates."""

from __future__ import annotations

import pytest

from jbtui import messages, spans
from jbtui.records import Period

NAMES = [
    ("2018", "2018全年", "all of 2018"),
    ("2018-10", "2018年10月", "Oct 2018"),
    ("2018-10-05", "2018年10月5日", "5 Oct 2018"),
    ("2018-01/2018-10", "2018年1-10月", "Jan-Oct 2018"),
    ("2018-01/2018-12", "2018全年", "all of 2018"),
    ("2018/2020", "2018-2020年", "2018-2020"),
    ("2018/2020-11", "2018年至2020年11月", "2018 to Nov 2020"),
    ("2017-09/2018-03", "2017年9月至2018年3月", "Sep 2017 to Mar 2018"),
    ("2018-03-01/2018-03-15", "2018年3月1-15日", "1-15 Mar 2018"),
    ("../2020-11", "截至2020年11月", "up to Nov 2020"),
    ("../2018", "截至2018年底", "up to end of 2018"),
    ("2018-05/..", "2018年5月以来", "since May 2018"),
    ("2018-21", "2018-21", "2018-21"),
]
"""EDTF, in Chinese, in English; what names no day of the calendar is left as it is written."""


@pytest.mark.parametrize(("edtf", "chinese"), [name[:2] for name in NAMES])
def test_a_period_is_named_in_chinese(edtf: str, chinese: str) -> None:
    assert spans.name(Period(edtf, None, None, "")) == chinese


@pytest.mark.parametrize(("edtf", "said"), [(edtf, said) for edtf, _chinese, said in NAMES])
def test_a_period_is_named_in_english(edtf: str, said: str) -> None:
    messages.speak("en")
    assert spans.name(Period(edtf, None, None, "")) == said


def test_no_period_is_said_to_be_unknown() -> None:
    assert spans.name(None) == "时期不明"
