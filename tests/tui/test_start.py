"""What stands between the reader and the first paint: as little as can be."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jbtui.tui.styles import Styles
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import MakeApp
from tests.tui.driving import part, until

LATER = ("jbtui.records", "jbtui.search", "jbtui.store", "jbtui.tui.screens.compare", "jbtui.tui.screens.kwic",
         "jbtui.tui.screens.figures", "jbtui.tui.screens.tray", "sqlite3", "pyroaring")  # fmt: skip
"""What the first paint does without; it is imported after it, in a thread."""


def test_what_the_first_paint_needs_not_is_imported_later() -> None:
    code = f"import sys, jbtui.tui.app, jbtui.tui.screens.search; print([m for m in {LATER} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_styles_are_read_again_for_other_colours_only(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    parse = Styles.__mro__[1].parse  # type: ignore[attr-defined]

    def noted(styles: Styles) -> None:
        read.append(1)
        parse(styles)

    app = make_app()
    async with app.run_test(size=(120, 34)) as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        monkeypatch.setattr(Styles.__mro__[1], "parse", noted)
        await pilot.press("escape", "2")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        known = len(read)
        await pilot.press("1", "2", "1")
        await pilot.pause()
        assert len(read) == known
        app.theme = "light"
        await pilot.pause()
        assert len(read) > known
