"""The reader's own keys: the `[keys]` table of config.toml checked against the table of actions.

A key that cannot be used is told of and leaves the action its own keys: unknown actions and keys, keys that two actions
of one screen would share, characters where they are needed for typing. An empty key leaves an action to the list of
commands; quitting can never be taken away.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from textual.keys import KEY_NAME_REPLACEMENTS, KEY_TO_UNICODE_NAME, REPLACED_KEYS, Keys

from jbtui.messages import say
from jbtui.settings import unknown
from jbtui.text.cleaning import one_line
from jbtui.tui.keys import ACTIONS, ALWAYS_QUITS, NO_KEY, SCREENS, WIDGETS, Action, display

_BY_ID = {action.id: action for action in ACTIONS}
_MODIFIERS = ("ctrl", "alt", "shift", "meta", "super", "hyper")
_WRITTEN = {display(key.value).casefold(): key.value for key in Keys} | {"esc": "escape", "return": "enter"}
"""Named keys as they are written on the keyboard."""


def checked(table: Mapping[str, object]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys by action id, in Textual's names ("" for none), and what could not be used of it, ready to show."""
    notes: list[str] = []
    wanted: dict[str, tuple[str, ...]] = {}
    for id, written in table.items():
        if id not in _BY_ID:
            notes.append(unknown(id, list(_BY_ID), "keys"))
            continue
        keys = _read(id, written, notes)
        if keys is not None:
            wanted[id] = keys
    while (clash := next(_clashes(wanted), None)) is not None:
        loser, key, holder = clash
        del wanted[loser.id]
        notes.append(
            say(
                "配置 keys.{id} 的 {key} 与「{other}」（{holder}）相冲，仍用原来的键。",
                id=loser.id,
                key=display(key),
                other=holder.label,
                holder=holder.id,
            )
        )
    if "quit" in wanted and ALWAYS_QUITS not in wanted["quit"]:
        wanted["quit"] = (*wanted["quit"], ALWAYS_QUITS)
    return {id: ",".join(keys) for id, keys in wanted.items()}, tuple(notes)


def for_textual(keys: Mapping[str, str]) -> dict[str, str]:
    """The keys as Textual takes them: it would leave its keys to an action that is to have none."""
    return {id: held or f"{NO_KEY}{id}" for id, held in keys.items()}


def _read(id: str, written: object, notes: list[str]) -> tuple[str, ...] | None:
    """The keys of one entry; None where something is wrong with it, which the notes tell."""
    parts = written.split(",") if isinstance(written, str) else written
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        notes.append(say("配置 keys.{id} 应是键名，如 {example}。", id=id, example='"ctrl+y"'))
        return None
    if not any(part.strip() for part in parts):
        return ()
    keys: list[str] = []
    for part in parts:
        key = normal(part)
        if key is None:
            what = one_line(part).strip()
            notes.append(say("配置 keys.{id}：没有叫「{key}」的键，仍用原来的键。", id=id, key=what))
            return None
        if types(key) and (_BY_ID[id].scope == "query" or _BY_ID[id].priority):
            notes.append(say("配置 keys.{id}：{key} 要用来打字，仍用原来的键。", id=id, key=display(key)))
            return None
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def normal(written: str) -> str | None:
    """A key in Textual's name: `Ctrl+P` → `ctrl+p`, `/` → `slash`, `PgUp` → `pageup`; None for what is no key."""
    word = written.strip()
    *modifiers, last = ["+"] if word == "+" else word.split("+")
    held = [one.strip().casefold() for one in modifiers]
    if not last or any(one not in _MODIFIERS for one in held):
        return None
    if len(last) == 1:
        name = last if last.isalnum() else _name_of(last)
        name = name.lower() if held else name
    else:
        name = _WRITTEN.get(last.casefold(), last.casefold())
        if not (name in _WRITTEN.values() or _character(name)):
            return None
    return "+".join([*held, name])


def types(key: str) -> bool:
    """Whether the key types a character."""
    return len(key) == 1 or key == "space" or bool(_character(key))


def _name_of(character: str) -> str:
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def _character(name: str) -> str:
    """The character that a key named in words types; "" for none."""
    called = KEY_TO_UNICODE_NAME.get(name, REPLACED_KEYS.get(name, name)).replace("_", " ")
    try:
        return unicodedata.lookup(called)
    except KeyError:
        return ""


def _clashes(wanted: Mapping[str, Sequence[str]]) -> Iterator[tuple[Action, str, Action]]:
    """(the action that loses, the key, the one that has it), for keys that are new; what comes later loses."""
    held = {action.id: wanted.get(action.id, action.keys.split(",")) for action in ACTIONS}
    held["quit"] = [*held["quit"], ALWAYS_QUITS]
    for id in reversed(list(wanted)):
        action = _BY_ID[id]
        for key in wanted[id]:
            if key in action.keys.split(","):
                continue
            for other in ACTIONS:
                if other.id != id and key in held[other.id] and together(action, other):
                    yield action, key, other


def together(one: Action, other: Action) -> bool:
    """Whether both can be done at one time: on one screen, and not in two of its parts that cannot both have focus."""
    scopes = {one.scope, other.scope}
    if len(scopes & WIDGETS) == 2 and scopes != {"list", "facets"}:
        return False
    return any(scopes <= {*shown, *WIDGETS} for shown in SCREENS.values()) or len(scopes) == 1
