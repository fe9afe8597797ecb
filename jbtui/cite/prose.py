"""Citations to be read: GB/T 7714—2015 newspaper form, Chicago note, Markdown quote, and the plain words."""

from __future__ import annotations

import re

from jbtui.cite.passages import Passage, figure_line
from jbtui.cite.reference import Reference, place, reference, whereabouts

_SHOWN_AUTHORS = 3
"""Both styles name the first three of more than three authors at most (GB/T 7714—2015, 8.1.2)."""
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MARKDOWN = re.compile(r"([\\`*<>\[\]|]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|&(?=#?\w+;))")
_MARKDOWN_START = re.compile(r"^(\s*)(?=[#+\-~=])|^(\s*\d+)(?=[.)](?:\s|$))")


def gbt7714(passage: Passage) -> str:
    """The passage in quotation marks and, below it, its source after GB/T 7714—2015."""
    return f"{_head(passage)}{quoted(passage.text)}\n——{gbt7714_source(passage)}"


def chicago(passage: Passage) -> str:
    """The passage in quotation marks and, below it, a Chicago note."""
    return f"{_head(passage)}{quoted(passage.text)}\n{chicago_source(passage)}"


def markdown(passage: Passage) -> str:
    """The passage as a Markdown quote, its source after GB/T 7714—2015 as the last line of the quote."""
    source = escape_source(gbt7714_source(passage))
    quote = "\n".join(f"> {escape_markdown(line)}" if line else ">" for line in passage.text.split("\n"))
    head = f"{escape_markdown(figure_line(passage.figure))}\n\n" if passage.figure else ""
    return f"{head}{quote}\n>\n> ——{source}"


def text_only(passage: Passage) -> str:
    """The words of the passage and nothing else."""
    return passage.text


def _head(passage: Passage) -> str:
    return f"{figure_line(passage.figure)}\n" if passage.figure else ""


def quoted(text: str) -> str:
    """The text in “…”, its own marks untouched; a text that is one quotation already is not quoted twice."""
    if text.startswith("“") and text.endswith("”") and _closes_at_end(text):
        return text
    return f"“{text}”"


def _closes_at_end(text: str) -> bool:
    """True where the first “ is closed by the last character and not before."""
    depth = 0
    for offset, character in enumerate(text):
        depth += {"“": 1, "”": -1}.get(character, 0)
        if depth <= 0:
            return offset == len(text) - 1
    return False


# ---- GB/T 7714—2015 ------------------------------------------------------------------------------------------------


def gbt7714_source(passage: Passage) -> str:
    """The source: authors. title[N]. newspaper, date(page): paragraph (file, lines)."""
    known = reference(passage.article)
    authors = _gbt_authors(known)
    newspaper = known.newspaper or ("[报名不详]" if known.chinese else "[newspaper unknown]")
    page = f"({known.page})" if known.page else ""
    at = place(passage.paragraph, chinese=known.chinese)
    where = whereabouts(known.file, passage.paragraph, chinese=known.chinese)
    return f"{authors}{known.title}[N]. {newspaper}, {bracketed_date(known)}{page}: {at} ({where})"


def bracketed_date(known: Reference) -> str:
    """2019-02-12 as stated, [2019-02] where it was inferred, [日期不详] where nothing is known."""
    if known.date is None:
        return "[日期不详]" if known.chinese else "[date unknown]"
    return f"[{known.date}]" if known.inferred else known.date


def _gbt_authors(known: Reference) -> str:
    """The authors with a full stop; "" where there are none: the title then comes first (8.1.4)."""
    if not known.authors:
        return ""
    shown = list(known.authors[:_SHOWN_AUTHORS])
    if len(known.authors) > _SHOWN_AUTHORS:
        shown.append("等" if known.chinese else "et al")
    return f"{', '.join(shown)}. "


# ---- Chicago -------------------------------------------------------------------------------------------------------


def chicago_source(passage: Passage) -> str:
    """The note: authors, “title,” newspaper, date, page, para. 3 (file, line 13)."""
    known = reference(passage.article)
    title = known.title.replace("‘", "\0").replace("’", "\1").replace("“", "‘").replace("”", "’")
    title = title.replace("\0", "“").replace("\1", "”")
    parts = [_chicago_authors(known), f"“{title},” {known.newspaper or '[newspaper unknown]'}", _chicago_date(known)]
    if known.page:
        parts.append(known.page)
    parts.append(place(passage.paragraph, chinese=False))
    where = whereabouts(known.file, passage.paragraph, chinese=False)
    return f"{', '.join(part for part in parts if part)} ({where})."


def _chicago_authors(known: Reference) -> str:
    if len(known.authors) > _SHOWN_AUTHORS:
        return f"{known.authors[0]} et al."
    if len(known.authors) < 2:
        return "".join(known.authors)
    return f"{', '.join(known.authors[:-1])}{',' if len(known.authors) > 2 else ''} and {known.authors[-1]}"


def _chicago_date(known: Reference) -> str:
    if known.date is None:
        return "[date unknown]"
    year, *rest = known.date.split("-")
    said = year
    if rest and rest[0].isdigit() and 1 <= int(rest[0]) <= len(_MONTHS):
        month = _MONTHS[int(rest[0]) - 1]
        said = f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"
    return f"[{said}]" if known.inferred else said


# ---- Markdown ------------------------------------------------------------------------------------------------------


def escape_markdown(text: str) -> str:
    """The text with every character escaped that Markdown would act on."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    return _MARKDOWN_START.sub(lambda found: f"{found[0]}\\", escaped, count=1)


def escape_source(source: str) -> str:
    """A source line escaped, but for square brackets where they stand for unknowns and make no link."""
    escaped = escape_markdown(source).replace(r"\[", "[").replace(r"\]", "]")
    return re.sub(r"^\[|(?<=\])[(\[]", lambda found: f"\\{found[0]}", escaped)
