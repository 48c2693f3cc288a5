"""Where the commands get their inputs from: files, standard input, and addresses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from attrs import frozen

from articlekit import fetch
from articlekit.exceptions import FetchError
from articlekit.hints import Hints
from articlekit.limits import Limits
from articlekit.typing import Input

__all__ = ["STANDARD_INPUT", "Opening", "UnreadableError"]

STANDARD_INPUT = "-"
ADDRESS = ("http://", "https://")
# What the library calls its limits, and what the command line calls them.
SPOKEN = {"private=True": "--allow-private", "max_bytes": "--max-bytes"}


class UnreadableError(Exception):
    """An input that could not be read, with the reason for people; the command line turns it into an exit code."""


@frozen
class Opening:
    """
    How inputs are opened, and what the user said of them, which goes before what a server says.

    Attributes:
        kind: the option ``--input``.
        url: where a file came from.
        encoding: the charset of the HTTP header.
        max_bytes: hard limit on an input.
        deadline: seconds for each input, None for as long as it takes.
        allow_private: whether addresses of this machine and network may be asked.
        hints: what the user knows of the inputs.
    """

    kind: Input = "auto"
    url: str | None = None
    encoding: str | None = None
    max_bytes: int = Limits().max_bytes
    deadline: float | None = None
    allow_private: bool = False
    hints: Hints = Hints()

    def open(self, name: str) -> fetch.Response:
        """
        The content of a file, of standard input or of an address.

        Raises:
            UnreadableError: if there is none to be had, with the reason.
        """
        if name.startswith(ADDRESS):
            return self._fetch(name)
        try:
            return fetch.Response("", sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes())
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            raise UnreadableError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error

    def options(self, found: fetch.Response) -> dict[str, Any]:
        """What ``extract`` is told of an input that was opened."""
        return {
            "url": self.url or found.url or None,
            "input": found.input if self.kind == "auto" else self.kind,
            "encoding": self.encoding or found.encoding,
            "limits": Limits(max_bytes=self.max_bytes, deadline=self.deadline),
            "hints": self.hints,
        }

    def _fetch(self, name: str) -> fetch.Response:
        try:
            return fetch.page(name, max_bytes=self.max_bytes, private=self.allow_private)
        except FetchError as error:
            reason = error.reason
            for term, spoken in SPOKEN.items():
                reason = reason.replace(term, spoken)
            raise UnreadableError(reason if error.url == name else f"{error.url}: {reason}") from error
        except ModuleNotFoundError as error:
            raise UnreadableError("to fetch it, install: pip install 'articlekit[fetch]'") from error
