"""Cleaners: callables Document -> Document, applied in the order of DEFAULT_CLEANERS."""

from __future__ import annotations

from articlekit.document import Cleaner

__all__ = ["DEFAULT_CLEANERS"]

DEFAULT_CLEANERS: tuple[Cleaner, ...] = ()
