"""What a reader does in an afternoon, without a mouse, from finding a passage to coming back to it.

`python -m tests.tui.tasks zh|en` does it at three sizes in an app of that language, in the current folder, and prints
what stood on the screen after each step, as JSON by size and step. A process of its own, because labels are read when
the app is imported.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from textual.pilot import Pilot

SIZES = ((80, 24), (120, 34), (170, 45))
QUERY = "最多跑一次"


@dataclass
class Desk:
    """The app that is driven, and what was copied from it."""

    pilot: Pilot[int]
    copied: list[str]
    read: str = ""
    """Id of the paragraph that was read."""
    told: dict[str, str] = field(default_factory=dict)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def until(self, holds: Callable[[], object]) -> None:
        from tests.tui.driving import until

        await until(self.pilot, holds)


async def find(desk: Desk) -> None:
    """The query, then the campaign's facet."""
    from jbtui.tui.widgets.facet_list import FacetList
    from jbtui.tui.widgets.result_list import ResultList
    from tests.tui.driving import part

    await desk.press(*QUERY)
    await desk.until(lambda: len(part(desk.pilot, ResultList).hits) == 3 and part(desk.pilot, FacetList).option_count)
    await desk.press("enter", "f", "space")
    await desk.until(lambda: desk.pilot.app.screen.ask.chosen == (("campaign", "三比攻坚"),))  # type: ignore[attr-defined]
    await desk.press("escape")


async def read(desk: Desk) -> None:
    """The second hit, in its article."""
    from jbtui.tui.widgets.page import Page
    from tests.tui.driving import part

    await desk.press("j", "enter")
    page = part(desk.pilot, Page)
    await desk.until(lambda: page.has_focus and page.current is not None and page.current.number == 3)
    assert page.hits and page.current is not None
    desk.read = page.current.id


async def copy(desk: Desk) -> None:
    """The passage with its citation after GB/T 7714."""
    from tests.tui.driving import note

    await desk.press("y")
    await desk.until(lambda: desk.copied and "GB/T 7714" in note(desk.pilot))
    assert "每件提速4.1个工作日" in desk.copied[0] and "[N]. [报名不详], [2019-02]: 第3段" in desk.copied[0]


async def collect(desk: Desk) -> None:
    """Three passages from the results, two figures from the table."""
    from jbtui.tui.widgets.figure_table import FigureTable
    from jbtui.tui.widgets.result_list import ResultList
    from tests.tui.driving import part

    await desk.press("escape")
    await desk.until(lambda: part(desk.pilot, ResultList).has_focus)
    await desk.press("space", "k", "space", "j", "j", "space", "2")
    await desk.until(lambda: len(part(desk.pilot, FigureTable).rows) == 6 and part(desk.pilot, FigureTable).has_focus)
    await desk.press("space", "j", "j", "space")
    assert len(desk.pilot.app.collection.tray) == 5  # type: ignore[attr-defined]


async def annotate(desk: Desk) -> None:
    """A note to the first item of the tray."""
    from jbtui.tui.widgets.tray_list import TrayList
    from tests.tui.driving import part

    await desk.press("5")
    await desk.until(lambda: len(part(desk.pilot, TrayList).found) == 5 and part(desk.pilot, TrayList).has_focus)
    await desk.press("e", *"与西山对照", "enter")
    await desk.until(lambda: part(desk.pilot, TrayList).items[0].note == "与西山对照")


async def export(desk: Desk) -> None:
    """The tray as a document and as references."""
    await _export(desk, 1, "docx")
    await _export(desk, 4, "bib")


async def _export(desk: Desk, down: int, suffix: str) -> None:
    before = set(Path.cwd().iterdir())
    await desk.press("x", *["j"] * down, "enter")
    await desk.press("enter")
    await desk.until(lambda: [file.suffix for file in set(Path.cwd().iterdir()) - before] == [f".{suffix}"])


async def concordance(desk: Desk) -> None:
    """Every occurrence of a word, by what stands right of it."""
    from jbtui.tui.widgets.kwic_lines import KwicLines
    from tests.tui.driving import part

    await desk.press("4")
    lines = part(desk.pilot, KwicLines)
    await desk.until(lambda: len(lines.lines) == 3)
    await desk.press("s", "s", "s")
    await desk.until(lambda: desk.pilot.app.screen.order == "right")  # type: ignore[attr-defined]
    await desk.until(lambda: [line.right[:3] for line in lines.lines] == sorted(line.right[:3] for line in lines.lines))


async def compare(desk: Desk) -> None:
    """Two districts side by side."""
    from jbtui.tui.widgets.comparison_list import ComparisonList
    from tests.tui.driving import part

    await desk.press("3")
    rows = part(desk.pilot, ComparisonList)
    await desk.until(lambda: rows.has_focus and any(entry.shared for entry in rows.entries))


async def come_back(desk: Desk) -> None:
    """To the passage that was read first."""
    from jbtui.tui.widgets.page import Page
    from tests.tui.driving import part

    await desk.press("left_square_bracket")
    await desk.until(lambda: part(desk.pilot, Page).has_focus)
    current = part(desk.pilot, Page).current
    assert current is not None and current.id == desk.read


STEPS: tuple[Callable[[Desk], Awaitable[None]], ...] = (
    find,
    read,
    copy,
    collect,
    annotate,
    export,
    concordance,
    compare,
    come_back,
)


async def do(size: tuple[int, int], copied: list[str]) -> dict[str, str]:
    """All steps in one app; gives the screen after each."""
    from jbtui.tui.app import ReadingRoom
    from tests.tui.driving import painted
    from tests.tui.shelf import Shelf

    screens: dict[str, str] = {}
    async with ReadingRoom(open_reader=Shelf).run_test(size=size) as pilot:
        desk = Desk(pilot, copied)
        for step in STEPS:
            try:
                await step(desk)
            except AssertionError as error:
                raise AssertionError(f"{step.__name__} at {size}: {error}\n{painted(pilot)}") from error
            await pilot.pause(0.15)
            screens[step.__name__] = _without_folder(painted(pilot))
    return screens


def _without_folder(drawn: str) -> str:
    """The screen without trailing blanks, and without the folder of this run, wherever it is cut."""
    here = str(Path.cwd())[:12]
    return "\n".join(line.split(here)[0].rstrip() for line in drawn.split("\n"))


def main(language: str) -> None:
    from jbtui import clipboard
    from jbtui.messages import speak

    speak(language)
    found: dict[str, dict[str, str]] = {}
    for size in SIZES:
        home = Path.cwd() / "x".join(map(str, size))
        work = home / "work"
        work.mkdir(parents=True)
        os.chdir(work)
        os.environ |= {f"XDG_{name}_HOME": str(home) for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        copied: list[str] = []

        def take(text: str, copied: list[str] = copied, **_paths: object) -> clipboard.Copied:
            copied.append(text)
            return clipboard.Copied(("tmux", "file"))

        clipboard.copy = take
        found["x".join(map(str, size))] = asyncio.run(do(size, copied))
        os.chdir(home.parent)
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
