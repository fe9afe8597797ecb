"""Years as a reader writes them: one, or a span."""

from __future__ import annotations

import re
import unicodedata


def read_years(text: str) -> tuple[int | None, int | None] | None:
    """`2018`, `2018年`, `2018..2020`, `2018-2020`, `..2020`, `2018..` as an inclusive range; None for anything else."""
    found = re.fullmatch(
        r"\s*(?:(\d{4})年?)?\s*(?:(\.{2,}|-{1,2}|~|～|–|—+|…|至|到)\s*(?:(\d{4})年?)?)?\s*",
        unicodedata.normalize("NFKC", text),
        re.ASCII,
    )
    if not found or not (found[1] or found[3]):
        return None
    first = int(found[1]) if found[1] else None
    if not found[2]:
        return first, first
    last = int(found[3]) if found[3] else None
    if first is not None and last is not None and first > last:
        return last, first
    return first, last
