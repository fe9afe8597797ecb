"""Campaigns: known ones in all their spellings, new ones by their marks, and which one an article is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.context.campaign_names import mentions
from jbtui.context.campaigns import campaigns_of
from jbtui.records import Role
from tests.context.making import read_made

NAMED = [
    # 已知的，各种写法
    ("以“六争攻坚·攀高跨越”行动为总抓手", ["六争攻坚"]),
    ("围绕“六争攻坚、三年攀高”行动部署", ["六争攻坚"]),
    ("但六争攻坚攀高跨越的精气神没有变", ["六争攻坚"]),
    ("‘六争攻坚’能否争得起来", ["六争攻坚"]),
    ("自抓落实专项行动以来", ["抓落实专项行动"]),
    ("加快推进“1586”专项行动", ["1586专项行动"]),
    ("“最多跑一次”改革、“亩产论英雄”改革", ["最多跑一次", "亩均论英雄"]),
    ("宁波市“246”万千亿级产业集群示范园", ["246"]),
    # 数字只有在引号里才是名称
    ("完成246个项目，服务1586家企业，新增225人", []),
    # 新的：引号加“行动”之类
    ("开展“进民户、访民情、解民忧”专项行动", ["进民户、访民情、解民忧"]),
    ("打响“百日攻坚”战役", ["百日攻坚"]),
    ("实施“双城”战略", ["双城战略"]),
    ("启动“8090”工程", ["8090工程"]),
    # 新的：没有引号
    ("全面开展交通治堵专项行动，成效明显", ["交通治堵专项行动"]),
    ("扎实推进安全生产三年行动", ["安全生产三年行动"]),
    ("全面推进营商环境提升行动", ["营商环境提升行动"]),
    # 新的：引号里自己就这样结尾
    ("今年是“项目攻坚年”，“奋战150天”，打赢“蓝天保卫战”", ["项目攻坚年", "奋战150天", "蓝天保卫战"]),
    # 引号与“行动、计划”之间隔着所做的事
    ("启动“三个100”对口帮扶计划，实施“双百”人才培育工程", ["三个100", "双百人才培育工程"]),
    # 带版次的
    ("今年3月启动营商环境5.0版改革", ["营商环境5.0版"]),
    ("深化营商环境改革3.0版", ["营商环境改革3.0版"]),
    # 十大工程
    ("对标“幸福美好生活十大工程”，实施“强县富民六大行动”", ["幸福美好生活十大工程", "强县富民六大行动"]),
    # 已知的新条目
    ("“清三河”告捷，“一件事一次办”套餐，深化山海协作", ["清三河", "一件事一次办", "山海协作"]),
    ("新一轮“腾笼换鸟、凤凰涅槃”攻坚行动，“千万工程”", ["腾笼换鸟、凤凰涅槃", "千万工程"]),
    # 泛称、主题都不是
    ("打好“收官战”“攻坚战”“冲刺战”“决胜战”", []),
    ("推进各项专项行动，打好攻坚战", []),
    ("扎实推进专项行动各项工作", []),
    ("三年行动全面收官", []),
    ("推动全区“科技争优”工作取得实效", []),
    ("审批实现“最多80天”", []),
    # 引号里的平常话
    ("打出“组合拳”，把当作“发令枪”", []),
]


@pytest.mark.parametrize(("text", "wanted"), NAMED)
def test_names(text: str, wanted: list[str]) -> None:
    assert [mention.name for mention in mentions(text)] == wanted


@given(st.text(alphabet="“”六争攻坚·专项行动开展的，区", max_size=40))
def test_mentions_stand_in_order_inside_the_text(text: str) -> None:
    end = 0
    for mention in mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def main(text: str) -> str | None:
    named = campaigns_of(*read_made(text)).named
    return next((item.name for item in named if item.role is Role.MAIN), None)


MAIN = [
    # 题目
    ("# “六争攻坚”再出发\n“最多跑一次”改革走在前列。", "六争攻坚"),
    # 开头的“总抓手”
    ("# 奋进\n全县以“三提三争”行动为总抓手，全力冲刺。\n## 服务\n“最多跑一次”改革，“最多跑一次”事项。", "三提三争"),
    # 没见过的行动
    ("# 海曙在路上\n自“大干百日”攻坚行动启动以来，全区上下奋战。\n## 项目\n五水共治见成效。", "大干百日"),
    # 题目里引号中的话，文中一再说起
    ("# “奋战150天” 鄞州跑出加速度\n吹响“奋战150天”的号角。\n“奋战150天”里，项目开工。", "奋战150天"),
    # 没有引号的专项行动
    ("# 余姚打好翻身仗\n自开展交通治堵专项行动以来，全市上下努力。交通治堵专项行动取得成效。", "交通治堵专项行动"),
    # 题目里并列的两项，先说的一项
    (
        "# 以“五水共治”“三改一拆”倒逼转型\n全区治水拆违。\n## 治水\n五水共治。\n## 拆违\n三改一拆，三改一拆。",
        "五水共治",
    ),
    # 带版次的改革，题目里说的就是它
    ("# 优化营商环境 打造高地\n企业点赞。\n## 审批\n启动营商环境5.0版改革。“最多跑一次”走在前列。", "营商环境5.0版"),
    # 只是提到的长期政策
    ("# 春天的故事\n生态优先，绿色发展。\n## 乡村\n乡村振兴谱新篇。", None),
]


@pytest.mark.parametrize(("text", "wanted"), MAIN)
def test_the_article_s_own(text: str, wanted: str | None) -> None:
    assert main(text) == wanted


def test_a_coined_name_counts_wherever_it_is_quoted() -> None:
    campaigns = campaigns_of(
        *read_made("# 奋进\n实施“红雁”工程。\n推出“三张清单”行动。\n以“三张清单”为尺。\n三张清单。")
    )
    assert campaigns.spoken == {1: ("红雁工程",), 2: ("三张清单",), 3: ("三张清单",)}


def test_evidence_and_rule_say_why() -> None:
    named = campaigns_of(*read_made("# 六争攻坚\n宁波发出“六争攻坚”的动员令。")).named
    assert named[0].evidence.words == "宁波发出“六争攻坚”的动员令。"
    assert named[0].evidence.lines == ((2, 2),)
    assert "标题" in named[0].rule
