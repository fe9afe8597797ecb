"""What a person settles in a sidecar goes before what the rules find, and is on record."""

from __future__ import annotations

from jbtui.layout import lay_out
from jbtui.records import Kind, LayoutHints
from tests.layout.helpers import laid, source

TEXT = """江北攻坚

第一段到此

前洋风貌区

第二段从这里开始。

第三段也完整。"""


def test_kinds() -> None:
    hints = LayoutHints(kinds=(((5, 5), Kind.HEADING),), origin="页.toml")
    blocks = laid(TEXT, hints)
    (heading,) = [block for block in blocks if block.kind is Kind.HEADING]
    assert heading.text == "前洋风貌区"
    assert [repair.note for repair in heading.repairs] == ["页.toml: kinds"]


def test_joins() -> None:
    blocks = laid(TEXT, LayoutHints(joins=((7, 9),), origin="页.toml"))
    (joined,) = [block for block in blocks if block.lines == ((7, 7), (9, 9))]
    assert joined.text == "第二段从这里开始。第三段也完整。"
    assert joined.repairs[-1].rule == "sidecar"


def test_splits() -> None:
    wrapped = (
        "江北区围绕高质量发展这个主题推进各\n项工作，完成投资十二亿元。全区上下一\n心，再创佳绩，走在全市前列并且领跑。"
    )
    assert len(laid(wrapped)) == 1
    assert [block.lines for block in laid(wrapped, LayoutHints(splits=(3,)))] == [((1, 2),), ((3, 3),)]


def test_order() -> None:
    blocks = laid(TEXT, LayoutHints(order=(9, 7)))
    assert [block.text for block in blocks][-2:] == ["第三段也完整。", "第二段从这里开始。"]


def test_articles() -> None:
    text = "江北攻坚\n\n江北完成投资12亿元。\n\n北仑攻坚\n\n北仑完成投资15亿元。"
    assert len(lay_out(source(text))) == 1
    assert len(lay_out(source(text, LayoutHints(articles=(5,))))) == 2
