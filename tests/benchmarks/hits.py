"""Ten thousand hits in the list: what a key costs the app while one scrolls through them, and while one types.

    python -m tests.benchmarks hits [--hits 10000] [--size 120x34]

Everything is in memory, so that only the app is measured. Times are those of the thread that paints, from the key until
what it changed is painted, in milliseconds of its processor: other programs on the machine do not count. While one
scrolls, the article follows once the highlight rests; `and its article` is what a key costs with all that follows it.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import thread_time
from typing import Any

from textual import events
from textual.pilot import Pilot

from jbtui.tui.app import ReadingRoom
from jbtui.tui.asking import PAGE, Ask
from jbtui.tui.screens.search import GLANCE
from jbtui.tui.widgets.page import Page
from jbtui.tui.widgets.query_input import QueryInput
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.driving import part, until
from tests.tui.shelf import Shelf, article

PATIENCE = 10.0
"""Seconds until a key counts as lost."""
PAUSE = 0.12
"""Seconds between two characters of one who types."""
RESTING = ("j", "pagedown", "k", "pagedown") * 5
SCROLLING = ("j",) * 40 + ("pagedown",) * 20 + ("k",) * 20 + ("end", "home") * 5
TYPING = "项目开工投资满意度"
PARAGRAPHS = 20
"""Of an article: a page that is previewed is no longer than a newspaper's."""


def library(hits: int) -> Shelf:
    """So many paragraphs, all with the words typed."""
    line = "body|第{n}个项目开工投资{n}亿元，满意度居全市第一，带动周边三个街道就业，群众交口称赞。"
    return Shelf(
        volumes=tuple(
            article(
                f"{number}.txt",
                "\n".join(["title|长文", *(line.format(n=number * PARAGRAPHS + n) for n in range(PARAGRAPHS))]),
                "东河区",
                "2019-02",
            )
            for number in range(hits // PARAGRAPHS)
        )
    )


async def load(pilot: Pilot[int], shelf: Shelf, hits: int) -> ResultList:
    """All hits in the list, as after many pages."""
    results = part(pilot, ResultList)
    await until(pilot, lambda: len(results.hits) == PAGE)
    shown = tuple(shelf._matching(Ask("项目")))[:hits]
    results.show(shown, more=False)
    results.focus()
    await pilot.pause()
    assert results.option_count == hits
    return results


async def measure(hits: int, size: tuple[int, int]) -> dict[str, list[float]]:
    """Milliseconds of each key while scrolling, and while typing."""
    shelf = library(hits)
    app = ReadingRoom(open_reader=lambda: shelf)
    took: dict[str, list[float]] = {"scrolling": [], "and its article": [], "typing": []}
    async with app.run_test(size=size) as pilot:
        results, field = await load(pilot, shelf, hits), part(pilot, QueryInput, "query")
        for key in SCROLLING:
            took["scrolling"].append(await _press(app, key, lambda: results.highlighted))
        page = part(pilot, Page)
        for key in RESTING:
            await pilot.pause(GLANCE * 2)
            with_all = await _press(app, key, lambda: results.highlighted, lambda: _follows(page, results))
            took["and its article"].append(with_all)
        field.focus()
        await pilot.pause()
        for character in TYPING:
            took["typing"].append(await _press(app, character, lambda: field.value))
            await asyncio.sleep(PAUSE)
    return took


def _follows(page: Page, results: ResultList) -> bool:
    """Whether the article shows what is highlighted, where it is shown at all."""
    at, hit = page.current, results.current
    return not page.is_on_screen or (at is not None and hit is not None and at.id == hit.paragraph.id)


async def _press(
    app: ReadingRoom, key: str, state: Callable[[], object], follows: Callable[[], bool] = lambda: True
) -> float:
    """Milliseconds from a key that changes the state to the first paint after the change and after what follows it."""
    painted = asyncio.Event()
    display = app._display

    def displayed(screen: Any, what: Any) -> None:
        display(screen, what)
        if before != state() and follows():
            painted.set()

    before = state()
    app._display = displayed  # type: ignore[assignment, method-assign]
    began = thread_time()
    app.post_message(events.Key(key, key if len(key) == 1 else None))
    try:
        await asyncio.wait_for(painted.wait(), PATIENCE)
    except TimeoutError:
        raise TimeoutError(f"{key} changed nothing") from None
    took = thread_time() - began
    app._display = display  # type: ignore[method-assign]
    return took * 1000


def p95(took: Sequence[float]) -> float:
    return quantiles(took, n=20)[-1]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="hits", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--hits", type=int, default=10_000)
    parser.add_argument("--size", default="120x34", help="columns and lines of the terminal")
    options = parser.parse_args(arguments)
    columns, lines = (int(part) for part in options.size.split("x"))
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        took = asyncio.run(measure(options.hits, (columns, lines)))
    print(f"{'':24}{'p50 ms':>9}{'p95':>9}{'worst':>9}")
    for name, times in took.items():
        print(f"{name:24}{median(times):9.1f}{p95(times):9.1f}{max(times):9.1f}   ({len(times)})")
