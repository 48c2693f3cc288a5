"""What articlekit does not know about the sites that we read."""

from __future__ import annotations

from pathlib import Path

from articlekit import Document, Fact, Sources, for_host

__all__ = ["drop_player", "find_section", "pack_path", "rules"]


def drop_player(document: Document) -> Document:
    """Drop the line above the text that starts an audio player."""
    hits = [block for block in document.blocks if block.text.startswith("Listen to this story")]
    return document.drop(hits, reason="audio-player", evidence="Listen to this story")


def find_section(sources: Sources) -> Fact[str | None]:
    """The section as our content system writes it into a meta element of its own."""
    for value in sources.meta.get("tidy:desk", ()):
        return Fact(value.strip().title(), raw=value, source="meta:tidy:desk")
    return Fact(None)


def pack_path() -> Path:
    """Where our language pack lies."""
    return Path(__file__).parent / "tidy-news.toml"


rules = (for_host("tidy-news.example", drop_player),)
