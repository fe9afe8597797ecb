"""Authors and photographers, from bylines and captions in the forms that papers print."""

from __future__ import annotations

import pytest

from jbtui.context.people import People, people_of
from tests.context.making import made

CREDITS = [
    ("[署] 撰文 记者 徐欣 江北区报道组 张落雁 顾筠", ["徐欣", "张落雁", "顾筠"], []),
    ("[署] 通讯员 王涛", ["王涛"], []),
    ("[署] 供图 江北区宣传部", [], ["江北区宣传部"]),
    ("[署] 文字 徐欣 张落雁", ["徐欣", "张落雁"], []),
    ("[署] 图片 江北区抓落实专项行动办提供", [], ["江北区抓落实专项行动办"]),
    ("[署] 本报记者 李雷 韩梅梅 通讯员 王小明", ["李雷", "韩梅梅", "王小明"], []),
    ("[署] □记者李雷 通讯员韩梅梅", ["李雷", "韩梅梅"], []),
    ("[署] （记者 李 雷 通讯员 韩梅梅 文/摄）", ["李雷", "韩梅梅"], []),
    ("[署] 文/李雷 图/韩梅梅", ["李雷"], ["韩梅梅"]),
    ("[署] 李雷/文 韩梅梅/摄", ["李雷"], ["韩梅梅"]),
    ("[署] 韩梅梅 供图", [], ["韩梅梅"]),
    ("[署] 文字 李雷 王小明", ["李雷", "王小明"], []),
    ("[署] 文/图 李雷", ["李雷"], ["李雷"]),
    ("[署] 记者：李雷 摄影：韩梅梅 责编：王小明", ["李雷"], ["韩梅梅"]),
    ("[署] 记者 阿依古丽·买买提", ["阿依古丽·买买提"], []),
    ("[署] 图片由鄞州区委宣传部提供", [], ["鄞州区委宣传部"]),
    ("[图] 凤凰新城(陈张坤 摄)", [], ["陈张坤"]),
    ("[图] 青年体育公园 （记者 蒋晓东 摄）", [], ["蒋晓东"]),
    ("[图] 东部新城夜景 李雷 摄", [], ["李雷"]),
    ("[图] 中兴大桥合龙", [], []),
    ("[图] 前洋E商小镇 （资料图）", [], []),
    ("[图] 湿地一角。 区融媒体中心 供图", [], ["区融媒体中心"]),
    ("徐欣在会上说，记者王涛见证。", [], []),
]


@pytest.mark.parametrize(("line", "authors", "photographers"), CREDITS)
def test_credits(line: str, authors: list[str], photographers: list[str]) -> None:
    laid, source = made(line)
    assert people_of(laid.blocks, source) == People(tuple(authors), tuple(photographers))


def test_nobody_is_named_twice() -> None:
    laid, source = made("[署] 记者 李雷\n[图] 夜景（李雷 摄）\n[图] 晨光（李雷 摄）")
    assert people_of(laid.blocks, source) == People(("李雷",), ("李雷",))
