"""The styles of the app, read when they are new: Textual reads all of them again for every screen that is shown."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """A stylesheet that changes with its sources and with the colours of the theme, and with nothing else."""

    _recoloured = False

    def set_variables(self, variables: dict[str, str]) -> None:
        if variables != self._variables:
            self._recoloured = True
            super().set_variables(variables)

    def reparse(self) -> None:
        if self._recoloured or self._require_parse:
            super().reparse()
            self._recoloured = False
