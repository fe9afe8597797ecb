"""The plain frozen records that pass from room to room; everything a screen or a file ever shows is one of these.

Line numbers are 1-based and inclusive. Character offsets are 0-based, half-open, into the `text` they belong to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from jbtui.kinds import FigureKind as FigureKind
from jbtui.kinds import Kind as Kind
from jbtui.kinds import Role as Role
from jbtui.kinds import Status as Status

LineRange = tuple[int, int]
"""First and last source line."""


# ---- reading -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the source that show a fact, and where they stand."""

    words: str
    lines: tuple[LineRange, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact that a person or the file itself states beside the text: front matter, a sidecar, the corpus file."""

    field: str
    """title, newspaper, date, page, district, campaign.main, campaign.mentioned, author or photographer; one each."""
    value: str | tuple[str, ...] | None
    """None where it is stated to be unknown."""
    origin: str
    """The file it stands in, and where: `corpus.toml`, `NAME.toml`, `front matter`."""
    evidence: str = ""
    inferred: bool = False
    """True where whoever stated it inferred it from the text."""


@dataclass(frozen=True, slots=True)
class LayoutHints:
    """What a sidecar settles of an article's layout; every number is a source line."""

    joins: tuple[tuple[int, int], ...] = ()
    """The block with the first line goes on with the one that the second begins."""
    splits: tuple[int, ...] = ()
    """A new block begins here."""
    kinds: tuple[tuple[LineRange, Kind], ...] = ()
    order: tuple[int, ...] = ()
    """The blocks with these first lines stand in this order."""
    articles: tuple[int, ...] = ()
    """A new article begins here."""
    origin: str = ""
    """The sidecar's file name."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file, decoded and cleaned, cut into numbered lines."""

    path: Path
    name: str
    """The file's base name, cleaned for display."""
    sha256: str
    """Of the file's bytes."""
    size: int
    encoding: str
    replacements: int
    """How many characters could not be decoded and stand as U+FFFD."""
    lines: tuple[str, ...]
    """Line n of the source is `lines[n - 1]`. For HTML and DOCX, the n-th block of text."""
    stated: tuple[StatedFact, ...] = ()
    hints: LayoutHints | None = None

    def __hash__(self) -> int:
        """By its bytes alone: what is remembered of a file is looked up for each of its articles and paragraphs."""
        return hash(self.sha256)


# ---- layout --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repair:
    """A change that made the printed page's text out of the source's."""

    rule: str
    """letter-spacing, hard-wrap, blank-line, column-jump, furniture-inside, fill, heading-moved, sidecar, …"""
    lines: tuple[LineRange, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """What the printed page showed as one: a paragraph, a heading, a caption."""

    kind: Kind
    text: str
    lines: tuple[LineRange, ...]
    """Source ranges in reading order."""
    level: int | None = None
    """Of a heading: 1 is a section of the article."""
    section: str | None = None
    """The text of the heading it stands under."""
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidArticle:
    """One article of a file, its blocks in reading order."""

    number: int
    """1 for the first article of the file."""
    blocks: tuple[Block, ...]


# ---- context -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article speaks: its reference date."""

    edtf: str
    """`2019-02` or `2020-11-03`."""
    inferred: bool
    rule: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A district or campaign that an article is about or mentions."""

    name: str
    role: Role
    evidence: Evidence
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a catalogue says of an article: enough for a list of many."""

    id: str
    file: str
    title: str
    date: str | None
    district: str | None
    campaign: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of one article."""

    id: str
    """Stable: made from the text of the article, not from its place on disk."""
    file: str
    path: str
    number: int
    title: str
    newspaper: str | None
    dating: Dating | None
    districts: tuple[Named, ...]
    """The article's own first, those it only mentions after."""
    campaigns: tuple[Named, ...]
    authors: tuple[str, ...]
    photographers: tuple[str, ...]
    sha256: str
    page: str | None = None

    @property
    def date(self) -> str | None:
        return self.dating.edtf if self.dating else None

    @property
    def year(self) -> int | None:
        return int(self.dating.edtf[:4]) if self.dating else None

    @property
    def district(self) -> str | None:
        """The district the article is about."""
        return next((d.name for d in self.districts if d.role is Role.MAIN), None)

    @property
    def campaign(self) -> str | None:
        """The article's own campaign."""
        return next((c.name for c in self.campaigns if c.role is Role.MAIN), None)

    @property
    def card(self) -> Card:
        return Card(self.id, self.file, self.title, self.date, self.district, self.campaign)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block with its place in the article and all that is known of it."""

    id: str
    """Stable: made from the article's id and the text."""
    article: str
    file: str
    position: int
    """1-based reading order, all kinds counted."""
    number: int | None
    """1-based count of body paragraphs; None for the other kinds. This is the number that citations give."""
    kind: Kind
    level: int | None
    section: str | None
    theme: str | None
    text: str
    lines: tuple[LineRange, ...]
    districts: tuple[str, ...] = ()
    """Those it speaks of, else the article's own."""
    campaigns: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph and the card of its article. The article itself costs more to unpack than all else of a page of
    hits, so it is opened only when more than the card is wanted; that asks nothing of the index, in any thread."""

    paragraph: Paragraph
    card: Card
    open: Callable[[], Article] = field(repr=False, compare=False)


# ---- figures -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Period:
    """The time a figure speaks of."""

    edtf: str
    first: str | None
    """ISO day; None where the start is open or unknown."""
    last: str | None
    words: str
    """The words it was read from, or "" where it was inherited."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of an article as a statistician would file it."""

    id: str
    """Stable: `PARAGRAPH.START`."""
    paragraph: str
    article: str
    file: str
    start: int
    end: int
    quote: str
    number: str
    """As written."""
    unit: str
    """As written."""
    value: float
    """In base units; a decline is negative."""
    base_unit: str
    approx: str
    """= ~ > < >= <="""
    kind: FigureKind
    status: Status
    indicator: str | None
    """The canonical name where the table knows it, else as written."""
    indicator_words: str | None
    period: Period | None
    subject: str | None
    district: str | None
    theme: str | None = None
    rules: tuple[tuple[str, str], ...] = field(default=())
    """(field, the rule that made it), for `--explain`."""
    corrected: bool = False
    """True where a person corrected it by hand."""
