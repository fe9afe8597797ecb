"""Which texts are Han characters alone."""

from __future__ import annotations

import pytest

from jbtui.text.han import close_names, is_han


@pytest.mark.parametrize("text", ["江", "江北区", "一龥"])
def test_han_characters_alone(text: str) -> None:
    assert is_han(text)


@pytest.mark.parametrize("text", ["", "江北1", "江 北", "A", "江、北", "カ", "🀄", "（江北）"])
def test_anything_else(text: str) -> None:
    assert not is_han(text)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("记者 张 三", "记者 张三"),
        ("张　三 文", "张三 文"),
        ("王 小 明", "王小 明"),
        ("张 三丰", "张 三丰"),
        ("张三 李四", "张三 李四"),
        ("A 张", "A 张"),
        ("", ""),
    ],
)
def test_names_of_two_characters_are_closed(printed: str, read: str) -> None:
    assert close_names(printed) == read
