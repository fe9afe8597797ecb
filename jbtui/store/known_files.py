"""The files as the index knows them: what changed since is told by comparing, what repeats another is remembered."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from jbtui.store.packing import path_column, path_from


class KnownFile(NamedTuple):
    """A file as the index knows it, as far as it tells of nearly every file whether it changed: an ingest asks for all
    of them."""

    path: str | bytes
    """As it stands in the column."""
    id: int
    size: int
    modified: int
    beside: str
    current: int
    """Whether it was read by the rules that hold now."""


def files(connection: sqlite3.Connection, paths: Iterable[Path], rules: str) -> dict[str, KnownFile]:
    """The files of the index at and under the paths, by their paths; `rules` are those that hold now."""
    known: dict[str, KnownFile] = {}
    for path in paths:
        rows = connection.execute(
            "SELECT path, id, size, modified, beside, rules = ? FROM file"
            " WHERE path = ? OR (path >= ? AND path < ?) OR (path >= ? AND path < ?)",
            (rules, path_column(str(path)), *_under(path)),
        )
        known.update((path_from(file.path), file) for file in map(KnownFile._make, rows))
    return known


def content(connection: sqlite3.Connection, id_: int) -> str:
    """The sha256 of a file's bytes as they were read."""
    (sha256,) = connection.execute("SELECT sha256 FROM file WHERE id = ?", (id_,)).fetchone()
    return str(sha256)


def number(connection: sqlite3.Connection, path: str) -> int | None:
    row = connection.execute("SELECT id FROM file WHERE path = ?", (path_column(path),)).fetchone()
    return row[0] if row else None


def repeats(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(path, code) of articles that were left out because another file holds them."""
    rows = connection.execute("SELECT path, repeats FROM file WHERE repeats IS NOT NULL ORDER BY path")
    return [(path_from(path), code) for path, repeats in rows for code in json.loads(repeats)]


def orphaned_repeats(connection: sqlite3.Connection) -> set[str]:
    """Files that repeat an article which has left the index since."""
    left_out = repeats(connection)
    codes = {code for (code,) in connection.execute("SELECT code FROM article")} if left_out else set()
    return {path for path, code in left_out if code not in codes}


def held(connection: sqlite3.Connection, codes: Iterable[str]) -> set[str]:
    """Those of the codes whose articles the index has."""
    rows = connection.execute(
        "SELECT code FROM article WHERE code IN (SELECT value FROM json_each(?))", (json.dumps(list(codes)),)
    )
    return {code for (code,) in rows}


def holder(connection: sqlite3.Connection, code: str) -> str | None:
    """The path of the file that holds an article."""
    row = connection.execute(
        "SELECT file.path FROM article JOIN file ON file.id = article.file WHERE code = ?", (code,)
    ).fetchone()
    return path_from(row[0]) if row else None


def _under(path: Path) -> tuple[str | bytes, ...]:
    """From where to where the paths within a folder stand in order: those that are text, and those that are bytes."""
    begin = str(path).rstrip(os.sep) + os.sep
    end = begin[:-1] + chr(ord(os.sep) + 1)
    text = ("", "") if isinstance(path_column(begin), bytes) else (begin, end)
    return (*text, os.fsencode(begin), os.fsencode(end))
