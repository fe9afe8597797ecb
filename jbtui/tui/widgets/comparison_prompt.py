"""What the entries of a comparison look like, in the width there is.

Side by side the name stands before the two figures, or above them where the list is narrow; in a small terminal the two
sides alternate. Nothing is cut away of figures and reasons: they go on on the next line.
"""

from __future__ import annotations

from enum import Enum
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from jbtui.export.document import Heading
from jbtui.messages import _, say
from jbtui.text.cleaning import clean, one_line
from jbtui.tui import content, typeset
from jbtui.tui.entries import Entry, Marked
from jbtui.tui.keys import hint

if TYPE_CHECKING:
    from jbtui.compare.change import Series
    from jbtui.compare.passages import Opposite
    from jbtui.compare.table import Line
    from jbtui.records import Paragraph

BESIDE = 90
"""Cells from which the name, too, has a column of its own."""
PASSAGE_LINES = 4
"""Lines of a passage that the list shows; the whole is in the article."""
GAP = 2
INDENT = 2
NOTHING = "--"

Lines = list[Content]


class Layout(Enum):
    """How the two sides of an entry stand to each other."""

    ALTERNATE = "alternate"
    BESIDE = "beside"


def prompt(item: Heading | Entry, width: int, layout: Layout) -> Content:
    """The item in lines of at most `width` cells."""
    if isinstance(item, Heading):
        style = "bold $primary" if item.level == 1 else "$secondary"
        return Content.styled(content.fit(item.text, width), style)
    if item.line is not None:
        lines = _figures(item.line, width, layout)
    elif item.series is not None:
        lines = _over_time(item.series, width)
    elif item.marked is not None:
        lines = _words(item.marked, width)
    else:
        assert item.opposite is not None
        lines = _passages(item.opposite, width, layout)
    return Content("\n").join(lines)


def _figures(line: Line, width: int, layout: Layout) -> Lines:
    shared = line.row.shared
    # The sign for a proposed match has no certain width in the terminal.
    name = content.joined((one_line(line.indicator).replace("≈", "~"), one_line(line.kind)))
    style = "bold" if shared else "$quiet"
    left, right = _with_more(line.left, line.more_left), _with_more(line.right, line.more_right)
    if layout is Layout.ALTERNATE:
        rows = _wrapped(name, width, style)
        for mark, said in ((_("左"), left), (_("右"), right)):
            if said:
                rows += _led(f"  {mark} ", _wrapped(said, width - 3 - cell_len(mark), "$figure"))
        return rows + _led("  ", _verdict(line, width - INDENT))
    if width < BESIDE:
        cells = (width - INDENT - GAP) // 2
        rows = [*_wrapped(name, width, style), *_led("  ", _beside(_side(left, cells), _side(right, cells), cells))]
        return rows + (_led("  ", _verdict(line, width - INDENT)) if shared or line.row.elsewhere else [])
    first = width * 3 // 10
    rest = width - first - GAP
    cells = (rest - GAP) // 2
    told = _beside(_side(left, cells), _side(right, cells), cells)
    told += _verdict(line, rest) if shared or line.row.elsewhere else []
    return _beside(_wrapped(name, first, style), told, first)


def _side(said: str, cells: int) -> Lines:
    return _wrapped(said, cells, "$figure") if said else [Content.styled(NOTHING, "$quiet")]


def _verdict(line: Line, width: int) -> Lines:
    """= with the difference where the two may be compared, else ! with the reason; - where one side is silent."""
    why = one_line(line.why)
    if line.row.comparable:
        text = content.joined((one_line(line.difference), one_line(line.ratio), why))
        return _wrapped("= " + text, width, "$success")
    if not line.row.shared:
        return _wrapped("- " + why, width, "$quiet")
    if line.row.proposed:
        why = content.joined((why, hint("[{same} 是一回事  {differ} 不是]")))
    return _wrapped("! " + why, width, "$warning")


def _with_more(text: str, more: int) -> str:
    return say("{figure} 等{n}个", figure=one_line(text), n=more + 1) if more else one_line(text)


def _over_time(series: Series, width: int) -> Lines:
    """One indicator: its figures in time, under it what changed."""
    from jbtui.compare.table import change_cells

    # The arrows and the sign for near names have no certain width in the terminal.
    name, kind, points, said = (one_line(c).replace("→", "->").replace("≈", "~") for c in change_cells(series))
    rows = _wrapped(content.joined((name, kind)), width, "bold")
    for text, style in ((points, "$figure"), (said, "$success")):
        rows += _led("  ", _wrapped(text, width - INDENT, style)) if text else []
    return rows


def _words(marked: Marked, width: int) -> Lines:
    """The words with how often either side has them."""
    words = "  ".join(f"{one_line(word.word)} {word.here}:{word.there}" for word in marked.words)
    return [
        *_wrapped(say("{side} 多用（此方次数:对方次数）", side=one_line(marked.side)), width, "bold"),
        *_led("  ", _wrapped(words, width - INDENT)),
    ]


def _passages(pair: Opposite, width: int, layout: Layout) -> Lines:
    if layout is Layout.ALTERNATE:
        rows: Lines = []
        for mark, paragraph in ((_("左"), pair.left), (_("右"), pair.right)):
            lead = f"{mark} "
            rows += _led(lead, _passage(paragraph, pair.shared, width - cell_len(lead))) if paragraph else []
        return rows
    cells = (width - GAP) // 2
    return _beside(_passage(pair.left, pair.shared, cells), _passage(pair.right, pair.shared, cells), cells)


def _passage(paragraph: Paragraph | None, shared: tuple[str, ...], cells: int) -> Lines:
    """The beginning of a passage, the words that both sides use underlined."""
    from jbtui.compare.passages import marks

    if paragraph is None:
        return [Content.styled(NOTHING, "$quiet")]
    text = " ".join(clean(paragraph.text).split("\n"))
    whole = Content(text)
    for start, end in marks(text, shared):
        whole = whole.stylize("underline", start, end)
    spans = typeset.breaks(text, cells)
    rows = [whole[start:end] for start, end in spans[:PASSAGE_LINES]]
    if len(spans) > PASSAGE_LINES:
        start, end = spans[PASSAGE_LINES - 1]
        while end > start and cell_len(text[start:end]) + len(content.CLIPPED) > cells:
            end -= 1
        rows[-1] = Content.assemble(whole[start:end], (content.CLIPPED, "$quiet"))
    return rows


def _wrapped(text: str, cells: int, style: str = "") -> Lines:
    """The text in lines of at most that many cells."""
    return [Content.styled(text[start:end], style) for start, end in typeset.breaks(text, cells)]


def _led(lead: str, lines: Lines) -> Lines:
    """The lines after a mark that stands before the first of them."""
    blank = " " * cell_len(lead)
    return [Content.assemble((blank if n else lead, "$quiet"), line) for n, line in enumerate(lines)]


def _beside(left: Lines, right: Lines, cells: int) -> Lines:
    """Two blocks beside each other, the left one in so many cells."""
    return [
        Content.assemble(one, " " * (cells - one.cell_length + GAP), other)
        for one, other in zip_longest(left, right, fillvalue=Content(""))
    ]
