"""Who is who in an article: the named entities met so far, and whom the paragraph speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from jbtui.figures import entity


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

    def begin(self, text: str) -> None:
        """A new paragraph starts with the district."""
        self.names = tuple(filter(text.__contains__, self.districts))
        self.current = None
        self.met.clear()

    def turn(self, opening: str, district: str | None) -> None:
        """A new sentence leaves a district that is only compared with; 该区 goes on speaking of it."""
        if self.current in self.districts and self.current != district and opening not in ("该区", "该市", "该县"):
            self.current = None

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
