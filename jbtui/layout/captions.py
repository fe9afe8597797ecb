"""Photo captions: told by 摄, 图为 and the like, or by being a short noun phrase that names a place or a scene."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, reduce

from jbtui.layout import grammar, marks
from jbtui.layout.piece import Piece, add_ranges
from jbtui.records import Kind

_LONGEST = 160
_REMEMBERED = 512
_AMOUNT = re.compile(r"[\d０-９.．,]+(?![\d０-９.．,]|年|月|日)")
"""A line that begins with an amount, and not with a date, is the rest of a sentence."""
_NUMBERED = re.compile(r"[（(]?图\s?[\d一二三四五六七八九十①-⑨]|图为|[上下左右]图|[①-⑨]")
_AGENCY = re.compile(r"(?<=摄)[（(][^（）()]{2,10}[）)]$")
_LONGEST_UNMARKED = 90
_SURELY_OPEN = 3
_WIDE = 0.75
_LINES = 4
"""Lines of the longest caption."""
_LONGEST_UNFINISHED = 60
_IDIOM = 4
"""Characters of a brief heading: `向海图强`."""


def marked(text: str) -> bool:
    """Whether the text says that it is a caption."""
    return len(text) <= _LONGEST and _marked(text)


@lru_cache(_REMEMBERED)
def _marked(text: str) -> bool:
    """The same of a text that is short enough, which is asked before its lines are joined and after."""
    text = marks.simplified(text)
    if text[0] in marks.characters("caption", "marks"):
        return True
    if not any(map(text.__contains__, marks.words("caption", "needs"))):
        return False
    found = marks.pattern("caption", "patterns").search(text)
    if not found:
        return False
    # `……（徐欣 摄）` at the end of a long text may close a paragraph that holds sentences of its own.
    return len(text) <= _LONGEST_UNFINISHED or found.start() == 0 or text.count("。") <= 1


def likeness(text: str) -> float:
    """How much an unmarked short text looks like a caption rather than a heading."""
    brief = len(text) < _IDIOM or (len(text) == _IDIOM and shows(text) > 0)
    return named(text) + (1.0 if brief else 0.0)


def named(text: str) -> float:
    """The same without regard to its length."""
    described = "的" in text and not grammar.complete(text) and not marks.pattern("heading", "calls").match(text)
    return shows(text) + (1.0 if described else 0.0)


def shows(text: str) -> float:
    """How much of a picture's subject it names: a place, an event, people at what they do."""
    score = 0.0
    text = marks.simplified(text)
    if marks.pattern("heading", "calls").match(text):
        return score
    bare = text.rstrip("）)")
    ending = next((ending for ending in marks.words("caption", "endings") if bare.endswith(ending)), "")
    score += 1.5 if len(ending) > 1 else 0.75 if ending else 0.0
    if bare.endswith(marks.words("caption", "events")) or marks.pattern("caption", "people").match(text):
        score += 1.0
    return score


def names_place(text: str) -> bool:
    """Whether the text ends on a word for a place, a building or a scene."""
    return marks.simplified(text).rstrip("）)").endswith(marks.words("caption", "endings"))


def gather(pieces: Sequence[Piece]) -> list[Piece]:
    """Captions on lines that follow each other directly become one block, the photographer's line among them."""
    found: list[Piece] = []
    told = False
    for index, piece in enumerate(pieces):
        before = found[-1] if found else None
        if before is not None and not piece.gap and _adds(pieces, index, before):
            found[-1] = _one(before, piece)
            continue
        start = _unmarked_above(found) if told and not piece.gap and _names_photographer(piece) else None
        if start is not None:
            found[start:] = [reduce(_one, [*found[start + 1 :], piece], found[start])]
            continue
        told = told or _told(piece)
        found.append(piece)
    return found


def _told(piece: Piece) -> bool:
    """Whether the piece is text, so that a short line after it can hardly be the title."""
    return piece.kind in (None, Kind.BODY) and not grammar.headline(piece.text) and grammar.complete(piece.text)


def _unmarked_above(found: Sequence[Piece]) -> int | None:
    """The place from which the lines over a photographer's are a caption: a few, after an empty line, and short."""
    for start in range(len(found) - 1, max(-1, len(found) - _LINES), -1):
        if found[start].kind is not None:
            return None
        if found[start].gap:
            short = sum(len(piece.text) for piece in found[start:]) <= _LONGEST_UNMARKED
            return start if short and _nameable(found[start]) else None
    return None


def _adds(pieces: Sequence[Piece], index: int, before: Piece) -> bool:
    """Whether the line goes on in the caption before it."""
    piece = pieces[index]
    if len(before.text) + len(piece.text) > _LONGEST:
        return False
    if before.kind is Kind.CAPTION:
        if _names_photographer(piece):
            return not credited(before.text)
        unfinished = _breaks_off(before, piece) or (_wide(before, piece) and _closes(pieces, index))
        unfinished = unfinished and not credited(before.text)
        return unfinished and piece.kind in (None, Kind.CAPTION) and not _opened(piece.text) and _rest(pieces, index)
    return False


def _breaks_off(before: Piece, after: Piece) -> bool:
    """Whether a caption's line ends where no sentence can, or as wide as the next without naming a place by then."""
    if grammar.open_end(before.text) == _SURELY_OPEN:
        return True
    return _wide(before, after) and not grammar.complete(before.text) and not names_place(before.text)


def _wide(before: Piece, after: Piece) -> bool:
    return before.width >= _WIDE * after.width


def _closes(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the lines from here to the next empty line are few, and the last of them ends a sentence or a credit."""
    end = next((at for at in range(index + 1, min(len(pieces), index + _LINES)) if pieces[at].gap), None)
    if end is None and len(pieces) - index >= _LINES:
        return False
    last = pieces[(end or len(pieces)) - 1]
    return grammar.complete(last.text) or credited(last.text)


def _nameable(piece: Piece) -> bool:
    """Whether an unmarked line could be a caption: set off, short, no rest of a sentence, no signed paragraph."""
    text = piece.text
    set_off = piece.kind is None and piece.gap > 0 and len(text) <= _LONGEST_UNFINISHED
    rest = grammar.orphan(text) or _AMOUNT.match(text)
    return set_off and not rest and not any(word in text for word in ("记者", "記者"))


def _names_photographer(piece: Piece) -> bool:
    """Whether the line is, or ends with, who took the picture, and begins no caption of its own."""
    if _opened(piece.text) or piece.kind not in (Kind.BYLINE, Kind.CAPTION):
        return False
    return _photographer(piece.text) if piece.kind is Kind.BYLINE else credited(piece.text)


def _rest(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the lines from here to the next empty line are few enough to be the rest of a caption."""
    end = index + 1
    while end < len(pieces) and not pieces[end].gap and end - index < _LINES:
        end += 1
    return end - index < _LINES or credited(pieces[index].text)


def _opened(text: str) -> bool:
    return text[0] in marks.characters("caption", "marks") or bool(_NUMBERED.match(text))


def _photographer(text: str) -> bool:
    """Whether the credit names who took or gave the picture, and nobody who wrote."""
    bare = marks.simplified(text).strip("（）()【】[] ")
    if any(role in bare for role in marks.words("caption", "writers")):
        return False
    return bare.endswith(marks.words("caption", "photographers")) or bare.startswith(
        marks.words("caption", "photographers")
    )


def credited(text: str) -> bool:
    """Whether the text closes with who took the picture."""
    text = _AGENCY.sub("", marks.simplified(text))
    return text.rstrip("）)】] ").endswith(marks.words("caption", "photographers"))


def _one(upper: Piece, lower: Piece) -> Piece:
    space = " " if grammar.complete(upper.text) or lower.kind is Kind.BYLINE else ""
    return upper.but(
        text=f"{upper.text}{space}{lower.text}",
        lines=add_ranges(upper.lines, lower.lines),
        kind=Kind.CAPTION,
        mark="marked",
        width=max(upper.width, lower.width),
        repairs=upper.repairs + lower.repairs,
    ).repaired("caption-lines")
