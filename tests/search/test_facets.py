"""Facets count exactly what choosing them would leave."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from jbtui.search import Filters, complete, explain, facets, search
from tests.search.memory import MemoryIndex

NARROWING = {
    "campaign": "campaigns",
    "district": "districts",
    "theme": "themes",
    "article": "articles",
    "kind": "kinds",
}


@pytest.mark.parametrize("query", ["", "六争", "“最多跑一次”改革", "江北 -六争", "没有这样的话"])
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(districts=("北仑",)), Filters(campaigns=("六争",), years=((2019, None),))]
)
def test_a_count_is_what_choosing_the_value_leaves(articles: MemoryIndex, query: str, filters: Filters) -> None:
    for facet in facets(articles, query, filters):
        for value in facet.values:
            chosen = filters
            if facet.field == "year":
                chosen = dataclasses.replace(filters, years=((int(value.value), int(value.value)),))
            else:
                narrowed: dict[str, Any] = {NARROWING[facet.field]: (value.value,)}
                chosen = dataclasses.replace(filters, **narrowed)
            assert value.count == search(articles, query, chosen).total, (facet.field, value)


def test_values_without_hits_stay_and_chosen_ones_are_known(articles: MemoryIndex) -> None:
    found = {facet.field: facet for facet in facets(articles, "六争", Filters(districts=("北仑",)))}
    assert {value.value: value.selected for value in found["district"].values} == {"江北区": False, "北仑区": True}
    assert any(value.count == 0 for value in found["campaign"].values)
    assert [value.value for value in found["year"].values] == ["2022", "2020", "2019", "2017"]
    assert {value.label for value in found["kind"].values} == {"标题", "小标题", "正文"}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("六", "六争攻坚"),
        ("lzgj", "六争攻坚"),
        ("江北 liuz", "江北 六争攻坚"),
        ("区:", "区:北仑区"),
        ("区：bl", "区：北仑区"),
        ("“最多跑", "“最多跑一次"),
        ("主题", "主题:"),
        ("年:20", "年:2020"),
        ("-区:江", "-区:江北区"),
        ("甲|jiang", "甲|江北区"),
    ],
)
def test_completion(articles: MemoryIndex, typed: str, offered: str) -> None:
    assert offered in complete(articles, typed)


@pytest.mark.parametrize("typed", ["", " ", "江北 ", "的的的的的的"])
def test_nothing_to_complete(articles: MemoryIndex, typed: str) -> None:
    assert complete(articles, typed) == ()


def test_explaining(articles: MemoryIndex) -> None:
    said = explain(articles, "江北 (项目|GDP) -“六争攻坚” 区:江北", Filters(years=((2017, 2020),)))
    for part in ("并且", "或者", "不含", "district: 江北", "江北  [0:2]", "gdp", "jieba", "筛选 year", "用时", "fetch"):
        assert part in said, part
