"""Ingest: bring an index up to date with files and folders, or build it anew beside the old one."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from jbtui import locations
from jbtui.errors import IndexFault, IndexMissing
from jbtui.ingest.beside import Beside
from jbtui.ingest.rules import fingerprint as current_rules
from jbtui.ingest.summary import Progress, Report, Summary
from jbtui.ingest.survey import Survey, Task, survey
from jbtui.messages import _, say
from jbtui.reading import Skipped, read
from jbtui.reading.bounded import shown
from jbtui.store import open_index
from jbtui.store.batch import Batch
from jbtui.store.connection import alone, replace
from jbtui.store.packing import dictionary_of
from jbtui.store.sources import remembered
from jbtui.store.writer import Writer

if TYPE_CHECKING:
    from jbtui.ingest.digesting import Result

HERE = 1_500_000
"""Bytes of text below which starting processes takes longer than they save."""
SAMPLES = 48
"""Files that the dictionary of a large index is made from."""
SAMPLED = 400
"""Characters of each."""
NAMED = 8
"""Paths named in one message."""


def ingest(
    paths: Sequence[Path],
    index: Path,
    *,
    rebuild: bool = False,
    encoding: str | None = None,
    jobs: int | None = None,
    progress: Report | None = None,
) -> Summary:
    """Bring the index up to date with the files at and under the paths; without paths, with what it was made from.

    Each batch of files is written whole or not at all, so an interrupted ingest goes on where it stopped. `rebuild`
    reads the paths and everything the old index was made from into a new file, which takes the old one's place at the
    end. `encoding` is forced on all files that do not state their own. Raises the IndexFaults.
    """
    started = monotonic()
    wanted = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100  # resolve() would follow links
    if not rebuild:
        return _fill(wanted, index, started, encoding=encoding, jobs=jobs, progress=progress)
    with alone(index):
        return _rebuild(wanted, index, started, encoding=encoding, jobs=jobs, progress=progress)


def ensure_index(index: Path, progress: Report | None = None) -> None:
    """Build the index from the bundled articles where there is none; it appears when it is whole.

    Raises IndexMissing where none of them can be read.
    """
    if index.exists():
        return
    new = index.with_name(f"{index.name}.{os.getpid()}.new")
    try:
        summary = _fill([locations.seeds()], new, monotonic(), encoding=None, jobs=None, progress=progress)
        if not summary.articles:
            reason = summary.skipped[0].reason if summary.skipped else _("文件夹里没有文章")
            raise IndexMissing(
                say("所附文章无法编入：{reason}", reason=reason),
                _("请重新安装 jbtui，或运行 jbtui ingest 编入别的文章。"),
            )
        if not index.exists():
            replace(new, index)
    finally:
        _discard(new)


def _rebuild(
    given: Sequence[Path],
    index: Path,
    started: float,
    *,
    encoding: str | None,
    jobs: int | None,
    progress: Report | None,
) -> Summary:
    old = remembered(index)
    wanted = [*given, *(path for path in old.paths if not any(path.is_relative_to(one) for one in given))]
    new = index.with_name(f"{index.name}.new")
    _discard_unless_usable(new)
    summary = _fill(wanted, new, started, encoding=encoding, jobs=jobs, progress=progress)
    if old.paths and not summary.articles:
        _discard(new)
        raise IndexFault(
            say("重建时一篇文章也没有读到，旧索引 {path} 没有改动", path=index),
            say("请检查原来的文件还在不在：{paths}", paths=_named(old.paths)),
        )
    replace(new, index)
    if old.whole:
        return summary
    # A damaged index does not tell all that it was made from: the reader must not take the new one for the whole.
    note = say(
        "旧索引已损坏，读不全它的来源；这次编入的是：{paths}。别的文件夹请再用 jbtui ingest PATH 编入。",
        paths=_named(wanted or [locations.seeds()]),
    )
    return dataclasses.replace(summary, notes=(*summary.notes, note))


def _named(paths: Sequence[Path]) -> str:
    """The first few paths, as a message names them."""
    return _("、").join(map(shown, paths[:NAMED])) + ("……" if len(paths) > NAMED else "")


def _discard_unless_usable(new: Path) -> None:
    """Keep what an interrupted rebuild left, unless another program left it."""
    try:
        open_index(new).close()
    except IndexFault:
        _discard(new)


def _discard(new: Path) -> None:
    for leftover in ("", "-wal", "-shm"):
        Path(f"{new}{leftover}").unlink(missing_ok=True)


# ---- one index file


def _fill(
    paths: Sequence[Path],
    index: Path,
    started: float,
    *,
    encoding: str | None,
    jobs: int | None,
    progress: Report | None,
) -> Summary:
    writer = Writer(index)
    try:
        chosen = list(paths) or writer.sources() or [locations.seeds()]
        return _Ingest(writer, chosen, started, encoding, jobs, progress, current_rules()).run()
    finally:
        writer.close()


@dataclass(slots=True)
class _Ingest:
    """One ingest under way."""

    writer: Writer
    paths: Sequence[Path]
    started: float
    encoding: str | None
    jobs: int | None
    progress: Report | None
    rules: str
    read: int = 0
    changed: int = 0
    notes: list[str] = field(default_factory=list)

    def run(self) -> Summary:
        known = self.writer.files(self.paths, self.rules)
        work = survey(self.paths, known, self.writer.content, again=self.encoding is not None)
        self.writer.add_roots(path for path in self.paths if path.is_dir())
        self.writer.remove(file.id for file in work.gone)
        self.writer.touch(work.touched)
        if self.writer.is_empty():
            self.writer.set_dictionary(_dictionary(work.tasks))
        self._read_all(work, set(known))
        if self.read or work.gone:
            self.writer.finish(self.rules)
        articles, paragraphs, figures = self.writer.counts()
        return Summary(
            read=self.read,
            unchanged=work.unchanged,
            changed=self.changed,
            removed=len(work.gone),
            skipped=tuple(work.skipped) + tuple(self._repeats()),
            articles=articles,
            paragraphs=paragraphs,
            figures=figures,
            seconds=monotonic() - self.started,
            notes=tuple(self.notes),
        )

    def _read_all(self, work: Survey, known: set[str]) -> None:
        self._read_files(work.tasks, work, known)
        # An article may have been left out because a file held it that gave it up later.
        orphans = [_task(path) for path in sorted(self.writer.orphaned_repeats())]
        self._read_files([task for task in orphans if task is not None], work, {task.path for task in orphans if task})

    def _read_files(self, tasks: Sequence[Task], work: Survey, known: set[str]) -> None:
        if not tasks:
            return
        with closing(self._results(tasks)) as results:  # an interrupted writer sends the workers home at once
            for result in results:
                for one in result.skipped:
                    work.skipped.append(_kept(one) if str(one.path) in known else one)
                for batch in result.batches:
                    self.writer.write(batch, self.rules)
                    self._note(batch, known)

    def _results(self, tasks: Sequence[Task]) -> Generator[Result, None, None]:
        from jbtui.ingest import digesting  # it brings all that reads articles: needless where nothing changed

        size = sum(task.size for task in tasks)
        tell = self._tell(len(tasks), size)
        tell(0, 0, "")
        if size >= HERE:
            from jbtui.ingest import workers

            if (jobs := self.jobs or workers.default_jobs()) > 1:
                return workers.in_processes(tasks, self.writer.texts(), self.encoding, tell, jobs)
        return digesting.here(tasks, self.writer.texts(), self.encoding, tell)

    def _tell(self, files: int, size: int) -> Callable[[int, int, str], None]:
        def tell(files_done: int, bytes_done: int, current: str) -> None:
            if self.progress:
                self.progress(Progress(files_done, files, bytes_done, size, monotonic() - self.started, current))

        return tell

    def _note(self, batch: Batch, known: set[str]) -> None:
        for rows in batch.files:
            self.read += 1
            self.changed += rows.facts.path in known
            if rows.facts.replacements:
                self.notes.append(
                    say("{name}：{n} 个字符无法解码，以 � 代替", name=rows.facts.name, n=rows.facts.replacements)
                )

    def _repeats(self) -> Iterator[Skipped]:
        """Articles that another file holds already."""
        for path, code in self.writer.repeats():
            if any(Path(path) == given or Path(path).is_relative_to(given) for given in self.paths):
                other = self.writer.holder(code) or path
                yield Skipped(Path(path), say("与 {other} 是同一篇文章", other=Path(other).name))


def _kept(skipped: Skipped) -> Skipped:
    return Skipped(skipped.path, say("{reason}；索引中仍是上次的内容", reason=skipped.reason))


def _task(path: str) -> Task | None:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return Task(path, status.st_size, status.st_mtime_ns, Beside().state(path))


def _dictionary(tasks: Sequence[Task]) -> bytes:
    """A preset dictionary from samples of a large corpus; a small one needs none."""
    if sum(task.size for task in tasks) < HERE:
        return b""
    step = max(1, len(tasks) // SAMPLES)
    samples = []
    for task in tasks[::step][:SAMPLES]:
        try:
            text = "".join(read(Path(task.path)).lines)
        except Exception:
            continue  # whatever it is: its own turn will come, and name it
        middle = max(0, len(text) // 2 - SAMPLED // 2)
        samples.append(text[middle : middle + SAMPLED])
    return dictionary_of(samples)
