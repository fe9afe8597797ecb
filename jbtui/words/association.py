"""How strongly a word goes with a text or with another word, from counts alone.

Both measures compare a word's count among some words (a of c) with its count among others (b of d).
"""

from __future__ import annotations

from math import log, log2


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """Dunning's G², as corpus tools compute it (Rayson and Garside 2000); 0 where nothing is counted.

    G² = 2 (a ln(a / E₁) + b ln(b / E₂)) with E₁ = c (a + b) / (c + d) and E₂ = d (a + b) / (c + d). 6.63 is p < 0.01.
    """
    if not (c and d and a + b):
        return 0.0
    expected_here = c * (a + b) / (c + d)
    expected_there = d * (a + b) / (c + d)
    here = a * log(a / expected_here) if a else 0.0
    there = b * log(b / expected_there) if b else 0.0
    return max(0.0, 2 * (here + there))


def mutual_information(a: int, b: int, c: int, d: int) -> float:
    """Pointwise mutual information in bits: how much more often than expected the word stands among the c words;
    0 where it does not stand there."""
    if not (a and c and c + d):
        return 0.0
    return log2(a * (c + d) / (c * (a + b)))
