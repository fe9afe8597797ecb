"""The rows of a batch, column by column: so they are made, handed to the writer and inserted without a step for each.

What many rows have in common is a row of another table; a column holds its number, 0 for none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import attrgetter
from typing import Any

from jbtui.records import Figure, Kind, Paragraph
from jbtui.store.packing import KINDS, lines_column, repairs_column, to_json

START_BITS = 20
"""A figure's number is its document's, and its start in so many bits; no line of a source is as long."""
STARTS = 1 << START_BITS
Row = tuple[Any, ...]
Facet = tuple[str, str]
"""(field, value)"""
Ids = Sequence[int | None]
"""The ids that the index has for shared rows, by their numbers."""
_KINDS = {Kind(name): number for number, name in enumerate(KINDS) if name}
_form = attrgetter(
    "indicator", "indicator_words", "unit", "base_unit", "kind._value_", "status._value_", "approx", "rules"
)
_period = attrgetter("edtf", "first", "last", "words")


class Numbers(dict[Row, int]):
    """Shared rows, each with its number: from 1 on, as they come."""

    def __missing__(self, row: Row) -> int:
        number = self[row] = len(self) + 1
        return number


@dataclass(slots=True)
class ParagraphColumns:
    """What the table `paragraph` holds, but for the documents, which come one after another."""

    marks: list[str] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    numbers: list[int | None] = field(default_factory=list)
    levels: list[int | None] = field(default_factory=list)
    sections: list[int | str | None] = field(default_factory=list)
    settings: list[int] = field(default_factory=list)
    lines: list[int | str] = field(default_factory=list)
    repairs: list[str | None] = field(default_factory=list)
    alike: Numbers = field(default_factory=Numbers)
    """(theme, districts, campaigns)"""

    def add(self, paragraphs: Sequence[Paragraph]) -> None:
        """The paragraphs of an article."""
        headings = {one.text: at for at, one in enumerate(paragraphs, 1) if one.kind is Kind.HEADING}
        alike = self.alike
        self.marks += [one.id[len(one.article) + 1 :] for one in paragraphs]
        self.kinds += [_KINDS[one.kind] for one in paragraphs]
        self.numbers += [one.number for one in paragraphs]
        self.levels += [one.level for one in paragraphs]
        self.sections += [one.section and headings.get(one.section, one.section) for one in paragraphs]
        self.settings += [alike[one.theme, one.districts, one.campaigns] for one in paragraphs]
        self.lines += [lines_column(one.lines) for one in paragraphs]
        self.repairs += [repairs_column(one.repairs) for one in paragraphs]

    def setting_rows(self) -> list[Row]:
        """What paragraphs share, as it stands in its table."""
        return [(theme, to_json(districts), to_json(campaigns)) for theme, districts, campaigns in self.alike]

    def rows(self, first: int, chosen: slice, settings: Ids) -> Iterator[Row]:
        """Some of the rows as they stand in the table; the batch's first document has that number."""
        return zip(
            count(first + chosen.start),
            self.marks[chosen],
            self.kinds[chosen],
            self.numbers[chosen],
            self.levels[chosen],
            self.sections[chosen],
            map(settings.__getitem__, self.settings[chosen]),
            self.lines[chosen],
            self.repairs[chosen],
        )


@dataclass(slots=True)
class FigureColumns:
    """What the table `figure` holds, documents counted from the batch's first."""

    ids: list[int] = field(default_factory=list)
    """document << START_BITS | start"""
    lengths: list[int] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    forms: list[int] = field(default_factory=list)
    periods: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    quotes: list[str | None] = field(default_factory=list)
    corrected: list[int | None] = field(default_factory=list)
    alike_forms: Numbers = field(default_factory=Numbers)
    """(indicator, its words, unit, base unit, kind, status, approx, rules)"""
    alike_periods: Numbers = field(default_factory=Numbers)
    """(edtf, first, last, words)"""
    alike_subjects: Numbers = field(default_factory=Numbers)
    """(name,)"""
    alike_places: Numbers = field(default_factory=Numbers)
    """(district, theme)"""

    def add(self, figures: Sequence[Figure], docs: Mapping[str, int], texts: Mapping[str, str]) -> int:
        """The figures of an article, put in order, one for each place; says how many. `docs` and `texts` are those of
        its paragraphs, by their ids."""
        placed = {docs[one.paragraph] << START_BITS | one.start: one for one in figures if one.start < STARTS}
        ids = sorted(placed)
        figures = [placed[id_] for id_ in ids]
        periods, subjects, places = self.alike_periods, self.alike_subjects, self.alike_places
        self.ids += ids
        self.lengths += [one.end - one.start for one in figures]
        self.numbers += [one.number for one in figures]
        self.values += [one.value for one in figures]
        self.forms += map(self.alike_forms.__getitem__, map(_form, figures))
        self.periods += [periods[_period(one.period)] if one.period else 0 for one in figures]
        self.subjects += [subjects[one.subject,] if one.subject else 0 for one in figures]
        self.places += [places[one.district, one.theme] for one in figures]
        self.quotes += [
            None if texts[one.paragraph][one.start : one.end] == one.quote else one.quote for one in figures
        ]
        self.corrected += [1 if one.corrected else None for one in figures]
        return len(figures)

    def form_rows(self) -> list[tuple[Row, str]]:
        """How figures measure, as it stands in its table but for the rules, which are JSON."""
        known = {rules: to_json(rules) for rules in {row[-1] for row in self.alike_forms}}
        return [
            ((indicator, None if words == indicator else words or "", *rest), known[rules])
            for indicator, words, *rest, rules in self.alike_forms
        ]

    def rows(self, first: int, chosen: slice, forms: Ids, periods: Ids, subjects: Ids, places: Ids) -> Iterator[Row]:
        """Some of the rows as they stand in the table; the batch's first document has that number."""
        return zip(
            map((first << START_BITS).__add__, self.ids[chosen]),
            self.lengths[chosen],
            self.numbers[chosen],
            self.values[chosen],
            map(forms.__getitem__, self.forms[chosen]),
            map(periods.__getitem__, self.periods[chosen]),
            map(subjects.__getitem__, self.subjects[chosen]),
            map(places.__getitem__, self.places[chosen]),
            self.quotes[chosen],
            self.corrected[chosen],
            strict=True,
        )

    def facets(self) -> Iterator[tuple[Facet, list[int]]]:
        """What figures are found by, with their documents; a facet may come several times, and a document too."""
        docs = [id_ >> START_BITS for id_ in self.ids]
        by_form = _by_number(self.forms, docs)
        for (indicator, _words, unit, base_unit, *_), number in self.alike_forms.items():
            for name, value in (("unit", unit), ("unit", base_unit), ("indicator", indicator)):
                if value:
                    yield (name, value), by_form[number]
        by_place = _by_number(self.places, docs)
        for (district, _theme), number in self.alike_places.items():
            if district:
                yield ("figure_district", district), by_place[number]
        by_subject = _by_number(self.subjects, docs)
        for (name,), number in self.alike_subjects.items():
            yield ("subject", name), by_subject[number]


def _by_number(numbers: Sequence[int], docs: Sequence[int]) -> Mapping[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, doc in zip(numbers, docs, strict=True):
        found[number].append(doc)
    return found
