"""Page furniture: page numbers, editors, telephone numbers, `下转第3版`; none of it is the article's."""

from __future__ import annotations

from jbtui.layout import marks

_LONGEST = 100


_PARTS = 16
"""Words of a line of furniture, `第8版 专版 责编：王 琳 版式：许 军`."""


def whole(text: str) -> bool:
    """Whether the whole line is furniture, be it of several kinds side by side."""
    if len(text) > _LONGEST:
        return False
    text = marks.simplified(text)
    if marks.pattern("furniture", "lines").fullmatch(text):
        return True
    words = text.split()
    return 1 < len(words) <= _PARTS and _side_by_side(words)


def label(text: str) -> bool:
    """Whether the text is a page's label where it stands among its first or last lines: `B3 区域·南京`."""
    return len(text) <= _LONGEST and bool(marks.pattern("furniture", "labels").fullmatch(marks.simplified(text)))


def _side_by_side(words: list[str]) -> bool:
    """Whether the words fall into pieces that are furniture each, be they spaced out: `特 刊`."""
    lines, names = marks.pattern("furniture", "lines"), marks.pattern("furniture", "names")
    reached = {0}
    for end in range(1, len(words) + 1):
        for start in sorted(reached):
            if lines.fullmatch(" ".join(words[start:end])) or names.fullmatch("".join(words[start:end])):
                reached.add(end)
                break
    return len(words) in reached


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
