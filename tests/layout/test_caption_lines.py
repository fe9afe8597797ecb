"""Captions that run over several lines, amid a sentence or by themselves."""

from __future__ import annotations

import pytest

from tests.layout.helpers import kinds

_FIRST = "东港村的老周一早就去了村口，挖掘机已经等在那里，村里人夜里说了很久的话，都说要把老屋的门"
_REST = "板留下来。征迁的协议昨天签完，过渡房里热水和宽带都通了，老人们搬进去过年。"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ["图为东港村的村民在新修的海堤生产线", "上查看刚刚浇筑的堤石。"], id="the first line ends on a scene"
        ),
        pytest.param(["▲3月2日，沙洲县集中开工现场签约仪", "式后，建设者在海边的工地上合影。"], id="a word cut"),
        pytest.param(
            ["上图：渔嫂们在直播间里卖鱼，一晚能", "卖出三百单。本月又有两户人家开播，", "码头的灯亮到深夜。"],
            id="three",
        ),
        pytest.param(
            ["图①：夜里的渔港灯火通明，归航的渔", "船排成长队。", "（记者 王涛 摄）"], id="photographer's line"
        ),
        pytest.param(
            ["夜里的渔港灯火通明，归航的渔船排成", "长队，渔嫂们等在码头。（王涛 摄）"], id="unmarked, credited"
        ),
    ],
)
def test_all_lines_of_a_caption_are_one_and_the_sentence_around_it_is_whole(lines: list[str]) -> None:
    page = f"沙洲：向海要路\n\n{_REST[5:]}\n\n{_FIRST}\n\n" + "\n".join(lines) + f"\n\n{_REST}"
    found = kinds(page)
    assert ("body", _FIRST + _REST) in found
    captions = [text for kind, text in found if kind == "caption"]
    assert [text.replace(" ", "") for text in captions] == ["".join(lines).replace(" ", "")]


def test_text_right_under_a_short_caption_is_no_part_of_it() -> None:
    text = "东港村的老周一早就去了村口，挖掘机\n已经等在那里，村里人夜里说了很久的\n话，老人们都搬进了新房。"
    found = kinds(f"沙洲：向海要路\n\n{_REST}\n\n▲新修的海堤\n{text}")
    assert ("caption", "▲新修的海堤") in found
    assert ("body", text.replace("\n", "")) in found


_LONG = (
    _FIRST.removesuffix("都说要把老屋的门") + "孩子们都搬进了新房，门前的路灯一直亮到码头，走夜路的人再也不用打手电。"
)


@pytest.mark.parametrize(
    "scene",
    [
        "渔嫂们正在直播间里卖当天的鱼。",
        "海堤上，建设者忙着浇筑堤石。",
        "村民在新修的堤上散步。",
        "新修的海堤成了村民傍晚的好去处。",
    ],
)
def test_a_short_sentence_that_tells_a_scene_is_a_caption_by_itself_and_amid_a_sentence(scene: str) -> None:
    alone = kinds(f"沙洲：向海要路\n\n{_FIRST + _REST}\n\n{scene}\n\n{_LONG}")
    amid = kinds(f"沙洲：向海要路\n\n{_LONG}\n\n{_FIRST}\n\n{scene}\n\n{_REST}")
    assert ("caption", scene) in alone
    assert ("caption", scene) in amid
    assert ("body", _FIRST + _REST) in amid


def test_a_sentence_that_parts_another_which_goes_on_behind_it_is_a_caption() -> None:
    first = "新修的海堤挡住了风浪，堤内的滩涂养起了鱼虾。去年全县水产养殖面积扩大到三万亩，产值比上年增长"
    rest = "23.6%，渔民人均多收入八千元，村里又添了两条新船，老渔民说这样的日子从前没有想过。"
    scene = "海堤合龙后，归港的渔船多了起来。"
    found = kinds(f"沙洲：向海要路\n\n{_LONG}\n\n{first}\n\n{scene}\n\n{rest}")
    assert ("caption", scene) in found
    assert ("body", first + rest) in found


@pytest.mark.parametrize("sentence", ["老周的账算得明白。", "目前，海堤正在收尾。", "这样的变化还有很多。"])
def test_a_short_paragraph_that_goes_on_telling_is_text(sentence: str) -> None:
    assert ("body", sentence) in kinds(f"沙洲：向海要路\n\n{_FIRST + _REST}\n\n{sentence}\n\n{_LONG}")
