"""What is copied arrives by the paths that are there, and a clipboard that refuses only makes a note."""

from __future__ import annotations

import base64
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pyperclip
import pytest

from jbtui import clipboard, locations


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No tmux, no desktop, no ssh; a state folder of its own."""
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locations, "state", lambda: tmp_path / "state")


def _desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(shutil, "which", lambda program: f"/usr/bin/{program}")


def test_the_last_copy_always_stands_in_a_file_of_the_owner() -> None:
    copied = clipboard.copy("江北“六争攻坚”\n——出处")
    assert copied.paths == ("file",)
    assert str(locations.last_copy()) in copied.note
    assert locations.last_copy().read_text(encoding="utf-8") == "江北“六争攻坚”\n——出处"
    assert stat.S_IMODE(locations.last_copy().stat().st_mode) & 0o077 == 0


def test_control_characters_are_not_copied() -> None:
    clipboard.copy("甲\x1b]52;c;5rOo\x07乙\x9b2J")
    assert locations.last_copy().read_text(encoding="utf-8") == "甲乙"


def test_a_local_desktop_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _desktop(monkeypatch)
    taken: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", taken.append)
    copied = clipboard.copy("江北")
    assert taken == ["江北"]
    assert copied.paths == ("system", "file")
    assert "系统剪贴板" in copied.note


def test_over_ssh_the_far_desktop_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    _desktop(monkeypatch)
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    monkeypatch.setattr(pyperclip, "copy", lambda text: pytest.fail("copied on the far machine"))
    assert clipboard.copy("江北").paths == ("file",)


@pytest.mark.parametrize("error", [pyperclip.PyperclipException("no owner"), OSError("gone"), UnicodeError("cp936")])
def test_a_clipboard_that_refuses_is_told_of(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def refuse(text: str) -> None:
        raise error

    _desktop(monkeypatch)
    monkeypatch.setattr(pyperclip, "copy", refuse)
    copied = clipboard.copy("江北")
    assert copied.paths == ("file",)
    assert "系统剪贴板拒绝" in copied.note
    assert str(error) in copied.note


def test_where_nothing_takes_it_the_note_says_why() -> None:
    locations.state().write_text("a file where the folder should be")
    copied = clipboard.copy("江北")
    assert copied.paths == ()
    assert copied.note.startswith("没有复制成功（无法写入 ")


def test_only_the_paths_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    _desktop(monkeypatch)
    monkeypatch.setattr(pyperclip, "copy", lambda text: pytest.fail("not asked for"))
    copied = clipboard.copy("江北", paths=("file", "fax"))
    assert copied.paths == ("file",)
    assert "fax" in copied.note


def test_a_dead_tmux_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not shutil.which("tmux"):
        pytest.skip("no tmux here")
    monkeypatch.setenv("TMUX", f"{tmp_path}/no-socket,1,0")
    copied = clipboard.copy("江北")
    assert copied.paths == ("file",)
    assert "tmux 拒绝" in copied.note


def test_in_tmux_the_buffer_holds_the_passage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not shutil.which("tmux"):
        pytest.skip("no tmux here")
    socket = tmp_path / "tmux"
    tmux = ["tmux", "-S", str(socket)]
    subprocess.run([*tmux, "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sleep 30"], check=True)
    try:
        monkeypatch.setenv("TMUX", f"{socket},{os.getpid()},0")
        passage = "“同比增长9.7%”\n——徐欣. 题[N]"
        copied = clipboard.copy(passage)
        assert copied.paths == ("tmux", "file")
        shown = subprocess.run([*tmux, "show-buffer"], capture_output=True, text=True, check=True)
        assert shown.stdout == passage
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def test_osc52_carries_the_cleaned_text() -> None:
    sequence = clipboard.osc52("江\x1b[31m北")
    assert sequence is not None
    payload = sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
    assert base64.b64decode(payload).decode() == "江北"


def test_osc52_is_not_sent_where_a_terminal_would_drop_it() -> None:
    assert clipboard.osc52("a" * clipboard.OSC52_LIMIT) is not None
    assert len(clipboard.osc52("a" * clipboard.OSC52_LIMIT) or "") == 100_000
    assert clipboard.osc52("a" * (clipboard.OSC52_LIMIT + 1)) is None
    assert clipboard.osc52("江" * 25_000) is None


def test_the_doctor_hears_which_paths_are_there() -> None:
    assert {path: there for path, there, _why in clipboard.available()} == {
        "tmux": False,
        "system": False,
        "osc52": True,
        "file": True,
    }
