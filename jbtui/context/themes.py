"""Which of the six themes of 六争攻坚 a paragraph belongs to: the one it names, its section's, or its words'.

The words and weights stand in knowledge/themes.toml. An article about something else has a theme only where it names
one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui.context.sentences import plain
from jbtui.knowledge import table
from jbtui.records import Block, Kind
from jbtui.text.spotting import Words

_Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Theme:
    name: str
    spellings: tuple[str, ...]
    heading: Mapping[str, float]
    words: Mapping[str, float]


@cache
def _themes() -> tuple[_Theme, ...]:
    return tuple(
        _Theme(
            entry["name"],
            (entry["name"], *entry.get("also", ())),
            entry["heading"],
            entry["words"],
        )
        for entry in table("themes")["theme"]
    )


@dataclass(frozen=True, slots=True)
class _Spellings:
    """All the ways to name a theme."""

    theme: Mapping[str, str]
    """The theme that each names."""
    any: re.Pattern[str]
    common: frozenset[str]
    """Characters that all of them have: a text without one names no theme."""


@cache
def _spellings() -> _Spellings:
    themes = {spelling: theme.name for theme in _themes() for spelling in theme.spellings}
    return _Spellings(
        themes, re.compile("|".join(map(re.escape, themes))), frozenset.intersection(*map(frozenset, themes))
    )


@lru_cache(maxsize=512)
def _named(text: str) -> Sequence[tuple[int, str]]:
    """(offset, theme) of each that the text names, in order: several questions are asked of it."""
    spellings = _spellings()
    if not all(character in text for character in spellings.common):
        return ()
    return [(hit.start(), spellings.theme[hit[0]]) for hit in spellings.any.finditer(text)]


def theme_names() -> tuple[str, ...]:
    """The six themes, in the table's order."""
    return tuple(theme.name for theme in _themes())


def explicit(text: str) -> str | None:
    """The theme that the text names; None where it names none, or several without leading with one."""
    found = _named(text)
    if not found:
        return None
    named = list(dict.fromkeys(name for _start, name in found))
    if len(named) == 1:
        return named[0]
    return named[0] if found[0][0] < text.find("。") < found[1][0] else None


@cache
def _weights(where: str) -> tuple[Words, Mapping[str, tuple[tuple[str, float], ...]]]:
    """The words of all themes, and of each the (theme, weight) it has."""
    weights: dict[str, list[tuple[str, float]]] = {}
    for theme in _themes():
        for word, weight in getattr(theme, where).items():
            weights.setdefault(word, []).append((theme.name, weight))
    return Words(weights), {word: tuple(each) for word, each in weights.items()}


@lru_cache(maxsize=512)
def scores(text: str, where: str) -> Mapping[str, float]:
    """How much the text's words speak for each theme; `where` is `heading` or `words`. A repeated word adds half."""
    words, weights = _weights(where)
    times: dict[str, int] = {}
    first: dict[str, int] = {}
    for at, word in words.places(text):
        times[word] = times.get(word, 0) + 1
        first.setdefault(word, at)
    found = sorted(
        (at, theme, weight * (1.5 if times[word] > 1 else 1.0))
        for word, at in first.items()
        for theme, weight in weights[word]
    )
    totals: dict[str, float] = {}
    for _at, theme, weight in found:
        totals[theme] = totals.get(theme, 0.0) + weight
    return {theme: total for theme, total in totals.items() if total > 0}


def _winner(totals: _Scores, least: float, margin: float) -> str | None:
    ranked = sorted(totals, key=totals.__getitem__, reverse=True)
    if not ranked or totals[ranked[0]] < least:
        return None
    if len(ranked) > 1 and totals[ranked[0]] < totals[ranked[1]] * margin:
        return None
    return ranked[0]


def of_heading(text: str) -> str | None:
    """The theme of a heading: the one it names, else the one its words weigh for."""
    text = plain(text)
    weights = table("themes")["weights"]
    return explicit(text) or _winner(scores(text, "heading"), weights["heading_least"], weights["heading_margin"])


def themes_of(blocks: Sequence[Block], campaign: str | None) -> list[str | None]:
    """The theme of each block, in order; `campaign` is the article's own."""
    at_home = campaign in table("themes")["campaigns"] or _opens_with_it(blocks) or _names_most(blocks)
    headed = any(block.kind is Kind.HEADING for block in blocks)
    by_section = _of_sections(blocks, at_home)
    by_words = _by_words(blocks) if at_home else {}
    themes: list[str | None] = []
    section: str | None = None
    lead: str | None = None
    for block in blocks:
        if block.kind is Kind.HEADING:
            themes.append(by_section[block.text] or by_words.get(block.text))
        if block.kind is not Kind.BODY:
            if block.kind is not Kind.HEADING:
                themes.append(None)
            continue
        if block.section != section:
            section, lead = block.section, None
        text = plain(block.text)
        named = explicit(text)
        lead = named or lead
        if named or not at_home or (headed and section is None):
            themes.append(named or by_section.get(section))
        else:
            theme = by_section.get(section)
            told = by_words.get(section) if theme is None else None
            # A section that has gone on to another theme by name no longer speaks for its paragraphs.
            themes.append(_of_paragraph(text, theme if lead in (None, theme) else None, lead) or told)
    return themes


def _opens_with_it(blocks: Sequence[Block]) -> bool:
    """Whether an article in sections speaks of the campaign of the themes before the first one: a drive of its own
    is part of it then."""
    if not any(block.kind is Kind.HEADING for block in blocks):
        return False
    opening = "".join(plain(block.text) for block in blocks if block.kind is Kind.BODY and block.section is None)
    return any(name in opening for name in table("themes")["campaigns"])


def _names_most(blocks: Sequence[Block]) -> bool:
    """Whether the article goes through the themes by name, whatever campaign it puts first."""
    named = {theme for block in blocks for _start, theme in _named(plain(block.text))}
    least: int = table("themes")["named_least"]
    return len(named) >= least


def _of_sections(blocks: Sequence[Block], at_home: bool) -> dict[str | None, str | None]:
    """The theme of each heading by its text; a heading that has none is of the theme of the one above it."""
    themes: dict[str | None, str | None] = {}
    above: dict[int, str | None] = {}
    for block in blocks:
        if block.kind is Kind.HEADING:
            level = block.level or 1
            above = {upper: theme for upper, theme in above.items() if upper < level}
            theme = of_heading(block.text) if at_home else explicit(plain(block.text))
            above[level] = theme or next((above[upper] for upper in sorted(above, reverse=True)), None)
            themes[block.text] = above[level]
    return themes


def _by_words(blocks: Sequence[Block]) -> dict[str | None, str]:
    """The theme of each section of several paragraphs that the words of them all together speak for, and of those that
    have one of their own the most."""
    weights = table("themes")["weights"]
    totals: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    single: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    sizes = Counter(block.section for block in blocks if block.kind is Kind.BODY)
    for block in blocks:
        if block.kind is Kind.BODY and block.section is not None and sizes[block.section] > 1:
            text = plain(block.text)
            spoken = scores(text, "words")
            totals[block.section].update(spoken)
            if own := explicit(text) or _of_paragraph(text, None, None):
                single[block.section][own] += 1
    told: dict[str | None, str] = {}
    for section, each in totals.items():
        theme = _winner(each, weights["section_least"], weights["body_margin"])
        paragraphs = single[section]
        if theme and 2 * paragraphs[theme] > paragraphs.total():
            told[section] = theme
    return told


def _of_paragraph(text: str, section: str | None, lead: str | None) -> str | None:
    """The theme of a paragraph that names none."""
    weights = table("themes")["weights"]
    if section:
        return section
    totals = scores(text, "words")
    least = weights["body_least"] + weights["length_adds"] * (len(text) // weights["per_characters"])
    own = _winner(totals, least, weights["body_margin"])
    if own or not (lead and weights["lead_follows"]):
        return own
    return lead if totals.get(lead, 0.0) >= weights["lead_own"] else None
