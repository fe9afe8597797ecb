"""Two sides row against row: figures of one indicator, then passages about the same thing, theme by theme."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from jbtui.messages import _, say
from jbtui.records import Figure, Paragraph
from jbtui.text.cleaning import clean, one_line
from jbtui.tui import content, typeset
from jbtui.tui.keys import bindings
from jbtui.tui.widgets.lists import PassageList

if TYPE_CHECKING:
    from jbtui.compare import Comparison, Row
    from jbtui.compare.change import Series
    from jbtui.compare.passages import Opposite
    from jbtui.compare.table import Line

SIDE_BY_SIDE = 90
"""Cells from which the two sides stand beside each other."""
PASSAGE_LINES = 4
"""Lines of a passage that the list shows; the whole is in the article."""
PASSAGES = 12
"""Pairs of passages listed under a theme."""
GAP = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """What an option of the list stands for: a row of figures, or passages; neither for a theme's name."""

    line: Line | None = None
    opposite: Opposite | None = None
    series: Series | None = None
    """One indicator over time."""

    @property
    def row(self) -> Row | None:
        return self.line.row if self.line else None

    @property
    def shared(self) -> bool:
        """Whether both sides have it."""
        if self.line is not None:
            return self.line.row.shared
        if self.series is not None:
            return True
        return self.opposite is not None and bool(self.opposite.left and self.opposite.right)

    def sources(self) -> list[tuple[str, Figure | None]]:
        """The paragraphs it stands in, left then right, with the figure in each."""
        if self.line is not None:
            return [(side[0].paragraph, side[0]) for side in (self.line.row.left, self.line.row.right) if side]
        if self.series is not None:
            return [(point.figure.paragraph, point.figure) for point in self.series.points]
        sides = (self.opposite.left, self.opposite.right) if self.opposite else ()
        return [(paragraph.id, None) for paragraph in sides if paragraph]


class ComparisonList(PassageList):
    """A comparison as a list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("rows")

    class Opened(Message):
        """The reader wants to see where an entry stands."""

        def __init__(self, entry: Entry) -> None:
            self.entry = entry
            super().__init__()

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.only_shared = False
        self.words = ""
        self._all_lines: tuple[Line, ...] = ()
        self.entries: list[Entry] = []

    def show(self, comparison: Comparison, lines: tuple[Line, ...], place: int = 0) -> None:
        """Show a comparison, the highlight at that place."""
        self.comparison, self._all_lines = comparison, lines
        self.fill(place)

    def fill(self, place: int | None = None) -> None:
        """Show what the words and the toggle leave of it."""
        if self.comparison is None:
            return
        self.entries, options = [], []
        for theme, entries in self._by_theme():
            if entries:
                self.entries.append(Entry())
                options.append(Option(Content.styled(one_line(theme), "bold $primary"), disabled=True))
            for entry in entries:
                self.entries.append(entry)
                options.append(Option(self._prompt(entry)))
        self.set_options(options)
        chosen = next((n for n, entry in enumerate(self.entries) if n >= (place or 0) and entry.sources()), None)
        if chosen is not None:
            self.highlighted = chosen

    def _by_theme(self) -> list[tuple[str, list[Entry]]]:
        assert self.comparison is not None
        found: dict[str, list[Entry]] = {}
        for line in self._all_lines:
            found.setdefault(line.theme, []).append(Entry(line=line))
        for passages in self.comparison.passages:
            pairs = [Entry(opposite=pair) for pair in passages.pairs[:PASSAGES]]
            found.setdefault(passages.theme, []).extend(pairs)
        if self.comparison.changes:
            found[_("随时间的变化")] = [Entry(series=series) for series in self.comparison.changes]
        return [(theme, [entry for entry in entries if self._wanted(entry)]) for theme, entries in found.items()]

    def _wanted(self, entry: Entry) -> bool:
        if self.only_shared and not entry.shared:
            return False
        said = " ".join(_said(entry)).casefold()
        return all(word in said for word in self.words.casefold().split())

    def ids_at(self, place: int) -> tuple[str, ...]:
        sources = self.entries[place].sources() if place < len(self.entries) else []
        return tuple(figure.id if figure else paragraph for paragraph, figure in sources)

    @property
    def current(self) -> Entry | None:
        place = self.highlighted
        return self.entries[place] if place is not None and place < len(self.entries) else None

    @property
    def shared(self) -> int:
        """How many rows of figures both sides have."""
        return sum(entry.shared for entry in self.entries if entry.line)

    def on_resize(self) -> None:
        with self.prevent(OptionList.OptionHighlighted):
            self.fill(self.highlighted)

    def action_shared(self, by: int) -> None:
        """To the next or last row that both sides have."""
        places = [n for n, entry in enumerate(self.entries) if entry.shared]
        here = self.highlighted if self.highlighted is not None else -1
        ahead = [n for n in places if n > here] if by > 0 else [n for n in reversed(places) if n < here]
        if ahead:
            self.highlighted = ahead[0]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.current:
            self.post_message(self.Opened(self.current))

    # ---- what an entry looks like

    def _prompt(self, entry: Entry) -> Content:
        if entry.line is not None:
            return self._figures(entry.line)
        if entry.series is not None:
            return _over_time(entry.series, self.text_width)
        assert entry.opposite is not None
        return self._passages(entry.opposite)

    def _figures(self, line: Line) -> Content:
        width = self.text_width
        # The sign for a proposed match has no certain width in the terminal.
        name = content.joined((one_line(line.indicator).replace("≈", "~"), one_line(line.kind)))
        left, right = _with_more(line.left, line.more_left), _with_more(line.right, line.more_right)
        style = "bold" if line.row.shared else "$quiet"
        if width < SIDE_BY_SIDE:
            rows = [Content.styled(content.fit(name, width), style)]
            for mark, said in ((_("左"), left), (_("右"), right)):
                if said:
                    rows.append(Content.assemble((f"  {mark} ", "$quiet"), (content.fit(said, width - 6), "$figure")))
            return Content("\n").join([*rows, Content.assemble("  ", _verdict(line, width - 4))])
        first = width * 3 // 10
        cells = (width - first - 2 * GAP) // 2
        head = Content.assemble(
            (content.pad(name, first), style),
            " " * GAP,
            (content.pad(left or "--", cells), "$figure" if left else "$quiet"),
            " " * GAP,
            (content.fit(right or "--", cells), "$figure" if right else "$quiet"),
        )
        if not line.row.shared:
            return head
        under = " " * (first + GAP)
        return Content("\n").join([head, Content.assemble(under, _verdict(line, width - first - GAP))])

    def _passages(self, pair: Opposite) -> Content:
        width = self.text_width
        if width < SIDE_BY_SIDE:
            sides = [(_("左"), pair.left), (_("右"), pair.right)]
            rows = [
                Content.assemble((f"{mark if not n else '  '} ", "$quiet"), row)
                for mark, paragraph in sides
                if paragraph
                for n, row in enumerate(_column(paragraph, pair.shared, width - 3))
            ]
            return Content("\n").join(rows)
        cells = (width - GAP) // 2
        left, right = (_column(one, pair.shared, cells) for one in (pair.left, pair.right))
        rows = [
            Content.assemble(a, " " * (cells - a.cell_length + GAP), b)
            for a, b in zip_longest(left, right, fillvalue=Content(""))
        ]
        return Content("\n").join(rows)


def _over_time(series: Series, width: int) -> Content:
    """One indicator: its figures in time, under it what changed."""
    from jbtui.compare.table import change_cells

    # The arrows and the sign for near names have no certain width in the terminal.
    name, kind, points, said = (one_line(c).replace("→", "->").replace("≈", "~") for c in change_cells(series))
    rows = [Content.styled(content.fit(content.joined((name, kind)), width), "bold")]
    for text, style in ((points, "$figure"), (said, "$success")):
        spans = typeset.breaks(text, width - 2) if text else []
        rows += [Content.assemble("  ", (text[start:end], style)) for start, end in spans]
    return Content("\n").join(rows)


def _verdict(line: Line, width: int) -> Content:
    """= with the difference where the two may be compared, else ! with the reason."""
    if line.row.comparable:
        text = content.joined((one_line(line.difference), one_line(line.ratio), one_line(line.why)))
        return Content.styled(content.fit("= " + text, width), "$success")
    mark = "! " if line.row.shared else "- "
    return Content.styled(content.fit(mark + one_line(line.why), width), "$warning" if line.row.shared else "$quiet")


def _with_more(text: str, more: int) -> str:
    return say("{figure} 等{n}个", figure=one_line(text), n=more + 1) if more else one_line(text)


def _column(paragraph: Paragraph | None, shared: tuple[str, ...], cells: int) -> list[Content]:
    """The beginning of a passage as lines of that many cells, the words that both sides use underlined."""
    from jbtui.text.folding import fold

    if paragraph is None:
        return [Content.styled("--", "$quiet")]
    text = " ".join(clean(paragraph.text).split("\n"))
    folded = fold(text)
    whole = Content(text)
    for word in shared:
        at = folded.find(word)
        while at >= 0:
            whole = whole.stylize("underline", at, at + len(word))
            at = folded.find(word, at + len(word))
    spans = typeset.breaks(text, cells)
    rows = [whole[start:end] for start, end in spans[:PASSAGE_LINES]]
    if len(spans) > PASSAGE_LINES:
        start, end = spans[PASSAGE_LINES - 1]
        while end > start and cell_len(text[start:end]) + len(content.CLIPPED) > cells:
            end -= 1
        rows[-1] = Content.assemble(whole[start:end], (content.CLIPPED, "$quiet"))
    return rows


def _said(entry: Entry) -> list[str]:
    """The words of an entry, to be searched."""
    if entry.line is not None:
        line = entry.line
        return [line.theme, line.indicator, line.left, line.right, line.why]
    if entry.series is not None:
        return [*entry.series.names, *(point.figure.quote for point in entry.series.points)]
    pair = entry.opposite
    return [side.text for side in (pair.left, pair.right) if side] if pair else []
