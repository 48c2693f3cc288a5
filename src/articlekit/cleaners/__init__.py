"""Cleaners: callables Document -> Document, applied in the order of DEFAULT_CLEANERS."""

from __future__ import annotations

from articlekit.cleaners.hidden import drop_hidden
from articlekit.cleaners.main_content import drop_outside_main_content
from articlekit.document import Cleaner

__all__ = ["BEFORE_MAIN_CONTENT", "DEFAULT_CLEANERS"]

# The scorer is trained on what these leave.
BEFORE_MAIN_CONTENT: tuple[Cleaner, ...] = (drop_hidden,)

DEFAULT_CLEANERS: tuple[Cleaner, ...] = (*BEFORE_MAIN_CONTENT, drop_outside_main_content)
