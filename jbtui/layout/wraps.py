"""Hard wraps: which lines of an unbroken run belong to one paragraph, at whatever width the page was set.

A line goes on in the next unless it ends a sentence short of the column's edge, the next is indented, or either is a
headline, caption or credit. The width is measured around each line, since a page has wide and narrow columns.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jbtui.layout import captions, grammar, headings, seam_words
from jbtui.layout.piece import Piece, add_ranges
from jbtui.layout.widths import cells
from jbtui.records import Kind

_AROUND = 8
_FULL = (0.8, 0.96)
"""Least and greatest share of the column's width from which a line is full: the page's own raggedness decides."""
_RAGGED = 0.1
"""The raggedest tenth of the lines that end inside a sentence is still full, but for stray short ones."""
_WRAPPED = 0.4
"""Share of lines ending inside a sentence above which a run of lines is wrapped, and no list of paragraphs."""
_SHORT = 0.75
_HALF = 0.5
_NEARLY_ALL = 0.85
_UNDIVIDED = re.compile("[“‘（《〈【「『(]*(?:[0-9A-Za-z.%]+|.)[，。、；：！？”’）》〉】」』]*")
_SUBTITLE = ("——", "－－", "--")
_INDENT = 4
"""Cells: two Han characters."""
_HEADLINES = 4
_LOOKED_BACK = 40
"""Lines of a paragraph in which a bracket or quote may have been opened."""
_NAMED = 0.75
"""The likeness of a line that ends on the name of a place or scene."""
_FEW = 3
"""Lines. So short a run shows nothing by itself; the page decides."""
_SOME = 7
"""Lines. In so short a run of full ones chance has its say; the page has one too."""
_ENOUGH = 8
_ITEMS = 3
"""Lines of a sidebar of figures, at least."""
_UNENDED = 2


def unwrap(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the lines of each paragraph joined, a hard-wrap repair on each that was."""
    found: list[Piece] = []
    document = _Document(
        _wrapped_share(pieces, _FEW),
        _usual_width(pieces),
        _full_share(pieces),
        _indented(pieces),
        _lost_indent(pieces),
        _heading_marks(pieces),
    )
    for run in _runs(pieces, document):
        found += _unwrap_run(run, document)
    return found


def _runs(pieces: Sequence[Piece], document: _Document | None = None) -> Iterator[Sequence[Piece]]:
    """The pieces between empty lines; once the page is known, between those that a paragraph may end before."""
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or (pieces[end].gap and not (document and document.inside(pieces[end - 1], pieces[end]))):
            yield pieces[start:end]
            start = end


@dataclass(frozen=True, slots=True)
class _Document:
    """What holds for the whole page."""

    wrapped: float
    """The share of lines that end inside a sentence."""
    width: int
    """The width that most lines have, in cells."""
    full: float
    """From which share of the column's width a line is full."""
    indented: bool
    """Whether every paragraph begins with white, so that a line without is no first one."""
    lost_indent: int
    """Cells by which the first lines of paragraphs fall short because the extraction dropped their white."""
    heads: frozenset[str]
    """The marks of headings that end well inside the column, so that one as wide as it is a heading too."""

    def inside(self, before: Piece, after: Piece) -> bool:
        """Whether empty lines between the two stand inside a paragraph: behind a full line, over one without white."""
        if not self.indented or after.indent or before.kind is not None or after.kind is not None:
            return False
        full = before.width + before.indent >= self.full * self.width
        return full and grammar.complete(before.text) and not grammar.headline(after.text)


def _unwrap_run(run: Sequence[Piece], document: _Document) -> list[Piece]:
    if len(run) == 1 or _only_headlines(run, document.width) or _banner(run) or _figures_of_sidebar(run):
        return list(run)
    widths = _column_widths(run)
    share = _wrapped_share(run)
    if len(run) <= _FEW and all(grammar.headline(piece.text) for piece in run):
        share = document.wrapped
    wrapped = share > _WRAPPED if len(run) > _SOME else max(share, document.wrapped) > _WRAPPED
    margin = min(piece.indent for piece in run)
    parts: list[list[Piece]] = [[run[0]]]
    apart = False
    for index in range(1, len(run)):
        before, after = run[index - 1], run[index]
        width = widths[index - 1]
        # The first line of a paragraph is indented in print, though the extraction often drops the white.
        lost = document.lost_indent if len(parts[-1]) == 1 and not before.indent else 0
        set_width = before.width + before.indent + lost - margin
        full = set_width >= document.full * width or set_width + _needed(after.text) > width
        full = full or (document.indented and not after.indent and not grammar.headline(after.text))
        full = full and not (before.mark in document.heads and after.width >= _SHORT * width)
        following = run[index + 1] if index + 1 < len(run) else None
        nearly = before.width + before.indent >= _NEARLY_ALL * width
        if wrapped and nearly and _inserted(before, after, following, _SHORT * width):
            parts.append([after])
            apart = True
            continue
        if not apart and _goes_on(before, after, parts[-1], full, wrapped, margin, _SHORT * width):
            parts[-1].append(after)
        else:
            parts[-1:] = _heading_off(parts[-1], full)
            parts.append([after])
        apart = False
    return [_joined(part) for part in parts]


def _needed(text: str) -> int:
    """The cells that the beginning of a line needs undivided: a figure, an opening quote with what it opens, a
    character with the mark behind it. A line before it that has fewer left is a full one."""
    found = _UNDIVIDED.match(text)
    return cells(found.group()) if found else 0


def _heading_off(part: list[Piece], full: bool) -> list[list[Piece]]:
    """A heading that was read on from the full last line of a paragraph, set off again."""
    if full or grammar.complete(part[-1].text):
        return [part]
    for at in range(len(part) - 1, max(0, len(part) - _HEADLINES), -1):
        if grammar.complete(part[at - 1].text):
            headed = grammar.headline("".join(piece.text for piece in part[at:]))
            return [part[:at], part[at:]] if headed else [part]
    return [part]


def _figures_of_sidebar(run: Sequence[Piece]) -> bool:
    """Whether a sidebar's heading stands over lines with a figure each, of any width as no wrapped lines are."""
    lines = run[1:]
    if run[0].kind is not Kind.HEADING or run[0].mark != headings.STANDING or len(lines) < _ITEMS:
        return False
    if not all(any(map(str.isdigit, piece.text)) and grammar.open_end(piece.text) == _UNENDED for piece in lines):
        return False
    widths = [piece.width for piece in lines[:-1]]
    return min(widths) < _SHORT * max(widths)


def _only_headlines(run: Sequence[Piece], width: int) -> bool:
    """Whether all lines are short ones that could be headlines, well inside the column."""
    return len(run) <= _HEADLINES and all(
        piece.width < _SHORT * width and (piece.kind is not None or grammar.headline(piece.text)) for piece in run
    )


def _banner(run: Sequence[Piece]) -> bool:
    """Whether all lines could be headlines, and fill stands behind the last, as behind the banner of a page."""
    lines = [piece for piece in run if piece.kind is not Kind.NOISE]
    filled = run[-1].kind is Kind.NOISE and run[-1].mark == "fill"
    return filled and len(lines) <= _HEADLINES and all(grammar.headline(piece.text) for piece in lines)


def _goes_on(
    before: Piece, after: Piece, part: Sequence[Piece], full: bool, wrapped: bool, margin: int, short: float
) -> bool:
    heading_goes_on = before.kind is Kind.HEADING and full and wrapped and not before.mark.startswith("#")
    if before.kind is not None and not heading_goes_on:
        return False
    if after.kind is not None or (after.text.startswith(_SUBTITLE) and grammar.headline(before.text)):
        return False
    ends = grammar.complete(before.text)
    if grammar.enumerated(after.text) and (ends or before.text[-1] in "；;"):
        return False
    if after.indent >= margin + 2 or (after.indent > margin and (ends or not full)):
        return False
    if not ends and grammar.orphan(after.text):
        return True
    if ends and grammar.misplaced("".join(each.text for each in part[-_LOOKED_BACK:]), after.text):
        return False
    if ends:
        # Inside a paragraph no line is short, so a short headline under a full line is a heading.
        return wrapped and full and not (after.width < short and grammar.headline(after.text))
    if full and wrapped:
        # A space between words is a headline's: text has none, however wide the line is.
        return not (len(part) == 1 and headings.halves(before.text) and grammar.headline(before.text))
    alone = len(part) <= _HEADLINES and grammar.headline("".join(piece.text for piece in part))
    if alone and (not full if len(part) == 1 else before.width < short):
        return False
    return not (alone and grammar.headline(after.text) and not wrapped)


def _inserted(before: Piece, line: Piece, after: Piece | None, short: float) -> bool:
    """Whether a short line in an unbroken column is a heading or caption: no paragraph ends on it, none begins with it.

    A heading closes a cut sentence and has an indented paragraph under it; a caption parts a sentence that goes on.
    """
    if before.kind is not None or line.kind is not None or after is None or after.kind is not None:
        return False
    if grammar.complete(before.text) or line.width >= short or not grammar.headline(line.text):
        return False
    if grammar.complete(line.text):
        return False  # a question may as well be the one that was cut
    if after.indent >= line.indent + 2:
        return not seam_words.across(before.text, line.text) and not grammar.number_follows(before.text, line.text)
    stacked = after.width < short and grammar.headline(after.text)
    if after.indent > line.indent or stacked or seam_words.across(line.text, after.text):
        return False
    goes_on = seam_words.across(before.text, after.text) or grammar.number_follows(before.text, after.text)
    return bool(goes_on) or (captions.named(line.text) >= _NAMED and not seam_words.across(before.text, line.text))


def _joined(part: Sequence[Piece]) -> Piece:
    if len(part) == 1:
        return part[0]
    lines = part[0].lines
    for piece in part[1:]:
        lines = add_ranges(lines, piece.lines)
    whole = part[0].but(
        text=_glue_all([piece.text for piece in part]),
        lines=lines,
        kind=None,
        mark="",
        width=max(piece.width for piece in part),
        repairs=tuple(repair for piece in part for repair in piece.repairs),
    )
    return whole.repaired("hard-wrap")


def _glue_all(texts: Sequence[str]) -> str:
    out = [texts[0]]
    for before, after in itertools.pairwise(texts):
        latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
        out.append(f" {after}" if latin else after)
    return "".join(out)


def _column_widths(run: Sequence[Piece]) -> list[int]:
    """The column's width at each line: the second widest around it, so that one overlong line does not count."""
    sizes = [piece.width + piece.indent for piece in run]
    widths = []
    for index in range(len(run)):
        near = sorted(sizes[max(0, index - _AROUND) : index + _AROUND + 1], reverse=True)
        widths.append(near[1] if len(near) > 3 else near[0])
    return widths


def _full_share(pieces: Sequence[Piece]) -> float:
    """From which share of the column a line of this page is full: by how ragged its unfinished lines are."""
    shares = []
    for run in _runs(pieces):
        widths = _column_widths(run) if len(run) > 1 else ()
        for piece, width in zip(run[:-1], widths, strict=False):
            share = (piece.width + piece.indent) / max(width, 1)
            if share >= _SHORT and piece.kind is None and not grammar.complete(piece.text):
                shares.append(share)
    if len(shares) < _ENOUGH:
        return _FULL[0]
    shares.sort()
    return min(max(shares[int(len(shares) * _RAGGED)] - 0.01, _FULL[0]), _FULL[1])


def _lost_indent(pieces: Sequence[Piece]) -> int:
    """Two Han characters where the first lines between empty lines are usually that much short of the column."""
    missing = sorted(max(piece.width for piece in run) - run[0].width for run in _runs(pieces) if len(run) > _FEW)
    usual = missing[len(missing) // 2] if len(missing) > _FEW else 0
    return _INDENT if _INDENT // 2 <= usual <= _INDENT * 2 else 0


def _indented(pieces: Sequence[Piece]) -> bool:
    """Whether nearly all lines that follow a short last one, or an empty line, begin with white."""
    if sum(1 for piece in pieces if piece.indent) <= _FEW:
        return False
    width = _usual_width(pieces)
    starts = [
        after.indent > 0
        for before, after in itertools.pairwise(pieces)
        if after.kind is None
        and (after.gap or before.width + before.indent < _SHORT * width)
        and grammar.complete(before.text)
        and not grammar.headline(after.text)
    ]
    return len(starts) > _FEW and sum(starts) >= _NEARLY_ALL * len(starts)


def _heading_marks(pieces: Sequence[Piece]) -> frozenset[str]:
    inside = _SHORT * _usual_width(pieces)
    return frozenset(piece.mark for piece in pieces if piece.kind is Kind.HEADING and piece.width < inside)


def _usual_width(pieces: Sequence[Piece]) -> int:
    """The width of the middle line, which on a wrapped page is a full one."""
    widths = sorted(piece.width for piece in pieces if piece.kind is None)
    return widths[len(widths) // 2] if widths else 0


def _wrapped_share(pieces: Sequence[Piece], least: int = 1) -> float:
    """The share of lines followed directly by another that end inside a sentence."""
    inner = [piece for run in _runs(pieces) for piece in _inner(run)]
    if len(inner) < least:
        return 0.0
    return sum(1 for piece in inner if not grammar.complete(piece.text)) / len(inner)


def _inner(run: Sequence[Piece]) -> list[Piece]:
    """The lines of a run that show whether it is wrapped.

    Headlines over long lines end inside no sentence, and show nothing of how the text is set.
    """
    inner = [before for before, after in itertools.pairwise(run) if before.kind is None and after.kind is None]
    wide = _HALF * max((piece.width for piece in run if piece.kind is None), default=0)
    return [piece for piece in inner if piece.width >= wide or grammar.complete(piece.text)]
