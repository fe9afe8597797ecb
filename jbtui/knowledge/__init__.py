"""What is known of the language and the domain, as TOML tables that a user can extend.

A table NAME is `NAME.toml` beside this file, with the user's `knowledge/NAME.toml` of the configuration folder laid
over it: tables are merged, lists are added to, a plain value replaces the packaged one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jbtui import locations
from jbtui.errors import KnowledgeError
from jbtui.messages import say

HERE = Path(__file__).resolve().parent


def names() -> tuple[str, ...]:
    """The names of all packaged tables."""
    return tuple(sorted(path.stem for path in HERE.glob("*.toml")))


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table of that name, the user's additions included.

    Raises KnowledgeError when either file is not TOML.
    """
    merged = _load(HERE / f"{name}.toml")
    own = locations.config() / "knowledge" / f"{name}.toml"
    if own.is_file():
        merged = lay_over(merged, _load(own))
    return merged


def lay_over(base: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with `extra` laid over it: tables merged, lists added to, plain values replaced."""
    merged = dict(base)
    for key, value in extra.items():
        known = merged.get(key)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            merged[key] = lay_over(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            merged[key] = known + [item for item in value if item not in known]
        else:
            merged[key] = value
    return merged


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(
            say("知识表 {path} 无法读取：{error}", path=path, error=error),
            say("请改正该文件，或移走它再试。"),
        ) from error
