"""What has to be done: which files are new, changed, the same, or gone since the last ingest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jbtui.ingest.beside import Beside
from jbtui.reading import Found, Skipped, find
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
    unchanged: int = 0
    touched: list[tuple[int, int]] = field(default_factory=list)
    """Files of the same content under a new time: (id, time)."""
    gone: list[KnownFile] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def survey(
    paths: Sequence[Path], known: Mapping[str, KnownFile], content: Callable[[int], str], *, again: bool
) -> Survey:
    """Compare the files at and under the (absolute) paths with what the index knows; `again` reads all of them.

    `content` gives the sha256 of a known file by its number.
    """
    work = Survey()
    seen: set[str] = set()
    beside = Beside()
    for item in find(paths):
        if isinstance(item, Skipped):
            work.skipped.append(item)
            continue
        seen.add(item.path)
        _sort_out(work, item, beside.state(item.path), None if again else known.get(item.path), content)
    roots = [str(path) for path in paths if path.is_dir()]
    work.gone = [file for path, file in known.items() if path not in seen and _vanished(path, roots, work.skipped)]
    return work


def _sort_out(work: Survey, found: Found, beside: str, file: KnownFile | None, content: Callable[[int], str]) -> None:
    path, status = found
    if file and file.current and (file.beside, file.size) == (beside, status.st_size):
        if file.modified == status.st_mtime_ns:
            work.unchanged += 1
            return
        if _sha256(path) == content(file.id):
            work.unchanged += 1
            work.touched.append((file.id, status.st_mtime_ns))
            return
    work.tasks.append(Task(path, status.st_size, status.st_mtime_ns, beside))


def _vanished(path: str, roots: Iterable[str], skipped: Iterable[Skipped]) -> bool:
    """Whether a known file lay in a folder that was looked through, and is not there any more."""
    if not any(path.startswith(root.rstrip(os.sep) + os.sep) for root in roots):
        return False
    # What could not be looked into is not known to be gone.
    return not any(path == str(one.path) or path.startswith(f"{one.path}{os.sep}") for one in skipped)


def _sha256(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # reading it will say what is wrong
