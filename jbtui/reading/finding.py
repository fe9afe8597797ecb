"""Which files under the given paths are articles, and which are named to the user as skipped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jbtui.messages import say

TEXT = frozenset({".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml", ".docx", ".pdf"})
READABLE = TEXT | PAGES
_SILENT = frozenset(
    {".toml", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".ico", ".css", ".js", ".woff", ".woff2", ".db"}
)
"""Companions of articles: sidecars, and the pictures and scripts of saved web pages."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that is not read, and why."""

    path: Path
    reason: str


class Found(NamedTuple):
    """An article file. Plain text: a corpus has ten thousands of them."""

    path: str
    status: os.stat_result


def find(paths: Sequence[Path]) -> Iterator[Found | Skipped]:
    """The article files at and under the paths, in order of name; what a user would miss comes as Skipped.

    A symbolic link is followed where it is given by name or stays inside its folder; circles end.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if path.is_dir():
            yield from _walk(path, path.resolve(), seen)
        elif not path.exists():
            yield Skipped(path, say("文件不存在"))
        elif (found := _file(str(path), path.stat, seen, named=True)) is not None:
            yield found


def _walk(folder: Path, root: Path, seen: set[tuple[int, int]]) -> Iterator[Found | Skipped]:
    pending = [str(folder)]
    while pending:
        current = pending.pop()
        try:
            with os.scandir(current) as listed:
                entries = {entry.name: entry for entry in listed if not entry.name.startswith(".")}
        except OSError as error:
            yield Skipped(Path(current), say("文件夹无法打开：{error}", error=error.strerror or error))
            continue
        folders = []
        for name in sorted(entries):
            entry = entries[name]
            linked = entry.is_symlink()
            if linked and (problem := _link_problem(Path(entry.path), root)):
                yield Skipped(Path(entry.path), problem)
            elif not entry.is_dir():
                if (found := _file(entry.path, entry.stat, seen, named=False)) is not None:
                    yield found
            elif not linked:
                folders.append(entry.path)
        pending.extend(reversed(folders))


def _link_problem(path: Path, root: Path) -> str:
    """Why a symbolic link inside a folder is not followed, or "" where it may be."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return say("符号链接失效或首尾相接")
    if not target.is_relative_to(root):
        return say("符号链接指向文件夹之外")
    if target.is_dir() and path.parent.resolve().is_relative_to(target):
        return say("符号链接指回上级文件夹")
    return ""


def _file(
    path: str, stat: Callable[[], os.stat_result], seen: set[tuple[int, int]], *, named: bool
) -> Found | Skipped | None:
    """The file, or why it is not read; None for a companion of articles and for one that was found before."""
    try:
        status = stat()
    except OSError as error:
        return Skipped(Path(path), say("文件无法打开：{error}", error=error.strerror or error))
    suffix = f".{path.rpartition('.')[2].lower()}"  # a Path of each of ten thousands would cost more than the looking
    if suffix not in READABLE:
        if not named and suffix in _SILENT:
            return None
        return Skipped(Path(path), say("不支持的文件类型（可读 .txt .md .html .docx .pdf）"))
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        return None
    seen.add(identity)
    return Found(path, status)
