"""From the words on the command line to one command and its exit code; whatever goes wrong becomes one clear line."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from jbtui import messages
from jbtui.cli.telling import tell, tell_error
from jbtui.errors import Exit, IndexFault, JbtuiError
from jbtui.messages import _, say

_EXCLUSION = re.compile("-(?!h$)[^-].*", re.DOTALL)
"""What follows one hyphen in a query is to be left out; -h alone asks for help."""
_HAN = chr(0x4E2D)
INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line."""
    _steady_streams()
    messages.speak(_language(arguments))
    try:
        code = _command(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more when it closes stdout.
        _forget_stdout()
        return Exit.DONE
    except OSError as error:
        # Rooms say what befalls their files; without a name it was standard output: a full disk, a dead terminal.
        if error.filename is not None:
            raise
        _forget_stdout()
        tell(say("错误：{what}", what=say("标准输出写不下去：{error}", error=error.strerror or error)))
        return Exit.DATA_AT_FAULT
    except KeyboardInterrupt:
        tell(_("已中断。"))
        return INTERRUPTED
    except JbtuiError as error:
        tell_error(error)
        return error.exit


def _command(arguments: Sequence[str]) -> int:
    from jbtui.cli.parser import build

    try:
        options = build(arguments).parse_args(excluding(arguments))
    except SystemExit as done:
        # argparse has said what is wrong, or printed the help.
        return int(done.code or 0)
    from jbtui.cli.opening import for_this_index

    try:
        return dispatch(options)
    except IndexFault as error:
        raise for_this_index(error, options) from error


def excluding(arguments: Sequence[str]) -> list[str]:
    """The arguments with `-词` of a query kept from being taken for an option.

    argparse takes no word that holds a space for an option, and to the query language the space means nothing.
    """
    if _asked(arguments) not in ("search", "metrics", "kwic"):
        return list(arguments)
    return [f" {word}" if _EXCLUSION.fullmatch(word) else word for word in arguments]


def _asked(arguments: Sequence[str]) -> str:
    """The command among the arguments; "" for none."""
    words = iter(arguments)
    for word in words:
        if word in ("--db", "--lang"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def dispatch(options: argparse.Namespace) -> int:
    """Hand the parsed options to the module of their command, imported only now."""
    module = importlib.import_module(f"jbtui.cli.{options.command or 'overview'}_command")
    code: int = module.run(options)
    return code


def _language(arguments: Sequence[str]) -> str | None:
    """The language asked for by --lang, else by config.toml, else None; needed before the help texts are made."""
    for position, word in enumerate(arguments):
        if word == "--":
            break
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and position + 1 < len(arguments):
            return arguments[position + 1]
    # What is wrong with the file is told by the app and by `jbtui doctor`; a command must not fail over it.
    from jbtui import settings

    return settings.load()["app.language"] or None


def _steady_streams() -> None:
    """What the terminal's encoding cannot show becomes `?` instead of a traceback; pipes and files get UTF-8 then."""
    if sys.stdout is None:
        # Closed by the caller, as daemons do: what is said to it is lost on purpose.
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if _writes_chinese(stream.encoding) or stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="replace")
    if sys.stdout.isatty() and not _writes_chinese(sys.stdout.encoding):
        # In ASCII, since nothing else would get through.
        tell(f"jbtui: this terminal's encoding ({sys.stdout.encoding}) has no Chinese; try LC_ALL=C.UTF-8")


def _writes_chinese(encoding: str | None) -> bool:
    try:
        _HAN.encode(encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _forget_stdout() -> None:
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
