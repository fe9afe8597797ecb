"""Pairs of figures and what a careful reader says of each: comparable, or every reason why not."""

from __future__ import annotations

import pytest

from jbtui.compare.verdict import Reason, judge
from jbtui.records import Figure
from jbtui.spans import Likeness
from tests.compare.making import figure

NATURE, UNIT, SCOPE, SUBJECT = Reason.NATURE, Reason.UNIT, Reason.SCOPE, Reason.SUBJECT
STATUS, PERIOD, UNKNOWN = Reason.STATUS, Reason.PERIOD, Reason.PERIOD_UNKNOWN


def north(indicator: str, written: str, when: str | None = "2020", **more: object) -> Figure:
    return figure(indicator, written, when, **more)  # type: ignore[arg-type]


def east(indicator: str, written: str, when: str | None = "2020", **more: object) -> Figure:
    return figure(indicator, written, when, **({"subject": "北仑区", "district": "北仑区"} | more))  # type: ignore[arg-type]


GDP, LISTED, FLATS = "地区生产总值", "上市企业数", "老旧小区改造数"

CASES: tuple[tuple[str, Figure, Figure, set[Reason]], ...] = (
    # ---- the same period ----
    ("一年对同一年", north(GDP, "520.6亿元", "2018"), east(GDP, "1800亿元", "2018"), set()),
    ("同为两年合计", north("完成投资", "226.4亿元", "2018/2019"), east("完成投资", "277.5亿元", "2018/2019"), set()),
    ("同一个月", north("签约项目数", "12个", "2020-03"), east("签约项目数", "18个", "2020-03"), set()),
    ("同一天", north("接待游客", "3万人次", "2020-10-01"), east("接待游客", "5万人次", "2020-10-01"), set()),
    ("同一截止月", north(LISTED, "9家", "../2020-11"), east(LISTED, "15家", "../2020-11"), set()),
    ("整年写作两种形式", north(GDP, "1亿元", "2018"), east(GDP, "2亿元", "2018-01/2018-12"), set()),
    ("截至年底写作两种形式", north(LISTED, "1家", "../2018"), east(LISTED, "2家", "../2018-12"), set()),
    ("同为三年来", north("重点项目数", "65个", "2018/2020-11"), east("重点项目数", "341个", "2018/2020-11"), set()),
    # ---- another year, the same length and season ----
    ("相邻两整年", north(GDP, "520.6亿元", "2018"), north(GDP, "600亿元", "2019"), set()),
    ("相隔多年的整年", north(GDP, "300亿元", "2012"), north(GDP, "900亿元", "2022"), set()),
    ("两个前三季度", north(GDP, "314.7亿元", "2017-01/2017-09"), north(GDP, "480亿元", "2020-01/2020-09"), set()),
    ("两个二月，一个闰年", north(GDP, "20亿元", "2019-02"), north(GDP, "21亿元", "2020-02"), set()),
    ("头两月，一个闰年", north(GDP, "40亿元", "2019-01/2019-02"), north(GDP, "41亿元", "2020-01/2020-02"), set()),
    ("两个年底的存量", north(LISTED, "5家", "../2018-12"), north(LISTED, "9家", "../2019-12"), set()),
    ("两个三年", north(GDP, "9亿元", "2015/2017"), north(GDP, "12亿元", "2018/2020"), set()),
    ("同一天，不同年", north("接待游客", "3万人次", "2019-10-01"), north("接待游客", "5万人次", "2020-10-01"), set()),
    # ---- other periods ----
    ("全年对前三季度", north(GDP, "600亿元", "2019"), east(GDP, "1700亿元", "2020-01/2020-09"), {PERIOD}),
    ("同年全年对前三季度", north(GDP, "600亿元", "2020"), east(GDP, "1700亿元", "2020-01/2020-09"), {PERIOD}),
    ("一季度对二季度", north(GDP, "1亿元", "2020-01/2020-03"), east(GDP, "2亿元", "2020-04/2020-06"), {PERIOD}),
    ("三月对十月", north("签约项目数", "10个", "2020-03"), east("签约项目数", "18个", "2020-10"), {PERIOD}),
    ("一年对两年", north("完成投资", "100亿元", "2019"), east("完成投资", "277亿元", "2018/2019"), {PERIOD}),
    ("两年对三年", north("完成投资", "226亿元", "2018/2019"), east("完成投资", "300亿元", "2018/2020"), {PERIOD}),
    ("不同截止月", north(LISTED, "9家", "../2019-02"), east(LISTED, "15家", "../2020-11"), {PERIOD}),
    ("累计对一年", north(FLATS, "9个", "../2020-11"), east(FLATS, "41个", "2020"), {PERIOD}),
    ("有起点的累计对无起点的", north(FLATS, "9个", "2018/2020-11"), east(FLATS, "41个", "../2020-11"), {PERIOD}),
    ("二月半对二月全", north(GDP, "1亿元", "2020-02-01/2020-02-15"), east(GDP, "2亿元", "2020-02"), {PERIOD}),
    ("一天对一月", north("接待游客", "3万人次", "2020-10-01"), east("接待游客", "5万人次", "2020-10"), {PERIOD}),
    ("开放的终点对年份", north(GDP, "1亿元", "2018/.."), east(GDP, "2亿元", "2018"), {PERIOD}),
    # ---- periods unknown ----
    ("左边时期不明", north("透明度指数排名", "3", None, kind="rank", quote="全国第三"),
     east("透明度指数排名", "5", "2018", kind="rank", quote="全国第五"), {UNKNOWN}),
    ("右边时期不明", north(GDP, "520亿元", "2018"), east(GDP, "1800亿元", None), {UNKNOWN}),
    ("两边时期不明", north("减少事项数", "64项", None), east("减少事项数", "70项", None), {UNKNOWN}),
    ("不存在的日期", north(GDP, "1亿元", "2020-02-30"), east(GDP, "2亿元", "2020"), {UNKNOWN}),
    # ---- units ----
    ("量词同类：家与个", north(LISTED, "9家"), east(LISTED, "15个"), set()),
    ("量词同类：名与人", north("新增人才数", "900名"), east("新增人才数", "7.3万人"), set()),
    ("元与美元", north("实际利用外资", "30亿元"), east("实际利用外资", "4亿美元"), {UNIT}),
    ("个与平方米", north(FLATS, "9个"), east(FLATS, "30万平方米"), {UNIT}),
    ("户与个", north(FLATS, "3632户"), east(FLATS, "41个"), {UNIT}),
    ("个与人", north("党组织", "9个"), east("党组织", "30人"), {UNIT}),
    ("百分点与百分比", north(GDP, "1.2个百分点", kind="growth"), east(GDP, "9.7%", kind="growth"), {UNIT}),
    ("平方米与亩", north("腾出用地", "20万平方米"), east("腾出用地", "762亩"), {UNIT}),
    ("没有单位对有单位", north("青年常住人口", "3.51万"), east("青年常住人口", "3.51万元"), {UNIT}),
    # ---- nature ----
    ("水平对增速", north(GDP, "520亿元"), east(GDP, "9.7%", kind="growth"), {NATURE}),
    ("增速对水平", north(GDP, "9.7%", kind="growth"), east(GDP, "520亿元"), {NATURE}),
    ("位次对水平", north(GDP, "1", kind="rank", quote="全市第一"), east(GDP, "520亿元"), {NATURE}),
    ("翻番对家数", north(LISTED, "2倍", kind="multiple"), east(LISTED, "15家", "../2020-11"), {NATURE, PERIOD}),
    ("比率对增速", north("投资完成率", "95.8%", kind="ratio"), east("投资完成率", "5%", kind="growth"), {NATURE}),
    ("比率对水平", north("网上可办", "99.6%", kind="ratio"), east("网上可办", "449个"), {NATURE}),
    ("比率对比率", north("投资完成率", "95.8%", kind="ratio"), east("投资完成率", "142%", kind="ratio"), set()),
    ("增速对增速", north(GDP, "9.7%", kind="growth"), east(GDP, "10.4%", kind="growth"), set()),
    # ---- ranks: among whom ----
    ("全市对全市", north(GDP, "1", kind="rank", quote="全市第一"),
     east(GDP, "3", kind="rank", quote="全市第三"), set()),
    ("全市对全国", north(GDP, "1", kind="rank", quote="全市第一"),
     east(GDP, "3", kind="rank", quote="全国第三"), {SCOPE}),
    ("全省对未注明", north(GDP, "6", kind="rank", quote="全省第6名"),
     east(GDP, "37", kind="rank", quote="第37名"), {SCOPE}),
    ("范围写在指标里", north("全市排名", "1", kind="rank", quote="第一"),
     east("全市排名", "2", kind="rank", quote="第二"), set()),
    ("一句里范围只写一次：从第37名到全省第6名",
     north("研发占比", "37", "2017", kind="rank", quote="第37名", paragraph="P"),
     north("研发占比", "6", "2018", kind="rank", quote="全省第6名", paragraph="P"), set()),
    # ---- definitions ----
    ("季度增幅排名对全年增速排名", north("GDP增速", "1", kind="rank", quote="全市第一", words="GDP季度增幅"),
     north("GDP增速", "1", "2019", kind="rank", quote="全市第一"), {SCOPE}),
    ("10亿元以上对不设门槛", north("产业项目数", "10个", words="10亿元以上产业项目"),
     east("产业项目数", "48个", words="优质产业项目"), {SCOPE}),
    ("同一门槛", north("产业项目数", "10个", words="投资10亿元以上的产业项目"),
     east("产业项目数", "9个", words="10亿元以上产业项目"), set()),
    ("省、市重点对区级", north("项目完成率", "120%", kind="ratio", words="省、市重点建设项目完成率"),
     east("项目完成率", "95%", kind="ratio", words="区级项目完成率"), {SCOPE}),
    ("全市范围的词不是市级", north("开工率", "85%", kind="ratio", words="全市重点工程开工率"),
     east("开工率", "75%", kind="ratio", words="区级重点工程开工率"), set()),
    ("规上对全部", north("工业增加值", "132.3亿元", words="规上工业增加值"), east("工业增加值", "500亿元"), {SCOPE}),
    ("规上的两种写法", north("规上工业增加值", "1亿元", words="规上工业增加值"),
     east("规上工业增加值", "2亿元", words="规模以上工业增加值"), set()),
    ("含高校对不注明", north("R&D经费", "21亿元", words="全社会R&D投入经费（含高校）"),
     east("R&D经费", "17.7亿元", words="全社会R&D经费支出"), {SCOPE}),
    ("国家级对省级", north("企业荣誉", "9家", words="国家级制造业单项冠军"),
     east("企业荣誉", "3家", words="省级雄鹰企业"), {SCOPE}),
    ("国家级对未注明级别", north("单项冠军企业数", "9家", words="国家级单项冠军企业"),
     east("单项冠军企业数", "5家"), set()),
    ("新增对在册", north("规上企业数", "30家", words="新增规上企业"),
     east("规上企业数", "300家", words="规上企业"), {SCOPE}),
    ("引进与新增同为增量", north("人才数", "900人", words="引进人才"),
     east("人才数", "800人", words="新增人才"), set()),
    ("完成对安排", north("老旧小区", "9个", words="完成老旧小区整治"),
     east("老旧小区", "41个", words="安排老旧小区改造"), {SCOPE}),
    ("现价对可比价", north(GDP, "5亿元", words="地区生产总值（现价）"),
     east(GDP, "4亿元", words="地区生产总值（可比价）"), {SCOPE}),
    # ---- subjects ----
    ("企业对区", north("工业产值", "78亿元", subject="膜幻动力小镇"), east("工业产值", "900亿元"), {SUBJECT}),
    ("区对企业", north("工业产值", "900亿元"), east("工业产值", "5亿元", subject="海伦钢琴"), {SUBJECT}),
    ("企业对企业", north("总投资", "9亿元", subject="邦奇公司"),
     east("总投资", "8亿元", subject="德业科技"), {SUBJECT}),
    ("同一园区两年", north("交易额", "972亿元", "2017", subject="前洋E商小镇"),
     north("交易额", "1200亿元", "2018", subject="前洋E商小镇"), set()),
    ("区的全称与简称", north(GDP, "520亿元", subject="江北"), east(GDP, "1800亿元", subject="北仑"), set()),
    ("全国对区", north("获奖机构数", "28家", subject="全国"), east("获奖机构数", "2家"), {SUBJECT}),
    ("主体与区都不明", north(GDP, "520亿元", subject=None, district=None), east(GDP, "1800亿元"), {SUBJECT}),
    ("主体未写，区已知", north(GDP, "520亿元", subject=None), east(GDP, "1800亿元"), set()),
    # ---- plan and result ----
    ("计划对实绩", north(FLATS, "16个", planned=True), east(FLATS, "41个"), {STATUS}),
    ("实绩对计划", north("完成投资", "127亿元"), east("完成投资", "132.5亿元", planned=True), {STATUS}),
    ("计划对计划", north("计划投资", "100亿元", planned=True), east("计划投资", "132亿元", planned=True), set()),
    # ---- several at once: every reason is given ----
    ("单位、时期都不同", north(FLATS, "3632户", "2019"), east(FLATS, "41个", "2020"), {UNIT}),
    ("单位与时期长短都不同", north(FLATS, "3632户", "../2020-11"), east(FLATS, "41个", "2020"), {UNIT, PERIOD}),
    ("性质、主体、计划、时期", north(GDP, "9%", "2019", kind="growth", planned=True),
     east(GDP, "9亿元", None, subject="某公司"), {NATURE, SUBJECT, STATUS, UNKNOWN}),
)  # fmt: skip


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(CASES) >= 60
    assert {reason for *_pair, reasons in CASES for reason in reasons} == set(Reason) - {Reason.UNCONFIRMED}


@pytest.mark.parametrize(("left", "right", "reasons"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verdict(left: Figure, right: Figure, reasons: set[Reason]) -> None:
    verdict = judge(left, right)
    assert set(verdict.reasons) == reasons, verdict.why
    assert verdict.comparable is (not reasons)
    assert bool(verdict.why) is (bool(reasons) or verdict.likeness is Likeness.SHIFTED)


@pytest.mark.parametrize(("left", "right", "reasons"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_verdict_is_the_same_from_the_other_side(left: Figure, right: Figure, reasons: set[Reason]) -> None:
    assert set(judge(right, left).reasons) == set(judge(left, right).reasons)


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (north(GDP, "600亿元", "2019"), east(GDP, "1亿元", "2020-01/2020-09"), "时期不同：2019全年 对 2020年1-9月"),
        (north(LISTED, "9家", "../2019-02"),
         east(LISTED, "1家", "../2020-11"), "时期不同：截至2019年2月 对 截至2020年11月"),
        (north(GDP, "1亿元", "2018/2020-11"), east(GDP, "1亿元", "2020"), "时期不同：2018年至2020年11月 对 2020全年"),
        (north(GDP, "520亿元", None), east(GDP, "1亿元", "2020"), "时期不明：未注明 对 2020全年"),
        (north(GDP, "520亿元"), east(GDP, "9.7%", kind="growth"), "性质不同：水平 对 增减"),
        (north("外资", "30亿元"), east("外资", "4亿美元"), "单位不同：元 对 美元"),
        (north("产值", "78亿元", subject="膜幻动力小镇"), east("产值", "9亿元"), "主体不同：膜幻动力小镇 对 北仑区"),
        (north(FLATS, "16个", planned=True), east(FLATS, "41个"), "计划对实绩"),
        (north(GDP, "1", kind="rank", quote="全市第一"), east(GDP, "3", kind="rank", quote="第三名"),
         "口径不同：全市排名 对 范围未注明排名"),
        (north("人才数", "9人", words="新增人才"), east("人才数", "9人", words="人才"), "口径不同：新增 对 未注明"),
        (north(GDP, "520亿元", "2018"), north(GDP, "600亿元", "2019"), "时期同长同季、年份不同：2018全年 对 2019全年"),
    ],
)  # fmt: skip
def test_the_reason_names_what_differs(left: Figure, right: Figure, why: str) -> None:
    assert judge(left, right).why == why


def test_a_proposed_match_is_not_compared_before_the_reader_confirms_it() -> None:
    left, right = north("老旧小区改造数", "9个"), east("完成整治老旧小区数", "41个")
    verdict = judge(left, right, unconfirmed=True)
    assert Reason.UNCONFIRMED in verdict.reasons
    assert verdict.why == "指标相近，待确认"
