"""What the command line says beside its data: notes, errors and progress, all on standard error and all cleaned."""

from __future__ import annotations

import sys

from jbtui.errors import JbtuiError
from jbtui.messages import say
from jbtui.text.cleaning import clean


def tell(message: str) -> None:
    """One message on standard error."""
    try:
        print(clean(message), file=sys.stderr, flush=True)
    except (BrokenPipeError, ValueError):
        # Nobody listens to standard error: there is no one left to tell.
        return


def tell_error(error: JbtuiError) -> None:
    """What happened, and on the next line what to do."""
    tell(say("错误：{what}", what=error.what))
    if error.remedy:
        tell(error.remedy)
