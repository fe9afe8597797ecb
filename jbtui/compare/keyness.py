"""The words that set one side apart from the other, by the log-likelihood of their frequencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jbtui import knowledge
from jbtui.compare.wording import Worded
from jbtui.words.association import log_likelihood

AT_LEAST = 2
"""A word that stands once sets nobody apart."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that one side uses more than the other."""

    word: str
    here: int
    """How often it stands on the side that it marks."""
    there: int
    score: float
    """G²; 6.63 is p < 0.01."""


def keywords(
    left: Sequence[Worded], right: Sequence[Worded], limit: int = 20
) -> tuple[tuple[Keyword, ...], tuple[Keyword, ...]]:
    """The words that mark the left side and those that mark the right, the most telling first."""
    counts = [Counter[str](), Counter[str]()]
    for side, count in zip((left, right), counts, strict=True):
        for passage in side:
            count.update(passage.words)
    return _marking(counts[0], counts[1], limit), _marking(counts[1], counts[0], limit)


def _marking(here: Counter[str], there: Counter[str], limit: int) -> tuple[Keyword, ...]:
    c, d = here.total(), there.total()
    least = float(knowledge.table("comparison")["keyness"]["least"])
    found = []
    for word, a in here.items():
        b = there[word]
        if a < AT_LEAST or not d or a / c <= b / d:
            continue
        score = log_likelihood(a, b, c, d)
        if score >= least:
            found.append(Keyword(word, a, b, score))
    return tuple(sorted(found, key=lambda keyword: (-keyword.score, keyword.word))[:limit])
