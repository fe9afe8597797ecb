"""One paragraph on its way to figures: its clauses in turn, each with what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from jbtui.drafts import draft_of
from jbtui.figures import framing, home, indicator, kind, period, phrases, status
from jbtui.figures.cast import Cast
from jbtui.figures.change import is_move
from jbtui.figures.clause import Clause, Clauses
from jbtui.figures.compact import Compact
from jbtui.figures.digits import join_ranges, quantities
from jbtui.figures.moment import Reference, Time
from jbtui.figures.multiple import multiples
from jbtui.figures.names import spans as name_spans
from jbtui.figures.nearby import REACH, Nearby
from jbtui.figures.parallel import MOST, NO_DEAL, deal, deals
from jbtui.figures.quantity import Quantity, Spans
from jbtui.figures.rank import ranks
from jbtui.figures.scene import Place, Scene
from jbtui.figures.spoken import Spoken
from jbtui.figures.threshold import is_threshold
from jbtui.figures.told import EVERYBODY
from jbtui.records import Article, Figure, Paragraph, Status

_Draft = draft_of(Figure)
# Between the numbers of a list or the ends of a range.
_LISTED = re.compile("[-—–~～至到、和与及]{0,2}")


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
        self.deals = False
        self.turns: set[int] = set()
        self.scene = Scene(self.nearby)
        self.status, self.chain, self.planned_unit = Status.ACTUAL, False, ""

    def figures(self) -> list[Figure]:
        """The figures of the paragraph, in order."""
        found = self._quantities()
        if not found:
            return []
        self.spoken = Spoken(self.text, self.clauses, self.chooser, self.cast, self.district)
        self.turns = self.clauses.holding(status.turns(self.text))
        self.deals = len(found) > 1 and deals(self.text)
        self.spoken.look_ahead(found[0])
        made: list[Figure] = []
        last = -1
        homes: dict[int, list[Quantity]] = {}
        for q in found:
            homes.setdefault(self.clauses.at(q.start), []).append(q)
        for number in sorted({*homes, *self.spoken.namings, *self.turns}):
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

    def _enter(self, number: int) -> None:
        """Take notice of a clause's subject, and of a new sentence."""
        sentence = self.clauses.sentence[number]
        if sentence != self.scene.sentence:
            self.scene.begin(sentence)
            self.status, self.chain = Status.ACTUAL, False
            self.spoken.begin_sentence(number)
        self.spoken.enter(number)

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
        named = indicator.label(place, form, self.scene, self.spoken.names)
        account = named.name or ""
        if place.owner:
            whose, subject_rule = self.spoken.dealt(place.owner, account)
        else:
            whose, subject_rule = self.spoken.whose(head, tail, q, account)
        told = self.spoken.told(clause, q, whose, subject_rule)
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
