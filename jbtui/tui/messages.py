"""What the threads of the library and the widgets tell the screens; screens alone change state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from jbtui.tui.asking import Ask, FigureAsk
from jbtui.tui.visited import Place

if TYPE_CHECKING:
    from jbtui.compare import Comparison
    from jbtui.compare.table import Line
    from jbtui.concordance import Concordance, KwicLine
    from jbtui.export.tray import Kept
    from jbtui.records import Article, Figure, Paragraph
    from jbtui.search.results import Counts, Results
    from jbtui.tray import Item
    from jbtui.tui.typeset import Sheet


@dataclass(frozen=True, slots=True)
class Overview:
    """What the index holds."""

    articles: int
    paragraphs: int
    figures: int


@dataclass(frozen=True, slots=True)
class Volume:
    """An article as the reading pane needs it."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with the article and paragraph it stands in."""

    figure: Figure
    article: Article
    paragraph: Paragraph


class FromLibrary(Message, bubble=False):
    """Something a thread of the library found; it goes to the screen that asked."""


class Building(FromLibrary, bubble=False):
    """The index is being built."""

    def __init__(self, done: int, total: int, name: str) -> None:
        self.done, self.total, self.name = done, total, name
        super().__init__()

    def again(self) -> Building:
        """The same news for another screen."""
        return Building(self.done, self.total, self.name)


class Opened(FromLibrary, bubble=False):
    """The index is there and can be asked."""

    def __init__(self, overview: Overview) -> None:
        self.overview = overview
        super().__init__()


class Warmed(FromLibrary, bubble=False):
    """The search is loaded; what each connection keeps for itself is not."""


class Found(FromLibrary, bubble=False):
    """A page of hits for an ask, or those of it that show at once; the `whole` page is then still to come."""

    def __init__(self, ask: Ask, results: Results, *, whole: bool) -> None:
        self.ask, self.results, self.whole = ask, results, whole
        super().__init__()


class Continued(FromLibrary, bubble=False):
    """Query lines that go on from what was typed."""

    def __init__(self, typed: str, lines: tuple[str, ...]) -> None:
        self.typed, self.lines = typed, lines
        super().__init__()


class Counted(FromLibrary, bubble=False):
    """The facets of an ask, and how many hits it has."""

    def __init__(self, ask: Ask, counts: Counts) -> None:
        self.ask, self.counts = ask, counts
        super().__init__()


class Fetched(FromLibrary, bubble=False):
    """An article to read, set as it will be shown, the place to open it at, and what is to be marked in it."""

    def __init__(
        self, volume: Volume, sheet: Sheet | None, place: Place, marks: Mapping[str, Sequence[tuple[int, int]]]
    ) -> None:
        self.volume, self.sheet, self.place, self.marks = volume, sheet, place, marks
        super().__init__()


class Tabulated(FromLibrary, bubble=False):
    """A page of figures; `total` counts all that match."""

    def __init__(self, ask: FigureAsk, rows: tuple[FigureRow, ...], total: int) -> None:
        self.ask, self.rows, self.total = ask, rows, total
        super().__init__()


class Corrected(FromLibrary, bubble=False):
    """A correction by hand was written, or could not be; `note` says so."""

    def __init__(self, note: str, *, fault: bool = False) -> None:
        self.note, self.fault = note, fault
        super().__init__()


class Series(FromLibrary, bubble=False):
    """The values of one indicator in one district, in order of time."""

    def __init__(self, title: str, rows: tuple[FigureRow, ...]) -> None:
        self.title, self.rows = title, rows
        super().__init__()


class Compared(FromLibrary, bubble=False):
    """A comparison of the two sides asked for, its rows also in words."""

    def __init__(self, asked: tuple[str, str], comparison: Comparison, lines: tuple[Line, ...]) -> None:
        self.asked, self.comparison, self.lines = asked, comparison, lines
        super().__init__()


class SidesFound(FromLibrary, bubble=False):
    """A side and those worth comparing with it, best first, each with how many indicators both report.

    `place` says which side the reader wants to choose from the list; "" where nobody asked for it.
    """

    def __init__(self, side: str, others: tuple[tuple[str, int], ...], place: str = "") -> None:
        self.side, self.others, self.place = side, others, place
        super().__init__()


class Concorded(FromLibrary, bubble=False):
    """The concordance of an ask, and its lines in the order asked for."""

    def __init__(self, ask: Ask, order: str, found: Concordance, lines: tuple[KwicLine, ...]) -> None:
        self.ask, self.order, self.found, self.lines = ask, order, found, lines
        super().__init__()


class Recognised(FromLibrary, bubble=False):
    """The items of the tray as they stand in the index."""

    def __init__(self, items: tuple[Item, ...], found: tuple[Kept, ...]) -> None:
        self.items, self.found = items, found
        super().__init__()


class Working(FromLibrary, bubble=False):
    """A request takes its time."""

    def __init__(self, group: str) -> None:
        self.group = group
        super().__init__()


class Writing(FromLibrary, bubble=False):
    """A file that takes its time has so many rows by now."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__()


class Settled(FromLibrary, bubble=False):
    """The request that took its time is done, or was let go."""

    def __init__(self, group: str) -> None:
        self.group = group
        super().__init__()


class Failed(FromLibrary, bubble=False):
    """A request could not be answered; `what` and `remedy` are ready to show."""

    def __init__(self, group: str, what: str, remedy: str) -> None:
        self.group, self.what, self.remedy = group, what, remedy
        super().__init__()

    def again(self) -> Failed:
        """The same news for another screen."""
        return Failed(self.group, self.what, self.remedy)
