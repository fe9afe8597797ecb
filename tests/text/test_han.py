"""Which texts are Han characters alone."""

from __future__ import annotations

import pytest

from jbtui.text.han import is_han


@pytest.mark.parametrize("text", ["江", "江北区", "一龥"])
def test_han_characters_alone(text: str) -> None:
    assert is_han(text)


@pytest.mark.parametrize("text", ["", "江北1", "江 北", "A", "江、北", "カ", "🀄", "（江北）"])
def test_anything_else(text: str) -> None:
    assert not is_han(text)
