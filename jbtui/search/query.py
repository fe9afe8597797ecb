"""What a reader typed, as a tree with positions; any string is a query, and what was mended is said.

    江北 项目        both, anywhere in the paragraph          甲|乙 丙      (甲 or 乙) and 丙
    “最多跑一次”     exactly this run                          -词          without
    区:江北 年:2018..2020                                       (甲 乙)|丙   groups

Marks count in either width and as an input method types them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jbtui import knowledge
from jbtui.messages import _, say
from jbtui.search.cursor import Cursor, is_space
from jbtui.search.tree import And, Field, Node, Not, Or, Query, Run, Token, runs
from jbtui.search.years import read_years
from jbtui.text.cleaning import one_line
from jbtui.text.folding import fold, key

__all__ = ["And", "Field", "Node", "Not", "Or", "Query", "Run", "Token", "field_names", "parse", "read_years", "runs"]

LONGEST = 1000
"""Characters of a query that are read; no one types more, and what is pasted by mistake must not cost time."""
DEEPEST = 24

QUOTES = frozenset('"“”„‟＂「」『』〝〞')
OPENING = frozenset("(（")
CLOSING = frozenset(")）")
BARS = frozenset("|｜")
MINUSES = frozenset("-－−")
COLONS = frozenset(":：")


def parse(query: str) -> Query:
    """Read a query. Never raises."""
    parser = _Parser(query[:LONGEST])
    if len(query) > LONGEST:
        parser.note(say("检索式太长，只用前 {n} 个字", n=LONGEST))
    tree = parser.read()
    if tree is None and parser.text.strip():
        parser.note(_("没有可检索的字词，请输入汉字、字母或数字"))
    return Query(parser.text, tree, tuple(dict.fromkeys(parser.notes)), tuple(sorted(parser.tokens, key=_start)))


def _start(token: Token) -> int:
    return token.start


@cache
def field_names() -> Mapping[str, str]:
    """Folded written name → field."""
    return {fold(name): field for field, names in knowledge.table("query")["fields"].items() for name in names}


@dataclass(slots=True)
class _Parser(Cursor):
    depth: int = 0

    # ---- grammar: all := alternatives+ ; alternatives := one ("|" one)* ; one := -one | (all) | field | phrase | run

    def read(self) -> Node | None:
        parts: list[Node] = []
        while self.at < len(self.text):
            part = self.all()
            if part is not None:
                parts.append(part)
            if self.at < len(self.text):  # only a closing bracket stops `all`
                self.token("ignored", self.at, self.at + 1)
                self.at += 1
                self.note(_("多出的右括号已略去"))
        return _joined(And, parts)

    def all(self) -> Node | None:
        parts: list[Node] = []
        while self.skip_space() and not self.here(CLOSING):
            if self.here(BARS):
                self.token("ignored", self.at, self.at + 1)
                self.at += 1
                self.note(_("“|”两边要有检索词，多余的已略去"))
                continue
            part = self.alternatives()
            if part is not None:
                parts.append(part)
        return _joined(And, parts)

    def alternatives(self) -> Node | None:
        parts = [self.one()]
        while self.skip_space() and self.here(BARS):
            bar = self.at
            self.at += 1
            if not self.skip_space() or self.here(CLOSING) or self.here(BARS):
                self.token("ignored", bar, bar + 1)
                self.note(_("“|”两边要有检索词，多余的已略去"))
                continue
            self.token("operator", bar, bar + 1)
            parts.append(self.one())
        return _joined(Or, [part for part in parts if part is not None])

    def one(self) -> Node | None:
        start = self.at
        if self.here(MINUSES):
            return self.exclusion()
        if self.here(OPENING):
            return self.group()
        if self.here(QUOTES):
            return self.phrase()
        found = self.field()
        if found is not None:
            return found[0]
        return self.run(start)

    def exclusion(self) -> Node | None:
        start = self.at
        while self.here(MINUSES):
            self.at += 1
        if not self.more() or is_space(self.text[self.at]) or self.here(BARS) or self.here(CLOSING):
            self.token("ignored", start, self.at)
            return None
        self.token("operator", start, self.at)
        part = self.one()
        if part is None:
            return None
        return Not(part)

    def group(self) -> Node | None:
        start = self.at
        self.at += 1
        if self.depth >= DEEPEST:
            self.token("ignored", start, self.at)
            self.note(_("括号套得太深，里层的括号已略去"))
            return None
        self.token("operator", start, self.at)
        self.depth += 1
        part = self.all()
        self.depth -= 1
        if self.more():
            self.token("operator", self.at, self.at + 1)
            self.at += 1
        else:
            self.note(_("括号没有配对，已在末尾补上"))
        return part

    def phrase(self) -> Node | None:
        start = self.at
        end = next((at for at in range(start + 1, len(self.text)) if self.text[at] in QUOTES), -1)
        inside = self.text[start + 1 : end] if end >= 0 else self.text[start + 1 :]
        if end < 0:
            end = len(self.text) - 1
            if inside.strip():
                self.note(_("引号没有配对，已在末尾补上"))
        self.at = end + 1
        return self.made_run(inside, start, self.at, quoted=True)

    def run(self, start: int) -> Node | None:
        while self.more():
            character = self.text[self.at]
            if character in OPENING:
                closed = self.inner_bracket()
                if closed is None:
                    break
                self.at = closed
            elif character in QUOTES or character in BARS or character in CLOSING or is_space(character):
                break
            self.at += 1
        return self.made_run(self.text[start : self.at], start, self.at, quoted=False)

    def inner_bracket(self) -> int | None:
        """Where the bracket opened inside a run closes, if it is part of the run: 区县（市）, not 甲(乙 丙)."""
        for at in range(self.at + 1, len(self.text)):
            character = self.text[at]
            if character in CLOSING:
                return at
            if is_space(character) or character in BARS or character in QUOTES or character in OPENING:
                return None
        return None

    def made_run(self, text: str, start: int, end: int, *, quoted: bool) -> Node | None:
        wanted = key(text)
        if not wanted:
            self.token("ignored", start, end)
            if one_line(text).strip():
                self.note(say("“{text}”里没有可检索的字，已略去", text=one_line(text)[:20]))
            return None
        if not self.counted():
            self.token("ignored", start, end)
            return None
        self.token("phrase" if quoted else "run", start, end)
        return Run(text, wanted, quoted, start, end)

    # ---- fields

    def field(self) -> tuple[Node | None] | None:
        """`name:value`, in a tuple; None where there is no field here."""
        colon = next(
            (at for at in range(self.at + 1, min(self.at + 12, len(self.text))) if self.text[at] in COLONS), None
        )
        if colon is None:
            return None
        name = field_names().get(fold(self.text[self.at : colon]))
        if name is None:
            return None
        start = self.at
        self.at = colon + 1
        self.token("field", start, self.at)
        self.skip_space()
        values = list(self.values())
        made = [one for first, last, value in values if (one := self.condition(name, value, start, first, last))]
        if not values:
            self.note(say("“{field}”后面还没有内容，已略去", field=one_line(self.text[start : colon + 1])))
        return (_joined(Or, list(made)),)

    def values(self) -> Iterator[tuple[int, int, str]]:
        """(start, end, text) of each value: quoted or bare, several joined by | or a comma."""
        while self.more():
            start = self.at
            if self.here(QUOTES):
                end = next((at for at in range(start + 1, len(self.text)) if self.text[at] in QUOTES), len(self.text))
                self.at = min(end + 1, len(self.text))
                yield start, self.at, self.text[start + 1 : end]
            else:
                while self.more() and not self.ends_value():
                    self.at += 1
                if self.at > start:
                    yield start, self.at, self.text[start : self.at]
            following = self.text[self.at + 1 : self.at + 2]
            joined = self.here(BARS) or self.here(frozenset("、，,"))
            if not joined or not following or is_space(following) or following in CLOSING | BARS | MINUSES:
                return
            if fold(re.split("[:：]", self.text[self.at + 1 : self.at + 12])[0]) in field_names():
                return  # another field follows the bar
            self.token("operator", self.at, self.at + 1)
            self.at += 1

    def ends_value(self) -> bool:
        character = self.text[self.at]
        return is_space(character) or character in BARS | CLOSING | QUOTES or character in "、，,"

    def condition(self, name: str, value: str, start: int, first: int, last: int) -> Field | None:
        if not key(value) and name != "unit":
            self.token("ignored", first, last)
            return None
        if not self.counted():
            return None
        self.token("value", first, last)
        if name != "year":
            return Field(name, value.strip(), start, last)
        years = read_years(value)
        if years is None:
            self.note(say("“{value}”不是年份，写法如 2018 或 2018..2020；已略去", value=one_line(value)[:20]))
            return None
        return Field(name, value.strip(), start, last, years)


def _joined(kind: type[And] | type[Or], parts: list[Node] | list[Field]) -> Node | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
