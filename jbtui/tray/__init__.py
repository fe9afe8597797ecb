"""The tray: passages and figures collected across sessions, with notes, in an order of the reader's own."""

from __future__ import annotations

from jbtui.tray.tray import Item, Tray, TrayFile

__all__ = ["Item", "Tray", "TrayFile"]
