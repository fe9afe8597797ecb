"""Which files are read: in order, without circles, and what a user would miss is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jbtui.reading import Found, Skipped, find


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("江北", encoding="utf-8")


def read_names(*paths: Path) -> list[str]:
    return [Path(found.path).name for found in find(paths) if isinstance(found, Found)]


def skipped(*paths: Path) -> dict[str, str]:
    return {found.path.name: found.reason for found in find(paths) if isinstance(found, Skipped)}


def test_articles_in_order_and_companions_in_silence(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.md", "c.html", "d.docx", "2019/e.htm", "a.toml", "photo.jpg", ".hidden.txt", "old.doc")
    assert read_names(tmp_path) == ["a.md", "b.txt", "c.html", "d.docx", "e.htm"]
    assert list(skipped(tmp_path)) == ["old.doc"]


def test_a_path_that_does_not_exist_or_cannot_be_read_as_text_is_named(tmp_path: Path) -> None:
    made(tmp_path, "photo.jpg")
    assert set(skipped(tmp_path / "无.txt", tmp_path / "photo.jpg")) == {"无.txt", "photo.jpg"}


def test_the_same_file_is_found_once(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    assert read_names(tmp_path, tmp_path / "a.txt", tmp_path) == ["a.txt"]


def test_links_out_of_the_folder_in_a_circle_and_to_nowhere(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    made(tmp_path, "outside/secret.txt", "inside/a.txt", "inside/deep/b.txt")
    (inside / "out.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    (inside / "out").symlink_to(tmp_path / "outside")
    (inside / "deep" / "up").symlink_to(inside)
    (inside / "self").symlink_to(inside / "self")
    (inside / "gone.txt").symlink_to(inside / "nothing.txt")
    (inside / "alias.txt").symlink_to(inside / "a.txt")
    assert read_names(inside) == ["a.txt", "b.txt"]
    assert set(skipped(inside)) == {"out.txt", "out", "up", "self", "gone.txt"}


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "a.txt", "locked/b.txt")
    scan = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert read_names(tmp_path) == ["a.txt"]
    assert "Permission denied" in skipped(tmp_path)["locked"]
