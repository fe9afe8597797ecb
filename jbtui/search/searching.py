"""Search: a query and filters in, one page of ranked, marked hits out, with every fallback said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from time import perf_counter

from pyroaring import BitMap

from jbtui.messages import _, say
from jbtui.search import filtering, rank
from jbtui.search.dates import by_date
from jbtui.search.matching import Deadline, Matches
from jbtui.search.plan import Part, Plan, Planner
from jbtui.search.query import Query, parse
from jbtui.search.rank import Ranking
from jbtui.search.results import Filters, Hit, Results, Sort
from jbtui.search.sources import Source
from jbtui.search.suggest import suggestions
from jbtui.text.cleaning import one_line

LIMIT = 2.0
"""Seconds after which a query gives what it has found."""
COUNTED = 256
"""Documents in doubt that are read to count them, beyond those of the page: some milliseconds' worth. Where there are
more none is, for a count broken off tells no more than the page; `total` is a lower bound then."""


@dataclass(slots=True)
class Search:
    """One search under way: each step leaves what the next needs, and the time it took."""

    source: Source
    query: Query
    filters: Filters
    deadline: Deadline
    notes: list[str] = field(default_factory=list)
    steps: list[tuple[str, float]] = field(default_factory=list)
    """(step, seconds) in order, for `explain`."""
    plan: Plan = field(default_factory=lambda: Plan(None, ()))
    within: BitMap | None = None
    matches: Matches | None = None

    def timed(self, step: str, since: float) -> None:
        self.steps.append((step, perf_counter() - since))

    def prepare(self) -> None:
        """Filters and the plan that finds something: as typed, else spelled, else in words."""
        started = perf_counter()
        sets, notes = filtering.filter_sets(self.source, self.filters)
        self.notes += [*self.query.notes, *notes]
        self.within = filtering.within(sets)
        self.timed("filters", started)
        if self.query.tree is None:
            if self.query.blank:
                self.take(Plan(Planner(self.source).everything(), ()))
            return
        for reading, options in (("plan", {}), ("spelling", {"spelled": True}), ("words", {"in_words": True})):
            started = perf_counter()
            with self.deadline.halted():
                plan = Planner(self.source, **options).plan(self.query.tree)
            if reading == "plan" or plan.notes != self.plan.notes:
                # Filters aside: a filter must not change what is meant.
                found = plan.root is not None and self.held(plan.root)
                self.timed(reading, started)
                if found or reading == "plan":
                    self.take(plan)
                if found:
                    break
        self.notes += self.plan.notes

    def take(self, plan: Plan) -> None:
        assert plan.root is not None
        self.plan = plan
        self.matches = Matches(self.source.postings, plan.root, self.within)

    # ---- order

    def ordered(self, sort: Sort) -> Iterator[tuple[int, float]]:
        """(document, score) of every hit in the order asked for, each read before it is given."""
        assert self.matches is not None
        if sort is Sort.POSITION or (sort is Sort.RELEVANCE and not self.plan.terms):
            for doc in self.matches.certain(self.matches.possible(), self.deadline):
                yield doc, 0.0
        elif sort is Sort.DATE:
            dated = by_date(self.source.postings, self.matches.possible())
            for doc in self.matches.certain((doc for _newer, doc in dated), self.deadline):
                yield doc, 0.0
        else:
            yield from self.ranked()

    def ranked(self) -> Iterator[tuple[int, float]]:
        """The first few hundred by score, the others in coarse order behind them."""
        assert self.matches is not None
        started = perf_counter()
        ranking = Ranking(self.source.postings, self.plan, self.matches.possible())
        coarse = ranking.coarse()
        texts: dict[int, str] = {}
        while len(texts) < rank.POOL and not self.deadline.over():
            group = list(islice(coarse, rank.POOL - len(texts)))
            if not group:
                break
            texts.update(self.matches.read(group))
        self.timed("read", started)
        started = perf_counter()
        fine = ranking.fine(texts)
        self.timed("rank", started)
        yield from fine
        for doc in self.matches.certain(coarse, self.deadline):
            yield doc, 0.0

    # ---- the page

    def page(self, sort: Sort, limit: int, offset: int, counting: int = COUNTED) -> Results:
        """Prepare, order, count and fetch one page."""
        started = perf_counter()
        self.prepare()
        found: list[tuple[int, float]] = []
        total, unread = 0, False
        if self.matches is not None and self.matches.possible():
            found = list(islice(self.ordered(sort), max(0, offset), max(0, offset) + max(0, limit)))
            since = perf_counter()
            if len(self.matches.doubt) <= counting:
                self.matches.settle(self.deadline)
            self.timed("count", since)
            total, unread = len(self.matches.sure), not self.matches.settled
        since = perf_counter()
        hits = self.fetched(found)
        self.timed("fetch", since)
        if not total and not unread and self.query.tree is not None:
            self.notes += self.excuses()
        if self.deadline.passed:
            self.notes.append(say("查找超过 {n} 秒，先给出已找到的", n=int(LIMIT)))
        return Results(
            query=one_line(self.query.text),
            hits=hits,
            total=total,
            truncated=unread or total > max(0, offset) + len(hits),
            exact=not unread,
            notes=tuple(dict.fromkeys(self.notes)),
            seconds=perf_counter() - started,
            tokens=self.query.tokens,
        )

    def fetched(self, found: list[tuple[int, float]]) -> tuple[Hit, ...]:
        entries = self.source.postings.entries([doc for doc, _ in found])
        forms = tuple(dict.fromkeys(form for term in self.plan.terms for form in term.forms))
        return tuple(Hit(entries[doc], forms, score) for doc, score in found if doc in entries)

    def excuses(self) -> list[str]:
        """What may be said where nothing was found."""
        if self.within is not None and self.plan.root is not None:
            without = Matches(self.source.postings, self.plan.root)
            without.read(islice(without.doubt, COUNTED))
            found = len(without.sure)
            if found and without.settled:
                return [say("筛选之外有 {n} 段符合，去掉筛选即可看到", n=found)]
            if found:
                return [say("筛选之外至少有 {n} 段符合，去掉筛选即可看到", n=found)]
        said: list[str] = []
        missing = False
        for terms in groupby(self.plan.terms, key=lambda term: term.group):
            term = next(terms[1])
            if self.held(term):
                continue
            missing = True
            near = suggestions(self.source, term.run.key, self.deadline)
            if near:
                shown = one_line(term.run.text)[:40]
                said.append(say("没有“{run}”。是不是要找：{near}", run=shown, near=_("、").join(near)))
        if not missing and len(self.plan.terms) > 1:
            said.append(_("这些词都有，但没有同时符合的段落；去掉一个再试"))
        return said

    def held(self, part: Part) -> bool:
        """Whether any document answers that part of the plan."""
        if part.sure:
            return True
        matches = Matches(self.source.postings, part)
        return next(matches.certain(matches.doubt, self.deadline), None) is not None


def search(
    index: Source,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    *,
    sort: Sort = Sort.RELEVANCE,
    limit: int = 50,
    offset: int = 0,
    counting: int = COUNTED,
) -> Results:
    """One page of hits. Any string is a query; a blank one finds everything the filters let through.

    `total` is exact unless more than `counting` documents would have to be read for it; `truncated` says so.
    Nothing takes longer than two seconds: what is found by then is given, and a note says so. Raises only what the
    index raises.
    """
    return Search(index, parse(query), filters, Deadline(LIMIT)).page(sort, limit, offset, counting)


def count(index: Source, query: str, filters: Filters = Filters()) -> tuple[int, bool]:  # noqa: B008 - frozen
    """(number of hits, whether it is exact): exact unless reading what is in doubt takes more than two seconds."""
    under_way = Search(index, parse(query), filters, Deadline(LIMIT))
    under_way.prepare()
    if under_way.matches is None:
        return 0, True
    under_way.matches.settle(under_way.deadline)
    return len(under_way.matches.sure), under_way.matches.settled
