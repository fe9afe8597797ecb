"""Writes a file whole or not at all: into a neighbour first, which takes its place when everything is on the disk."""

from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from jbtui.errors import NotWritten
from jbtui.messages import _, say

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to; it becomes `target` at the end, or vanishes where something was raised.

    Raises NotWritten for what the system refuses, whatever stood at `target` being left as it was.
    """
    if target.exists() and not target.is_file() and not target.is_dir():
        # A device or pipe has no neighbour to be written first.
        with _told(target):
            yield target
        return
    final = target.resolve()
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        with _told(target):
            if final.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            yield part
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(final)
    finally:
        part.unlink(missing_ok=True)


class Packed(io.BytesIO):
    """A file that a library packs in one go, put together in memory: a full disk is then met in one place only, and
    `check`, which may raise to stop it, is asked before each piece."""

    def __init__(self, check: Callable[[], None]) -> None:
        super().__init__()
        self._check = check
        self._stopped = False

    def write(self, piece: Buffer, /) -> int:
        if not self._stopped:
            self._stopped = True  # a pack that is let go still writes its end, when nobody is there to hear of a stop
            self._check()
            self._stopped = False
        return super().write(piece)


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """A folder for what is made on the way, beside the target; it goes with everything in it, whatever happens."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".jbtui-", ignore_cleanup_errors=True) as made:
        yield Path(made)


@contextmanager
def text_file(target: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file to write to, line ends as given, replaced whole. Raises NotWritten."""
    with replacing(target) as part, part.open("w", encoding=encoding, errors="replace", newline="") as file:
        yield file


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """OSError said as NotWritten, with the next step. A broken pipe is nobody's fault and passes."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise not_written(target, error) from error


def not_written(target: Path | IO[str] | str, error: OSError) -> NotWritten:
    """What is said of a file that the system refused."""
    remedies = {
        errno.ENOSPC: _("磁盘已满：请腾出空间，或写到别处。原有的文件没有改动。"),
        errno.EDQUOT: _("配额已满：请腾出空间，或写到别处。原有的文件没有改动。"),
        errno.EACCES: _("没有写入权限：请换一个文件夹。"),
        errno.EPERM: _("没有写入权限：请换一个文件夹。"),
        errno.EROFS: _("该处只读：请换一个文件夹。"),
        errno.ENOENT: _("没有这个文件夹：请先建立它。"),
        errno.EISDIR: _("这是一个文件夹：请给出文件名。"),
    }
    return NotWritten(
        say("无法写入 {file}：{error}", file=target, error=error.strerror or error),
        remedies.get(error.errno or 0, _("请检查该路径，再试一次。")),
    )
