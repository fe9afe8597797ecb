"""The words by which an article tells its time: seasons, words of an era, what is remembered, districts raised of late.

Nearly all of them stand in nearly no article, which one pass over it tells of all together.
"""

from __future__ import annotations

from functools import cache, lru_cache

from jbtui.context.sentences import names
from jbtui.knowledge import table
from jbtui.text.spotting import Words


@lru_cache(maxsize=4)
def spoken(whole: str) -> frozenset[str]:
    """Those that stand in the text of an article."""
    return frozenset(_watched().within(whole))


@cache
def _watched() -> Words:
    events = table("events")
    return Words(
        {
            *table("months")["season"]["months"],
            *(word for era in events["era"] for word in era["words"]),
            *events["anniversary"]["events"],
            *(name for year in events["upgraded"]["since"] for name in raised_in(year)),
        }
    )


def raised_in(year: str) -> tuple[str, ...]:
    """The districts that have had their name since that year."""
    return names("events", "upgraded", "since", year)
