"""Reference dates: the year by votes, the month by the latest month come, nothing where nothing fixes it."""

from __future__ import annotations

import pytest

from jbtui.context.dating import dating_of
from jbtui.records import StatedFact
from tests.context.making import made, read_made

YEARS = [
    # 周年与“之年”
    ("2021年是“十四五”开局之年，也是中国共产党成立100周年。今年以来，全县上下奋力拼搏。", "2021"),
    ("今年是改革开放40周年，全区上下掀起热潮。", "2018"),
    ("今年是新中国成立七十周年。", "2019"),
    # 某年的基础上
    ("在2015年完成投资50亿元的基础上，今年1-6月完成投资30亿元。", "2016-07"),
    # 全年数字与下一年
    (
        "2016年，鄞州实现地区生产总值1350亿元，全年新增企业3000家。过去一年，干部一线攻坚。今年，全区将再接再厉。",
        "2017",
    ),
    # 排到、延到某月的事还没有来
    ("2022年是改革的深化之年。1月10日，企业收到补助，今年订单已排到8月份。", "2022-01"),
    (
        "2022年是改革的深化之年。1月10日，企业收到补助。全县亮出新的目标：建成基站400个；一季度开工项目15个，投资9亿元。",
        "2022-01",
    ),
    # 当年的大事已过，或者还没有来
    ("今年是香港回归20周年。今年6月，园区开工。党的十九大胜利闭幕以来，干部干劲更足。", "2017-10"),
    ("今年是香港回归25周年。6月，园区开工。全区上下以优异成绩迎接党的二十大胜利召开。", "2022-06"),
    ("第六届进博会刚刚落幕，太仓又签下6个项目。今年上半年，实到外资12亿美元，增长6%。", "2023-11"),
    # 说的是以后的月份
    ("今年是新中国成立65周年，全市安排项目358个。截至7月底，完成投资268亿元；新校区9月即将迎来首批新生。", "2014-08"),
    ("今年是改革开放40周年，全市招商。截至8月底，新增企业5316家，增长48%。四季度将开展落地攻坚。", "2018-09"),
    ("新年伊始，区委召开动员大会。今年是改革开放40周年。9月，项目全部开工。", "2018-09"),
    ("今年是改革开放40周年。一月，项目签约。五月，项目开工。截至9月底，完成投资12亿元，增长8%。", "2018-10"),
    ("今年是改革开放40周年。党的十九届二中全会召开以后，干劲更足。深秋的成都，暖意融融。", "2018-11"),
    ("今年是改革开放45周年。5月，场馆完工。杭州亚运会结束后，场馆将向市民开放。", "2023-05"),
    ("元旦刚过，古镇游人如织。去年初，全区治水。到12月底，完成整治79条。2015年是“十二五”收官之年。", "2015-01"),
    # 初冬是十一月
    ("今年是改革开放45周年。初冬的太仓，暖意融融。截至10月底，完成投资12亿元，增长6%。", "2023-11"),
    # 新年的头几天写的，去年12月的事不是今年的
    ("新年上班第一周，全市召开总结会。2018年是改革开放40周年。12月中旬，验收组给出结论。", "2018-01"),
    # 前几个月的数字
    ("2023年前三季度，全市生产总值增长6.1%，比2022年提高2个百分点。", "2023-10"),
    ("2015年上半年，全县财政收入完成12亿元，增长8%。", "2015-07"),
    ("二〇一六年前十个月，全区完成投资一百亿元。", "2016-11"),
    ("在刚刚过去的2021年，全市交出答卷。全年完成投资100亿元。2022年，慈溪将再接再厉。", "2022"),
    ("2017年，是海曙区区划调整后的第一个完整年。今年12月，投资完成。", "2017-12"),
    ("2019年，全县实现地区生产总值701亿元。岁末年初，处处热潮。今年，全力以赴。", "2020-01"),
    # 将来的年份不是下限
    ("2023年前三季度，增长5.6%。提出到2025年总产值达到1.5万亿元。", "2023-10"),
    ("产值由2017年的6亿元增加到2019年的8亿元，2018年至2019年完成投资2亿元。今年再创佳绩。", "2020"),
    # 规划
    ("“十三五”收官之年，海曙交出高分答卷。", "2020"),
    ("“十二五”开局之年，全县经济实现良好起步。", "2011"),
    # 某年的事，到如今几年
    ("2016年9月，全省启动整治。三年来，19个小城镇全部通过验收。今年，再接再厉。", "2019"),
    ("2006年，新区纳入国家战略。十年来，奋力争先。", "2016"),
    ("今年是学习推广“枫桥经验”55周年。", "2018"),
    ("2014年以来，全区投入60亿元。今年，剿灭劣Ⅴ类水，迎接党的十九大。", "2017"),
    # 全年的总量
    ("2022年GDP突破8000亿元，同比增长3.9%。2023年，全区将再接再厉。", "2023"),
    # 党代会
    ("去年年底，区第十四次党代会提出建设强区目标。自2018年以来，疫情防控取得成效。", "2022"),
    # 只有将来的年份
    ("到2035年，基本实现现代化。计划2025年建成投用。", None),
    ("《中国制造2025》行动纲要是指引，“科技创新2025”重大专项立项10项。", None),
    ("全区上下团结一心，再创佳绩。", None),
    # 背景年份不是下限以外的根据
    ("这家成立于2003年的企业，如今产值过亿元。", None),
    # 新冠
    ("自今年新冠肺炎疫情发生以来，全县2019年落地的项目全部复工复产。", "2020"),
    # 报头
    ("2019年3月5日星期二 第3版\n本报讯 全区上下同心。", "2019-03-05"),
]


@pytest.mark.parametrize(("text", "date"), YEARS)
def test_dates(text: str, date: str | None) -> None:
    dating = dating_of(*read_made(text))
    assert (dating and dating.edtf) == date


MONTHS = [
    ("截至12月24日，项目已完成102个。", "2017-12"),
    ("截至10月底，发放资金1亿元。", "2017-11"),
    ("截至9月，再就业7790人。", "2017-10"),
    ("今年1-8月，完成投资30亿元。", "2017-09"),
    ("前5个月，完成投资30亿元。", "2017-06"),
    ("前三季度，完成投资30亿元。", "2017-10"),
    ("前三季度，完成投资30亿元。深秋的傍晚，姚江畔灯火通明。", "2017-11"),
    ("3月，项目开工；7月，项目封顶；10月，项目签约。", "2017-10"),
    ("去年12月，大会召开。今年4月，项目开工。", "2017-04"),
    ("2016年11月，大会召开。", "2017"),
    ("今年4月开工，计划于11月竣工，预计12月投产。", "2017-04"),
    ("今年4月开工，12月底前完成。", "2017-04"),
    ("三年前，初冬的寒风里大会召开。", "2017"),
    ("春节假期后上班的第一天，大会召开。", "2017-02"),
]


@pytest.mark.parametrize(("text", "date"), MONTHS)
def test_months(text: str, date: str) -> None:
    """The year is fixed by the first sentence."""
    dating = dating_of(*read_made(f"在2016年取得全市第一名的基础上，今年再创佳绩。{text}"))
    assert dating is not None
    assert dating.edtf == date


def test_what_the_evidence_says_stands_where_it_says() -> None:
    dating = dating_of(*read_made("全区上下同心。\n截至6月底，完成一半。在2018年的基础上，今年再增一成。"))
    assert dating is not None
    assert (dating.edtf, dating.inferred) == ("2019-07", True)
    assert [(e.words, e.lines) for e in dating.evidence] == [
        ("在2018年的基础上，今年再增一成。", ((2, 2),)),
        ("截至6月底，完成一半。", ((2, 2),)),
    ]


def test_a_campaign_of_known_years_dates_its_closing_year() -> None:
    read, source = read_made("“百日大战”进入收官之年，全区上下冲刺。")
    dating = dating_of(read, source, spans={"百日大战": (2013, 2015)})
    assert dating is not None
    assert dating.edtf == "2015"


@pytest.mark.parametrize(
    ("value", "edtf"),
    [("2019-02", "2019-02"), ("2019-02-12", "2019-02-12"), ("2019年2月12日", "2019-02-12"), ("2019", "2019")],
)
def test_a_stated_date_goes_first(value: str, edtf: str) -> None:
    stated = (StatedFact("date", value, "front matter", "2月12日"),)
    dating = dating_of(*read_made("2021年是“十四五”开局之年。"), stated)
    assert dating is not None
    assert (dating.edtf, dating.inferred, dating.rule) == (edtf, False, "front matter")


def test_a_date_stated_to_be_unknown_stays_unknown() -> None:
    stated = (StatedFact("date", None, "made.toml"),)
    assert dating_of(*read_made("2021年是“十四五”开局之年。"), stated) is None


@pytest.mark.parametrize(
    ("name", "edtf"),
    [
        ("宁波日报2019-02-12.txt", "2019-02-12"),
        ("20190212_海曙.txt", "2019-02-12"),
        ("海曙_2019年2月.md", "2019-02"),
        ("001_6b77bdb4c9c02796.txt", None),
        ("20192019.txt", None),
    ],
)
def test_a_date_in_the_file_name(name: str, edtf: str | None) -> None:
    laid, source = made("全区上下同心。", name=name)
    dating = dating_of((), source)
    assert (dating and dating.edtf) == edtf
    assert laid.blocks


def test_a_file_name_that_the_text_contradicts_is_not_believed() -> None:
    text = "2021年是“十四五”开局之年。截至6月底，完成一半。"
    read, _source = read_made(text)
    _laid, source = made(text, name="2015-03-01.txt")
    dating = dating_of(read, source)
    assert dating is not None
    assert dating.edtf == "2021-07"
