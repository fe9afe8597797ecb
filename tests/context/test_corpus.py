"""What is stated of the bundled articles stands in them, and the text alone gives the same."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from jbtui import locations
from jbtui.context import understand
from jbtui.context.sentences import compact
from jbtui.layout import lay_out
from jbtui.reading import read
from jbtui.records import Article, Role

CORPUS: Mapping[str, Mapping[str, Any]] = tomllib.loads(
    (locations.seeds() / "corpus.toml").read_text(encoding="utf-8")
)["articles"]
FACTS = {"title", "date", "newspaper", "districts", "campaigns", "authors", "photographers"}


def understood(name: str, *, stated: bool) -> Article:
    source = read(locations.seeds() / name)
    if not stated:
        source = dataclasses.replace(source, stated=())
    (laid,) = lay_out(source)
    return understand(laid, source)[0]


def quoted(facts: Mapping[str, Any]) -> Iterator[str]:
    for fact in facts.values():
        for item in fact if isinstance(fact, list) else [fact]:
            words = item.get("evidence", [])
            yield from [words] if isinstance(words, str) else words


def test_every_article_is_described() -> None:
    assert set(CORPUS) == {path.name for path in locations.seeds().glob("*.txt")}
    assert all(set(facts) == FACTS for facts in CORPUS.values())


@pytest.mark.parametrize("name", CORPUS)
def test_evidence_stands_in_the_article(name: str) -> None:
    text = compact((locations.seeds() / name).read_text(encoding="utf-8"))
    assert [words for words in quoted(CORPUS[name]) if compact(words) not in text] == []


@pytest.mark.parametrize("name", CORPUS)
def test_every_fact_has_evidence_or_is_unknown(name: str) -> None:
    for key, fact in CORPUS[name].items():
        for item in fact if isinstance(fact, list) else [fact]:
            assert item.get("unknown") or item.get("evidence"), (key, item)


@pytest.mark.parametrize("name", CORPUS)
def test_the_text_alone_gives_the_stated_facts(name: str) -> None:
    facts = CORPUS[name]
    article = understood(name, stated=False)
    assert compact(article.title) == compact(facts["title"]["value"])
    assert article.date == facts["date"]["value"]
    assert article.dating is not None
    assert article.dating.inferred
    assert article.newspaper is None
    assert article.district == facts["districts"][0]["name"]
    assert article.campaign == facts["campaigns"][0]["name"]
    assert {item["name"] for item in facts["campaigns"]} <= {named.name for named in article.campaigns}
    for key, found in (("authors", article.authors), ("photographers", article.photographers)):
        wanted = [item["name"] for item in facts[key]] if isinstance(facts[key], list) else []
        assert list(found) == wanted


@pytest.mark.parametrize("name", CORPUS)
def test_stated_facts_reach_the_article(name: str) -> None:
    article = understood(name, stated=True)
    assert article.dating is not None
    assert article.dating.rule == "corpus.toml"
    assert article.dating.inferred
    assert [named.name for named in article.campaigns if named.role is Role.MAIN] == [article.campaign]
    assert article.district == CORPUS[name]["districts"][0]["name"]


@pytest.mark.parametrize("name", CORPUS)
def test_evidence_names_lines_that_hold_its_words(name: str) -> None:
    article = understood(name, stated=False)
    lines = read(locations.seeds() / name).lines
    assert article.dating is not None
    shown = [*article.dating.evidence, *(named.evidence for named in (*article.districts, *article.campaigns))]
    for evidence in shown:
        held = "".join(compact("".join(lines[first - 1 : last])) for first, last in evidence.lines)
        assert compact(evidence.words) in held
