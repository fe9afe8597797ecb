"""The files that an index knows at and under given paths."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from jbtui.store.writer import Writer
from tests.store.making import make_article, reading, write

PATHS = ("/a/1.txt", "/a/b/2.txt", "/ab/3.txt", "/a.txt", os.fsdecode(b"/a/\xff.txt"), os.fsdecode(b"/\xfe/4.txt"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["/"], [0, 1, 2, 3, 4, 5]),
        (["/a"], [0, 1, 4]),
        (["/a/b", "/a.txt"], [1, 3]),
        (["/a", "/a/b"], [0, 1, 4]),
        ([PATHS[4]], [4]),
        ([os.fsdecode(b"/\xfe")], [5]),
        (["/b"], []),
        ([], []),
    ],
)
def test_files_at_and_under_paths(tmp_path: Path, asked: Sequence[str], found: Sequence[int]) -> None:
    index = tmp_path / "index.db"
    codes = [f"AAAAAAAAA{number}" for number in range(len(PATHS))]
    articles = [make_article(f"00{at}", id=codes[at], path=path) for at, path in enumerate(PATHS)]
    write(index, *(reading(article, [f"第{article.file}篇"]) for article in articles), together=True)
    writer = Writer(index)
    known = writer.files(map(Path, asked), "rules")
    contents = {path: writer.content(file.id) for path, file in known.items()}
    writer.close()
    assert contents == {PATHS[at]: articles[at].sha256 for at in found}
