"""What the reader chose for the app in config.toml: settings, and keys as far as they can be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jbtui import settings
from jbtui.tui import keymap


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the reader chose."""

    theme: str = ""
    """A theme's name; empty for the one used last."""
    mouse: bool = True
    restore: bool = True
    """Whether the app opens where it was left."""
    paths: tuple[str, ...] = settings.CLIPBOARD
    """The paths that a copy may take."""
    tour: bool = False
    """Whether a reader who is new is shown round."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by action id, checked."""
    notes: tuple[str, ...] = ()
    """What could not be used of the file, ready to show."""


def load(path: Path | None = None) -> Preferences:
    """The preferences; never raises."""
    chosen = settings.load(path)
    keys, notes = keymap.checked(chosen.keys)
    return Preferences(
        theme=chosen["app.theme"],
        mouse=chosen["app.mouse"],
        restore=chosen["app.restore"],
        paths=chosen["clipboard.paths"],
        tour=True,
        keys=keys,
        notes=(*chosen.notes, *notes),
    )
