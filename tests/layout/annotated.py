"""The articles that annotators marked by hand, in tests/gold: what the printed page showed, block by block."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from jbtui.layout import lay_out
from jbtui.records import Block, Kind, LaidArticle, SourceText

GOLD = Path(__file__).parent.parent / "gold"
SEEDS = GOLD.parent.parent / "seeds"
NAMES = sorted(path.stem for path in GOLD.glob("*.json"))
_ORNAMENTS = "#■□◆◇●○★☆▲△►▶*·—-"


@cache
def annotation(name: str) -> dict[str, Any]:
    """What the annotator wrote."""
    loaded: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def read(name: str) -> SourceText:
    """The article as it came out of the page."""
    file = next(
        folder / annotation(name)["file"] for folder in (GOLD, SEEDS) if (folder / annotation(name)["file"]).exists()
    )
    text = file.read_text(encoding="utf-8")
    return SourceText(file, file.name, "", len(text), "utf-8", 0, tuple(text.split("\n")))


@cache
def articles(name: str) -> tuple[LaidArticle, ...]:
    """The article laid out."""
    return lay_out(read(name))


def bare(text: str | None) -> str:
    """A text without white space, a heading without its ornament."""
    return "".join((text or "").split()).lstrip(_ORNAMENTS)


def wanted(name: str, *kinds: str) -> list[dict[str, Any]]:
    """The annotated blocks of these kinds."""
    return [block for block in annotation(name)["blocks"] if block["kind"] in kinds]


def found(name: str, *kinds: Kind) -> list[Block]:
    """The blocks of these kinds that were found."""
    return [block for article in articles(name) for block in article.blocks if block.kind in kinds]


def body_f1(name: str) -> float:
    """How many paragraphs are exactly those of the printed page."""
    gold = Counter("".join(block["text"].split()) for block in wanted(name, "body"))
    mine = Counter("".join(block.text.split()) for block in found(name, Kind.BODY))
    return 2 * (gold & mine).total() / (gold.total() + mine.total())


def headings_found(name: str) -> float:
    """The share of titles and headings that are found, be they joined or split."""
    text = "".join(bare(block.text) for block in found(name, Kind.TITLE, Kind.HEADING))
    gold = [bare(block["text"]) for block in wanted(name, "title", "heading")]
    return sum(heading in text for heading in gold) / len(gold)


def sections_right(name: str) -> float:
    """The share of the reproduced paragraphs that stand under their heading."""
    sections = {"".join(block["text"].split()): bare(block.get("section")) for block in wanted(name, "body")}
    mine = [("".join(block.text.split()), bare(block.section)) for block in found(name, Kind.BODY)]
    pairs = [(section, sections[text]) for text, section in mine if text in sections]
    return sum(a == b or bool(a and b and (a in b or b in a)) for a, b in pairs) / len(pairs)
