"""A file's bytes, read whole and once, with a limit on size and a guard against change meanwhile."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from jbtui.errors import UnreadableSource
from jbtui.messages import say
from jbtui.text.cleaning import one_line

MAX_BYTES = 32 * 1024 * 1024
"""A year of a daily's front pages is a tenth of this; anything larger is no article."""


def shown(path: Path) -> str:
    """The path as it can be printed, whatever bytes its name holds."""
    return one_line(os.fsencode(path).decode("utf-8", "replace"))


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file.

    Raises UnreadableSource for a missing, special, empty or too large file, and for one that changed while it was read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableSource(say("{path} 不是普通文件", path=shown(path)), say("请给出文本文件。"))
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > limit:
                raise _too_large(path, before.st_size, limit)
            data = file.read(limit + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise UnreadableSource(
            say("{path} 无法读取：{error}", path=shown(path), error=error.strerror or error),
            say("请检查文件是否存在、是否有读取权限。"),
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != before.st_size:
        raise UnreadableSource(say("{path} 在读取时发生了变化", path=shown(path)), say("请待写入结束后再导入。"))
    if not data:
        raise UnreadableSource(say("{path} 是空文件", path=shown(path)), say("请检查来源，或删去该文件。"))
    return data


def _too_large(path: Path, size: int, limit: int) -> UnreadableSource:
    return UnreadableSource(
        say("{path} 过大（{size} MB，上限 {limit} MB）", path=shown(path), size=size >> 20, limit=limit >> 20),
        say("请拆成单篇文章再导入。"),
    )
