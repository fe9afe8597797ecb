"""One paragraph on its way to figures: its clauses in turn, each with whom and what it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from jbtui.figures import home, indicator, kind, period, status, subject
from jbtui.figures.clause import Clause, clauses
from jbtui.figures.compact import Compact
from jbtui.figures.digits import join_ranges, quantities
from jbtui.figures.moment import Reference, Time
from jbtui.figures.multiple import multiples
from jbtui.figures.names import spans as name_spans
from jbtui.figures.parallel import parallel
from jbtui.figures.quantity import Quantity, Spans
from jbtui.figures.rank import ranks
from jbtui.figures.scene import Place, Scene
from jbtui.figures.threshold import is_threshold
from jbtui.records import Article, Figure, Paragraph, Status

# Texts of more characters than this are no sentence's neighbourhood; looking further would cost and tell nothing.
_REACH = 64


# A second quantity that modifies the same noun: 总投资120亿元、占地1500亩的项目.
_ALSO = re.compile("、[^，、的]{0,8}?[0-9][0-9.,]*[^，、的0-9]{1,6}的")
# Between the numbers of a list or the ends of a range.
_LISTED = re.compile("[-—–~～至到、和与及]{0,2}")
# Between the members of a list that 分别 opens: 分别增长7.4%和下降2.3%.
_AND_GROWN = re.compile(
    "[、和及与,，]?(?:同比|环比)?(?:增长|下降|增加|减少|提高|降低|上升|回落|上涨|下跌|增|降)?(?:了|至|到)?"
)
# 420户村民用45天完成签约: what leads over to the time is no part of the noun.
_USED = re.compile("(?:仅|只|共|总共)?(?:用|花|历时|用时|耗时)(?:了|时)?$")
# How a later sentence says of whom the first one spoke.
_SCENE = re.compile("在|走进|来到|走入|这(?:里|就|便)?是|这(?:座|个|家|片)")
# A list of achievements ends in …… before its owner is named: 引进企业6家……电商园区建设正酣.
_ELLIPSIS = ("…", "⋯")
# What opens a clause that goes on to speak of a project: 总投资52.6亿元的齐鲁储能谷，一期用地420亩.
_TOPIC = re.compile("(?:计划|协议|预计|估算|概算)?(?:总投资|总建筑面积|建筑面积|占地面积|占地|规划面积|投资|面积)(?:约|近|超)?")
# A clause names its subject within so many characters.
_SAID_WITHIN = 48
# Clauses of a paragraph that are searched for the owner of the figures it opens with.
_AHEAD = 8
_OF_NEXT = re.compile(
    "^(?:计划|估算|年|预计|合计|涉及)?(?:总|协议|意向|固定资产)?(?:投资|建筑面积|面积|占地|规模|产值|金额|长度|投资额|总长)(?:额)?(?:约|达|超|超过|为|共)*$"
)


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph, its compact text and the times in it."""

    paragraph: Paragraph
    compact: Compact
    times: list[Time]


class Passage:
    """One paragraph on its way to figures."""

    def __init__(
        self, article: Article, read: Read, setting: period.Setting, cast: subject.Cast, reference: Reference | None
    ) -> None:
        self.article, self.paragraph, self.compact = article, read.paragraph, read.compact
        self.district = home.district(article, read.paragraph)
        self.text = read.compact.text
        self.clauses = clauses(self.text)
        self.times = read.times
        self.chooser = period.Chooser(self.text, self.clauses, read.times, setting, article.date or "")
        self.cast, self.reference = cast, reference
        self.hints: list[int] = []
        self.named_at = 0
        self.openings = {c.segment: c.start for c in reversed(self.clauses)}
        self.scene = Scene()
        self.status, self.chain, self.planned_unit = Status.ACTUAL, False, ""

    def figures(self) -> Iterator[Figure]:
        found = self._quantities()
        if not found:
            return
        self.hints = subject.hints(self.text, self.cast)
        self.cast.begin()
        self._look_ahead(found)
        at = 0
        last = -1
        for number in self._telling(found):
            clause = self.clauses[number]
            here = []
            while at < len(found) and found[at].start < clause.end:
                here.append(found[at])
                at += 1
            self._enter(clause)
            if here:
                self.scene.fresh, last = number - 1 != last, number
                yield from self._clause(number, clause, here)
            else:
                self._proposes(clause)

    def _telling(self, found: list[Quantity]) -> list[int]:
        """The numbers of the clauses that have figures, may name someone or may open a plan."""
        starts = [c.start for c in self.clauses]
        places = [*(q.start for q in found), *self.hints, *status.turns(self.text)]
        return sorted({bisect_right(starts, place) - 1 for place in places})

    def _quantities(self) -> list[Quantity]:
        named = name_spans(self.text)
        taken = [(t.start, t.end) for t in self.times if t.takes]
        placed = ranks(self.text, Spans(taken + named))
        taken += [(q.start, q.end) for q in placed]
        said = multiples(self.text, Spans(taken + named))
        taken += [(q.start, q.end) for q in said]
        plain = join_ranges(self.text, quantities(self.text, Spans(taken + named)))
        found = sorted((*placed, *said, *plain), key=lambda q: q.start)
        return [q for q in found if not is_threshold(self.text, q)]

    def _look_ahead(self, found: list[Quantity]) -> None:
        """Where figures come before anyone is named, the first one named in the next sentences owns them."""
        if not found or found[0].start >= self.clauses[min(1, len(self.clauses) - 1)].end:
            return
        segment = next(c.segment for c in self.clauses if found[0].start < c.end)
        for clause in self.clauses[:_AHEAD]:
            listed = self.text[clause.start - 1 : clause.start] in _ELLIPSIS and clause.sentence == self.clauses[0].sentence
            if clause.segment > segment and not listed and not _SCENE.match(self.text, clause.start):
                continue
            entity, said = self._speaker(clause)
            if said:
                self.cast.current = None if entity in self.cast.names else entity
                return

    def _enter(self, clause: Clause) -> None:
        """Take notice of a clause's subject, and of a new sentence."""
        if clause.sentence != self.scene.sentence:
            self.scene.sentence, self.scene.carry, self.scene.noun = clause.sentence, None, None
            self.scene.share = None
            self.scene.recent.clear()
            self.status, self.chain = Status.ACTUAL, False
            self.cast.turn(self.text[clause.start : clause.start + 2], self.district)
        entity, said = self._speaker(clause)
        if said:
            self._hand_over(clause, entity)
            self.cast.current = entity

    def _hand_over(self, clause: Clause, entity: str | None) -> None:
        """When another is spoken of, the times told of the one before are no longer those of the figures to come."""
        if entity == self.cast.current:
            return
        if self.cast.current is not None:
            self.chooser.set_aside(self.named_at, self.openings[clause.segment])
        self.named_at = max(self.text.find(entity, clause.start, clause.end), clause.start) if entity else clause.start

    def _speaker(self, clause: Clause) -> tuple[str | None, bool]:
        end = min(clause.end, clause.start + _SAID_WITHIN)
        at = bisect_left(self.hints, clause.start)
        if at == len(self.hints) or self.hints[at] >= end:
            return None, False
        return subject.speaker(self.text[clause.start : end], self.cast)

    def _proposes(self, clause: Clause) -> None:
        """A clause without figures may open a plan, or close it: 江宁提出，全年增长5.5%左右."""
        turned = status.turned(self.text[max(clause.start, clause.end - _REACH) : clause.end])
        if turned:
            self.status, self.chain = turned, turned is Status.PLANNED

    def _clause(self, number: int, clause: Clause, here: list[Quantity]) -> Iterator[Figure]:
        lists: tuple[str, ...] = ()
        turn = 0
        form: kind.GrowthForm | None = None
        self.scene.opening = self.scene.carry
        self.scene.before = self._clause_before(number)
        for i, q in enumerate(here):
            previous = here[i - 1].after if i else clause.start
            following = here[i + 1].before if i + 1 < len(here) else clause.end
            left = self._without_times(max(previous, q.before - _REACH), q.before)
            right = self._without_times(q.after, min(following, q.after + _REACH))
            if i + 1 < len(here):
                if here[i + 1].sort == "time":
                    right = _USED.sub("", right)
                right = self._shared(q, here[i + 1], right, clause)
            if "分别" in left or "依次" in left:
                rest = sum(1 for other in here[i:] if other.sort == q.sort)
                lists, turn = parallel(left, self._run(here[i:], rest), self.scene, self.cast.names), 0
            elif lists and not _AND_GROWN.fullmatch(left):
                lists = ()
            listed = bool(i and here[i - 1].base_unit == q.base_unit and _LISTED.fullmatch(left))
            gap = self.text[q.before : q.start]
            form = form if listed and form else kind.growth(q, left + gap, right)
            if gap[:1] in ("为", "到", "至", "达"):
                left += gap[:1]
            head = self._without_times(clause.start, min(here[0].before, clause.start + _REACH)) if i else ""
            place = Place(q, left, right, i, lists, turn, i + 1 < len(here), head, listed)
            yield self._figure(number, clause, place, form)
            turn += 1

    def _clause_before(self, number: int) -> str:
        if not number:
            return ""
        clause = self.clauses[number - 1]
        return self._without_times(max(clause.start, clause.end - _REACH), clause.end)

    def _shared(self, q: Quantity, following: Quantity, right: str, clause: Clause) -> str:
        """The noun that two figures share: 6批次共52个项目, 10个总投资297亿元的项目."""
        between = self.text[q.end : following.start]
        behind = self.text[following.after : min(clause.end, following.after + _REACH)]
        if between in ("", "共", "共计", "合计", "总计") or (
            0 < len(between) <= 8 and behind.startswith("的") and _OF_NEXT.search(right)
        ):
            return behind.removeprefix("的")
        return right

    def _run(self, here: list[Quantity], count: int) -> int:
        """How many figures follow one another with nothing but 、 or 和 between them."""
        run = 1
        for one, other in pairwise(here):
            if not _AND_GROWN.fullmatch(self.text[one.after : other.before]):
                break
            run += 1
        return min(run, count)

    def _without_times(self, start: int, end: int) -> str:
        """The text of a stretch with its expressions of time taken out."""
        times = self.chooser.within(start, end)
        if not times:
            return self.text[start:end]
        pieces, at = [], start
        for time in times:
            if time.start >= at:
                pieces.append(self.text[at : time.start])
            at = max(at, min(time.end, end))
        pieces.append(self.text[at:end])
        return "".join(pieces)

    def _figure(self, number: int, clause: Clause, place: Place, form: kind.GrowthForm | None) -> Figure:
        q = place.quantity
        sort, kind_rule = kind.kind(q, form)
        head = self.text[max(clause.start, q.before - _REACH) : q.before]
        tail = self.text[q.after : min(clause.end, q.after + _REACH)]
        dated, period_rule = self.chooser.choose(q.start, q.end, number)
        future = bool(dated and dated.first and self.reference and dated.first[:7] > self.reference.date[:7])
        spoken = head + self.text[q.before : q.start]
        alike, self.planned_unit = self.planned_unit in ("", q.base_unit), q.base_unit
        self.status, status_rule = status.status(spoken, tail, self.status, self.chain, future, alike)
        self.chain = self.status is Status.PLANNED and (self.chain or status.goes_on(status_rule))
        if self.status is Status.PLANNED:
            own = status_rule.startswith("计划词")
            dated, period_rule = self.chooser.choose(q.start, q.end, number, planned=True, own_plan=own)
        named = indicator.label(place, form, self.scene, self._spoken_names())
        whose, subject_rule = self._whose(head, tail, q)
        start, end = self.compact.span(q.start, q.end)
        negative = form is not None and form.sign < 0
        return Figure(
            id=f"{self.paragraph.id}.{start}", paragraph=self.paragraph.id, article=self.article.id,
            file=self.article.file, start=start, end=end, quote=self.paragraph.text[start:end], number=q.number,
            unit=q.unit, value=-q.value if negative and q.value else q.value, base_unit=q.base_unit, approx=q.approx,
            kind=sort, status=self.status, indicator=named.name, indicator_words=named.words, period=dated,
            subject=whose, district=self.cast.districts.get(whose or "", self.district), theme=self.paragraph.theme,
            rules=(
                ("value", q.rule), ("kind", kind_rule), ("status", status_rule), ("indicator", named.rule),
                ("period", period_rule), ("subject", subject_rule),
            ),
        )  # fmt: skip

    def _spoken_names(self) -> tuple[str, ...]:
        """The names that are no part of an indicator where they open its phrase."""
        return (self.cast.current, *self.cast.names) if self.cast.current else self.cast.names

    def _whose(self, head: str, tail: str, q: Quantity) -> tuple[str | None, str]:
        whole = subject.wide(head)
        own = bool(whole and self.district and self.district.endswith(whole[1:]))
        if whole and not own and q.sort != "rank":
            return whole, "全国、全省之总数"
        also = _ALSO.match(tail)
        if also:
            tail = tail[also.end() - 1 :]
        if q.sort in ("money", "area", "time", "length") and tail.startswith("的"):
            name = subject.owned(tail)
            if name:
                self.cast.meet(name)
                if _TOPIC.fullmatch(head) and tail.endswith(name):
                    self.cast.current = name
                return name, "数量所修饰的主体"
        if self.cast.current:
            return self.cast.current, "句中或前文所说的主体"
        return self.district, "本文所写的区县"
