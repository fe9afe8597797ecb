"""Which district an article is about, which others it mentions, and of which each paragraph speaks.

A district is known by its full name as it stands in the text (江北区). A short form (江北) counts where the full form
stands in the same article, where it names a neighbour of the article's own district, or where the title leads with it
and the article speaks of 全区, 该区 or the like.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jbtui.context.called_out import headline
from jbtui.context.places import (
    Mention,
    cities_in,
    city_short,
    full_names,
    gazetteer,
    scenic,
    seat,
    short_form,
    short_names,
    shorts_in,
    stands_apart,
)
from jbtui.context.sentences import Joined, Sentence, evidence
from jbtui.knowledge import table
from jbtui.records import Kind, Named, Role, SourceText

# What each part of a headline begins with: 千名干部敲门去 顺德“暖企”故事
_LEADS = re.compile("[\u4e00-\u9fff][^\\s:：,，、—·!！?？。“”]+")
_FIRST_PARAGRAPHS = 3
_TOLD_AGAIN = 2
_SHORTENED = 100
"""Districts whose short forms are looked for: no article has more, and each costs a reading of the text."""


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts of an article, its own first, each with the sentence that shows it."""

    named: tuple[Named, ...]
    spoken: Mapping[int, tuple[str, ...]]
    """A block's 0-based place in the article → the districts it names, in order."""


def mentions(full: Sequence[Mention], text: str, expected: Mapping[str, str]) -> Sequence[Mention]:
    """The full names found in the text, and the expected short ones, in order of place."""
    short = short_names(text, expected)
    if not short:
        return full
    taken = {position for m in full for position in range(m.start, m.end)}
    return sorted([*full, *(m for m in short if m.start not in taken)], key=lambda m: m.start)


def districts_of(read: Sequence[Sentence], source: SourceText) -> Districts:
    """The districts of an article from all its sentences."""
    read = [sentence for sentence in read if sentence.block.kind is not Kind.NOISE]
    joined = Joined(read)
    whole = joined.text
    full = full_names(whole)
    expected = certain = _standing(_expected(read, full, whole), whole)
    found = joined.apart(mentions(full, whole, expected))
    scores = _scores(zip(read, found, strict=True))
    own = _own(scores, zip(read, found, strict=True), whole)
    if own and own in gazetteer().seats:
        expected = {**_standing(_neighbours(own, whole), whole), **expected}
    elif own:
        expected = {**expected, **_standing({city_short(own): own, own: own}, whole)}
    if expected != certain:
        found = joined.apart(mentions(full, whole, expected))
    shown: dict[str, tuple[Sentence, Mention]] = {}
    spoken: dict[int, dict[str, None]] = {}
    for sentence, each in zip(read, found, strict=True):
        for mention in each:
            if mention.name != own and mention.name not in certain.values() and scenic(mention, sentence.plain):
                continue
            spoken.setdefault(sentence.place, {}).setdefault(mention.name)
            if mention.name not in shown or (mention.full and not shown[mention.name][1].full):
                shown[mention.name] = (sentence, mention)
    named = [_named(name, own, *best, scores, source) for name, best in shown.items()]
    named.sort(key=lambda item: item.role is not Role.MAIN)
    return Districts(tuple(named), {place: tuple(names) for place, names in spoken.items()})


def _standing(shorts: Mapping[str, str], whole: str) -> dict[str, str]:
    """Those of the short forms that stand in the article at all."""
    return {short: name for short, name in shorts.items() if short in whole}


def _expected(read: Sequence[Sentence], found: Sequence[Mention], whole: str) -> dict[str, str]:
    """The short forms that the article gives reason to read as districts."""
    common = table("districts")["reading"]["words"].split()
    levels = _levels(whole)
    full = Counter(mention.name for mention in found)
    expected: dict[str, str] = {}
    known = gazetteer()
    # Of 綦江县 and 綦江区 the one whose level the article speaks from; 全市 is also said of the city above it.
    for name, _times in sorted(
        full.most_common(_SHORTENED),
        key=lambda each: (each[0][-1] not in levels, each[0][-1] == "市", each[0] not in known.current),
    ):
        short = short_form(name)
        if short and short not in common:
            expected.setdefault(short, name)
    leads = [lead for sentence in headline(read) for lead in _LEADS.findall(sentence.words)]
    # Where the headline names a district that the text has in full, others are looked for in the headline alone.
    told = any(name in words for words in leads for name in (*expected, *full))
    for short, times in shorts_in("".join(leads) if told else whole).items():
        # 天山脚下 above 沙湾县 is no district
        lead = any(words.startswith(short) for words in leads) and not (told and whole.count(short) < _TOLD_AGAIN)
        if short not in expected and (meant := _meant(short, known.shorts[short], times, whole, levels, lead)):
            expected[short] = meant
    for short in {words[:size] for words in leads for size in (2, 3)} & known.wordlike.keys():
        meant = _meant(short, known.wordlike[short], whole.count(short), whole, levels, False)
        if short not in expected and meant and seat(meant, whole):
            expected[short] = meant
    return expected


def _levels(whole: str) -> frozenset[str]:
    """The levels (区, 县, 市, 旗) that the article speaks from within."""
    own = table("districts")["own"]["self"]
    return frozenset(suffix for suffix, words in own.items() if any(word in whole for word in words))


def _meant(short: str, meant: Sequence[str], times: int, whole: str, levels: frozenset[str], leads: bool) -> str | None:
    """The full name that a short form stands for, which the text has so many times: of a level that the article speaks
    from, or the only place called so."""
    rules = table("districts")["own"]
    fitting = [name for name in meant if name[-1] in levels]
    if not fitting and len(meant) == 1 and times >= rules["only"]:
        fitting = [*meant]
    if not fitting or times < rules["leading" if leads else "times"]:
        return None
    known = gazetteer()
    best = max(
        fitting, key=lambda name: (seat(name, whole) is not None, name in known.current, -len(known.seats[name]))
    )
    # 玉环市 was 玉环县 while it spoke of 全县; 全市 is also said of the city above it.
    lower = (name for name in fitting if name[-1] != "市" and known.seats[name] == known.seats[best])
    return next(lower, best) if best[-1] == "市" else best


def _neighbours(own: str, whole: str) -> dict[str, str]:
    """The short forms of the districts in the same city, if the article says which city that is."""
    known = gazetteer()
    city = seat(own, whole)
    if city is None:
        places = known.seats[own]
        city = places[0].split()[-1] if len(places) == 1 else None
    current = known.siblings.get(city or "", ())
    shorts = {short: name for name in reversed(current) if (short := short_form(name)) in known.shorts}
    return {short: name for short, name in shorts.items() if stands_apart(short, whole)}


def _scores(read: Iterable[tuple[Sentence, Sequence[Mention]]]) -> Counter[str]:
    """How much speaks for each name as the article's own."""
    weight = table("districts")["own"]
    offices = tuple(weight["offices"])
    scores: Counter[str] = Counter()
    bodies = 0
    last = -1
    for sentence, found in read:
        block = sentence.block
        if block.kind is Kind.BODY and sentence.place != last:
            bodies, last = bodies + 1, sentence.place
        for mention in found:
            value = weight["mention"]
            if block.kind is Kind.TITLE or (block.kind is Kind.HEADING and not bodies):
                value = weight["title"] + (0 if mention.start else weight["title_lead"])
            elif block.kind is Kind.HEADING:
                value = weight["heading"]
            elif block.kind is Kind.BODY and bodies <= _FIRST_PARAGRAPHS:
                value = weight["first"]
            if sentence.plain.startswith(offices, mention.end):
                value = max(value, weight["office"])
            scores[mention.name] += value
    return scores


def _own(scores: Counter[str], read: Iterable[tuple[Sentence, Sequence[Mention]]], whole: str) -> str | None:
    """The district the article is about; the city of the title where no district stands out."""
    weight = table("districts")["own"]
    best = scores.most_common(2)
    read = list(read)
    leads = {sentence.place for sentence in headline([sentence for sentence, _found in read])}
    titles = [(sentence, found) for sentence, found in read if sentence.place in leads]
    if best and best[0][1] >= weight["least"]:
        if len(best) == 1 or best[0][1] >= best[1][1] * weight["margin"]:
            return best[0][0]
        titled = next((mention.name for _title, found in titles for mention in found), None)
        return titled or _city(titles, whole) or best[0][0]
    return _city(titles, whole)


def _city(titles: Iterable[tuple[Sentence, Sequence[Mention]]], whole: str) -> str | None:
    """The city that the title names and the article goes on about."""
    for city in cities_in("".join(sentence.plain for sentence, _found in titles)):
        if whole.count(city_short(city)) >= table("districts")["own"]["least"]:
            return city
    return None


def _named(
    name: str, own: str | None, sentence: Sentence, mention: Mention, scores: Counter[str], source: SourceText
) -> Named:
    """The name with the sentence that shows it best: the first that has the full form, if any does."""
    role = Role.MAIN if name == own else Role.MENTIONED
    rule = f"标题、首段与全文的分量 {scores[name]}" if role is Role.MAIN else "文中提到"
    return Named(name, role, evidence(sentence, source, mention.start), rule)
