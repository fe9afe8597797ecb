"""Progress on standard error while files are read: a bar with counts and time left, on a terminal only."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from jbtui.messages import say
from jbtui.text.cleaning import one_line

if TYPE_CHECKING:
    from jbtui.ingest import Progress

_EVERY = 0.1
"""Seconds between two drawings: a terminal over ssh must not be the slow part."""
_BAR = 20


class Meter:
    """Draws each Progress it is called with; nothing where standard error is no terminal."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._drawn = 0.0
        self._width = 0

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._width:
            self._line("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if self._shown and now - self._drawn >= _EVERY:
            self._drawn = now
            self._line(describe(progress))

    def _line(self, text: str) -> None:
        if not self._shown:
            return
        from rich.cells import cell_len

        width = cell_len(text)
        sys.stderr.write("\r" + text + " " * max(0, self._width - width))
        sys.stderr.flush()
        self._width = width


def describe(progress: Progress) -> str:
    """One line: the bar, the files, the time left."""
    share = min(1.0, progress.bytes_done / progress.bytes_total) if progress.bytes_total else 0.0
    filled = round(share * _BAR)
    parts = [f"[{'#' * filled}{'.' * (_BAR - filled)}] {share:4.0%}"]
    parts.append(say("{done}/{total} 个文件", done=progress.files_done, total=progress.files_total))
    if progress.seconds_left is not None:
        parts.append(say("还需 {time}", time=clock(progress.seconds_left)))
    return one_line("  ".join(parts))


def clock(seconds: float) -> str:
    """Minutes and seconds: 1:05."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02}"
