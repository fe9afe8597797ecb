"""Short ways to lay a text out and to write down what came of it."""

from __future__ import annotations

from pathlib import Path

from jbtui.layout import lay_out
from jbtui.records import Block, Kind, LaidArticle, LayoutHints, SourceText


def source(text: str, hints: LayoutHints | None = None) -> SourceText:
    """A source of these lines."""
    return SourceText(Path("页.txt"), "页.txt", "", len(text), "utf-8", 0, tuple(text.split("\n")), hints=hints)


def laid(text: str, hints: LayoutHints | None = None) -> tuple[Block, ...]:
    """The blocks of a text that is one article."""
    (article,) = lay_out(source(text, hints))
    return article.blocks


def bodies(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [block.text for block in laid(text) if block.kind is Kind.BODY]


def kinds(text: str) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind.value, block.text) for block in laid(text)]


def written(article: LaidArticle) -> list[str]:
    """One line a block: kind, source lines, section, text."""
    lines = [f"第{article.number}篇"]
    for block in article.blocks:
        ranges = " ".join(str(first) if first == last else f"{first}-{last}" for first, last in block.lines)
        lines.append(f"{block.kind.value} {ranges} | {block.section or ''} | {block.text}")
    return lines
