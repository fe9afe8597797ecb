"""What the reader decided about near matches stays, readable, in the configuration folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from jbtui.compare import decisions
from jbtui.errors import KnowledgeError


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("JBTUI_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def test_nothing_is_decided_at_first() -> None:
    assert decisions.load().of("甲", "乙") is None
    assert not decisions.path().exists()


def test_a_decision_holds_in_either_order_and_can_be_changed_and_forgotten() -> None:
    decisions.decide("老旧小区改造数", "完成整治改造老旧小区数", True)
    decisions.decide("规上企业数", "限上企业数", False)
    found = decisions.load()
    assert found.of("完成整治改造老旧小区数", "老旧小区改造数") is True
    assert found.of("规上企业数", "限上企业数") is False
    decisions.decide("老旧小区改造数", "完成整治改造老旧小区数", None)
    assert decisions.load().of("老旧小区改造数", "完成整治改造老旧小区数") is None


def test_the_file_is_readable_toml_whatever_the_names_hold() -> None:
    names = ('“互联网+政务”指标"x"', "a\\b\x1b[31m\n换行")
    decisions.decide(*names, True)
    (pair,) = tomllib.loads(decisions.path().read_text(encoding="utf-8"))["pairs"]
    assert {pair["left"], pair["right"]} == {'“互联网+政务”指标"x"', "a\\b 换行"}
    assert decisions.path().read_text(encoding="utf-8").startswith("# 对照")


@pytest.mark.parametrize("text", ["[[pairs]", "pairs = 3", '[[pairs]]\nleft = "x"', "\x00"])
def test_a_broken_file_is_named_and_not_overwritten(folder: Path, text: str) -> None:
    folder.mkdir()
    decisions.path().write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"comparison\.pairs\.toml"):
        decisions.decide("甲", "乙", True)
    assert decisions.path().read_text(encoding="utf-8") == text
