"""Files to batches in several processes; results come in order, and only a few wait to be written."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from jbtui import messages
from jbtui.errors import JbtuiError
from jbtui.ingest.digesting import Result, Tell, digest, groups
from jbtui.ingest.survey import Task
from jbtui.messages import _
from jbtui.store.packing import Texts

MOST = 4
"""Processes unless more are asked for: each holds up to 0.4 GB."""
SHARE = 32_000_000
"""Bytes of text that all processes together have in hand: two hold 37,000 paragraphs each."""
_POLL = 0.1
"""Seconds between looks at how far the workers are."""


def in_processes(
    tasks: Sequence[Task], texts: Texts, encoding: str | None, tell: Tell, jobs: int
) -> Generator[Result, None, None]:
    """One result after another in the order of the tasks, made by several processes.

    Raises JbtuiError when one of them dies.
    """
    context = multiprocessing.get_context("spawn")  # safe wherever it is called: the app has threads
    files, size = context.Value("q", 0), context.Value("q", 0)
    stop = context.Value("b", 0)
    with ProcessPoolExecutor(
        jobs, context, _start, (files, size, stop, texts.dictionary, encoding, messages.language())
    ) as pool:
        waiting: deque[Future[Result]] = deque()
        pending = groups(tasks, group_size(sum(task.size for task in tasks), jobs))
        with _stopping(stop):
            for group in pending:
                waiting.append(pool.submit(_work, group))
                if len(waiting) > jobs:
                    yield _next(waiting, lambda: tell(files.value, size.value, ""))
            while waiting:
                yield _next(waiting, lambda: tell(files.value, size.value, ""))


@contextmanager
def _stopping(stop: Synchronized[int]) -> Iterator[None]:
    """Let the workers leave off at the next file when the writer stops early."""
    try:
        yield
    finally:
        stop.value = 1


def _next(waiting: deque[Future[Result]], tell: Callable[[], None]) -> Result:
    future = waiting.popleft()
    while not wait([future], _POLL).done:
        tell()
    tell()
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise JbtuiError(
            _("处理文章的一个进程意外结束了，可能是内存不足"),
            _("已编入的文件都在；请用 --jobs 1 再运行一次 jbtui ingest。"),
        ) from error


def group_size(size: int, jobs: int) -> int:
    """Bytes of a group of tasks of so many bytes: as many groups for each process, so that none waits for the last."""
    return 1 + size // (jobs * (1 + size // SHARE))


def default_jobs() -> int:
    """As many processes as there are processors to use, up to MOST."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, processors)


# ---- in a worker

_state: dict[str, Any] = {}


def _start(
    files: Synchronized[int],
    size: Synchronized[int],
    stop: Synchronized[int],
    dictionary: bytes,
    encoding: str | None,
    language: str,
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it too, and tells us
    gc.disable()  # a batch is millions of objects that all stay: looking through them again and again helps nobody
    messages.speak(language)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _state.update(files=files, size=size, stop=stop, texts=Texts(dictionary), encoding=encoding)


def _end_with(sentinel: int) -> None:
    """A parent that was killed cannot say so."""
    connection.wait([sentinel])
    os._exit(1)


def _work(tasks: list[Task]) -> Result:
    def done(task: Task) -> bool:
        with _state["files"].get_lock():
            _state["files"].value += 1
        with _state["size"].get_lock():
            _state["size"].value += task.size
        return not _state["stop"].value

    try:
        return digest(tasks, _state["texts"], _state["encoding"], done)
    finally:
        gc.collect()
