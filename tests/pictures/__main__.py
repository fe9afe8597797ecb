"""Make the README's pictures from the real app over the real articles, in a home of its own."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot

FOLDER = Path(__file__).parent
SIZE = (132, 38)
FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Rich asks a server for its font; the reader's own monospaced one will do."""


async def search(pilot: Pilot[int]) -> None:
    from jbtui.tui.widgets.page import Page
    from jbtui.tui.widgets.result_list import ResultList
    from tests.tui.driving import part, type_text, until

    await type_text(pilot, "最多跑一次 专项:六争攻坚")
    await until(pilot, lambda: 0 < len(part(pilot, ResultList).hits) < 10)
    await pilot.press("enter")
    await until(pilot, lambda: part(pilot, Page).sheet)


async def figures(pilot: Pilot[int]) -> None:
    from jbtui.tui.widgets.figure_table import FigureTable
    from tests.tui.driving import part, until

    await pilot.press("escape", "2")
    await until(pilot, lambda: part(pilot, FigureTable).has_focus and part(pilot, FigureTable).option_count > 50)


async def compare(pilot: Pilot[int]) -> None:
    from jbtui.tui.widgets.comparison_list import ComparisonList
    from tests.tui.driving import part, until

    await pilot.press("escape", "3")
    await until(pilot, lambda: part(pilot, ComparisonList).has_focus and part(pilot, ComparisonList).option_count > 5)


async def picture(name: str, steps: Callable[[Pilot[int]], Awaitable[None]], index: Path) -> None:
    from jbtui.tui.app import ReadingRoom

    app = ReadingRoom(index)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await steps(pilot)
        await pilot.pause(0.5)
        drawn = app.export_screenshot(title="jbtui")
    (FOLDER / f"{name}.svg").write_text(FONT_FACE.sub("", drawn), encoding="utf-8")


def main() -> None:
    from jbtui import locations
    from jbtui.ingest import ingest
    from jbtui.messages import speak

    speak("zh")
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home))
        index = Path(home) / "seeds.db"
        ingest([locations.seeds()], index)
        for steps in (search, figures, compare):
            asyncio.run(picture(steps.__name__, steps, index))
            print(FOLDER / f"{steps.__name__}.svg")


if __name__ == "__main__":
    main()
