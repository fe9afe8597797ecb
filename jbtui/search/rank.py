"""The order of hits: whole words before accidental stretches, headings and titles first, terms close together, phrases.

The sets give a coarse order in a few tiers; the first few hundred documents of it are read and ranked finely. So the
cost does not grow with the hits, and a page is the same however many are asked for.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from math import log

from pyroaring import BitMap

from jbtui.records import Kind
from jbtui.search.dates import by_date
from jbtui.search.plan import All, Part, Plan, Term
from jbtui.search.sources import FacetValues, Postings

POOL = 64
"""Documents that are ranked finely: what a reader looks through, about two milliseconds."""

WHOLE, ACCIDENTAL = 1.0, 0.4
"""Worth of a term as a whole word, and as a stretch across or inside other words."""
ALIAS = 0.9
"""Times the worth of another name for what was asked."""
REPEATED = 0.6
"""At most added to the worth of a term that stands several times."""
PHRASE, NEAR = 1.2, 0.8
"""Added where several terms stand one after the other as typed, or, growing as they come closer, near each other."""
COVERED = 0.6
"""Times the part of the paragraph that the terms make up: short and to the point before long and in passing."""
KINDS = {Kind.TITLE: 1.5, Kind.HEADING: 1.0, Kind.CAPTION: -0.1, Kind.BYLINE: -0.3}
PLACES = 8
"""Places of a term looked at for nearness."""


class Ranking:
    """The order of the documents of one plan in one index."""

    def __init__(self, postings: Postings, plan: Plan, possible: BitMap) -> None:
        assert plan.root is not None
        self.postings = postings
        self.root: Part = plan.root
        self.terms = plan.terms
        self.possible = possible
        self.kinds = {kind: postings.facet("kind", kind.value) for kind in KINDS}
        everything = max(1, len(postings.everything()))
        self.groups: dict[int, list[Term]] = {}
        for term in self.terms:
            self.groups.setdefault(term.group, []).append(term)
        rarity = [log(1 + everything / (1 + max(len(t.maybe) for t in terms))) for terms in self.groups.values()]
        self.weights = [one / (sum(rarity) or 1.0) for one in rarity]
        """What each group is worth of 1: the rarer, the more."""
        self.newer: dict[int, int] = {}
        """How many dates are newer than that of a document, of those given in coarse order."""

    def coarse(self) -> Iterator[int]:
        """All possible documents, tier by tier; within a tier newest first, then in reading order."""
        for tier in self.tiers():
            for newer, doc in by_date(self.postings, tier):
                self.newer[doc] = newer
                yield doc

    def tiers(self) -> Iterator[BitMap]:
        """Sets that share out the possible documents, best first."""
        left = self.possible
        for wanted in self.wishes():
            tier = wanted & left
            if tier:
                yield tier
                left = left - tier

    def wishes(self) -> Iterator[BitMap]:
        """What a tier is made of if no better one has it, each worked out when it is asked for."""
        large = self.postings.made_of("kind", of_large_kind)
        yield self.root.whole & large
        if phrase := self.phrase():
            yield phrase & self.root.whole
        yield self.root.twice
        if phrase:
            yield phrase
        yield self.root.whole
        yield large
        yield self.possible

    def phrase(self) -> BitMap | None:
        """Documents that may hold all the terms one after the other; None for a single term."""
        if not isinstance(self.root, All):
            return None
        keys = [part.run.key for part in self.root.parts if isinstance(part, Term)]
        return self.postings.run("".join(keys)) if len(keys) > 1 else None

    def fine(self, texts: dict[int, str]) -> list[tuple[int, float]]:
        """(document, score) of documents given in coarse order, with their keys, best first; newest and then first in
        reading order where scores are equal."""
        pool = BitMap(texts)
        kinds = {doc: bonus for kind, bonus in KINDS.items() for doc in self.kinds[kind] & pool}
        whole = [[set(term.whole & pool) for term in terms] for terms in self.groups.values()]
        scored = [(doc, round(self.score(doc, text, kinds.get(doc, 0.0), whole), 3)) for doc, text in texts.items()]
        return sorted(scored, key=lambda pair: (-pair[1], self.newer[pair[0]], pair[0]))

    def score(self, doc: int, text: str, bonus: float, whole: Sequence[Sequence[Container[int]]]) -> float:
        """How well a document with that key answers: about 1 for a whole word in passing, 3 and more for a title.
        `bonus` is that of its kind; `whole` has for each term of each group the documents where it is a word."""
        score = bonus
        places: list[tuple[list[int], int]] = []
        covered = 0
        for terms, weight, words in zip(self.groups.values(), self.weights, whole, strict=True):
            best, form, count = max(
                worth(term, text, doc in stands, ALIAS if at else 1)
                for at, (term, stands) in enumerate(zip(terms, words, strict=True))
            )
            if form:
                score += weight * best
                covered += count * len(form)
                if len(self.groups) > 1:
                    places.append((_places(text, form), len(form)))
        score += COVERED * min(1.0, covered / max(20, len(text)))
        return score + nearness(places) if len(places) > 1 else score


def worth(term: Term, text: str, stands: bool, share: float) -> tuple[float, str, int]:
    """(worth of a term in a text, the form of it that stands there, how often); (0, "", 0) where none does. `stands`
    says whether it is a word there, `share` is what its worth is multiplied by."""
    for form in term.forms:
        count = text.count(form)
        if count:
            worth = WHOLE if stands else ACCIDENTAL
            return worth * (1 + REPEATED * (1 - 1 / count)) * share, form, count
    return 0.0, "", 0


def of_large_kind(values: FacetValues) -> BitMap:
    """The documents that stand in large print."""
    return BitMap.union(BitMap(), *(docs for kind, docs in values if kind in (Kind.TITLE.value, Kind.HEADING.value)))


def nearness(places: Sequence[tuple[list[int], int]]) -> float:
    """What terms gain by standing close: `places` holds (where it stands, length) of each, in the query's order."""
    ends = sorted((at, at + length, which) for which, (found, length) in enumerate(places) for at in found)
    length = sum(length for _, length in places)
    last: dict[int, tuple[int, int]] = {}
    best, in_order = 10_000, False
    for start, end, which in ends:
        last[which] = (start, end)
        if len(last) == len(places):
            span = max(end for _, end in last.values()) - min(start for start, _ in last.values())
            if span <= best:
                ordered = [last[one][0] for one in range(len(places))]
                in_order = (in_order and span == best) or (span == length and ordered == sorted(ordered))
                best = span
    return (PHRASE if in_order else 0.0) + NEAR * length / max(best, length)


def _places(text: str, form: str) -> list[int]:
    found: list[int] = []
    at = text.find(form)
    while at >= 0 and len(found) < PLACES:
        found.append(at)
        at = text.find(form, at + 1)
    return found
