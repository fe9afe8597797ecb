"""What may be typed next: fields and their values, campaigns, districts, words of the corpus, also by pinyin."""

from __future__ import annotations

from collections.abc import Iterator

from jbtui.search.query import COLONS, field_names, parse, read_years
from jbtui.search.sources import Source
from jbtui.text.folding import fold, key

OFFERED = 8
NAMED = ("campaign", "district")
"""Facets whose values are offered without their field's name."""


def complete(index: Source, typed: str) -> tuple[str, ...]:
    """Whole query lines that continue what was typed up to the cursor, the likeliest first; at most eight. The last
    term is continued, what stands before it is kept."""
    before, last = _split(typed)
    if not last.strip():
        return ()
    lines = (before + continued for continued in _continued(index, last))
    found = dict.fromkeys(line for line in lines if line != typed)
    return tuple(found)[:OFFERED]


def _split(typed: str) -> tuple[str, str]:
    """What stands before the last term, and that term with a field's name if it has one."""
    query = parse(typed)
    starts = [token.start for token in query.tokens if token.role in ("run", "phrase", "field") and token.end > 0]
    if not starts or (typed and typed[-1].isspace()):
        return typed, ""
    start = starts[-1]
    if query.tokens[-1].role == "value" and len(query.tokens) > 1 and query.tokens[-2].role == "field":
        start = query.tokens[-2].start
    return typed[:start], typed[start:]


def _continued(index: Source, last: str) -> Iterator[str]:
    colon = next((at for at, character in enumerate(last) if character in COLONS), None)
    if colon is not None and fold(last[:colon]) in field_names():
        field = field_names()[fold(last[:colon])]
        for value in _values(index, field, last[colon + 1 :]):
            yield f"{last[: colon + 1]}{value}"
        return
    quote, wanted = (last[0], last[1:]) if last[0] in '“"' else ("", last)
    begun = key(wanted)
    if not begun:
        return
    for field in NAMED:
        yield from (quote + value for value in _values(index, field, wanted))
    if not quote:
        yield from (f"{name}:" for name in field_names() if len(wanted) > 1 and name.startswith(begun))
    yield from (quote + word for word, _ in index.postings.words_like(begins=begun, limit=OFFERED))
    if begun.isascii() and begun.isalpha() and len(begun) > 1:
        for words in (
            index.postings.words_like(initials=begun, limit=OFFERED),
            index.postings.words_like(pinyin=begun, limit=OFFERED),
        ):
            yield from (quote + word for word, _ in words)


def _values(index: Source, field: str, typed: str) -> list[str]:
    """Indexed values of a field that begin with or hold what was typed, in characters, pinyin or initials; the most
    frequent first."""
    if field == "year" and read_years(typed):
        return []
    facet = "article" if field == "file" else field
    if facet == "article":
        return []
    begun = key(typed)
    values = sorted(index.postings.facet_counts(facet), key=lambda pair: (-pair[1], pair[0]))
    names = [name for name, _ in values]
    if not begun:
        return names[:OFFERED]
    found = [name for name in names if key(name).startswith(begun)]
    found += [name for name in names if begun in key(name) and name not in found]
    if not found and begun.isascii() and begun.isalpha() and len(begun) > 1:
        spelled = index.postings.spellings(names)
        found = [name for name in names if any(spelling.startswith(begun) for spelling in spelled[name])]
    return found[:OFFERED]
