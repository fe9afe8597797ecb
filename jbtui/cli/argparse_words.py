"""argparse's own words in the interface's language: the Chinese ones stand in locale/zh/LC_MESSAGES/argparse.po."""

from __future__ import annotations

import argparse
import gettext

from jbtui import messages
from jbtui.locations import PACKAGE


def install() -> None:
    """Make argparse say its words in the language chosen; in English it keeps its own."""
    if messages.language() == "zh":
        words: gettext.NullTranslations = gettext.translation("argparse", PACKAGE / "locale", ["zh"], fallback=True)
    else:
        words = gettext.NullTranslations()
    # argparse looks both names up in its module at every use; it has no other door for translations than the
    # process-wide text domain, which would depend on the locale instead of --lang.
    vars(argparse)["_"] = words.gettext
    vars(argparse)["ngettext"] = words.ngettext
