"""Article and paragraphs put together: numbers, districts and campaigns of each, stated facts first."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jbtui.context import understand
from jbtui.layout import lay_out
from jbtui.records import Kind, LaidArticle, Role, StatedFact
from tests.context.making import made
from tests.growth import keeps_in_step
from tests.layout.helpers import source

TEXT = """
[图] 鼓楼夜景（李雷 摄）
# 海曙 “六争攻坚”再出发
宁波市海曙区在2018年取得佳绩的基础上，今年截至6月底，完成投资100亿元。
## 优化审批服务
“最多跑一次”改革走在前列，鄞州区前来取经。
[杂] 江江江江
全区一盘棋。
[署] 记者 韩梅梅
"""


TOKENS = (
    *"年月日十一二三两0123去今来底至到第前、，。“”（） ",
    *("2018", "周年", "截至", "季度", "江北", "区", "行动", "记者", "摄"),
    *("改革开放", "党代会", "六争攻坚", "建党", "春节后"),
)


def test_an_article() -> None:
    article, paragraphs = understand(*made(TEXT))
    assert article.title == "海曙 “六争攻坚”再出发"
    assert (article.date, article.district, article.campaign) == ("2019-07", "海曙区", "六争攻坚")
    assert (article.authors, article.photographers) == (("韩梅梅",), ("李雷",))
    assert (article.newspaper, article.page) == (None, None)
    assert [p.position for p in paragraphs] == list(range(1, 9))
    assert [p.number for p in paragraphs if p.kind is Kind.BODY] == [1, 2, 3]
    assert all(p.number is None for p in paragraphs if p.kind is not Kind.BODY)
    assert {p.article for p in paragraphs} == {article.id}


def test_paragraphs_know_their_districts_campaigns_and_theme() -> None:
    _article, paragraphs = understand(*made(TEXT))
    bodies = [p for p in paragraphs if p.kind is Kind.BODY]
    assert [p.districts for p in bodies] == [("海曙区",), ("鄞州区",), ("海曙区",)]
    assert [p.campaigns for p in bodies] == [("六争攻坚",), ("六争攻坚", "最多跑一次"), ("六争攻坚",)]
    assert [p.theme for p in bodies] == [None, "服务争效", "服务争效"]
    assert [p.section for p in bodies] == [None, "优化审批服务", "优化审批服务"]


def test_stated_facts_go_before_the_text() -> None:
    stated = (
        StatedFact("title", "另一个题目", "front matter"),
        StatedFact("newspaper", "宁波日报", "front matter"),
        StatedFact("page", "A3", "front matter"),
        StatedFact("district", "鄞州区", "front matter", "鄞州区前来取经"),
        StatedFact("campaign.main", "最多跑一次", "front matter"),
        StatedFact("author", "王小明", "front matter"),
        StatedFact("date", None, "front matter"),
    )
    article, _paragraphs = understand(*made(TEXT, stated=stated))
    assert (article.title, article.newspaper, article.page) == ("另一个题目", "宁波日报", "A3")
    assert (article.district, article.campaign, article.date) == ("鄞州区", "最多跑一次", None)
    assert article.authors == ("王小明",)
    assert [(d.name, d.role) for d in article.districts] == [("鄞州区", Role.MAIN), ("海曙区", Role.MENTIONED)]
    assert article.districts[0].evidence.lines == ((5, 5),)


def test_a_traditional_text_is_understood_like_a_simplified_one() -> None:
    said = "在2018年的基礎上，今年截至6月底，海曙區專項行動進展順利。"
    text = f"# 海曙 “六爭攻堅”再出發\n{said}\n## 黨建爭強\n正文。\n[署] 記者 張三"
    article, paragraphs = understand(*made(text))
    assert (article.date, article.district, article.campaign) == ("2019-07", "海曙区", "六争攻坚")
    assert article.authors == ("張三",)
    assert [p.theme for p in paragraphs if p.kind is Kind.BODY] == [None, "党建争强"]
    assert article.dating is not None
    assert article.dating.evidence[0].words == said


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join))
def test_whatever_the_text_says_it_is_understood(text: str) -> None:
    article, _paragraphs = understand(*made(f"# {text}\n{text}\n[署] {text}\n[图] {text}"))
    assert article.date is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", article.date)


def test_later_articles_of_a_file_share_its_paper_and_date_only() -> None:
    stated = (
        StatedFact("title", "第一篇", "x.toml"),
        StatedFact("author", "王小明", "x.toml"),
        StatedFact("newspaper", "宁波日报", "x.toml"),
        StatedFact("date", "2019-02-12", "x.toml"),
    )
    laid, source = made("# 第二篇\n花儿开了。", stated=stated)
    article, _paragraphs = understand(LaidArticle(2, laid.blocks), source)
    assert (article.title, article.authors) == ("第二篇", ())
    assert (article.newspaper, article.date) == ("宁波日报", "2019-02-12")


def test_an_article_without_blocks_is_called_by_its_file() -> None:
    article, paragraphs = understand(LaidArticle(1, ()), made("花儿开了。")[1])
    assert (article.title, paragraphs) == ("made.txt", ())


def test_an_article_of_which_nothing_is_known() -> None:
    article, paragraphs = understand(*made("花儿开了。"))
    assert article.title == "花儿开了。"
    assert (article.dating, article.district, article.campaign) == (None, None, None)
    assert (article.districts, article.campaigns, article.authors) == ((), (), ())
    assert (paragraphs[0].districts, paragraphs[0].campaigns, paragraphs[0].theme) == ((), (), None)


@pytest.mark.parametrize(
    "line",
    [
        lambda i: f"“{chr(0x4E00 + i)}争先”行动取得实效，实施第{i}号工程",
        lambda i: f"# 江北第{i}篇\n\n全区上下一盘棋，项目建设开新局。\n",
    ],
    ids=["names of campaigns in one paragraph", "articles in one file"],
)
def test_time_keeps_in_step_with_size(line: Callable[[int], str]) -> None:
    def understood(times: int) -> None:
        page = source("\n".join(map(line, range(times))))
        for laid in lay_out(page):
            understand(laid, page)

    assert keeps_in_step(understood, 250)
