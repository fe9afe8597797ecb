"""The order of a Chinese dictionary."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pypinyin import Style, pinyin

from jbtui.knowledge import table
from jbtui.words import by_pinyin


@pytest.mark.parametrize(
    "ordered",
    [
        "阿 北 慈 东 江 宁 象 鄞 甬 浙 镇",
        "1 2018 a gdp 阿 做",
        "妈 麻 马 骂",
        "攻坚 公开 共建 共享",
        "卢 路 驴 绿 乱 略 论",
        "座 镕 龘",
    ],
)
def test_words_stand_where_one_looks_for_them(ordered: str) -> None:
    words = ordered.split()
    backwards = words[::-1]
    assert sorted(backwards, key=by_pinyin) == words


def test_the_table_has_every_common_character_once_under_a_reading_of_it() -> None:
    """The table was made once and is kept by hand: no character is lost or stands under a sound it does not have."""
    order = table("pinyin")["order"]
    placed = [(character, syllable) for syllable, parts in order.items() for part in parts for character in part]
    characters = [character for character, _syllable in placed]
    assert len(characters) == len(set(characters))
    cells = [bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)]
    common = b"".join(cells).decode("gb2312", "ignore")
    assert set(common) <= set(characters)
    read = pinyin(list(characters), style=Style.NORMAL, heteronym=True, v_to_u=False)
    wrong = [(one, readings) for one, readings in zip(placed, read, strict=True) if one[1] not in readings]
    assert not wrong


def test_the_order_does_without_the_reader_of_words() -> None:
    """pypinyin takes 55 MB; a sort must not load it."""
    code = "import sys\nfrom jbtui.words import by_pinyin\nby_pinyin('甬江')\nassert 'pypinyin' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
