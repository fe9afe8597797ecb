"""A paragraph as the grammar reads it: half-width, without white space, each character knowing its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FULL = "０１２３４５６７８９％．／～－＋＆（）：；！？﹪＝＊％" + "".join(
    chr(c) for c in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
)
_HALF = "0123456789%./~-+&():;!?%=*%" + "".join(chr(c) for c in (*range(0x41, 0x5B), *range(0x61, 0x7B)))
_WIDTH = str.maketrans(_FULL, _HALF)
_RARE = re.compile(f"[{re.escape(_FULL)}]")
# A separator of thousands between full-width digits is a full-width comma.
_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


@dataclass(slots=True)
class Compact:
    """`text` has no white space and no full-width digits; its character i stands at `places[i]` of the original."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in the original text of a non-empty span here."""
        return self.places[start], self.places[end - 1] + 1


def compact(text: str) -> Compact:
    # The full-width marks that stand in every text; the rest is rare and looked for first, because `translate` is slow.
    folded = text.replace("（", "(").replace("）", ")").replace("：", ":").replace("；", ";")
    folded = folded.replace("！", "!").replace("？", "?").replace("％", "%")
    if _RARE.search(folded):
        folded = _THOUSANDS.sub(",", folded).translate(_WIDTH)
    pieces = folded.split()
    if len(pieces) == 1 and len(pieces[0]) == len(folded):
        return Compact(folded, range(len(folded)))
    return Compact("".join(pieces), [i for i, character in enumerate(folded) if not character.isspace()])
