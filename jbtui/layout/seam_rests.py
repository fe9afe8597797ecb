"""What the beginning of a text shows for or against its being the rest of a sentence, rather than a paragraph.

A paragraph likes to open with a short sentence that is whole, a saying in halves (快，来自机制), a question, the time
of a scene; in an interview with the name of who speaks. Names of weights in knowledge/marks.toml, as in seams.py.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jbtui.layout import grammar, marks, seam_words
from jbtui.text.later import later

HEAD = 40
"""Characters of a beginning that are read."""
_TOPIC_SENTENCE = 16
_SENTENCE = re.compile("[。！？!?]")
_TERM = "[^。！？”」』]{1,30}(?<![，、])[”」』](?=[\u4e00-\u9fff])|[^，。！？]{1,8}[”」』]"
"""What stands in quotes and is no speech: a name, or what goes on without a mark: “……”的导向."""
_SPEECH = later(f"[“「『](?!{_TERM})")
_QUOTED_TERM = later(f"[“「『](?:{_TERM})")
_SAYING = later("[^\\d：、，。；！？]{1,8}(?:[，；][^\\d：、，。；！？]{2,9}){1,2}[。！？](?=.)")
"""A short sentence in halves, and others behind it: 平台聚人，更要留人。……"""
_QUESTION = later("[^。！？]{2,30}？")
_LABEL = later("([^，。！？：“”（）；、\\d\\s]{1,8})：")
"""Who speaks: 记者：……"""
_HALF_WIDTH = re.compile(r"[,;:!?](?!\d)|(?<!\d)[,;:!?]")
_FULL_WIDTH = str.maketrans(",;:!?", "，；：！？")


@lru_cache(512)
def clues(text: str) -> tuple[str, ...]:
    """Names of what speaks for or against the text's being the rest of a sentence."""
    head = plain(text[:HEAD])
    orphan, predicate = bool(grammar.orphan(text)), begins("grammar", "predicates", head)
    date, lone = begins("seam_words", "dates", head), seam_words.lone_character(head)
    told = {
        "orphan": orphan,
        "unopened": bool(grammar.unopened(text[: grammar.QUOTED])),
        "bare_figure": begins("grammar", "bare_figures", head),
        "predicate": predicate,
        "suffix": lone and head[:1] in marks.characters("seam_words", "suffixes"),
        "number": head[:1].isdigit() and not date,
        "date": date,
        "item": begins("seam_words", "short_item", head),
        "lone_character": lone,
        "starter": grammar.starter(text),
        "scene": begins("seam_words", "scenes", head),
        "speech": bool(_SPEECH.match(head)),
        "quoted_term": bool(_QUOTED_TERM.match(head)),
        "verb": begins("seam_words", "verbs", head),
        "remnant": grammar.remnant(text),
        "topic_sentence": not (orphan or predicate or head[:1].isdigit()) and _short_sentence(text),
        "saying": bool(_SAYING.match(head)),
        "question": bool(_QUESTION.match(head)),
        "label": _labelled(head),
    }
    return tuple(name for name, holds in told.items() if holds)


def plain(text: str) -> str:
    """The text in simplified characters with full-width marks, as the tables have it."""
    simple = marks.simplified(text)
    return _HALF_WIDTH.sub(lambda found: found.group().translate(_FULL_WIDTH), simple)


def begins(section: str, name: str, head: str) -> bool:
    """Whether the beginning is as the table has it."""
    return bool(marks.pattern(section, name).match(head))


def _labelled(head: str) -> bool:
    label = _LABEL.match(head)
    if label is None or label[1][-1] in marks.characters("seam_words", "everywhere"):
        return False
    return not label[1].endswith(marks.words("seam_words", "saying"))


def _short_sentence(text: str) -> bool:
    """Whether its first sentence is so short that it rather names the topic of those behind it than ends a cut one."""
    end = _SENTENCE.search(text)
    return end is not None and end.start() < _TOPIC_SENTENCE and end.end() < len(text)
