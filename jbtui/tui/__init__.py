"""The terminal app: a thin face on the core."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from jbtui.tui import pace

pace.frames()  # before anything imports Textual


def run(index_path: Path | None, *, mouse: bool = True, restore: bool = True) -> int:
    """Open the app on an index, the default one for None; returns the exit code.

    Choose the language (`jbtui.messages.speak`) before: the app's keys and labels are read when it is imported.
    """
    pace.hold_still()
    from jbtui.tui import preferences
    from jbtui.tui.app import ReadingRoom

    chosen = preferences.load()
    chosen = replace(chosen, restore=chosen.restore and restore)
    room = ReadingRoom(index_path, preferences=chosen)
    code = room.run(mouse=mouse and chosen.mouse) or 0
    if room.farewell:
        print(room.farewell, file=sys.stderr)
    return code
