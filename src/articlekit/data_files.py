"""The data files of the package: words, class tokens and codes as TOML."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["tables_of"]


@cache
def tables_of(package: str, file: str) -> dict[str, Any]:
    """
    What a TOML file of the package says, read once: it never changes, and nobody may change what comes back.

    >>> "dpa" in tables_of("articlekit.packs", "agencies.toml")["agencies"], "years" in tables_of("articlekit.packs", "dates.toml")
    (True, False)

    Args:
        package: where the file is, as "articlekit.packs".
        file: its name.
    """
    return tomllib.loads((files(package) / file).read_text(encoding="utf-8"))
