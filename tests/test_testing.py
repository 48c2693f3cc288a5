"""The helpers for users' own tests fail when they should."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest
from attrs import evolve

from articlekit import Block, Document, load_pack
from articlekit.cleaners import DEFAULT_CLEANERS, installed
from articlekit.cleaners.installed import installed_cleaners
from articlekit.exceptions import CleanerError, InputTypeError
from articlekit.testing import check_cleaner, check_pack

PAGE = "<p>Listen to this story</p><p>It rained all night.</p>"


def drop_player(document: Document) -> Document:
    return document.drop([block for block in document.blocks if "Listen" in block.text], reason="player")


def lose_player(document: Document) -> Document:
    return evolve(document, blocks=tuple(block for block in document.blocks if "Listen" not in block.text))


def make_up(document: Document) -> Document:
    return evolve(document, blocks=(*document.blocks, Block(99, "x")))


def drop_one_more(document: Document) -> Document:
    return document.drop(document.blocks[:1], reason="one")


def give_no_reason(document: Document) -> Document:
    return document.drop(document.blocks, reason="")


@pytest.mark.parametrize("cleaner", DEFAULT_CLEANERS)
def test_the_built_in_cleaners_pass(cleaner: object) -> None:
    """What users' cleaners are held to, ours keep."""
    check_cleaner(cleaner)  # type: ignore[arg-type]


def test_a_good_cleaner_passes() -> None:
    """A cleaner that removes what it should and no more passes."""
    check_cleaner(drop_player, PAGE, removes=["Listen to this"], keeps=["It rained"])


@pytest.mark.parametrize(
    ("cleaner", "message"),
    [
        (lose_player, "lose_player loses or makes blocks"),
        (make_up, "make_up loses or makes blocks"),
        (drop_one_more, "drop_one_more removes more the second time"),
        (give_no_reason, "give_no_reason gives no reason"),
    ],
)
def test_broken_promises_are_found(cleaner: object, message: str) -> None:
    """Each promise of a cleaner, broken, is an AssertionError that names the cleaner and the promise."""
    with pytest.raises(AssertionError, match=message):
        check_cleaner(cleaner, PAGE)  # type: ignore[arg-type]


def test_what_it_removes_and_keeps() -> None:
    """A snippet that is kept, removed or not there against expectation is named."""
    with pytest.raises(AssertionError, match="drop_player removes 'Listen'"):
        check_cleaner(drop_player, PAGE, keeps=["Listen"])
    with pytest.raises(AssertionError, match="'snow' is not on the page"):
        check_cleaner(drop_player, PAGE, keeps=["snow"])


def test_a_single_snippet() -> None:
    """One snippet alone is looked for whole, and not letter by letter."""
    check_cleaner(drop_player, PAGE, removes="Listen to this", keeps="It rained")
    with pytest.raises(AssertionError, match="drop_player keeps 'It rained'"):
        check_cleaner(drop_player, PAGE, removes="It rained")
    with pytest.raises(InputTypeError, match="keeps must be a str or several of them, not int"):
        check_cleaner(drop_player, PAGE, keeps=5)  # type: ignore[arg-type]


def test_packs() -> None:
    """A pack whose keep example is removed does not pass."""
    pack = load_pack("en")
    check_pack(pack)
    rule = next(rule for rule in pack.rules if rule.reason == "newsletter")
    wrong = evolve(pack, rules=(evolve(rule, remove=(), keep=rule.remove[:1]),))
    with pytest.raises(AssertionError, match=r"en/newsletter-1 removes .* which en/newsletter-1 keeps"):
        check_pack(wrong)


def entry(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, "articlekit.cleaners")


def test_installed_cleaners(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cleaners that packages offer come by name, in the order of the names."""
    offered = [entry("z", "articlekit.cleaners.hidden:drop_hidden"), entry("a", "articlekit.cleaners:drop_duplicates")]
    monkeypatch.setattr(installed, "entry_points", lambda group: offered)
    assert [cleaner.__name__ for cleaner in installed_cleaners().values()] == ["drop_duplicates", "drop_hidden"]


@pytest.mark.parametrize(
    ("value", "message"),
    [("no_such_module:x", "cannot be imported: No module"), ("articlekit:__version__", "is no callable but str")],
)
def test_installed_cleaners_that_are_broken(value: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that cannot be used is named with its entry point."""
    monkeypatch.setattr(installed, "entry_points", lambda group: [entry("broken", value)])
    with pytest.raises(CleanerError, match=message):
        installed_cleaners()
