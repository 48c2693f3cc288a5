"""The file that tools/build_phrases.py writes, and the packs that other packages offer."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from importlib.resources import files
from pathlib import Path

import pytest

from articlekit.cleaners.boilerplate.phrases import PhraseBook, phrase_book
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.exceptions import PackError
from articlekit.packs import builtin_packs, builtin_tables, installed_packs, load_pack
from articlekit.packs.loader import TABLES, digest, parse_pack
from articlekit.packs.tables import dump_tables, load_tables, make_tables, merged, parted

PACK = 'language = "eo"\n[[boilerplate]]\nreason = "share"\nlines = ["kunhavigi"]\n'


@pytest.mark.slow
def test_file_is_of_the_packs() -> None:
    """The file holds what the packs hold; `python tools/build_phrases.py` writes it anew."""
    tables = make_tables(rule for pack in builtin_packs() for rule in pack.rules)
    for name, part in zip(TABLES, parted(tables), strict=True):
        assert (files("articlekit.packs") / name).read_text(encoding="utf-8") == dump_tables(part, digest())


def test_round_trip() -> None:
    """What is written is read back, and nothing of other packs."""
    tables = make_tables(load_pack("ja").rules)
    same = load_tables(dump_tables(tables, "00"), "00")
    assert same is not None
    assert (same.rules, dict(same.whole), dict(same.inside)) == (tables.rules, dict(tables.whole), dict(tables.inside))
    assert (dict(same.starts), same.telling, same.topical) == (dict(tables.starts), tables.telling, tables.topical)
    assert (same.glued, same.common) == (tables.glued, tables.common)
    assert load_tables(dump_tables(tables, "00"), "01") is None


def test_what_can_decide() -> None:
    """An act alone decides about no line, a subject may; what begins a line has a table of its own."""
    pack = parse_pack(
        """language = "eo"
        [[boilerplate]]
        reason = "newsletter"
        starts = ["novajletero de"]
        cues.subject = ["leterkesto"]
        cues.act = ["abonu"]""",
        "eo.toml",
    )
    tables = make_tables(pack.rules)
    assert (set(tables.starts), set(tables.inside)) == ({"novajletero"}, {"leterkesto", "abonu"})
    assert tables.telling == frozenset({"leterkesto"})
    assert not tables.topical


def test_parts() -> None:
    """The two parts have all there is, and a text with no letter beyond ASCII needs nothing of the second."""
    tables = make_tables(load_pack("ru").rules + load_pack("en").rules)
    plain, rest = parted(tables)
    assert merged(plain, rest).inside == tables.inside
    assert (merged(plain, rest).telling, merged(plain, rest).glued) == (tables.telling, tables.glued)
    assert not any(key.isascii() for key in rest.whole)


def test_order_of_texts() -> None:
    """What is found in a text does not hang on which scripts were seen before."""
    book = PhraseBook(phrase_book().rules, builtin_tables(), beyond=lambda: builtin_tables(1))
    lines = [
        "This website uses cookies.",
        "\u042d\u0442\u043e\u0442 \u0441\u0430\u0439\u0442 \u0438\u0441\u043f\u043e\u043b\u044c\u0437\u0443\u0435\u0442 cookie.",
        "\u672c\u30b5\u30a4\u30c8\u306fCookie\u3092\u4f7f\u7528\u3057\u3066\u3044\u307e\u3059\u3002",
    ]
    first = [judge_lines([line], book) for line in lines]
    assert [judge_lines([line], book) for line in lines] == first
    assert all(verdicts[0] and verdicts[0].reason == "consent" for verdicts in first)


def test_all_rules_are_there() -> None:
    """The tables know every rule of every pack, in the order of the packs."""
    assert [name for name, _, _ in builtin_tables().rules] == [
        rule.name for pack in builtin_packs() for rule in pack.rules
    ]


def offer(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    """Make one installed package offer *value* as a pack."""
    monkeypatch.setattr(EntryPoint, "load", lambda point: value)
    point = EntryPoint("esperanto", "esperanto:pack", "articlekit.packs")
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [point])


def test_installed_packs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A package offers a pack as a value, as a path or as a callable that returns one of the two."""
    path = tmp_path / "eo.toml"
    path.write_text(PACK, encoding="utf-8")
    pack = load_pack(path)
    for value in (pack, path, str(path), lambda: pack):
        offer(monkeypatch, value)
        assert installed_packs() == (pack,)


def test_installed_packs_that_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no pack is named in the complaint."""
    offer(monkeypatch, 7)
    with pytest.raises(PackError, match="entry point esperanto in"):
        installed_packs()
