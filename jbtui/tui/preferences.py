"""The reader's config.toml as far as the app goes by it: theme, keys, whether the last session comes back.

What the file says wrongly is named with the nearest right key, and the default stands.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jbtui import locations
from jbtui.messages import LANGUAGES, say
from jbtui.tui import theme
from jbtui.tui.keys import ACTIONS


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the reader chose."""

    theme: str = ""
    """A theme's name; empty for the one used last."""
    restore: bool = True
    """Whether the app opens where it was left."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by action id."""
    notes: tuple[str, ...] = ()
    """What could not be used of the file, ready to show."""


def load(path: Path | None = None) -> Preferences:
    """The preferences in the `[app]` and `[keys]` tables of config.toml; never raises."""
    file = path or locations.config() / "config.toml"
    try:
        written: Mapping[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, ValueError) as error:
        return Preferences(notes=(say("配置 {file} 无法读取，用默认设置：{error}", file=file, error=error),))
    notes: list[str] = []
    app = _checked(written.get("app", {}), {"theme": str, "restore": bool, "language": str}, "app", notes)
    keys = _checked(written.get("keys", {}), {action.id: str for action in ACTIONS}, "keys", notes)
    if "theme" in app and app["theme"] not in theme.NAMES:
        notes.append(_unknown("app.theme", app.pop("theme"), list(theme.NAMES)))
    # The language is chosen before any of this is imported, by the command line; here it is only checked.
    if "language" in app and app["language"] not in LANGUAGES:
        notes.append(_unknown("app.language", app["language"], list(LANGUAGES)))
    return Preferences(app.get("theme", ""), app.get("restore", True), keys, tuple(notes))


def _checked(table: object, types: Mapping[str, type], name: str, notes: list[str]) -> dict[str, Any]:
    """The entries of a table that are known and of the right type; the others go into the notes."""
    if not isinstance(table, Mapping):
        notes.append(say("配置中的 [{name}] 应是一个表。", name=name))
        return {}
    good: dict[str, Any] = {}
    for key, value in table.items():
        if key not in types:
            notes.append(_unknown(name, key, list(types)))
        elif type(value) is not types[key]:
            notes.append(say("配置 {name}.{key} 的值不对：{value}", name=name, key=key, value=value))
        else:
            good[key] = value
    return good


def _unknown(name: str, key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, 1, 0.4)
    if near:
        return say("配置 {name} 中没有 {key}；是不是 {near}？", name=name, key=key, near=near[0])
    return say("配置 {name} 中没有 {key}。", name=name, key=key)
