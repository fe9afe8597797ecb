"""Digesting: files become batches, as many in one as its document numbers hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jbtui.ingest.stages import read_file
from jbtui.ingest.survey import Task
from jbtui.reading import Skipped
from jbtui.store.batch import Batch, Builder
from jbtui.store.packing import Texts

STEP = 12_000_000
"""Bytes of a batch made in this process: what an interruption may lose."""


@dataclass(slots=True)
class Result:
    """The batches that became of some tasks, and what was skipped."""

    batches: list[Batch] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


Tell = Callable[[int, int, str], None]
"""Called with files and bytes done so far, and the name of the last file where known."""


def digest(tasks: Iterable[Task], texts: Texts, encoding: str | None, done: Callable[[Task], bool]) -> Result:
    """Read files into batches. `done` is called after each; when it says False, the rest is left."""
    result = Result()
    builder = Builder(texts)
    for task in tasks:
        reading = read_file(task, encoding)
        if isinstance(reading, Skipped):
            result.skipped.append(reading)
        else:
            if len(builder) and not builder.fits(reading):
                result.batches.append(builder.batch())
                builder = Builder(texts)
            builder.add(reading)
        if not done(task):
            return Result()
    if not builder.is_empty():
        result.batches.append(builder.batch())
    return result


def here(tasks: Sequence[Task], texts: Texts, encoding: str | None, tell: Tell) -> Generator[Result, None, None]:
    """One result after another, made in this process."""
    files = size = 0

    def done(task: Task) -> bool:
        nonlocal files, size
        files, size = files + 1, size + task.size
        tell(files, size, os.path.basename(task.path))  # noqa: PTH119  # a name may be any bytes
        return True

    for group in groups(tasks, STEP):
        yield digest(group, texts, encoding, done)


def groups(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """Tasks in their order, about so many bytes together: a group ends with the file that reaches the next multiple."""
    group: list[Task] = []
    held, end = 0, size
    for task in tasks:
        group.append(task)
        held += task.size
        if held >= end:
            yield group
            group = []
            end = held - held % size + size
    if group:
        yield group
