"""Files in, an index out: new, changed, vanished, repeated, unreadable ones."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jbtui import locations
from jbtui.errors import IndexDamaged, IndexFault, IndexLocked, IndexMissing, JbtuiError
from jbtui.ingest import Progress, ensure_index, ingest
from jbtui.store import open_index
from jbtui.store.connection import alone

ARTICLE = """江北：{title}

记者 徐欣

2018年，江北区实现地区生产总值{value}亿元，同比增长9.7%，群众满意率达到96%。

江北区深入推进六争攻坚，全区上下奋力争先。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        put(folder, number)
    return folder


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "index.db"


def put(folder: Path, number: int, *, name: str | None = None, value: str = "520.6") -> Path:
    path = folder / (name or f"{number}.txt")
    path.write_text(ARTICLE.format(title=f"攻坚第{number}号", value=value), "utf-8")
    return path


def files(db: Path) -> list[str]:
    with open_index(db) as index:
        return [article.file for article in index.articles()]


def test_a_second_run_reads_nothing(folder: Path, db: Path) -> None:
    first = ingest([folder], db)
    assert (first.read, first.unchanged, first.articles, first.skipped) == (3, 0, 3, ())
    assert first.paragraphs >= 9
    assert first.figures >= 6
    second = ingest([folder], db)
    assert (second.read, second.unchanged, second.changed, second.removed) == (0, 3, 0, 0)
    assert (second.articles, second.paragraphs, second.figures) == (first.articles, first.paragraphs, first.figures)


def test_changed_new_and_vanished_files(folder: Path, db: Path) -> None:
    ingest([folder], db)
    put(folder, 1, value="999.9")
    put(folder, 7)
    (folder / "2.txt").unlink()
    summary = ingest([folder], db)
    assert (summary.read, summary.unchanged, summary.changed, summary.removed) == (2, 1, 1, 1)
    assert sorted(files(db)) == ["0.txt", "1.txt", "7.txt"]
    with open_index(db) as index:
        assert len(index.postings.run("999.9")) == 1
        assert not index.postings.run("第2号")
        assert len(index.figures(article="1.txt")) == len(index.figures(article="0.txt"))


def test_a_touched_file_is_unchanged(folder: Path, db: Path) -> None:
    ingest([folder], db)
    os.utime(folder / "1.txt", ns=(1, 1))
    assert ingest([folder], db).unchanged == 3
    assert ingest([folder], db).unchanged == 3


def test_a_changed_sidecar_or_corpus_file_makes_a_file_be_read(folder: Path, db: Path) -> None:
    ingest([folder], db)
    (folder / "corpus.toml").write_text(
        '[articles."0.txt"]\nnewspaper = { value = "宁波日报", evidence = "报头" }\n', "utf-8"
    )
    assert ingest([folder], db).changed == 3
    with open_index(db) as index:
        assert index.article("0.txt").newspaper == "宁波日报"
    (folder / "1.toml").write_text("[layout]\nsplits = [5]\n", "utf-8")
    assert ingest([folder], db).changed == 1


def test_corrections_are_applied_and_stay(folder: Path, db: Path) -> None:
    ingest([folder], db)
    with open_index(db) as index:
        figure = next(figure for figure in index.figures(article="0.txt") if figure.unit == "亿元")
    (folder / "figures.corrections.toml").write_text(
        f'[[correction]]\nid = "{figure.id}"\nquote = "{figure.quote}"\nvalue = 1.0\n', "utf-8"
    )
    for _ in range(2):
        ingest([folder], db)
        with open_index(db) as index:
            mended = index.figure(figure.id)
            assert (mended.value, mended.corrected) == (1.0, True)


def test_the_same_article_twice_is_indexed_once_and_the_second_named(folder: Path, db: Path) -> None:
    put(folder, 0, name="z.txt")
    for _ in range(2):  # named again by a run that reads nothing
        summary = ingest([folder], db)
        assert [one.path.name for one in summary.skipped] == ["z.txt"]
        assert "0.txt" in summary.skipped[0].reason
        assert summary.articles == 3
    (folder / "0.txt").unlink()
    assert ingest([folder], db).skipped == ()
    assert sorted(files(db)) == ["1.txt", "2.txt", "z.txt"]


def test_two_files_that_change_places(folder: Path, db: Path) -> None:
    ingest([folder], db)
    first, second = folder / "0.txt", folder / "1.txt"
    a, b = first.read_text("utf-8"), second.read_text("utf-8")
    first.write_text(b, "utf-8")
    second.write_text(a, "utf-8")
    summary = ingest([folder], db)
    assert summary.skipped == ()
    with open_index(db) as index:
        assert index.article("0.txt").title.endswith("1号")
        assert index.article("1.txt").title.endswith("0号")


def test_bad_files_are_named_and_the_rest_is_read(folder: Path, db: Path) -> None:
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "spaces.txt").write_text(" \n\n ", "utf-8")
    (folder / "picture.xyz").write_bytes(b"x")
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 no zip")
    (folder / "out").symlink_to("/")
    (folder / "loop").symlink_to("loop")
    summary = ingest([folder], db)
    named = {one.path.name: one.reason for one in summary.skipped}
    assert set(named) == {"empty.txt", "binary.txt", "spaces.txt", "picture.xyz", "bad.docx", "out", "loop"}
    assert all(named.values())
    assert summary.articles == 3


def test_a_file_that_went_bad_keeps_its_old_text(folder: Path, db: Path) -> None:
    ingest([folder], db)
    (folder / "1.txt").write_bytes(b"")
    summary = ingest([folder], db)
    assert "上次" in summary.skipped[0].reason
    assert len(files(db)) == 3


def test_a_name_that_is_no_utf8(folder: Path, db: Path) -> None:
    raw = os.fsencode(folder) + b"/\xff\xfe.txt"
    try:
        (folder / "0.txt").rename(os.fsdecode(raw))
    except OSError:
        pytest.skip("the file system allows no such name")
    for unchanged in (0, 3):
        summary = ingest([folder], db)
        assert (summary.unchanged, summary.skipped) == (unchanged, ())
    with open_index(db) as index:
        paths = {os.fsencode(article.path) for article in index.articles()}
        assert raw in paths
        str([article.file for article in index.articles()]).encode()


def test_nothing_to_read(tmp_path: Path, db: Path) -> None:
    summary = ingest([tmp_path / "nowhere"], db)
    assert (summary.read, summary.articles) == (0, 0)
    assert summary.skipped[0].path.name == "nowhere"


def test_without_paths_what_was_ingested_before_is(folder: Path, db: Path) -> None:
    ingest([folder], db)
    put(folder, 9)
    assert ingest([], db).read == 1


def test_a_rebuild_reads_everything_the_old_index_was_made_from(folder: Path, tmp_path: Path, db: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    alone = put(other, 8)
    put(other, 9)
    ingest([folder], db)
    ingest([alone], db)
    summary = ingest([folder], db, rebuild=True)
    assert (summary.read, summary.articles) == (4, 4)
    assert not list(tmp_path.glob("*.new*"))


def test_a_rebuild_remembers_what_an_index_of_another_version_was_made_from(
    folder: Path, tmp_path: Path, db: Path
) -> None:
    apart = put(tmp_path, 7)
    ingest([folder, apart], db)
    with closing(sqlite3.connect(db)) as old:
        old.execute("UPDATE meta SET value = 1 WHERE key = 'schema'")
        old.commit()
    summary = ingest([], db, rebuild=True)
    assert (summary.articles, summary.notes) == (4, ())
    assert files(db) == ["0.txt", "1.txt", "2.txt", "7.txt"]


def test_a_rebuild_that_cannot_tell_the_sources_says_what_it_read(folder: Path, db: Path) -> None:
    ingest([folder], db)
    db.write_bytes(db.read_bytes()[:30_000])
    summary = ingest([], db, rebuild=True)
    assert any(str(locations.seeds()) in note and "jbtui ingest PATH" in note for note in summary.notes)


def test_a_rebuild_without_its_sources_leaves_the_old_index(folder: Path, db: Path) -> None:
    ingest([folder], db)
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(IndexFault, match="没有改动"):
        ingest([], db, rebuild=True)
    assert len(files(db)) == 3
    assert list(db.parent.glob("*.new*")) == []


def test_one_rebuild_at_a_time(folder: Path, db: Path) -> None:
    ingest([folder], db)
    with alone(db), pytest.raises(IndexLocked):
        ingest([], db, rebuild=True)
    assert ingest([], db, rebuild=True).articles == 3
    assert not list(db.parent.glob("*.lock"))


def test_a_damaged_index_is_named_before_anything_is_read(folder: Path, db: Path) -> None:
    ingest([folder], db)
    with closing(sqlite3.connect(db)) as index:
        index.execute("UPDATE file SET repeats = '[' WHERE name = '0.txt'")
        index.commit()
    with pytest.raises(IndexDamaged, match="已损坏"):
        ingest([folder], db)


def test_a_folder_is_not_rebuilt_as_an_index(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexFault, match="无法打开"):
        ingest([folder], folder, rebuild=True)
    assert list(tmp_path.glob("*.new")) == []


def test_without_paths_a_file_given_by_name_is_looked_at_again(tmp_path: Path, db: Path) -> None:
    alone = put(tmp_path, 1)
    ingest([alone], db)
    put(tmp_path, 1, value="530.1")
    summary = ingest([], db)
    assert (summary.changed, summary.articles) == (1, 1)


def test_a_large_corpus_is_sampled_past_a_file_that_cannot_be_read(folder: Path, db: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("jbtui.ingest.ingesting.HERE", 0)
    (folder / "corpus.toml").write_text('articles = { "0.txt" = 3 }', "utf-8")
    (folder / "00.txt").write_bytes(b"")
    assert ingest([folder], db, jobs=1).articles == 2


def test_a_rebuild_mends_a_damaged_index(folder: Path, db: Path) -> None:
    db.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert ingest([folder], db, rebuild=True).articles == 3


def test_changed_rules_make_every_file_be_read(folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest([folder], db)
    monkeypatch.setattr("jbtui.ingest.ingesting.current_rules", lambda: "another")
    for changed in (3, 0):
        assert ingest([folder], db).changed == changed


def test_progress_counts_files_and_bytes(folder: Path, db: Path) -> None:
    told: list[Progress] = []
    ingest([folder], db, progress=told.append)
    last = told[-1]
    assert (last.files_done, last.files_total) == (3, 3)
    assert last.bytes_done == last.bytes_total == sum(path.stat().st_size for path in folder.iterdir())
    assert last.current == "2.txt"


def test_an_interrupted_ingest_goes_on(folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jbtui.ingest.digesting.STEP", 1)

    def stop(progress: Progress) -> None:
        if progress.files_done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], db, progress=stop)
    assert files(db) == ["0.txt"]
    summary = ingest([folder], db)
    assert (summary.read, summary.unchanged) == (2, 1)


def test_processes_make_the_same_index(folder: Path, tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3, 12):
        put(folder, number)
    alone = tmp_path / "alone.db"
    ingest([folder], alone, jobs=1)
    monkeypatch.setattr("jbtui.ingest.ingesting.HERE", 0)
    ingest([folder], db, jobs=2)
    with open_index(alone) as one, open_index(db) as two:
        assert one.articles() == two.articles()
        assert one.figures() == two.figures()
        for article in one.articles():
            assert one.paragraphs(article.id) == two.paragraphs(article.id)
        for run in ("江北", "攻坚", "号", "地区生产总值", "11"):
            assert list(one.postings.run(run)) == list(two.postings.run(run))


def test_a_locked_index_says_so(folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    ingest([folder], db)
    put(folder, 5)
    monkeypatch.setattr("jbtui.store.connection.PATIENCE", 0.05)
    with sqlite3.connect(db, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexLocked):
            ingest([folder], db)
        other.execute("ROLLBACK")
    assert ingest([folder], db).read == 1


def test_no_empty_index_where_the_bundled_articles_are_missing(
    tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "seeds", lambda: tmp_path / "none")
    with pytest.raises(IndexMissing):
        ensure_index(db)
    assert list(tmp_path.iterdir()) == []


def test_the_bundled_articles_are_indexed_when_there_is_no_index(db: Path) -> None:
    ensure_index(db)
    assert [path.name for path in db.parent.iterdir()] == [db.name]
    assert len(files(db)) == 5
    before = db.stat().st_mtime_ns
    ensure_index(db)
    assert db.stat().st_mtime_ns == before
    assert locations.seeds().is_dir()


def test_an_interruption_sends_the_processes_home(folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3, 12):
        put(folder, number)
    monkeypatch.setattr("jbtui.ingest.ingesting.HERE", 0)

    def stop(progress: Progress) -> None:
        if progress.files_done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], db, jobs=2, progress=stop)
    assert not multiprocessing.active_children()
    assert ingest([folder], db, jobs=1).articles == 12


def test_a_process_that_dies_is_told_and_the_rest_goes_on(
    folder: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jbtui.ingest.ingesting.HERE", 0)

    def kill(_progress: Progress) -> None:
        for process in multiprocessing.active_children():
            process.kill()

    with pytest.raises(JbtuiError, match="意外结束"):
        ingest([folder], db, jobs=2, progress=kill)
    assert ingest([folder], db, jobs=1).articles == 3
