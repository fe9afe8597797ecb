"""Choosing the two sides of a comparison: written by the reader, proposed by the app, or picked from a list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult

from jbtui.messages import _, say
from jbtui.tui.messages import Compared, SidesFound
from jbtui.tui.reader import Reader
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.reading_screen import ReadingScreen
from jbtui.tui.widgets.sides_bar import SidesBar


class SidesRoom(ReadingScreen):
    """A room that compares the two sides written above it; what comes of it is told by `Compared`."""

    tell_nothing: Callable[[str, str], None]
    """Says why there is nothing to compare, and what to do; the room knows where."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: tuple[str, str] = ("", "")

    def head(self) -> ComposeResult:
        yield SidesBar()

    @property
    def bar(self) -> SidesBar:
        return self.query_one(SidesBar)

    def on_mount(self) -> None:
        sides = self.house.session.sides
        if len(sides) == 2:
            self.bar.write(sides[0], sides[1])

    def opened(self) -> None:
        if all(self.bar.sides):
            self.submit()
        else:
            self.house.library.ask("sides", partial(_suggest, "", ""), self)

    @on(SidesFound)
    def _offer_sides(self, message: SidesFound) -> None:
        """The sides with most in common; where the reader wants to choose, a list of them."""
        if message.place:
            self._choose_side(message)
        elif not any(self.bar.sides):  # what the reader wrote meanwhile stands
            self.bar.write(message.side, message.others[0][0] if message.others else "")
            if message.others:
                self.submit()
            else:
                self.tell_nothing(_("只有一个区县，无从对照"), _("在上方写两方，如 江北@2018 与 江北@2020。"))

    def _choose_side(self, message: SidesFound) -> None:
        def chosen(side: str | None) -> None:
            if side:
                self.bar.write(*((message.side, side) if message.place == "right" else (side, message.side)))
                self.submit()

        sides = [(side, say("{side}  同名指标 {n} 个", side=side, n=shared)) for side, shared in message.others]
        if sides:
            self.app.push_screen(Choice(say("与 {side} 最可比的", side=message.side), sides), chosen)
        else:
            self.say(say("没有哪一方与 {side} 有共同的指标。", side=message.side))

    def submit(self) -> None:
        """Compare what stands in the two fields."""
        self.asked = self.bar.sides
        self.house.session.sides = list(self.asked)
        if self.ready and all(self.asked):
            self.say(_("正在对照"))
            self.again()
        elif self.ready:
            self.say(_("两方都要写，如 江北@2018 与 北仑。"))

    def again(self) -> None:
        """Compare the two sides asked for last."""
        self.house.library.ask("sides", partial(_compare, *self.asked), self)

    @on(SidesBar.Asked)
    def _sides_written(self) -> None:
        if self.bar.sides != self.asked:
            self.submit()

    def action_swap(self) -> None:
        left, right = self.bar.sides
        self.bar.write(right, left)
        self.submit()

    def action_suggest(self, place: str) -> None:
        """Offer sides for that place: those that have most in common with the other one."""
        stays = self.bar.sides[0 if place == "right" else 1]
        if self.ready and stays:
            self.house.library.ask("sides", partial(_suggest, stays, place), self)


def _suggest(side: str, place: str, reader: Reader) -> SidesFound:
    return SidesFound(*reader.suggested(side), place)


def _compare(left: str, right: str, reader: Reader) -> Compared:
    comparison, lines = reader.compare(left, right)
    return Compared((left, right), comparison, lines)
