"""How much of a page's structure is found: annotated articles set anew, as pages of every make set them.

    python -m tests.studies.relaid_pages [--errors] [FOLDER…]

Title, headings, paragraphs, captions and credits of an article are printed again: at another width, with headings
marked or not, on one line or two, before or behind their sections, with captions inside sentences or in a row, and
with headings, captions and credits of other wording (printed_lines.toml). Counted for each of these ways of setting:
F1 of paragraphs, of titles and headings, of captions and credits, and the share of paragraphs under their heading.
"""

from __future__ import annotations

import json
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import jieba

from jbtui.layout import grammar, lay_out
from jbtui.layout.widths import cells
from jbtui.records import Kind
from tests.layout.helpers import source
from tests.studies.seams import GOLD, cut_inside

ROUNDS = 6
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
_ORNAMENTS = "#■□◆◇●○★☆▲△►▶*·—- "
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


def articles_of(folder: Path) -> Iterator[list[Printed]]:
    """The blocks of each annotated article in a folder, in reading order."""
    for path in sorted(folder.glob("*.json")):
        blocks = json.loads(path.read_text(encoding="utf-8"))["blocks"]
        kept = [block for block in blocks if block["kind"] in ("title", "heading", "body")]
        yield [Printed(block["kind"], block["text"].lstrip(_ORNAMENTS)) for block in kept]


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
    upper = ""
    for word in jieba.lcut(text):
        if upper and len(upper + word) > len(text) * 0.6:
            break
        upper += word
    return [mark + upper, text[len(upper) :]] if len(upper) < len(text) else [mark + text]


def _title_lines(text: str) -> list[str]:
    """A long headline on as many lines as its parts."""
    if len(text) <= _TITLE:
        return [text]
    return [part for part in text.replace("——", " ——").split(" ") if part]


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
    text = ("　　" if setting.indented and begins else "") + text
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


def bare(text: str | None) -> str:
    """A text without white space, a heading without its ornament, or the brackets around the whole of it."""
    text = "".join((text or "").split()).lstrip(_ORNAMENTS)
    return text.strip("【】") if text.startswith("【") and text.endswith("】") else text


def counted(text: str, wanted: Sequence[Printed]) -> tuple[Counter[str], list[str]]:
    """Counts for one page, and what is wrong with it."""
    blocks = [block for article in lay_out(source(text)) for block in article.blocks]
    counts, errors = Counter[str](), []
    for name, kinds in (("body", ("body",)), ("heading", ("title", "heading")), ("furniture", ("caption", "byline"))):
        own = Counter(bare(block.text) for block in wanted if block.kind in kinds)
        mine = Counter(bare(block.text) for block in blocks if block.kind.value in kinds)
        counts[f"{name} wanted"], counts[f"{name} found"] = own.total(), mine.total()
        counts[f"{name} right"] = (own & mine).total()
        errors += [f"- {name}: {each}" for each in own - mine]
        errors += [f"+ {name}: {each}" for each in mine - own]
    sections = {bare(block.text): bare(block.section) for block in wanted if block.kind == "body"}
    for block in blocks:
        if block.kind is Kind.BODY and bare(block.text) in sections:
            counts["sections"] += 1
            counts["sections right"] += bare(block.section) == sections[bare(block.text)]
            if bare(block.section) != sections[bare(block.text)]:
                errors.append(f"section of {block.text[:14]}: {sections[bare(block.text)]!r}, not {block.section!r}")
    return counts, errors


def measured(
    articles: Sequence[Sequence[Printed]], rounds: int = ROUNDS, seed: int = 1, told: list[str] | None = None
) -> dict[tuple[str, str], Counter[str]]:
    """Counts for each feature of a setting, over all articles and rounds."""
    chance = random.Random(seed)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, article in enumerate(articles):
        for _round in range(rounds):
            setting = chosen(chance)
            text, wanted = set_page(printed(article, setting, chance), setting, chance)
            page, errors = counted(text, wanted)
            for feature in setting.told():
                counts[feature] += page
            if told is not None and errors:
                told.append("\n".join([f"=== {number}.{_round} {setting}", *errors]))
    return counts


def shown(counts: Counter[str]) -> str:
    """The figures of some pages in a line."""
    names = ("body", "heading", "furniture")
    f1 = [2 * counts[f"{n} right"] / max(1, counts[f"{n} wanted"] + counts[f"{n} found"]) for n in names]
    figures = "  ".join(f"{name} {value:.3f}" for name, value in zip(names, f1, strict=True))
    return f"{figures}  sections {counts['sections right'] / max(1, counts['sections']):.3f}"


def main(arguments: Sequence[str]) -> None:
    """Print the figures for each feature of a setting."""
    told: list[str] | None = [] if "--errors" in arguments else None
    folders = [Path(each) for each in arguments if not each.startswith("-")] or [GOLD]
    found = measured([article for folder in folders for article in articles_of(folder)], told=told)
    for (feature, value), counts in sorted(found.items()):
        print(f"{feature + ' ' + value:<24} {shown(counts)}")
    print("\n".join(told or ()))


if __name__ == "__main__":
    main(sys.argv[1:])
