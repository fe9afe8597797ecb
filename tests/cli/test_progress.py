"""Progress is a bar on a terminal and silence elsewhere."""

from __future__ import annotations

import io
import sys

import pytest
from rich.cells import cell_len

from jbtui.cli.progress import Meter, clock, describe
from jbtui.ingest import Progress

HALF = Progress(files_done=3, files_total=6, bytes_done=500, bytes_total=1000, seconds=10.0)


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_line_tells_share_files_and_time_left() -> None:
    assert describe(HALF) == "[##########..........]  50%  3/6 个文件  还需 0:10"


def test_nothing_is_promised_before_there_is_a_pace() -> None:
    begun = Progress(files_done=0, files_total=6, bytes_done=0, bytes_total=1000, seconds=0.1)
    assert describe(begun) == "[....................]   0%  0/6 个文件"
    assert describe(Progress(0, 0, 0, 0, 0.0)).startswith("[....................]   0%")


def test_the_bar_is_drawn_on_a_terminal_and_wiped_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Meter() as meter:
        meter(HALF)
        meter(HALF)
    written = terminal.getvalue()
    assert written.count("50%") == 1, "drawn again within a tenth of a second"
    bar, wiped, rest = written.split("\r")[1:]
    assert wiped == " " * cell_len(bar)
    assert rest == ""


def test_elsewhere_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with Meter() as meter:
        meter(HALF)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(("seconds", "shown"), [(0.4, "0:00"), (65, "1:05"), (3600, "60:00"), (-1, "0:00")])
def test_time_left(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
