"""What config.toml says to the command line: the language of the interface."""

from __future__ import annotations

import tomllib

from jbtui import locations
from jbtui.messages import LANGUAGES


def language() -> str | None:
    """`language` of the [app] table, or None where it says nothing usable: the locale decides then.

    What is wrong with the file is told by the app and by `jbtui doctor`; a command must not fail over it.
    """
    try:
        written = tomllib.loads((locations.config() / "config.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    app = written.get("app")
    chosen = app.get("language") if isinstance(app, dict) else None
    return chosen if chosen in LANGUAGES else None
