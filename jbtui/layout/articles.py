"""Several articles in one file: where the next one begins."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from jbtui.layout import bylines, grammar, headings, marks
from jbtui.layout.piece import Piece
from jbtui.records import Kind


def split(pieces: Sequence[Piece], settled: Sequence[int] = ()) -> list[list[Piece]]:
    """The pieces of each article. `settled` are first lines that a sidecar names."""
    starts = {0, *_marked(pieces), *_credited(pieces)}
    for line in settled:
        starts.add(next((i for i, piece in enumerate(pieces) if piece.first >= line), 0))
    order = sorted(starts)
    return [list(pieces[a:b]) for a, b in zip(order, [*order[1:], len(pieces)], strict=True) if b > a]


def _marked(pieces: Sequence[Piece]) -> list[int]:
    """Every Markdown heading of the first level begins an article, where text stands between them.

    Where the file opens with a headline that has no such mark and text under it, they head that article's sections.
    """
    tops = [i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING and piece.mark == "#"]
    if not tops or _opened(pieces[: tops[0]]):
        return []
    found = [b for a, b in itertools.pairwise(tops) if any(map(_text, pieces[a:b]))]
    return found if any(map(_text, pieces[tops[-1] :])) else found[:-1]


def _opened(before: Sequence[Piece]) -> bool:
    """Whether a headline and text under it are what stands before the first marked heading."""
    headline = next((i for i, piece in enumerate(before) if piece.kind is None), None)
    return headline is not None and _headline(before[headline]) and any(map(_text, before[headline + 1 :]))


def _credited(pieces: Sequence[Piece]) -> list[int]:
    """After text: a headline behind a rule, an end mark or a signature, or one with a credit or dateline under it."""
    texts = [i for i, piece in enumerate(pieces) if _text(piece)]
    found = []
    bracketed = any(_bracketed(piece) for piece in pieces[: texts[0]]) if texts else False
    for i, piece in enumerate(pieces):
        if bracketed and texts[0] < i < texts[-1] and _bracketed(piece) and pieces[i - 1].kind is Kind.BYLINE:
            found.append(i)
            continue
        if not texts or not texts[0] < i < texts[-1] or not _headline(piece):
            continue
        before = pieces[i - 1]
        if before.kind is Kind.HEADING and before.mark == headings.STANDING and not piece.gap:
            continue  # 延伸阅读 over a headline: what follows belongs to this article
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        ended = before.kind is Kind.NOISE and before.mark == "end"
        headed = after is not None and (after.kind is Kind.BYLINE or _dateline(after))
        ended = ended or _signed_off(pieces, i) or _both_signed(pieces, i, texts)
        if ended or (headed and not _headline(before)):
            found.append(i)
    return found


def _signed_off(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the last text before the headline ends with its writer's name, and text follows at once."""
    before = pieces[index - 1]
    under = before.kind is Kind.BYLINE and not before.gap and before.text[0] in "（(" and _text(pieces[index - 2])
    if not pieces[index].gap or not (under or (_text(before) and bylines.closes(before.text))):
        return False
    return index + 1 < len(pieces) and (_text(pieces[index + 1]) or _headline(pieces[index + 1]))


def _both_signed(pieces: Sequence[Piece], index: int, texts: Sequence[int]) -> bool:
    """Whether a credit closes the text before the headline, and another one the text after it."""
    before, after = pieces[index - 1], pieces[index + 1] if index + 1 < len(pieces) else None
    if before.kind is not Kind.BYLINE or after is None or not _text(after) or not pieces[index].gap:
        return False
    closing = next((piece for piece in reversed(pieces[index:]) if piece.kind in (None, Kind.BYLINE)), None)
    opened = any(piece.kind is Kind.BYLINE for piece in pieces[: texts[0]])
    return not opened and closing is not None and closing.kind is Kind.BYLINE


def _bracketed(piece: Piece) -> bool:
    """Whether it is a headline like `【武侯】……`; behind a credit such a one begins the next report."""
    return piece.kind is Kind.HEADING and piece.mark == headings.BRACKETED


def _headline(piece: Piece) -> bool:
    if piece.text.startswith("——"):
        return False  # the line under a headline
    return (piece.kind is None and grammar.headline(piece.text)) or (piece.kind is Kind.HEADING and piece.mark == "#")


def _dateline(piece: Piece) -> bool:
    return marks.simplified(piece.text[:8]).startswith(marks.words("byline", "opening_datelines"))


def _text(piece: Piece) -> bool:
    return piece.kind in (None, Kind.BODY) and (len(piece.text) > grammar.MAX_HEADLINE or grammar.complete(piece.text))
