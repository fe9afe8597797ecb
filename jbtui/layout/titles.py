"""The title: of the short lines before the first text, the likeliest headline with the decks above and below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbtui.layout import captions, grammar, headings, marks
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_TITLE = (8, 40)
"""Characters of a headline."""
_PLACE_FIRST = re.compile("[\u4e00-\u9fff]{2,8}[：: ]")
"""`富阳：`, `北仑 `: the page's main headline likes to name its place first."""
_PLACE_NAMED = re.compile("[\u4e00-\u9fff]{2,8}[：:][^：:]{4,}")
_COMPARED = 400
"""Headlines of one article that are compared with each other; more are no headlines."""


def choose(pieces: Sequence[Piece]) -> list[Piece]:
    """The headline before the first text is the title: the marked one, else the likeliest of the short lines."""
    found = list(pieces)
    first_body = next((i for i, piece in enumerate(found) if piece.kind is Kind.BODY), len(found))
    if _ended_title(found, first_body):
        found[first_body] = found[first_body].but(kind=None)
        first_body = next((i for i, piece in enumerate(found) if piece.kind is Kind.BODY), len(found))
    leading = [i for i in range(first_body) if found[i].kind in (None, Kind.HEADING)]
    if not leading:
        return _bare_title(found, first_body)
    marked = [i for i in leading if found[i].kind is Kind.HEADING]
    tops = [i for i in marked if found[i].mark == "#"] or [i for i in marked if found[i].mark.startswith("#")]
    unmarked = [i for i in leading if found[i].kind is None]
    if tops:
        chosen = tops[0]
        below = chosen + 1
        if below in marked and marks.pattern("heading", "subtitles").search(marks.simplified(found[below].text)):
            found[below] = found[below].but(kind=Kind.TITLE)
    elif len(leading) == 1 and _only_of_its_style(found, leading[0]):
        chosen = leading[0]
    elif unmarked:
        chosen = max(unmarked, key=lambda i: _title_likeness(found[i].text) - 0.3 * unmarked.index(i))
    else:
        return found
    found[chosen] = found[chosen].but(kind=Kind.TITLE)
    for i in sorted(unmarked, key=lambda i: abs(i - chosen)):
        if i == chosen or abs(i - chosen) > 2:
            continue
        text = found[i].text
        if any(
            headings.parallel(text, other.text)
            for other in found[first_body : first_body + _COMPARED]
            if other.kind is None
        ):
            continue
        subtitle = (
            bool(marks.pattern("heading", "subtitles").search(marks.simplified(text)))
            or headings.likeness(text) > captions.likeness(text) + 0.5
        )
        subtitle = subtitle or (i < chosen and headings.likeness(text) >= captions.likeness(text))
        credited = i + 1 < len(found) and found[i + 1].kind is Kind.BYLINE
        subtitle = subtitle or (credited and headings.likeness(text) >= captions.likeness(text))
        subtitle = subtitle or (i > chosen and bool(_PLACE_NAMED.match(text)))
        close = found[max(i, chosen)].gap <= 1
        if subtitle and close and all(found[k].kind is Kind.TITLE for k in range(min(i, chosen) + 1, max(i, chosen))):
            found[i] = found[i].but(kind=Kind.TITLE)
    return found


def _ended_title(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the first text is a headline that ends with a full stop: its subtitle follows at once."""
    if index + 1 >= len(pieces) or len(pieces[index].text) > _TITLE[1]:
        return False
    return pieces[index].text.count("。") == 1 and pieces[index + 1].text.startswith("——")


def _only_of_its_style(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a headline behind an ornament or `【…】` is the only one set so; numbers are for sections."""
    mark = pieces[index].mark
    if pieces[index].kind is not Kind.HEADING or any(character.isdigit() or character in "一①" for character in mark):
        return False
    return bool(mark) and sum(1 for piece in pieces if piece.kind is Kind.HEADING and piece.mark == mark) == 1


def _bare_title(found: list[Piece], first_body: int) -> list[Piece]:
    """A first line that is no sentence and does not go on in the next paragraph is the title, commas or not."""
    if first_body + 1 >= len(found):
        return found
    piece, after = found[first_body], found[first_body + 1]
    unfit = grammar.open_end(piece.text) != 2 or grammar.starter(piece.text) or grammar.orphan(piece.text)
    if (
        unfit
        or not _TITLE[0] <= len(piece.text) <= _TITLE[1]
        or (after.kind is Kind.BODY and grammar.orphan(after.text))
    ):
        return found
    found[first_body] = piece.but(kind=Kind.TITLE)
    return found


def _title_likeness(text: str) -> float:
    score = headings.likeness(text) - captions.likeness(text)
    score += 1.0 if len(text) >= 10 else 0.0
    score += 1.0 if _PLACE_FIRST.match(text) else 0.0
    if marks.pattern("heading", "subtitles").search(marks.simplified(text)):
        score -= 1.0
    return score + (0.5 if len(text) >= 16 else 0.0)
