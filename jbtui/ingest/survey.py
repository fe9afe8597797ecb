"""What has to be done: which files are new, changed, the same, or gone since the last ingest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jbtui.figures import corrections
from jbtui.messages import say
from jbtui.reading import Skipped, companions, find
from jbtui.store.batch import FileFacts
from jbtui.store.known_files import KnownFile


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read."""

    path: str
    size: int
    modified: int
    """Nanoseconds since 1970."""
    beside: str


@dataclass(slots=True)
class Survey:
    """The work of one ingest."""

    tasks: list[Task] = field(default_factory=list)
    unchanged: list[KnownFile] = field(default_factory=list)
    touched: list[tuple[int, FileFacts]] = field(default_factory=list)
    """Files of the same content under a new time."""
    gone: list[KnownFile] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def survey(paths: Sequence[Path], known: Mapping[str, KnownFile], rules: str, *, again: bool) -> Survey:
    """Compare the files at and under the (absolute) paths with what the index knows; `again` reads all of them."""
    work = Survey()
    seen: set[str] = set()
    for item in find(paths):
        if isinstance(item, Skipped):
            work.skipped.append(item)
            continue
        seen.add(str(item))
        try:
            status = item.stat()
        except OSError as error:
            work.skipped.append(Skipped(item, say("文件无法打开：{error}", error=error.strerror or error)))
            continue
        task = Task(str(item), status.st_size, status.st_mtime_ns, beside(item))
        _sort_out(work, task, known.get(task.path), rules, again=again)
    roots = [str(path) for path in paths if path.is_dir()]
    work.gone = [file for path, file in known.items() if path not in seen and _vanished(path, roots, work.skipped)]
    return work


def _sort_out(work: Survey, task: Task, file: KnownFile | None, rules: str, *, again: bool) -> None:
    if again or file is None or file.rules != rules or file.facts.beside != task.beside:
        work.tasks.append(task)
    elif (file.facts.size, file.facts.modified) == (task.size, task.modified):
        work.unchanged.append(file)
    elif file.facts.size == task.size and _sha256(task.path) == file.facts.sha256:
        work.unchanged.append(file)
        work.touched.append((file.id, replace(file.facts, modified=task.modified)))
    else:
        work.tasks.append(task)


def _vanished(path: str, roots: Iterable[str], skipped: Iterable[Skipped]) -> bool:
    """Whether a known file lay in a folder that was looked through, and is not there any more."""
    if not any(path.startswith(root.rstrip(os.sep) + os.sep) for root in roots):
        return False
    # What could not be looked into is not known to be gone.
    return not any(path == str(one.path) or path.startswith(f"{one.path}{os.sep}") for one in skipped)


def beside(path: Path) -> str:
    """The state of the files that change what is read of an article: sidecar, corpus file, corrections."""
    files = [*companions(path), path.parent / corrections.NAME]
    states = []
    for file in files:
        try:
            status = file.stat()
        except FileNotFoundError:
            continue
        states.append(f"{file.name} {status.st_size} {status.st_mtime_ns}")
    return "; ".join(states)


def _sha256(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # reading it will say what is wrong
