"""
Helpers to test cleaners and packs of one's own; plain assertions, for any test runner.

    from articlekit.testing import check_cleaner, check_pack

    def test_drop_player():
        check_cleaner(drop_player, PAGE, removes=["Listen to this story"], keeps=["It rained all night"])
"""

from __future__ import annotations

from collections.abc import Iterable

from articlekit.arguments import name_of, strings
from articlekit.document import Cleaner, Document
from articlekit.packs.model import LanguagePack
from articlekit.pipeline import clean
from articlekit.reading import read
from articlekit.typing import Source

__all__ = ["ODD_PAGES", "check_cleaner", "check_pack"]

# What a cleaner meets sooner or later: nothing, a single block, only boilerplate, plain text, other scripts, no words.
ODD_PAGES: tuple[str, ...] = (
    "",
    "<p></p>",
    "<p>Rain",
    "<nav><a href=/>Home</a></nav><footer>© 2024</footer>",
    "This website uses cookies. By continuing you agree.\n\nAccept all",
    "<table><tr><td>1<td>2<tr><td>3</table><ul><li>a<ul><li>b</ul></ul><pre>x = 1\n\ty</pre>",
    "<p>雨が一晩中降った。</p><p dir=rtl>هطل المطر طوال الليل.</p>",
    "<p>" + "x" * 100_000,
)


def check_cleaner(
    cleaner: Cleaner,
    source: Source = "",
    *,
    removes: str | Iterable[str] = (),
    keeps: str | Iterable[str] = (),
    url: str | None = None,
) -> None:
    """
    Check a cleaner on a page, and that it keeps what every cleaner promises on all the pages of :data:`ODD_PAGES`.

    The promises: it returns a Document, no block is lost or made, the record says why each went, and cleaning twice is
    the same as cleaning once.

    >>> def drop_player(document: Document) -> Document:
    ...     return document.drop([block for block in document.blocks if "Listen" in block.text], reason="player")
    >>> check_cleaner(drop_player, "<p>Listen to this</p><p>It rained.", removes=["Listen"], keeps=["rained"])
    >>> check_cleaner(drop_player, "<p>It rained.", removes=["rained"])
    Traceback (most recent call last):
    AssertionError: drop_player keeps 'rained'

    Args:
        cleaner: yours, alone; the built-in ones are not run before it.
        source: a page.
        removes: a snippet of a block that the cleaner must remove, or several.
        keeps: the same, of what it must leave.
        url: where the page came from, for a cleaner that asks.

    Raises:
        AssertionError: if anything does not hold; the message says what.
        CleanerError: if the cleaner fails.
    """
    name = name_of(cleaner)
    gone, left = strings(removes, "removes"), strings(keeps, "keeps")
    for page in (source, *ODD_PAGES):
        _check_promises(cleaner, read(page, url=url), name)
    cleaned = clean(read(source, url=url), [cleaner])
    kept = [block.text for block in cleaned.blocks]
    removed = [removal.block.text for removal in cleaned.removed]
    for snippets, right, wrong, verb in ((gone, removed, kept, "keeps"), (left, kept, removed, "removes")):
        for snippet in snippets:
            assert not any(snippet in text for text in wrong), f"{name} {verb} {snippet!r}"
            assert any(snippet in text for text in right), f"{snippet!r} is not on the page"


def _check_promises(cleaner: Cleaner, document: Document, name: str) -> None:
    once = clean(document, [cleaner])
    twice = clean(once, [cleaner])
    before = sorted(block.index for block in document.blocks)
    after = sorted([*(block.index for block in once.blocks), *(removal.block.index for removal in once.removed)])
    shown = f"on a page that begins with {document.blocks[0].text[:40]!r}" if document.blocks else "on an empty page"
    assert before == after, f"{name} loses or makes blocks {shown}; Document.drop is the only way to remove"
    assert all(removal.reason for removal in once.removed), f"{name} gives no reason {shown}"
    assert twice.blocks == once.blocks, f"{name} removes more the second time {shown}"


def check_pack(pack: LanguagePack) -> None:
    """
    Check that a pack removes all its ``remove`` examples for the reason they stand under, and none of its ``keep`` ones.

    >>> from articlekit import load_pack
    >>> check_pack(load_pack("en"))
    >>> from articlekit.packs.loader import parse_pack
    >>> check_pack(parse_pack('language = "en"\\n[[boilerplate]]\\nreason = "player"\\nremove = ["Listen to this"]', "my.toml"))
    Traceback (most recent call last):
    AssertionError: en/player-1 does not remove 'Listen to this'

    Args:
        pack: what ``load_pack`` gave.

    Raises:
        AssertionError: naming the rule and the example that does not hold.
    """
    from articlekit.boilerplate import find_boilerplate

    for rule in pack.rules:
        for example in rule.remove:
            kinds = {found.kind for found in find_boilerplate(example, [pack])}
            assert rule.reason in kinds, f"{rule.name} does not remove {example!r}"
        for example in rule.keep:
            found = find_boilerplate(example, [pack])
            assert not found, f"{found[0].rule} removes {example!r}, which {rule.name} keeps"
