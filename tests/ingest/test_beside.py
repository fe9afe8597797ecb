"""What stands beside an article is noticed when it comes, changes or goes; what belongs to others is not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jbtui.ingest.beside import Beside


def state(path: Path) -> str:
    return Beside().state(str(path))


@pytest.mark.parametrize("name", ["甲.toml", "corpus.toml", "figures.corrections.toml"])
def test_a_companion_that_comes_or_changes_is_noticed(tmp_path: Path, name: str) -> None:
    article = tmp_path / "甲.txt"
    alone = state(article)
    (tmp_path / name).write_text("a = 1", encoding="utf-8")
    there = state(article)
    (tmp_path / name).write_text("a = 10", encoding="utf-8")
    assert alone == "" != there != state(article)
    assert name in there


def test_the_sidecar_of_another_article_and_of_another_folder_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("乙.toml", "甲.toml.txt", "b/甲.toml", "b/corpus.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    beside = Beside()
    assert [bool(beside.state(str(tmp_path / name))) for name in ("甲.txt", "b/甲.txt", "乙.txt")] == [
        False,
        True,
        True,
    ]


def test_a_folder_that_cannot_be_listed_is_asked_for_each_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.toml").write_text("", encoding="utf-8")

    def refuse(_path: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    assert state(tmp_path / "甲.txt").startswith("甲.toml ")
    assert state(tmp_path / "乙.txt") == ""
