"""Which figures of two sides stand in one row, and which never do."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jbtui import words
from jbtui.compare import compare_figures, naming, table, themes
from jbtui.compare.comparison import Row
from jbtui.compare.decisions import Decisions
from jbtui.records import Figure, FigureKind
from jbtui.text.folding import fold
from tests.compare.making import figure

NAMES = ("江北区", "北仑区")


def rows(left: Sequence[Figure], right: Sequence[Figure], **more: object) -> tuple[Row, ...]:
    return compare_figures(left, right, names=NAMES, cut=words.cut, **more)  # type: ignore[arg-type]


def east(indicator: str, written: str, when: str | None = "2020", **more: object) -> Figure:
    return figure(indicator, written, when, **({"subject": "北仑区", "district": "北仑区"} | more))  # type: ignore[arg-type]


def test_one_indicator_of_one_kind_is_one_row() -> None:
    (row,) = rows([figure("地区生产总值", "520亿元")], [east("地区生产总值", "1800亿元")])
    assert row.shared and row.comparable and not row.proposed
    assert row.difference is not None and row.difference.value == -1280e8


def test_a_level_and_a_growth_of_one_indicator_are_two_rows() -> None:
    found = rows([figure("地区生产总值", "520亿元")], [east("地区生产总值", "9.7%", kind="growth")])
    assert [(row.shared, row.why) for row in found] == [(False, "仅 江北区 有"), (False, "仅 北仑区 有")]


def test_what_one_side_alone_reports_is_said_so() -> None:
    (row,) = rows([], [east("上市企业数", "15家")])
    assert (row.left, row.why, row.comparable, row.pair) == ((), "仅 北仑区 有", False, None)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("完成投资", "实际完成投资"),
        ("累计完成投资", "完成投资"),
        ("上市企业数量", "上市企业数"),
        ("“上市企业”数", "上市企业"),
        ("全区规上企业数", "规上企业总数"),
        ("GDP增速排名", "地区生产总值增幅"),
        ("实到外资完成率", "实际利用外资完成率"),
    ],
)
def test_words_that_change_nothing_do_not_part_two_names(left: str, right: str) -> None:
    (row,) = rows([figure(left, "9家", theme="产业争先")], [east(right, "15家", theme="产业争先")])
    assert row.shared and row.match is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("老旧小区改造数", "完成整治改造老旧小区数"),
        ("引进各类重点项目数", "推进重大项目数"),
        ("新增各类人才数", "引进高层次人才数"),
        ("国家级制造业单项冠军数", "国家级单项冠军和小巨人企业数"),
        ("行政审批服务群众满意度", "审批服务满意率"),
        ("拆除违法建筑面积", "拆除违建面积"),
        ("发明专利拥有量", "有效发明专利拥有量"),
    ],
)
def test_near_names_are_proposed(left: str, right: str) -> None:
    (row,) = rows([figure(left, "9个")], [east(right, "15个")])
    assert row.shared and row.proposed and not row.comparable
    assert "待确认" in row.why
    assert row.match is not None and row.match.shared


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("农贸市场改造数", "老旧小区改造数"),
        ("规上企业数", "规上工业增加值"),
        ("新增企业数", "新增床位数"),
        ("重点项目数", "重点人群数"),
        ("完成投资", "完成拆迁"),
        ("机关干部数", "社区干部数"),
        ("市级工程开工率", "厕所开工率"),
        ("重大招商项目总投资", "省重点建设项目计划投资"),
    ],
)
def test_names_that_share_only_common_words_are_not(left: str, right: str) -> None:
    assert not any(row.shared for row in rows([figure(left, "9个")], [east(right, "15个")]))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("农村厕所开工率", "城区厕所开工率"),
        ("危旧房改造面积", "城中村改造面积"),
        ("集中签约期内住宅签约率", "集中签约期内整村签约率"),
        ("党员干部人均走访企业次数", "群众代表人均走访企业次数"),
    ],
)
def test_names_that_set_two_things_against_each_other_are_not_near(left: str, right: str) -> None:
    found = rows([figure(left, "85%", kind="ratio")], [east(right, "75%", kind="ratio")])
    assert not any(row.shared for row in found)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("区级项目投资完成率", "省、市重点建设项目投资完成率"),
        ("国家级单项冠军企业数", "市级单项冠军企业数"),
        ("5亿元以上产业项目数", "投资规模10亿元以上的产业项目数"),
    ],
)
def test_things_of_another_grade_or_size_are_not_proposed_as_one(left: str, right: str) -> None:
    found = rows([figure(left, "95%", kind="ratio")], [east(right, "120%", kind="ratio")])
    assert not any(row.shared for row in found)


@pytest.mark.parametrize("name", ["事项数", "总投资", "企业总数", "部门数", "多项指标排名"])
def test_a_name_that_does_not_say_of_what_it_is_stands_alone_each_time(name: str) -> None:
    left = [figure(name, "259项", theme="服务争效"), figure(name, "127项", theme="服务争效")]
    found = rows(left, [east(name, "449项", theme="服务争效")])
    assert [len(row.left) + len(row.right) for row in found] == [1, 1, 1]


def test_a_generic_name_without_a_theme_stands_alone() -> None:
    assert not any(row.shared for row in rows([figure("完成投资", "9亿元")], [east("完成投资", "8亿元")]))


def test_what_one_article_says_twice_under_two_names_is_one_row() -> None:
    twice = [figure("膜材料年出货量", "1.7亿平方米", None), figure("年出货量", "1.7亿平方米", "../2020-11")]
    (row,) = rows(twice, [])
    assert len(row.left) == 2
    assert table.line(row).more_left == 0  # told twice, it is still one thing
    assert len(rows([twice[0], figure("年出货量", "1.9亿平方米", None)], [])) == 2
    assert len(rows([twice[0], figure("年出货量", "1.7亿平方米", None, article="OTHER")], [])) == 2


def test_of_equally_near_names_the_more_comparable_figures_meet() -> None:
    left = [figure("完成整治老旧小区数", "9个", "2018/2020-11"), figure("推进老旧小区改造数", "16个", "2020")]
    shared = [row for row in rows(left, [east("安排老旧小区改造数", "41个", "2020")]) if row.shared]
    assert [(row.left[0].quote, row.why) for row in shared] == [("16个", "指标相近，待确认")]


def test_figures_of_two_kinds_do_not_meet_over_weak_words_alone() -> None:
    left = [figure("市重点工程项目数", "14个")]
    assert not any(row.shared for row in rows(left, [east("重点项目投资完成率", "120%", kind="ratio")]))


def test_a_generic_name_means_something_only_under_its_theme() -> None:
    left = [figure("完成投资", "226亿元", theme="城乡争优")]
    right = [east("完成投资", "127亿元", theme="项目争速"), east("完成投资", "277亿元", theme="城乡争优")]
    shared = [row for row in rows(left, right) if row.shared]
    assert [(row.theme, row.right[0].quote) for row in shared] == [("城乡争优", "277亿元")]


def test_the_same_indicator_in_another_unit_stands_beside_with_the_reason() -> None:
    (row,) = rows([figure("老旧小区改造", "9个")], [east("老旧小区改造", "3632户")])
    assert row.shared and row.why == "单位不同：个 对 户"


def test_a_multiple_stands_beside_a_level_with_the_reason() -> None:
    (row,) = rows([figure("上市企业数", "2倍", kind="multiple")], [east("上市企业数", "15家")])
    assert row.shared and not row.comparable and row.why.startswith("性质不同")


def test_a_confirmed_pair_is_compared_and_a_refused_one_is_parted() -> None:
    left, right = [figure("老旧小区改造数", "9个")], [east("完成整治老旧小区数", "41个")]
    pair = frozenset(("老旧小区改造数", "完成整治老旧小区数"))
    (confirmed,) = rows(left, right, decisions=Decisions({pair: True}))
    assert confirmed.comparable and not confirmed.proposed and confirmed.difference is not None
    refused = rows(left, right, decisions=Decisions({pair: False}))
    assert not any(row.shared for row in refused)


def test_the_pair_of_one_period_is_chosen_among_many() -> None:
    left = [figure("地区生产总值", f"{year - 1500}亿元", str(year)) for year in range(2010, 2020)]
    right = [east("地区生产总值", "900亿元", "2012"), east("地区生产总值", "400亿元", "2021-01/2021-09")]
    (row,) = rows(left, right)
    assert row.pair is not None
    assert (row.pair.left.quote, row.pair.right.quote) == ("512亿元", "900亿元")
    assert row.left[0] is row.pair.left and len(row.left) == 10


def test_rows_go_by_theme_and_the_shared_ones_come_first() -> None:
    left = [
        figure("甲项指标", "1个", theme="党建争强"),
        figure("乙项总量", "1个", theme=None),
        figure("丙类事务", "1个", theme="项目争速"),
        figure("丁种产品", "1个", theme="项目争速"),
    ]
    found = rows(left, [east("丁种产品", "2个", theme="项目争速")])
    assert [(row.theme, row.indicator) for row in found] == [
        ("项目争速", "丁种产品"),
        ("项目争速", "丙类事务"),
        ("党建争强", "甲项指标"),
        (themes.OTHER, "乙项总量"),
    ]
    assert len(rows(left, [east("丁种产品", "2个", theme="项目争速")], only_shared=True)) == 1
    assert {row.theme for row in rows(left, [], theme="党建争强")} == {"党建争强"}


def test_conflicts_of_a_side_stand_in_its_row() -> None:
    left = [figure("上市企业数", "9家", "2019"), figure("上市企业数", "12家", "2019")]
    (row,) = rows(left, [east("上市企业数", "15家", "2019")])
    assert [f.quote for f in row.conflicts[0].figures] in (["9家", "12家"], ["12家", "9家"])


KINDS = st.sampled_from([kind.value for kind in FigureKind])
INDICATORS = st.sampled_from(["上市企业数", "老旧小区改造数", "完成整治老旧小区数", "重点项目数", "推进重大项目数"])
SIDE = st.lists(st.tuples(INDICATORS, KINDS, st.sampled_from(["9个", "40多家", "5亿元", "7%"])), max_size=8)


@settings(deadline=None)  # the first call loads the dictionary
@given(SIDE, SIDE)
def test_no_row_puts_a_level_beside_a_growth_and_none_is_lost(
    left: list[tuple[str, str, str]], right: list[tuple[str, str, str]]
) -> None:
    ones = [figure(indicator, written, kind=kind) for indicator, kind, written in left]
    others = [east(indicator, written, kind=kind) for indicator, kind, written in right]
    found = rows(ones, others)
    for row in found:
        kinds = {f.kind for f in (*row.left, *row.right)}
        assert not {FigureKind.LEVEL, FigureKind.GROWTH} <= kinds
    assert sorted(f.id for row in found for f in row.left) == sorted(f.id for f in ones)
    assert sorted(f.id for row in found for f in row.right) == sorted(f.id for f in others)


def test_thousands_of_names_are_laid_beside_each_other_in_no_time() -> None:
    left = [figure(f"第{chr(0x4E00 + i)}{chr(0x5E00 + i)}类项目数", "9个") for i in range(1500)]
    right = [east(f"第{chr(0x4E00 + i)}{chr(0x5E00 + i)}类工程数", "9个") for i in range(1500)]
    assert len(rows(left, right)) >= 1500


@given(st.text(max_size=60))
def test_any_name_has_a_core_and_words(name: str) -> None:
    assert naming.core(name) == naming.core(fold(name))
    assert all(len(word) > 1 for word in naming.words_of(name, words.cut))
