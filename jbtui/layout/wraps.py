"""Hard wraps: which lines of an unbroken run belong to one paragraph, at whatever width the page was set.

A line goes on in the next unless it ends a sentence short of the column's edge, the next is indented, or either is a
headline, caption or credit. How the page is set is in page_setting.py.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from jbtui.layout import captions, grammar, headings, seam_words
from jbtui.layout.page_setting import FEW, NEARLY_ALL, SHORT, PageSetting, column_widths, runs, wrapped_share
from jbtui.layout.piece import Piece, add_ranges
from jbtui.layout.widths import cells
from jbtui.records import Kind

_WRAPPED = 0.4
"""Share of lines ending inside a sentence above which a run of lines is wrapped, and no list of paragraphs."""
_UNDIVIDED = re.compile("[“‘（《〈【「『(]*(?:[0-9A-Za-z.%]+|.)[，。、；：！？”’）》〉】」』]*")
_SUBTITLE = ("——", "－－", "--")
_HEADLINES = 4
_LOOKED_BACK = 40
"""Lines of a paragraph in which a bracket or quote may have been opened."""
_NAMED = 0.75
"""The likeness of a line that ends on the name of a place or scene."""
_SOME = 7
"""Lines. In so short a run of full ones chance has its say; the page has one too."""
_ITEMS = 3
"""Lines of a sidebar of figures, at least."""
_UNENDED = 2


def unwrap(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the lines of each paragraph joined, a hard-wrap repair on each that was."""
    found: list[Piece] = []
    document = PageSetting.of(pieces)
    for run in runs(pieces, document):
        found += _unwrap_run(run, document)
    return found


def _unwrap_run(run: Sequence[Piece], document: PageSetting) -> list[Piece]:
    if len(run) == 1 or _only_headlines(run, document.width) or _banner(run) or _figures_of_sidebar(run):
        return list(run)
    widths = column_widths(run)
    share = wrapped_share(run)
    if len(run) <= FEW and all(grammar.headline(piece.text) for piece in run):
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
        full = full and not (before.mark in document.heads and after.width >= SHORT * width)
        following = run[index + 1] if index + 1 < len(run) else None
        nearly = before.width + before.indent >= NEARLY_ALL * width
        if wrapped and nearly and _inserted(before, after, following, SHORT * width):
            parts.append([after])
            apart = True
            continue
        if not apart and _goes_on(before, after, parts[-1], full, wrapped, margin, SHORT * width):
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
    return min(widths) < SHORT * max(widths)


def _only_headlines(run: Sequence[Piece], width: int) -> bool:
    """Whether all lines are short ones that could be headlines, well inside the column."""
    return len(run) <= _HEADLINES and all(
        piece.width < SHORT * width and (piece.kind is not None or grammar.headline(piece.text)) for piece in run
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
