"""The repository holds what it should: the articles untouched, nothing of one machine, nothing built."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from jbtui import locations

ROOT = Path(__file__).resolve().parents[2]

SEEDS = {
    "000_bcf711e841725988.txt": "e53759e2e251c22cb2fc4f909b899324495412938e816811ad7c04197e4b5a60",
    "001_6b77bdb4c9c02796.txt": "9d02ea90920ac41cbfbd1de58dc49d626ee03abd614ffda02b7f3388b00ab5d7",
    "002_c813c9ccaa43ad46.txt": "570c04dd12612c0422f689700b12cb0f1587e7cec1d2b3eda070bdbde14ec423",
    "003_7f2de1034fd02b60.txt": "400ce1923ddf417b673c72960eacbdbcc524b8f9120fc52652ea0966c86d14c7",
    "004_d6a42b6bb181d2fa.txt": "1df5ef639825b141816a53a3edc2d025eb0c3b81d71bbac26d3b57a4f1a7b5aa",
}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize(("name", "digest"), SEEDS.items())
def test_the_articles_are_byte_for_byte_as_received(name: str, digest: str) -> None:
    assert hashlib.sha256((locations.seeds() / name).read_bytes()).hexdigest() == digest


def test_no_index_build_or_cache_is_tracked() -> None:
    built = re.compile(r"\.(db|db-wal|db-shm|mo|pyc|whl)$|/__pycache__/|^\.venv/")
    assert [str(path) for path in tracked() if built.search(path.relative_to(ROOT).as_posix())] == []


def test_no_file_names_a_package_index() -> None:
    hosts = re.compile(rb"pypi\.org|pythonhosted|index-url|find-links|registry\.npm", re.IGNORECASE)
    here = Path(__file__)
    found = [str(p) for p in tracked() if p != here and p.is_file() and hosts.search(p.read_bytes())]
    assert found == []


def test_no_tracked_file_is_large() -> None:
    assert [str(p) for p in tracked() if p.is_file() and p.stat().st_size > 1_000_000] == []
