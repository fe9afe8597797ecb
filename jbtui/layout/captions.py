"""Photo captions: told by 摄, 图为 and the like, or by being a short noun phrase that names a place or a scene."""

from __future__ import annotations

from jbtui.layout import grammar, marks

_LONGEST = 160
_LONGEST_UNFINISHED = 60


def marked(text: str) -> bool:
    """Whether the text says that it is a caption."""
    if len(text) > _LONGEST:
        return False
    text = marks.simplified(text)
    if text[0] in marks.characters("caption", "marks"):
        return True
    found = marks.pattern("caption", "patterns").search(text)
    if not found:
        return False
    # `……（徐欣 摄）` at the end of a long text may close a paragraph that holds sentences of its own.
    return len(text) <= _LONGEST_UNFINISHED or found.start() == 0 or text.count("。") <= 1


def likeness(text: str) -> float:
    """How much an unmarked short text looks like a caption rather than a heading."""
    score = 0.0
    text = marks.simplified(text)
    bare = text.rstrip("）)")
    ending = next((ending for ending in marks.words("caption", "endings") if bare.endswith(ending)), "")
    score += 1.5 if len(ending) > 1 else 0.75 if ending else 0.0
    if bare.endswith(marks.words("caption", "events")):
        score += 1.0
    if len(text) <= 4:
        score += 1.0
    if "的" in text and not grammar.complete(text):
        score += 1.0
    return score
