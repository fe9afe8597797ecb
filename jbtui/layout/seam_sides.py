"""What the two sides of a seam show, each by itself: the end of a text that breaks off, the beginning of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui.knowledge import table
from jbtui.layout import grammar, marks, seam_words, sequences
from jbtui.layout.pairs import pairs_of
from jbtui.text.later import later

_TAIL = 16
_HEAD = 40
"""Characters of the beginning that are read for its own subject."""
_NEAR = 24
"""Characters on each side in which shared words stand near the seam."""
_ITEM_HEAD = 4
"""Characters in which an item that is a figure has its number."""
_TOPIC_SENTENCE = 16
_CLAUSE = re.compile("[，。；：！？,;:!?]")
_SENTENCE = re.compile("[。！？!?]")
_ITEM = re.compile("[，。；、：,;:]")
_ITEM_END = re.compile("[，。；、,;和与及等]")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d.,]*")
_NUMBER_END = re.compile(r"\d[万亿千百]?$")
_FIRST_FIGURE = later(
    r"(?:增长|下降|提高|上升|减少|降低|回落|增加)?[\d.]+((?:万|亿)?[^\d，。；、和及与]{1,3}?)(?=[，。；、和及与])"
)
_LAST_FIGURE = re.compile(r"\d((?:万|亿)?[^\d，。；、和及与]{1,3})[、，和及与]$")
_ONLY_FIGURE = re.compile("[\\d.]+(?:万|亿)?[^\\d，。；、]{0,3}[，。；]")
_SPEECH = later("[“「『](?![^，。！？]{1,8}[”」』])")
_QUOTED_TERM = later("[“「『][^，。！？]{1,8}[”」』]")
_MARKS = frozenset("，,；;：:、。")
_HALF_WIDTH = re.compile(r"[,;:!?](?!\d)|(?<!\d)[,;:!?]")
_FULL_WIDTH = str.maketrans(",;:!?", "，；：！？")
_FIGURES_GO_ON = re.compile(r"\d[^，。；：、]{0,6}[和与及、]$")


@dataclass(frozen=True, slots=True)
class End:
    """What the end of a text shows."""

    last: str
    """Its last character."""
    beside: str
    """Its last characters, as sequences.py reads them."""
    han: bool
    mark: bool
    """Whether it is cut after a comma or the like."""
    number: bool
    unclosed: str
    """The bracket or quote that stays open, "" for none."""
    adverb: bool
    transitive: bool
    wants_object: bool
    """Whether it ends on a verb whose object would have a number: 腾出, 新增."""
    object_named: bool
    """Whether it ends on such a verb with its object, whose number would follow: 新增公园绿地."""
    saying: bool
    """Whether somebody's words may follow: 说, 表示."""
    measure: bool
    """Whether it names a measured quantity: 完成率, 总额."""
    figured: bool
    """Whether it ends with a figure and its unit."""
    respectively: bool
    wants_number: bool
    share: bool
    share_only: bool
    rate: bool
    """Whether it ends on a rate, which is no count of things: 完成率."""
    figure: str
    """The unit of the figure that its last item ends with, "" for none."""
    item_number: bool
    """Whether the last item of its list has a number."""
    figure_joined: bool
    """Whether a conjunction or a list mark stands behind a figure: 79.3%和."""
    clause: int
    """Characters of its last clause."""
    sentence: int
    pairs: frozenset[str]
    near_pairs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the beginning of a text shows."""

    beside: str
    """Its first characters, as sequences.py reads them."""
    orphan: bool
    closer: str
    """The bracket or quote that closes without having been opened, "" for none."""
    predicate: bool
    verb: bool
    category: bool
    suffix: bool
    particle: bool
    number: bool
    date: bool
    speech: bool
    """Whether it begins with what somebody says, rather than with a quoted name."""
    unit: bool
    amount: bool
    """Whether it is a unit that only stands after a number."""
    counted_noun: bool
    """Whether it begins with a noun and its number: 用能空间15.8万吨."""
    topic: bool
    """Whether its first sentence is whole and short."""
    measured_alone: bool
    """Whether it is a measure word that what it counts is not said of: 个，办结率……"""
    share: bool
    share_near: bool
    count: bool
    """Whether it begins with a number of things: 1572项."""
    only_figure: bool
    """Whether its first clause is a figure and nothing else: `98.1%。上半年，……`"""
    listed: bool
    """Whether it begins with several figures."""
    measured: bool
    """Whether it begins as what is said of a measured quantity: 同比增长, 由……降到."""
    figures: bool
    """Whether it gives several figures, be there a verb before them."""
    figure: str
    """The unit of the figure that it begins with, "" for none."""
    items: bool
    item_number: bool
    clause: int
    sentence: int
    pairs: frozenset[str]
    near_pairs: frozenset[str]


@lru_cache(512)
def end_of(text: str) -> End:
    """What the end of the text shows."""
    tail = _plain(text[-_TAIL:])
    item = _ITEM.split(tail.rstrip("、"))[-1]
    return End(
        last=tail[-1:],
        beside=_NUMBER.sub(sequences.NUMBER, tail)[-sequences.READ :],
        han=_han(text[-1:]),
        mark=text[-1:] in _MARKS,
        number=bool(_NUMBER_END.search(tail)),
        unclosed=grammar.unclosed(text),
        adverb=tail.endswith(marks.words("seam_words", "adverbs")),
        transitive=tail.endswith(marks.words("grammar", "transitive")),
        wants_object=tail.endswith(marks.words("seam_words", "object_verbs")),
        object_named=bool(_object_named().search(tail)),
        saying=tail.rstrip("，：").endswith(marks.words("seam_words", "saying")),
        measure=_found("seam_words", "measures", tail),
        figured=_found("seam_words", "figure_end", tail),
        respectively=_found("grammar", "respectively", tail),
        wants_number=_found("grammar", "wants_figure", tail) or tail.endswith(marks.words("grammar", "before_numbers")),
        share=_found("seam_words", "share_before", tail),
        share_only=_found("seam_words", "share_only", tail),
        rate=_found("seam_words", "rate", tail),
        figure=_unit(tail, _LAST_FIGURE),
        item_number=bool(_DIGIT.search(item)),
        figure_joined=bool(_FIGURES_GO_ON.search(tail)),
        clause=len(_CLAUSE.split(text)[-1]),
        sentence=len(_SENTENCE.split(text)[-1]),
        pairs=pairs_of(text),
        near_pairs=pairs_of(text[-_NEAR:]),
    )


@lru_cache(512)
def rest_clues(text: str) -> tuple[str, ...]:
    """Names of what speaks for or against the text's being the rest of a sentence."""
    head = _plain(text[:_HEAD])
    orphan, predicate = bool(grammar.orphan(text)), _begins("grammar", "predicates", head)
    date = _begins("seam_words", "dates", head)
    lone = seam_words.lone_character(head)
    told = {
        "orphan": orphan,
        "unopened": bool(grammar.unopened(text[: grammar.QUOTED])),
        "bare_figure": _begins("grammar", "bare_figures", head),
        "predicate": predicate,
        "suffix": lone and head[:1] in marks.characters("seam_words", "suffixes"),
        "number": head[:1].isdigit() and not date,
        "date": date,
        "item": _begins("seam_words", "short_item", head),
        "lone_character": lone,
        "starter": grammar.starter(text),
        "speech": bool(_SPEECH.match(head)),
        "quoted_term": bool(_QUOTED_TERM.match(head)),
        "verb": _begins("seam_words", "verbs", head),
        "remnant": grammar.remnant(text),
        "topic_sentence": not (orphan or predicate or head[:1].isdigit()) and _short_sentence(text),
    }
    return tuple(name for name, holds in told.items() if holds)


@lru_cache(512)
def beginning_of(text: str) -> Beginning:
    """What the beginning of the text shows."""
    head = _plain(text[:_HEAD])
    clues = rest_clues(text)
    return Beginning(
        beside=_NUMBER.sub(sequences.NUMBER, head)[: sequences.READ],
        orphan="orphan" in clues,
        closer=grammar.unopened(text[: grammar.QUOTED]) if "unopened" in clues else "",
        predicate="predicate" in clues,
        verb="verb" in clues,
        category=head.startswith(marks.words("grammar", "categories")),
        suffix="suffix" in clues,
        particle=head[:1] in marks.characters("seam_words", "particles"),
        number=head[:1].isdigit(),
        date="date" in clues,
        speech="speech" in clues,
        unit=head.startswith(_units()),
        amount=head.startswith(marks.words("seam_words", "amounts")),
        counted_noun=_begins("seam_words", "counted_noun", head),
        topic="topic_sentence" in clues,
        measured_alone=_begins("seam_words", "measure_words", head),
        share=_begins("seam_words", "share_after", head),
        share_near=_begins("seam_words", "share_anywhere", head),
        count=_begins("seam_words", "count", head),
        only_figure=bool(_ONLY_FIGURE.match(head)),
        listed=_begins("grammar", "listed", head),
        measured=_begins("seam_words", "measured", head),
        figures=_begins("seam_words", "figures", head),
        figure=_unit(head, _FIRST_FIGURE),
        items=_begins("seam_words", "items", head),
        item_number=bool(_DIGIT.search(_ITEM_END.split(head[:_ITEM_HEAD])[0])),
        clause=len(_CLAUSE.split(text)[0]),
        sentence=len(_SENTENCE.split(text)[0]),
        pairs=pairs_of(text),
        near_pairs=pairs_of(text[:_NEAR]),
    )


@cache
def _object_named() -> re.Pattern[str]:
    verbs = marks.any_of("seam_words", "object_verbs").pattern
    return re.compile(f"(?:{verbs})(?:了|起)?[\u4e00-\u9fff“”]{{2,10}}$")


def _plain(text: str) -> str:
    """The text in simplified characters with full-width marks, as the tables have it."""
    simple = marks.simplified(text)
    return _HALF_WIDTH.sub(lambda found: found.group().translate(_FULL_WIDTH), simple)


def _found(section: str, name: str, tail: str) -> bool:
    return bool(marks.pattern(section, name).search(tail))


def _begins(section: str, name: str, head: str) -> bool:
    return bool(marks.pattern(section, name).match(head))


def _short_sentence(text: str) -> bool:
    """Whether the first sentence is so short that it rather names a paragraph's topic than ends a cut sentence."""
    end = _SENTENCE.search(text)
    return end is not None and end.start() < _TOPIC_SENTENCE


@cache
def _units() -> tuple[str, ...]:
    """What may stand right after a number."""
    known = (name for names in table("units").values() if isinstance(names, dict) for name in names)
    return (*marks.words("grammar", "units"), *known)


def _unit(text: str, figure: re.Pattern[str]) -> str:
    found = figure.search(text) if figure is _LAST_FIGURE else figure.match(text)
    return found.group(1) if found else ""


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
