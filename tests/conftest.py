"""Fixtures for every test: a home of its own, Chinese messages, and one index of the bundled articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from jbtui import locations, messages

# A busy machine is no fault of the code: how long an example takes is asked where a test is about time.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_report_header() -> str:
    import sqlite3

    return f"SQLite {sqlite3.sqlite_version}"


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test reads or writes the user's own configuration, index, history or clipboard file."""
    folder = tmp_path_factory.mktemp("home")
    patch = pytest.MonkeyPatch()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        patch.setenv(name, str(folder / name.lower()))
    for name in ("JBTUI_DB", "JBTUI_CONFIG", "TMUX", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR"):
        patch.delenv(name, raising=False)
    yield folder
    patch.undo()


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Every test starts with Chinese messages, whatever the one before it spoke."""
    messages.speak("zh")
    yield
    messages.speak("zh")


@pytest.fixture(scope="session")
def seed_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of an index of the five bundled articles; read it, do not write it."""
    from jbtui.ingest import ingest

    path = tmp_path_factory.mktemp("index") / "seeds.db"
    ingest([locations.seeds()], path)
    return path


@pytest.fixture
def in_folder(tmp_path: Path) -> Iterator[Path]:
    """An empty current folder."""
    before = Path.cwd()
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)
