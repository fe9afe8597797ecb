"""A killed ingest leaves every file old or new. The benchmark `ingest` does it twenty times."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.killing import kill_often


def test_a_killed_ingest_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    assert kill_often(tmp_path / "articles", tmp_path / "index.db", moments=4) >= 1
