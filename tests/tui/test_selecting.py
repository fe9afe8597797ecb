"""What is selected of a set article: by the mouse in cells, by the keyboard in sentences."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from jbtui.tui import typeset
from jbtui.tui.selecting import Place, Sentences, places
from tests.tui.shelf import article

TEXT = "title|题\nbody|甲。乙。丙。\ncaption|图说。\nbody|丁。戊。"


def sheet(text: str = TEXT, width: int = 80) -> typeset.Sheet:
    volume = article("a.txt", text, "东河区", "2019")
    return typeset.sheet(volume.article, volume.paragraphs, width)


def words(page: typeset.Sheet, chosen: Sentences) -> list[str]:
    return [page.paragraphs[p.paragraph].text[p.start : p.end] for p in chosen.places]


def test_sentences_grow_over_the_end_of_a_paragraph_and_shrink_again() -> None:
    page, chosen = sheet(), Sentences()
    grown = []
    for _press in range(5):
        last = chosen.places[-1] if chosen.places else Place(1, 0, 0)
        chosen = chosen.grown(page, last, 1)
        grown.append(words(page, chosen))
    assert grown == [
        ["甲。"],
        ["甲。乙。"],
        ["甲。乙。丙。"],
        ["甲。乙。丙。", "图说。"],
        ["甲。乙。丙。", "图说。", "丁。"],
    ]
    assert words(page, chosen.grown(page, chosen.places[-1], -1)) == ["甲。乙。丙。", "图说。"]
    assert Sentences().grown(page, Place(1, 0, 0), -1).places == []


def test_the_sentence_of_the_hit_comes_first_and_its_neighbours_after() -> None:
    page = sheet()
    chosen = Sentences().grown(page, Place(1, 2, 3), 1)
    assert words(page, chosen) == ["乙。"]
    at = Place(1, 2, 3)
    assert words(page, chosen.moved(page, at, 1)) == ["丙。"]
    assert words(page, chosen.moved(page, at, -1)) == ["甲。"]
    last = Sentences().grown(page, Place(3, 2, 3), 1)
    assert last.moved(page, Place(3, 0, 0), 1) == last


def test_one_who_went_elsewhere_begins_anew() -> None:
    page = sheet()
    chosen = Sentences().grown(page, Place(1, 0, 0), 1)
    assert words(page, chosen.grown(page, Place(3, 0, 0), 1)) == ["丁。"]


@pytest.mark.parametrize("kind", ["body", "caption", "title", "heading"])
def test_cells_of_a_line_are_its_characters(kind: str) -> None:
    """Whatever stands before the text: a number, a mark of two cells, an indent."""
    text = f"title|题\n{kind}|一二三四五六"
    page = sheet(text)
    number = next(n for n, p in enumerate(page.paragraphs) if p.text == "一二三四五六")
    row = page.firsts[number]
    lead = page.lines[row].lead
    selection = Selection(Offset(lead + 1, row), Offset(lead + 3, row))
    (place,) = places(page, selection)
    assert page.paragraphs[place.paragraph].text[place.start : place.end] == "二三"


def test_a_selection_over_paragraphs_is_cut_by_them() -> None:
    page = sheet()
    first, last = page.firsts[1], page.firsts[3]
    found = places(page, Selection(Offset(page.lines[first].lead + 2, first), Offset(page.lines[last].lead + 2, last)))
    texts = [page.paragraphs[p.paragraph].text[p.start : p.end] for p in found]
    assert texts == ["乙。丙。", "图说。", "丁。"]


def test_hostile_characters_are_out_of_what_is_selected() -> None:
    page = sheet("title|题\nbody|甲\x1b[31m乙。丙。")
    assert all("\x1b" not in p.text for p in page.paragraphs)
    assert words(page, Sentences().grown(page, Place(1, 0, 0), 1)) == [page.paragraphs[1].text[: -len("丙。")]]
