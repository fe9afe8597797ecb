"""Whom a paragraph speaks of as one reads on: each clause that names somebody hands over to him, and figures behind it
are his until the next one does, or the text goes back to the district.
"""

from __future__ import annotations

import re
from functools import cache

from jbtui.figures import accounts, entity, person, phrases, subject
from jbtui.figures.cast import Cast
from jbtui.figures.clause import Clause, Clauses
from jbtui.figures.lexicon import either
from jbtui.figures.nearby import REACH
from jbtui.figures.period import Chooser
from jbtui.figures.quantity import Quantity
from jbtui.figures.told import EVERYBODY, Told

# A second quantity that modifies the same noun: 总投资120亿元、占地1500亩的项目.
_ALSO = re.compile("、[^，、的]{0,8}?[0-9][0-9.,]*[^，、的0-9]{1,6}的")
# A list of achievements ends in …… before its owner is named: 引进企业6家……电商园区建设正酣.
_ELLIPSIS = ("…", "⋯")
# A clause names its subject within so many characters.
_SAID_WITHIN = 48
# The rule that finds whose figure it is behind 的.
_OWNED = "数量所修饰的主体"
# Nobody is quoted with more, and less is no speech, in characters.
_SPEECH, _SPOKEN = 200, 8
# Clauses of a paragraph that are searched for the owner of the figures it opens with.
_AHEAD = 8


@cache
def _scene() -> re.Pattern[str]:
    """How a later sentence says of whom the first one spoke."""
    return re.compile(either("entities", "subject", "scenes"))


@cache
def _teller() -> re.Pattern[str]:
    """Whose words a paragraph opens with: 公司负责人 behind what he said."""
    return re.compile(either("entities", "subject", "tellers"))


@cache
def _speaker() -> re.Pattern[str]:
    """He who said what stands before, up to what he is: 华盛机电负责人."""
    return re.compile(f"[^，。：“”]{{2,24}}?{either('entities', 'subject', 'tellers')}")


@cache
def _topic() -> re.Pattern[str]:
    """What opens a clause that goes on to speak of a project: 总投资52.6亿元的齐鲁储能谷，一期用地420亩."""
    return re.compile(f"{phrases.one_of('project_plans')}?{phrases.one_of('project_measures')}[约近超]?")


class Spoken:
    """Whom the clauses of one paragraph speak of."""

    def __init__(self, text: str, clauses: Clauses, chooser: Chooser, cast: Cast, district: str | None) -> None:
        """`district` is the paragraph's own, of which it speaks until somebody is named."""
        self._text, self._clauses, self._chooser, self._cast = text, clauses, chooser, cast
        self._district = district
        self._people: dict[int, person.Introduced | None] = {}
        cast.begin(text)
        hints, entities = subject.hints(text, cast)
        if people := person.introduced(text):
            back = person.returns(text, people)
            self._people = dict.fromkeys(clauses.holding(back)) | {clauses.at(one.at): one for one in people}
            hints = sorted((*hints, *back))
        self._hints, self._entities = clauses.first(hints), clauses.holding(entities)
        self._quotes = "”" in text
        self._named_at = 0
        """Where the one who is spoken of was named."""

    @property
    def namings(self) -> dict[int, int]:
        """The clauses that may name somebody, each with where it does."""
        return self._hints

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are no part of an indicator where they open its phrase."""
        cast = self._cast
        told = (cast.behind,) if cast.behind and cast.current in cast.people else ()
        return (cast.current, *told, *cast.names) if cast.current else cast.names

    def look_ahead(self, first: Quantity) -> None:
        """Where figures come before anyone is named, the first one named in the next sentences owns them."""
        text, clauses = self._text, self._clauses
        home = clauses.at(first.start)
        if home > 1:
            return
        segment = clauses.segment[home]
        quoted = text[:1] == "“" and first.start < text.find("”")
        parts = tuple(phrases.among("among"))
        for number in range(min(len(clauses), _AHEAD)):
            if number not in self._hints:
                continue
            start, end = clauses.starts[number], clauses.ends[number]
            if clauses.segment[number] > segment:
                listed = text[start - 1 : start] in _ELLIPSIS and not clauses.sentence[number]
                told = quoted and _teller().search(text, start, end)
                if not (listed or told or _scene().match(text, start)):
                    continue
            if text.startswith(parts, start):
                continue  # of what was told before only a part is theirs
            named, said = self._speaker(number)
            if said:
                self._cast.current = None if named in self._cast.districts else named
                return

    def begin_sentence(self, number: int) -> None:
        """Read on to a clause that begins a sentence, or is the first of it that is looked at."""
        cast, clauses = self._cast, self._clauses
        opening = clauses.starts[clauses.opening(number)]
        if cast.current:
            start = clauses.starts[number]
            if cast.current in cast.people:
                start = self._chooser.opens.get(opening, opening)
            cast.turn(self._text[start : start + REACH], self._district)
        if self._quotes:
            self._told_by(opening)

    def enter(self, number: int) -> None:
        """Read on to a clause, which may name another."""
        if number in self._hints:
            named, said = self._speaker(number)
            if said:
                self._hand_over(number, named)

    def whose(self, head: str, tail: str, q: Quantity, indicator: str) -> tuple[str | None, str]:
        """Whose figure it is, between what stands before and behind it, and the rule that says so."""
        whose, rule = self._whose(head, tail, q)
        return (self._district, "只有一地才有的指标") if self._only_of_a_place(whose, indicator) else (whose, rule)

    def dealt(self, owner: str, indicator: str) -> tuple[str | None, str]:
        """The same of one of several figures that are told respectively of so many places."""
        place = self._only_of_a_place(owner, indicator)
        return (self._district, "只有一地才有的指标") if place else (owner, "分别所说的各处")

    def told(self, clause: Clause, q: Quantity, whose: str | None, rule: str) -> Told:
        """Of whom the figure is told: of the district, or of one in particular."""
        if rule == _OWNED:
            return Told(q.start, lasting=True) if q.sort in ("money", "area") else EVERYBODY
        if whose is None or whose != self._cast.current or whose in self._cast.districts:
            return EVERYBODY
        return EVERYBODY if self._part(clause) else Told(self._named_at)

    def _part(self, clause: Clause) -> bool:
        """Whether a sentence tells a part of what the one before told: 其中，昆仑镇关停41条."""
        return self._text.startswith("其中", self._clauses.starts[self._clauses.opening(clause.number)])

    def _whose(self, head: str, tail: str, q: Quantity) -> tuple[str | None, str]:
        whole = subject.wide(head)
        if whole and q.sort != "rank" and not (self._district and self._district.endswith(whole[1:])):
            return whole, "全国、全省之总数"
        if tail.startswith("、") and (also := _ALSO.match(tail)):
            tail = tail[also.end() - 1 :]
        if tail.startswith("的") and q.sort in ("money", "area", "time", "length"):
            name = subject.owned(tail)
            if name:
                self._cast.meet(name)
                if _topic().fullmatch(head):
                    self._cast.current, self._named_at = name, q.start
                return name, _OWNED
        if self._cast.current:
            return self._cast.current, "句中或前文所说的主体"
        return self._district, "本文所写的区县"

    def _only_of_a_place(self, whose: str | None, indicator: str) -> bool:
        """Whether what is spoken of cannot have such an indicator; then the text has gone back to the district."""
        kept = whose != self._cast.current or not whose or not accounts.of_place(indicator) or accounts.keeps(whose)
        if not kept:
            self._cast.current = None
        return not kept

    def _told_by(self, start: int) -> None:
        """Of what somebody says a firm or village is told that his words name him of behind: “……”某公司负责人说."""
        text = self._text
        if text[start : start + 1] != "“":
            return
        close = text.find("”", start, start + _SPEECH)
        if close < start + _SPOKEN:
            return
        m = _speaker().match(text, close + 1)
        named, said = subject.speaker(m.group(), self._cast, True) if m else (None, False)
        if named and said and named not in self._cast.districts:
            self._hand_over(self._clauses.at(close + 1), named)

    def _hand_over(self, number: int, named: str | None) -> None:
        """When another is spoken of, the times told of the one before are no longer those of the figures to come."""
        cast, clauses = self._cast, self._clauses
        if named == cast.current:
            return
        if cast.current is not None:
            self._chooser.set_aside(self._named_at, self._opening(number))
        start, end = clauses.starts[number], clauses.ends[number]
        self._named_at = max(self._text.find(named, start, end), start) if named else start
        cast.current = named

    def _opening(self, number: int) -> int:
        """Where the segment of a clause begins."""
        segment = self._clauses.segment[number]
        while number and self._clauses.segment[number - 1] == segment:
            number -= 1
        return self._clauses.starts[number]

    def _speaker(self, number: int) -> tuple[str | None, bool]:
        """Whom a clause names, and whether it says of whom it speaks."""
        start = self._clauses.starts[number]
        end = min(self._clauses.ends[number], start + _SAID_WITHIN)
        if self._hints[number] >= end:
            return None, False
        start = self._chooser.opens.get(start, start)
        told = subject.speaker(self._text[start:end], self._cast, number in self._entities)
        if number in self._people:
            return self._person(number, self._text[start:end], told)
        return told

    def _person(self, number: int, clause: str, told: tuple[str | None, bool]) -> tuple[str | None, bool]:
        """The person of whom a clause tells; `told`: the entity or district that it names, his village perhaps."""
        cast, somebody = self._cast, self._people[number]
        if told[1] or cast.current not in cast.people:
            cast.behind = told[0] if told[1] else cast.current
        if somebody is None:
            name = cast.person(clause)
            return (name, True) if name and not told[1] else told
        cast.introduce(somebody.name)
        firm = told[0] if told[1] else cast.current
        return told if somebody.aside or (firm and entity.is_firm(firm)) else (somebody.name, True)
