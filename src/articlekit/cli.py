"""The command ``articlekit``: the way in. What it does is in :mod:`articlekit.commands`, which needs click and rich."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

NEEDED = {"click", "rich"}


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Args:
        arguments: what follows the command's name; None for those of this process.

    Returns:
        The exit code: 0 ok, 1 no article in some input, 2 usage, 3 an input could not be read.
    """
    try:
        from articlekit.commands import run
    except ModuleNotFoundError as error:
        if error.name not in NEEDED:
            raise
        print(
            f"articlekit: the command line needs {error.name}, which is not installed; "
            "install it with: pip install 'articlekit[cli]'",
            file=sys.stderr,
        )
        return 2
    return run(arguments)
