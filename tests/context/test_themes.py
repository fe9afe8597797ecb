"""Themes: the explicit word first, then the section's heading, then the weight of the words; else none."""

from __future__ import annotations

import pytest

from jbtui.context.themes import of_heading, themes_of
from jbtui.records import Block, Kind
from tests.context.making import made

HEADINGS = [
    ("争强服务创新样板区", "服务争效"),
    ("抢出项目攻坚新速度", "项目争速"),
    ("转出产业攻坚新业态", "产业争先"),
    ("争出科技攻坚新能级", "科技争投"),
    ("变出城乡攻坚新面貌", "城乡争优"),
    ("奏出党建攻坚新强音", "党建争强"),
    ("科技争优 激发新动力", "科技争投"),
    ("审批提速 营商环境再优化", "服务争效"),
    ("研发投入节节攀升", "科技争投"),
    ("美丽乡村入画来", "城乡争优"),
    ("红色堡垒锻造铁军", "党建争强"),
    ("重大项目跑出加速度", "项目争速"),
    ("智能制造引领工业转型", "产业争先"),
    ("奋楫争先再攀高", None),
    ("砥砺前行谱新篇", None),
]


@pytest.mark.parametrize(("text", "theme"), HEADINGS)
def test_headings(text: str, theme: str | None) -> None:
    assert of_heading(text) == theme


def bodies(text: str, campaign: str | None = "六争攻坚") -> list[str | None]:
    laid, _source = made(text)
    themes = themes_of(laid.blocks, campaign)
    assert len(themes) == len(laid.blocks)
    return [theme for block, theme in zip(laid.blocks, themes, strict=True) if block.kind is Kind.BODY]


def test_the_opening_has_no_theme_unless_it_names_one() -> None:
    text = "# 题\n重大项目、重点工程、集中开工、固定资产投资。\n项目争速快马加鞭。\n## 党建引领\n正文。"
    assert bodies(text) == [None, "项目争速", "党建争强"]


def test_an_explicit_theme_beats_the_section_and_takes_it_over() -> None:
    text = "## 优化审批服务\n企业开办一日办结。\n全力打好城乡争优“决胜战”。\n老旧小区改造，美丽乡村，农贸市场。"
    assert bodies(text) == ["服务争效", "城乡争优", "城乡争优"]


def test_words_decide_where_the_heading_does_not() -> None:
    text = (
        "## 奋楫争先再攀高\n全体党员干部发挥党组织战斗力，党建引领一线。\n"
        "老旧小区改造和美丽乡村建设，农贸市场面貌一新。\n船到中流浪更急。"
    )
    assert bodies(text) == ["党建争强", "城乡争优", None]


def test_the_words_of_a_section_decide_where_neither_heading_nor_paragraph_does() -> None:
    text = (
        "## 高处落子\n新车间里听不见吆喝。\n产业转型，产业集群，智能制造，规上工业产值，新兴产业，产业链。\n老树新枝。"
    )
    assert bodies(text) == ["产业争先", "产业争先", "产业争先"]


def test_an_article_about_something_else_has_only_explicit_themes() -> None:
    text = "## 党建引领\n党员干部、党组织、党支部。\n“科技争投”见成效。"
    assert bodies(text, "三改一拆") == [None, "科技争投"]


def test_an_article_that_goes_through_the_themes_by_name_is_about_them() -> None:
    text = "## 项目争速\n开工。\n## 产业争先\n投产。\n## 服务争效\n办结。\n## 党旗红、铁军强\n党员干部。"
    assert bodies(text, None) == ["项目争速", "产业争先", "服务争效", "党建争强"]


def test_a_subheading_without_a_theme_is_of_the_one_above() -> None:
    blocks = (
        Block(Kind.HEADING, "城乡品质大提升", ((1, 1),), 1),
        Block(Kind.HEADING, "从夹缝到样板", ((2, 2),), 2, "城乡品质大提升"),
        Block(Kind.BODY, "孔浦村完成签约。", ((3, 3),), None, "从夹缝到样板"),
        Block(Kind.HEADING, "奋楫争先", ((4, 4),), 1),
    )
    assert themes_of(blocks, "六争攻坚") == ["城乡争优", "城乡争优", "城乡争优", None]


def test_captions_and_bylines_have_none() -> None:
    laid, _source = made("# 项目争速\n[图] 重大项目开工仪式\n[署] 记者 张三\n## 项目争速\n正文。")
    assert themes_of(laid.blocks, "六争攻坚") == [None, None, None, "项目争速", "项目争速"]


def test_a_drive_that_serves_the_campaign_of_the_themes_has_their_sections() -> None:
    article, _source = made(
        "# 抢先一步\n\n全区以“项目建设攻坚年”为牵引，把“六争攻坚”的要求落到实处。\n\n"
        "## 抢进度 大项目跑出加速度\n\n工地上塔吊林立，项目开工率98%。\n\n"
        "## 聚人才 科创筑起新高地\n\n全年引进高层次人才36名，研发投入增长一成。"
    )
    themes = themes_of(article.blocks, "项目建设攻坚年")
    assert [theme for block, theme in zip(article.blocks, themes, strict=True) if block.kind is Kind.BODY] == [
        None,
        "项目争速",
        "科技争投",
    ]
