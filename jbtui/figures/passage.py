"""One paragraph on its way to figures: its clauses in turn, each with whom and what it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jbtui.drafts import draft_of
from jbtui.figures import accounts, entity, framing, home, indicator, kind, period, person, phrases, status, subject
from jbtui.figures.cast import Cast
from jbtui.figures.change import is_move
from jbtui.figures.clause import Clause, Clauses
from jbtui.figures.compact import Compact
from jbtui.figures.digits import join_ranges, quantities
from jbtui.figures.lexicon import either
from jbtui.figures.moment import Reference, Time
from jbtui.figures.multiple import multiples
from jbtui.figures.names import spans as name_spans
from jbtui.figures.nearby import REACH, Nearby
from jbtui.figures.parallel import MOST, NO_DEAL, deal, deals
from jbtui.figures.quantity import Quantity, Spans
from jbtui.figures.rank import ranks
from jbtui.figures.scene import Place, Scene
from jbtui.figures.threshold import is_threshold
from jbtui.figures.told import EVERYBODY, Told
from jbtui.records import Article, Figure, Paragraph, Status

_Draft = draft_of(Figure)
# A second quantity that modifies the same noun: 总投资120亿元、占地1500亩的项目.
_ALSO = re.compile("、[^，、的]{0,8}?[0-9][0-9.,]*[^，、的0-9]{1,6}的")
# Between the numbers of a list or the ends of a range.
_LISTED = re.compile("[-—–~～至到、和与及]{0,2}")
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


@cache
def _sum() -> re.Pattern[str]:
    """What the projects of a time are to cost together: 前11个月引进项目128个，计划投资总额1132亿元."""
    measures = f"{phrases.one_of('project_plans')}{phrases.one_of('project_measures')}"
    return re.compile(f"{measures}{phrases.one_of('sum_tails')}?$")


@dataclass(slots=True)
class Read:
    """A paragraph, its compact text and the times in it."""

    paragraph: Paragraph
    compact: Compact
    times: list[Time]
    measures: bool
    """Whether it may hold a figure; one that cannot still has its times."""


class Passage:
    """One paragraph on its way to figures."""

    def __init__(
        self, article: Article, read: Read, setting: framing.Setting, cast: Cast, reference: Reference | None
    ) -> None:
        self.article, self.paragraph, self.compact = article, read.paragraph, read.compact
        self.district = home.district(article, read.paragraph, cast.district)
        self.text = read.compact.text
        self.clauses = Clauses(self.text)
        self.times = read.times
        self.chooser = period.Chooser(self.text, self.clauses, read.times, setting, article.date or "")
        self.cast, self.today = cast, reference.date[:7] if reference else ""
        self.nearby = Nearby(self.text, self.clauses, self.chooser.taken)
        self.deals = self.quotes = False
        self.hints: dict[int, int] = {}
        self.entities: set[int] = set()
        self.people: dict[int, person.Introduced | None] = {}
        self.turns: set[int] = set()
        self.named_at = 0
        self.scene = Scene(self.nearby)
        self.status, self.chain, self.planned_unit = Status.ACTUAL, False, ""

    def figures(self) -> list[Figure]:
        """The figures of the paragraph, in order."""
        found = self._quantities()
        if not found:
            return []
        self.cast.begin(self.text)
        hints, entities = subject.hints(self.text, self.cast)
        if people := person.introduced(self.text):
            back = person.returns(self.text, people)
            self.people = dict.fromkeys(self.clauses.holding(back)) | {self.clauses.at(p.at): p for p in people}
            hints = sorted((*hints, *back))
        self.hints, self.entities = self.clauses.first(hints), self.clauses.holding(entities)
        self.turns = self.clauses.holding(status.turns(self.text))
        self.quotes = "”" in self.text
        self.deals = len(found) > 1 and deals(self.text)
        self._look_ahead(found)
        made: list[Figure] = []
        last = -1
        homes: dict[int, list[Quantity]] = {}
        for q in found:
            homes.setdefault(self.clauses.at(q.start), []).append(q)
        for number in sorted({*homes, *self.hints, *self.turns}):
            self._enter(number)
            if number in homes:
                self.scene.fresh, last = number - 1 != last, number
                self._clause(self.clauses[number], homes[number], made)
            elif number in self.turns:
                self._proposes(number)
        return made

    def _quantities(self) -> list[Quantity]:
        taken = Spans([*((t.start, t.end) for t in self.times if t.takes), *name_spans(self.text)])
        placed = ranks(self.text, taken)
        taken = taken.also(placed)
        said = multiples(self.text, taken)
        plain = join_ranges(self.text, quantities(self.text, taken.also(said)))
        found = sorted((*placed, *said, *plain), key=lambda q: q.start) if placed or said else plain
        return [q for q in found if not is_threshold(self.text, q)]

    def _look_ahead(self, found: list[Quantity]) -> None:
        """Where figures come before anyone is named, the first one named in the next sentences owns them."""
        home = self.clauses.at(found[0].start)
        if home > 1:
            return
        segment = self.clauses.segment[home]
        quoted = self.text[:1] == "“" and found[0].start < self.text.find("”")
        parts = tuple(phrases.among("among"))
        for number in range(min(len(self.clauses), _AHEAD)):
            if number not in self.hints:
                continue
            if self.clauses.segment[number] > segment:
                start, end = self.clauses.starts[number], self.clauses.ends[number]
                listed = self.text[start - 1 : start] in _ELLIPSIS and not self.clauses.sentence[number]
                told = quoted and _teller().search(self.text, start, end)
                if not (listed or told or _scene().match(self.text, start)):
                    continue
            if self.text.startswith(parts, self.clauses.starts[number]):
                continue  # of what was told before only a part is theirs
            entity, said = self._speaker(number)
            if said:
                self.cast.current = None if entity in self.cast.districts else entity
                return

    def _enter(self, number: int) -> None:
        """Take notice of a clause's subject, and of a new sentence."""
        sentence = self.clauses.sentence[number]
        if sentence != self.scene.sentence:
            self.scene.begin(sentence)
            self.status, self.chain = Status.ACTUAL, False
            if self.cast.current:
                start = self.clauses.starts[number]
                if self.cast.current in self.cast.people:
                    start = self.clauses.starts[self.clauses.opening(number)]
                    start = self.chooser.opens.get(start, start)
                self.cast.turn(self.text[start : start + REACH], self.district)
            if self.quotes:
                self._told_by(self.clauses.starts[self.clauses.opening(number)])
        if number in self.hints:
            entity, said = self._speaker(number)
            if said:
                self._hand_over(number, entity)
                self.cast.current = entity

    def _told_by(self, start: int) -> None:
        """Of what somebody says a firm or village is told that his words name him of behind: “……”某公司负责人说."""
        if self.text[start : start + 1] != "“":
            return
        close = self.text.find("”", start, start + _SPEECH)
        if close < start + _SPOKEN:
            return
        m = _speaker().match(self.text, close + 1)
        entity, said = subject.speaker(m.group(), self.cast, True) if m else (None, False)
        if entity and said and entity not in self.cast.districts:
            self._hand_over(self.clauses.at(close + 1), entity)
            self.cast.current = entity

    def _opening(self, number: int) -> int:
        """Where the segment of a clause begins."""
        segment = self.clauses.segment[number]
        while number and self.clauses.segment[number - 1] == segment:
            number -= 1
        return self.clauses.starts[number]

    def _hand_over(self, number: int, entity: str | None) -> None:
        """When another is spoken of, the times told of the one before are no longer those of the figures to come."""
        if entity == self.cast.current:
            return
        if self.cast.current is not None:
            self.chooser.set_aside(self.named_at, self._opening(number))
        start, end = self.clauses.starts[number], self.clauses.ends[number]
        self.named_at = max(self.text.find(entity, start, end), start) if entity else start

    def _speaker(self, number: int) -> tuple[str | None, bool]:
        start = self.clauses.starts[number]
        end = min(self.clauses.ends[number], start + _SAID_WITHIN)
        if self.hints[number] >= end:
            return None, False
        start = self.chooser.opens.get(start, start)
        told = subject.speaker(self.text[start:end], self.cast, number in self.entities)
        if number in self.people:
            return self._person(number, self.text[start:end], told)
        return told

    def _person(self, number: int, clause: str, told: tuple[str | None, bool]) -> tuple[str | None, bool]:
        """The person of whom a clause tells; `told`: the entity or district that it names, his village perhaps."""
        somebody = self.people[number]
        if told[1] or self.cast.current not in self.cast.people:
            self.cast.behind = told[0] if told[1] else self.cast.current
        if somebody is None:
            name = self.cast.person(clause)
            return (name, True) if name and not told[1] else told
        self.cast.introduce(somebody.name)
        firm = told[0] if told[1] else self.cast.current
        return told if somebody.aside or (firm and entity.is_firm(firm)) else (somebody.name, True)

    def _proposes(self, number: int) -> None:
        """A clause without figures may open a plan, or close it: 江宁提出，全年增长5.5%左右."""
        start, end = self.clauses.starts[number], self.clauses.ends[number]
        turned = status.turned(self.text[max(start, end - REACH) : end])
        if turned:
            self.status, self.chain = turned, turned is Status.PLANNED

    def _clause(self, clause: Clause, here: list[Quantity], made: list[Figure]) -> None:
        """Add the figures of a clause to those made before."""
        text, scene = self.text, self.scene
        dealt = NO_DEAL
        form: kind.GrowthForm | None = None
        scene.opening = scene.carry
        scene.number, scene.first = clause.number, here[0]
        for i, q in enumerate(here):
            left, right = self.nearby.sides(clause, here, i)
            if self.deals:
                dealt = deal(dealt, left, here[i : i + MOST], text, scene, self.cast.names)
                left = left if dealt.left is None else dealt.left
            alike = bool(i and here[i - 1].base_unit == q.base_unit)
            listed = alike and bool(_LISTED.fullmatch(left))
            gap = text[q.before : q.start]
            goes_on = form and (listed or (dealt.turn and _LISTED.fullmatch(left)))
            moved_to = form and form.moves and alike and is_move(left)
            form = form if goes_on or moved_to else kind.growth(q, left, gap, right)
            if gap and gap[0] in "为到至达":
                left += gap[0]
            place = Place(q, left, right, i, dealt.indicator, dealt.owner, listed=listed)
            if i + 1 < len(here):
                after = here[i + 1]
                place.followed, place.passes = True, text[after.before : after.start] in phrases.among("passing")
            made.append(self._figure(clause, place, form))

    def _figure(self, clause: Clause, place: Place, form: kind.GrowthForm | None) -> Figure:
        q, text, article, paragraph = place.quantity, self.text, self.article, self.paragraph
        sort, kind_rule = kind.kind(q, form)
        begin = max(clause.start, q.before - REACH)
        head = text[begin : q.before]
        tail = text[q.after : min(clause.end, q.after + REACH)]
        names = self._spoken_names()
        named = indicator.label(place, form, self.scene, names)
        whose, subject_rule = (place.owner, "分别所说的各处") if place.owner else self._whose(head, tail, q)
        if whose == self.cast.current and whose and accounts.of_place(named.name or "") and not accounts.keeps(whose):
            self.cast.current = None
            whose, subject_rule = self.district, "只有一地才有的指标"
        told = self._told(clause, q, whose, subject_rule)
        dated, period_rule = self.chooser.choose(q.start, q.end, clause.number, told)
        future = bool(dated and self.today and (dated.first or dated.last or "")[:7] > self.today)
        alike, self.planned_unit = self.planned_unit in ("", q.base_unit), q.base_unit
        spoken = text[begin : q.start]
        self.status, status_rule, lasts = status.status(spoken, tail, self.status, self.chain, future, alike)
        self.chain = self.status is Status.PLANNED and (self.chain or lasts)
        if self.status is Status.PLANNED:
            own = status_rule.startswith("计划词") and not (told is EVERYBODY and _sum().search(spoken))
            dated, period_rule = self.chooser.choose(q.start, q.end, clause.number, told, planned=True, own_plan=own)
        start, end = self.compact.span(q.start, q.end)
        negative = form is not None and form.sign < 0
        figure = _Draft(
            id=f"{paragraph.id}.{start}", paragraph=paragraph.id, article=article.id,
            file=article.file, start=start, end=end, quote=paragraph.text[start:end], number=q.number,
            unit=q.unit, value=-q.value if negative and q.value else q.value, base_unit=q.base_unit, approx=q.approx,
            kind=sort, status=self.status, indicator=named.name, indicator_words=named.words, period=dated,
            subject=whose, district=self.cast.districts.get(whose or "", self.district), theme=paragraph.theme,
            rules=(
                ("value", q.rule), ("kind", kind_rule), ("status", status_rule), ("indicator", named.rule),
                ("period", period_rule), ("subject", subject_rule),
            ),
        )  # fmt: skip
        figure.__class__ = Figure
        return figure

    def _spoken_names(self) -> tuple[str, ...]:
        """The names that are no part of an indicator where they open its phrase."""
        told = (self.cast.behind,) if self.cast.behind and self.cast.current in self.cast.people else ()
        return (self.cast.current, *told, *self.cast.names) if self.cast.current else self.cast.names

    def _told(self, clause: Clause, q: Quantity, whose: str | None, rule: str) -> Told:
        """Of whom the figure is told: of the district, or of one in particular."""
        if rule == _OWNED:
            return Told(q.start, lasting=True) if q.sort in ("money", "area") else EVERYBODY
        if whose is None or whose != self.cast.current or whose in self.cast.districts:
            return EVERYBODY
        return EVERYBODY if self._part(clause) else Told(self.named_at)

    def _part(self, clause: Clause) -> bool:
        """Whether a sentence tells a part of what the one before told: 其中，昆仑镇关停41条."""
        return self.text.startswith("其中", self.clauses.starts[self.clauses.opening(clause.number)])

    def _whose(self, head: str, tail: str, q: Quantity) -> tuple[str | None, str]:
        whole = subject.wide(head)
        if whole and q.sort != "rank" and not (self.district and self.district.endswith(whole[1:])):
            return whole, "全国、全省之总数"
        if tail.startswith("、") and (also := _ALSO.match(tail)):
            tail = tail[also.end() - 1 :]
        if tail.startswith("的") and q.sort in ("money", "area", "time", "length"):
            name = subject.owned(tail)
            if name:
                self.cast.meet(name)
                if _topic().fullmatch(head):
                    self.cast.current, self.named_at = name, q.start
                return name, _OWNED
        if self.cast.current:
            return self.cast.current, "句中或前文所说的主体"
        return self.district, "本文所写的区县"
