"""The weights of a seam ([seam.…] in knowledge/marks.toml) fitted to annotated pages, and what the fit is worth.

    python -m tests.studies.seam_weights [FOLDER…]

Pages as they were printed (the .txt beside an annotation, where there is one) and as torn_pages.py tears them. The fit
moves the weights so that on every page the true seams, all together, score better than any other assignment of
texts to ends (an averaged perceptron that starts from the table and is drawn back to it). Printed: how the table
does, how weights fitted to the other articles do (so that no page is judged by what it taught), and what the fit
to all of them would change; whether to follow it is for a reader to say.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from jbtui.knowledge import table
from jbtui.layout import assignment, continuations, lay_out, seam_rests, seams
from jbtui.layout.piece import Piece
from jbtui.reading import read
from jbtui.records import SourceText
from tests.layout.helpers import source
from tests.studies import torn_pages
from tests.studies.seams import GOLD

ROUNDS = 3
FOLDS = 5
EPOCHS = 5
_STEP, _SLOWER = 0.03, 0.75
"""How far a page moves the weights, and how much less in each epoch."""
_BACK = 0.002
"""How much a page draws them back to the table."""
_WRONG, _MISSED = 1.0, 1.5
"""By how much the true seams have to be better than a wrong one, and than none."""
_BESIDE = 12
"""Characters on each side by which a seam is known for a true one."""
_WORTH_TELLING = 0.25

Weights = dict[str, float]
Seam = tuple[int, int]


@dataclass(frozen=True)
class Page:
    """The open ends of a page, what speaks for and against each text behind each of them, and the true seams."""

    article: str
    clues: Mapping[Seam, Weights]
    true: frozenset[Seam]
    following: Mapping[int, int]

    def assigned(self, weights: Weights, margin: float = 0.0) -> set[Seam]:
        """The seams that score best; with a margin, as far as the wrong ones are given an advantage."""
        ends, texts = sorted({end for end, _ in self.clues}), sorted({text for _, text in self.clues})
        worth = [[self._worth((end, text), weights, margin) for text in texts] for end in ends]
        chosen = zip(ends, assignment.best(worth), strict=True)
        return {(end, texts[column]) for end, column in chosen if column is not None}

    def _worth(self, seam: Seam, weights: Weights, margin: float) -> float:
        if seam not in self.clues:
            return 0.0
        told = sum(weights[name] * strength for name, strength in self.clues[seam].items())
        return told + margin * (-_MISSED if seam in self.true else _WRONG)


def pages_of(folder: Path, chance: random.Random) -> Iterator[Page]:
    """Each annotated article of a folder as it was printed, and torn a few times."""
    names = sorted(folder.glob("*.json"))
    for path, article in zip(names, torn_pages.articles_of(folder), strict=True):
        whole = "\n".join(_bare(line.text) for line in article if line.kind == "body")
        sources = [source(torn_pages.tear(article, chance).text(chance)) for _round in range(ROUNDS)]
        printed = path.with_suffix(".txt")
        for each in [*([read(printed)] if printed.exists() else []), *sources]:
            page = _page(path.stem, each, whole)
            if page is not None:
                yield page


def _page(article: str, printed: SourceText, whole: str) -> Page | None:
    with mock.patch.object(continuations, "find", wraps=continuations.find) as asked:
        lay_out(printed)
    pieces: Sequence[Piece] = asked.call_args_list[0].args[0] if asked.call_args_list else ()
    ends = continuations.open_ends(pieces)
    if not ends:
        return None
    following = continuations.behind(pieces, ends)
    page = continuations.Page(pieces, following)
    clues = {
        (end, text): _clues(page, pieces, end, text)
        for end in ends
        for text in page.likely()
        if end != text and not seams.contradict(pieces[end].text, pieces[text].text)
    }
    beside = {i: _bare(pieces[i].text) for seam in clues for i in seam}
    true = (seam for seam in clues if beside[seam[0]][-_BESIDE:] + beside[seam[1]][:_BESIDE] in whole)
    return Page(article, clues, frozenset(true), following) if clues else None


def _clues(page: continuations.Page, pieces: Sequence[Piece], end: int, text: int) -> Weights:
    told: defaultdict[str, float] = defaultdict(float)
    for name, strength in seams.clues(pieces[end].text, pieces[text].text, page.article):
        told[f"link.{name}"] += float(strength)
    for name in ("base", *seam_rests.clues(pieces[text].text)):
        told[f"rest.{name}"] += 1.0
    for name, strength in (*page.places.alone(text), *page.places.between(end, text)):
        told[f"place.{name}"] += float(strength)
    return {name: strength for name, strength in told.items() if strength}


def table_weights() -> Weights:
    """The weights as the knowledge table has them."""
    return {f"{kind}.{name}": float(x) for kind, each in table("marks")["seam"].items() for name, x in each.items()}


def fitted(pages: Sequence[Page], start: Weights, chance: random.Random) -> Weights:
    """The weights after some epochs, evened out over all of them."""
    weights, total, seen, step = dict(start), dict.fromkeys(start, 0.0), 0, _STEP
    for _epoch in range(EPOCHS):
        for page in chance.sample(pages, len(pages)):
            best = page.assigned(weights, margin=1.0)
            for seams_there, sign in ((page.true - best, 1), (best - page.true, -1)):
                for seam in seams_there:
                    for name, strength in page.clues[seam].items():
                        weights[name] += sign * step * strength
            for name in weights:
                weights[name] += _BACK * (start[name] - weights[name])
                total[name] += weights[name]
            seen += 1
        step *= _SLOWER
    return {name: value / max(seen, 1) for name, value in total.items()}


def measured(pages: Sequence[Page], weights: Weights) -> Counter[str]:
    """Counts: true seams and those found, those of them that jumped, and wrong ones."""
    counts: Counter[str] = Counter()
    for page in pages:
        found = page.assigned(weights)
        jumped = {seam for seam in page.true if page.following.get(seam[0]) != seam[1]}
        counts += Counter(
            true=len(page.true),
            found=len(page.true & found),
            jumped=len(jumped),
            jumped_found=len(jumped & found),
            wrong=len(found - page.true),
        )
    return counts


def _told(counts: Counter[str]) -> str:
    return (
        f"seams {counts['found']}/{counts['true']}, jumped ones {counts['jumped_found']}/{counts['jumped']}, "
        f"wrong {counts['wrong']}"
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def main(folders: Sequence[str]) -> None:
    """Print the figures and the changes."""
    chance = random.Random(1)
    pages = [page for folder in [Path(each) for each in folders] or [GOLD] for page in pages_of(folder, chance)]
    start = table_weights()
    names = sorted({page.article for page in pages})
    print(f"{len(names)} articles, {len(pages)} pages; the table: {_told(measured(pages, start))}")
    crossed: Counter[str] = Counter()
    for fold in range(FOLDS):
        left_out = set(names[fold::FOLDS])
        weights = fitted([page for page in pages if page.article not in left_out], start, chance)
        crossed += measured([page for page in pages if page.article in left_out], weights)
    print(f"fitted to the other articles: {_told(crossed)}")
    for name, weight in sorted(fitted(pages, start, chance).items()):
        if abs(weight - start[name]) > _WORTH_TELLING:
            print(f"{name} {start[name]:+.1f} → {weight:+.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
