"""How a query was read and answered: its tree, its sets, its words, and the time of each step."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from jbtui.messages import _, say
from jbtui.search.filtering import filter_sets
from jbtui.search.matching import Deadline
from jbtui.search.plan import All, Any, Part, Term
from jbtui.search.query import And, Field, Node, Not, Or, Run, parse
from jbtui.search.rank import Ranking
from jbtui.search.results import Filters, Sort
from jbtui.search.searching import LIMIT, Search
from jbtui.search.sources import Source
from jbtui.text.cleaning import one_line
from jbtui.text.folding import fold
from jbtui.words import engine, terms

SHOWN = 5


def explain(index: Source, query: str, filters: Filters = Filters()) -> str:  # noqa: B008 - frozen
    """Several lines of plain text for a reader who wonders why a hit is there, or is not."""
    under_way = Search(index, parse(query), filters, Deadline(LIMIT))
    with index.statements() as statements:
        results = under_way.page(Sort.RELEVANCE, SHOWN, 0)
    lines = [_("检索式"), *(_tree(under_way.query.tree) if under_way.query.tree else [_("  （空）")])]
    lines += [_("分词") + f"  {engine()}", *_words(under_way)]
    lines += [_("集合（段落数）"), *(_sets(under_way.plan.root) if under_way.plan.root else [])]
    for field, docs in filter_sets(index, filters)[0].items():
        lines.append(say("  筛选 {field}：{n}", field=field, n=len(docs)))
    if under_way.plan.root is not None and under_way.matches is not None:
        ranking = Ranking(index.postings, under_way.plan, under_way.matches.possible())
        tiers = [str(len(tier)) for tier in islice(ranking.tiers(), 8)]
        lines.append(say("排序的层（段落数，由先到后）：{tiers}", tiers=" → ".join(tiers) or "0"))
    lines.append(say("命中 {n} 段{more}", n=results.total, more=_("（至少）") if not _exact(under_way) else ""))
    for hit in results.hits:
        lines.append(f"  {hit.score:6.3f}  {hit.paragraph.id}  {one_line(hit.paragraph.text)[:40]}")
    lines += [_("说明"), *(f"  {note}" for note in results.notes)] if results.notes else []
    lines += ["SQL", *(f"  {times:>4} × {sql}" for sql, times in statements.items())]
    lines += [_("用时（毫秒）"), *(f"  {step:<10}{seconds * 1000:8.2f}" for step, seconds in under_way.steps)]
    lines.append(f"  {'=':<10}{results.seconds * 1000:8.2f}")
    return "\n".join(lines)


def _exact(under_way: Search) -> bool:
    return under_way.matches is None or under_way.matches.settled


def _tree(node: Node, depth: int = 1) -> Iterator[str]:
    indent = "  " * depth
    match node:
        case Run(text, key, quoted, start, end):
            shown = f"“{one_line(text)}”" if quoted else one_line(text)
            yield f"{indent}{shown}  [{start}:{end}]  {_('查找')} {key}"
        case Field(field, value, start, end):
            yield f"{indent}{field}: {one_line(value)}  [{start}:{end}]"
        case And(parts):
            yield f"{indent}{_('并且')}"
            for part in parts:
                yield from _tree(part, depth + 1)
        case Or(parts):
            yield f"{indent}{_('或者')}"
            for part in parts:
                yield from _tree(part, depth + 1)
        case Not(part):
            yield f"{indent}{_('不含')}"
            yield from _tree(part, depth + 1)


def _words(under_way: Search) -> Iterator[str]:
    for term in under_way.plan.terms:
        yield f"  {one_line(term.run.text)} → {' / '.join(terms(fold(term.run.text))) or term.run.key}"


def _sets(part: Part, depth: int = 1) -> Iterator[str]:
    name = {Term: _("词"), All: _("并且"), Any: _("或者")}.get(type(part), _("条件"))
    shown = f" {'|'.join(part.forms)}" if isinstance(part, Term) else ""
    yield (
        "  " * depth
        + name
        + shown
        + say(
            "：可能 {maybe}，确定 {sure}，整词 {whole}，多次 {twice}",
            maybe=len(part.maybe),
            sure=len(part.sure),
            whole=len(part.whole),
            twice=len(part.twice),
        )
    )
    if isinstance(part, All | Any):
        for one in part.parts:
            yield from _sets(one, depth + 1)
    if isinstance(part, All):
        for one in part.without:
            yield "  " * (depth + 1) + _("不含")
            yield from _sets(one, depth + 2)
