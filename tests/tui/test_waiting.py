"""What takes its time says so after a moment, once, and Esc stops it."""

from __future__ import annotations

import threading
import time

from jbtui.tui.library import SLOW, Desk, Patience
from jbtui.tui.messages import Settled, Working
from jbtui.tui.widgets.result_list import ResultList
from tests.tui.conftest import Gate, MakeApp
from tests.tui.driving import note, part, settled, type_text, until
from tests.tui.shelf import Shelf
from tests.tui.test_library import Answer, Box


def test_what_ends_in_time_is_not_told_of() -> None:
    told: list[int] = []
    patience = Patience(lambda: told.append(1))
    assert patience.end() is False
    time.sleep(SLOW * 1.5)
    assert told == []


def test_what_takes_its_time_is_told_of_once_and_settled_after_its_answer() -> None:
    box, go_on = Box(), threading.Event()
    desk = Desk("hits", Shelf, threading.Event())

    def slow(_reader: object) -> Answer:
        go_on.wait(5)
        return Answer(1)

    desk.ask(slow, box)
    assert box.came.wait(5)
    assert [type(message) for message in box.messages] == [Working]
    go_on.set()
    deadline = time.monotonic() + 20
    while len(box.messages) < 3 and time.monotonic() < deadline:
        time.sleep(0.01)
    assert [type(message) for message in box.messages] == [Working, Answer, Settled]
    desk.close()


async def test_a_slow_query_says_so_and_escape_stops_it(make_app: MakeApp, gate: Gate) -> None:
    async with make_app(pace=gate.pace).run_test() as pilot:
        results = part(pilot, ResultList)
        await until(pilot, lambda: len(results.hits) == 17)
        await type_text(pilot, "改革")
        await until(pilot, lambda: "仍在查找" in note(pilot))
        assert "Esc" in note(pilot)
        await pilot.press("escape")
        assert note(pilot) == "已停下"
        gate.open()
        await settled(pilot)
        assert len(results.hits) == 17 and note(pilot) == "已停下"


async def test_when_the_answer_comes_the_line_tells_of_it(make_app: MakeApp, gate: Gate) -> None:
    async with make_app(pace=gate.pace).run_test() as pilot:
        await until(pilot, lambda: part(pilot, ResultList).hits)
        await type_text(pilot, "改革")
        await until(pilot, lambda: "仍在查找" in note(pilot))
        gate.open()
        await until(pilot, lambda: "毫秒" in note(pilot))
        await pilot.press("escape")
        assert "已停下" not in note(pilot)
