"""How often the seam score finds the true continuation: clean paragraphs cut at random places and shuffled.

    python -m tests.studies.seams [FOLDER…]

Paragraphs of annotated articles (tests/gold, or the folders given) are cut inside a sentence as a column cuts them;
the rests of several paragraphs of one article are the candidates. Counted: for one end alone, whether its own rest
has the highest score; and how many pairs are right where all ends and rests are assigned together.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jbtui.layout import assignment, grammar, seams

GOLD = Path(__file__).parent.parent / "gold"
ROUNDS = 12
"""Times each article is cut up."""
PIECES = 5
_LEAST = 40
"""Characters that a paragraph needs, to be cut in two of some length."""
_SIDE = 8
_NEVER_FIRST = "，。、；：！？”’）》%％,.;:!?)"


@dataclass(frozen=True)
class Cut:
    """Some paragraphs of an article in two, and the text of all of its paragraphs as a reader of the page has it."""

    ends: tuple[str, ...]
    rests: tuple[str, ...]
    text: str


def cuts(paragraphs: Sequence[str], chance: random.Random, pieces: int = PIECES) -> Cut | None:
    """The paragraphs with a few of them cut inside a sentence; None where too few are long enough."""
    long = [i for i, text in enumerate(paragraphs) if len(text) >= _LEAST]
    if len(long) < pieces:
        return None
    chosen = chance.sample(long, pieces)
    found = {i: cut_inside(paragraphs[i], chance) for i in chosen}
    text = "\n".join("\n".join(found.get(i, (each,))) for i, each in enumerate(paragraphs))
    return Cut(tuple(found[i][0] for i in chosen), tuple(found[i][1] for i in chosen), text)


def cut_inside(text: str, chance: random.Random) -> tuple[str, str]:
    """A break inside a sentence, as a line breaks: no mark that may not begin a line begins the rest."""
    for _attempt in range(100):
        at = chance.randrange(_SIDE, len(text) - _SIDE)
        if grammar.complete(text[:at]) or text[at] in _NEVER_FIRST:
            continue
        if text[at - 1 : at + 1].isascii() and text[at - 1 : at + 1].isalnum():
            continue
        return text[:at], text[at:]
    return text[: len(text) // 2], text[len(text) // 2 :]


def score(end: str, rest: str, text: str) -> float:
    """The seam score under study."""
    return seams.link(end, rest, seams.Article(text))


def measured(articles: Sequence[Sequence[str]], seed: int = 1) -> tuple[float, float, int]:
    """(share found alone, share assigned right together, pairs) over all articles and rounds."""
    chance = random.Random(seed)
    alone = together = pairs = 0
    for paragraphs in articles:
        for _round in range(ROUNDS):
            cut = cuts(paragraphs, chance)
            if cut is None:
                continue
            worth = [[score(end, rest, cut.text) for rest in cut.rests] for end in cut.ends]
            alone += sum(max(range(len(row)), key=row.__getitem__) == i for i, row in enumerate(worth))
            positive = [[value + 10 for value in row] for row in worth]
            together += sum(column == i for i, column in enumerate(assignment.best(positive)))
            pairs += len(worth)
    return alone / max(pairs, 1), together / max(pairs, 1), pairs


def paragraphs_of(folder: Path) -> Iterator[list[str]]:
    """The paragraphs of each annotated article in a folder."""
    for path in sorted(folder.glob("*.json")):
        blocks = json.loads(path.read_text(encoding="utf-8"))["blocks"]
        yield [block["text"] for block in blocks if block["kind"] == "body"]


def main(folders: Sequence[str]) -> None:
    """Print the figures for each folder."""
    for folder in [Path(each) for each in folders] or [GOLD]:
        alone, together, pairs = measured(list(paragraphs_of(folder)))
        print(f"{folder.name}: {pairs} ends among {PIECES} rests; alone {alone:.3f}, together {together:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
