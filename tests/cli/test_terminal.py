"""What the doctor asks of the terminal and the clipboard; terminals that cannot show the app are told why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jbtui import clipboard, locations
from jbtui.cli import terminal

pty = pytest.importorskip("pty")


@pytest.mark.parametrize(
    ("answer", "cells"),
    [(b"\x1b[1;4R", 1), (b"\x1b[24;7R", 2), (b"jj\x1b[5;4R", 1), (b"", None), (b"\x1b[?1;2c", None)],
)
def test_the_terminal_is_asked_how_wide_it_draws(
    monkeypatch: pytest.MonkeyPatch, answer: bytes, cells: int | None
) -> None:
    ours, theirs = pty.openpty()
    asked: list[bytes] = []

    def reply() -> None:
        while b"\x1b[6n" not in b"".join(asked):
            asked.append(os.read(ours, 100))
        os.write(ours, answer)

    monkeypatch.setenv("TERM", "xterm")
    other = threading.Thread(target=reply, daemon=True)
    with os.fdopen(theirs, "r", closefd=False) as keyboard, os.fdopen(os.dup(theirs), "w", encoding="utf-8") as screen:
        monkeypatch.setattr(sys, "stdin", keyboard)
        monkeypatch.setattr(sys, "stdout", screen)
        other.start()
        assert terminal.ambiguous_cells() == cells
    other.join(5)
    os.close(theirs)
    os.close(ours)


def test_where_there_is_no_terminal_nothing_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal.ambiguous_cells() is None
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TERM": "dumb"}, "TERM=dumb"),
        ({"TERM": "xterm", "PYTHONIOENCODING": "gbk"}, "gbk"),
        ({"TERM": "xterm", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}, "LC_ALL=C.UTF-8"),
    ],
)
def test_a_terminal_that_cannot_show_the_app_is_told_why_and_gets_an_overview(
    seed_index: Path, environment: dict[str, str], said: str
) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "jbtui"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "JBTUI_DB": str(seed_index), **environment},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        seen += part
    os.close(ours)
    assert process.wait(timeout=30) == 0
    assert said.encode() in seen and b"001_6b77" in seen
    assert b"\x1b[?1049h" not in seen and b"Traceback" not in seen


# ---- paths of a copy -----------------------------------------------------------------------------------------------


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locations, "state", lambda: tmp_path / "state")
    return tmp_path


def paths() -> dict[str, tuple[bool, str]]:
    return {path: (there, why) for path, there, why in clipboard.available()}


@pytest.mark.parametrize(
    ("variables", "door"),
    [
        ({"DISPLAY": ":77"}, "/tmp/.X11-unix/X77"),
        ({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}, "/nowhere/wayland-9"),
    ],
)
def test_a_desktop_that_is_gone_is_no_path(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], door: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    there, why = paths()["system"]
    assert not there and door in why


def test_a_dead_tmux_is_no_path(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("tmux"):
        pytest.skip("no tmux here")
    monkeypatch.setenv("TMUX", f"{nowhere}/no-socket,1,0")
    there, why = paths()["tmux"]
    assert not there and "tmux" in why


@pytest.mark.parametrize(("value", "passes"), [("external", False), ("on", True), ("off", False)])
def test_tmux_says_whether_osc_52_comes_through(
    nowhere: Path, monkeypatch: pytest.MonkeyPatch, value: str, passes: bool
) -> None:
    if not shutil.which("tmux"):
        pytest.skip("no tmux here")
    tmux = ["tmux", "-S", f"{nowhere}/tmux"]
    subprocess.run([*tmux, "-f", "/dev/null", "new-session", "-d", "sleep 30"], check=True)
    try:
        subprocess.run([*tmux, "set-option", "-g", "set-clipboard", value], check=True)
        monkeypatch.setenv("TMUX", f"{nowhere}/tmux,{os.getpid()},0")
        assert paths()["osc52"][0] is passes
        assert paths()["tmux"][0] is True
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def test_a_state_folder_that_is_a_file_is_no_path(nowhere: Path) -> None:
    locations.state().write_text("a file where the folder should be")
    there, why = paths()["file"]
    assert not there and "不能写入" in why
