"""The words that stand near the occurrences more often than elsewhere, and the runs of words they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jbtui.concordance.lines import KwicLine
from jbtui.search.sources import Source
from jbtui.text.folding import fold
from jbtui.words import cut, terms
from jbtui.words.association import log_likelihood, mutual_information

SPAN = 5
"""Words on either side that count as near."""
READ = 60
"""So much text on either side is cut into words: more than `SPAN` words of it."""
AT_LEAST = 2
CANDIDATES = 300
"""So many words, the most frequent near the occurrences, are looked up in the whole corpus."""
LONGEST = 4
"""Words of the longest run that is counted."""
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile("[。！？!?；;\n]")


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word near the occurrences."""

    word: str
    left: int
    """How often it stands within five words before an occurrence."""
    right: int
    expected: float
    """How often it would by chance."""
    log_likelihood: float
    mutual_information: float

    @property
    def count(self) -> int:
        return self.left + self.right


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words around an occurrence that comes again."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Window:
    """The words around one occurrence, nearest last on the left and first on the right; marks left out."""

    left: tuple[str, ...]
    keyword: str
    right: tuple[str, ...]


def windows(lines: Iterable[KwicLine]) -> tuple[Window, ...]:
    """The words within the sentence around each occurrence, five on either side."""
    made = []
    for line in lines:
        text = line.paragraph.text
        before = _STOP.split(text[max(0, line.start - READ) : line.start])[-1]
        after = _STOP.split(text[line.end : line.end + READ])[0]
        left, right = _words(before), _words(after)
        made.append(Window(tuple(left[-SPAN:]), fold(line.keyword), tuple(right[:SPAN])))
    return tuple(made)


def _words(text: str) -> list[str]:
    return [word for word in cut(fold(text)) if _WORD.fullmatch(word)]


def collocates(index: Source, found: Sequence[Window], lines: Sequence[KwicLine]) -> tuple[Collocate, ...]:
    """The words of two characters and more that stand near, the most telling first.

    A word's frequency in the corpus is told from the paragraphs it stands in once or more often, the number of words
    from those of the paragraphs read; both are near enough to rank by.
    """
    left = Counter(word for window in found for word in window.left if len(word) > 1)
    right = Counter(word for window in found for word in window.right if len(word) > 1)
    near = left + right
    tokens = sum(len(window.left) + len(window.right) for window in found)
    elsewhere = max(0, _corpus_words(index, lines) - tokens)
    made = []
    for word, count in near.most_common(CANDIDATES):
        if count < AT_LEAST:
            break
        rest = max(0, _corpus_count(index, word) - count)
        score = log_likelihood(count, rest, tokens, elsewhere)
        chance = tokens * (count + rest) / (tokens + elsewhere)
        if count > chance:
            mi = mutual_information(count, rest, tokens, elsewhere)
            made.append(Collocate(word, left[word], right[word], chance, score, mi))
    return tuple(sorted(made, key=lambda one: (-one.log_likelihood, one.word)))


def _corpus_count(index: Source, word: str) -> int:
    once, more = index.postings.word(word)
    return len(once) + 2 * len(more)


def _corpus_words(index: Source, lines: Sequence[KwicLine]) -> int:
    """The number of words of two characters and more in all paragraphs, by the average of those read."""
    read = list({line.paragraph.id: line.paragraph.text for line in lines}.values())[:200]
    if not read:
        return 0
    average = sum(len(terms(fold(text))) for text in read) / len(read)
    return round(average * len(index.postings.everything()))


def runs(found: Iterable[Window], limit: int = 50) -> tuple[Run, ...]:
    """The runs of two to four words that hold the occurrence and come at least twice, the most frequent first."""
    counted: Counter[tuple[str, ...]] = Counter()
    for window in found:
        for before in range(LONGEST):
            for after in range(LONGEST - before):
                if before + after > 0 and before <= len(window.left) and after <= len(window.right):
                    left = window.left[len(window.left) - before :]
                    counted[(*left, window.keyword, *window.right[:after])] += 1
    kept = [(words, count) for words, count in counted.items() if count >= AT_LEAST]
    kept.sort(key=lambda pair: (-pair[1], -len(pair[0]), pair[0]))
    return tuple(Run("".join(words), count) for words, count in kept[:limit])
