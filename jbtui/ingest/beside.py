"""The files beside an article that change what is read of it: its sidecar, the folder's corpus file, corrections."""

from __future__ import annotations

import os

from jbtui.locations import CORRECTIONS
from jbtui.reading import companion_names


class Beside:
    """Their state, for one look at many articles: each folder is listed once, as most have nothing beside them."""

    def __init__(self) -> None:
        self._folder: str | None = None
        self._listed: frozenset[str] | None = None
        self._states: dict[str, str] = {}

    def state(self, path: str) -> str:
        """Names, sizes and times of those that are there; it differs when one of them came, went or changed."""
        folder, _separator, name = path.rpartition(os.sep)
        if folder != self._folder:
            self._folder, self._listed, self._states = folder, _tables(folder or os.sep), {}
        if self._listed == frozenset():
            return ""  # the folder holds articles alone
        names = (*companion_names(name), CORRECTIONS)
        if self._listed is not None:
            names = tuple(one for one in names if one.lower() in self._listed)
        return "; ".join(filter(None, [self._state(folder, one) for one in names]))

    def _state(self, folder: str, name: str) -> str:
        if name not in self._states:
            try:
                status = os.stat(f"{folder}{os.sep}{name}")  # noqa: PTH116  # names may be any bytes
                self._states[name] = f"{name} {status.st_size} {status.st_mtime_ns}"
            except FileNotFoundError:
                self._states[name] = ""
        return self._states[name]


def _tables(folder: str) -> frozenset[str] | None:
    """The tables in a folder in lower case, as some file systems make no difference; None where it cannot be listed."""
    try:
        with os.scandir(folder) as entries:
            return frozenset(name for entry in entries if (name := entry.name.lower()).endswith(".toml"))
    except OSError:
        return None
