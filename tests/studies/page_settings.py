"""Pages of every make: an annotated article printed again, at another width, with headings and captions set otherwise.

Headings, captions and credits of other wording come from printed_lines.toml.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import jieba

from jbtui.layout import grammar
from jbtui.layout.widths import cells
from tests.studies.seams import cut_inside

LINES = Path(__file__).parent / "printed_lines.toml"
_LONG = 60
"""Characters of a paragraph that a picture or a column's end may cut."""
_TITLE = 24
"""Characters of a headline that stands on one line."""
_STACKED = 8
"""Characters of a heading that may be set on two lines."""
_SIDE = 20
"""Characters that a cut paragraph has at least on either side."""
_NEVER_FIRST = "，。、；：！？”’）》%％,.;:!?)…"
ORNAMENTS = "#■□◆◇●○★☆▲△►▶*·—- "
_NUMBERS = ("一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、")


@dataclass(frozen=True)
class Printed:
    """One block of the printed page: its kind, its text, and the heading that it stands under."""

    kind: str
    text: str
    section: str | None = None


@dataclass(frozen=True)
class Setting:
    """How a page is set."""

    width: int
    """Cells of a line; 0 where each paragraph is one line."""
    indented: bool
    headings: str
    """The style of its headings in printed_lines.toml, or `own`."""
    ornament: str
    stacked: bool
    gaps: tuple[int, int]
    """Empty lines before and after a heading."""
    order: str
    """early, late, or one-late."""
    captions: str
    """inside, between or row."""
    caption_lines: int
    credits: str
    """top, end or none."""
    jumps: int

    def told(self) -> Iterator[tuple[str, str]]:
        """The features that the figures are told apart by."""
        yield "all", ""
        yield "width", "one line" if not self.width else "narrow" if self.width < 60 else "wide"
        yield "headings", self.headings
        yield "ornament", "marked" if self.ornament else "plain"
        yield "stacked", str(self.stacked)
        yield "gaps", f"{self.gaps[0]}/{self.gaps[1]}"
        yield "order", self.order
        yield "captions", f"{self.captions}, lines {self.caption_lines}"
        yield "credits", self.credits
        yield "jumps", str(self.jumps)


@cache
def _bank() -> dict[str, Any]:
    return tomllib.loads(LINES.read_text(encoding="utf-8"))


def chosen(chance: random.Random) -> Setting:
    """A way of setting a page."""
    order = chance.choice(("early", "early", "early", "late", "one-late"))
    own = order != "early" or chance.random() < 0.3
    width = chance.choice((0, 0, 34, 40, 46, 84))
    return Setting(
        width=width,
        indented=chance.random() < 0.3,
        headings="own" if own else chance.choice(_bank()["headings"])["style"],
        ornament=chance.choice(("", "", "", "", "■ ", "◆", "一、")) if own else chance.choice(("", "", "", "■ ")),
        stacked=chance.random() < 0.25,
        gaps=chance.choice(((1, 1), (1, 1), (1, 0), (2, 1), (2, 0), (3, 1))),
        order=order,
        captions=chance.choice(("inside", "between", "row")),
        caption_lines=chance.choice((1, 1, 1, 2, 3)),
        credits=chance.choice(("top", "end", "none")),
        jumps=chance.choice((0, 0, 0, 1, 2)),
    )


def printed(article: Sequence[Printed], setting: Setting, chance: random.Random) -> list[Printed]:
    """The page as a reader sees it: the article with other headings, captions and credits."""
    found = [block for block in article if block.kind == "title"]
    families = [each["lines"] for each in _bank()["headings"] if each["style"] == setting.headings]
    family = iter(chance.choice(families)) if families else None
    heading: str | None = None
    number = 0
    for block in article:
        if block.kind == "heading":
            text = block.text if family is None else next(family, None)
            if text is None:
                break
            heading = _NUMBERS[number % 8] + text if setting.ornament == "一、" else text
            number += 1
            found.append(Printed("heading", heading))
        elif block.kind == "body":
            found.append(replace(block, section=heading))
    return found


def _caption(setting: Setting, chance: random.Random) -> str:
    bank: dict[str, list[str]] = _bank()["captions"]
    if setting.caption_lines > 1:
        text = "".join(chance.sample(bank["sentences"], 1 + (setting.caption_lines > 2)))
    else:
        text = chance.choice([*bank["scenes"], *bank["scenes"], *bank["sentences"]])
    credit = chance.choice(bank["credits"])
    if text[-1] == "。" and not credit:
        return chance.choice(("▲", "图为", "图①：")) + text
    prefix = chance.choice(bank["prefixes"])
    return prefix + text + credit


def _lines(text: str, width: int) -> list[str]:
    """The text broken at the width; no closing mark begins a line."""
    found, line = [], ""
    for character in text:
        word = (line[-1:] + character).isascii() and (line[-1:] + character).isalnum()
        if cells(line + character) > width and character not in _NEVER_FIRST and not word:
            found.append(line)
            line = ""
        line += character
    return [*found, line]


def _heading_lines(text: str, setting: Setting) -> list[str]:
    mark = "" if setting.ornament == "一、" else setting.ornament
    broad = setting.width and cells(text) > setting.width
    if not (broad or (setting.stacked and len(text) >= _STACKED)):
        return [mark + text]
    for sign in (" ", "，", "——", "："):
        if sign in text[2:-2]:
            upper, _, lower = text.partition(sign)
            return [mark + upper + sign.strip(), lower]
    first, *others = _broken(text, len(text) * 0.6)
    return [mark + first, *others]


def _broken(text: str, most: float) -> list[str]:
    """A headline on several lines, broken between words."""
    lines = [""]
    for word in jieba.lcut(text):
        if lines[-1] and len(lines[-1] + word) > most:
            lines.append("")
        lines[-1] += word
    return lines


def _title_lines(text: str) -> list[str]:
    """A long headline on as many lines as it takes."""
    parts = text.replace("——", " ——").split() if len(text) > _TITLE else [text]
    return [line for part in parts for line in _broken(part, _TITLE)]


def _in_order(page: Sequence[Printed], setting: Setting, chance: random.Random) -> list[Printed]:
    """The blocks with their headings where the extraction put them."""
    if setting.order == "early":
        return list(page)
    heads = [at for at, block in enumerate(page) if block.kind == "heading"]
    late = set(heads if setting.order == "late" else chance.sample(heads, 1) if heads else ())
    found: list[Printed] = []
    waiting: list[Printed] = []
    for at, block in enumerate(page):
        if block.kind == "heading":
            found += waiting
            waiting = [block] if at in late else []
            found += [] if at in late else [block]
        else:
            found.append(block)
    return found + waiting


def set_page(page: Sequence[Printed], setting: Setting, chance: random.Random) -> tuple[str, list[Printed]]:
    """The page's text as a file has it, and the blocks that belong in it."""
    order = _in_order(page, setting, chance)
    captions = [Printed("caption", _caption(setting, chance)) for _number in range(chance.choice((1, 2, 2, 3)))]
    credit = [Printed("byline", chance.choice(_bank()["bylines"]["lines"]))] if setting.credits != "none" else []
    long = [at for at, block in enumerate(order) if block.kind == "body" and len(block.text) >= _LONG]
    chance.shuffle(long)
    moved, long = long[: setting.jumps], long[setting.jumps :]
    inside = dict(zip(long, captions, strict=False)) if setting.captions == "inside" else {}
    cut = {at: _cut(order[at].text, setting, chance) for at in [*moved, *inside, *long[len(inside) : len(inside) + 2]]}
    out: list[tuple[str, list[str], int]] = []
    for at, block in enumerate(order):
        if block.kind == "heading":
            out.append(("heading", _heading_lines(block.text, setting), setting.gaps[0]))
        elif block.kind == "title":
            out.append(("title", _title_lines(block.text), 1))
            if credit and setting.credits == "top":
                out.append(("byline", [credit[0].text], 1))
        elif at in cut:
            first, rest = cut[at]
            out.append(("body", _body_lines(first, setting, begins=True), 1))
            if at in inside:
                out.append(("caption", _caption_lines(inside[at].text, setting), chance.choice((1, 3))))
            if at not in moved:
                out.append(
                    ("body", _body_lines(rest, setting, begins=False), chance.choice((1, 1, 3)) if at in inside else 1)
                )
        else:
            out.append(("body", _body_lines(block.text, setting, begins=True), 1))
    for at in moved:
        moving = _body_lines(cut[at][1], setting, begins=False)
        behind = [i + 1 for i, each in enumerate(out) if i > 1 and each[0] == "body" and each[1][-1][-1] in "。！”"]
        out.insert(chance.choice(behind or [len(out)]), ("body", moving, 1))
    if setting.captions == "between":
        for caption in captions:
            behind = [i + 1 for i, each in enumerate(out) if each[0] == "body" and each[1][-1][-1] in "。！"]
            place = chance.choice(behind or [len(out)])
            out.insert(place, ("caption", _caption_lines(caption.text, setting), chance.choice((1, 3))))
    if setting.captions == "row":
        out += [("caption", _caption_lines(caption.text, setting), chance.choice((1, 3))) for caption in captions]
    if credit and setting.credits == "end":
        out.append(("byline", [credit[0].text], 1))
    return _text(out, setting), [*page, *captions, *credit]


def _cut(text: str, setting: Setting, chance: random.Random) -> tuple[str, str]:
    """A paragraph in two, where a line of its column ends."""
    if not setting.width:
        first, rest = cut_inside(text[_SIDE:-_SIDE], chance)
        return text[:_SIDE] + first, rest + text[-_SIDE:]
    lines = _lines(("　　" if setting.indented else "") + text, setting.width)
    inside = [at for at in range(1, len(lines)) if not grammar.complete(lines[at - 1])]
    at = chance.choice(inside or [1])
    return "".join(lines[:at]).strip("　"), "".join(lines[at:])


def _body_lines(text: str, setting: Setting, *, begins: bool) -> list[str]:
    text = "　　" * (setting.indented and begins) + text
    return _lines(text, setting.width) if setting.width else [text]


def _caption_lines(text: str, setting: Setting) -> list[str]:
    return _lines(text, max(16, cells(text) // setting.caption_lines + 2)) if setting.caption_lines > 1 else [text]


def _text(out: Sequence[tuple[str, list[str], int]], setting: Setting) -> str:
    lines: list[str] = [""]
    before = ""
    for kind, own, gap in out:
        if before == "heading" and kind == "body":
            gap = setting.gaps[1]
        elif kind == before == "body" and setting.indented and setting.width and own[0].startswith("　"):
            gap = 0
        lines += [""] * gap + own
        before = kind
    return "\n".join(lines)
