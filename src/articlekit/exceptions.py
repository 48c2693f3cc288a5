"""
The exceptions that articlekit raises, all under one root.

    ArticlekitError
    ├── InputTypeError     the source is not bytes, str, BeautifulSoup or Tag, or another argument of a wrong type (also
    │                      a TypeError)
    ├── InputTooLargeError the source is over a hard limit that the caller can raise (also a ValueError)
    ├── CleanerError       a cleaner or parser that the caller passed in failed
    ├── FetchError         articlekit.fetch could not get a page: names the address and the reason
    ├── BatchError         a batch cannot begin or go on; a bad record is no such thing, it gives an error row
    └── PackError          a language pack is malformed: names the file, the field, and what was expected

Bad *content* never raises: it gives an :class:`~articlekit.Article` with diagnostics.
"""

from __future__ import annotations

__all__ = [
    "ArticlekitError",
    "BatchError",
    "CleanerError",
    "FetchError",
    "InputTooLargeError",
    "InputTypeError",
    "PackError",
]


class ArticlekitError(Exception):
    """The root of every exception that articlekit raises on purpose."""


class InputTypeError(ArticlekitError, TypeError):
    """The source is of a type that articlekit does not read, or another argument is of the wrong type; it is named."""


class InputTooLargeError(ArticlekitError, ValueError):
    """The source is over the hard limit ``Limits.max_bytes``, which the caller can raise."""


class CleanerError(ArticlekitError):
    """
    A cleaner or a parser that the caller passed in failed; the message names it.

    It raised, or a cleaner returned something that is no Document, or a parser something that is no Fact, or a Fact with
    a value that the fact cannot have. What was raised is the ``__cause__``.
    """


class FetchError(ArticlekitError):
    """
    A page could not be fetched.

    Attributes:
        url: the address that failed, which a redirect may have given.
        reason: what happened, for people.
    """

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(url, reason)
        self.url = url
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class PackError(ArticlekitError, ValueError):
    """A language pack cannot be used; the message names file, field and what was expected."""


class BatchError(ArticlekitError):
    """A batch cannot begin or go on: an input is missing, the output is in the way, workers do not start."""
