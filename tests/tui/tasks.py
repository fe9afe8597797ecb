"""What a reader does in an afternoon with the bundled articles, without a mouse: from finding a passage to coming back.

`python -m tests.tui.tasks zh|en INDEX` does it at three sizes in an app of that language, in the current folder, and
prints what stood on the screen after each step, as JSON by size and step. A process of its own, because labels are read
when the app is imported.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.pilot import Pilot

if TYPE_CHECKING:
    from jbtui.tui.app import ReadingRoom

SIZES = ((80, 24), (120, 34), (170, 45))
QUERY = "最多跑一次"
CAMPAIGN = "六争攻坚"
WORD = "攻坚"
NOTE = "与北仑对照"


@dataclass
class Desk:
    """The app that is driven, and what was copied from it."""

    app: ReadingRoom
    pilot: Pilot[int]
    copied: list[str]
    read: str = ""
    """Id of the paragraph that was read."""

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def until(self, holds: Callable[[], object]) -> None:
        from tests.tui.driving import until

        await until(self.pilot, holds)

    async def rest(self) -> None:
        """Until everything that was asked for is there and drawn."""
        await self.until(lambda: not self.app.library.is_busy())
        await self.until(lambda: not self.app.library.is_busy())


async def find(desk: Desk) -> None:
    """The query, then the campaign's facet."""
    from jbtui.tui.widgets.facet_list import FacetList
    from jbtui.tui.widgets.result_list import ResultList
    from tests.tui.driving import part

    results, facets = part(desk.pilot, ResultList), part(desk.pilot, FacetList)
    await desk.press(*QUERY)
    await desk.until(lambda: len(results.hits) == 11 and facets.option_count)
    await desk.press("enter")
    await desk.rest()
    await desk.press("f", "j", "space")
    await desk.until(lambda: desk.app.session.ask.chosen == (("campaign", CAMPAIGN),) and len(results.hits) == 6)
    await desk.press("escape")


async def read(desk: Desk) -> None:
    """The second hit, in its article."""
    from jbtui.tui.widgets.page import Page
    from tests.tui.driving import part

    await desk.press("j", "enter")
    page = part(desk.pilot, Page)
    await desk.until(lambda: page.has_focus and page.current is not None and QUERY in page.current.text)
    assert page.hits and page.current is not None
    desk.read = page.current.id


async def copy(desk: Desk) -> None:
    """The passage with its citation after GB/T 7714."""
    from tests.tui.driving import note

    await desk.press("y")
    await desk.until(lambda: desk.copied and "GB/T 7714" in note(desk.pilot))
    assert "即办事项比例90.08%" in desk.copied[0] and "[N]. [报名不详], [2020-11]: 第24段" in desk.copied[0]


async def collect(desk: Desk) -> None:
    """Three passages from the results, two figures from the table."""
    from jbtui.tui.widgets.figure_table import FigureTable
    from jbtui.tui.widgets.result_list import ResultList
    from tests.tui.driving import part

    await desk.press("escape")
    await desk.until(lambda: part(desk.pilot, ResultList).has_focus)
    await desk.press("space", "k", "space", "j", "j", "space", "2")
    table = part(desk.pilot, FigureTable)
    await desk.until(lambda: table.rows)
    everything = len(table.rows)
    await desk.press("slash", *"生产总值", "down")
    await desk.until(lambda: table.has_focus and 2 < len(table.rows) < everything)
    await desk.press("space", "j", "j", "space")
    assert len(desk.app.collection.tray) == 5


async def annotate(desk: Desk) -> None:
    """A note to the first item of the tray."""
    from jbtui.tui.widgets.tray_list import TrayList
    from tests.tui.driving import part

    await desk.press("5")
    tray = part(desk.pilot, TrayList)
    await desk.until(lambda: len(tray.found) == 5 and tray.has_focus)
    await desk.press("e", *NOTE, "enter")
    await desk.until(lambda: tray.items[0].note == NOTE)


async def export(desk: Desk) -> None:
    """The tray as a document and as references."""
    await _export(desk, 1, "docx")
    await _export(desk, 4, "bib")


async def _export(desk: Desk, down: int, suffix: str) -> None:
    from tests.tui.driving import note

    await desk.press("x", *["j"] * down, "enter", "enter")
    await desk.until(lambda: f".{suffix}" in note(desk.pilot) and list(Path.cwd().glob(f"*.{suffix}")))


async def concordance(desk: Desk) -> None:
    """Every occurrence of a word, by what stands right of it."""
    from jbtui.tui.widgets.kwic_lines import KwicLines
    from jbtui.words import by_pinyin
    from tests.tui.driving import part

    await desk.press("4")
    lines = part(desk.pilot, KwicLines)
    await desk.press("slash", "ctrl+u", *WORD, "enter")
    await desk.until(lambda: lines.lines and {line.keyword for line in lines.lines} == {WORD})
    await desk.press("s", "s", "s")
    after = re.compile("[^\u4e00-\u9fff0-9]+")

    def firsts() -> list[str]:
        return [by_pinyin(after.sub("", line.right)[:1]) for line in lines.lines]

    await desk.until(lambda: desk.app.session.order == "right" and firsts() == sorted(firsts()))


async def compare(desk: Desk) -> None:
    """Two districts side by side."""
    from jbtui.tui.widgets.comparison_list import ComparisonList
    from tests.tui.driving import part

    await desk.press("3")
    rows = part(desk.pilot, ComparisonList)
    await desk.until(lambda: rows.has_focus and any(entry.shared for entry in rows.entries))


async def come_back(desk: Desk) -> None:
    """To the passage that was read first, and the query it was found with."""
    from jbtui.tui.widgets.page import Page
    from jbtui.tui.widgets.query_input import QueryInput
    from tests.tui.driving import part

    await desk.press("left_square_bracket")
    await desk.until(lambda: part(desk.pilot, Page).has_focus)
    page, field = part(desk.pilot, Page), part(desk.pilot, QueryInput, "query")
    await desk.until(lambda: page.current is not None and page.current.id == desk.read and field.value == QUERY)


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


async def do(index: Path, size: tuple[int, int], copied: list[str]) -> dict[str, str]:
    """All steps in one app; gives the screen after each."""
    from jbtui.tui.app import ReadingRoom
    from tests.tui.driving import painted

    screens: dict[str, str] = {}
    app = ReadingRoom(index)
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot, copied)
        for step in STEPS:
            try:
                await step(desk)
                await desk.rest()
            except AssertionError as error:
                raise AssertionError(f"{step.__name__} at {size}: {error}\n{painted(pilot)}") from error
            screens[step.__name__] = _without_accidents(painted(pilot))
    return screens


def _without_accidents(drawn: str) -> str:
    """The screen without trailing blanks and the time a search took."""
    drawn = re.sub(r"\b\d+( 毫秒| ms)", r"0\1", drawn)
    return "\n".join(line.rstrip() for line in drawn.split("\n"))


def main(language: str, index: Path) -> None:
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
        found["x".join(map(str, size))] = asyncio.run(do(index, size, copied))
        os.chdir(home.parent)
    json.dump(found, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
