"""Who is who in an article: the named entities met so far, and whom the paragraph speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from jbtui.figures import entity, person

# How a sentence goes on speaking of another district.
_SAME = ("该区", "该市", "该县")


@dataclass(slots=True)
class Cast:
    """The named entities of an article so far, the latest last, and whom the paragraph speaks of."""

    district: str | None
    districts: dict[str, str] = field(default_factory=dict)
    """Full and short names of the districts known to the article, each with the full one: 江北区, 江北."""
    names: tuple[str, ...] = ()
    """Those of them that stand in the paragraph."""
    known: list[str] = field(default_factory=list)
    current: str | None = None
    """The entity that the last sentence with a subject of its own spoke of; None for the district."""
    met: list[str] = field(default_factory=list)
    """The entities of the paragraph so far, the latest last."""
    people: list[str] = field(default_factory=list)
    """Those of the paragraph who are people of a scene."""
    behind: str | None = None
    """Whom the paragraph spoke of before it came to one of them."""

    def begin(self, text: str) -> None:
        """A new paragraph starts with the district."""
        self.names = tuple(filter(text.__contains__, self.districts))
        self.current = self.behind = None
        self.met.clear()
        self.people.clear()

    def turn(self, sentence: str, district: str | None) -> None:
        """A new sentence leaves a person of whom it says no more, and a district that was only compared with."""
        if self.current in self.people:
            if not person.goes_on(sentence, self.current):
                self.current = self.behind
        elif self.current in self.districts and self.current != district and not sentence.startswith(_SAME):
            self.current = None

    def introduce(self, name: str) -> None:
        """Remember somebody of the scene."""
        if name not in self.people:
            self.people.append(name)
        self.met.append(name)

    def person(self, clause: str) -> str | None:
        """The person whom a clause goes on speaking of, by name or as 他."""
        for name in self.people:
            if clause.startswith(person.callings(name)):
                return name
        return self.people[-1] if self.people and self.met[-1] in self.people and person.comes_back(clause) else None

    def notice(self, clause: str) -> None:
        """Remember whom a paragraph without figures begins with."""
        name = entity.visited(clause) or entity.entity_of(clause)
        if name:
            self.meet(name)

    def meet(self, name: str) -> str:
        """Remember a name as the one met last."""
        if name in self.known:
            self.known.remove(name)
        self.known.append(name)
        self.met.append(name)
        del self.known[:-40], self.met[:-40]
        return name
