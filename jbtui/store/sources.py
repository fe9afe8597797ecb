"""What an index was made from: its folders, and the files that were given by name."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jbtui.errors import IndexDamaged, IndexFault
from jbtui.messages import _, say
from jbtui.store.connection import connect_to_read, faults
from jbtui.store.packing import path_from


@dataclass(frozen=True, slots=True)
class Remembered:
    """What can still be told of an index that may be of another version or damaged."""

    paths: tuple[Path, ...]
    whole: bool
    """False where the index is too damaged to tell all of them."""


def sources(connection: sqlite3.Connection) -> list[Path]:
    """The folders that were ingested, and after them the files outside of these."""
    folders = _folders(connection)
    return folders + _files_outside(connection, folders)


def remembered(path: Path) -> Remembered:
    """The sources of an index of any version and segmenter, as far as they can be read; none where there is no index.

    Raises IndexLocked, and IndexFault for a file that may not be opened.
    """
    found: list[Path] = []
    if path.is_dir():
        raise IndexFault(
            say("索引 {path} 无法打开：{error}", path=path, error=os.strerror(errno.EISDIR)),
            _("这是一个文件夹：请给出文件名。"),
        )
    if not path.exists():
        return Remembered((), whole=True)
    try:
        with faults(path), closing(connect_to_read(path)) as connection:
            found += _folders(connection)
            found += _files_outside(connection, found)
    except IndexDamaged:
        return Remembered(tuple(found), whole=False)
    return Remembered(tuple(found), whole=True)


def _folders(connection: sqlite3.Connection) -> list[Path]:
    return [Path(path_from(path)) for (path,) in connection.execute("SELECT path FROM root ORDER BY path")]


def _files_outside(connection: sqlite3.Connection, folders: list[Path]) -> list[Path]:
    # Compared as text: an index may hold many thousand files.
    begun = tuple(str(folder).rstrip(os.sep) + os.sep for folder in folders)
    paths = (path_from(path) for (path,) in connection.execute("SELECT path FROM file ORDER BY path"))
    return [Path(path) for path in paths if not path.startswith(begun)]
