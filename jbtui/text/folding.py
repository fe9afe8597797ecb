"""What counts as the same when searching: width, case, traditional forms, white space and punctuation.

`fold` works character by character, so a folded text is as long as the text and offsets mean the same in both. `key`
goes on to drop what a reader does not type: the key of a contiguous stretch of a text is, its own edge marks aside,
a contiguous stretch of the text's key, which is why searching keys finds every stretch.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

ALWAYS_KEPT = frozenset("%‰&+#")
BETWEEN = frozenset("./-")
"""`.` is kept between two digits; `/` and `-` between two digits or Latin letters (9.7, 1-11, km/h)."""

LONG = 40
"""Characters from which on the quick way to fold a text, or to its key, is quicker."""
MANY = 200_000
"""Characters after which it is worth the 20 milliseconds that it takes to make ready: an ingest, not one search."""
FEW = 60
"""Different characters that are quicker to exchange one by one, in a text of some thousand, than by a table."""
WIDE_MARKS = tuple(zip("，；：（）！？％", ",;:()!?%", strict=True))
"""The marks of most texts that fold."""
OTHER_MARKS = "。、“”‘’《》…—·■"
"""The marks of most texts that stay."""
COMMON_MARKS = ",。、“” ;:()\n"
"""Of both, those that hardly a text is without."""

_LETTER_OR_NUMBER = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Co", "Sc"})
_CONTEXT = re.compile(
    "[./-](?:(?<=\\.)(?:(?<![0-9]\\.)|(?![0-9]))|(?<=[/-])(?:(?<![0-9a-z].)|(?![0-9a-z])))",
)
BORDER = "\0"
"""Stands between texts that are folded together; no text holds it, cleaned as they are."""
_DROPPED = "\0"
_KEPT = re.compile(f"[^{_DROPPED}]+")
_UNUSUAL = re.compile(f"[^0-9a-z\u4e00-\u9fff{re.escape(''.join(sorted(ALWAYS_KEPT | BETWEEN)))}{BORDER}]")
"""In a folded text, what may not stand in a key."""
_folded = 0
"""Characters of long texts that were folded so far."""


@cache
def converter() -> Any:
    """Makes traditional characters and phrases simplified."""
    import opencc  # a native dictionary, 20 ms: loaded with the first character that may need it

    return opencc.OpenCC("t2s")


def _fold_character(character: str) -> str:
    """One character for one character, whatever it is; lone surrogates stand for themselves."""
    if "\ud800" <= character <= "\udfff":
        return character
    for form in (unicodedata.normalize("NFKC", character), character):
        if len(form) == 1:
            character = form
            break
    lowered = character.lower()
    character = lowered if len(lowered) == 1 else character
    if character < "\u2e80":
        return character
    simplified = str(converter().convert(character))
    return simplified if len(simplified) == 1 else character


@lru_cache(maxsize=4096)
def _in_key(character: str) -> bool:
    """Whether a folded character stands in a key (those of `BETWEEN` may still go)."""
    if character in ALWAYS_KEPT or character in BETWEEN:
        return True
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return False  # variation selectors change the glyph, not the character
    if unicodedata.category(character) in _LETTER_OR_NUMBER:
        return True
    # Square units (㎡ ℃) are symbols to Unicode but letters to a reader.
    return any(part.isalnum() for part in unicodedata.normalize("NFKC", character))


class _Table(dict[int, str]):
    """A translation table that fills itself: each character is looked up once in a process."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


class _KeyTable(dict[int, str | None]):
    """As `_Table`, with `gone` in place of every character that does not stand in a key."""

    def __init__(self, gone: str | None) -> None:
        super().__init__()
        self.gone = gone

    def __missing__(self, code: int) -> str | None:
        folded = _FOLD[code]
        self[code] = kept = folded if _in_key(folded) else self.gone
        return kept


_FOLD = _Table()
_KEY = _KeyTable(None)
_MARKED = _KeyTable(_DROPPED)


def fold(text: str) -> str:
    """The text in half width, lower case and simplified characters; always of the same length."""
    if len(text) > LONG and _is_worth_it(len(text)):
        # Most of what a long text needs is a few marks exchanged; a table of every character costs several times that.
        for wide, half in WIDE_MARKS:
            text = text.replace(wide, half)
        others = {other: _FOLD[ord(other)] for other in set(_folds().findall(text))}
        folding = {other: folded for other, folded in others.items() if folded != other}
        if len(folding) > FEW or not folding.keys().isdisjoint(folding.values()):
            return text.translate(_FOLD)
        for other, folded in folding.items():
            text = text.replace(other, folded)
        return text
    return text.translate(_FOLD)


def key(text: str) -> str:
    """The folded text without white space and punctuation: what is indexed and what is looked for."""
    if len(text) > LONG:
        return key_of_folded(fold(text))
    return _in_context(text.translate(_KEY))


def keys(texts: Sequence[str]) -> list[str]:
    """`key` of each; together they take two thirds of the time."""
    return keys_of_folded(fold(BORDER.join(texts))).split(BORDER) if texts else []


def key_of_folded(text: str) -> str:
    """`key`, of a text that is folded already."""
    return keys_of_folded(text.replace(BORDER, ""))


def keys_of_folded(text: str) -> str:
    """The keys of folded texts, a NUL between two as in what is given."""
    for mark in COMMON_MARKS:
        text = text.replace(mark, "")
    for other in set(_UNUSUAL.findall(text)):
        if not _in_key(other):
            text = text.replace(other, "")
    return _in_context(text)


def _in_context(text: str) -> str:
    """Without the marks that are kept only between two digits or letters."""
    return _CONTEXT.sub("", text) if "." in text or "-" in text or "/" in text else text


def _is_worth_it(characters: int) -> bool:
    global _folded
    _folded += characters
    return _folded > MANY


@cache
def _folds() -> re.Pattern[str]:
    """Finds a character that may not fold to itself."""
    han = "\n".join(map(chr, range(0x4E00, 0xA000)))
    folded = converter().convert(han)
    traditional = "".join(one for one, simple in zip(han, folded, strict=True) if one != simple)
    marks = "".join(sorted(mark for mark in OTHER_MARKS if _FOLD[ord(mark)] == mark))
    ranges, first = "A-Z", 0x80
    for mark in marks:
        if ord(mark) > first:
            ranges += f"{chr(first)}-{chr(ord(mark) - 1)}"
        first = ord(mark) + 1
    # One class, so that a text is scanned without trying twice.
    return re.compile(f"[{ranges}{chr(first)}-\u4dff\ua000-\U0010ffff{traditional}]")


def search_key(text: str) -> tuple[str, array[int]]:
    """`key(text)` and, for each of its characters, the offset of that character in `text`."""
    marked = text.translate(_MARKED)
    offsets = array("I")
    for kept in _KEPT.finditer(marked):
        offsets.extend(range(*kept.span()))
    folded = marked.replace(_DROPPED, "")
    gone = {found.start() for found in _CONTEXT.finditer(folded)}
    if not gone:
        return folded, offsets
    return _CONTEXT.sub("", folded), array("I", [offset for at, offset in enumerate(offsets) if at not in gone])


def phrase_simplified(text: str) -> str:
    """The text with whole traditional phrases made simplified (瞭解 → 了解), which `fold` cannot see character by
    character. The length may change; lone surrogates make it return the text unchanged."""
    try:
        return str(converter().convert(text))
    except (UnicodeError, TypeError, ValueError):
        return text
