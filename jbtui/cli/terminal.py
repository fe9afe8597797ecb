"""What the terminal is and how it draws: asked of the terminal itself, where it answers."""

from __future__ import annotations

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Iterator

AMBIGUOUS = "“…·"
"""Signs of the articles that some terminals draw on one cell and others on two."""
PATIENCE = 0.4
"""Seconds that a terminal may take to answer, over ssh as well."""
_REPORT = re.compile(rb"\x1b\[\d+;(\d+)R")


def ambiguous_cells() -> int | None:
    """Cells that the terminal gives a sign of ambiguous width; None where there is none, or it does not say."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") in (None, "", "dumb"):
        return None
    with _unbuffered(sys.stdin.fileno()) as keyboard:
        if keyboard is None:
            return None
        sys.stdout.write(f"\r{AMBIGUOUS}\x1b[6n")
        sys.stdout.flush()
        column = _column(keyboard)
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
    return None if column is None else round((column - 1) / len(AMBIGUOUS))


def _column(keyboard: int) -> int | None:
    """The column of the cursor, as the terminal reports it; None where it does not in time."""
    answer, deadline = b"", time.monotonic() + PATIENCE
    while (left := deadline - time.monotonic()) > 0 and select.select([keyboard], [], [], left)[0]:
        answer += os.read(keyboard, 64)
        if report := _REPORT.search(answer):
            return int(report[1])
    return None


@contextlib.contextmanager
def _unbuffered(keyboard: int) -> Iterator[int | None]:
    """The keyboard, giving each byte as it comes and showing none; None where the system knows no such terminals."""
    try:
        import termios
        import tty
    except ImportError:
        yield None
        return
    before = termios.tcgetattr(keyboard)
    try:
        tty.setcbreak(keyboard)
        yield keyboard
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
