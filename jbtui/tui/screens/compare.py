"""对照: two sides row against row; the sentence beside it; swap, only what both have, the row as a cited sentence."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from jbtui.errors import JbtuiError
from jbtui.messages import _, count, say
from jbtui.text.cleaning import one_line
from jbtui.tui import content, copying, exporting
from jbtui.tui.copying import Lifted
from jbtui.tui.keys import bindings, hint
from jbtui.tui.messages import Compared, Failed, SidesFound
from jbtui.tui.reader import Reader
from jbtui.tui.screens.choice import Choice
from jbtui.tui.screens.reading_screen import ReadingScreen
from jbtui.tui.screens.room import TWO_PANES
from jbtui.tui.visited import Place
from jbtui.tui.widgets.article_pane import ArticlePane
from jbtui.tui.widgets.comparison_list import ComparisonList, Entry
from jbtui.tui.widgets.pane import Pane
from jbtui.tui.widgets.query_input import QueryInput


class CompareRoom(ReadingScreen):
    """The comparison screen."""

    ROOM = "compare"
    BINDINGS: ClassVar[list[BindingType]] = bindings("reading", "compare", "room")
    PAIRS: ClassVar[dict[str, tuple[str, ...]]] = {
        "rows-pane": ("rows-pane",),  # both sides stand beside each other in it
        "page-pane": ("rows-pane", "page-pane"),
    }
    FIRST_PANE = "rows-pane"

    def __init__(self) -> None:
        super().__init__()
        self.asked: tuple[str, str] = ("", "")
        self._opened: tuple[Entry, int] | None = None
        self._decided: tuple[int, str] | None = None
        """Where the reader decided about a match, and what to say when the rows are there."""

    def head(self) -> ComposeResult:
        with Horizontal(id="sides-bar"):
            yield Static(content.plain(_("左")), classes="side-label", markup=False)
            yield QueryInput(_("区县@年份，如 江北@2018"), id="left")
            yield Static(content.plain(_("右")), classes="side-label", markup=False)
            yield QueryInput(_("如 北仑@六争攻坚"), id="right")
            yield Static(content.plain(_("只看含")), classes="side-label", markup=False)
            yield QueryInput(_("行中的字"), id="within")

    def panes(self) -> ComposeResult:
        yield Pane(_("对照"), ComparisonList(id="rows"), id="rows-pane")
        yield ArticlePane(_("原句显示在此"), hint("{list_open} 打开左侧的出处，再按一次打开右侧的。"))

    def on_mount(self) -> None:
        self.rows_pane.stand_in(_("正在打开索引"))
        sides = self.house.session.sides
        if len(sides) == 2:
            self._write_sides(sides[0], sides[1])
        self.lay_panes()

    @property
    def rows(self) -> ComparisonList:
        return self.query_one(ComparisonList)

    @property
    def rows_pane(self) -> Pane:
        return self.query_one("#rows-pane", Pane)

    def _field(self, name: str) -> QueryInput:
        return self.query_one(f"#{name}", QueryInput)

    def _write_sides(self, left: str, right: str) -> None:
        self._field("left").write(left)
        self._field("right").write(right)

    # ---- asking

    def opened(self) -> None:
        if self._field("left").value and self._field("right").value:
            self.submit()
        else:
            self.house.library.ask("sides", _first_sides, self)

    @on(SidesFound)
    def _offer_sides(self, message: SidesFound) -> None:
        """The sides with most in common; on `c` a list to choose the right one from."""
        if not message.choose:
            if self._field("left").value or self._field("right").value:
                return  # what the reader wrote meanwhile stands
            self._write_sides(message.left, message.rights[0] if message.rights else "")
            if message.rights:
                self.submit()
            else:
                self.rows_pane.stand_in(_("只有一个区县，无从对照"), _("在上方写两方，如 江北@2018 与 江北@2020。"))
            return

        def chosen(side: str | None) -> None:
            if side:
                self._write_sides(message.left, side)
                self.submit()

        self.app.push_screen(
            Choice(say("与 {side} 最可比的", side=message.left), [(s, s) for s in message.rights]), chosen
        )

    def submit(self) -> None:
        """Compare what stands in the two fields."""
        self.asked = (self._field("left").value.strip(), self._field("right").value.strip())
        self.house.session.sides = list(self.asked)
        if self.ready and all(self.asked):
            self.say(_("正在对照"))
            self.house.library.ask("sides", partial(_compare, *self.asked), self)
        elif self.ready:
            self.say(_("两方都要写，如 江北@2018 与 北仑。"))

    @on(Compared)
    def _show(self, message: Compared) -> None:
        if message.asked != self.asked:
            return
        comparison = message.comparison
        place, told = self._decided or (0, "")
        self._decided = None
        self.rows.show(comparison, message.lines, place)
        self._show_rows()
        words = [
            say("{side}多用：{words}", side=side.label, words=" ".join(one_line(word.word) for word in marked[:6]))
            for side, marked in zip((comparison.left, comparison.right), comparison.keywords, strict=True)
            if marked
        ]
        self.say(told or content.joined((*comparison.notes, *words)), "done" if told else "")
        if self.rows.display and not isinstance(self.focused, QueryInput):
            self.rows.focus()

    def _show_rows(self) -> None:
        if self.rows.entries:
            self.rows_pane.show_body()
        else:
            self.rows_pane.stand_in(_("没有可列的行"), hint("{only_shared} 看全部，{query} 改两方"))
        self._tell_title()

    def _tell_title(self) -> None:
        comparison = self.rows.comparison
        if comparison is not None:
            name = say("{left} 对 {right}", left=comparison.left.label, right=comparison.right.label)
            rows = sum(entry.line is not None for entry in self.rows.entries)
            aside = count("{n:,} 行  共有 {shared:,}", rows, shared=self.rows.shared)
            self.rows_pane.title_bar.tell(name, aside)

    @on(Failed)
    def _show_fault(self, message: Failed) -> None:
        if message.group in ("sides", "open"):
            self.rows_pane.stand_in(message.what, message.remedy, fault=True)

    @on(Input.Submitted, "#left,#right")
    def _sides_typed(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit()

    @on(Input.Changed, "#within")
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self.rows.words = event.value
        self._refill()

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        """A side is asked for when it is whole: on Enter."""
        event.stop()

    def _refill(self) -> None:
        self.rows.fill(0)
        self._show_rows()

    def action_swap(self) -> None:
        left, right = self._field("left").value, self._field("right").value
        self._write_sides(right, left)
        self.submit()

    def action_only_shared(self) -> None:
        self.rows.only_shared = not self.rows.only_shared
        self._refill()
        self.say(_("只列两侧都有的") if self.rows.only_shared else _("列出全部"))

    def action_suggest(self) -> None:
        if self.ready and self.asked[0]:
            self.house.library.ask("sides", partial(_suggest, self.asked[0]), self)

    def action_decide(self, same: bool) -> None:
        """Confirm or refuse the match that the row proposes; it is remembered, and the rows are made anew."""
        entry = self.rows.current
        match = entry.row.match if entry and entry.row else None
        if match is None:
            self.say(_("这一行没有待确认的相近指标。"))
            return
        from jbtui.compare import decide

        try:
            decide(match.left, match.right, same)
        except JbtuiError as error:
            self.say("  ".join(filter(None, (error.what, error.remedy))), "fault")
            return
        text = (
            say("已记住：{left} 与 {right} 是一回事。", left=match.left, right=match.right)
            if same
            else say("已记住：{left} 与 {right} 不是一回事。", left=match.left, right=match.right)
        )
        self._decided = (self.rows.highlighted or 0, text)
        self.house.library.ask("sides", partial(_compare, *self.asked), self)

    # ---- reading

    @on(ComparisonList.Opened)
    def _open(self, message: ComparisonList.Opened) -> None:
        """The left source; the same entry once more: the right one."""
        sources = message.entry.sources()
        turn = (self._opened[1] + 1) % len(sources) if self._opened and self._opened[0].sources() == sources else 0
        self._opened = (message.entry, turn)
        paragraph, figure = sources[turn]
        comparison = self.rows.comparison
        if comparison is None:
            return
        article = figure.article if figure else _article_of(message.entry, paragraph)
        self.read(
            Place(self.ROOM, article, paragraph, figure), focus=self.app.size.width < TWO_PANES or len(sources) < 2
        )

    # ---- moving and copying

    def action_focus_query(self) -> None:
        if self.in_use != "rows-pane":
            self.use("rows-pane", focus=False)
        self._field("left").focus()

    @on(QueryInput.ToList)
    @on(QueryInput.Leave)
    def _to_rows(self, message: QueryInput.ToList | QueryInput.Leave) -> None:
        sides = (self._field("left").value.strip(), self._field("right").value.strip())
        if isinstance(message, QueryInput.ToList) and sides != self.asked:
            self.submit()
        if self.rows.display:
            self.use("rows-pane", focus=False)
            self.rows.focus()
        else:
            self.set_focus(None)

    def action_peel(self) -> None:
        if self.pane_of_focus() == "page-pane" or self.in_use == "page-pane":
            if not self.page.clear_selected():
                self._opened = None
                self.use("rows-pane", focus=False)
                self.rows.focus()
        elif self._field("within").value:
            self._field("within").value = ""
        else:
            self.peel_last()

    def lifted(self) -> list[Lifted]:
        return self.from_page() if self.reading else []

    def collectable(self) -> list[Lifted]:
        """Of a row its figures on both sides, of passages both."""
        entry, comparison = self.rows.current, self.rows.comparison
        if self.lifted() or entry is None or comparison is None:
            return self.lifted()
        known = comparison.paragraphs
        if entry.opposite:
            known = {side.id: side for side in (entry.opposite.left, entry.opposite.right) if side}
        return [
            Lifted(known[paragraph], comparison.articles[known[paragraph].article], None, figure)
            for paragraph, figure in entry.sources()
            if paragraph in known and known[paragraph].article in comparison.articles
        ]

    def copy_here(self) -> None:
        """On a row of figures: the row as a sentence with both sources; on passages: those passages."""
        entry = self.rows.current
        if not self.reading and entry is not None and entry.row is not None:
            self.run_worker(partial(self._copy_row, entry), thread=True, group="copy", exit_on_error=False)
        elif not self.reading and entry is not None and entry.opposite is not None:
            self.copy(self.collectable())
        else:
            super().copy_here()

    def _copy_row(self, entry: Entry) -> None:
        comparison = self.rows.comparison
        assert comparison is not None and entry.row is not None
        self.post_message(copying.copy_row(self.app, comparison, entry.row))

    def action_export(self) -> None:
        """Choose a format, then write the comparison into the current folder."""
        comparison = self.rows.comparison
        if comparison is None:
            self.say(_("还没有对照可导出。"))
            return

        def chosen(suffix: str | None) -> None:
            if suffix:
                self.run_worker(partial(write, suffix), thread=True, group="export", exit_on_error=False)

        def write(suffix: str) -> None:
            self.post_message(exporting.export_comparison(comparison, suffix, Path.cwd()))

        self.app.push_screen(Choice(_("导出成什么格式"), exporting.FORMATS), chosen)


def _article_of(entry: Entry, paragraph: str) -> str:
    sides = (entry.opposite.left, entry.opposite.right) if entry.opposite else ()
    return next(side.article for side in sides if side and side.id == paragraph)


def _first_sides(reader: Reader) -> SidesFound:
    left, rights = reader.suggested("")
    return SidesFound(left, rights, choose=False)


def _suggest(side: str, reader: Reader) -> SidesFound:
    left, rights = reader.suggested(side)
    return SidesFound(left, rights, choose=True)


def _compare(left: str, right: str, reader: Reader) -> Compared:
    comparison, lines = reader.compare(left, right)
    return Compared((left, right), comparison, lines)
