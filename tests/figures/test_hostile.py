"""Bad input: no crash, no quadratic time, and no record rather than a wrong one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.builders import figures
from tests.growth import keeps_in_step

DIGITS = "0123456789.,/-—~　１２％%‰"
CHARACTERS = "万亿余多几近约超第前年月日个家（）“”。，；、的占比由到至为是"
WORDS = (
    *("同比增长", "元", "平方米", "截至", "今年", "去年", "以来", "翻番", "全市", "第一", "连续", "分别", "其中"),
    *("项目", "企业", "达到", "2018年", "2月30日", "百分之", "分之", "公司"),
)
PIECES = st.sampled_from([*DIGITS, *CHARACTERS, *WORDS])


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_gives_sound_figures(text: str) -> None:
    found = figures(text)
    assert len({f.id for f in found}) == len(found)
    end = 0
    for f in found:
        assert end <= f.start < f.end <= len(text)
        assert f.quote == text[f.start : f.end]
        assert math.isfinite(f.value)
        assert f.id.endswith(f".{f.start}")
        end = f.end
        if f.period and f.period.first and f.period.last:
            assert f.period.first <= f.period.last


@pytest.mark.parametrize(
    "text",
    [
        "9" * 10_000 + "亿元",
        "投资达" + "1" * 40 + "家",
        "万万亿亿家",
        "3万万亿亿元",
        "完成率0/0",
        "占比5/0。",
        "家个项元亩％",
        "元" * 5000,
        "第第第第一一一名名名",
        "0070家",
        "编号330205。",
        "",
        "   \u3000 ",
    ],
)
def test_nonsense_makes_no_record(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize("words", ["2月30日", "2018年13月", "2020年至2018年", "11月31日", "2019年2月29日"])
def test_dates_that_do_not_exist_date_nothing(words: str) -> None:
    (figure,) = figures(f"{words}，新增企业12家。")
    assert figure.period is None


@pytest.mark.parametrize(
    "unit",
    [
        *("1万元", "12,", "3年", "1/2", "近100家", "第1名、", "“1+1”", "全市第一", "2018年", "1-", "占1%的", "分别1、"),
        *(
            "增长1%，",
            "1",
            "万",
            "（",
            "“",
            "多",
            "2018年1月",
            "百分之",
            "至1",
            "公司",
            "的公司",
            "《",
            "比1",
            "连续1年",
            "半年来，",
            "由2018年的1家增至2019年的2家，",
            "甲镇、乙镇分别1家、",
            "位于甲镇的乙城，",
            "县级1名、",
        ),
    ],
)
def test_time_is_linear_in_the_length(unit: str) -> None:
    assert keeps_in_step(lambda times: figures(unit * times), 3000 // len(unit))
