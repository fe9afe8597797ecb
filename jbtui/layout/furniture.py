"""Page furniture: page numbers, editors, telephone numbers, `下转第3版`; none of it is the article's."""

from __future__ import annotations

from jbtui.layout import marks

_LONGEST = 100


def whole(text: str) -> bool:
    """Whether the whole line is furniture."""
    return len(text) <= _LONGEST and bool(marks.pattern("furniture", "lines").fullmatch(marks.simplified(text)))


def inside(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the jump notes at its ends, and the notes."""
    if "版" not in text:
        return text, ()
    taken: list[str] = []
    found = marks.pattern("furniture", "inside").search(marks.simplified(text))
    while found and found.group():
        taken.append(found.group())
        text = (text[: found.start()] + text[found.end() :]).strip()
        found = marks.pattern("furniture", "inside").search(marks.simplified(text))
    return text, tuple(taken)


def ends_article(text: str) -> bool:
    """Whether the line marks the end of an article."""
    return bool(marks.pattern("furniture", "ends").fullmatch(text))
