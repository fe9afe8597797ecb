"""The title: of the short lines before the first text, the likeliest headline with the decks above and below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jbtui.layout import captions, grammar, headings, marks
from jbtui.layout.piece import Piece
from jbtui.records import Kind
from jbtui.text.later import later

_TITLE = (8, 40)
"""Characters of a headline."""
_PLACE_FIRST = re.compile("[\u4e00-\u9fff]{2,8}[：: ]")
"""`富阳：`, `北仑 `: the page's main headline likes to name its place first."""
_PLACE_NAMED = later("[\u4e00-\u9fff]{2,8}[：:][^：:]{4,}")
_DASHES = ("——", "－－", "--", "—")
_LATER = 0.3
"""What a line loses against the one before it: the headline rather comes first."""
_DECKS = 6
"""Pieces on either side of the headline among which its decks stand."""
_APART = (1, 2)
"""Empty lines between a headline and its deck, and before one that says that it is a subtitle."""
_COMPARED = 400
"""Headlines of one article that are compared with each other; more are no headlines."""


def choose(pieces: Sequence[Piece]) -> list[Piece]:
    """The headline before the first text is the title: the marked one, else the likeliest of the short lines."""
    found = list(pieces)
    first_body = _first_body(found)
    if _ended_title(found, first_body):
        found[first_body] = found[first_body].but(kind=None)
        first_body = _first_body(found)
    leading = [i for i in range(first_body) if found[i].kind in (None, Kind.HEADING)]
    if not leading:
        return _bare_title(found, first_body)
    chosen = _chosen(found, leading)
    if chosen is None:
        return found
    found[chosen] = found[chosen].but(kind=Kind.TITLE)
    later = [piece.text for piece in found[first_body : first_body + _COMPARED] if piece.kind is None]
    # Decks are looked for outwards from the headline: the first line that is none ends the title on its side.
    above, below = range(chosen - 1, -1, -1), range(chosen + 1, first_body)
    for side in (above[:_DECKS], below[:_DECKS]):
        for i in side:
            if found[i].kind is Kind.NOISE:
                continue
            if not _deck(found, i, chosen, later):
                break
            found[i] = found[i].but(kind=Kind.TITLE)
    return found


def _first_body(pieces: Sequence[Piece]) -> int:
    return next((i for i, piece in enumerate(pieces) if piece.kind is Kind.BODY), len(pieces))


def _chosen(pieces: Sequence[Piece], leading: Sequence[int]) -> int | None:
    """The headline among the leading short lines, None where all of them are headings of sections."""
    marked = [i for i in leading if pieces[i].kind is Kind.HEADING and pieces[i].mark.startswith("#")]
    tops = [i for i in marked if pieces[i].mark == "#"] or marked
    unmarked = [i for i in leading if pieces[i].kind is None]
    if tops:
        return tops[0]
    if len(leading) == 1 and _only_of_its_style(pieces, leading[0]):
        return leading[0]
    return max(unmarked, key=lambda i: _title_likeness(pieces[i].text) - _LATER * unmarked.index(i), default=None)


def _deck(pieces: Sequence[Piece], index: int, chosen: int, later: Sequence[str]) -> bool:
    """Whether a line beside the headline belongs to the title: a kicker above it, a subtitle below it."""
    piece, text = pieces[index], pieces[index].text
    subtitle = bool(marks.pattern("heading", "subtitles").search(marks.simplified(text)))
    if piece.kind is Kind.HEADING and piece.mark.startswith("#"):
        return index > chosen and subtitle
    gap = pieces[index + 1 if index < chosen else index].gap
    if piece.kind is None and index < chosen and pieces[index + 1].text.startswith(_DASHES):
        return gap <= _APART[1]
    if piece.kind is not None or any(headings.parallel(text, other) for other in later):
        return False
    if subtitle or _subtitle_above(pieces, index, chosen):
        return gap <= _APART[1]
    if gap > _APART[0]:
        return False
    heading, caption = headings.likeness(text), captions.likeness(text)
    credited = index + 1 < len(pieces) and pieces[index + 1].kind is Kind.BYLINE
    placed = index > chosen and bool(_PLACE_NAMED.match(text))
    # A caption is set off; a line right under the headline, with white below, is its last one.
    under = (
        index > chosen
        and not gap
        and heading + 0.5 >= caption
        and index + 1 < len(pieces)
        and pieces[index + 1].gap > 0
    )
    return under or placed or heading > caption + 0.5 or ((index < chosen or credited) and heading >= caption)


def _subtitle_above(pieces: Sequence[Piece], index: int, chosen: int) -> bool:
    """Whether the line goes on from a subtitle that was not ended: `——……以城乡有机更新` over `撬动转型升级纪实`."""
    above = pieces[index - 1] if index - 1 > chosen else None
    if above is None or above.kind is not Kind.TITLE or not above.text.startswith(_DASHES):
        return False
    return not marks.pattern("heading", "endings").search(above.text) and captions.named(pieces[index].text) < 1.0


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
