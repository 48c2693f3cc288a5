"""Cleaners: callables Document -> Document, applied in the order of DEFAULT_CLEANERS."""

from __future__ import annotations

from articlekit.cleaners.boilerplate import drop_boilerplate
from articlekit.cleaners.consent import drop_consent_containers
from articlekit.cleaners.duplicates import drop_duplicates
from articlekit.cleaners.hidden import drop_hidden
from articlekit.cleaners.main_content import drop_outside_main_content
from articlekit.cleaners.print_marks import drop_print_marks
from articlekit.document import Cleaner

__all__ = ["AFTER_MAIN_CONTENT", "BEFORE_MAIN_CONTENT", "DEFAULT_CLEANERS"]

# The scorer is trained on what these leave.
BEFORE_MAIN_CONTENT: tuple[Cleaner, ...] = (drop_hidden, drop_print_marks, drop_boilerplate, drop_consent_containers)

AFTER_MAIN_CONTENT: tuple[Cleaner, ...] = (drop_duplicates,)

DEFAULT_CLEANERS: tuple[Cleaner, ...] = (*BEFORE_MAIN_CONTENT, drop_outside_main_content, *AFTER_MAIN_CONTENT)
