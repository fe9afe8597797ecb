"""How well one piece of text goes on from another: what decides which continuation belongs to which open end.

Each clue (a bracket that closes, a word that the seam cuts, a unit after its number, words that both halves share …)
has a weight in knowledge/marks.toml, as a logarithm of odds; so has what shows that a text cannot begin a paragraph.
The weights were fitted to annotated pages, as they are and torn on purpose (tests/studies/seam_weights.py), so that of
all assignments of rests to ends the true one scores best.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import cache

from jbtui.knowledge import table
from jbtui.layout import grammar, marks, seam_rests, seam_words, sequences
from jbtui.layout.pairs import Counted, pairs_of
from jbtui.layout.seam_sides import Beginning, End, beginning_of, end_of
from jbtui.text.han import is_han

_RARE = 4
"""Uses of a pair of characters in an article, both halves included, that make it telling."""
_COMMON = 0.3
"""What another pair counts."""
_LEAST = 5
"""Pairs of characters by which a beginning's length is evened out."""
_NEAR_KIN = 2
_SHORT_CLAUSE = 5
_LONG_SENTENCE = (90, 40)
"""Characters that a sentence may have, and by which more it is once too long."""
_LONG_PHRASE = (18, 10)
"""The same of what stands between two marks."""
_COMMAS = frozenset("，,")
_SEMICOLONS = frozenset("；;")


class Article:
    """The text of an article's paragraphs, in which a seam's words are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._counted: Counted | None = None

    def uses(self, pair: str) -> int:
        """How often the pair of characters stands in the text."""
        if self._counted is None:
            self._counted = Counted(self.text)
        return self._counted[pair]


def link(end: str, beginning: str, article: Article) -> float:
    """The logarithm of the odds that the beginning goes on from this end, rather than from another."""
    weights = _weights("link")
    return sum(weights[name] * strength for name, strength in clues(end, beginning, article))


def rest(text: str) -> float:
    """The logarithm of the odds that the text is the rest of a sentence, and no paragraph of its own."""
    weights = _weights("rest")
    return weights["base"] + sum(weights[name] for name in seam_rests.clues(text))


def placed(told: Iterable[tuple[str, float]]) -> float:
    """The logarithm of the odds for what the places of the two texts tell."""
    weights = _weights("place")
    return math.fsum(weights[name] * strength for name, strength in told)


def clues(end: str, beginning: str, article: Article) -> Iterator[tuple[str, float]]:
    """What speaks for or against the seam: names of the table's weights, with how often each counts."""
    first, second = end_of(end), beginning_of(beginning)
    yield from _brackets(end, beginning, first, second)
    yield from _words(end, beginning, article)
    follows, goes_on = sequences.across(first.beside, second.beside)
    yield "follows", follows
    yield "goes_on", goes_on
    yield from _figures(first, second)
    yield from _clause(first, second)
    if second.speech:
        yield "speech_announced" if first.saying else "speech_unasked", first.saying or first.han
    yield from _lengths(first, second)
    yield from _kin(first, second, article)


@cache
def _weights(kind: str) -> dict[str, float]:
    return {name: float(weight) for name, weight in table("marks")["seam"][kind].items()}


def _brackets(end: str, beginning: str, first: End, second: Beginning) -> Iterator[tuple[str, float]]:
    if contradict(end, beginning):
        yield "contradicts", 1
    elif first.unclosed:
        yield "closes" if second.closer else "not_closed", 1


def contradict(end: str, beginning: str) -> bool:
    """Whether the beginning closes what the end did not open."""
    closer = beginning_of(beginning).closer
    return bool(closer) and not grammar.closes(end_of(end).unclosed, closer)


def _words(end: str, beginning: str, article: Article) -> Iterator[tuple[str, float]]:
    """Whether the seam cuts a word, or makes what stands elsewhere in the article."""
    if not (is_han(end[-1:]) and is_han(beginning[:1])):
        return
    yield "fewer_words", seam_words.fewer(end, beginning)
    word, text = seam_words.across(end, beginning), article.text
    if word:
        yield "cut_word", 1
        yield "long_word", len(word) > len("一词")
        yield ("word_in_text", 1) if word in text else ("own_word", text.count(beginning[:2]) > 1)
    if end[-1:] + beginning[:1] in text:
        plain = {end[-1:], beginning[:1]} & marks.characters("seam_words", "everywhere")
        yield ("seen_plain" if plain else "seen_2"), 1
        yield "seen_3", end[-2:] + beginning[:1] in text or end[-1:] + beginning[:2] in text
        yield "seen_4", end[-2:] + beginning[:2] in text


def _figures(first: End, second: Beginning) -> Iterator[tuple[str, float]]:
    """Numbers and their units, shares, 分别 with as many figures as it counts."""
    if first.number:
        yield "number_unit" if second.unit else "number_goes_on" if second.number else "number_other", 1
    else:
        yield "unit_alone", second.amount
        yield "measure_alone", second.measured_alone
        counts = second.number and not second.date
        yield "number_unasked", counts and not (first.wants_number or first.object_named) and first.han
        yield "object_counted", counts and first.object_named
    if first.figure_joined:
        if second.number:
            yield "figures_go_on", 1
        elif not second.item_number and not second.counted_noun:
            yield "figures_break", 1
    if first.wants_number:
        yield "wants_number" if second.number else "number_missing", 1
    yield "figures_unasked", second.listed and first.han and not (first.respectively or first.measure)
    yield "figure_on_figure", first.figured and second.number
    yield "share", first.share and second.share
    yield "rate_of_things", first.rate and second.count
    yield "share_without", first.share_only and not second.share_near
    yield "same_unit", bool(first.figure) and first.figure == second.figure
    if first.respectively:
        yield "respectively", 1 if second.figures else -1


def _clause(first: End, second: Beginning) -> Iterator[tuple[str, float]]:
    """Whether the two make a clause or go on in a list."""
    if first.last == "、":
        if second.items:
            yield "list_goes_on", 1
        elif not (first.item_number and second.item_number):
            yield "list_breaks", 1
        yield "like_items", first.item_number == second.item_number
    elif first.last in _COMMAS:
        yield "comma_verb", second.verb
        yield "comma_predicate", second.predicate
        yield "comma_act", second.counted_act
    elif first.last in _SEMICOLONS:
        yield "clause_without_subject", second.predicate
    elif first.han:
        yield "measure_predicate", first.measure and second.measured
        yield "adverb_verb", first.adverb and second.verb
        yield "subject_verb", second.verb and not first.transitive
        yield "subject_predicate", second.predicate and not first.transitive
        yield "category", first.last == "等" and second.category
        yield "opening_unasked", second.opening
        yield "noun_wanted", first.wants_noun and second.noun_phrase
        yield "act_unasked", (first.wants_noun or first.last == "的") and second.counted_act
        yield "counts_paired", first.pairs_counts and second.some
    if first.wants_object:
        yield "object_follows", second.counted_noun
        yield "object_missing", second.topic and not second.counted_noun
    yield "double_predicate", second.predicate and first.transitive
    yield "double_verb", second.verb and first.transitive
    if first.mark:
        yield "suffix_after_mark", second.suffix
        yield "particle_after_mark", second.particle
        yield "orphan_after_mark", second.orphan
        yield "figure_after_mark", second.only_figure and first.last != "、"


def _lengths(first: End, second: Beginning) -> Iterator[tuple[str, float]]:
    yield "short_clause", first.clause + second.clause < _SHORT_CLAUSE
    least, step = _LONG_SENTENCE
    yield "long_sentence", max(0.0, (first.sentence + second.sentence - least) / step)
    least, step = _LONG_PHRASE
    yield "long_phrase", max(0.0, (first.phrase + second.phrase - least) / step)


def _kin(first: End, second: Beginning, article: Article) -> Iterator[tuple[str, float]]:
    """Words that both halves share, most telling where the rest of the article hardly has them."""
    shared = first.pairs & second.pairs
    if shared:
        told = sum(1.0 if article.uses(pair) <= _RARE else _COMMON for pair in sorted(shared))
        yield "kin", told / math.sqrt(len(second.pairs) + _LEAST)
        yield "near_kin", min(_NEAR_KIN, len(first.near_pairs & second.near_pairs))


class Surroundings:
    """A text that others may belong to, and that grows by those that do."""

    def __init__(self, text: str) -> None:
        self._pairs: set[str] = set()
        self._length = 0
        self._last = ""
        self.add(text)

    def add(self, text: str) -> None:
        self._pairs |= pairs_of(self._last + text)
        self._length += len(text)
        self._last = text[-1:] or self._last

    def related(self, text: str) -> float:
        """How much a text shares of its words, whatever their lengths: pairs of characters that both have."""
        return len(self._pairs & pairs_of(text)) / math.sqrt(max(self._length, 1))
