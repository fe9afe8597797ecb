"""A place in a query that goes forward: what stands there, what was counted, noted and marked on the way."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from jbtui.messages import say
from jbtui.search.tree import Token

MOST_TERMS = 64
"""Terms of a query that are read."""


@dataclass(slots=True)
class Cursor:
    """The text of a query and how far it is read."""

    text: str
    at: int = 0
    terms: int = 0
    notes: list[str] = field(default_factory=list)
    """What was mended or left out, ready to show."""
    tokens: list[Token] = field(default_factory=list)

    def note(self, words: str) -> None:
        self.notes.append(words)

    def token(self, role: str, start: int, end: int) -> None:
        if end > start:
            self.tokens.append(Token(role, start, end))

    def more(self) -> bool:
        return self.at < len(self.text)

    def here(self, characters: frozenset[str]) -> bool:
        return self.at < len(self.text) and self.text[self.at] in characters

    def skip_space(self) -> bool:
        """Go to the next character that is no space; False at the end."""
        while self.more() and is_space(self.text[self.at]):
            self.at += 1
        return self.more()

    def counted(self) -> bool:
        """Count a term; False beyond the most that are read."""
        self.terms += 1
        if self.terms > MOST_TERMS:
            self.note(say("检索词太多，只用前 {n} 个", n=MOST_TERMS))
            return False
        return True


def is_space(character: str) -> bool:
    return character.isspace() or (character < " ") or unicodedata.category(character) in ("Cc", "Cs")
