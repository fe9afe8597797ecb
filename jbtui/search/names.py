"""What a reader may call a district, a campaign, a theme: short forms, aliases and parts lead to the indexed names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from pyroaring import BitMap

from jbtui import knowledge
from jbtui.errors import NotFound
from jbtui.search.sources import FacetValues, Postings, Source
from jbtui.text.folding import fold, key


def documents(source: Source, field: str, value: str) -> BitMap:
    """Documents whose `field` is what `value` calls; empty where nothing is called so."""
    if field in ("file", "article"):
        return articles(source, value)
    return BitMap.union(BitMap(), *(docs for _, docs in called(source.postings, field, value)))


def called(postings: Postings, field: str, value: str) -> list[tuple[str, BitMap]]:
    """The indexed values that `value` calls, from the strictest reading that finds any: the name itself, its alias,
    the name without 区 or 县, the beginning of the name, a part of it."""
    wanted = key(value) or fold(value).strip()
    if not wanted:
        return []
    names = {wanted, *(key(name) for name in known_names(field).get(wanted, ()))}
    ends = suffixes(field)
    readings: tuple[Callable[[str], bool], ...] = (
        lambda name: name in names,
        lambda name: name.startswith(wanted) and name[len(wanted) :] in ends,
        lambda name: any(name.startswith(one) for one in names),
        lambda name: any(one in name for one in names),
        lambda name: len(name) > 1 and name in wanted,
    )
    values = postings.made_of(field, by_key)
    for reading in readings:
        found = [pair for name, pair in values if reading(name)]
        if found:
            return found
    return []


def by_key(values: FacetValues) -> Sequence[tuple[str, tuple[str, BitMap]]]:
    """Each value after its key; a corpus has thousands of districts, and each filter looks through them."""
    return [(key(pair[0]) or fold(pair[0]), pair) for pair in values]


def articles(source: Source, ref: str) -> BitMap:
    """Documents of the article by that id, file name or beginning of either."""
    try:
        article = source.article(ref.strip())
    except NotFound:
        return BitMap()
    return source.postings.facet("article", article.id)


def years(postings: Postings, spans: Iterable[tuple[int | None, int | None]]) -> BitMap:
    """Documents of articles dated in any of the inclusive spans."""
    spans = tuple(spans)
    found = [
        docs
        for year, docs in postings.facet_values("year")
        if year.isdecimal()
        and any((low is None or int(year) >= low) and (high is None or int(year) <= high) for low, high in spans)
    ]
    return BitMap.union(BitMap(), *found)


def suffixes(field: str) -> Sequence[str]:
    """What may be left off the end of a name of that field."""
    found: Sequence[str] = knowledge.table("query").get("suffixes", {}).get(field, ())
    return found


@cache
def known_names(field: str) -> Mapping[str, frozenset[str]]:
    """Key of any way to write a name → the names it may mean, from the knowledge tables."""
    table = knowledge.table("query")["kinds"] if field == "kind" else {}
    pairs = [(name, alias) for name, aliases in table.items() for alias in aliases]
    if field == "campaign" and "campaigns" in knowledge.names():
        for entry in knowledge.table("campaigns").get("known", ()):
            pairs += [(entry["name"], alias) for alias in entry.get("aliases", ())]
    if field == "indicator" and "indicators" in knowledge.names():
        for section in knowledge.table("indicators").values():
            if isinstance(section, Mapping):
                pairs += [(name, alias) for name, aliases in section.items() for alias in aliases]
    found: dict[str, set[str]] = {}
    for name, alias in pairs:
        found.setdefault(key(alias), set()).add(name)
    return {alias: frozenset(names) for alias, names in found.items()}
