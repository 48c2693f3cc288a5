"""Pages of our own, and cleaners that misbehave on command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LINE = "It rained all night in the hills, and the road to the coast is closed until the weekend."


def page(number: int) -> str:
    """A small page with facts, text and boilerplate."""
    return (
        f"<html lang=en><title>Rain {number} | The Fen Courier</title><meta property=og:site_name content='The Fen Courier'>"
        f"<h1>Rain {number}</h1><p>By Ida Marlow</p><p>{number}. {LINE}</p><p>{LINE}</p><p>Sign up for our newsletter</p>"
    )


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of two hundred JSON lines."""
    path = tmp_path / "pages.jsonl"
    rows = [{"id": f"p{n}", "html": page(n), "url": f"https://fencourier.example/{n}"} for n in range(200)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
