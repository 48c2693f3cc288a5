"""The consumer's code runs; its types are checked by mypy and pyright, see the Makefile."""

from __future__ import annotations

from .consumer import facts, run


def test_consumer() -> None:
    """What passes the type checkers also does what it says."""
    assert facts(run()) == {"title": "Rain", "authors": "Ana Ruiz"}
