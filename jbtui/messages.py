"""What the interface says, in Chinese and English, from one catalogue.

Messages are written in Chinese in the code; `locale/en` holds the English. Choose the language before the app is
imported: Textual evaluates bindings when a class is made.
"""

from __future__ import annotations

import gettext
import locale
import os

from jbtui.locations import PACKAGE

LANGUAGES = ("zh", "en")
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "zh"


def preferred() -> str:
    """The language of the locale: Chinese unless the locale names another language."""
    named = ""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            named = os.environ[variable]
            break
    named = named or (locale.getlocale()[0] or "")
    if not named or named.split(".")[0] in ("C", "POSIX") or named.lower().startswith(("zh", "chinese")):
        return "zh"
    return "en"


def speak(language: str | None) -> str:
    """Set the language of every later message; None follows the locale. Returns the language chosen."""
    global _catalogue, _language
    _language = language if language in LANGUAGES else preferred()
    if _language == "zh":
        _catalogue = gettext.NullTranslations()
    else:
        _catalogue = gettext.translation("jbtui", PACKAGE / "locale", [_language])
    return _language


def language() -> str:
    return _language


def _(message: str) -> str:
    """The message in the chosen language."""
    return _catalogue.gettext(message)


def say(message: str, /, **parts: object) -> str:
    """The message in the chosen language, its `{parts}` filled in."""
    return _catalogue.gettext(message).format(**parts)


def count(message: str, n: int, /, **parts: object) -> str:
    """The message that counts `{n}` things, in the form that the chosen language has for so many."""
    return _catalogue.ngettext(message, message, n).format(n=n, **parts)


def holdings(articles: int, paragraphs: int, figures: int) -> tuple[str, str, str]:
    """What an index holds, in words."""
    return count("{n:,} 篇", articles), count("{n:,} 段", paragraphs), count("{n:,} 个数字", figures)
