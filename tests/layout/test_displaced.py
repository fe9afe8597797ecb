"""Headings that the extraction put elsewhere, and lines that head a story beside the main one."""

from __future__ import annotations

import pytest

from jbtui.layout import bylines
from jbtui.records import Kind
from tests.layout.helpers import kinds, laid

_STACKED = """山城治水记

清早的东溪边，散步的人又多了起来，老人说这水几十年没有这样清过。

岸上的病根先挖。东溪两岸的电镀作坊关停了十七
家，剩下的搬进园区，统一处理污水，排口一个一
个编了号。

厂主老罗起先不愿搬，后来自己带头签了字，说岸
上干净了，睡觉也踏实。

从严治污
挖掉岸上病根

地下的账最难算。全县新埋管网一百多公里，老街
的巷子窄，全靠一锹一镐挖出来，管网通到了每一
户的灶台边。

截污纳管
补齐地下的账
去年的大雨来得急，半座城泡在水里，风雨过后，
城里先修排水，三十处易涝点修好了二十六处。

供水管网换了新的，漏损率比前年降低了3

防涝保供
叫城里不怕风雨

个百分点，风雨再大，自来水也没有断过一天。

治水不是政府一家的事。全县四万多人捐了款，护
水的志愿者穿着马甲走在河边。

全民护水
河边有了新风尚"""


def test_headings_on_two_lines_behind_their_sections_one_of_them_inside_a_sentence() -> None:
    blocks = [block for block in laid(_STACKED) if block.kind is Kind.BODY]
    assert [(block.section, block.text[:4]) for block in blocks] == [
        (None, "清早的东"),
        ("从严治污 挖掉岸上病根", "岸上的病"),
        ("从严治污 挖掉岸上病根", "厂主老罗"),
        ("截污纳管 补齐地下的账", "地下的账"),
        ("防涝保供 叫城里不怕风雨", "去年的大"),
        ("防涝保供 叫城里不怕风雨", "供水管网"),
        ("全民护水 河边有了新风尚", "治水不是"),
    ]
    assert blocks[5].text.startswith("供水管网换了新的，漏损率比前年降低了3个百分点，")


def test_a_headline_behind_the_name_of_a_sidebar_is_one_with_it_and_begins_no_article() -> None:
    text = (
        "东溪的年轻人\n\n本报记者 王涛\n\n一大早，东溪边的作坊就开了门，老师傅们忙着赶订单，谁也不肯歇。\n\n\n"
        "延伸阅读\n老街夜话越讲越热\n\n通讯员 李蓉\n\n天一擦黑，老街的夜话就开场了，乡干部坐在中间听。"
    )
    headings = [words for kind, words in kinds(text) if kind == "heading"]
    assert headings == ["延伸阅读 老街夜话越讲越热"]


def test_a_line_far_from_the_text_above_and_near_the_one_below_heads_a_story_of_its_own() -> None:
    story = "陪跑员王小静抱着一摞图纸，一个窗口一个窗口地替企业问。"
    text = (
        "东溪换新颜\n\n■ 腾出新空间\n\n旧厂房拆了，地空出来了，企业排着队要进来。\n\n"
        f"■ 换来好项目\n\n好项目一个接一个，车间里的机器换了两遍。\n\n\n\n窗口来了“陪跑员”\n\n{story}\n\n"
        "陪跑这活儿，说起来是跑腿，干起来是翻译。"
    )
    assert [block.section for block in laid(text) if block.text == story] == ["窗口来了“陪跑员”"]


def test_a_line_right_under_the_headline_belongs_to_it() -> None:
    text = "共同缔造·东溪篇\n同一条江畔同一群人\n村湾里的“合伙人”\n\n冬日的东溪水清得见底，岸边的村湾却比夏天还要热闹。"
    assert kinds(text)[0] == ("title", "共同缔造·东溪篇 同一条江畔同一群人 村湾里的“合伙人”")


@pytest.mark.parametrize("heading", ["数字里的2022", "数据背后的变化", "数字看东溪"])
def test_figures_of_a_sidebar_stand_under_its_heading(heading: str) -> None:
    items = ["1.2万亩 到明年底计划腾出的低效用地", "17.9万元 今年规上企业亩均税收", "6.1% 今年前十个月能耗降幅"]
    text = f"东溪换新颜\n\n旧厂房拆了，地空出来了，企业排着队要进来。\n\n{heading}\n\n" + "\n\n".join(items)
    found = [(block.section, block.text) for block in laid(text) if block.kind is Kind.BODY]
    assert [section for section, _text in found[1:]] == [heading] * 3


@pytest.mark.parametrize("line", ["采写:记者 徐小飞 共享联盟·东溪 吕鹏 通讯员 程轶", "记者 阿依古丽·买买提 王涛"])
def test_an_outlet_and_its_branch_stand_among_the_names_of_a_credit(line: str) -> None:
    assert bylines.whole(line)
