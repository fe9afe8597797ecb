"""The reference date of an article: stated beside it, in its file name, or inferred from what its text says.

A date is given as far as it is fixed: `2020-11-03`, `2020-11` or `2020`; None where nothing fixes even the year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from jbtui.context.months import month_of
from jbtui.context.sentences import Sentence, evidence, pattern, stated_evidence
from jbtui.context.years import year_of
from jbtui.knowledge import table
from jbtui.records import Dating, Evidence, SourceText, StatedFact

_EVIDENCES = 3
_STATED = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?)?月?)?年?$")


def dating_of(
    read: Sequence[Sentence],
    source: SourceText,
    stated: Sequence[StatedFact] = (),
    spans: Mapping[str, tuple[int, int]] | None = None,
) -> Dating | None:
    """The date that is stated, else the text's own; `spans` as in `years.year_of`."""
    for fact in stated:
        if fact.field == "date":
            return _stated(fact, source)
    printed = _printed(read, source)
    if printed:
        return printed
    verdict = year_of(read, spans or {})
    named = _in_name(source)
    if named and (verdict is None or verdict.year <= int(named.edtf[:4]) <= verdict.year + 1):
        return named
    if verdict is None:
        return None
    strong = [vote for vote in verdict.votes if vote.weight * 4 >= verdict.votes[0].weight]
    shown = [evidence(vote.sentence, source, vote.at) for vote in strong]
    rules = [vote.rule for vote in strong]
    month = month_of(read, verdict.year)
    edtf = f"{verdict.year:04}"
    seen = list(dict.fromkeys(shown))[:_EVIDENCES]
    if month:
        edtf += f"-{month.month:02}"
        rules.append(month.rule)
        seen = list(dict.fromkeys([*seen, evidence(month.sentence, source, month.at)]))
    kept = [*dict.fromkeys(rules)]
    return Dating(edtf, True, "；".join([*kept[:_EVIDENCES], *kept[_EVIDENCES:][-1:]]), tuple(seen))


def _stated(fact: StatedFact, source: SourceText) -> Dating | None:
    """A date that a person stated; None where it is stated to be unknown or no date."""
    value = fact.value if isinstance(fact.value, str) else None
    edtf = _edtf(value) if value else None
    if edtf is None:
        return None
    return Dating(edtf, fact.inferred, fact.origin, stated_evidence(fact.evidence, source))


def _edtf(words: str) -> str | None:
    found = _STATED.match(words.strip())
    if not found:
        return None
    year, month, day = found.groups()
    if month and not 1 <= int(month) <= 12:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])


def _printed(read: Sequence[Sentence], source: SourceText) -> Dating | None:
    """The date that the page itself prints: its head, its dateline, the line below the text."""
    rules = [rule for rule in table("dates")["year"] if "(?P<d>" in rule["pattern"]]
    for sentence in read:
        if not sentence.dated:
            continue
        for rule in rules:
            found = pattern(rule["pattern"]).search(sentence.plain)
            if found and 1 <= int(found["m"]) <= 12 and 1 <= int(found["d"]) <= 31:
                edtf = f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}"
                return Dating(edtf, False, rule["rule"], (evidence(sentence, source, found.start()),))
    return None


def _in_name(source: SourceText) -> Dating | None:
    rule = table("dates")["file_name"]
    found = pattern(rule["pattern"]).search(source.name)
    if not found:
        return None
    parts = [found["y"], *(f"{int(found[part]):02}" for part in ("m", "d") if found[part])]
    return Dating("-".join(parts), True, rule["rule"], (Evidence(source.name),))
