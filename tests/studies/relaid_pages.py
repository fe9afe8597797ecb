"""How much of a page's structure is found: annotated articles set anew, as pages of every make set them.

    python -m tests.studies.relaid_pages [--errors] [FOLDER…]

Title, headings, paragraphs, captions and credits of an article are printed again: at another width, with headings
marked or not, on one line or two, before or behind their sections, with captions inside sentences or in a row, and
with headings, captions and credits of other wording (printed_lines.toml). Counted for each of these ways of setting:
F1 of paragraphs, of titles and headings, of captions and credits, and the share of paragraphs under their heading.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from jbtui.layout import lay_out
from jbtui.records import Kind
from tests.layout.helpers import source
from tests.studies.page_settings import ORNAMENTS, Printed, chosen, printed, set_page
from tests.studies.seams import GOLD

ROUNDS = 6


def articles_of(folder: Path) -> Iterator[list[Printed]]:
    """The blocks of each annotated article in a folder, in reading order."""
    for path in sorted(folder.glob("*.json")):
        blocks = json.loads(path.read_text(encoding="utf-8"))["blocks"]
        kept = [block for block in blocks if block["kind"] in ("title", "heading", "body")]
        yield [Printed(block["kind"], block["text"].lstrip(ORNAMENTS)) for block in kept]


def bare(text: str | None) -> str:
    """A text without white space, a heading without its ornament, or the brackets around the whole of it."""
    text = "".join((text or "").split()).lstrip(ORNAMENTS)
    return text.strip("【】") if text.startswith("【") and text.endswith("】") else text


def _texts(blocks: Iterable[tuple[str, str]]) -> Counter[str]:
    """The texts of blocks; all decks of the title are one."""
    told = [(kind, bare(text)) for kind, text in blocks]
    title = "".join(text for kind, text in told if kind == "title")
    return Counter([text for kind, text in told if kind != "title"] + ([title] if title else []))


def counted(text: str, wanted: Sequence[Printed]) -> tuple[Counter[str], list[str]]:
    """Counts for one page, and what is wrong with it."""
    blocks = [block for article in lay_out(source(text)) for block in article.blocks]
    counts, errors = Counter[str](), []
    for name, kinds in (("body", ("body",)), ("heading", ("title", "heading")), ("furniture", ("caption", "byline"))):
        own = _texts((block.kind, block.text) for block in wanted if block.kind in kinds)
        mine = _texts((block.kind.value, block.text) for block in blocks if block.kind.value in kinds)
        counts[f"{name} wanted"], counts[f"{name} found"] = own.total(), mine.total()
        counts[f"{name} right"] = (own & mine).total()
        errors += [f"- {name}: {each}" for each in own - mine]
        errors += [f"+ {name}: {each}" for each in mine - own]
    sections = {bare(block.text): bare(block.section) for block in wanted if block.kind == "body"}
    for block in blocks:
        if block.kind is Kind.BODY and bare(block.text) in sections:
            counts["sections"] += 1
            counts["sections right"] += bare(block.section) == sections[bare(block.text)]
            if bare(block.section) != sections[bare(block.text)]:
                errors.append(f"section of {block.text[:14]}: {sections[bare(block.text)]!r}, not {block.section!r}")
    return counts, errors


def measured(
    articles: Sequence[Sequence[Printed]], rounds: int = ROUNDS, seed: int = 1, told: list[str] | None = None
) -> dict[tuple[str, str], Counter[str]]:
    """Counts for each feature of a setting, over all articles and rounds."""
    chance = random.Random(seed)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, article in enumerate(articles):
        for _round in range(rounds):
            setting = chosen(chance)
            text, wanted = set_page(printed(article, setting, chance), setting, chance)
            page, errors = counted(text, wanted)
            for feature in setting.told():
                counts[feature] += page
            if told is not None and errors:
                told.append("\n".join([f"=== {number}.{_round} {setting}", *errors]))
    return counts


def shown(counts: Counter[str]) -> str:
    """The figures of some pages in a line."""
    names = ("body", "heading", "furniture")
    f1 = [2 * counts[f"{n} right"] / max(1, counts[f"{n} wanted"] + counts[f"{n} found"]) for n in names]
    figures = "  ".join(f"{name} {value:.3f}" for name, value in zip(names, f1, strict=True))
    return f"{figures}  sections {counts['sections right'] / max(1, counts['sections']):.3f}"


def main(arguments: Sequence[str]) -> None:
    """Print the figures for each feature of a setting."""
    told: list[str] | None = [] if "--errors" in arguments else None
    folders = [Path(each) for each in arguments if not each.startswith("-")] or [GOLD]
    found = measured([article for folder in folders for article in articles_of(folder)], told=told)
    for (feature, value), counts in sorted(found.items()):
        print(f"{feature + ' ' + value:<24} {shown(counts)}")
    print("\n".join(told or ()))


if __name__ == "__main__":
    main(sys.argv[1:])
