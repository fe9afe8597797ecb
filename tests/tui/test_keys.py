"""Keys as data: unique in their scope, named without odd glyphs, changeable but for quitting."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jbtui.tui import keys, preferences


def test_ids_are_unique_and_every_action_says_what_it_does() -> None:
    assert max(Counter(action.id for action in keys.ACTIONS).values()) == 1
    assert all(action.label and action.help.endswith("。") for action in keys.ACTIONS)


@pytest.mark.parametrize(
    "scopes",
    [
        ("room", "search", "reading"),
        ("room", "figures", "reading"),
        ("room", "compare", "reading"),
        ("room", "tray"),
        ("room", "kwic", "reading"),
    ],
)
def test_no_key_does_two_things_on_a_screen(scopes: tuple[str, ...]) -> None:
    used = Counter(key for action in keys.in_scope(*scopes) for key in action.keys.split(","))
    assert [key for key, times in used.items() if times > 1] == []


def test_quit_is_never_unbound() -> None:
    assert keys.keymap({"quit": "ctrl+x"})["quit"] == "ctrl+x,ctrl+q"
    assert keys.keymap({"quit": ""})["quit"] == "ctrl+q"


@pytest.mark.parametrize(
    ("key", "shown"), [("ctrl+p", "Ctrl+P"), ("slash", "/"), ("down", "Down"), ("N", "N"), ("f1", "F1")]
)
def test_keys_are_written_as_on_the_keyboard(key: str, shown: str) -> None:
    assert keys.display(key) == shown


def test_wrong_entries_are_named_with_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[app]\ntheem = "x"\nrestore = 1\n[keys]\ncopi = "ctrl+y"\nsort = "S"\n', encoding="utf-8")
    found = preferences.load(file)
    assert found.keys == {"sort": "S"} and found.restore
    assert any("theem" in note and "theme" in note for note in found.notes)
    assert any("restore" in note for note in found.notes)
    assert any("copi" in note and "copy" in note for note in found.notes)


def test_an_unreadable_configuration_leaves_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[app\n", encoding="utf-8")
    found = preferences.load(file)
    assert found.keys == {} and len(found.notes) == 1
    assert preferences.load(file.with_name("none.toml")) == preferences.Preferences()
