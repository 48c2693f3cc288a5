"""Prints what articlekit makes of the two bundled inputs."""

from __future__ import annotations

import sys

from attrs import frozen

from articlekit import extract
from articlekit.demo import sample
from articlekit.rendering.summary import render_summary

WIDTH = 100


@frozen
class Show:
    """
    One bundled input.

    Attributes:
        file: its name in this package.
        what: a line that says what the reader is looking at.
    """

    file: str
    what: str


SHOWS = (
    Show(
        "page.html", "A web page in English, with JSON-LD, a share bar, related links and a consent notice in French."
    ),
    Show("dump.txt", "A page copied as plain text with everything that stood on it: no markup is left to go by."),
)


def render_demo() -> str:
    """The whole demonstration as text."""
    return "\n\n".join(_render(show) for show in SHOWS)


def _render(show: Show) -> str:
    article = extract(sample(show.file))
    sizes = f"━━ {show.file}: {len(article.blocks)} blocks kept, {len(article.removed)} removed "
    return f"{sizes:━<{WIDTH}}\n{show.what}\n\n{render_summary(article, width=WIDTH, text=True)}"


if __name__ == "__main__":
    sys.stdout.buffer.write(f"{render_demo()}\n".encode())  # bytes, because a console's own encoding may lack letters
