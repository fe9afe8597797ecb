"""How records become columns and back: texts deflated, line ranges and repairs in few characters, facts as JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from jbtui.records import Article, Dating, Evidence, LineRange, Named, Repair, Role

KINDS = ("", "title", "heading", "body", "caption", "byline", "noise")
"""Names of the numbers in the table `kind`."""
NOISE = KINDS.index("noise")
DICTIONARY = 16_384
"""Bytes of the preset dictionary: twice as many save one part in fifty and make packing half as slow again."""
_LEVEL = 6
_ROLES = {role.value: role for role in Role}


class Texts:
    """Deflates short texts against a dictionary that all of an index share."""

    def __init__(self, dictionary: bytes = b"") -> None:
        self.dictionary = dictionary
        self._primed = zlib.compressobj(_LEVEL, wbits=-15, zdict=dictionary) if dictionary else None

    def pack(self, text: str) -> bytes:
        deflate = self._primed.copy() if self._primed else zlib.compressobj(_LEVEL, wbits=-15)
        return deflate.compress(text.encode("utf-16-le", "surrogatepass")) + deflate.flush()

    def unpack(self, data: bytes) -> str:
        if self.dictionary:
            inflate = zlib.decompressobj(-15, zdict=self.dictionary)
            return (inflate.decompress(data) + inflate.flush()).decode("utf-16-le", "surrogatepass")
        return zlib.decompress(data, -15).decode("utf-16-le", "surrogatepass")


def dictionary_of(texts: Iterable[str]) -> bytes:
    """A dictionary from samples of the texts to come; the last ones are the cheapest to refer to."""
    return "".join(texts).encode("utf-16-le", "surrogatepass")[-DICTIONARY:]


def to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
    """What of an article has no column of its own."""
    dating = article.dating
    return to_json(
        {
            "newspaper": article.newspaper,
            "page": article.page,
            "authors": article.authors,
            "photographers": article.photographers,
            "dating": dating and [dating.edtf, dating.inferred, dating.rule, [_evidence(e) for e in dating.evidence]],
            "districts": [_named(named) for named in article.districts],
            "campaigns": [_named(named) for named in article.campaigns],
        }
    )


def article_from(row: Sequence[Any], path: str) -> Article:
    """The article of (code, file name, number, title, sha256, more)."""
    code, name, number, title, sha256, more = row
    facts = json.loads(more)
    dating = facts["dating"]
    return Article(
        id=code,
        file=name,
        path=path,
        number=number,
        title=title,
        newspaper=facts["newspaper"],
        dating=dating and Dating(dating[0], dating[1], dating[2], tuple(map(_evidence_from, dating[3]))),
        districts=tuple(map(_named_from, facts["districts"])),
        campaigns=tuple(map(_named_from, facts["campaigns"])),
        authors=tuple(facts["authors"]),
        photographers=tuple(facts["photographers"]),
        sha256=sha256,
        page=facts["page"],
    )


def _evidence(evidence: Evidence) -> list[Any]:
    return [evidence.words, lines_column(evidence.lines)]


def _evidence_from(parts: Sequence[Any]) -> Evidence:
    return Evidence(parts[0], lines_from(parts[1]))


def _named(named: Named) -> list[Any]:
    return [named.name, named.role.value, _evidence(named.evidence), named.rule]


def _named_from(parts: Sequence[Any]) -> Named:
    return Named(parts[0], _ROLES[parts[1]], _evidence_from(parts[2]), parts[3])
