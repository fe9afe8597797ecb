"""What a page prints twice: pull quotes, lifted out of the text and set large, and heads that run over every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jbtui.layout import grammar
from jbtui.layout.piece import Piece
from jbtui.records import Kind

_QUOTE = (8, 60)
"""Characters of a pull quote."""
_HEAD = 20
"""Characters of the longest running head."""
_TIMES = 3
_SIGNS = re.compile(r"[\s“”‘’「」『』\"'，,。！？!?…—]")


def tell(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with those told as noise that only repeat others; a running head stands where it is first."""
    heads = Counter(piece.text for piece in pieces if piece.kind is None and len(piece.text) <= _HEAD)
    found: list[Piece] = []
    seen: set[str] = set()
    for piece in pieces:
        again = piece.kind is None and heads[piece.text] >= _TIMES and piece.text in seen
        seen.add(piece.text)
        found.append(piece.but(kind=Kind.NOISE, mark="repeated") if again else piece)
    quotes = [index for index in range(len(found)) if _set_apart(found, index)]
    if not quotes:
        return found
    texts = [_SIGNS.sub("", piece.text) if piece.kind in (None, Kind.BODY) else "" for piece in found]
    alone = Counter(texts)
    whole = "\n".join(texts)
    for index in quotes:
        # A paragraph that merely stands twice is no quotation of a longer one.
        if len(texts[index]) >= _QUOTE[0] and whole.count(texts[index]) > alone[texts[index]]:
            found[index] = found[index].but(kind=Kind.NOISE, mark="repeated")
    return found


def _set_apart(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a short whole sentence stands by itself between empty lines."""
    piece = pieces[index]
    if piece.kind is not None or not piece.gap or not _QUOTE[0] <= len(piece.text) <= _QUOTE[1]:
        return False
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    return grammar.complete(piece.text) and (after is None or after.gap > 0)
