"""What counts as the same when searching: width, case, traditional forms, white space and punctuation.

`fold` works character by character, so a folded text is as long as the text and offsets mean the same in both. `key`
goes on to drop what a reader does not type: the key of a contiguous stretch of a text is, its own edge marks aside,
a contiguous stretch of the text's key, which is why searching keys finds every stretch.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache
from itertools import count
from typing import Any

ALWAYS_KEPT = frozenset("%‰&+#")
BETWEEN = frozenset("./-")
"""`.` is kept between two digits; `/` and `-` between two digits or Latin letters (9.7, 1-11, km/h)."""

LONG = 40
"""Characters from which on the quick way to the key of a text is quicker."""
MANY = 500
"""Long texts after which it is worth the 20 milliseconds that it takes to make ready: an ingest, not one search."""
COMMON_MARKS = "，。、“” ；：（）\n"

_LETTER_OR_NUMBER = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Co", "Sc"})
_CONTEXT = re.compile(
    "[./-](?:(?<=\\.)(?:(?<![0-9]\\.)|(?![0-9]))|(?<=[/-])(?:(?<![0-9a-z].)|(?![0-9a-z])))",
)
_DROPPED = "\0"
_KEPT = re.compile(f"[^{_DROPPED}]+")
_long_texts = count()


@cache
def _converter() -> Any:
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
    simplified = str(_converter().convert(character))
    return simplified if len(simplified) == 1 else character


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
    return text.translate(_FOLD)


def key(text: str) -> str:
    """The folded text without white space and punctuation: what is indexed and what is looked for."""
    if len(text) > LONG and next(_long_texts) > MANY:
        # Most of what a long text needs is a few marks taken out; a table of every character costs twice as much.
        for mark in COMMON_MARKS:
            text = text.replace(mark, "")
        if _unusual().search(text):
            text = text.translate(_KEY)
    else:
        text = text.translate(_KEY)
    if "." in text or "-" in text or "/" in text:
        return _CONTEXT.sub("", text)
    return text


@cache
def _unusual() -> re.Pattern[str]:
    """Finds a character that does not stand for itself in a key."""
    han = "\n".join(map(chr, range(0x4E00, 0xA000)))
    folded = _converter().convert(han)
    traditional = "".join(one for one, simple in zip(han, folded, strict=True) if one != simple)
    ranges, first = "", 0
    for plain in sorted(ALWAYS_KEPT | BETWEEN | {*"0123456789abcdefghijklmnopqrstuvwxyz"}):
        if ord(plain) > first:
            ranges += f"{re.escape(chr(first))}-{re.escape(chr(ord(plain) - 1))}"
        first = ord(plain) + 1
    ranges += f"{re.escape(chr(first))}-\u4dff\ua000-\U0010ffff"
    return re.compile(f"[{ranges}{traditional}]")  # one class, so that a text is scanned without trying twice


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
        return str(_converter().convert(text))
    except (UnicodeError, TypeError, ValueError):
        return text
