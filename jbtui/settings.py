"""What a reader can set in config.toml: one table of settings, and what the file says of them.

Whatever the file says wrongly is named together with the nearest right word, and the default stands. The `[keys]` table
is handed on as it is written: only the app knows its actions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jbtui import locations
from jbtui.messages import LANGUAGES, _, say
from jbtui.text.cleaning import one_line
from jbtui.text.nearest import nearest

THEMES = ("dark", "light", "contrast", "okabe-ito", "ansi")
CLIPBOARD = ("tmux", "system", "osc52", "file")
"""Paths of a copy; the file is always written."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of a table: what it may be, and what it is where the file does not say."""

    table: str
    key: str
    default: bool | str | tuple[str, ...]
    """Its type is the type of the setting; a tuple is a list in the file."""
    choices: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.table}.{self.key}"


SETTINGS = (
    Setting("app", "language", "", LANGUAGES),
    Setting("app", "theme", "", THEMES),
    Setting("app", "mouse", True),
    Setting("app", "restore", True),
    Setting("clipboard", "paths", CLIPBOARD, CLIPBOARD),
)
"""Everything but keys. An empty default leaves it to the locale (language) or to the last session (theme)."""
_BY_NAME = {setting.name: setting for setting in SETTINGS}
_TABLES = (*dict.fromkeys(setting.table for setting in SETTINGS), "keys")


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds: the file's word where it is right, else the default."""

    said: Mapping[str, Any] = field(default_factory=dict)
    """What the file sets, by `table.key`."""
    keys: Mapping[str, object] = field(default_factory=dict)
    """The [keys] table as it is written."""
    notes: tuple[str, ...] = ()
    """What is wrong with the file, ready to show."""

    def __getitem__(self, name: str) -> Any:
        return self.said.get(name, _BY_NAME[name].default)


def file() -> Path:
    """The one place of the configuration."""
    return locations.config() / "config.toml"


def load(path: Path | None = None) -> Settings:
    """What the file says. Never raises: a file that cannot be read is told of, and everything is as by default."""
    place = path or file()
    try:
        text = place.read_text(encoding="utf-8-sig")
        import tomllib  # most readers have no such file, and every start comes by here

        written: Mapping[str, Any] = tomllib.loads(text)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        what = say("配置 {file} 无法读取，用默认设置：{error}", file=place, error=one_line(str(error)))
        return Settings(notes=(what,))
    said: dict[str, Any] = {}
    notes: list[str] = []
    for table, entries in written.items():
        if table not in _TABLES:
            notes.append(unknown(table, _TABLES))
        elif not isinstance(entries, Mapping):
            notes.append(say("配置中的 [{name}] 应是一个表。", name=table))
        elif table != "keys":
            _check(table, entries, said, notes)
    keys = written.get("keys")
    return Settings(said, keys if isinstance(keys, Mapping) else {}, tuple(notes))


def _check(table: str, entries: Mapping[str, Any], said: dict[str, Any], notes: list[str]) -> None:
    """The entries of a table that are known and right go into `said`; of the others the notes tell."""
    for key, value in entries.items():
        name = f"{table}.{key}"
        setting = _BY_NAME.get(name)
        if setting is None:
            notes.append(unknown(key, [one.key for one in SETTINGS if one.table == table], table))
        elif isinstance(setting.default, tuple):
            _take_list(setting, value, said, notes)
        elif type(value) is not type(setting.default):
            wanted = _("true 或 false") if isinstance(setting.default, bool) else _("引号里的文字")
            notes.append(_wrong_type(name, value, wanted))
        elif setting.choices and value not in setting.choices:
            notes.append(_no_choice(setting, str(value)))
        else:
            said[name] = value


def _take_list(setting: Setting, value: object, said: dict[str, Any], notes: list[str]) -> None:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        notes.append(_wrong_type(setting.name, value, _("方括号里的一列文字")))
        return
    notes.extend(_no_choice(setting, one) for one in value if one not in setting.choices)
    good = tuple(dict.fromkeys(one for one in value if one in setting.choices))
    if good or not value:
        said[setting.name] = good


def _wrong_type(name: str, value: object, wanted: str) -> str:
    return say("配置 {name} 应是{wanted}，不能是 {value}。", name=name, wanted=wanted, value=one_line(repr(value))[:40])


def _no_choice(setting: Setting, value: str) -> str:
    near = nearest(value, setting.choices)
    names = _("、").join(near[:1] or setting.choices)
    return say("配置 {name} 不能是 {value}；可用：{names}", name=setting.name, value=one_line(value), names=names)


def unknown(key: str, known: Sequence[str], table: str = "") -> str:
    """What is said of a name that the file, or a table of it, cannot hold; `known` are those that it can."""
    before = f"{table}." if table else ""
    near = nearest(key, known)
    if near:
        return say("配置中没有 {name}；是不是 {near}？", name=before + one_line(key), near=before + near[0])
    names = _("、").join([*known[:_NAMED], *([".."] if len(known) > _NAMED else [])])
    return say("配置中没有 {name}。可用：{names}", name=before + one_line(key), names=names)


_NAMED = 12
"""Names that are listed where none is near."""
