"""A year that opens a passage and the months told under it: 2017年，……成为最强音。在海宁，截至10月底，…….

Where months of a running year are told and no other year comes between, they are those of the year that was named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jbtui.context.sentences import Sentence, pattern
from jbtui.context.vote import Vote
from jbtui.knowledge import table
from jbtui.records import Kind


def frame_votes(read: Sequence[Sentence], latest: int | None) -> Iterator[Vote]:
    """The votes for the latest year of the article, where it frames a passage; `latest` is that year."""
    rules = table("dates")["frame"]
    if latest is None:
        return
    for place, sentence in enumerate(read):
        if not sentence.dated or sentence.block.kind is Kind.TITLE or f"{latest}年" not in sentence.plain:
            continue
        frame = pattern(rules["year"]).search(sentence.plain)
        if frame is None or int(frame["y"]) != latest:
            continue
        rest = sentence.plain[frame.end() :]
        following = [s.plain for s in read[place + 1 : place + 1 + rules["within"]] if s.place == sentence.place]
        if pattern(rules["running"]).match("\n".join((rest, *following))):
            yield Vote(latest, rules["weight_running"], rules["rule_running"], sentence, frame.start("y"))
            return
        if pattern(rules["begun"]).match(rest):
            yield Vote(latest, rules["weight_begun"], rules["rule_begun"], sentence, frame.start("y"))
            return
