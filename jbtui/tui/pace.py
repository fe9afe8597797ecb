"""What keeps the app quick to the hand: frames, threads and memory set for one who types, the search warmed up."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jbtui.tui.library import Nothing
    from jbtui.tui.reader import Reader

FRAMES = 120
"""Paints a second at most: what is found waits half of a frame for its paint."""
M_ARENA_MAX = -8
"""The name of that setting to the C library."""
TURN = 0.001
"""Seconds that a searching thread keeps the interpreter while the one that paints wants it."""


def frames() -> None:
    """Ask Textual for more frames; it reads this when it is imported, and the reader's own wish comes first."""
    os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))


def share_memory() -> None:
    """Before other threads are started: let all take memory from one pool, or each would keep what it needed once."""
    if sys.platform != "linux":
        return
    import ctypes

    with contextlib.suppress(AttributeError, OSError):  # not every C library has it
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def hold_still() -> None:
    """At the start: nothing that is made for the first paint is let go before it, so memory's housekeeping can wait."""
    gc.disable()


def let_go() -> None:
    """After the first paint: housekeeping again."""
    gc.enable()


def settle() -> None:
    """After the start: hand over between threads sooner, and leave what stays for good out of memory's housekeeping."""
    sys.setswitchinterval(TURN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def warm(reader: Reader) -> None:
    """Search once in every way, in a thread, so that the first keystroke finds everything loaded."""
    from jbtui.knowledge import table
    from jbtui.tui.asking import Ask

    for query in table("display")["warm_queries"]:
        ask = Ask(query)
        reader.search(ask)
        reader.counts(ask)


def make_ready(reader: Reader) -> Nothing:
    """Search once by the connection that will be asked, for what every query needs of the index."""
    from jbtui.knowledge import table
    from jbtui.tui.asking import Ask
    from jbtui.tui.library import Nothing

    reader.search(Ask(table("display")["warm_queries"][0]))
    return Nothing()
