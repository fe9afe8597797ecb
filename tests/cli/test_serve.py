"""`jbtui serve` as a command: what it refuses, and what it asks to install."""

from __future__ import annotations

import sys

import pytest

from tests.cli.conftest import Jbtui


def test_the_command_refuses_a_public_address(jbtui: Jbtui) -> None:
    done = jbtui("serve", "--host", "0.0.0.0", "--port", "0")
    assert done.code == 2 and "--expose" in done.err and done.out == ""


def test_without_the_extra_the_command_says_what_to_install(
    jbtui: Jbtui,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "jbtui.serving.server", raising=False)
    done = jbtui("serve", "--port", "0")
    assert done.code == 2 and "jbtui[web]" in done.err
