"""config.toml: what is set holds, what is wrong is named with the nearest right word, and the default stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from jbtui import clipboard, settings


def load(folder: Path, text: str) -> settings.Settings:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return settings.load(file)


def test_what_is_set_holds(tmp_path: Path) -> None:
    text = """
    [app]
    language = "en"
    theme = "light"
    mouse = false
    restore = false
    [clipboard]
    paths = ["osc52"]
    [keys]
    copy = "ctrl+y"
    """
    found = load(tmp_path, text)
    assert found.notes == ()
    assert [found[one.name] for one in settings.SETTINGS] == ["en", "light", False, False, ("osc52",)]
    assert found.keys == {"copy": "ctrl+y"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[app]\ntheem = "dark"', ["app.theem", "app.theme"]),
        ('[app]\nzzz = "dark"', ["app.zzz", "language", "theme", "mouse", "restore"]),
        ('[app]\ntheme = "drak"', ["app.theme", "drak", "dark"]),
        ('[app]\nlanguage = "fr"', ["app.language", "fr", "zh", "en"]),
        ("[app]\nmouse = 1", ["app.mouse", "true 或 false", "1"]),
        ('[app]\nmouse = "no"', ["app.mouse", "true 或 false"]),
        ("[app]\ntheme = 3", ["app.theme", "引号里的文字"]),
        ('[clipboard]\npaths = "tmux"', ["clipboard.paths", "方括号"]),
        ('[clipboard]\npaths = ["tmxu"]', ["clipboard.paths", "tmxu", "tmux"]),
        ('[ap]\ntheme = "dark"', ["ap", "app"]),
        ("app = 3", ["[app]"]),
        ("keys = 3", ["[keys]"]),
        ("[app", ["无法读取"]),
        ('[app]\n"\\u001b[31m" = 1', ["没有"]),
    ],
)
def test_what_is_wrong_is_named_and_the_default_stands(tmp_path: Path, text: str, told: list[str]) -> None:
    found = load(tmp_path, text)
    (note,) = found.notes
    assert all(word in note for word in told)
    assert note.isprintable()
    assert [found[one.name] for one in settings.SETTINGS] == [one.default for one in settings.SETTINGS]


def test_of_a_list_the_right_words_hold(tmp_path: Path) -> None:
    found = load(tmp_path, '[clipboard]\npaths = ["fax", "tmux", "tmux"]')
    assert found["clipboard.paths"] == ("tmux",) and len(found.notes) == 1


@pytest.mark.parametrize("written", [b"\xff\xfe[app]", b"\x00", b""])
def test_bytes_that_are_no_text(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(written)
    assert bool(settings.load(file).notes) == bool(written)


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.toml") == settings.Settings()


@pytest.mark.parametrize(
    ("chosen", "tried"),
    [((), ("file",)), (("osc52",), ("file",)), (("system", "tmux"), ("tmux", "system", "file"))],
)
def test_the_file_always_takes_the_copy(chosen: tuple[str, ...], tried: tuple[str, ...]) -> None:
    assert clipboard.allowed(chosen) == tried
