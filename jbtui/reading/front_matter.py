"""The front matter of a Markdown file: the simple part of YAML between `---` lines, or TOML between `+++` lines."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

_LONGEST = 100
"""Front matter longer than this many lines is taken for text with a rule at its top."""


def split(lines: Sequence[str]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The facts of the front matter, and the lines with those of the front matter made empty, so that numbers hold."""
    fence = lines[0].strip() if lines else ""
    if fence not in ("---", "+++"):
        return {}, tuple(lines)
    for last in range(1, min(len(lines), _LONGEST)):
        if lines[last].strip() == fence:
            break
    else:
        return {}, tuple(lines)
    inside = lines[1:last]
    table = _toml(inside) if fence == "+++" else _yaml(inside)
    if not table:
        return {}, tuple(lines)
    return table, ("",) * (last + 1) + tuple(lines[last + 1 :])


def _toml(lines: Sequence[str]) -> dict[str, Any]:
    try:
        return tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return {}


def _yaml(lines: Sequence[str]) -> dict[str, Any]:
    """`key: value`, `key: [a, b]` and `- item` lists; anything else means that this is no front matter."""
    table: dict[str, Any] = {}
    key = ""
    for line in lines:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("- ") and key:
            known = table[key]
            table[key] = [*(known if isinstance(known, list) else []), _scalar(text[2:])]
            continue
        name, colon, value = text.partition(":")
        if not colon:
            name, colon, value = text.partition("：")
        if not colon or len(name) > 30:
            return {}
        key, value = name.strip(), value.strip()
        if value.startswith("[") and value.endswith("]"):
            table[key] = [_scalar(item) for item in value[1:-1].replace("，", ",").split(",") if item.strip()]
        else:
            table[key] = _scalar(value)
    return table


def _scalar(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
