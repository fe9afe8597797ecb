"""How often the beginning of a section is found whose heading stands behind it: annotated articles, one heading moved.

    python -m tests.studies.section_starts [FOLDER…]

Each heading of an article in turn is taken from over its section; the paragraphs of the section and those above it,
up to the heading before or from the beginning, are to be parted where the page parted them. Counted: places found
exactly, and paragraphs on the right side, behind an introduction and behind another section. The weights in
knowledge/marks.toml were fitted to such places, and rounded.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from jbtui.layout import headings
from jbtui.layout.heading_words import HeadingWords
from jbtui.layout.piece import Piece
from jbtui.layout.section_starts import SectionStarts, Span
from jbtui.records import Kind
from tests.studies.seams import GOLD

_KINDS = {"title": Kind.TITLE, "heading": Kind.HEADING, "body": Kind.BODY}


def articles_of(folder: Path) -> Iterator[list[Piece]]:
    """The title, headings and paragraphs of each annotated article in a folder."""
    for path in sorted(folder.glob("*.json")):
        blocks = json.loads(path.read_text(encoding="utf-8"))["blocks"]
        kept = [block for block in blocks if block["kind"] in _KINDS]
        yield [Piece(block["text"], ((line, line),), kind=_KINDS[block["kind"]]) for line, block in enumerate(kept, 1)]


def measured(articles: Sequence[Sequence[Piece]]) -> Counter[str]:
    """For `first` and `other` headings: how many, how many exact, their paragraphs, how many on the right side."""
    counts = Counter[str]()
    for pieces in articles:
        heads = [
            i for i, piece in enumerate(pieces) if piece.kind is Kind.HEADING and not headings.standing(piece.text)
        ]
        ends = [*heads[1:], len(pieces)]
        sections = [
            [i for i in range(head + 1, end) if pieces[i].kind is Kind.BODY]
            for head, end in zip(heads, ends, strict=True)
        ]
        if len(heads) < 2 or not all(sections):
            continue
        starts = SectionStarts(pieces, HeadingWords(pieces))
        opening = [i for i in range(heads[0]) if pieces[i].kind is Kind.BODY]
        for number, head in enumerate(heads):
            above = sections[number - 1] if number else opening
            if not above:
                continue
            both = [*above, *sections[number]]
            sizes = [len(each) for i, each in enumerate(sections) if i not in (number, number - 1)]
            place = starts.place(Span(both, head, heads[number - 1] if number else None), sizes)
            which, off = "other" if number else "first", abs(both.index(place or both[-1]) - len(above))
            counts[which] += 1
            counts[f"{which} exact"] += not off
            counts[f"{which} paragraphs"] += len(both)
            counts[f"{which} right"] += len(both) - off
    return counts


def main(folders: Sequence[str]) -> None:
    """Print the figures for each folder."""
    for folder in [Path(each) for each in folders] or [GOLD]:
        counts = measured(list(articles_of(folder)))
        for which in ("first", "other"):
            exact = f"exact {counts[f'{which} exact']}/{counts[which]}"
            share = counts[f"{which} right"] / max(1, counts[f"{which} paragraphs"])
            print(f"{folder.name}, {which} headings: {exact}, paragraphs on the right side {share:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
