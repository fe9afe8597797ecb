"""Small laid-out articles for tests: one source line a block."""

from __future__ import annotations

from pathlib import Path

from jbtui.context.sentences import Sentence, sentences
from jbtui.layout import lay_out
from jbtui.reading import read
from jbtui.records import Block, Kind, LaidArticle, SourceText, StatedFact

MARKS = {"# ": Kind.TITLE, "## ": Kind.HEADING, "[图] ": Kind.CAPTION, "[署] ": Kind.BYLINE, "[杂] ": Kind.NOISE}


def made(text: str, *, name: str = "made.txt", stated: tuple[StatedFact, ...] = ()) -> tuple[LaidArticle, SourceText]:
    """An article from lines: `# ` title, `## ` heading, `[图] ` caption, `[署] ` byline, `[杂] ` noise, else body."""
    lines = tuple(text.strip("\n").split("\n"))
    blocks: list[Block] = []
    section: str | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        mark = next((mark for mark in MARKS if line.startswith(mark)), "")
        kind = MARKS.get(mark, Kind.BODY)
        words = line.removeprefix(mark)
        if kind is Kind.HEADING:
            section = words
        level = 1 if kind is Kind.HEADING else None
        blocks.append(Block(kind, words, ((number, number),), level, section if kind is Kind.BODY else None))
    bare = tuple(next((line.removeprefix(m) for m in MARKS if line.startswith(m)), line) for line in lines)
    source = SourceText(Path(name), name, "0" * 64, len(text), "utf-8", 0, bare, stated)
    return LaidArticle(1, tuple(blocks)), source


def read_made(text: str) -> tuple[tuple[Sentence, ...], SourceText]:
    laid, source = made(text)
    return tuple(sentences(laid.blocks)), source


def page_of(text: str, folder: Path) -> tuple[SourceText, tuple[LaidArticle, ...]]:
    """A text file of the folder, read and laid out."""
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    source = read(path)
    return source, lay_out(source)
