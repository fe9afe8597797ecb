"""The words that set one side apart from the other, by the log-likelihood of their frequencies.

The measure is Dunning's G², as corpus tools compute it (Rayson and Garside 2000): with a and b the counts of a word in
texts of c and d words, G² = 2 (a ln(a / E₁) + b ln(b / E₂)), E₁ = c (a + b) / (c + d) and E₂ = d (a + b) / (c + d).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from jbtui import knowledge
from jbtui.compare.wording import Worded

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


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """G² of a word that stands a times among c words here and b times among d words there; 0 for empty texts."""
    if not (c and d and a + b):
        return 0.0
    expected_here = c * (a + b) / (c + d)
    expected_there = d * (a + b) / (c + d)
    here = a * log(a / expected_here) if a else 0.0
    there = b * log(b / expected_there) if b else 0.0
    return max(0.0, 2 * (here + there))


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
