"""How many torn paragraphs the layout mends: annotated articles whose columns are made to jump.

    python -m tests.studies.torn_pages [FOLDER…]

The clean paragraphs of an article are torn as pages tear them: cut inside a sentence, the rest left in place, behind a
caption, moved to another place or exchanged with that of another. Counted: rests in place and moved ones that came
home, paragraphs in which two came together that do not belong together, and the F1 of all paragraphs.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jbtui.layout import grammar, lay_out
from jbtui.records import Kind
from tests.layout.helpers import source
from tests.studies.seams import GOLD, cut_inside

ROUNDS = 3
_LEAST = 60
"""Characters of a paragraph that is torn."""
_IN_PLACE = (2, 5)
_MOVED = (0, 0, 1, 1, 1, 1, 2, 2, 2, 3)
"""How many rests of an article are moved, each as likely as the others."""
_AT_SECTION_END = 0.6
_EXCHANGED = 0.25
_ACROSS_HEADING = 0.75
_UNDER_HEADING = 0.15
_LOOSE_CAPTIONS = 0.6
_GAPS = (1, 1, 2)
_ORNAMENTS = ("", "", "■ ", "◆ ")


@dataclass(frozen=True)
class Line:
    """A line of a page: its kind, its text, and which paragraph of the article it is or is a part of."""

    kind: str
    text: str
    paragraph: int | None = None
    rest: bool = False


@dataclass(frozen=True)
class Torn:
    """A torn page, and the places of its torn paragraphs in the article."""

    lines: tuple[Line, ...]
    in_place: tuple[int, ...]
    moved: tuple[int, ...]

    def text(self, chance: random.Random) -> str:
        """The page as a file has it."""
        ornament, gap = chance.choice(_ORNAMENTS), "\n" * (1 + chance.choice(_GAPS))
        return gap.join(ornament + line.text if line.kind == "heading" else line.text for line in self.lines)


def articles_of(folder: Path) -> Iterator[list[Line]]:
    """The blocks of each annotated article in a folder, in reading order."""
    for path in sorted(folder.glob("*.json")):
        blocks = json.loads(path.read_text(encoding="utf-8"))["blocks"]
        kept = [block for block in blocks if block["kind"] in ("title", "heading", "body", "caption")]
        yield [Line(block["kind"], block["text"].lstrip("■◆▲# "), at) for at, block in enumerate(kept)]


def tear(article: Sequence[Line], chance: random.Random) -> Torn:
    """The article with some paragraphs cut and some of their rests moved."""
    long = [at for at, line in enumerate(article) if line.kind == "body" and len(line.text) >= _LEAST]
    chance.shuffle(long)
    closing = [at for at in long if at + 1 == len(article) or article[at + 1].kind == "heading"]
    moved: list[int] = []
    for _number in range(chance.choice(_MOVED)):
        likely = closing if chance.random() < _AT_SECTION_END else long
        moved += [at for at in [*likely, *long] if at not in moved][:1]
    stay = [at for at in long if at not in moved][: chance.randint(*_IN_PLACE)]
    halves = {at: cut_inside(article[at].text, chance) for at in (*moved, *stay)}
    loose = chance.random() < _LOOSE_CAPTIONS
    page: list[Line] = []
    for at, line in enumerate(article):
        if at in halves:
            page.append(Line("body", halves[at][0], at))
            page += [Line("body", halves[at][1], at, rest=True)] if at in stay else []
        elif not (loose and line.kind == "caption"):
            page.append(line)
    rests = {at: Line("body", halves[at][1], at, rest=True) for at in moved}
    exchanged = len(rests) > 1 and chance.random() < _EXCHANGED
    for at, other in zip(rests, [*list(rests)[1:], *list(rests)[:1]], strict=True):
        if exchanged:
            page.insert(1 + _place(page, at), rests[other])
        else:
            page.insert(_elsewhere(page, at, chance), rests[at])
    for caption in [line for line in article if loose and line.kind == "caption"]:
        page.insert(chance.randrange(2, len(page) + 1), caption)
    return Torn(tuple(page), tuple(stay), tuple(moved))


def _place(page: Sequence[Line], paragraph: int) -> int:
    return next(at for at, line in enumerate(page) if line.paragraph == paragraph and not line.rest)


def _elsewhere(page: Sequence[Line], paragraph: int, chance: random.Random) -> int:
    """A place behind a whole paragraph, mostly in another section than the beginning's, or right under a heading."""
    end = _place(page, paragraph)
    headings = [at for at in range(2, len(page)) if page[at - 1].kind == "heading" and abs(at - end) > 1]
    if headings and chance.random() < _UNDER_HEADING:
        return min(headings, key=lambda at: (at < end, abs(at - end)))
    whole = [
        at for at in range(2, len(page) + 1) if page[at - 1].kind == "body" and grammar.complete(page[at - 1].text)
    ]
    free = [at for at in whole if abs(at - end) > 1 and not (at < len(page) and page[at].rest)]
    far = [at for at in free if any(line.kind == "heading" for line in page[min(at, end) : max(at, end)])]
    return chance.choice((far if far and chance.random() < _ACROSS_HEADING else free) or [len(page)])


def measured(articles: Sequence[Sequence[Line]], rounds: int = ROUNDS, seed: int = 1) -> Counter[str]:
    """Counts over all articles and rounds: moved, moved_home, in_place, in_place_whole, wrong, wanted, found, right."""
    chance, counts = random.Random(seed), Counter[str]()
    for article in articles:
        for _round in range(rounds):
            torn = tear(article, chance)
            laid = lay_out(source(torn.text(chance)))
            found = Counter(_bare(block.text) for each in laid for block in each.blocks if block.kind is Kind.BODY)
            wanted = Counter(_bare(line.text) for line in article if line.kind == "body")
            counts["moved"] += len(torn.moved)
            counts["moved_home"] += sum(_bare(article[at].text) in found for at in torn.moved)
            counts["in_place"] += len(torn.in_place)
            counts["in_place_whole"] += sum(_bare(article[at].text) in found for at in torn.in_place)
            counts["wrong"] += sum(not any(text in whole for whole in wanted) for text in found)
            counts["wanted"] += wanted.total()
            counts["found"] += found.total()
            counts["right"] += (wanted & found).total()
    return counts


def _bare(text: str) -> str:
    return "".join(text.split())


def main(folders: Sequence[str]) -> None:
    """Print the figures for each folder."""
    for folder in [Path(each) for each in folders] or [GOLD]:
        counts = measured(list(articles_of(folder)))
        f1 = 2 * counts["right"] / (counts["wanted"] + counts["found"])
        print(
            f"{folder.name}: moved {counts['moved_home']}/{counts['moved']}, "
            f"in place {counts['in_place_whole']}/{counts['in_place']}, wrong {counts['wrong']}, F1 {f1:.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
