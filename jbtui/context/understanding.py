"""From a laid-out article to its Article and Paragraph records: numbering, ids, and all that is known of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jbtui.context.campaigns import campaign_years, campaigns_of
from jbtui.context.dating import dating_of
from jbtui.context.districts import districts_of
from jbtui.context.identity import article_id, paragraph_ids
from jbtui.context.newspapers import newspaper_of
from jbtui.context.people import people_of
from jbtui.context.sentences import Sentence, sentences, stated_evidence
from jbtui.context.sharing import shared_dating
from jbtui.context.themes import themes_of
from jbtui.records import Article, Evidence, Kind, LaidArticle, Named, Paragraph, Role, SourceText, StatedFact
from jbtui.text.cleaning import one_line

_OF_THE_FILE = ("newspaper", "date", "page")


def understand(laid: LaidArticle, source: SourceText) -> tuple[Article, tuple[Paragraph, ...]]:
    """The article and its paragraphs in reading order.

    A fact that is stated beside the text goes before what the text itself shows; the first statement of a fact wins.
    Of several articles in a file, the later ones share only the newspaper, date and page that are stated of the file.
    """
    read = tuple(sentences(laid.blocks))
    stated = tuple(fact for fact in source.stated if laid.number == 1 or fact.field in _OF_THE_FILE)
    found = districts_of(read, source)
    districts = _with_stated(found.named, stated, source, "district")
    fought = campaigns_of(read, source)
    campaigns = _with_stated(fought.named, stated, source, "campaign")
    people = people_of(laid.blocks, source)
    dating = dating_of(read, source, stated, campaign_years(campaigns))
    if dating is None and not any(fact.field == "date" for fact in stated):
        dating = shared_dating(laid, source)
    article = Article(
        id=article_id(laid, source),
        file=source.name,
        path=str(source.path),
        number=laid.number,
        title=_one(stated, "title") or _title(laid, source),
        newspaper=_newspaper(read, stated, source),
        dating=dating,
        districts=districts,
        campaigns=campaigns,
        authors=_all(stated, "author") or people.authors,
        photographers=_all(stated, "photographer") or people.photographers,
        sha256=source.sha256,
        page=_one(stated, "page"),
    )
    ids = paragraph_ids(article.id, (block.text for block in laid.blocks))
    themes = themes_of(laid.blocks, article.campaign)
    own = (article.campaign,) if article.campaign else ()
    home = (article.district,) if article.district else ()
    paragraphs = []
    number = 0
    for position, (block, code, theme) in enumerate(zip(laid.blocks, ids, themes, strict=True), 1):
        number += block.kind is Kind.BODY
        paragraphs.append(
            Paragraph(
                id=code,
                article=article.id,
                file=article.file,
                position=position,
                number=number if block.kind is Kind.BODY else None,
                kind=block.kind,
                level=block.level,
                section=block.section,
                theme=theme,
                text=block.text,
                lines=block.lines,
                districts=found.spoken.get(position - 1) or home,
                campaigns=tuple(dict.fromkeys((*own, *fought.spoken.get(position - 1, ())))),
                repairs=block.repairs,
            )
        )
    return article, tuple(paragraphs)


def _title(laid: LaidArticle, source: SourceText) -> str:
    """The printed headline; else the first heading or words; the file's name for an article without any."""
    titles = [one_line(block.text) for block in laid.blocks if block.kind is Kind.TITLE]
    if titles:
        return " ".join(titles)
    if not laid.blocks:
        return one_line(source.name)
    readable = [block for block in laid.blocks if block.kind is not Kind.NOISE] or list(laid.blocks)
    first = next((block for block in readable if block.kind is Kind.HEADING), readable[0])
    return one_line(first.text)[:60]


def _newspaper(read: Sequence[Sentence], stated: Sequence[StatedFact], source: SourceText) -> str | None:
    """The newspaper that is stated (perhaps as unknown), else the one that the text names as its own."""
    if any(fact.field == "newspaper" for fact in stated):
        return _one(stated, "newspaper")
    named = newspaper_of(read, source)
    return named[0] if named else None


# ---- stated facts ----------------------------------------------------------------------------------------------------


def _one(stated: Sequence[StatedFact], field: str) -> str | None:
    return next((fact.value for fact in stated if fact.field == field and isinstance(fact.value, str)), None)


def _all(stated: Sequence[StatedFact], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for fact in stated if fact.field == field for value in _values(fact)))


def _values(fact: StatedFact) -> tuple[str, ...]:
    if fact.value is None:
        return ()
    return (fact.value,) if isinstance(fact.value, str) else fact.value


def _with_stated(
    found: tuple[Named, ...], stated: Sequence[StatedFact], source: SourceText, field: str
) -> tuple[Named, ...]:
    """What is stated first, then what was found; a stated main one makes the found ones mentioned."""
    named = [*_stated_names(stated, source, field)]
    if not named:
        return found
    main = any(item.role is Role.MAIN for item in named)
    have = {item.name for item in named}
    for item in found:
        if item.name not in have:
            role = Role.MENTIONED if main else item.role
            named.append(Named(item.name, role, item.evidence, item.rule))
    return tuple(sorted(named, key=lambda item: item.role is not Role.MAIN))


def _stated_names(stated: Sequence[StatedFact], source: SourceText, field: str) -> Iterator[Named]:
    """The stated districts or campaigns; the first district stated is the article's own."""
    seen: set[str] = set()
    for fact in stated:
        kind, _dot, role = fact.field.partition(".")
        if kind != field:
            continue
        for name in _values(fact):
            if name in seen:
                continue
            pieces = stated_evidence(fact.evidence, source)
            shown = pieces[0] if pieces else Evidence("")
            main = role == "main" or (not role and not seen)
            seen.add(name)
            yield Named(name, Role.MAIN if main else Role.MENTIONED, shown, fact.origin)
