"""Saved searches: queries with their filters and order that the reader keeps, in a file of their own.

A file that cannot be read is told of and left as it is; nothing is written over it.
"""

from __future__ import annotations

import json
from pathlib import Path

from jbtui import locations
from jbtui.errors import JbtuiError
from jbtui.messages import _, say
from jbtui.text.cleaning import one_line
from jbtui.tui.asking import SORTS, Ask

VERSION = 1


class SavedSearches:
    """The searches on disk; every change is kept at once and takes another session's in."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or locations.state() / "searches.json"

    def all(self) -> tuple[Ask, ...]:
        """The searches, the newest first. Raises JbtuiError for a file that cannot be read."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return tuple(_ask(one) for one in kept["searches"])
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise JbtuiError(
                say("存下的检索 {path} 无法读取：{error}", path=self.path, error=one_line(str(error))),
                _("请改正该文件，或移走它再试；其中的检索未被改动。"),
            ) from error

    def toggle(self, ask: Ask) -> bool:
        """Keep a search, or no longer where it is kept; gives whether it is kept now. Raises JbtuiError."""
        one = Ask(ask.query.strip(), ask.chosen, ask.sort)
        held = self.all()
        kept = one not in held
        self._write((one, *held) if kept else tuple(other for other in held if other != one))
        return kept

    def _write(self, searches: tuple[Ask, ...]) -> None:
        from jbtui.export.atomic import not_written, text_file

        content = [{"query": one.query, "chosen": one.chosen, "sort": one.sort} for one in searches]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise not_written(self.path, error) from error
        with text_file(self.path) as file:
            json.dump({"version": VERSION, "searches": content}, file, ensure_ascii=False, indent=1)


def _ask(kept: dict[str, object]) -> Ask:
    """A search as it was kept. Raises TypeError or KeyError for what is none."""
    query, chosen, sort = kept["query"], kept["chosen"], kept["sort"]
    if not isinstance(query, str) or not isinstance(chosen, list):
        raise TypeError(kept)
    pairs = []
    for field, value in chosen:
        if not isinstance(field, str) or not isinstance(value, str):
            raise TypeError(kept)
        pairs.append((field, value))
    return Ask(one_line(query), tuple(pairs), sort if isinstance(sort, str) and sort in SORTS else SORTS[0])
