"""Threads that read the index so that typing never waits: one desk each for hits, facets, the page, figures.

A desk is one thread with one reader of its own, hence one connection. It serves the newest request only: a request
that a later one made stale is interrupted, and what it still finds is thrown away. So results never arrive out of
order. Desks touch no widget; they post messages to whoever asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Protocol

from textual.message import Message

from jbtui.errors import JbtuiError
from jbtui.messages import _, say
from jbtui.tui.messages import Failed, Settled, Working
from jbtui.tui.reader import Reader


class Asker(Protocol):
    """Whoever asked: a screen."""

    def post_message(self, message: Message, /) -> bool: ...


CLEARING = 3.0
"""Seconds that leaving waits for a file that is being written to be given up."""
SLOW = 0.3
"""Seconds after which a reader should hear that something is under way, and how to stop it."""
Job = Callable[[Reader], Message]
_Request = tuple[Job, Asker]


class Patience:
    """Tells once that something takes its time, if it has not ended by then."""

    def __init__(self, tell: Callable[[], object]) -> None:
        self._tell = tell
        self._told = self._over = False
        self._turn = threading.Lock()
        self._timer = threading.Timer(SLOW, self._run_out)
        self._timer.daemon = True
        self._timer.start()

    def _run_out(self) -> None:
        with self._turn:
            if not self._over:
                self._told = True
                self._tell()

    def end(self) -> bool:
        """It has ended; gives whether it was told of."""
        self._timer.cancel()
        with self._turn:
            self._over = True
            return self._told


class Desk:
    """One thread that serves the newest request with a reader of its own."""

    def __init__(self, group: str, open_reader: Callable[[], Reader], answered: threading.Event) -> None:
        """`answered` is set with every answer that somebody takes."""
        self.group = group
        self._open_reader = open_reader
        self._answered = answered
        self._reader: Reader | None = None
        self._waiting: _Request | None = None
        self._serving = False
        self._closed = False
        self._change = threading.Condition()
        self._thread = threading.Thread(target=self._serve, name=f"jbtui-{group}", daemon=True)

    def ask(self, job: Job, asker: Asker) -> None:
        """Serve this next; what is being served for an earlier request is interrupted."""
        with self._change:
            self._waiting = (job, asker)
            if self._serving and self._reader:
                self._reader.interrupt()
            if not self._thread.is_alive():
                self._thread.start()
            self._change.notify()

    def cancel(self) -> None:
        """Let go of what is asked; nothing of it will arrive."""
        self.ask(lambda _reader: Nothing(), _NOBODY)

    def stop(self) -> None:
        """Let what is being served come to its end; what it has to say of that will arrive."""
        with self._change:
            if self._serving and self._reader:
                self._reader.interrupt()

    @property
    def is_busy(self) -> bool:
        with self._change:
            return self._serving or self._waiting is not None

    def join(self, seconds: float) -> None:
        """Wait until a thread that was closed has cleared away what it did."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def close(self) -> None:
        """End the thread; a running query is interrupted."""
        with self._change:
            self._closed = True
            if self._serving and self._reader:
                self._reader.interrupt()
            self._change.notify()

    def _serve(self) -> None:
        while True:
            with self._change:
                self._serving = False
                self._change.wait_for(lambda: self._closed or self._waiting)
                if self._closed or not self._waiting:
                    break
                job, asker = self._waiting
                self._waiting, self._serving = None, True
                if self._reader:
                    self._reader.resume()
            patience = Patience(partial(asker.post_message, Working(self.group)))
            answer = self._answer(job)
            told = patience.end()
            with self._change:
                stale = self._closed or self._waiting is not None
            if not stale and asker.post_message(answer):
                self._answered.set()
            if told:
                asker.post_message(Settled(self.group))
        if self._reader:
            self._reader.close()

    def _answer(self, job: Job) -> Message:
        try:
            if self._reader is None:
                self._reader = self._open_reader()
            return job(self._reader)
        except JbtuiError as error:
            return Failed(self.group, error.what, error.remedy)
        except Exception as error:  # the reader is told of any fault; the thread must live to serve the next request
            return Failed(
                self.group,
                say("没有做成：{kind} {error}", kind=type(error).__name__, error=error),
                _("换个查询再试；若总是如此，运行 jbtui doctor。"),
            )


class Nothing(Message):
    """The answer to a cancelled request."""


class _Nobody:
    def post_message(self, message: Message, /) -> bool:
        return False


_NOBODY = _Nobody()


class Library:
    """All desks of the app."""

    GROUPS = ("hits", "facets", "page", "figures", "series", "sides", "tray", "export", "context")

    def __init__(self, open_reader: Callable[[], Reader]) -> None:
        self.answered = threading.Event()
        """Whether anything asked was answered yet."""
        self._desks = {group: Desk(group, open_reader, self.answered) for group in self.GROUPS}

    def ask(self, group: str, job: Job, asker: Asker) -> None:
        self._desks[group].ask(job, asker)

    def cancel(self, group: str) -> None:
        self._desks[group].cancel()

    def stop(self, group: str) -> None:
        """Stop what is under way; a file that is being written says itself what became of it."""
        if group == "export":
            self._desks[group].stop()
        else:
            self.cancel(group)

    def is_busy(self, *groups: str) -> bool:
        """Whether any of the desks has something to do; without a name any at all."""
        return any(self._desks[group].is_busy for group in groups or self.GROUPS)

    def close(self) -> None:
        """End all threads; nothing half written is left behind."""
        for desk in self._desks.values():
            desk.close()
        self._desks["export"].join(CLEARING)


def doing(group: str) -> str:
    """What a desk does, said to the reader."""
    return {
        "hits": _("查找段落"),
        "facets": _("计数"),
        "page": _("取原文"),
        "figures": _("列数字"),
        "series": _("取各期数值"),
        "sides": _("比较两方"),
        "tray": _("核对摘录"),
        "export": _("写文件"),
        "context": _("排列"),
    }.get(group, _("查找段落"))
