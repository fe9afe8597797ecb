"""Make the README's pictures from the real app over the real articles, in a home of its own."""

from __future__ import annotations

import asyncio
import html
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

FOLDER = Path(__file__).parent
SIZE = (132, 38)
FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)
"""Rich asks a server for its font; the reader's own monospaced one will do."""


CELL = 12.2
"""Width of a cell in Rich's drawings, in their own unit."""
TEXT = re.compile(r'<text (class="[^"]*") x="([^"]*)" (y="[^"]*") textLength="[^"]*" (clip-path="[^"]*")>(.*?)</text>')
RUN = re.compile("[\u1100-\uffff]+|[^\u1100-\uffff]+")
"""Characters that may be wide, or none that is."""


def in_cells(drawing: str) -> str:
    """The drawing with every run of text as wide as its cells: Rich counts a Han as one, and squeezes it."""
    return TEXT.sub(_runs, drawing)


def _runs(found: re.Match[str]) -> str:
    kind, y, clip = found[1], found[3], found[4]
    x, drawn = float(found[2]), []
    for run in RUN.findall(html.unescape(found[5])):
        width = CELL * cell_len(run)
        text = html.escape(run).replace(" ", "&#160;")
        drawn.append(f'<text {kind} x="{x:.1f}" {y} textLength="{width:.1f}" {clip}>{text}</text>')
        x += width
    return "".join(drawn)


async def search(pilot: Pilot[int]) -> None:
    from jbtui.tui.widgets.page import Page
    from jbtui.tui.widgets.result_list import ResultList
    from tests.tui.driving import part, type_text, until

    await type_text(pilot, "最多跑一次 专项:六争攻坚")
    await until(pilot, lambda: 0 < len(part(pilot, ResultList).hits) < 10)
    await pilot.press("enter")
    await until(pilot, lambda: part(pilot, Page).sheet)


async def reading(pilot: Pilot[int]) -> None:
    """A sentence of a hit selected, and copied with its citation."""
    from jbtui.tui.widgets.page import Page
    from tests.tui.driving import note, part, until

    await search(pilot)
    await pilot.press("j", "enter")
    await until(pilot, lambda: part(pilot, Page).has_focus and part(pilot, Page).hits)
    await pilot.press("v", "y")
    await until(pilot, lambda: "GB/T 7714" in note(pilot))


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


async def concordance(pilot: Pilot[int]) -> None:
    """The word's occurrences by what stands right of them."""
    from jbtui.tui.screens.kwic import KwicRoom
    from jbtui.tui.widgets.kwic_lines import KwicLines
    from tests.tui.driving import part, type_text, until

    await type_text(pilot, "攻坚")
    await pilot.press("enter", "4")
    await until(pilot, lambda: isinstance(pilot.app.screen, KwicRoom) and len(part(pilot, KwicLines).lines) > 20)
    await pilot.press("s", "s", "s")


async def tray(pilot: Pilot[int]) -> None:
    """Three passages and two figures, one with a note."""
    from jbtui.tui.widgets.figure_table import FigureTable
    from jbtui.tui.widgets.tray_list import TrayList
    from tests.tui.driving import part, until

    await search(pilot)
    await pilot.press("space", "j", "space", "j", "space", "2")
    await until(pilot, lambda: part(pilot, FigureTable).has_focus and part(pilot, FigureTable).option_count > 50)
    await pilot.press("space", "j", "space", "5")
    await until(pilot, lambda: len(part(pilot, TrayList).found) == 5 and part(pilot, TrayList).has_focus)
    await pilot.press("e", *"与北仑对照", "enter")


async def picture(name: str, steps: Callable[[Pilot[int]], Awaitable[None]], index: Path) -> None:
    from jbtui.tui.app import ReadingRoom
    from jbtui.tui.preferences import Preferences

    app = ReadingRoom(index, preferences=Preferences(restore=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await steps(pilot)
        await pilot.pause(0.5)
        drawn = app.export_screenshot(title="jbtui")
    (FOLDER / f"{name}.svg").write_text(in_cells(FONT_FACE.sub("", drawn)), encoding="utf-8")


def main() -> None:
    from jbtui import locations
    from jbtui.ingest import ingest
    from jbtui.messages import speak

    speak("zh")
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home))
        for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):  # what is copied here is nobody's
            os.environ.pop(name, None)
        index = Path(home) / "seeds.db"
        ingest([locations.seeds()], index)
        for steps in (search, reading, figures, compare, concordance, tray):
            asyncio.run(picture(steps.__name__, steps, index))
            print(FOLDER / f"{steps.__name__}.svg")


if __name__ == "__main__":
    main()
