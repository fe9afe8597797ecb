"""A query tree as integer sets: what surely answers, what may, and what answers in whole words.

A stretch of one or two characters is exact in the postings. A longer one is known by its pairs of characters, so its
set may hold documents where the pairs stand apart; where the stretch is a word, the word postings are sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from pyroaring import BitMap

from jbtui.messages import _, say
from jbtui.search import names
from jbtui.search.aliases import aliases, forms
from jbtui.search.query import And, Field, Node, Not, Or, Run
from jbtui.search.sources import Postings, Source
from jbtui.text.cleaning import one_line
from jbtui.text.folding import fold, key
from jbtui.words import terms

NARROWING = 24
"""Characters of a long run that are looked up in the postings; the documents left are read in any case."""
MOST_WORDS = 24
"""Words that a run without hits is taken apart into."""


@dataclass(slots=True)
class Part:
    """A node with its documents. `sure` ⊆ the truth ⊆ `maybe`; `twice` ⊆ `whole` ⊆ `maybe` serve ranking."""

    sure: BitMap
    maybe: BitMap
    whole: BitMap
    twice: BitMap

    def holds(self, doc: int, text: str) -> bool:
        """Whether the document, whose key is `text`, answers."""
        return doc in self.sure


@dataclass(slots=True)
class Term(Part):
    """A run, in any of its forms."""

    run: Run
    forms: tuple[str, ...]
    """Keys, the one asked for first."""
    group: int = 0
    """Terms of one group are ways to say the same thing; the best of them counts."""

    def holds(self, doc: int, text: str) -> bool:
        return any(form in text for form in self.forms)


@dataclass(slots=True)
class All(Part):
    parts: tuple[Part, ...]
    without: tuple[Part, ...] = ()

    def holds(self, doc: int, text: str) -> bool:
        return all(part.holds(doc, text) for part in self.parts) and not any(
            part.holds(doc, text) for part in self.without
        )


@dataclass(slots=True)
class Any(Part):
    parts: tuple[Part, ...]

    def holds(self, doc: int, text: str) -> bool:
        return any(part.holds(doc, text) for part in self.parts)


@dataclass(slots=True)
class Plan:
    """A query made ready for one index."""

    root: Part | None
    notes: tuple[str, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """The runs a hit may be marked and ranked by, those excluded left out."""
        return tuple(_terms(self.root)) if self.root else ()


class Planner:
    """Turns trees into plans over one index; `reading` says how loosely runs are taken."""

    def __init__(self, source: Source, *, in_words: bool = False, spelled: bool = False) -> None:
        self.source = source
        self.postings: Postings = source.postings
        self.in_words = in_words
        """Take a run that is not quoted as its words, anywhere in the paragraph."""
        self.spelled = spelled
        """Take Latin letters as pinyin or initials."""
        self.notes: list[str] = []
        self.groups = 0
        self.within: BitMap | None = None
        """Documents outside of which no one cares whether a word stands whole: others lack another term."""

    def plan(self, tree: Node | None) -> Plan:
        root = self.part(tree) if tree is not None else None
        return Plan(root, tuple(dict.fromkeys(self.notes)))

    def everything(self) -> Part:
        docs = self.postings.everything()
        return Part(docs, docs, docs, docs)

    def part(self, node: Node) -> Part:
        match node:
            case Run():
                return self.run(node)
            case Field():
                return self.field(node)
            case Or(parts):
                return self.any([self.part(part) for part in parts])
            case And(parts):
                outer = self.within
                for part in parts:
                    if isinstance(part, Run) and not self.in_words and not self.spelled:
                        found = BitMap.union(
                            BitMap(), *(self.postings.run(form[:NARROWING]) for form in names_of(part))
                        )
                        self.within = found if self.within is None else found & self.within
                kept = [self.part(part) for part in parts if not isinstance(part, Not)]
                self.within = outer
                gone = [self.part(part.part) for part in parts if isinstance(part, Not)]
                return self.all(kept or [self.everything()], gone)
            case Not(part):
                return self.all([self.everything()], [self.part(part)])

    def all(self, parts: Sequence[Part], without: Sequence[Part] = ()) -> Part:
        if len(parts) == 1 and not without:
            return parts[0]
        ordered = sorted(parts, key=lambda part: len(part.maybe))
        sure, maybe, whole, twice = (
            reduce(and_, (getattr(part, level) for part in ordered)) for level in ("sure", "maybe", "whole", "twice")
        )
        for part in without:
            sure, maybe, whole, twice = sure - part.maybe, maybe - part.sure, whole - part.sure, twice - part.sure
        return All(sure, maybe, whole, twice, tuple(parts), tuple(without))

    def any(self, parts: Sequence[Part]) -> Part:
        if len(parts) == 1:
            return parts[0]
        sure, maybe, whole, twice = (
            reduce(or_, (getattr(part, level) for part in parts)) for level in ("sure", "maybe", "whole", "twice")
        )
        return Any(sure, maybe, whole, twice, tuple(parts))

    # ---- runs

    def run(self, run: Run) -> Part:
        own = forms(run.text, run.key)
        if run.quoted:
            return self.term(run, own)
        if self.spelled and (spelled := self.by_spelling(run)):
            return spelled
        if self.in_words and (words := self.words_of(run)) and words != [run.key]:
            self.notes.append(
                say(
                    "没有“{run}”连写的段落，改按词查找：{words}",
                    run=one_line(run.text)[:40],
                    words=" ".join(words),
                )
            )
            return self.all([self.term(Run(word, word, False, run.start, run.end), (word,)) for word in words])
        others = aliases(run.key)
        if not others:
            return self.term(run, own)
        known: list[Part] = [first := self.term(run, own)]
        added: list[str] = []
        for name in others:
            other = self.term(Run(name, key(name), False, run.start, run.end), (key(name),), first.group)
            if other.maybe:
                known.append(other)
                if not any(form in key(name) for form in own):  # those are found anyway
                    added.append(name)
        if added:
            self.notes.append(
                say("“{run}”也找：{others}", run=one_line(run.text)[:40], others=_("、").join(added)),
            )
        return self.any(known)

    def words_of(self, run: Run) -> list[str]:
        """The words that a run is made of. A name that stands nowhere gives way to the words that it is made of."""
        words = list(dict.fromkeys(terms(fold(run.text))))
        made_up = {word for word in words if any(part in word for part in words if part != word)}
        return [word for word in words if word not in made_up or self.postings.run(word)][:MOST_WORDS]

    def term(self, run: Run, forms: tuple[str, ...], group: int | None = None) -> Term:
        if group is None:
            self.groups += 1
            group = self.groups
        parts = [self.form(form, run.text if form == run.key else form) for form in forms]
        sure, maybe, whole, twice = (reduce(or_, level) for level in zip(*parts, strict=True))
        return Term(sure, maybe, whole, twice, run, forms, group)

    def form(self, form: str, text: str) -> tuple[BitMap, BitMap, BitMap, BitMap]:
        """(sure, maybe, whole, twice) of one key. The segmenter is asked only where the key is no word itself: it
        takes half a second to load, and most of what is typed is a word."""
        maybe = self.postings.run(form[:NARROWING])
        if not maybe or len(form) < 2:
            return maybe, maybe, BitMap(), BitMap()
        within = maybe if self.within is None else maybe & self.within
        once, twice = self.postings.word(form, within)
        whole = once | twice
        if len(form) == 2 and max(form) <= "\uffff":  # beyond it a character is itself a pair in the postings
            return maybe, maybe, whole, twice
        if whole:
            return whole, maybe, whole, twice
        words = tuple(dict.fromkeys(terms(fold(text))))
        if len(words) > 1 and form not in words:
            levels = [self.postings.word(word, within) for word in words[:MOST_WORDS]]
            whole = reduce(and_, (once | twice for once, twice in levels), maybe)
            twice = reduce(and_, (twice for _, twice in levels), maybe)
        return BitMap(), maybe, whole, twice

    def by_spelling(self, run: Run) -> Part | None:
        """The words that Latin letters spell in full or by initials."""
        words = spelled_words(self.source, run.key)
        if not words:
            return None
        self.notes.append(say("“{run}”按拼音找：{words}", run=run.text, words=" ".join(words)))
        self.groups += 1
        alike = [self.term(Run(word, word, False, run.start, run.end), (word,), self.groups) for word in words]
        return self.any(alike)

    # ---- fields

    def field(self, node: Field) -> Part:
        if node.field == "year":
            docs = names.years(self.postings, (node.years,) if node.years else ())
        else:
            docs = names.documents(self.source, node.field, node.value)
        if not docs:
            self.notes.append(nothing_called(node.field, node.value))
        return Part(docs, docs, docs, docs)


def names_of(run: Run) -> Iterator[str]:
    """The keys of all that a run stands for."""
    yield from forms(run.text, run.key)
    if not run.quoted:
        yield from map(key, aliases(run.key))


def nothing_called(field: str, value: str) -> str:
    """The note that says no indexed value of a field is called so."""
    labels = {
        "campaign": _("专项行动"),
        "district": _("区县"),
        "year": _("年份"),
        "theme": _("主题"),
        "file": _("文章"),
        "kind": _("段落类别"),
        "unit": _("单位"),
        "indicator": _("指标"),
    }
    return say("没有{field}“{value}”的段落", field=labels.get(field, field), value=one_line(value)[:40])


SPELLED = 6
"""How many words a spelling may stand for: more would bury the one meant."""


def spelled_words(source: Source, letters: str) -> tuple[str, ...]:
    """Words of the corpus that the letters spell: in full, by initials, or as a beginning of at least three."""
    if not (letters.isascii() and letters.isalpha() and len(letters) > 1):
        return ()
    postings = source.postings
    whole: list[str] = []
    begun: list[str] = []
    likely = (
        *postings.words_like(pinyin=letters, limit=40),
        *postings.words_like(initials=letters, limit=40),
        *postings.facet_counts("campaign"),
    )
    for word, (full, initials) in postings.spellings(word for word, _count in likely).items():
        if letters in (full, initials):
            whole.append(word)
        elif len(letters) > 2 and (full.startswith(letters) or initials.startswith(letters)):
            begun.append(word)
    found = dict.fromkeys(key(word) for word in (whole or begun))
    return tuple(word for word in found if word)[:SPELLED]


def _terms(part: Part) -> Iterator[Term]:
    match part:
        case Term():
            yield part
        case All(parts=parts) | Any(parts=parts):
            for one in parts:
                yield from _terms(one)
