"""Opening the index file: for reading, for writing, and saying what ails it and which command mends it."""

from __future__ import annotations

import os
import sqlite3
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from jbtui import locations, words
from jbtui.errors import IndexDamaged, IndexFault, IndexLocked, IndexMissing, IndexOutdated, QueryCancelled
from jbtui.messages import _, say

SCHEMA = 5
"""Number of the schema in db/schema.sql."""
AS_GOOD = 4
"""The oldest schema whose indexes can be read and written as they are: they hold no batches of several runs yet."""
PATIENCE = 5.0
"""Seconds to wait for another process that writes the index."""
CACHE = -4_000
"""SQLite's page cache in kilobytes, negative as it wants it."""
PAGE = 8192
_MAGIC = b"SQLite format 3\0"
_GARBLED = (zlib.error, struct.error, ValueError, LookupError, TypeError)
"""What unpacking raises where bytes of the file are not those that were written."""


def open_to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection to an index of this schema and segmenter.

    Raises IndexMissing, IndexLocked, IndexDamaged or IndexOutdated.
    """
    if not path.is_file():
        raise IndexMissing(say("没有索引：{path}", path=path), _("请运行 jbtui ingest 建立索引。"))
    with faults(path):
        connection = connect_to_read(path)
        try:
            check(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A read-only connection to whatever stands at the path, unchecked; sqlite3's own errors pass."""
    # In a folder that cannot be written SQLite can make no shared memory file; the index cannot change there either.
    frozen = "" if os.access(path.parent, os.W_OK) or Path(f"{path}-shm").exists() else "&immutable=1"
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=ro{frozen}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    connection.execute(f"PRAGMA cache_size={CACHE}")
    connection.create_function("name_order", 1, words.name_order, deterministic=True)
    return connection


def open_to_write(path: Path) -> sqlite3.Connection:
    """A connection that may write; an index is made where there is none. Raises as `open_to_read`."""
    with faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA page_size={PAGE}")
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # where there is no index yet; see Writer.finish
            if _is_empty(connection):
                _make(connection)
            check(connection, path)
            if connection.execute("SELECT 1 FROM meta WHERE key = 'schema' AND value < ?", (SCHEMA,)).fetchone():
                connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (SCHEMA,))
            # Readers go on while a batch is written; what a kill leaves half written is never seen.
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("PRAGMA cache_size=-64000")
        except BaseException:
            connection.close()
            raise
    return connection


def _is_empty(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()


def _make(connection: sqlite3.Connection) -> None:
    """The tables of db/schema.sql, and what the index is."""
    from sqlite_utils import Database  # needed by writers alone; readers open fast

    database = Database(connection)  # the connection itself: given a path it may choose another SQLite
    schema = locations.schema().read_text("utf-8")
    facts = {"schema": SCHEMA, "engine": words.engine(), "rules": "", "built": "", "dictionary": b""}
    database.executescript(f"BEGIN IMMEDIATE;\n{schema}")
    database.table("meta").insert_all([{"key": key, "value": value} for key, value in facts.items()])
    connection.execute("COMMIT")


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise IndexOutdated or IndexDamaged unless the index was made by this schema and this segmenter."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "meta" not in tables:
        raise IndexDamaged(say("{path} 不是 jbtui 的索引", path=path), rebuild_remedy())
    facts = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('schema', 'engine')"))
    if facts.get("schema") not in range(AS_GOOD, SCHEMA + 1):
        raise IndexOutdated(
            say("索引 {path} 是另一版本的 jbtui 建立的（第 {found} 版，现为第 {wanted} 版）",
                path=path, found=facts.get("schema"), wanted=SCHEMA),
            rebuild_remedy(),
        )  # fmt: skip
    if facts.get("engine") != words.engine():
        raise IndexOutdated(
            say("索引 {path} 用另一种分词建立（{found}，现为 {wanted}），不能混用",
                path=path, found=facts.get("engine"), wanted=words.engine()),
            rebuild_remedy(),
        )  # fmt: skip


def _permission_remedy() -> str:
    return _("请检查文件夹权限，或用 --db 指定别处。")


def rebuild_remedy() -> str:
    return _("请运行 jbtui ingest --rebuild 重建索引。")


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn what SQLite says, and what does not unpack, into what a reader can act on."""
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise IndexLocked(
                say("索引 {path} 正被另一个程序写入", path=path), _("请等它结束，或关闭它再试。")
            ) from error
        if "interrupted" in text:
            raise QueryCancelled(_("查询已取消")) from error
        if "full" in text:
            raise IndexFault(
                say("索引 {path} 写不下去：磁盘已满", path=path), _("请腾出空间再运行一次；已编入的文件都在。")
            ) from error
        if "unable to open" in text or "readonly" in text:
            raise IndexFault(say("索引 {path} 无法打开或写入", path=path), _permission_remedy()) from error
        raise IndexDamaged(say("索引 {path} 无法使用：{error}", path=path, error=text), rebuild_remedy()) from error
    except sqlite3.DatabaseError as error:
        raise IndexDamaged(say("索引 {path} 已损坏：{error}", path=path, error=error), rebuild_remedy()) from error
    except UnicodeEncodeError:
        raise  # of what was asked, not of what was read
    except _GARBLED as error:
        raise IndexDamaged(
            say("索引 {path} 已损坏：{error}", path=path, error=f"{type(error).__name__}: {error}"), rebuild_remedy()
        ) from error
    except OSError as error:
        raise IndexFault(
            say("索引 {path} 无法打开：{error}", path=path, error=error.strerror or error), _permission_remedy()
        ) from error


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Only one process at a time may be inside for an index. Raises IndexLocked.

    SQLite holds the lock, on an empty file beside the index: it ends with the process, however that ends.
    """
    lock = path.with_name(f"{path.name}.lock")
    with faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(lock, timeout=0, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except BaseException:
            connection.close()
            raise
    try:
        yield
    finally:
        connection.close()
        lock.unlink(missing_ok=True)


def replace(new: Path, path: Path) -> None:
    """Put a finished index in the place of another, at once and whole. Raises IndexLocked while the old one is open."""
    with faults(path):
        if path.exists():
            with path.open("rb") as file:
                is_index = file.read(len(_MAGIC)) == _MAGIC
            if is_index:
                _fold_up(path)
        for leftover in ("-wal", "-shm"):
            Path(f"{path}{leftover}").unlink(missing_ok=True)
        new.replace(path)


def _fold_up(path: Path) -> None:
    """Take the write-ahead log into the old index, so that none is left for the new one to be mistaken for its own."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise IndexLocked(
                say("索引 {path} 正被另一个程序使用", path=path), _("请先关闭打开它的 jbtui，再运行一次。")
            ) from error
    except sqlite3.DatabaseError:
        return  # damaged: that is why it is replaced
    finally:
        connection.close()
