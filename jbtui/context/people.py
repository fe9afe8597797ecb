"""Authors and photographers, from bylines and captions.

An organisation (江北区报道组) is no author; as the source of pictures (供图 江北区宣传部) it stands among the
photographers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jbtui.context.sentences import compact, names
from jbtui.records import Block, Kind, SourceText
from jbtui.text.han import close_names, is_han
from jbtui.text.later import later

_SEPARATORS = re.compile(r"[\s,，、;；:：|｜()（）\[\]【】]+")
_POINT = re.compile("[·•・]")
_DATELINE = re.compile(
    r"(?P<lead>(?:本报|本報|本网|本台|[\u4e00-\u9fff]{2}社)[\u4e00-\u9fff\d]{0,9}[讯訊电電]\s*)?[（(](?P<names>[^（）()。，]{2,60})[）)]"
)
_SIGNATURE = re.compile(r"(?P<lead>)[。！？!?…”][（(](?P<names>[^（）()。，]{2,60})[）)]$")
_LED = later(r"\s(?:摄影|供图|攝影|供圖)[\s:：/]+([\u4e00-\u9fff]{2,4})$")
_SINGLE = ("文", "图", "摄")
_LONGEST_DATELINE = 90
_LONGEST_ORGANISATION = 24
_LONGEST_CREDIT = 1000
"""Characters of a byline or caption that are read; a longer one is no credit but something gone wrong."""


@dataclass(frozen=True, slots=True)
class People:
    """Names in order of appearance, none twice."""

    authors: tuple[str, ...]
    photographers: tuple[str, ...]


def people_of(blocks: Sequence[Block], source: SourceText) -> People:
    """The people that the bylines and captions of an article name."""
    authors: dict[str, None] = {}
    photographers: dict[str, None] = {}
    for block in blocks:
        if block.kind is Kind.BYLINE:
            credits = _byline(_spaced(block, source)[:_LONGEST_CREDIT])
        elif block.kind is Kind.CAPTION:
            credits = _caption(_spaced(block, source)[-_LONGEST_CREDIT:])
        elif block.kind is Kind.BODY:
            credits = _inside(block.text)
        else:
            continue
        for role, name in credits:
            if role in ("author", "both") and not _organisation(name):
                authors.setdefault(name)
            if role == "photographer" or (role == "both" and not _organisation(name)):
                photographers.setdefault(name)
    return People(tuple(authors), tuple(photographers))


def _spaced(block: Block, source: SourceText) -> str:
    """The block as the source spaces it: the spaces between names must not be lost to a repaired line.

    Where the source sets every letter apart (本 报 记 者), its spaces part no names.
    """
    if any(repair.rule == "letter-spacing" for repair in block.repairs):
        return block.text
    lines = [
        source.lines[number - 1]
        for first, last in block.lines
        for number in range(first, min(last, len(source.lines)) + 1)
    ]
    text = "\n".join(lines)
    return text if compact(text) == compact(block.text) else block.text


def _inside(text: str) -> Iterator[tuple[str, str]]:
    """Writers named in brackets: `本报讯（记者 徐欣）……` at a paragraph's start, `……。（记者 徐欣）` at its end."""
    if "（" not in text and "(" not in text:
        return
    for found in (_DATELINE.match(text[:_LONGEST_DATELINE]), _SIGNATURE.search(text[-_LONGEST_DATELINE:])):
        if found and (found["lead"] or _roles()[0].search(found["names"]) or _starts_with_role(found["names"])):
            yield from _byline(found["names"])


def _starts_with_role(text: str) -> bool:
    return text.startswith(tuple(word for word in names("people", "author") if len(word) > 1))


@cache
def _roles() -> tuple[re.Pattern[str], dict[str, str]]:
    role_of = {word: role for role in ("other", "author", "photographer", "both") for word in names("people", role)}
    words = "|".join(map(re.escape, sorted(role_of, key=len, reverse=True)))
    # One character (文, 图, 摄) is only a mark where no name goes on around it.
    return re.compile(
        rf"(?:^|(?<=[\s:：/,，、;；(（】|]))(?:{words})(?=[\s:：/,，、|]|$)|(?:{words})(?=[:：])"
    ), role_of


@cache
def _after() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(names("people", "after"), key=len, reverse=True)))
    return re.compile(rf"\s*(?P<mark>{words})[)）。.]?$")


def _byline(text: str) -> Iterator[tuple[str, str]]:
    """(role, name) of each credit; names that no mark stands before are authors."""
    marks, role_of = _roles()
    text = "\n".join(_marks_first(line) for line in _glued(text).splitlines())
    role = "author"
    at = 0
    for found in [*marks.finditer(text), None]:
        piece = text[at : found.start() if found else len(text)]
        yield from ((role, name) for name, role in _names(piece, role))
        if found:
            role, at = role_of[found[0]], found.end()


def _glued(text: str) -> str:
    """Marks set off from names they are printed against: 记者徐欣, 通讯员王涛, (本报记者张三)."""
    before, between = _long_marks()
    return between.sub(r" \1 ", before.sub(r"\1 ", text))


@cache
def _long_marks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The marks of two characters and more before a name, and those that stand between names run together as well:
    记者查金忠通讯员杨维斌."""
    roles = ("both", "author", "photographer", "other")
    long = sorted((word for key in roles for word in names("people", key) if len(word) > 1), key=len, reverse=True)
    words, inner = ("|".join(re.escape(word) for word in long if len(word) > least) for least in (1, 2))
    return (
        re.compile(rf"(?<![\u4e00-\u9fff])({words})(?=[\u4e00-\u9fff])"),
        re.compile(rf"(?<=[\u4e00-\u9fff])({inner})(?=[\u4e00-\u9fff])"),
    )


def _marks_first(text: str) -> str:
    """李雷/文 韩梅梅/摄 as 文 李雷 摄 韩梅梅, and 韩梅梅 供图 as 供图 韩梅梅."""
    text = _both_first(_each_last(text.strip())).strip()
    # Hardly a line has either, and each pattern takes milliseconds to compile.
    if "摄" in text or "供" in text:
        text = re.sub(r"^(.*[\u4e00-\u9fff]{2,})[ \u3000]+(供图|提供|摄影|摄)[)）。]?$", _first, text)
    if "/" not in text:
        return text
    return re.sub(
        r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,8}(?:[ 、]+[\u4e00-\u9fff]{2,4})*) */ *(文|图|摄)(?![/\u4e00-\u9fff])",
        _first,
        text,
    )


def _each_last(text: str) -> str:
    """记者 李雷 文 韩梅梅 图 as 文 记者 李雷 图 韩梅梅: each mark is for the names before it."""
    words = text.split()
    marks = [word for word in words if word in _SINGLE]
    if not words or words[-1] not in _SINGLE or words[0] in _SINGLE or marks == ["摄"]:
        return text
    turned: list[str] = []
    group: list[str] = []
    for word in words:
        if word in _SINGLE:
            turned += [word, *(each for each in group if word == "文" or each not in _roles()[1])]
            group = []
        else:
            group.append(word)
    return " ".join(turned)


def _both_first(text: str) -> str:
    """记者 李雷 韩梅梅 文/图 as 文/图 李雷 韩梅梅: a mark at the end is for everyone on the line that wrote."""
    both = names("people", "both")
    if not any(map(text.__contains__, both)):
        return text
    marks = "|".join(map(re.escape, both))
    found = re.search(rf"^(?P<names>.*[\u4e00-\u9fff]{{2,}})[ \u3000]*(?P<mark>{marks})[)）。]?$", text)
    roles, role_of = _roles()
    if not found or any(role_of[each[0]] != "author" for each in roles.finditer(found["names"])):
        return text
    return f"{found['mark']} {roles.sub(found['mark'], found['names'])}"


def _first(found: re.Match[str]) -> str:
    words = re.split("[ 、]+", found[1])
    roles = [place for place, word in enumerate(words) if word in _roles()[1]]
    at = roles[-1] + 1 if roles else 0
    return " ".join([*words[:at], found[2], *words[at:]])


def _names(piece: str, role: str) -> Iterator[tuple[str, str]]:
    """(name, role) of each word of a piece that is a person or an organisation."""
    for line in piece.splitlines() or [piece]:
        words = [word for word in _SEPARATORS.split(close_names(line)) if word]
        for word in words:
            mark = _after().search(word)
            own = role
            if mark and mark.start():
                own = "author" if mark["mark"] == "/文" else "photographer"
                word = word[: mark.start()]
            for name in _without_lead(word).split("/"):
                if _is_name(name):
                    yield name, own


def _without_lead(word: str) -> str:
    lead = next((lead for lead in names("people", "before") if word.startswith(lead)), "")
    return word.removeprefix(lead)


def _caption(text: str) -> Iterator[tuple[str, str]]:
    """The photographer at the end of a caption: (陈张坤 摄), 本报记者 张三 摄, 江北区宣传部供图, 摄影 周建."""
    mark = _after().search(text.strip())
    led = None if mark else _LED.search(text.strip())
    if led and _is_name(led[1]):
        yield "photographer", led[1]
    if not mark:
        return
    before = text.strip()[: mark.start()]
    words = [word for word in _SEPARATORS.split(close_names(_glued(before))) if word]
    bracket = max(before.rfind("("), before.rfind("（"))
    if bracket >= 0:
        words = [word for word in _SEPARATORS.split(close_names(_glued(before[bracket:]))) if word]
    elif len(words) == 1 and not _is_name(words[0]):
        return
    else:
        words = words[-1:]
    for word in map(_without_lead, words):
        for name in word.split("/"):
            if _is_name(name) and name not in names("people", "author"):
                yield "photographer", name


def _organisation(name: str) -> bool:
    return len(name) > 3 and name.endswith(names("people", "organisations"))


def _is_name(word: str) -> bool:
    if word in names("people", "not_names") or any(word in names("people", key) for key in ("author", "photographer")):
        return False
    return _is_person(word) or (_organisation(word) and len(word) <= _LONGEST_ORGANISATION)


def _is_person(word: str) -> bool:
    """徐欣, 欧阳修文; 阿依古丽·买买提."""
    if is_han(word):
        return 2 <= len(word) <= 4
    parts = _POINT.split(word)
    return len(parts) == 2 and all(map(is_han, parts)) and len(parts[0]) <= 6 and len(parts[1]) <= 8
