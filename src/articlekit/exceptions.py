"""
The exceptions that articlekit raises, all under one root.

    ArticlekitError
    ├── InputTypeError     the source is not bytes, str, BeautifulSoup or Tag (also a TypeError)
    ├── InputTooLargeError the source is over a hard limit that the caller can raise (also a ValueError)
    ├── CleanerError       a cleaner or parser that the caller passed in failed
    └── PackError          a language pack is malformed: names the file, the field, and what was expected

Bad *content* never raises: it gives an :class:`~articlekit.Article` with diagnostics.
"""

from __future__ import annotations

__all__ = ["ArticlekitError", "CleanerError", "InputTooLargeError", "InputTypeError", "PackError"]


class ArticlekitError(Exception):
    """The root of every exception that articlekit raises on purpose."""


class InputTypeError(ArticlekitError, TypeError):
    """The source is of a type that articlekit does not read."""


class InputTooLargeError(ArticlekitError, ValueError):
    """The source is over the hard limit ``Limits.max_bytes``, which the caller can raise."""


class CleanerError(ArticlekitError):
    """A cleaner that the caller passed in raised, or returned something that is no Document."""


class PackError(ArticlekitError, ValueError):
    """A language pack cannot be used; the message names file, field and what was expected."""
