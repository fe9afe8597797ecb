"""Where things live: the bundled data, the index, the user's configuration, the last copy.

Inside a checkout the index stands in `db/`; elsewhere in the user's data folder. `--db` and `JBTUI_DB` override.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import PlatformDirs

PACKAGE = Path(__file__).resolve().parent
_DIRS = PlatformDirs("jbtui", appauthor=False)
CORRECTIONS = "figures.corrections.toml"
"""The file beside articles that keeps what a person said of their figures."""


def checkout() -> Path | None:
    """The root of the checkout that the package runs from, or None for an installed package."""
    root = PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() and (root / "seeds").is_dir() else None


def _bundled(name: str) -> Path:
    root = checkout()
    return root / name if root else PACKAGE / "bundled" / name


def seeds() -> Path:
    """The folder of the bundled articles."""
    return _bundled("seeds")


def schema() -> Path:
    """The SQL that makes an empty index."""
    return _bundled("db") / "schema.sql"


def index(override: str | Path | None = None) -> Path:
    """The index file: the override, else JBTUI_DB, else the checkout's db/, else the user's data folder."""
    chosen = override or os.environ.get("JBTUI_DB")
    if chosen:
        return Path(chosen).expanduser()
    root = checkout()
    return root / "db" / "jbtui.db" if root else Path(_DIRS.user_data_dir) / "jbtui.db"


def config() -> Path:
    """The user's configuration folder: config.toml, and knowledge/ with tables that extend the packaged ones."""
    chosen = os.environ.get("JBTUI_CONFIG")
    return Path(chosen).expanduser() if chosen else Path(_DIRS.user_config_dir)


def cache() -> Path:
    """The folder for what can be made again."""
    return Path(_DIRS.user_cache_dir)


def state() -> Path:
    """The folder for what the user made in the app: history, tray, the last session."""
    return Path(_DIRS.user_state_dir)


def last_copy() -> Path:
    """The file that always holds the last copied text, whatever the clipboard did."""
    return state() / "last-copy.txt"


def short(path: Path) -> str:
    """The path as a person writes it, `~` for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # it stands elsewhere; or nobody knows where home is
        return str(path)
