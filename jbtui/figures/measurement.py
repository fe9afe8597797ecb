"""A measured quantity whose label is looked for, with the noun phrases on both sides of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jbtui.figures.quantity import Quantity
from jbtui.figures.scene import Label, Place, Scene

# A label, and whatever may say of itself what is measured, has at least so many characters.
SAYS = 2


@dataclass(slots=True)
class Measurement:
    """What the rules for measured quantities ask of a figure."""

    place: Place
    scene: Scene
    names: tuple[str, ...]
    stem: str
    """The noun phrase before the number; a rule that sees that it says nothing, or too much, sets it anew."""
    right: str
    """The noun phrase behind the number."""
    of: bool
    """Whether the number describes what stands behind it: 1600亩的园区."""

    @property
    def quantity(self) -> Quantity:
        return self.place.quantity


Rule = Callable[[Measurement], Label | None]
"""The label by one way of writing; None where the figure is not written so."""
