"""Headings that nothing marks, in the makes that newspapers have: each is found though none of its words tells it."""

from __future__ import annotations

import pytest

from tests.layout.helpers import kinds, laid

_TEXTS = [
    "东港村的老周一早就去了村口，挖掘机已经等在那里。征迁的协议昨天签完，村里人夜里说了很久的话。",
    "报关员小陈不用再排队，坐在码头的办公室里，货柜一箱一箱装上了船，中午就能离港。",
    "渔嫂们的直播从傍晚开始，灯一盏盏亮起来，卖的是当天的鱼，买的人来自大半个中国。",
]


def _page(headings: list[str], gap: str) -> str:
    parts = ["沙洲：向海要路", "过去一年，沙洲县上下比项目、比产业、比作风，日子一天天有了样子。"]
    page = "\n\n".join(parts)
    for number, (heading, text) in enumerate(zip(headings, _TEXTS, strict=True)):
        page += f"{gap}{heading}\n\n{text}"
        page += "\n\n\n\n潮港大桥\n\n\n\n村里的路也修到了家门口，老人孩子出门不再踩泥。" if number == 1 else ""
    return page


@pytest.mark.parametrize(
    "headings",
    [
        pytest.param(["村口的挖掘机响了", "码头的报关员闲了", "渔港的直播间满了"], id="subject and verb"),
        pytest.param(["一纸协议的分量", "一个货柜的旅程", "一盏渔灯的光亮"], id="noun phrases of one make"),
        pytest.param(["从老屋到新房", "从两天到四小时", "从渔船到直播间"], id="from to"),
        pytest.param(["“挪窝”的村庄", "“隐身”的关口", "“发光”的港湾"], id="quoted attribute"),
        pytest.param(["“这下睡得踏实了”", "“没想到这么快”", "“鱼还没上岸就卖完了”"], id="quotations"),
        pytest.param(["搬，没有二话！", "快，还要更快！", "红火，靠自己的双手！"], id="exclamations"),
        pytest.param(["路往哪里修？", "货怎样走得快？", "鱼卖给谁？"], id="questions"),
        pytest.param(["38户，一夜签完", "4小时，货柜离港", "200万，直播卖空"], id="figure first"),
        pytest.param(["搬出旧村庄", "快过老规矩", "卖空一船鱼"], id="verb and object"),
        pytest.param(["修大路通大港", "减单证快放行", "亮渔火聚人气"], id="two verbs with objects"),
        pytest.param(["啃硬仗", "抢时间", "换活法"], id="three characters"),
        pytest.param(["征迁为先，腾出一方新天地", "通关为要，跑出货柜加速度", "渔港为家，闯出直播新饭碗"], id="led in"),
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n", "\n\n\n\n"])
def test_headings_of_one_make_are_headings_and_a_picture_between_them_is_none(headings: list[str], gap: str) -> None:
    found = kinds(_page(headings, gap))
    assert [text for kind, text in found if kind == "heading"] == headings
    assert ("caption", "潮港大桥") in found


def test_short_names_of_parts_over_their_headlines_head_nothing_that_stands_before_them() -> None:
    parts = zip(
        ["征迁篇", "通关篇", "渔港篇"],
        ["一夜签完三十八户", "半天走完两天的路", "傍晚卖空一船的鱼"],
        _TEXTS,
        strict=True,
    )
    page = "沙洲：向海要路\n\n过去一年，沙洲县上下比项目、比产业、比作风，日子一天天有了样子。"
    page += "".join(f"\n\n{name}\n\n{headline}\n\n{text}" for name, headline, text in parts)
    found = kinds(page)
    assert [kind for kind, _text in found] == ["title", "body", *["heading", "heading", "body"] * 3]


def test_a_line_over_a_subtitle_is_the_title_though_it_names_a_thing() -> None:
    page = "老渔港的“昨”与“今”\n——沙洲县渔港更新行动观察\n\n" + _TEXTS[2]
    assert kinds(page)[0] == ("title", "老渔港的“昨”与“今” ——沙洲县渔港更新行动观察")


@pytest.mark.parametrize("line", ["图说：渔港夜色", "图说：新修的海堤"])
def test_what_a_picture_shows_is_a_caption_and_no_sidebar(line: str) -> None:
    page = f"沙洲：向海要路\n\n{_TEXTS[0]}\n\n{line}\n\n{_TEXTS[1]}"
    assert ("caption", line) in kinds(page)


def test_the_other_half_of_a_marked_heading_stands_apart_from_it() -> None:
    heads = ["★腾出新空间 老屋搬成新房", "★通关跑得快", "货柜不再等人", "★渔港亮起来 直播卖鱼忙"]
    parts = ["沙洲：向海要路", heads[0], _TEXTS[0], heads[1], heads[2], _TEXTS[1], heads[3], _TEXTS[2]]
    page = "\n\n".join(parts)
    assert [text for kind, text in kinds(page) if kind == "heading"][1] == "通关跑得快 货柜不再等人"


def test_the_figures_of_a_sidebar_are_lines_of_their_own_without_empty_lines_between_them() -> None:
    figures = ["新修海堤36公里", "搬迁1208户，人均住房面积增加17平方米", "货柜通关4小时"]
    page = f"沙洲：向海要路\n\n{_TEXTS[0]}\n\n数说沙洲\n" + "\n".join(figures) + f"\n\n{_TEXTS[1]}"
    assert [text for kind, text in kinds(page) if kind == "body"][1:] == [*figures, _TEXTS[1]]


def test_the_name_of_a_special_page_is_no_part_of_the_headline() -> None:
    assert kinds(f"特别报道\n\n沙洲：向海要路\n\n{_TEXTS[0]}")[:2] == [
        ("noise", "特别报道"),
        ("title", "沙洲：向海要路"),
    ]


def test_behind_the_figures_of_a_sidebar_the_section_that_it_parted_goes_on() -> None:
    figures = ["新修海堤36公里", "搬迁1208户，人均住房面积增加17平方米", "货柜通关4小时"]
    more = (
        "海堤修好的那天，老周带着孙子在堤上走了三个来回。他说从前台风一来全村都睡不着，"
        "如今夜里听着浪声也能睡得安稳，村里的年轻人又把船开出去了。"
    )
    page = f"沙洲：向海要路\n\n■ 渔港亮起来\n\n{_TEXTS[2]}\n\n数说沙洲\n\n" + "\n\n".join(figures) + f"\n\n{more}"
    sections = {block.text: block.section for block in laid(page)}
    assert [sections[text] for text in (*figures, more)] == ["数说沙洲"] * 3 + ["渔港亮起来"]


def test_a_heading_behind_a_label_in_brackets_runs_over_two_lines() -> None:
    heads = ["【渔港篇】灯火彻夜不熄\n照亮渔民回家路", "【码头篇】货柜半天装船\n跑出通关加速度"]
    page = "\n\n".join(["沙洲：向海要路", _TEXTS[0], heads[0], _TEXTS[1], heads[1], _TEXTS[2]])
    assert [text for kind, text in kinds(page) if kind == "heading"] == [head.replace("\n", " ") for head in heads]


def test_a_line_set_as_the_headings_are_is_one_though_no_word_tells_it() -> None:
    heads = ["啃下征迁硬骨头", "跑出通关加速度", "老渔港长出新业态", "船旗挂在最高处"]
    more = "船老大们自己商量出一套规矩，谁先靠岸谁先卸鱼，党员的船最后走，台风天轮流守夜。"
    picture = "沙洲渔港老船长合影墙"
    blocks = [block for pair in zip(heads, [*_TEXTS, more], strict=True) for block in pair]
    page = "沙洲：向海要路\n\n" + "\n\n".join(blocks[:4]) + f"\n\n\n\n{picture}\n\n\n\n" + "\n\n".join(blocks[4:])
    found = kinds(page)
    assert [text for kind, text in found if kind == "heading"] == heads
    assert ("caption", picture) in found


@pytest.mark.parametrize("speaker", ["记者", "问", "主持人"])
def test_a_question_of_an_interview_is_said_and_heads_nothing(speaker: str) -> None:
    asked = [f"{speaker}：路往哪里修？", f"{speaker}：货怎样走得快？", f"{speaker}：鱼卖给谁？"]
    said = [line for pair in zip(asked, [f"县长：{text}" for text in _TEXTS], strict=True) for line in pair]
    assert kinds("\n\n".join(["沙洲：向海要路", *said]))[1:] == [("body", line) for line in said]
