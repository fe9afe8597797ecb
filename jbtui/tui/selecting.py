"""What of a set article is selected: by the mouse, in cells of the screen, or by the keyboard, in sentences."""

from __future__ import annotations

from dataclasses import dataclass

from textual.selection import Selection

from jbtui.tui.typeset import Line, Sheet, sentences


@dataclass(frozen=True, slots=True)
class Place:
    """Characters of a paragraph of the page."""

    paragraph: int
    """Which paragraph of the sheet, counted from 0."""
    start: int
    end: int


def span_on(line: Line, row: int, selection: Selection | None) -> tuple[int, int] | None:
    """The characters of the line's text, which stands on that row, that are selected."""
    span = selection.get_span(row) if selection else None
    if span is None:
        return None
    lead, length = line.lead, len(line.text)
    first = min(length, max(0, span[0] - lead))
    last = length if span[1] == -1 else min(length, max(0, span[1] - lead))
    return (first, last) if first < last else None


def places(sheet: Sheet, selection: Selection) -> list[Place]:
    """What is selected, paragraph by paragraph."""
    found: dict[int, Place] = {}
    for row, line in enumerate(sheet.lines):
        span = span_on(line, row, selection) if line.paragraph >= 0 else None
        if span is not None:
            before = found.get(line.paragraph)
            start = before.start if before else line.start + span[0]
            found[line.paragraph] = Place(line.paragraph, start, line.start + span[1])
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is selected by sentence: a run of sentences, over the ends of paragraphs where it goes on."""

    chosen: tuple[Place, ...] = ()
    """Each a sentence, in the order of the article."""

    @property
    def places(self) -> list[Place]:
        """The run paragraph by paragraph."""
        found: dict[int, Place] = {}
        for one in self.chosen:
            before = found.get(one.paragraph, one)
            found[one.paragraph] = Place(one.paragraph, before.start, one.end)
        return list(found.values())

    def grown(self, sheet: Sheet, at: Place, by: int) -> Sentences:
        """With one sentence more (`by` > 0) or one less; where none is selected in `at`'s paragraph, its sentence."""
        if by < 0:
            return Sentences(self.chosen[:-1])
        if not self.chosen or self.chosen[-1].paragraph != at.paragraph:
            return Sentences(_sentence_at(sheet, at))
        return Sentences((*self.chosen, *_beside(sheet, self.chosen[-1], 1)))

    def moved(self, sheet: Sheet, at: Place, by: int) -> Sentences:
        """The sentence after or before the run instead of it; where there is none, the run as it is."""
        if not self.chosen or self.chosen[-1].paragraph != at.paragraph:
            return Sentences(_sentence_at(sheet, at))
        return Sentences(_beside(sheet, self.chosen[-1 if by > 0 else 0], by) or self.chosen)


def _sentences(sheet: Sheet, paragraph: int) -> list[Place]:
    return [Place(paragraph, start, end) for start, end in sentences(sheet.paragraphs[paragraph].text)]


def _sentence_at(sheet: Sheet, at: Place) -> tuple[Place, ...]:
    known = _sentences(sheet, at.paragraph)
    return tuple([one for one in known if one.start <= at.start < one.end] or known)[:1]


def _beside(sheet: Sheet, one: Place, by: int) -> tuple[Place, ...]:
    """The sentence after (`by` > 0) or before that one; that of the next paragraph where it is the last of its own."""
    known = _sentences(sheet, one.paragraph)
    near = [other for other in known if (other.start >= one.end if by > 0 else other.end <= one.start)]
    paragraph = one.paragraph
    while not near and 0 <= (paragraph := paragraph + by) < len(sheet.paragraphs):
        near = _sentences(sheet, paragraph)
    return tuple(near[:1] if by > 0 else near[-1:])
