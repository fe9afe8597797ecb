"""The forms in which a passage can be copied."""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """A citation style; the value is the name on the command line."""

    GBT7714 = "gbt7714"
    CHICAGO = "chicago"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    TEXT = "text"

    @property
    def suffix(self) -> str:
        """The suffix of a file in this style."""
        return {
            Style.MARKDOWN: ".md",
            Style.BIBTEX: ".bib",
            Style.RIS: ".ris",
            Style.CSL_JSON: ".json",
        }.get(self, ".txt")
