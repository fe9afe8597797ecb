"""The newspaper an article names as its own."""

from __future__ import annotations

import pytest

from jbtui.context import understand
from jbtui.context.newspapers import newspaper_of
from jbtui.records import StatedFact
from tests.context.making import made, read_made

PAPERS = [
    ("[署] 长沙晚报记者 张沁 通讯员 刘琼", "长沙晚报"),
    ("[署] 吴怡霏 成都日报锦观新闻记者 黄欢", "成都日报"),
    ("[署] 常熟日报社 张莉莉/文", "常熟日报"),
    ("[署] 宁波日报全媒体记者 李雷", "宁波日报"),
    ("[杂] 宁波日报 2019年3月5日 星期二 第3版", "宁波日报"),
    ("宁波晚报讯（记者 李雷）今天上午，大会召开。", "宁波晚报"),
    # 本报不知是哪家
    ("[署] 本报记者 李雷", None),
    ("本报讯（记者 李雷）今天上午，大会召开。", None),
    # 只是文中说到
    ("他每天读宁波日报，宁波日报记者来采访过他。", None),
    ("浙江日报报道了这里的做法。", None),
    ("[图] 大桥合龙。宁波日报记者 李雷 摄", None),
    # 两家的记者合写
    ("[署] 宁波日报记者 李雷 浙江日报记者 韩梅梅", None),
]


@pytest.mark.parametrize(("line", "paper"), PAPERS)
def test_papers(line: str, paper: str | None) -> None:
    found = newspaper_of(*read_made(line))
    assert (found[0] if found else None) == paper


def test_the_words_that_name_it_are_its_evidence() -> None:
    found = newspaper_of(*read_made("全区上下同心。\n[署] 长沙晚报记者 张沁"))
    assert found is not None
    assert (found[1].words, found[1].lines) == ("长沙晚报记者 张沁", ((2, 2),))


@pytest.mark.parametrize(("value", "paper"), [("潇湘晨报", "潇湘晨报"), (None, None)])
def test_what_is_stated_goes_first(value: str | None, paper: str | None) -> None:
    laid, source = made("[署] 长沙晚报记者 张沁", stated=(StatedFact("newspaper", value, "made.toml"),))
    assert understand(laid, source)[0].newspaper == paper
