"""The fingerprint of everything that decides what is made of a file: program, knowledge tables, the user's tables."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jbtui import locations, words

ROOMS = ("reading", "layout", "context", "figures", "knowledge", "text", "words")
"""Rooms a file passes on its way into the index. What the store makes of it is told by the number of the schema."""


@cache
def fingerprint() -> str:
    """Sixteen hexadecimal digits; when they differ from those a file was read under, it is read again."""
    digest = hashlib.sha256(words.engine().encode())
    for path in _files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files() -> Iterator[Path]:
    for room in ROOMS:
        for pattern in ("*.py", "*.toml"):
            yield from sorted((locations.PACKAGE / room).glob(pattern))
    yield from sorted((locations.config() / "knowledge").glob("*.toml"))
