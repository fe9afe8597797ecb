"""Encodings: told by evidence, also when a byte is damaged; what is no text is refused with its name."""

from __future__ import annotations

import codecs
import random

import pytest

from jbtui.errors import UnreadableSource
from jbtui.reading.decoding import decode

SIMPLIFIED = "2018年，江北以“六争攻坚”行动为总抓手，全区实现地区生产总值520.6亿元，同比增长9.7%。\n" * 4
TRADITIONAL = "2018年，江北以「六爭攻堅」行動為總抓手，全區實現地區生產總值520.6億元，同比增長9.7%。\n" * 4


@pytest.mark.parametrize(
    ("text", "stored", "told"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "gb18030", "gb18030"),
        ("Jiangbei 2018 grew 9.7%\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_told(text: str, stored: str, told: str) -> None:
    found = decode(text.encode(stored))
    assert (found.text, found.encoding, found.replacements) == (text, told, 0)


@pytest.mark.parametrize(("text", "stored"), [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gbk"), (TRADITIONAL, "big5")])
@pytest.mark.parametrize("seed", range(5))
def test_a_damaged_byte_costs_a_character_or_two_and_is_counted(text: str, stored: str, seed: int) -> None:
    data = bytearray(text.encode(stored))
    data[random.Random(seed).randrange(20, len(data) - 20)] = 0xFF
    found = decode(bytes(data))
    assert found.text.count("攻") + found.text.count("堅") + found.text.count("坚") >= 7
    assert found.replacements == found.text.count("\ufffd") <= 3
    assert "全区" in found.text or "全區" in found.text


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(codecs.BOM_UTF8 + "江北".encode()).text == "江北"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(bytes(range(256)) * 20, id="every byte"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200), id="a picture"),
        pytest.param(random.Random(7).randbytes(4000), id="noise"),
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="照片"):
        decode(data, name="照片.txt")


def test_an_encoding_can_be_forced_and_must_exist() -> None:
    assert decode(SIMPLIFIED.encode("gbk"), encoding="GB2312").text == SIMPLIFIED
    with pytest.raises(UnreadableSource, match="klingon"):
        decode(b"abc", encoding="klingon", name="甲.txt")
    with pytest.raises(UnreadableSource):
        decode(b"abc", encoding="base64", name="甲.txt")
