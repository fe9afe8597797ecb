"""What the app remembers between sessions: what each screen asked and its order, the place, the style, the theme."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from jbtui import locations
from jbtui.text.cleaning import one_line
from jbtui.tui.asking import ORDERS, SORTS, Ask, FigureAsk

HISTORY = 200
"""Queries kept."""


@dataclass(slots=True)
class Session:
    """One reader's last session. Fields of a wrong type in the file are left at their defaults."""

    query: str = ""
    chosen: list[list[str]] = field(default_factory=list)
    sort: str = SORTS[0]
    room: str = "search"
    article: str = ""
    paragraph: str = ""
    style: str = "gbt7714"
    theme: str = ""
    sides: list[str] = field(default_factory=list)
    figures: str = ""
    """The filter line of the figures screen."""
    figure_sort: str = FigureAsk.SORTS[0]
    order: str = ORDERS[0]
    """The order of the concordance."""
    history: list[str] = field(default_factory=list)
    reading: bool = False
    """Whether the reader was in the article."""
    toured: bool = False
    """Whether the five keys have been shown."""

    @property
    def ask(self) -> Ask:
        """The ask that the session ended with."""
        pairs = tuple((one[0], one[1]) for one in self.chosen if len(one) == 2 and all(isinstance(x, str) for x in one))
        return Ask(one_line(self.query), pairs, self.sort if self.sort in SORTS else SORTS[0])

    @property
    def figure_ask(self) -> FigureAsk:
        """What the figures screen showed."""
        known = self.figure_sort in FigureAsk.SORTS
        return FigureAsk(one_line(self.figures), self.figure_sort if known else FigureAsk.SORTS[0])

    @property
    def concordance_order(self) -> str:
        """The order of the concordance, if there is such a one."""
        return self.order if self.order in ORDERS else ORDERS[0]

    def anew(self) -> Session:
        """A session that begins elsewhere, by the same reader."""
        return Session(style=self.style, theme=self.theme, history=self.history, toured=self.toured)

    def keep_figures(self, ask: FigureAsk) -> None:
        """Remember what the figures screen shows."""
        self.figures, self.figure_sort = ask.words, ask.sort

    def keep(self, ask: Ask) -> None:
        """Remember an ask."""
        self.query, self.sort = ask.query, ask.sort
        self.chosen = [list(one) for one in ask.chosen]

    def remember(self, query: str) -> None:
        """Put a query on top of the history."""
        query = one_line(query).strip()
        if query:
            self.history = [query, *(old for old in self.history if old != query)][:HISTORY]


def place() -> Path:
    """The file that keeps the session."""
    return locations.state() / "session.json"


def load(path: Path | None = None) -> Session:
    """The last session; a new one where there is none or the file cannot be read: nothing of worth is lost with it."""
    try:
        kept: Any = json.loads((path or place()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Session()
    session = Session()
    if isinstance(kept, dict):
        for one in fields(Session):
            value = kept.get(one.name)
            if type(value) is type(getattr(session, one.name)):
                setattr(session, one.name, value)
    session.history = [query for query in session.history if isinstance(query, str)]
    session.sides = [side for side in session.sides if isinstance(side, str)]
    session.chosen = [one for one in session.chosen if isinstance(one, list)]
    return session


def save(session: Session, path: Path | None = None) -> str:
    """Keep the session. Gives "" or, where the disk refuses, why."""
    target = path or place()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", dir=target.parent, prefix=".session-", delete=False
        ) as file:
            json.dump(asdict(session), file, ensure_ascii=False, indent=1)
        Path(file.name).replace(target)
    except OSError as error:
        return str(error)
    return ""
