"""Openings of newspaper pages, each dated as its reader dates it, with other years around that are not its own."""

from __future__ import annotations

import pytest

from jbtui.context.dating import dating_of
from tests.context.making import read_made

OTHER_YEARS = [
    # 周年、届次旁边的去年、前年、早在
    ("去年，在庆祝中国共产党成立100周年之际，区党代会吹响号角。截至6月底，断面全部达标。", "2022-07"),
    ("早在庆祝建党90周年时，老街就修过一次。今年是改革开放40周年，老街再动工。", "2018"),
    ("2018年，在庆祝改革开放40周年之际，园区奠基。今年是建党100周年，园区投产。", "2021"),
    ("明年是新中国成立70周年，全县提前谋划。", "2018"),
    ("三年前，新中国成立70周年之际，新桥通车。今年前三季度，车流量增长9%。", "2022-10"),
    ("去年，第二届进博会上签下的项目，今年5月开工。", "2020-05"),
    ("去年10月，党的二十大胜利闭幕。今年一季度，投资增长9%。", "2023-04"),
    # 由大事的日子推算
    ("党的十八大两个多月前刚刚闭幕，部署落到基层。去年，全区立案2146宗。", "2013-01"),
    ("下个月党的十九大就要开了，全县上下以实际行动迎接。去年10月启动的活动快满一年。金秋的棉田雪白。", "2017-09"),
    ("再有两个月，第九届亚冬会就将开幕。截至12月5日，整改1589条。", "2024-12"),
    (
        "原定去年秋天举行的杭州亚运会推迟了一年。截至6月底，完成97项。与2021年相比，投诉下降四成。",
        "2023-07",
    ),
]

MONTHS = [
    ("早春三月，两岸草木吐绿。4月签约、6月供地、9月封顶、次年1月试产，是去年的速度。", 3),
    ("开年以来，今年1-2月集中开工28个项目，投资10亿元。9月封顶的厂房已经投产。", 3),
    ("一季度还没结束，已拆违143万平方米。", None),
    ("离年底还有不到两个月，攻坚进入冲刺。", 11),
    ("今年只剩最后一个月，全区再鼓劲。", 12),
    ("“十三五”只剩四个多月，县里盘点指标。", 8),
    ("今年2月，行动启动。十个月来，修路94公里。", 12),
    ("去年8月，行动启动。八个月来，修路94公里。", 4),
    ("去年7月1日，条例施行。整整一年后，达标率97%。", 7),
    ("腊八刚过，年味渐浓。离春节前夕不远，节前办件不断。", 1),
    ("立春刚过，机器轰鸣。正月初七的“新春第一会”上，号角吹响。", 2),
]


@pytest.mark.parametrize(("text", "date"), OTHER_YEARS)
def test_other_years_around(text: str, date: str) -> None:
    dating = dating_of(*read_made(text))
    assert (dating and dating.edtf) == date


@pytest.mark.parametrize(("text", "month"), MONTHS)
def test_the_month_in_2020(text: str, month: int | None) -> None:
    dating = dating_of(*read_made(f"今年是“十三五”收官之年。\n{text}"))
    assert dating is not None
    assert dating.edtf == ("2020" if month is None else f"2020-{month:02}")
