"""“Did you mean”: what the corpus holds that differs from a run without hits by one character, or only in sound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from pyroaring import BitMap

from jbtui.search.matching import Deadline
from jbtui.search.sources import Postings, Source

SHORTEST, LONGEST = 2, 12
"""Lengths of runs for which one character is more likely mistyped than meant."""
READ = 60
"""Documents read for each character that may be wrong."""
OFFERED = 3


def suggestions(source: Source, wanted: str, deadline: Deadline) -> tuple[str, ...]:
    """Stretches of the corpus that may have been meant by a key, the likeliest first: those that sound alike, then
    those that share all characters but one, the most frequent first."""
    if not SHORTEST <= len(wanted) <= LONGEST:
        return ()
    postings = source.postings
    with deadline.halted():
        sound = postings.spellings([wanted])[wanted][0]
    alike = dict(postings.words_like(pinyin=sound, limit=OFFERED * 4))
    found: Counter[str] = Counter()
    for word, (full, _initials) in postings.spellings(alike).items():
        if full == sound and word != wanted:
            found[word] += alike[word]
    if len(wanted) > 2:
        for stretch in _one_wrong(postings, wanted, deadline):
            found[stretch] += 1
    with deadline.halted():
        spelled = postings.spellings(found)
    ranked = sorted(found, key=lambda stretch: (spelled[stretch][0] != sound, -found[stretch], stretch))
    return tuple(ranked[:OFFERED])


def _one_wrong(postings: Postings, wanted: str, deadline: Deadline) -> Iterator[str]:
    """Stretches of the corpus that are the key but for one character, once for each document that was read."""
    for at in range(len(wanted)):
        if deadline.over():
            return
        before, after = wanted[:at], wanted[at + 1 :]
        docs = _both(postings, before, after)
        pattern = re.compile(f"{re.escape(before)}([^{re.escape(wanted[at])}]){re.escape(after)}")
        for _, text in postings.keys(list(islice(docs, READ))):
            for found in pattern.finditer(text):
                if found[1].isalpha() and not found[1].isascii():
                    yield found[0]


def _both(postings: Postings, before: str, after: str) -> BitMap:
    sets = [postings.run(side) for side in (before, after) if side]
    return sets[0] & sets[1] if len(sets) == 2 else sets[0]
