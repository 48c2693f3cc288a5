"""What the package adds to articlekit."""

from __future__ import annotations

from articlekit import DEFAULT_CLEANERS, extract, load_pack
from articlekit.testing import check_cleaner, check_pack
from tidy_news import drop_player, find_section, pack_path, rules

PAGE = """
<meta name="tidy:desk" content=" coast "><h1>Ferry to run all winter</h1><p>Listen to this story · 4 minutes</p>
<p>The ferry to the islands will run through the winter for the first time, the harbour office said.</p>
"""


def test_the_player_goes() -> None:
    check_cleaner(drop_player, PAGE, removes=["Listen to this story"], keeps=["The ferry to the islands"])


def test_the_rules_are_for_our_site() -> None:
    ours, other = (
        extract(PAGE, url=f"https://{host}/ferry", cleaners=[*rules, *DEFAULT_CLEANERS])
        for host in ("tidy-news.example", "other.example")
    )
    assert "audio-player" in {removal.reason for removal in ours.removed}
    assert "audio-player" not in {removal.reason for removal in other.removed}


def test_the_section_comes_from_our_meta_element() -> None:
    article = extract(PAGE, parsers={"section": find_section})
    assert (article.section, article.source_of("section")) == ("Coast", "meta:tidy:desk")


def test_the_pack_keeps_its_examples() -> None:
    check_pack(load_pack(pack_path()))
