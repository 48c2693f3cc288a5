"""Boilerplate by its words: the phrases of the packs are found, weighed line by line, and then together."""

from __future__ import annotations

from articlekit.cleaners.boilerplate.cleaner import BoilerplateCleaner, drop_boilerplate

__all__ = ["BoilerplateCleaner", "drop_boilerplate"]
