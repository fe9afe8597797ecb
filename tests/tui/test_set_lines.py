"""Lines that are set already: drawn as they stand, in the styles of their stretches."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from jbtui.tui.content import part_of, stretches
from jbtui.tui.set_lines import SetLines

LINES = ((("一个", ""), ("项目", "bold underline $error"), ("。", "")), (), (("[x] 2", "$primary"),))


class TwoWays(App[None]):
    """The same lines set, and as content that Textual sets."""

    CSS = "Static { width: 30; height: auto; }"

    def compose(self) -> ComposeResult:
        yield Static(SetLines(LINES), id="set", markup=False)
        yield Static(Content("\n").join(Content.assemble(*line) for line in LINES), id="content", markup=False)


async def test_they_look_as_content_does() -> None:
    async with TwoWays().run_test() as pilot:
        drawn = [
            [
                [(s.text, s.style and (s.style.color, s.style.bgcolor, s.style.bold, s.style.underline)) for s in strip]
                for strip in widget.render_lines(widget.size.region)
            ]
            for widget in (pilot.app.query_one("#set", Static), pilot.app.query_one("#content", Static))
        ]
        assert [["".join(text for text, _ in line).rstrip() for line in lines] for lines in drawn] == [
            ["一个项目。", "", "[x] 2"]
        ] * 2
        assert drawn[0][0] == drawn[1][0] and drawn[0][2][0] == drawn[1][2][0]


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        (0, 2, (("一个", ""),)),
        (1, 3, (("个", ""), ("项", "hit"))),
        (2, 4, (("项目", "hit"),)),
        (5, 9, ()),
        (3, 9, (("目", "hit"), ("。", ""))),
    ],
)
def test_a_part_of_a_line_keeps_its_styles(start: int, end: int, part: tuple[tuple[str, str], ...]) -> None:
    assert part_of([("一个", ""), ("项目", "hit"), ("。", "")], start, end) == part


def test_marked_stretches_hold_the_whole_text() -> None:
    found = stretches("一个项目，两个项目", [(2, 4), (7, 9)])
    assert "".join(text for text, _ in found) == "一个项目，两个项目"
    assert [text for text, style in found if style] == ["项目", "项目"]
    assert SetLines([tuple(found)]).get_optimal_width({}, 80) == cell_len("一个项目，两个项目")
