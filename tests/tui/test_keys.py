"""Keys as data: unique in their scope, named without odd glyphs, changeable but for quitting."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jbtui.tui import keymap, keys, preferences


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
    assert keymap.checked({"quit": "ctrl+x"})[0]["quit"] == "ctrl+x,ctrl+q"
    assert keymap.checked({"quit": ""}) == ({"quit": "ctrl+q"}, ())
    assert keymap.checked({"quit": []}) == ({"quit": "ctrl+q"}, ())
    assert keymap.checked({"copy": "ctrl+q"}) == (
        {},
        ("配置 keys.copy 的 Ctrl+Q 与「退出」（quit）相冲，仍用原来的键。",),
    )


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("/", "slash"),
        ("?", "question_mark"),
        ("Ctrl+P", "ctrl+p"),
        ("ctrl+/", "ctrl+slash"),
        ("+", "plus"),
        ("PgUp", "pageup"),
        ("Esc", "escape"),
        ("space", "space"),
        ("N", "N"),
        ("comma", "comma"),
        ("f12", "f12"),
        ("", None),
        (" ", None),
        ("ctlr+y", None),
        ("ctrl+", None),
        ("nosuch", None),
    ],
)
def test_a_key_may_be_written_as_on_the_keyboard(written: str, key: str | None) -> None:
    assert keymap.normal(written) == key


@pytest.mark.parametrize(
    ("table", "keys", "told"),
    [
        ({"copy": ["y", "ctrl+y"]}, {"copy": "y,ctrl+y"}, []),
        ({"copy": "s", "sort": "z"}, {"sort": "z"}, ["copy", "row_sort"]),  # the figures screen has its own s
        ({"next_hit": "l", "facets": "l"}, {"next_hit": "l"}, ["facets", "下个命中"]),
        ({"list_down": "n"}, {"list_down": "n"}, []),  # the list and the page are never focused together
        ({"sort": "o", "only_shared": "O"}, {"only_shared": "O"}, ["sort", "提纲"]),
        ({"older": "k"}, {}, ["k 要用来打字"]),
        ({"palette": "p"}, {}, ["p 要用来打字"]),
        ({"copy": ""}, {"copy": ""}, []),
        ({"copy": [], "mark": "y"}, {"copy": "", "mark": "y"}, []),  # the key that was let go of is free
        ({"copy": ["y", ""]}, {}, ["没有叫「」的键"]),
        ({"copy": 3}, {}, ["keys.copy", '"ctrl+y"']),
        ({"copy": "ctlr+y"}, {}, ["没有叫「ctlr+y」的键"]),
        ({"copi": "ctrl+y"}, {}, ["keys.copi", "keys.copy"]),
    ],
)
def test_keys_that_cannot_be_used_are_told_of(table: dict[str, object], keys: dict[str, str], told: list[str]) -> None:
    found, notes = keymap.checked(table)
    assert found == keys
    assert all(word in " ".join(notes) for word in told)
    assert bool(notes) == bool(told)


def test_the_help_of_an_action_names_other_keys_as_they_are_set() -> None:
    (mark,) = (action for action in keys.ACTIONS if action.id == "mark")
    keys.choose({"copy": "ctrl+y"})
    try:
        assert "Ctrl+Y" in mark.does and "{" not in mark.does
    finally:
        keys.choose({})
    assert all("{" not in action.does for action in keys.ACTIONS)


def test_two_actions_may_change_keys() -> None:
    swapped = {"sort": "x", "clear": "s"}
    assert keymap.checked(swapped) == (swapped, ())


@pytest.mark.parametrize(
    ("key", "shown"), [("ctrl+p", "Ctrl+P"), ("slash", "/"), ("down", "Down"), ("N", "N"), ("f1", "F1"), ("comma", ",")]
)
def test_keys_are_written_as_on_the_keyboard(key: str, shown: str) -> None:
    assert keys.display(key) == shown


def test_wrong_entries_are_named_with_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('[app]\ntheem = "x"\nrestore = 1\n[keys]\ncopi = "ctrl+y"\nsort = "S"\n', encoding="utf-8")
    found = preferences.load(file)
    assert found.keys == {"sort": "S"} and found.restore
    assert len(found.notes) == 3


def test_an_unreadable_configuration_leaves_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[app\n", encoding="utf-8")
    found = preferences.load(file)
    assert found.keys == {} and len(found.notes) == 1
    assert preferences.load(file.with_name("none.toml")) == preferences.Preferences(tour=True)
