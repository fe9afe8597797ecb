"""Stable ids: the same text has the same id after any re-ingest, wherever the file lies.

An article's id is made from its own source lines, a paragraph's from the article's id and its text.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from jbtui.context.sentences import compact
from jbtui.records import LaidArticle, SourceText

ARTICLE_LENGTH = 10
PARAGRAPH_LENGTH = 6
_BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PAIRS = [first + second for first in _BASE32 for second in _BASE32]
"""Two characters of a code for each ten bits: ids are made by the million."""


def _code(text: str, length: int) -> str:
    """The first characters, an even number, of the text's digest in base 32."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    bits = int.from_bytes(digest[:8], "big") >> (64 - 5 * length)
    return "".join(_PAIRS[bits >> shift & 1023] for shift in range(5 * length - 10, -1, -10))


def article_id(article: LaidArticle, source: SourceText) -> str:
    """Ten characters made from the article's own source lines, joined."""
    numbers = sorted(
        {number for block in article.blocks for first, last in block.lines for number in range(first, last + 1)}
    )
    return _code("\n".join(source.lines[number - 1] for number in numbers), ARTICLE_LENGTH)


def paragraph_ids(article: str, texts: Iterable[str]) -> list[str]:
    """`ARTICLE-XXXXXX` for each text in order; white space does not matter, a repeated text gets an ordinal."""
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        code = _code(compact(text), PARAGRAPH_LENGTH)
        seen[code] += 1
        ids.append(f"{article}-{code}" if seen[code] == 1 else f"{article}-{code}{seen[code]}")
    return ids
