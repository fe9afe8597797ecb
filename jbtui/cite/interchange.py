"""Citations to be imported: BibTeX, RIS and CSL-JSON, one entry for each article with all its passages in it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from jbtui.cite.passages import Passage, figure_line
from jbtui.cite.prose import bracketed_date, quoted
from jbtui.cite.reference import Reference, place, reference, whereabouts

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_LATEX_SPECIAL = re.compile("[" + re.escape("".join(_LATEX)) + "]")


def entries(passages: Sequence[Passage]) -> list[tuple[Reference, list[Passage]]]:
    """The articles in the order of their first passage, each with its passages."""
    grouped: dict[str, list[Passage]] = {}
    for passage in passages:
        grouped.setdefault(passage.article.id, []).append(passage)
    return [(reference(group[0].article), group) for group in grouped.values()]


def bibtex(passages: Sequence[Passage]) -> str:
    """One @article for each article; the key is stable, the passages stand in `annote`."""
    return "\n\n".join(_bibtex(known, group) for known, group in entries(passages))


def ris(passages: Sequence[Passage]) -> str:
    """One NEWS record for each article; the passages stand in N1."""
    return "\n".join(_ris(known, group) for known, group in entries(passages))


def csl_json(passages: Sequence[Passage]) -> str:
    """A JSON array with one article-newspaper item for each article; the passages stand in `annote`."""
    items = [_csl(known, group) for known, group in entries(passages)]
    return json.dumps(items, ensure_ascii=False, indent=1)


def _annotation(known: Reference, passage: Passage) -> str:
    """One passage on one line: place, source lines, the words."""
    at = place(passage.paragraph, chinese=known.chinese)
    where = whereabouts(known.file, passage.paragraph, chinese=known.chinese)
    figure = f"{figure_line(passage.figure)} " if passage.figure else ""
    note = f" [{passage.note}]" if passage.note else ""
    return " ".join(f"{at} ({where}): {figure}{quoted(passage.text)}{note}".split("\n"))


def _newspaper(known: Reference) -> str:
    return known.newspaper or ("[报名不详]" if known.chinese else "[newspaper unknown]")


def _date_note(known: Reference) -> str:
    """What must be said of the date in words, because the format's own field cannot say it; "" otherwise."""
    if known.date is None:
        return bracketed_date(known)
    if known.inferred:
        said = "日期据正文推定" if known.chinese else "date inferred from the text"
        return f"{bracketed_date(known)} {said}"
    return ""


def _date_parts(known: Reference) -> list[int]:
    """Year, month, day, as far as they are known."""
    parts: list[int] = []
    for part in (known.date or "").split("-"):
        if not part.isdigit():
            break
        parts.append(int(part))
    return parts


# ---- BibTeX --------------------------------------------------------------------------------------------------------


def escape_latex(text: str) -> str:
    """The text with LaTeX's specials as commands; braces too, since an unbalanced one would end the field."""
    return _LATEX_SPECIAL.sub(lambda found: _LATEX[found[0]], text)


def _bibtex(known: Reference, group: Sequence[Passage]) -> str:
    parts = _date_parts(known)
    fields = {
        "author": " and ".join(_bibtex_author(author) for author in known.authors),
        "title": escape_latex(known.title),
        "journal": escape_latex(_newspaper(known)),
        "year": str(parts[0]) if parts else "",
        "month": str(parts[1]) if len(parts) > 1 else "",
        "day": str(parts[2]) if len(parts) > 2 else "",
        "pages": escape_latex(known.page or ""),
        "entrysubtype": "newspaper",
        "langid": "chinese" if known.chinese else "english",
        "note": escape_latex(_date_note(known)),
        "annote": escape_latex(" / ".join(_annotation(known, passage) for passage in group)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{{known.key},\n" + ",\n".join(lines) + "\n}"


def _bibtex_author(author: str) -> str:
    """A name in braces where a comma or the word `and` inside it would cut it into two."""
    escaped = escape_latex(author)
    return f"{{{escaped}}}" if "," in author or re.search(r"\band\b|\s", author) else escaped


# ---- RIS -----------------------------------------------------------------------------------------------------------


def _ris(known: Reference, group: Sequence[Passage]) -> str:
    parts = _date_parts(known)
    lines = [("TY", "NEWS"), ("ID", known.key)]
    lines += [("AU", author) for author in known.authors]
    lines += [("TI", known.title), ("T2", _newspaper(known))]
    if parts:
        month, day = [f"{part:02}" for part in parts[1:3]] + [""] * (3 - len(parts))
        lines += [("PY", str(parts[0])), ("DA", f"{parts[0]}/{month}/{day}/")]
    if known.page:
        lines.append(("SP", known.page))
    lines.append(("LA", "zh" if known.chinese else "en"))
    if note := _date_note(known):
        lines.append(("N1", note))
    lines += [("N1", _annotation(known, passage)) for passage in group]
    lines.append(("ER", ""))
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines)


# ---- CSL-JSON ------------------------------------------------------------------------------------------------------


def _csl(known: Reference, group: Sequence[Passage]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": known.key, "type": "article-newspaper", "title": known.title}
    if known.authors:
        # `literal` because the source does not say where a name's family part ends.
        item["author"] = [{"literal": author} for author in known.authors]
    item["container-title"] = _newspaper(known)
    if parts := _date_parts(known):
        item["issued"] = {"date-parts": [parts], **({"circa": True} if known.inferred else {})}
    if known.page:
        item["page"] = known.page
    item["language"] = "zh-CN" if known.chinese else "en"
    if note := _date_note(known):
        item["note"] = note
    item["annote"] = "\n".join(_annotation(known, passage) for passage in group)
    return item
