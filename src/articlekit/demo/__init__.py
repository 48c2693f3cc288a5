"""
The demonstration: ``python -m articlekit.demo`` shows on a page and on a text dump what the library is for.

Both inputs are written for it: no such newspaper exists.
"""

from __future__ import annotations

from importlib.resources import files

__all__ = ["sample"]


def sample(name: str) -> bytes:
    """
    One of the two inputs of the demonstration.

    >>> sample("dump.txt").decode().splitlines()[0]
    'Delta Review'
    >>> sample("other.txt")
    Traceback (most recent call last):
    ValueError: name must be "page.html" or "dump.txt", not 'other.txt'

    Args:
        name: ``"page.html"``, a web page, or ``"dump.txt"``, a page copied as plain text.

    Raises:
        ValueError: if there is no such input.
    """
    if name not in ("page.html", "dump.txt"):
        raise ValueError(f'name must be "page.html" or "dump.txt", not {name!r}')
    return (files(__name__) / name).read_bytes()
