"""Apps over the library in memory, each with a session of its own and no clipboard but a list."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jbtui import clipboard, locations
from jbtui.tui.app import ReadingRoom
from jbtui.tui.asking import Ask
from jbtui.tui.preferences import Preferences
from jbtui.tui.reader import Reader
from tests.tui.driving import PATIENCE
from tests.tui.shelf import Shelf

MakeApp = Callable[..., ReadingRoom]


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test has a state folder of its own: no session of an earlier test comes back."""
    monkeypatch.setattr(locations, "state", lambda: tmp_path / "state")
    yield


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the app copied, instead of any clipboard of the machine."""
    texts: list[str] = []

    def take(text: str, **_paths: object) -> clipboard.Copied:
        texts.append(text)
        return clipboard.Copied(("file",))

    monkeypatch.setattr(clipboard, "copy", take)
    return texts


@pytest.fixture
def make_app() -> MakeApp:
    """An app over a shelf; keyword arguments go to the shelf, `preferences` to the app."""

    def make(preferences: Preferences | None = None, **shelf: object) -> ReadingRoom:
        def open_reader() -> Shelf:
            return Shelf(**shelf)  # type: ignore[arg-type]

        return ReadingRoom(open_reader=open_reader, preferences=preferences)

    return make


class Gate:
    """Holds answers up until it is opened."""

    def __init__(self) -> None:
        self._opened = threading.Event()

    def open(self) -> None:
        self._opened.set()

    def wait(self) -> None:
        self._opened.wait(PATIENCE)

    def pace(self, ask: Ask) -> None:
        """Of a shelf: queries wait, everything else does not."""
        if ask.query:
            self.wait()

    def hold_index(self, app: ReadingRoom) -> None:
        """The index of the app is not opened before the gate is."""
        inner = app._open_reader
        assert inner is not None

        def slow_open() -> Reader:
            self.wait()
            return inner()

        app._open_reader = slow_open


@pytest.fixture
def gate() -> Iterator[Gate]:
    """A gate that no test leaves shut behind it."""
    one = Gate()
    yield one
    one.open()
