"""How records become columns and back: texts deflated, line ranges and repairs in few characters, facts as JSON."""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jbtui.records import Article, Dating, Evidence, LineRange, Named, Repair, Role

KINDS = ("", "title", "heading", "body", "caption", "byline", "noise")
"""Names of the numbers in the table `kind`."""
NOISE = KINDS.index("noise")
DICTIONARY = 32_768
"""Bytes of the preset dictionary: as far back as deflate can refer."""
TOGETHER = 400
"""Characters after which a group of texts ends: neighbours share their head and their words, but one that is asked
for alone costs the reading of all."""
CODE = "gb18030"
"""Two bytes for a Chinese character, and a code for every other."""
_LEVEL = 4
"""Of deflate: texts as short take a hundredth more room than at 6, and a sixth less time."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ROLES = {role.value: role for role in Role}


class Texts:
    """Deflates short texts against a dictionary that all of an index share."""

    def __init__(self, dictionary: bytes = b"") -> None:
        self.dictionary = dictionary
        self._primed = zlib.compressobj(_LEVEL, wbits=-15, zdict=dictionary) if dictionary else None

    def pack(self, text: str) -> bytes:
        deflate = self._primed.copy() if self._primed else zlib.compressobj(_LEVEL, wbits=-15)
        return deflate.compress(text.encode(CODE)) + deflate.flush()

    def unpack(self, data: bytes) -> str:
        return self._inflate(data).decode(CODE)

    def _inflate(self, data: bytes) -> bytes:
        if not self.dictionary:
            return zlib.decompress(data, -15)
        inflate = zlib.decompressobj(-15, zdict=self.dictionary)
        return inflate.decompress(data)

    def pack_all(self, texts: Sequence[str]) -> Iterator[tuple[int, bytes]]:
        """(position of the first, packed) of groups of neighbouring texts, a NUL between two: texts hold none."""
        group: list[str] = []
        size = first = 0
        for at, text in enumerate(texts):
            group.append(text.replace("\0", ""))
            size += len(text)
            if size > TOGETHER or at + 1 == len(texts):
                yield first, self.pack("\0".join(group))
                group, size, first = [], 0, at + 1

    def unpack_all(self, data: bytes) -> list[bytes]:
        """The texts of a group, each for `text`: no character but the NUL has its byte."""
        return self._inflate(data).split(b"\0")

    def text(self, unpacked: bytes) -> str:
        return unpacked.decode(CODE)


def dictionary_of(texts: Iterable[str]) -> bytes:
    """A dictionary from samples of the texts to come; the last ones are the cheapest to refer to."""
    return "".join(texts).encode(CODE)[-DICTIONARY:]


def to_json(value: Any) -> str:
    return _JSON.encode(value)


def lines_column(lines: Sequence[LineRange]) -> int | str:
    if len(lines) == 1 and lines[0][0] == lines[0][1]:
        return lines[0][0]
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in lines)


def lines_from(column: int | str | None) -> tuple[LineRange, ...]:
    if isinstance(column, int):
        return ((column, column),)
    ranges = []
    for part in (column or "").split(","):
        if part:
            first, _, last = part.partition("-")
            ranges.append((int(first), int(last or first)))
    return tuple(ranges)


def repairs_column(repairs: Sequence[Repair]) -> str | None:
    if not repairs:
        return None
    return to_json([[repair.rule, lines_column(repair.lines), repair.note] for repair in repairs])


def repairs_from(column: str | None) -> tuple[Repair, ...]:
    if not column:
        return ()
    return tuple(Repair(rule, lines_from(lines), note) for rule, lines, note in json.loads(column))


def article_column(article: Article) -> str:
    """What of an article has no column of its own; evidence of the same words is said once."""
    words: dict[str, int] = {}

    def evidence(shown: Evidence) -> list[Any]:
        return [words.setdefault(shown.words, len(words)), lines_column(shown.lines)]

    def named(one: Named) -> list[Any]:
        return [one.name, one.role.value, evidence(one.evidence), one.rule]

    dating = article.dating
    facts = {
        "newspaper": article.newspaper,
        "page": article.page,
        "authors": article.authors,
        "photographers": article.photographers,
        "dating": dating and [dating.edtf, dating.inferred, dating.rule, [evidence(e) for e in dating.evidence]],
        "districts": [named(one) for one in article.districts],
        "campaigns": [named(one) for one in article.campaigns],
    }
    return to_json({**facts, "words": list(words)})


def article_from(row: Sequence[Any], path: str) -> Article:
    """The article of (code, file name, number, title, sha256, facts as JSON)."""
    code, name, number, title, sha256, column = row
    facts = json.loads(column)
    words = facts["words"]

    def evidence(parts: Sequence[Any]) -> Evidence:
        return Evidence(words[parts[0]], lines_from(parts[1]))

    def named(parts: Sequence[Any]) -> Named:
        return Named(parts[0], _ROLES[parts[1]], evidence(parts[2]), parts[3])

    dating = facts["dating"]
    return Article(
        id=code,
        file=name,
        path=path,
        number=number,
        title=title,
        newspaper=facts["newspaper"],
        dating=dating and Dating(dating[0], dating[1], dating[2], tuple(map(evidence, dating[3]))),
        districts=tuple(map(named, facts["districts"])),
        campaigns=tuple(map(named, facts["campaigns"])),
        authors=tuple(facts["authors"]),
        photographers=tuple(facts["photographers"]),
        sha256=sha256,
        page=facts["page"],
    )


def path_column(path: str) -> str | bytes:
    """Text where the path is UTF-8, else its bytes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def path_from(column: str | bytes) -> str:
    return column if isinstance(column, str) else os.fsdecode(column)
