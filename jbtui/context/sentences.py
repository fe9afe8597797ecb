"""The sentences of an article as the rules of this room read them: without white space, digits in ASCII, lines known.

A rule matches `plain`; what is shown as evidence is `words`, the sentence as the page has it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Protocol, Self, TypeVar

from jbtui.knowledge import table
from jbtui.records import Block, Evidence, Kind, LineRange, SourceText
from jbtui.text.folding import fold

_END = re.compile(r"[^。!?！？；;\n]*(?:[。!?！？；;\n]+[”’」』）)]*|$)")
_WIDE = str.maketrans("０１２３４５６７８９－～", "0123456789-~")
_HAS_WIDE = re.compile("[０-９－～]")
# Characters that hardly a traditional sentence is without, and no simplified one has.
_OLD = "區縣實經濟產業發導進項開學號體單個萬億與這過動報創設環評務總數據專題爭堅對來時為從間將後點會們長東"
_TRADITIONAL = re.compile(f"[{_OLD}]")
_UNLIKE = re.compile(f"[{_OLD}０-９－～〇○零九]")
"""A text without any of these stays as it is: nearly all do."""
_CHINESE_YEAR = re.compile("[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=年)")
_CENTURY = re.compile(r"20\d\d")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
LONGEST_EVIDENCE = 120
"""Characters; a longer sentence is shown from a little before the words that matter."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block."""

    words: str
    plain: str
    block: Block
    place: int
    """The block's 0-based place in the article."""
    dated: bool
    """Whether it has a year of this century, or digits that could be one: few do, and most rules ask for one."""


def compact(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """The text as rules match it: no white space, ASCII digits, years in digits (二〇一八年 → 2018年), simplified."""
    text = compact(text)
    if not _UNLIKE.search(text):
        return text
    if _TRADITIONAL.search(text):
        text = _simplified(text)
    if _HAS_WIDE.search(text):
        text = text.translate(_WIDE)
    return _CHINESE_YEAR.sub(lambda found: found[0].translate(_CHINESE_DIGITS), text)


def _simplified(text: str) -> str:
    """Each ideograph in its simplified form; punctuation and letters stay, and so does the length."""
    return "".join(
        folded if "\u3400" <= character <= "\u9fff" else character
        for character, folded in zip(text, fold(text), strict=True)
    )


def sentences(blocks: Sequence[Block]) -> Iterator[Sentence]:
    """Every sentence of every block, in reading order; a caption, byline or heading is one sentence."""
    for place, block in enumerate(blocks):
        whole = block.kind is not Kind.BODY
        for words in [block.text] if whole else _END.findall(block.text):
            if words.strip():
                read = plain(words)
                yield Sentence(words.strip(), read, block, place, bool(_CENTURY.search(read)))


class Stretch(Protocol):
    """Something found in a text."""

    @property
    def start(self) -> int:
        """Its offset in the text."""

    def back(self, by: int) -> Self:
        """The same so many characters before."""


Found = TypeVar("Found", bound=Stretch)


class Joined:
    """Sentences as one text, each on a line of its own: one pass finds what a pass over each of them would."""

    def __init__(self, read: Sequence[Sentence]) -> None:
        self.text = "\n".join(sentence.plain for sentence in read)
        self._starts = [0, *accumulate(len(sentence.plain) + 1 for sentence in read)][: len(read)]

    def apart(self, found: Iterable[Found]) -> list[list[Found]]:
        """What was found in the text, for each sentence what is in it."""
        each: list[list[Found]] = [[] for _start in self._starts]
        for stretch in found:
            place = bisect_right(self._starts, stretch.start) - 1
            each[place].append(stretch.back(self._starts[place]))
        return each


def evidence(sentence: Sentence, source: SourceText, at: int = 0) -> Evidence:
    """The sentence as evidence with its lines; `at` is an offset into `plain` that must stay in sight."""
    words = sentence.words
    if len(words) > LONGEST_EVIDENCE:
        start = max(0, min(_original(words, at) - LONGEST_EVIDENCE // 3, len(words) - LONGEST_EVIDENCE))
        words = words[start : start + LONGEST_EVIDENCE]
    return Evidence(words, locate(words, sentence.block.lines, source))


def _original(words: str, at: int) -> int:
    """The offset in `words` of the character at offset `at` once white space is gone."""
    if not _spaced(words):
        return min(at, len(words))
    seen = 0
    for offset, character in enumerate(words):
        if not character.isspace():
            if seen == at:
                return offset
            seen += 1
    return len(words)


@lru_cache(maxsize=16)
def _spaced(words: str) -> bool:
    """Whether there is white space inside the words, of which a long sentence is asked for each name in it."""
    return len(words.split()) > 1


def locate(words: str, ranges: Sequence[LineRange], source: SourceText) -> tuple[LineRange, ...]:
    """The lines among `ranges` on which the words stand; all of them where the source breaks the words otherwise."""
    starts, numbers, text = _set(tuple(ranges), source)
    wanted = compact(words)
    at = text.find(wanted)
    if at < 0 or not wanted:
        return tuple(ranges)
    hit = numbers[bisect_right(starts, at) - 1 : bisect_right(starts, at + len(wanted) - 1)]
    return tuple(_runs(hit, ranges))


@lru_cache(maxsize=16)
def _set(ranges: tuple[LineRange, ...], source: SourceText) -> tuple[Sequence[int], Sequence[int], str]:
    """How the source sets the ranges, white space apart: where each line begins, its number, and the text. Of a long
    paragraph much may have to be shown."""
    starts: list[int] = []
    numbers: list[int] = []
    parts: list[str] = []
    length = 0
    for first, last in ranges:
        for number in range(first, min(last, len(source.lines)) + 1):
            piece = compact(source.lines[number - 1])
            if piece:
                starts.append(length)
                numbers.append(number)
                parts.append(piece)
                length += len(piece)
    return starts, numbers, "".join(parts)


def stated_evidence(words: str, source: SourceText) -> tuple[Evidence, ...]:
    """The words by which a person showed a fact, one piece each, with their lines where the source has them."""
    whole = (1, len(source.lines))
    found = []
    for piece in words.split(" / "):
        if piece.strip():
            lines = locate(piece, [whole], source)
            found.append(Evidence(piece.strip(), () if lines == (whole,) and len(source.lines) > 1 else lines))
    return tuple(found)


def _runs(numbers: Sequence[int], ranges: Sequence[LineRange]) -> Iterator[LineRange]:
    """The line numbers as ranges that do not reach over the end of one of `ranges`."""
    for first, last in ranges:
        inside = [number for number in numbers if first <= number <= last]
        if inside:
            yield inside[0], inside[-1]


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern of a knowledge table."""
    return re.compile(text)


@cache
def names(name: str, *path: str) -> tuple[str, ...]:
    """The words of a knowledge table's entry, given there as a list or as text with spaces between them."""
    entry = table(name)
    for key in path:
        entry = entry[key]
    return tuple(entry.split()) if isinstance(entry, str) else tuple(entry)
