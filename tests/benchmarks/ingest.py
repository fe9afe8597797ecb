"""Ingest of a large corpus against jieba alone cutting the same text: time, memory, size, second run, one change.

    python -m tests.benchmarks ingest CORPUS [INDEX] [--kills 20]

The index is built anew at INDEX (default: beside the corpus). Times are of the wall clock, both with as many processes
as there are processors; memory is the peak of the resident sizes of all processes together.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jbtui.ingest import ingest
from jbtui.ingest.workers import default_jobs
from jbtui.words import engine
from jbtui.words.segmenter import plain_jieba
from tests.ingest.killing import kill_often

LIMITS = {
    "time ÷ jieba alone": 2.5,
    "peak memory, GB": 1.5,
    "index ÷ text": 1.8,
    "second run, s": 10.0,
    "one changed file, s": 1.0,
}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="ingest", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("index", type=Path, nargs="?")
    parser.add_argument("--kills", type=int, default=20)
    chosen = parser.parse_args(arguments)
    corpus: Path = chosen.corpus
    index: Path = chosen.index or corpus.with_name(f"{corpus.name}.db")
    files = sorted(path for path in corpus.rglob("*") if path.is_file())
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} files, {size / 1e6:.1f} MB, {default_jobs()} processes, {engine()}")
    alone = jieba_alone(files, default_jobs())
    print(f"jieba alone: {alone:.1f} s, {size / alone / 1e6:.2f} MB/s")
    for leftover in ("", "-wal", "-shm"):
        Path(f"{index}{leftover}").unlink(missing_ok=True)
    with peak_memory() as memory:
        started = time.perf_counter()
        summary = ingest([corpus], index)
        took = time.perf_counter() - started
    print(
        f"ingest: {took:.1f} s; {summary.articles} articles, {summary.paragraphs} paragraphs, {summary.figures} figures"
    )
    measured = {
        "time ÷ jieba alone": took / alone,
        "peak memory, GB": memory[0] / 1e9,
        "index ÷ text": index.stat().st_size / size,
        "second run, s": timed(corpus, index),
        "one changed file, s": changed(files[len(files) // 2], corpus, index),
    }
    for name, value in measured.items():
        print(f"{name:24} {value:8.2f}  (at most {LIMITS[name]}) {'' if value <= LIMITS[name] else 'MISSED'}")
    with tempfile.TemporaryDirectory() as folder:
        caught = kill_often(Path(folder) / "articles", Path(folder) / "index.db", chosen.kills)
    print(f"killed {chosen.kills} times, {caught} times at work: every file old or new")


def timed(corpus: Path, index: Path) -> float:
    """Seconds of a run over a folder, as a user waits for it: the process starts too."""
    started = time.perf_counter()
    code = "import sys; from jbtui.cli import main; sys.exit(main())"
    pid = os.spawnv(
        os.P_NOWAIT, sys.executable, [sys.executable, "-c", code, "ingest", str(corpus), "--db", str(index)]
    )
    _, status = os.waitpid(pid, 0)
    if status:
        sys.exit("the ingest failed")
    return time.perf_counter() - started


def changed(path: Path, corpus: Path, index: Path) -> float:
    """Seconds of an ingest of one file with a sentence more; the corpus is left as it was."""
    kept = path.with_name(f".{path.name}.kept")
    shutil.copy2(path, kept)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write("\n\n江北区新增一段，投资1.5亿元。\n")
        return timed(path, index)
    finally:
        kept.replace(path)
        ingest([path], index)


def jieba_alone(files: Sequence[Path], jobs: int) -> float:
    """Seconds that plain jieba takes to cut the text of all files, its dictionary loaded before."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, initializer=_load) as pool:
        pool.map(_ready, range(jobs * 4), chunksize=1)
        started = time.perf_counter()
        for _ in pool.imap_unordered(_cut, map(str, files), chunksize=16):
            pass
        return time.perf_counter() - started


_jieba: list[Callable[[str], Iterable[str]]] = []


def _load() -> None:
    _jieba.append(plain_jieba().cut)


def _ready(_number: int) -> None:
    time.sleep(0.2)  # so that no process gets two before another has one
    list(_jieba[0]("准备"))


def _cut(path: str) -> int:
    text = Path(path).read_text("utf-8")
    return sum(1 for line in text.splitlines() for _ in _jieba[0](line))


@contextmanager
def peak_memory() -> Iterator[list[int]]:
    """The peak of the memory of this process and its children, in bytes, sampled twice a second."""
    peak = [0]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            peak[0] = max(peak[0], sum(map(resident, [os.getpid(), *children()])))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def children() -> list[int]:
    return [process.pid for process in multiprocessing.active_children() if process.pid]


def resident(pid: int) -> int:
    """Bytes of memory that a process alone holds and its share of what it has in common; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
