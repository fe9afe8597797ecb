"""The desks: the newest request wins, the stale one is interrupted, faults become messages."""

from __future__ import annotations

import threading
import time

from textual.message import Message

from jbtui.errors import IndexMissing
from jbtui.tui.library import Desk
from jbtui.tui.messages import Failed
from jbtui.tui.reader import Reader
from tests.tui.shelf import Shelf


class Answer(Message):
    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__()


class Box:
    """An asker that keeps what it is sent."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.came = threading.Event()

    def post_message(self, message: Message, /) -> bool:
        self.messages.append(message)
        self.came.set()
        return True


def test_only_the_newest_request_is_answered_and_the_stale_one_interrupted() -> None:
    shelf, box, started = Shelf(), Box(), threading.Event()
    desk = Desk("test", lambda: shelf, threading.Event())

    def slow(reader: Reader) -> Message:
        started.set()
        assert shelf.interrupted.wait(5), "the stale request was not interrupted"
        return Answer(1)

    desk.ask(slow, box)
    assert started.wait(5)
    desk.ask(lambda _reader: Answer(2), box)
    desk.ask(lambda _reader: Answer(3), box)
    assert box.came.wait(5)
    time.sleep(0.05)
    assert [m.number for m in box.messages if isinstance(m, Answer)] == [3]
    desk.close()


def test_each_desk_opens_one_reader() -> None:
    opened: list[Shelf] = []
    box = Box()

    def open_reader() -> Shelf:
        opened.append(Shelf())
        return opened[-1]

    desk = Desk("test", open_reader, threading.Event())
    for number in range(3):
        box.came.clear()
        desk.ask(lambda _reader, n=number: Answer(n), box)  # type: ignore[misc]
        assert box.came.wait(5)
    desk.close()
    assert len(opened) == 1


def test_a_fault_is_told_and_the_desk_serves_on() -> None:
    box = Box()
    desk = Desk("test", Shelf, threading.Event())

    def fault(_reader: Reader) -> Message:
        raise IndexMissing("没有索引", "运行 jbtui ingest")

    def bug(_reader: Reader) -> Message:
        raise ZeroDivisionError("x")

    for job in (fault, bug, lambda _reader: Answer(1)):
        box.came.clear()
        desk.ask(job, box)
        assert box.came.wait(5)
    first, second, third = box.messages
    assert isinstance(first, Failed) and (first.what, first.remedy) == ("没有索引", "运行 jbtui ingest")
    assert isinstance(second, Failed) and "ZeroDivisionError" in second.what
    assert isinstance(third, Answer)
    desk.close()


def test_a_cancelled_request_is_never_answered() -> None:
    shelf, box, started = Shelf(), Box(), threading.Event()
    desk = Desk("test", lambda: shelf, threading.Event())

    def slow(_reader: Reader) -> Message:
        started.set()
        shelf.interrupted.wait(5)
        return Answer(1)

    desk.ask(slow, box)
    assert started.wait(5)
    desk.cancel()
    time.sleep(0.1)
    assert not box.messages
    desk.close()
