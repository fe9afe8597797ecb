"""Articles and paragraphs made by hand, as the rooms before figures would hand them over."""

from __future__ import annotations

from jbtui.figures import extract
from jbtui.records import Article, Dating, Evidence, Figure, Kind, Named, Paragraph, Role


def article(date: str | None = "2018-12", districts: tuple[str, ...] = ("江北区",)) -> Article:
    named = tuple(Named(name, Role.MAIN, Evidence(name)) for name in districts)
    dating = Dating(date, True, "test") if date else None
    return Article("ART", "a.txt", "a.txt", 1, "", None, dating, named, (), (), (), "")


def paragraph(text: str, number: int = 1, section: str | None = None, kind: Kind = Kind.BODY) -> Paragraph:
    return Paragraph(f"ART-{number:06d}", "ART", "a.txt", number, number, kind, None, section, None, text, ())


def figures(text: str, date: str | None = "2018-12", districts: tuple[str, ...] = ("江北区",)) -> tuple[Figure, ...]:
    """The figures of one body paragraph."""
    return extract(article(date, districts), [paragraph(text)])
