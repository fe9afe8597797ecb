"""The app as its reader feels it: from a key to the results that stand on the screen, and from the start to them.

    python -m tests.benchmarks app INDEX [--size 120x34] [--pause 0.12]

Thirty queries are typed letter by letter, then committed several characters at once as an input method does; after
each keystroke the clock runs until the list with the results of what was typed is painted. The start is measured in a
pseudo-terminal: from the start of Python to the first characters of the screen, and to the first results; and how much
memory the app then takes.

Beside the time that passed stands that of the processor which all threads of the app took meanwhile: on a machine that
has other work to do it says what the app by itself needs.
"""

from __future__ import annotations

import argparse
import asyncio
import compileall
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from fcntl import ioctl
from functools import partial
from pathlib import Path
from statistics import median
from termios import TIOCSWINSZ
from time import perf_counter, process_time
from typing import Any

from textual import events
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

import jbtui
from jbtui.tui import state
from jbtui.tui.app import ReadingRoom
from jbtui.tui.messages import Found
from jbtui.tui.screens.search import SearchRoom
from jbtui.tui.widgets.empty import Empty
from jbtui.tui.widgets.result_list import ResultList

QUERIES = (
    "最多跑一次", "六争攻坚", "地区生产总值", "江北", "固定资产投资", "营商环境", "项目建设", "乡村振兴", "数字经济",
    "北仑", "区:江北 投资", "招商引资", "群众满意度", "年:2018..2020 增长", "基层治理", "智能制造", "规上工业增加值",
    "垃圾分类", "跑 办理", "老旧小区", "wxby", "zuiduo", "人才", "一般公共预算收入", "美丽乡村", "\"三服务\"",
    "改革 -投资", "国际航运", "民宿", "小微企业 | 民营企业",
)  # fmt: skip
PATIENCE = 10.0
"""Seconds until a keystroke counts as lost."""
Time = tuple[float, float]
"""Milliseconds that passed, and those of the processor in them."""
SETTLING = 4.0
"""Seconds after the first results in which the app loads what the first keystroke will need."""


class Clock:
    """When the results of the newest query were painted."""

    def __init__(self) -> None:
        self.found = ""
        self.drawn = False
        self.painted: dict[str, tuple[float, float]] = {}
        """What passed of time and of the processor's until the results of a query were painted."""
        self.paint = asyncio.Event()

    async def until(self, holds: Callable[[], object], doing: Callable[[], str] = str) -> None:
        """Wait for the paint after which something holds; nothing runs meanwhile that the app would wait for."""
        deadline = perf_counter() + PATIENCE
        while not holds():
            self.paint.clear()
            try:
                await asyncio.wait_for(self.paint.wait(), deadline - perf_counter())
            except TimeoutError:
                raise TimeoutError(f"the results were not painted {doing()}") from None

    def watch(self, patch: Any) -> None:
        """Look over the app's shoulder."""
        show, lines, empty, display = (
            SearchRoom._tell_count, ResultList.render_lines, Empty.render_lines, ReadingRoom._display,
        )  # fmt: skip
        clock = self

        def shown(room: SearchRoom, message: Found) -> None:
            show(room, message)
            if message.ask == room.ask:
                clock.found, clock.drawn = message.ask.query, False

        def listed(widget: ResultList, crop: Region) -> list[Strip]:
            clock.drawn = True
            return lines(widget, crop)

        def emptied(widget: Empty, crop: Region) -> list[Strip]:
            clock.drawn = True
            return empty(widget, crop)

        def displayed(app: ReadingRoom, screen: Any, what: Any) -> None:
            display(app, screen, what)
            if clock.drawn:
                clock.painted.setdefault(clock.found, (perf_counter(), process_time()))
                clock.paint.set()

        patch(SearchRoom, "_tell_count", shown)  # what shows results ends with it
        patch(ResultList, "render_lines", listed)
        patch(Empty, "render_lines", emptied)
        patch(ReadingRoom, "_display", displayed)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="app", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("index", type=Path)
    parser.add_argument("--size", default="120x34", help="columns and lines of the terminal")
    parser.add_argument("--pause", type=float, default=0.12, help="seconds between a painted result and the next key")
    parser.add_argument("--profile", type=Path, help="write a cProfile of the main thread here")
    options = parser.parse_args(arguments)
    columns, lines = (int(part) for part in options.size.split("x"))
    print(f"{'':24}{'p50 ms':>9}{'p95':>9}{'worst':>9}{'processor':>15}{'p95':>9}{'worst':>9}")
    compileall.compile_dir(Path(jbtui.__file__).parent, quiet=1)  # as an install leaves it
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "DATA", "CACHE")}
        starts = [_start(options.index, columns, lines) for _ in range(5)]
        _tell("first paint", [start[0] for start in starts])
        _tell("first results", [start[1] for start in starts])
        print(f"{'memory, MB':24}{max(start[2] for start in starts):9.1f}", flush=True)
        for name, step in (("letter by letter", 1), ("two at once", 2), ("four at once", 4)):
            _tell(name, asyncio.run(_type(options, (columns, lines), step)))


async def _type(options: argparse.Namespace, size: tuple[int, int], step: int) -> list[Time]:
    clock = Clock()
    took: list[Time] = []
    patched: list[tuple[type, str, Any]] = []

    def patch(owner: type, name: str, to: Any) -> None:
        patched.append((owner, name, getattr(owner, name)))
        setattr(owner, name, to)

    clock.watch(patch)
    state.save(state.Session())
    app = ReadingRoom(options.index)
    try:
        async with app.run_test(size=size) as pilot:
            await clock.until(lambda: clock.painted)
            await asyncio.sleep(1.0)  # what a reader needs to begin to type
            profile = _profile(options.profile)
            for query in QUERIES:
                await _clear(pilot, clock, options.pause)
                typed = ""
                for start in range(0, len(query), step):
                    piece = query[start : start + step]
                    typed += piece
                    clock.painted.clear()
                    clock.found, clock.drawn = "", False
                    began = perf_counter(), process_time()
                    for character in piece:
                        app.post_message(events.Key(_key(character), character))
                    await clock.until(partial(clock.painted.__contains__, typed), partial(repr, (typed, clock.found)))
                    took.append(_since(began, clock.painted[typed]))
                    await asyncio.sleep(options.pause)
            if profile:
                profile.disable()
                profile.dump_stats(options.profile)
    finally:
        for owner, name, own in reversed(patched):
            setattr(owner, name, own)
    return took


def _profile(wanted: Path | None) -> Any:
    if wanted is None:
        return None
    import cProfile

    profile = cProfile.Profile()
    profile.enable()
    return profile


async def _clear(pilot: Pilot[Any], clock: Clock, pause: float) -> None:
    """Empty the query line as a reader does before the next query."""
    from jbtui.tui.widgets.query_input import QueryInput

    field = pilot.app.screen.query_one("#query", QueryInput)
    if field.value:
        clock.painted.clear()
        clock.found, clock.drawn = "-", False
        field.value = ""
        await clock.until(lambda: "" in clock.painted)
    await asyncio.sleep(pause * 3)


def _key(character: str) -> str:
    from textual.keys import _character_to_key

    return _character_to_key(character)


def _start(index: Path, columns: int, lines: int) -> tuple[Time, Time, float]:
    """From the start of Python to the first paint and to the first results, in a terminal; and the megabytes that the
    app has taken when it has settled."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    code = f"from pathlib import Path; from jbtui.tui import run; run(Path({str(index)!r}), mouse=False)"
    began = perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    seen, memory = b"", 0.0
    first: Time | None = None
    results: Time | None = None
    try:
        while not results and perf_counter() - began < PATIENCE:
            if select.select([ours], [], [], 0.05)[0]:
                seen += os.read(ours, 65536)
            now = _since((began, 0.0), (perf_counter(), _processor(process.pid)))
            first = first or (now if "查询".encode() in seen else None)
            # The count beside the name of the list stands there with the results.
            results = now if "全部段落".encode() in seen else None
        settled = perf_counter() + SETTLING
        while perf_counter() < settled:
            if select.select([ours], [], [], 0.05)[0]:
                os.read(ours, 65536)
        memory = _memory(process.pid)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    if first is None or results is None:
        raise TimeoutError("no results were painted")
    return first, results, memory


def _since(began: tuple[float, float], ended: tuple[float, float]) -> Time:
    """Milliseconds that passed, and those of the processor."""
    return (ended[0] - began[0]) * 1000, (ended[1] - began[1]) * 1000


def _processor(process: int) -> float:
    """Seconds of the processor that a process has had; 0 where the system does not say."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    used = told.read_text("utf-8").rpartition(")")[2].split()[11:13]
    return sum(map(int, used)) / os.sysconf("SC_CLK_TCK")


def _memory(process: int) -> float:
    """The most that a process has had in memory so far, in megabytes; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


def _tell(name: str, took: Sequence[Time]) -> None:
    columns = []
    for times in zip(*took, strict=True):
        ordered = sorted(times)
        p95 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
        columns.append(f"{median(ordered):9.1f}{p95:9.1f}{ordered[-1]:9.1f}")
    print(f"{name:24}{'      '.join(columns)}   ({len(took)})", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
