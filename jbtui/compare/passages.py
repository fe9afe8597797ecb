"""The passages of two sides under each theme, those about the same thing opposite each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from jbtui import knowledge
from jbtui.compare import themes
from jbtui.compare.wording import Worded
from jbtui.records import Paragraph
from jbtui.text.folding import fold


@dataclass(frozen=True, slots=True)
class Opposite:
    """A passage of either side, or two that speak of the same thing."""

    left: Paragraph | None
    right: Paragraph | None
    shared: tuple[str, ...] = ()
    """The folded words common to both, the most telling first."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages under one theme: the pairs first, nearest first, then those without a counterpart."""

    theme: str
    pairs: tuple[Opposite, ...]

    @property
    def left(self) -> tuple[Paragraph, ...]:
        return tuple(pair.left for pair in self.pairs if pair.left)

    @property
    def right(self) -> tuple[Paragraph, ...]:
        return tuple(pair.right for pair in self.pairs if pair.right)


def passages(left: Sequence[Worded], right: Sequence[Worded], *, theme: str | None = None) -> tuple[Passages, ...]:
    """The passages by theme, in the order of the themes; of one theme where it is named."""
    weight = _weights([*left, *right])
    found = []
    named = {w.paragraph.theme or themes.OTHER for w in (*left, *right)}
    for name in sorted(named if theme is None else named & {theme}, key=lambda name: (themes.place(name), name)):
        pairs = _oppose(_under(name, left), _under(name, right), weight)
        found.append(Passages(name, pairs))
    return tuple(found)


def _under(theme: str, passages: Iterable[Worded]) -> list[Worded]:
    return [w for w in passages if (w.paragraph.theme or themes.OTHER) == theme]


def _weights(passages: Sequence[Worded]) -> dict[str, float]:
    """How rare each word is among all passages."""
    seen = Counter(word for passage in passages for word in passage.words)
    return {word: log(1 + len(passages) / count) for word, count in seen.items()}


def _oppose(left: list[Worded], right: list[Worded], weight: Mapping[str, float]) -> tuple[Opposite, ...]:
    """Nearest passages opposite each other, each used once, up to the number the table allows a side."""
    table = knowledge.table("comparison")["passages"]
    threshold, most, least = float(table["threshold"]), int(table["most"]), int(table["words"])
    vectors = [[_vector(passage, weight) for passage in side] for side in (left, right)]
    scored = [
        (score, i, j)
        for i, one in enumerate(vectors[0])
        for j, other in enumerate(vectors[1])
        if len(one.keys() & other.keys()) >= least and (score := _cosine(one, other)) >= threshold
    ]
    pairs: list[Opposite] = []
    ones, others = set(range(len(left))), set(range(len(right)))
    for _score, i, j in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
        if i in ones and j in others and len(pairs) < most:
            ones.remove(i)
            others.remove(j)
            pairs.append(Opposite(left[i].paragraph, right[j].paragraph, _shared(left[i], right[j], weight)))
    room = most - len(pairs)
    pairs += [Opposite(left[i].paragraph, None) for i in sorted(ones)[:room]]
    pairs += [Opposite(None, right[j].paragraph) for j in sorted(others)[:room]]
    return tuple(pairs)


def _vector(passage: Worded, weight: Mapping[str, float]) -> dict[str, float]:
    """Unit vector of the passage: a word counts with the logarithm of its frequency and its rarity."""
    raw = {word: (1 + log(count)) * weight[word] for word, count in passage.words.items()}
    length = sqrt(sum(value * value for value in raw.values()))
    return {word: value / length for word, value in raw.items()} if length else {}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[word] for word, value in one.items() if word in other)


def _shared(one: Worded, other: Worded, weight: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(set(one.words) & set(other.words), key=lambda word: (-weight[word], word)))


def marks(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand in a text, in order, overlaps joined."""
    known = sorted(set(words), key=len, reverse=True)
    if not known:
        return ()
    found: list[tuple[int, int]] = []
    # A lookahead finds words inside longer ones too; joining makes one mark of them.
    for match in re.finditer(f"(?=({'|'.join(map(re.escape, known))}))", fold(text)):
        start, end = match.span(1)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
