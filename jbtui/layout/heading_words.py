"""How far a paragraph speaks of what a heading says: which of the heading's words it uses.

Pairs of characters stand for words. One that few paragraphs have tells more than one that is all over the page.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from jbtui.layout.piece import Piece
from jbtui.records import Kind
from jbtui.text.han import is_han


class HeadingWords:
    """The headings of a page, and what of their words each paragraph uses."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._bodies = [piece.text for piece in pieces if piece.kind is Kind.BODY]
        self._weights: dict[int, dict[str, float]] = {}

    def use(self, body: int, heading: int) -> float:
        """The share of the heading's words that the paragraph uses, between 0 and 1."""
        weights = self._of(heading)
        text = self._pieces[body].text
        return math.fsum(weight for pair, weight in weights.items() if pair in text)

    def common(self, bodies: Collection[int], heading: int) -> float:
        """The same for several paragraphs, on the average; 0 for none."""
        return math.fsum(self.use(body, heading) for body in bodies) / len(bodies) if bodies else 0.0

    def _of(self, heading: int) -> dict[str, float]:
        found = self._weights.get(heading)
        if found is None:
            found = self._weights[heading] = self._weighed(self._pieces[heading].text)
        return found

    def _weighed(self, text: str) -> dict[str, float]:
        """The heading's words that stand in some paragraph, their weights making 1."""
        pairs = dict.fromkeys(text[i : i + 2] for i in range(len(text) - 1))
        counts = {pair: sum(pair in body for body in self._bodies) for pair in pairs if is_han(pair)}
        weights = {pair: math.log((len(self._bodies) + 1) / count) for pair, count in counts.items() if count}
        whole = math.fsum(weights.values())
        return {pair: weight / whole for pair, weight in weights.items()}
