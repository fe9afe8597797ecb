"""Column jumps: a paragraph that breaks off, and its continuation far away, before or after.

An open end is a paragraph that stops inside a sentence with no text to go on in; an orphan is one that no sentence can
begin with. They are matched by grammar: brackets and quotes left open, lists of figures that continue, units after
numbers, character pairs at the seam that the article has elsewhere. Only a clear match is accepted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbtui.layout import grammar, joining, marks
from jbtui.layout.piece import Piece, join
from jbtui.records import Kind

_ENOUGH = 3.0
"""An end and a seam, or an end and an orphan; an end alone is not enough."""
_FAR = 0.01
"""What a paragraph of distance costs: it decides only between equals."""
_BARE = 3.0
"""A paragraph without white before it, on a page that indents them all, is the rest of one."""
_SCANNED = 200
"""Open ends and orphans looked at; a page with more is beyond this kind of repair."""
_FIGURE = re.compile(r"[\d０-９.．,]+\s?([%％‰]|[万亿]?[元家个项名户亩吨人套件]|万平方米|平方米|公里)?")


def reconnect(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with moved continuations brought home, and the column that followed them."""
    found = list(pieces)
    text = "\n".join(piece.text for piece in found if piece.kind is Kind.BODY)
    while True:
        match = _best(found, text)
        if match is None:
            return found
        found = _moved(found, *match)


def _best(pieces: Sequence[Piece], text: str) -> tuple[int, int] | None:
    ends = [i for i in range(len(pieces)) if _is_open(pieces, i)][:_SCANNED]
    if not ends:
        return None
    beginnings = [i for i in range(len(pieces)) if _may_continue(pieces, i)]
    indented = joining.indented(pieces)
    best, place = _ENOUGH, None
    for end in ends:
        for beginning in beginnings[:_SCANNED]:
            if beginning in (end, end + 1):
                continue
            score = fit(pieces[end].text, pieces[beginning].text, text) - _FAR * abs(beginning - end)
            score += _BARE if indented and not pieces[beginning].indent and pieces[beginning].gap else 0.0
            if score >= best:
                best, place = score, (end, beginning)
    return place


def _is_open(pieces: Sequence[Piece], index: int) -> bool:
    return pieces[index].kind is Kind.BODY and grammar.open_end(pieces[index].text) >= 2


def _may_continue(pieces: Sequence[Piece], index: int) -> bool:
    """A body paragraph that does not already go on from the one before it."""
    if pieces[index].kind is not Kind.BODY:
        return False
    before = next((i for i in range(index - 1, -1, -1) if pieces[i].kind in (Kind.BODY, Kind.HEADING)), None)
    return before is None or pieces[before].kind is Kind.HEADING or grammar.open_end(pieces[before].text) < 2


def fit(end: str, beginning: str, text: str) -> float:
    """How well the beginning goes on from the end, `text` being the article's whole body."""
    if grammar.contradict(end, beginning):
        return -3.0
    score = 2.0 if grammar.orphan(beginning) else 0.0
    # A paragraph without an end does go on somewhere; one cut after a comma more surely still.
    score += 2.0 if grammar.open_end(end) == 3 else 1.0
    if grammar.unopened(beginning[: grammar.QUOTED]):
        score += 2.0
    listed, first = _last_figure(end), _FIGURE.match(beginning)
    if listed and first and end[-1] in "、，,和及与" and listed == first.group(1):
        score += 2.0
    if end[-1:].isdigit() and beginning.startswith(marks.words("grammar", "units")):
        score += 2.0
    if end[-1:].isdigit() and beginning[:1].isdigit():
        score += 0.5
    if grammar.starter(beginning):
        score -= 1.0
    return score + _seam(end, beginning, text)


def _last_figure(text: str) -> str | None:
    """The unit of the figure that the text ends with, before its comma."""
    found = list(_FIGURE.finditer(text[-16:]))
    return found[-1].group(1) if found and found[-1].end() >= len(text[-16:]) - 1 else None


def _seam(end: str, beginning: str, text: str) -> float:
    """Whether the words that the seam makes stand elsewhere in the article."""
    if (
        len(end) < 2
        or len(beginning) < 2
        or not ("\u4e00" <= end[-1] <= "\u9fff" and "\u4e00" <= beginning[0] <= "\u9fff")
    ):
        return 0.0
    if end[-2:] + beginning[:2] in text:
        return 2.5
    if end[-2:] + beginning[:1] in text or end[-1:] + beginning[:2] in text:
        return 2.0
    return 0.75 if end[-1] + beginning[0] in text else 0.0


def _moved(pieces: list[Piece], end: int, beginning: int) -> list[Piece]:
    """The continuation joined to the open end; where that closed its section, the rest of the column follows."""
    first, second = pieces[end], pieces[beginning]
    note = f"{second.first} → {first.last}"
    whole = join(first, second, "column-jump", note)
    tail_end = beginning + 1
    if _closes_section(pieces, end):
        while tail_end < len(pieces) and pieces[tail_end].kind is Kind.BODY:
            tail_end += 1
        # Behind the very next heading the rest is that heading's; up to the open end itself, it is the same section's.
        if (beginning == end + 2 and pieces[end + 1].kind is Kind.HEADING) or beginning < end < tail_end:
            tail_end = beginning + 1
    rest = [piece.repaired("column-jump", note) for piece in pieces[beginning + 1 : tail_end]]
    if beginning > end:
        return [*pieces[:end], whole, *rest, *pieces[end + 1 : beginning], *pieces[tail_end:]]
    return [*pieces[:beginning], *pieces[tail_end:end], whole, *rest, *pieces[end + 1 :]]


def _closes_section(pieces: Sequence[Piece], index: int) -> bool:
    after = next((i for i in range(index + 1, len(pieces)) if pieces[i].kind in (Kind.BODY, Kind.HEADING)), None)
    return after is None or pieces[after].kind is Kind.HEADING
