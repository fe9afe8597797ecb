"""The comparison as asked for by a reader: two sides of an index, looked up, gathered and set beside each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from jbtui import spans, words
from jbtui.compare import choosing, decisions, gathering, scope, themes
from jbtui.compare.change import Series
from jbtui.compare.comparison import Comparison, Row, compare_figures, in_order
from jbtui.compare.elsewhere import point_elsewhere
from jbtui.compare.gathering import Held, Texts
from jbtui.compare.keyness import keywords
from jbtui.compare.lines import lines_over_time
from jbtui.compare.passages import passages as opposite
from jbtui.compare.side import Side, years_text
from jbtui.compare.sources import Source
from jbtui.compare.wording import worded
from jbtui.errors import NotFound, UsageError
from jbtui.messages import _, say
from jbtui.records import Article, Figure, Paragraph

SOURCES = 1_500
"""Of so many figures the articles and paragraphs are read at once, so that every row can name its sources."""

CAMPAIGNS = 12
"""So many campaigns, those with most articles, are looked at for a suggestion."""


def compare(
    index: Source,
    left: Side,
    right: Side,
    *,
    theme: str | None = None,
    only_shared: bool = False,
    with_passages: bool = True,
) -> Comparison:
    """Two sides beside each other.

    Raises NotFound for a name or year that the index does not have (with the nearest), UsageError where both sides
    are the same.
    """
    theme = _theme(theme)
    sides = _look_up(index, left, right)
    documents = [choosing.documents(index, side) for side in sides]
    held = gathering.figures(index, sides)
    for side, docs, figures in zip(sides, documents, held, strict=True):
        if not docs and not figures.figures:
            raise _nothing(index, side)
    decided = decisions.load()
    rows = compare_figures(
        held[0].figures,
        held[1].figures,
        names=(sides[0].label, sides[1].label),
        cut=words.cut,
        decisions=decided,
        theme=theme,
        only_shared=only_shared,
    )
    if any(map(_narrowed, sides)) and not any(one.cut_short for one in held):
        outside = _outside(index, sides[0], held[0]), _outside(index, sides[1], held[1])
        rows = in_order(point_elsewhere(rows, outside, index.article, cut=words.cut, decisions=decided))
    texts = [gathering.passages(index, docs, theme) if with_passages else Texts() for docs in documents]
    names = {name for side in sides if side.district for name in (side.district, scope.short(side.district))}
    one, other = (worded(text.paragraphs, words.cut, without=names) for text in texts)
    changes = _changes(index, *sides)
    articles, paragraphs = _sources(index, rows, changes, texts)
    return Comparison(
        left=sides[0],
        right=sides[1],
        rows=rows,
        passages=opposite(one, other, theme=theme),
        keywords=keywords(one, other),
        changes=changes,
        notes=_notes(sides, held, texts),
        articles=articles,
        paragraphs=paragraphs,
    )


def _look_up(index: Source, left: Side, right: Side) -> tuple[Side, Side]:
    """Both sides with the names of the index; they must not be the same."""
    left, right = choosing.resolve(index, left), choosing.resolve(index, right)
    if left == right:
        raise UsageError(say("两侧是同一方：{side}。", side=left.label), others(index, left))
    return left, right


def _narrowed(side: Side) -> bool:
    """Whether a district has more to say than the side takes of it, in the same years."""
    return side.district is not None and (side.campaign is not None or side.article is not None)


def _outside(index: Source, side: Side, held: Held) -> tuple[Figure, ...]:
    """The figures of a narrowed side's district that the side leaves out; none of one too large to be read whole."""
    if not _narrowed(side):
        return ()
    (whole,) = gathering.figures(index, [Side(side.district, years=side.years)])
    inside = {figure.id for figure in held.figures}
    return () if whole.cut_short else tuple(figure for figure in whole.figures if figure.id not in inside)


def suggest(index: Source, side: Side, limit: int = 5) -> tuple[choosing.Suggestion, ...]:
    """The sides that have most in common with a resolved one: other districts, and where it names a year, a campaign or
    an article, the same district's other years and campaigns."""
    mine = gathering.profile(index, side)
    others = [replace(side, district=name, article=None, file=None) for name, _n in index.districts()]
    if side.district is not None and side.years is not None:
        years = _years(index, Side(side.district, side.campaign))
        others += [Side(side.district, side.campaign, (year, year)) for year in years]
    if side.district is not None and side.campaign is not None:
        others += [Side(side.district, name, side.years) for name, _n in index.campaigns()[:CAMPAIGNS]]
    found = [
        choosing.Suggestion(other, len(mine & gathering.profile(index, other)))
        for other in dict.fromkeys(others)
        if other != side and not _within_years(other, side)
    ]
    return tuple(
        sorted(found, key=lambda suggestion: (-suggestion.shared, words.name_order(suggestion.side.label)))[:limit]
    )


def _within_years(other: Side, side: Side) -> bool:
    """Whether the other side is but a year of this one."""
    if side.years is None or other.years is None or replace(other, years=None) != replace(side, years=None):
        return False
    return all(year is not None and choosing.within(year, side.years) for year in other.years)


def over_time(index: Source, side: Side) -> tuple[Series, ...]:
    """Every indicator that a resolved side reports at two moments or more, as a series."""
    (held,) = gathering.figures(index, [side])
    undated = {figure.article for figure in held.figures if spans.span(figure.period) is None}
    dates = {ref: article.date for ref, article in index.articles_by_ids(sorted(undated)).items()}
    return lines_over_time(held.figures, dates, words.cut, decisions.load())


def _theme(typed: str | None) -> str | None:
    """The theme that a reader means: the name itself or a part of it."""
    if typed is None:
        return None
    found = [name for name in themes.order() if typed == name] or [name for name in themes.order() if typed in name]
    if len(found) != 1:
        near = difflib.get_close_matches(typed, themes.order(), n=1, cutoff=0.3)
        raise NotFound(
            say("没有叫“{name}”的主题。", name=typed),
            say("最接近的：{names}", names=_("、").join(found or near or themes.order())),
        )
    return found[0]


def _years(index: Source, side: Side) -> tuple[int, ...]:
    """The years that the side's articles report on."""
    documents = choosing.documents(index, side)
    dates = [date for date, docs in index.postings.facet_values("date") if docs & documents]
    return choosing.reported_years(dates)


def others(index: Source, side: Side) -> str:
    """The sides that have most in common with a resolved one, in words."""
    labels = [suggestion.side.label for suggestion in suggest(index, side)]
    return say("可对照的有：{names}", names=_("、").join(labels)) if labels else _("请换一方。")


def _nothing(index: Source, side: Side) -> NotFound:
    """What to say of a side that exists in name but holds nothing together: most often the year is another."""
    named = [year for year in side.years or () if year is not None]
    if side.years is not None and named:
        known = _years(index, Side(side.district, side.campaign, None, side.article))
        middle = sum(named) / len(named)
        nearest = sorted(known, key=lambda year: (abs(year - middle), year))
        if nearest:
            years = _("、").join(map(str, nearest))
            what = say("{side} 没有 {years} 年的报道。", side=side.label, years=years_text(side.years))
            return NotFound(what, say("最接近的年份：{years}", years=years))
    return NotFound(say("{side} 没有任何报道。", side=side.label), _("请去掉专项行动、年份或篇目中的一项再试。"))


def _notes(sides: Sequence[Side], held: Sequence[Held], texts: Sequence[Texts]) -> tuple[str, ...]:
    """What was left out of either side, and why."""
    notes = []
    for side, found in zip(sides, held, strict=True):
        if found.sampled:
            notes.append(
                say(
                    "{side} 的数字很多：只取最常报道的指标，至多 {k} 个，数字取自均匀抽出的 {n} 段。",
                    side=side.label,
                    k=gathering.INDICATORS,
                    n=gathering.SAMPLE,
                )
            )
        elif found.cut_short:
            notes.append(say("{side} 只取双方最常报道的指标，至多 {k} 个。", side=side.label, k=gathering.INDICATORS))
        elif not found.figures:
            notes.append(say("{side} 没有数字，只对照段落。", side=side.label))
    if any(text.cut_short for text in texts):
        notes.append(say("段落很多：每个主题每侧只取 {n} 段来配对和统计用词，均匀取自全部。", n=gathering.PASSAGES))
    return tuple(notes)


def _changes(index: Source, left: Side, right: Side) -> tuple[Series, ...]:
    """Of one district on both sides: its indicators over time, those that have a point in the years of either side."""
    if left.district is None or left.district != right.district:
        return ()
    whole = Side(left.district, left.campaign if left.campaign == right.campaign else None)
    years = [year for side in (left, right) if side.years for year in side.years if year is not None]
    low, high = (min(years), max(years)) if years else (None, None)
    return tuple(
        series
        for series in over_time(index, whole)
        if any(
            (span := spans.span(point.figure.period)) is None or span.touches((low, high)) for point in series.points
        )
    )


def _sources(
    index: Source, rows: Iterable[Row], changes: Iterable[Series], texts: Iterable[Texts]
) -> tuple[dict[str, Article], dict[str, Paragraph]]:
    """The articles and paragraphs that the first figures of the rows stand in, then those of conflicts and changes, and
    of the passages."""
    figures: list[Figure] = []
    further: list[Figure] = []
    for row in rows:
        figures += [*row.left[:1], *row.right[:1], *row.elsewhere[:1]]
        further += [figure for conflict in row.conflicts for figure in conflict.figures]
    further += [point.figure for series in changes for point in series.points]
    figures = [*figures, *further][:SOURCES]
    ids = list(dict.fromkeys(figure.paragraph for figure in figures))
    paragraphs = {paragraph.id: paragraph for paragraph in index.paragraphs_by_ids(ids)}
    articles = {ref: article for text in texts for ref, article in text.articles.items()}
    unread = {figure.article for figure in figures} - articles.keys()
    return {**articles, **index.articles_by_ids(sorted(unread))}, paragraphs
