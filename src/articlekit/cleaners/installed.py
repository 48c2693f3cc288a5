"""Cleaners that other packages offer, by entry points of the group ``articlekit.cleaners``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points

from articlekit.document import Cleaner
from articlekit.exceptions import CleanerError

__all__ = ["GROUP", "installed_cleaners"]

GROUP = "articlekit.cleaners"


def installed_cleaners() -> Mapping[str, Cleaner]:
    """
    The cleaners of all installed packages that offer some, by name; nothing is looked up before this is called.

    A package offers one in its pyproject.toml::

        [project.entry-points."articlekit.cleaners"]
        drop-player = "tidy_news:drop_player"

    >>> sorted(installed_cleaners())
    []

    Returns:
        Cleaners by the names of their entry points, sorted.

    Raises:
        CleanerError: if one of them cannot be imported, or cannot be called.
    """
    found: dict[str, Cleaner] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            cleaner = entry.load()
        except Exception as error:
            raise CleanerError(f"cleaner {entry.name} ({entry.value}) cannot be imported: {error}") from error
        if not callable(cleaner):
            raise CleanerError(f"cleaner {entry.name} ({entry.value}) is no callable but {type(cleaner).__name__}")
        found[entry.name] = cleaner
    return found
