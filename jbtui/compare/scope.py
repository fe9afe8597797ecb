"""What a figure covers (口径): the qualifiers of its name, the reach of a rank, the class of its unit, whose it is.

All words come from `knowledge/comparison.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui import knowledge
from jbtui.messages import _
from jbtui.records import Figure, FigureKind
from jbtui.text.folding import fold

_TAIL = re.compile("(?:自治)?[区县市]$")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way in which the definitions of two figures can differ."""

    label: str
    unmarked: bool
    """True where saying nothing is a value of its own."""
    apart: bool
    """True where two names that state different values name two things."""
    words: re.Pattern[str]
    value_of: dict[str, str]
    """Word → the value it stands for; a word that is not among them stands for itself."""


@cache
def dimensions() -> tuple[Dimension, ...]:
    """The dimensions of the table, each with one pattern, longest word first."""
    found = []
    for entry in knowledge.table("comparison")["scope"].values():
        value_of = {fold(word): value for value, words in entry["values"].items() for word in words}
        before = "|".join(re.escape(fold(word)) for word in entry.get("before", ()))
        not_after = "".join(f"(?<!{re.escape(fold(word))})" for word in entry.get("not_after", ()))
        parts = []
        for word in sorted(value_of, key=len, reverse=True):
            # A single character is too common to mean anything by itself.
            alone = len(word) == 1 and before
            parts.append(f"{not_after}{re.escape(word)}(?={before})" if alone else re.escape(word))
        if "pattern" in entry:
            parts.append(entry["pattern"])
        pattern = re.compile("|".join(parts) or "(?!)")
        found.append(Dimension(entry["label"], entry["unmarked"], entry.get("apart", False), pattern, value_of))
    return tuple(found)


@lru_cache(maxsize=8192)
def qualifiers(words: str) -> tuple[frozenset[str], ...]:
    """For each dimension, the values that an indicator's words name."""
    folded = fold(words)
    return tuple(
        frozenset(d.value_of.get(m.group(), m.group()) for m in d.words.finditer(folded)) for d in dimensions()
    )


def of_two_things(left: str, right: str) -> bool:
    """Whether two names state different values where that makes them names of two things: 国家级… and 市级…."""
    stated = zip(dimensions(), qualifiers(left), qualifiers(right), strict=True)
    return any(dimension.apart and one and other and not one & other for dimension, one, other in stated)


def differing(left: Figure, right: Figure) -> tuple[str, str] | None:
    """The first pair of qualifiers that sets the definitions of two figures apart, or None.

    A side that says nothing is given as "". In a dimension where saying nothing tells nothing, it never differs.
    """
    for dimension, one, other in zip(dimensions(), _of(left), _of(right), strict=True):
        if one == other or (not dimension.unmarked and not (one and other)):
            continue
        if not dimension.unmarked and one & other:
            continue
        return _("、").join(sorted(one - other)), _("、").join(sorted(other - one))
    return None


def _of(figure: Figure) -> tuple[frozenset[str], ...]:
    return qualifiers(f"{figure.indicator_words or ''}|{figure.indicator or ''}")


@cache
def _reaches() -> tuple[tuple[str, re.Pattern[str]], ...]:
    values = knowledge.table("comparison")["reach"]["values"]
    return tuple((name, re.compile("|".join(map(re.escape, words)))) for name, words in values.items())


def reach(figure: Figure) -> str | None:
    """Among whom a rank is counted: 全国, 全省, 全市 …; None where its words do not say."""
    for words in (figure.quote, figure.indicator_words or "", figure.indicator or ""):
        for name, pattern in _reaches():
            if pattern.search(words):
                return name
    return None


@cache
def _counters() -> dict[str, int]:
    groups = knowledge.table("comparison")["units"]["counters"]
    return {unit: number for number, group in enumerate(groups) for unit in group}


def same_unit(left: Figure, right: Figure) -> bool:
    """Whether the base units are equal or count the same kind of thing (家 and 个)."""
    if left.base_unit == right.base_unit or left.kind is FigureKind.RANK is right.kind:
        return True
    one, other = _counters().get(left.base_unit), _counters().get(right.base_unit)
    return one is not None and one == other


def unit_class(figure: Figure) -> str:
    """A key that is equal for figures whose units are the same in the sense of `same_unit`."""
    if figure.kind is FigureKind.RANK:
        return ""
    number = _counters().get(figure.base_unit)
    return figure.base_unit if number is None else f"#{number}"


def owner(figure: Figure) -> str | None:
    """Whose figure it is: "" for the district itself, else the name of the company, park or project.

    None where neither the subject nor the district is known. 江北 and 江北区 are the same.
    """
    if figure.subject is None:
        return "" if figure.district else None
    if figure.district and short(figure.subject) == short(figure.district):
        return ""
    return figure.subject


def other_owner(figure: Figure) -> str:
    """The company, park or project that a figure is of; "" for the district's own and where nobody is named."""
    return owner(figure) or ""


@lru_cache(maxsize=8192)
def short(name: str) -> str:
    """A district's name without its last character's rank: 江北区 → 江北. Names of two characters stay."""
    name = fold(name).strip()
    return _TAIL.sub("", name) if len(name) > 2 else name
