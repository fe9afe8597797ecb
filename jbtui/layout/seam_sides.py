"""What the two sides of a seam show, each by itself: the end of a text that breaks off, the beginning of another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from jbtui.knowledge import table
from jbtui.layout import grammar, marks, seam_rests, sequences
from jbtui.layout.pairs import pairs_of
from jbtui.text.han import is_han
from jbtui.text.later import later

_TAIL = 16
_NEAR = 24
"""Characters on each side in which shared words stand near the seam."""
_ITEM_HEAD = 4
"""Characters in which an item that is a figure has its number."""
_CLAUSE = re.compile("[，。；：！？,;:!?]")
_PHRASE = re.compile("[，。；：！？、,;:!?“”（）]")
_SENTENCE = re.compile("[。！？!?]")
_ITEM = re.compile("[，。；、：,;:]")
_ITEM_END = re.compile("[，。；、,;和与及等]")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d.,]*")
_NUMBER_END = re.compile(r"\d(?:[万亿千百]|\.)?$")
_FIRST_FIGURE = later(
    r"(?:增长|下降|提高|上升|减少|降低|回落|增加)?[\d.]+((?:万|亿)?[^\d，。；、和及与]{1,3}?)(?=[，。；、和及与])"
)
_LAST_FIGURE = re.compile(r"\d((?:万|亿)?[^\d，。；、和及与]{1,3})[、，和及与]$")
_ONLY_FIGURE = re.compile("[\\d.]+(?:万|亿)?[^\\d，。；、]{0,3}[，。；]")
_MARKS = frozenset("，,；;：:、。")
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
    wants_noun: bool
    """Whether it ends on what a noun follows: 打通了, 一片."""
    pairs_counts: bool
    """Whether a conjunction stands behind so many of something, and so many of others would follow: 几所高校和."""
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
    phrase: int
    """Characters behind its last mark of any sort."""
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
    opening: bool
    """Whether it begins with what joins a sentence to those before it: 下一步, 据悉."""
    noun_phrase: bool
    """Whether its first clause names something and says nothing of it: 困扰市民的堵点，."""
    counted_act: bool
    """Whether it begins with what was done to so many: 配备保洁员2140人."""
    some: bool
    """Whether it begins with how many of something, be it in words: 十几家."""
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
    phrase: int
    sentence: int
    pairs: frozenset[str]
    near_pairs: frozenset[str]


@lru_cache(512)
def end_of(text: str) -> End:
    """What the end of the text shows."""
    tail = seam_rests.plain(text[-_TAIL:])
    item = _ITEM.split(tail.rstrip("、"))[-1]
    return End(
        last=tail[-1:],
        beside=_NUMBER.sub(sequences.NUMBER, tail)[-sequences.READ :],
        han=is_han(text[-1:]),
        mark=text[-1:] in _MARKS,
        number=bool(_NUMBER_END.search(tail)),
        unclosed=grammar.unclosed(text),
        adverb=tail.endswith(marks.words("seam_words", "adverbs")),
        transitive=tail.endswith(marks.words("grammar", "transitive")),
        wants_noun=_found("seam_words", "wants_noun", tail),
        pairs_counts=_found("seam_words", "pairs_counts", tail),
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
        phrase=len(_PHRASE.split(text)[-1]),
        sentence=len(_SENTENCE.split(text)[-1]),
        pairs=pairs_of(text),
        near_pairs=pairs_of(text[-_NEAR:]),
    )


@lru_cache(512)
def beginning_of(text: str) -> Beginning:
    """What the beginning of the text shows."""
    head = seam_rests.plain(text[: seam_rests.HEAD])
    clues = seam_rests.clues(text)
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
        opening=head.startswith(marks.words("seam_words", "openings")),
        noun_phrase=seam_rests.begins("seam_words", "noun_phrase", head),
        counted_act=bool(_counted_act().match(head)),
        some=seam_rests.begins("seam_words", "some", head),
        counted_noun=seam_rests.begins("seam_words", "counted_noun", head),
        topic="topic_sentence" in clues,
        measured_alone=seam_rests.begins("seam_words", "measure_words", head),
        share=seam_rests.begins("seam_words", "share_after", head),
        share_near=seam_rests.begins("seam_words", "share_anywhere", head),
        count=seam_rests.begins("seam_words", "count", head),
        only_figure=bool(_ONLY_FIGURE.match(head)),
        listed=seam_rests.begins("grammar", "listed", head),
        measured=seam_rests.begins("seam_words", "measured", head),
        figures=seam_rests.begins("seam_words", "figures", head),
        figure=_unit(head, _FIRST_FIGURE),
        items=seam_rests.begins("seam_words", "items", head),
        item_number=bool(_DIGIT.search(_ITEM_END.split(head[:_ITEM_HEAD])[0])),
        clause=len(_CLAUSE.split(text)[0]),
        phrase=len(_PHRASE.split(text)[0]),
        sentence=len(_SENTENCE.split(text)[0]),
        pairs=pairs_of(text),
        near_pairs=pairs_of(text[:_NEAR]),
    )


@cache
def _object_named() -> re.Pattern[str]:
    verbs = marks.any_of("seam_words", "object_verbs").pattern
    return re.compile(f"(?:{verbs})(?:了|起)?[\u4e00-\u9fff“”]{{2,10}}$")


@cache
def _counted_act() -> re.Pattern[str]:
    verbs = marks.any_of("seam_words", "object_verbs").pattern
    return re.compile(f"(?:{verbs})(?:了|起)?[\u4e00-\u9fff“”]{{0,12}}\\d")


def _found(section: str, name: str, tail: str) -> bool:
    return bool(marks.pattern(section, name).search(tail))


@cache
def _units() -> tuple[str, ...]:
    """What may stand right after a number."""
    known = (name for names in table("units").values() if isinstance(names, dict) for name in names)
    return (*marks.words("grammar", "units"), *marks.words("seam_words", "amounts"), *known)


def _unit(text: str, figure: re.Pattern[str]) -> str:
    found = figure.search(text) if figure is _LAST_FIGURE else figure.match(text)
    return found.group(1) if found else ""
