"""An index that cannot serve says what ails it and which command mends it."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from jbtui.errors import IndexDamaged, IndexFault, IndexMissing, IndexOutdated, QueryCancelled
from jbtui.store import open_index
from jbtui.store.connection import AS_GOOD, SCHEMA, replace
from jbtui.store.writer import Writer
from tests.store.making import make_article, reading, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "an index.db"
    write(path, reading(make_article("001"), ["甲乙"]))
    return path


def change(path: Path, sql: str) -> None:
    with sqlite3.connect(path, isolation_level=None) as connection:
        connection.execute(sql)


def fault(path: Path) -> IndexFault:
    with pytest.raises(IndexFault) as raised, open_index(path) as index:
        index.articles()
        index.postings.run("甲乙")
        index.counts()
    assert str(path) in raised.value.what
    assert "jbtui ingest" in raised.value.remedy
    return raised.value


def test_missing(tmp_path: Path) -> None:
    assert isinstance(fault(tmp_path / "none.db"), IndexMissing)
    assert isinstance(fault(tmp_path), IndexMissing)


@pytest.mark.parametrize(
    "content", [b"", b"not a database, but long enough to be looked at" * 99, b"SQLite format 3\0"]
)
def test_no_index(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    assert isinstance(fault(path), IndexDamaged)


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    change(path, "CREATE TABLE recipes (name)")
    assert isinstance(fault(path), IndexDamaged)


@pytest.mark.parametrize("column", ["text.texts", "article.more", "pair_block.block", "batch.docs"])
def test_bytes_that_do_not_unpack(path: Path, column: str) -> None:
    table, name = column.split(".")
    change(path, f"UPDATE {table} SET {name} = x'ff00ff00ff'")
    with pytest.raises(IndexDamaged) as raised, open_index(path) as index:
        for article in index.articles():
            index.paragraphs(article.id)
        index.postings.run("甲乙")
    assert str(path) in raised.value.what
    assert "--rebuild" in raised.value.remedy


def test_broken_in_the_middle(path: Path) -> None:
    change(path, "PRAGMA journal_mode=DELETE")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xaa" * (len(data) - 4096)
    path.write_bytes(data)
    assert isinstance(fault(path), IndexDamaged)


def test_another_schema(path: Path) -> None:
    change(path, "UPDATE meta SET value = 999 WHERE key = 'schema'")
    assert isinstance(fault(path), IndexOutdated)


def test_an_index_of_the_schema_before_serves_and_becomes_one_of_this(path: Path) -> None:
    change(path, f"UPDATE meta SET value = {AS_GOOD} WHERE key = 'schema'")
    with open_index(path) as index:
        assert len(index.articles()) == 1
    write(path, reading(make_article("002"), ["丙丁"]))
    with open_index(path) as index, sqlite3.connect(path) as connection:
        assert len(index.articles()) == 2
        assert connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone() == (SCHEMA,)


def test_another_segmenter(path: Path) -> None:
    change(path, "UPDATE meta SET value = 'scissors 1.0' WHERE key = 'engine'")
    error = fault(path)
    assert isinstance(error, IndexOutdated)
    assert "scissors 1.0" in error.what


def test_in_a_folder_that_cannot_be_written(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with open_index(path) as index:
            assert len(index.articles()) == 1
    finally:
        path.parent.chmod(0o755)


def test_a_query_can_be_cancelled_from_another_thread(path: Path) -> None:
    index = open_index(path)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    timer = threading.Timer(0.2, index.interrupt)
    timer.start()
    with pytest.raises(QueryCancelled):
        index._all(endless)
    timer.join()
    index.resume()
    assert len(index.articles()) == 1


def test_what_is_cancelled_between_two_statements_is_cancelled_all_the_same(path: Path) -> None:
    index = open_index(path)
    index.interrupt()
    with pytest.raises(QueryCancelled):
        index._all("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
    index.resume()
    assert len(index.articles()) == 1


def test_a_finished_index_takes_the_place_of_another_with_its_log(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    write(new, reading(make_article("002"), ["丙丁"]))
    reader = open_index(path)
    reader.articles()
    reader.close()
    replace(new, path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [path.name]
    with open_index(path) as index:
        assert [article.file for article in index.articles()] == ["002.txt"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file" / "index.db", Path("/proc/jbtui/index.db")):
        with pytest.raises(IndexFault) as raised:
            Writer(place)
        assert "--db" in raised.value.remedy


def test_a_reader_and_a_writer_at_once(path: Path) -> None:
    """Records are whole at any moment while files come and go."""
    over = threading.Event()
    failures: list[BaseException] = []

    def read() -> None:
        try:
            with open_index(path) as index:
                while not over.is_set():
                    for article, paragraph in index.documents(list(index.postings.everything())).values():
                        assert paragraph.article == article.id
                    assert all(index.postings.documents(list(index.postings.run("甲乙"))).values())
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    for step in range(20):
        write(path, reading(make_article(f"{step % 3:03}", id=f"{step:02}AAAAAAAA"), ["甲乙", f"第{step}步"] * 9))
    over.set()
    thread.join()
    assert not failures
