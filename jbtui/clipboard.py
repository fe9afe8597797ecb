"""Puts a text where the reader can paste it, by every path that is there, and says which ones took it.

Nothing here raises: a clipboard that refuses is told of in the note, and the last copy always stands in a file.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jbtui import locations
from jbtui.messages import _, say
from jbtui.text.cleaning import clean, one_line

OSC52_LIMIT = 74_994
"""Bytes of text: in base64 with its frame this is the 100,000 bytes after which terminals drop the sequence."""
PATHS = ("tmux", "system", "file")
"""The paths in the order they are tried. OSC 52 is sent by the app, which owns the terminal."""

_PATIENCE = 3.0
"""Seconds that an outside program may take."""


@dataclass(frozen=True, slots=True)
class Copied:
    """Which paths took the text, and one line that says so."""

    paths: tuple[str, ...]
    """Of tmux, system, osc52 and file, those that took it."""
    refused: tuple[str, ...] = ()
    """Why others did not."""

    def also(self, path: str) -> Copied:
        """With a path that took it as well."""
        return replace(self, paths=(*self.paths, path))

    def but(self, refused: str) -> Copied:
        """With a path that did not take it, and why."""
        return replace(self, refused=(*self.refused, refused))

    @property
    def note(self) -> str:
        """Ready to show: where it went, or why nowhere. The file is named where there is nothing else to paste from."""
        names = {"tmux": _("tmux 缓冲区"), "system": _("系统剪贴板"), "osc52": _("终端 (OSC 52)")}
        places = _("、").join(names[path] for path in self.paths if path in names)
        if places and "file" in self.paths:
            note = say("已复制到 {places}，并存为文件", places=places)
        elif places:
            note = say("已复制到 {places}", places=places)
        elif "file" in self.paths:
            note = say("已存于 {file}", file=locations.short(locations.last_copy()))
        else:
            note = _("没有复制成功")
        return note + (say("（{trouble}）", trouble=_("；").join(self.refused)) if self.refused else "")


def copy(text: str, *, paths: Sequence[str] = PATHS) -> Copied:
    """Copy the cleaned text by every one of `paths` that is there. Never raises."""
    text = clean(text)
    took: list[str] = []
    refused: list[str] = []
    for path in paths:
        send = _SENDERS.get(path)
        if send is None:
            refused.append(say("不认识的复制途径 {path}", path=one_line(path)))
            continue
        outcome = send(text)
        if outcome is None:
            took.append(path)
        elif outcome:
            refused.append(outcome)
    return Copied(tuple(took), tuple(refused))


def allowed(chosen: Collection[str]) -> tuple[str, ...]:
    """The paths to try where the reader chose some in config.toml: those, and always the file."""
    return tuple(path for path in PATHS if path in chosen or path == "file")


def osc52(text: str) -> str | None:
    """The sequence that hands the text to the terminal's clipboard, or None where the text is too long for it."""
    raw = clean(text).encode("utf-8", "replace")
    if len(raw) > OSC52_LIMIT:
        return None
    return f"\x1b]52;c;{base64.b64encode(raw).decode('ascii')}\x07"


def available() -> tuple[tuple[str, bool, str], ...]:
    """(path, whether it is there, why), for `jbtui doctor`."""
    tmux = _tmux_missing() or _tmux_deaf()
    system = _system_missing() or _desktop_gone()
    return (
        ("tmux", tmux == "", tmux or "tmux load-buffer -w"),
        ("system", system == "", system or _("本机剪贴板")),
        ("osc52", *_osc52_passes()),
        ("file", *_file_writable()),
    )


# Each sender returns None where it took the text, "" where its path is not there, else why it refused.


def _to_tmux(text: str) -> str | None:
    if _tmux_missing():
        return ""
    # -w hands the buffer on to the terminal (tmux 3.2+); an older tmux knows only its own buffer.
    said = ""
    for command in (["tmux", "load-buffer", "-w", "-"], ["tmux", "load-buffer", "-"]):
        try:
            done = subprocess.run(
                command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=_PATIENCE, check=False
            )
        except (OSError, subprocess.SubprocessError) as error:
            return say("tmux 拒绝：{error}", error=one_line(str(error)))
        if done.returncode == 0:
            return None
        said = one_line(done.stderr.decode("utf-8", "replace").strip())
    return say("tmux 拒绝：{error}", error=said)


def _to_system(text: str) -> str | None:
    if _system_missing():
        return ""
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError, subprocess.SubprocessError, UnicodeError) as error:
        reason = one_line(str(error).strip()).split("  ")[0]
        return say("系统剪贴板拒绝：{error}", error=reason)
    return None


def _to_file(text: str) -> str | None:
    target = locations.last_copy()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # mkstemp makes the file readable by its owner alone: what is copied may be unpublished.
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".last-copy-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(text)
            Path(temporary).replace(target)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        return say("无法写入 {file}：{error}", file=locations.short(target), error=error.strerror or error)
    return None


_SENDERS: dict[str, Callable[[str], str | None]] = {"tmux": _to_tmux, "system": _to_system, "file": _to_file}


def _tmux_missing() -> str:
    """Why tmux is no path, or "" where it is one."""
    if not os.environ.get("TMUX"):
        return _("不在 tmux 中")
    return "" if shutil.which("tmux") else _("找不到 tmux 程序")


def _asked_tmux(*words: str) -> tuple[bool, str]:
    """Whether tmux answers, and what."""
    try:
        done = subprocess.run(["tmux", *words], capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        return False, one_line(str(error))
    said = one_line((done.stdout if done.returncode == 0 else done.stderr).decode("utf-8", "replace").strip())
    return done.returncode == 0, said


def _tmux_deaf() -> str:
    """Why the tmux that we are in does not answer, or "" where it does."""
    answers, said = _asked_tmux("display-message", "-p", "#{version}")
    return "" if answers else say("tmux 拒绝：{error}", error=said)


def _osc52_passes() -> tuple[bool, str]:
    """Whether the sequence that the app sends can come through, and what becomes of it."""
    if not _tmux_missing():
        answers, said = _asked_tmux("show-options", "-gv", "set-clipboard")
        if answers and said != "on":
            return False, say("tmux 的 set-clipboard 是 {value}，不转交给终端；改走 tmux 一途", value=said)
    return True, _("由阅览室发给终端，须终端许可")


def _desktop_gone() -> str:
    """Why the desktop that the environment names cannot be reached, or "" where it can or is not a local one."""
    wayland, display = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY", "")
    if wayland:
        door = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland
    elif match := re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display):
        door = Path("/tmp/.X11-unix") / f"X{match[1]}"
    else:
        return ""
    return "" if door.exists() else say("图形桌面没有应答：{place}", place=door)


def _file_writable() -> tuple[bool, str]:
    """Whether the file of the last copy can be written, and where it is or why not."""
    place = locations.last_copy()
    folder = next((one for one in place.parents if one.exists()), place)
    if folder.is_dir() and os.access(folder, os.W_OK):
        return True, str(place)
    return False, say("{folder} 不能写入", folder=folder)


def _system_missing() -> str:
    """Why the system's clipboard is no path, or "" where it may be one.

    Over ssh the clipboard of the far machine is not the reader's.
    """
    if sys.platform in ("darwin", "win32"):
        return ""
    if any(os.environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return _("远程登录，够不到本机剪贴板")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("WSL_DISTRO_NAME")):
        return _("没有图形桌面")
    programs = ("wl-copy", "xclip", "xsel", "clip.exe", "klipper", "copyq")
    if not any(shutil.which(program) for program in programs):
        return _("找不到 wl-copy、xclip 或 xsel")
    return ""
