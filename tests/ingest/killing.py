"""Kill an ingest at any moment, and see that the index holds each file's old or new state and nothing half."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from jbtui.ingest import ingest
from jbtui.store import open_index
from jbtui.text.folding import key

SCRIPT = """
import sys
from pathlib import Path
from jbtui.ingest import digesting, ingest
digesting.STEP = 2000
ingest([Path(sys.argv[1])], Path(sys.argv[2]), jobs=1, progress=lambda step: print(step.files_done, flush=True))
"""
TEXT = """{number}号江北报道

江北区第{number}号文章第{version}版，2018年完成投资{number}.5亿元，增长9.7%。

江北区第{number}号文章第{version}版的第二段，讲的是六争攻坚。
"""


def write_files(folder: Path, version: int, count: int) -> None:
    """Every file anew, its version in each of its paragraphs."""
    folder.mkdir(exist_ok=True)
    for number in range(1000, 1000 + count):
        (folder / f"{number}.txt").write_text(TEXT.format(number=number, version=version), "utf-8")


def ingest_and_kill(folder: Path, db: Path, after: float) -> bool:
    """Kill an ingest so many seconds after it began to write; True where it was still at work."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(folder), str(db)], stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return running


def states(db: Path) -> dict[str, str]:
    """File → the version that all its paragraphs, lists and figures agree on. Asserts that they do."""
    with sqlite3.connect(db) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = {}
    with open_index(db) as index:
        everything = index.postings.everything()
        articles = index.articles()
        for article in articles:
            paragraphs = index.paragraphs(article.id)
            versions = {paragraph.text.partition("章")[2].partition("版")[0] + "版" for paragraph in paragraphs[1:]}
            assert len(versions) == 1, (article.file, versions)
            found[article.file] = versions.pop()
            docs = index.postings.facet("article", article.id)
            assert len(docs) == len(paragraphs)
            assert docs <= index.postings.run(key("江北"))
            assert index.figures(article=article.id)
        assert len(found) == len(articles)
        assert sum(len(index.paragraphs(article.id)) for article in articles) == len(everything)
        assert all(paragraph for _, paragraph in index.postings.documents(list(everything)).values())
    return found


def kill_often(folder: Path, db: Path, moments: int, files: int = 40) -> int:
    """Change all files, ingest, kill, look; so many times. Returns how often the ingest was caught at work."""
    write_files(folder, 0, files)
    ingest([folder], db)
    caught = 0
    for version in range(1, moments + 1):
        before = states(db)
        write_files(folder, version, files)
        caught += ingest_and_kill(folder, db, 0.25 * (version - 1) / moments)
        for file, state in states(db).items():
            assert state in (before[file], f"第{version}版"), (file, state)
    ingest([folder], db)
    assert set(states(db).values()) == {f"第{moments}版"}
    return caught
