"""The newspaper that an article names as its own: in a byline, in the dateline of a report, in the head of the page.

本报 names none; a paper that is only quoted in a sentence is not the article's.
"""

from __future__ import annotations

from collections.abc import Sequence

from jbtui.context.sentences import Sentence, evidence, pattern
from jbtui.knowledge import table
from jbtui.records import Evidence, Kind, SourceText

_PLACES = {Kind.BYLINE: "byline", Kind.BODY: "dateline", Kind.NOISE: "head"}


def newspaper_of(read: Sequence[Sentence], source: SourceText) -> tuple[str, Evidence] | None:
    """The newspaper and the words that name it; None where none is named, or more than one."""
    found: dict[str, Evidence] = {}
    rules = table("people")["newspaper"]
    for sentence in read:
        place = _PLACES.get(sentence.block.kind)
        words = sentence.words
        if place is None or "报" not in words or not any(ending in words for ending in rules["endings"]):
            continue
        endings = "|".join(rules["endings"])
        for hit in pattern(rules[place].replace("ENDINGS", endings)).finditer(words):
            if not hit["paper"].startswith(tuple(rules["not_papers"])):
                found.setdefault(hit["paper"], evidence(sentence, source))
    return next(iter(found.items())) if len(found) == 1 else None
