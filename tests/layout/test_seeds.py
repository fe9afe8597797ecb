"""The bundled articles: every repair that their extraction needs, by general rules and without a sidecar."""

from __future__ import annotations

from functools import cache

import pytest

from jbtui import locations
from jbtui.layout import lay_out
from jbtui.reading import read
from jbtui.records import Block, Kind


@cache
def seed(number: str) -> tuple[Block, ...]:
    (path,) = locations.seeds().glob(f"{number}_*.txt")
    (article,) = lay_out(read(path))
    return article.blocks


def of(number: str, kind: Kind) -> list[Block]:
    return [block for block in seed(number) if block.kind is kind]


def starting(number: str, words: str) -> Block:
    (block,) = [block for block in of(number, Kind.BODY) if block.text.startswith(words)]
    return block


COUNTS = {  # title, heading, body, caption, byline
    "000": (1, 3, 19, 3, 1),
    "001": (1, 5, 22, 4, 1),
    "002": (1, 6, 25, 3, 0),
    "003": (1, 3, 26, 5, 0),
    "004": (1, 3, 22, 0, 0),
}


@pytest.mark.parametrize("number", COUNTS)
def test_how_many_blocks_of_each_kind(number: str) -> None:
    order = (Kind.TITLE, Kind.HEADING, Kind.BODY, Kind.CAPTION, Kind.BYLINE)
    assert tuple(len(of(number, kind)) for kind in order) == COUNTS[number]


def test_a_column_jump_is_followed_backwards_and_brings_its_column_along() -> None:
    jumped = starting("001", "通过深化市场化运作")
    assert jumped.lines == ((81, 81), (55, 55))
    assert "农村厕所、旅游厕所、城区厕所开工率分别达到85%、100%、75%;累计拆建面积" in jumped.text
    assert jumped.section == starting("001", "甬江北郊城市田园").section == "争出城乡品质新蝶变"
    assert "column-jump" in {repair.rule for repair in jumped.repairs}


def test_a_caption_with_no_credit_is_no_heading() -> None:
    assert [block.text for block in of("001", Kind.CAPTION)] == [
        "宁波音乐港",
        "中国保险博物馆正式开馆",
        "前洋E商小镇",
        "中兴大桥合龙",
    ]


def test_two_markdown_headings_are_one_headline() -> None:
    (first, *_) = of("000", Kind.HEADING)
    assert (first.text, first.lines, first.level) == ("“最多跑一次” 跑出企业、群众高满意度", ((9, 9), (11, 11)), 1)


def test_fill_is_noise_and_leaves_the_title_that_was_glued_to_it() -> None:
    (title,) = of("004", Kind.TITLE)
    (fill,) = of("004", Kind.NOISE)
    assert title.text == "奋力谱写现代化滨海大都市 创智和美城区建设崭新篇章"
    assert set(fill.text) == {"江"}


def test_headings_after_their_text_still_head_it() -> None:
    first, second, third = of("004", Kind.HEADING)
    assert first.text == "数创赋能 变革重塑 加快打造都市经济新高地"
    assert starting("004", "发展如逆水行舟").section is None
    assert starting("004", "去年12月").section == first.text
    assert starting("004", "优质项目频频落户").section == first.text
    assert starting("004", "走进江北区社会治理中心").section == second.text
    assert starting("004", "真实可感的共同富裕").section == third.text
    assert "heading-moved" in {repair.rule for repair in first.repairs}


def test_wrapped_lines_blank_lines_and_letter_spacing_in_one_paragraph() -> None:
    block = starting("004", "康赛妮集团")
    assert block.lines == ((33, 41), (43, 50))
    assert "构建了企业汽车压铸件质量追溯系统⋯⋯通过装备“换芯”、生产“换线”等手段" in block.text
    assert {repair.rule for repair in block.repairs} == {"letter-spacing", "hard-wrap", "blank-line"}


@pytest.mark.parametrize("number", COUNTS)
def test_no_space_beside_a_han_character_in_running_text(number: str) -> None:
    assert [block.text for block in of(number, Kind.BODY) if " " in block.text] == []


@pytest.mark.parametrize("number", COUNTS)
def test_every_character_of_the_source_is_in_one_block(number: str) -> None:
    (path,) = locations.seeds().glob(f"{number}_*.txt")
    ornaments = set(" 　#■")
    told = sorted(c for block in seed(number) for c in block.text if c not in ornaments)
    assert told == sorted(c for line in read(path).lines for c in line if c not in ornaments)
