"""Spelling for those who type letters."""

from __future__ import annotations

import pytest

from jbtui.words import spell


@pytest.mark.parametrize(
    ("word", "full", "initials"),
    [
        ("六争攻坚", "liuzhenggongjian", "lzgj"),
        ("银行", "yinhang", "yh"),
        ("绿色", "lvse", "ls"),
        ("5G工厂", "5ggongchang", "5ggc"),
        ("", "", ""),
    ],
)
def test_spelling(word: str, full: str, initials: str) -> None:
    assert spell(word) == (full, initials)
