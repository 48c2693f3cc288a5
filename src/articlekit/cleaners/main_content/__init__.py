"""The main content: features of each block, a learned score, and rules of structure around it."""

from __future__ import annotations

from articlekit.cleaners.main_content.cleaner import OUTSIDE, drop_outside_main_content

__all__ = ["OUTSIDE", "drop_outside_main_content"]
