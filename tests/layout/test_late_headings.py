"""Headings that stand behind their sections: which of them do, and where their text begins."""

from __future__ import annotations

import pytest

from jbtui.records import Kind
from tests.layout.helpers import laid

_INTRODUCTION = [
    "过去一年，沙洲县完成固定资产投资86亿元，地区生产总值突破300亿元，财政总收入增长一成。",
    "站在新的起点上，全县上下比项目、比产业、比作风。",
]
_SECTIONS = {
    "啃下征迁硬骨头": [
        "走进东港村，最后一户的征迁协议刚刚签完，挖掘机已经等在村口。",
        "“硬骨头就要硬着啃。”征迁组的老周说，他跑破了两双鞋。",
        "此外，县里还为征迁户备下了过渡房，家家有热水，户户通宽带。",
    ],
    "跑出通关加速度": [
        "清晨的码头，第一批货柜已经装船，报关员不用再排队。",
        "通关的时间从两天缩短到四个小时，企业的账算得清。",
        "同时，海关把查验搬到了厂里，货柜一路直达船边。",
    ],
    "老渔港长出新业态": [
        "傍晚的渔港边，民宿的灯一盏盏亮起，游客等着看归航。",
        "新业态带来新饭碗，渔嫂们开起直播，卖的是当天的鱼。",
        "下一步，渔港还要修一座海上书房，老船长当讲解员。",
    ],
}


def _page(*order: str) -> str:
    """The sections in these places: `#1` a heading, `1` its text."""
    names = list(_SECTIONS)
    blocks = ["沙洲：向海要路", *_INTRODUCTION]
    for each in order:
        if each.startswith("#"):
            blocks.append(names[int(each[1:])])
        else:
            blocks += _SECTIONS[names[int(each)]]
    return "\n\n".join(blocks)


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(("#0", "0", "#1", "1", "#2", "2"), id="all before their texts"),
        pytest.param(("0", "#0", "1", "#1", "2", "#2"), id="all behind their texts"),
        pytest.param(("0", "#0", "#1", "1", "#2", "2"), id="the first one behind"),
        pytest.param(("#0", "0", "1", "#1", "#2", "2"), id="the second one behind"),
        pytest.param(("#0", "0", "#1", "1", "2", "#2"), id="the last one behind"),
    ],
)
def test_a_heading_heads_its_own_text_wherever_it_stands(order: tuple[str, ...]) -> None:
    found = [(block.section, block.text) for block in laid(_page(*order)) if block.kind is Kind.BODY]
    wanted = [(None, text) for text in _INTRODUCTION]
    assert found == wanted + [(name, text) for name, texts in _SECTIONS.items() for text in texts]


def test_a_paragraph_behind_the_last_late_heading_is_still_its_own() -> None:
    last = "渔港的故事还在写，海上书房的第一盏灯，今年就要点亮。"
    blocks = laid(_page("0", "#0", "1", "#1", "2", "#2") + f"\n\n{last}")
    sections = [block.section for block in blocks if block.kind is Kind.BODY]
    assert sections == [None, None, *(name for name in _SECTIONS for _text in range(3)), "老渔港长出新业态"]


def test_the_closing_paragraphs_stay_at_the_end_when_a_rest_before_them_is_brought_home() -> None:
    rest = "家家有热水，户户通宽带，过渡房里也过得了好年。"
    begun = "此外，县里还为征迁户备下了过渡房，老周挨家挨户去看，把漏风的窗户一扇扇补好，要让"
    closing = "潮平两岸阔，风正一帆悬。沙洲人的船，正往更深的海里去。"
    first, second, third = list(_SECTIONS)
    blocks = [first, *_SECTIONS[first][:2], begun, second, *_SECTIONS[second], third, *_SECTIONS[third], rest, closing]
    found = laid("\n\n".join(["沙洲：向海要路", *_INTRODUCTION, *blocks]))
    assert found[-1].text == closing
    assert found[-1].section == third
    assert next(block.section for block in found if block.text.endswith(rest)) == first


def test_the_rest_of_a_sentence_behind_the_last_late_heading_goes_home() -> None:
    begun = "渔港的故事还在写。去年渔港靠泊渔船一千二百艘，比前年多了三成，新建的冷库"
    rest = "吞吐量增长1.5倍，渔船靠泊当天就能卸完货，冷库里的鱼走上全国的餐桌。"
    name = "老渔港长出新业态"
    blocks = _page("0", "#0", "1", "#1", "2").split("\n\n")
    blocks.insert(-1, begun)
    found = laid("\n\n".join([*blocks, name, rest]))
    assert (name, begun + rest) in [(block.section, block.text) for block in found]
