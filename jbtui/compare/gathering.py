"""What a side holds: its figures, whole or the most reported of very many, and a readable number of its passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pyroaring import BitMap

from jbtui import spans
from jbtui.compare import choosing, naming, themes
from jbtui.compare.side import Side
from jbtui.compare.sources import Reported, Source
from jbtui.records import Article, Figure, Kind, Paragraph

WHOLE = 2_000
"""The figures of a side of so many paragraphs are read whole; of a larger one, the indicators most reported."""
SAMPLE = 5_000
"""So many paragraphs of a larger side, spread evenly, tell what it reports most."""
INDICATORS = 150
"""So many indicators of a larger side are compared: more than anyone reads, few enough to answer at once."""
FIGURES_EACH = 6
"""So many figures of each of those, the latest."""
ALL = 10_000
"""More figures than this on a side read whole stand in very few paragraphs; the rest is left out."""
PASSAGES = 30
"""Of a side with more than `FEW` passages so many of each theme are looked at, spread over the whole side."""
FEW = 400
"""So many are all cut into words and paired, or their figures read, in well under a second."""


@dataclass(frozen=True, slots=True)
class Held:
    """The figures of a side."""

    figures: tuple[Figure, ...]
    cut_short: bool
    """True where the side has more."""
    sampled: bool = False
    """True where what it reports most was told from a sample of its paragraphs."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Passages of a side."""

    paragraphs: tuple[Paragraph, ...] = ()
    articles: Mapping[str, Article] = field(default_factory=dict)
    """The articles they stand in, by id."""
    cut_short: bool = False
    """True where the side has more."""


def figures(index: Source, sides: Sequence[Side]) -> tuple[Held, ...]:
    """The figures of each resolved side.

    Of sides too large to be read whole, the same indicators are read on all sides: those that the sides share, by how
    often the side that reports them least does, then the most reported of each.
    """
    documents = [_documents(index, side) for side in sides]
    if all(whole for _docs, whole in documents):
        return tuple(_whole(index, side, docs) for side, (docs, _whole_side) in zip(sides, documents, strict=True))
    lists = [
        index.reported(list(docs), district=side.district, years=side.years, each=FIGURES_EACH)
        for side, (docs, _whole_side) in zip(sides, documents, strict=True)
    ]
    wanted = _most_reported(lists)
    return tuple(
        Held(
            _of_years(index, side, index.reported_figures(_numbers(reported, wanted))),
            cut_short=not whole or any(name_of(one) not in wanted or one.count > FIGURES_EACH for one in reported),
            sampled=not whole,
        )
        for side, (_docs, whole), reported in zip(sides, documents, lists, strict=True)
    )


def _documents(index: Source, side: Side) -> tuple[BitMap, bool]:
    """The documents whose figures are read, and whether they are all: those of the years asked for come first, but a
    figure may speak of another year than its article."""
    documents = choosing.documents(index, replace(side, years=None))
    if len(documents) <= WHOLE:
        return documents, True
    if side.years is None:
        return spread(documents, SAMPLE), False
    within_years = choosing.documents(index, side)
    return spread(within_years, SAMPLE * 4 // 5) | spread(documents, SAMPLE // 5), False


def _whole(index: Source, side: Side, documents: BitMap) -> Held:
    reported = index.reported(list(documents), district=side.district, years=side.years, each=None)
    numbers = [number for one in reported for number in one.latest]
    return Held(_of_years(index, side, index.reported_figures(numbers[:ALL])), len(numbers) > ALL)


def _numbers(side: Iterable[Reported], wanted: frozenset[tuple[str, str, str]]) -> list[int]:
    return [number for reported in side if name_of(reported) in wanted for number in reported.latest]


def profile(index: Source, side: Side) -> frozenset[tuple[str, str, str]]:
    """What a resolved side reports, by indicator, kind and unit; of a larger one, what it reports most.

    Of years asked for on a larger side, what the articles about them report: enough to tell which sides are worth
    comparing.
    """
    if side.years is not None and len(choosing.documents(index, replace(side, years=None))) <= FEW:
        (held,) = figures(index, [side])
        said = {(figure.indicator or "", figure.kind.value, figure.base_unit) for figure in held.figures}
    else:
        docs = list(spread(choosing.documents(index, side), SAMPLE // 5))
        said = set(map(name_of, index.reported(docs, district=side.district, years=side.years, each=0)))
    return frozenset(
        (naming.core(indicator), kind, unit) for indicator, kind, unit in said if not naming.is_bare(indicator)
    )


def name_of(reported: Reported) -> tuple[str, str, str]:
    return reported.indicator, reported.kind, reported.base_unit


def _most_reported(lists: Sequence[Sequence[Reported]]) -> frozenset[tuple[str, str, str]]:
    counts = [{name_of(reported): reported.count for reported in side} for side in lists]
    everywhere = set(counts[0]).intersection(*counts[1:])
    shared = sorted(everywhere, key=lambda name: (-min(side[name] for side in counts), name))
    alone = sorted(
        {name for side in counts for name in side} - everywhere,
        key=lambda name: (-max(side.get(name, 0) for side in counts), name),
    )
    return frozenset([*shared, *alone][:INDICATORS])


def _of_years(index: Source, side: Side, found: Iterable[Figure]) -> tuple[Figure, ...]:
    """Those figures whose period ends in the side's years; of unknown period, those of articles that report on them."""
    years = side.years
    if years is None:
        return tuple(found)

    figures = tuple(found)
    undated = {figure.article for figure in figures if spans.span(figure.period) is None}
    reported = {
        ref: choosing.reported_year(article.date) for ref, article in index.articles_by_ids(sorted(undated)).items()
    }

    def fits(figure: Figure) -> bool:
        span = spans.span(figure.period)
        year = span.year if span else reported.get(figure.article)
        return year is not None and choosing.within(year, years)

    return tuple(filter(fits, figures))


def passages(index: Source, documents: BitMap, theme: str | None = None) -> Texts:
    """Body paragraphs of a side; of very many, at most `PASSAGES` under each theme."""
    postings = index.postings
    body = documents & postings.facet("kind", Kind.BODY.value)
    most = PASSAGES if len(body) > FEW else FEW
    found, left_out = BitMap(), False
    rest = BitMap(body)
    for name in themes.order():
        under = rest if name == themes.OTHER else body & postings.facet("theme", name)
        rest = rest - under
        if theme is None or theme == name:
            found |= spread(under, most)
            left_out = left_out or len(under) > most
    records = postings.documents(list(found)).values()
    articles = {article.id: article for article, _paragraph in records}
    return Texts(tuple(paragraph for _article, paragraph in records), articles, left_out)


def spread(documents: BitMap, most: int) -> BitMap:
    """At most so many of the documents, evenly over all of them."""
    count = len(documents)
    if count <= most:
        return documents
    return BitMap(documents[count * i // most] for i in range(most))
