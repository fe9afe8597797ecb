"""The periods that the article and the section around a figure give to what is undated in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jbtui.figures.moment import Time

# Share of all framing times that one period must hold to be what the whole article reviews.
_FRAME_SHARE = 0.5
_FRAME_LEAST = 3


@dataclass(slots=True)
class Setting:
    """What surrounds a paragraph: the period of its section and of the article, each None where there is none."""

    section: str | None
    frame: str | None
    section_now: bool
    """Whether the section speaks of 目前 and never of the reviewed year: then no undated figure can be placed."""


def frame(times: Sequence[Time]) -> str | None:
    """The period that a review speaks of throughout: most of its framing times agree on it."""
    spoken = [t for t in times if not t.words.startswith("上年")]  # the year before is but compared with
    tally = Counter(t.edtf for t in spoken if t.edtf and t.sort in ("year", "span", "review"))
    total = sum(tally.values()) + sum(1 for t in times if t.edtf and t.sort == "since")
    if not tally:
        return None
    best, count = tally.most_common(1)[0]
    return best if count >= _FRAME_LEAST and count >= total * _FRAME_SHARE else None
