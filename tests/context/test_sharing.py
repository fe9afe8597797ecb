"""Articles of one file: one without a date of its own shares its neighbour's, marked as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbtui.context import understand
from jbtui.records import Article
from tests.context.making import page_of

DATED = """【武侯】优化环境 打造高地

去年全区地区生产总值比2020年增长9%。今年1-8月，新设市场主体2万户，企业点赞。

本报记者 黄欢


"""
UNDATED = """【新津】下沉服务 跑出项目加速度

新津区在园区设立服务中心，授权审批事项213项，企业办事更快。

本报记者 王筱倩


"""
LATER = "【新津】下沉服务 跑出项目加速度\n\n新津区在2024年建成园区服务中心的故事，企业家们还记得。\n"


def articles(text: str, folder: Path) -> list[Article]:
    source, pages = page_of(text, folder)
    return [understand(laid, source)[0] for laid in pages]


def test_a_date_is_shared_and_marked(tmp_path: Path) -> None:
    first, second = articles(DATED + UNDATED, tmp_path)
    assert (first.date, second.date) == ("2022-09", "2022-09")
    assert first.dating is not None
    assert second.dating is not None
    assert second.dating.inferred
    assert second.dating.rule == f"同一份文件里另一篇文章的日期：{first.dating.rule}"
    assert second.dating.evidence == first.dating.evidence


@pytest.mark.parametrize("text", [UNDATED, UNDATED + UNDATED.replace("新津", "青羊")])
def test_nothing_is_shared_where_nothing_is_known(text: str, tmp_path: Path) -> None:
    assert {article.date for article in articles(text, tmp_path)} == {None}


def test_a_date_before_the_article_s_own_past_is_not_shared(tmp_path: Path) -> None:
    _first, second = articles(DATED + LATER, tmp_path)
    assert second.year is None or second.year >= 2024
