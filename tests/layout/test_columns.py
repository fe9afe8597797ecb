"""Columns that jumped: how much of the page comes home with the rest of a sentence."""

from __future__ import annotations

from jbtui.records import Kind
from tests.layout.helpers import laid

_TWO_ROADS = """两条路进山

山里这几年修了两条路，日子一天天不同。

■ 竹路连着竹农

竹农最盼的是运竹的路。从前毛竹下山全靠肩扛，一根竹子半天工。

如今竹路修到竹林边，竹农把竹子装上车，一趟拉走八十根。

公里，茶园的车直接开到茶厂门口。

{between}

{last}

■ 茶路通到茶园

茶农盼的是另一条路。茶园在半山腰，采下的茶青要挑到茶厂，去年修的茶路有12

■ 山外来了客人

路通了，客人来了。民宿开了十七家，周末住得满满当当。"""
_OF_BOTH = "路边的老人说，运竹的车也来歇脚，热闹了许多。"
_OF_TEA = "茶厂收茶的时间早了两个钟头，茶农的茶青不再捂黄，茶价也上来了。"
_OF_BAMBOO = "竹农老余把竹子卖到了县城，竹路上一天过三十辆车。"


def _sections(between: str, last: str) -> dict[str, str | None]:
    blocks = laid(_TWO_ROADS.format(between=between, last=last))
    return {block.text: block.section for block in blocks if block.kind is Kind.BODY}


def test_a_column_comes_home_as_a_whole_though_one_of_its_paragraphs_might_stay() -> None:
    sections = _sections(_OF_BOTH, _OF_TEA)
    assert sections[_OF_BOTH] == sections[_OF_TEA] == "茶路通到茶园"


def test_where_the_paragraphs_speak_of_the_section_they_stand_in_they_stay() -> None:
    sections = _sections(_OF_BAMBOO, "竹林里的笋也跟着竹子下了山，竹农又多一份钱。")
    assert sections[_OF_BAMBOO] == "竹路连着竹农"


def test_what_goes_home_ends_where_the_paragraphs_turn_to_the_other_section() -> None:
    sections = _sections(_OF_TEA, _OF_BAMBOO)
    assert sections[_OF_TEA] == "茶路通到茶园"
    assert sections[_OF_BAMBOO] == "竹路连着竹农"
