"""Every pack: it loads, each remove example goes for its reason, each keep example stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from articlekit import find_boilerplate, load_pack
from articlekit.exceptions import InputTypeError, PackError
from articlekit.packs import builtin_languages, builtin_packs
from articlekit.packs.folding import GLUED, fold, in_words
from articlekit.packs.loader import parse_pack
from articlekit.packs.model import Rule

RULES = [rule for pack in builtin_packs() for rule in pack.rules]
REMOVE = [(rule, example) for rule in RULES for example in rule.remove]
KEEP = [(rule, example) for rule in RULES for example in rule.keep]
KINDS = {
    "consent", "newsletter", "share", "print-translate", "paywall", "related", "comments-prompt", "copyright", "ad-label",
    "nav", "login", "app-promo", "javascript-warning", "photo-credit", "author-bio", "tags", "reading-time",
}  # fmt: skip
SHORT_WORD = 8  # letters; "copyright 2024" has more
MARKED = re.compile(r"[^\W\d_]{2}[\s#]*[^\w\s#]+$")
FIRST = frozenset({"de", "en", "es", "fr", "it", "nl", "pl", "pt", "vi"})


def name(value: object) -> str:
    """A readable id for a test."""
    return value.name if isinstance(value, Rule) else str(value)[:30]


def found(example: str) -> dict[str, float]:
    """The share of the example that is found as each kind."""
    shares: dict[str, float] = {}
    for hit in find_boilerplate(example):
        shares[hit.kind] = shares.get(hit.kind, 0) + (hit.end - hit.start) / len(example)
    return shares


@pytest.mark.parametrize(("rule", "example"), REMOVE, ids=name)
def test_remove(rule: Rule, example: str) -> None:
    """What a pack says must go goes, for the reason it says."""
    assert found(example).get(rule.reason, 0) > 0.9


@pytest.mark.parametrize(("rule", "example"), KEEP, ids=name)
def test_keep(rule: Rule, example: str) -> None:
    """What a pack says must stay stays, whatever other packs think."""
    assert found(example) == {}


@pytest.mark.parametrize("language", [language for language in builtin_languages() if language != "mul"])
def test_every_kind_has_examples(language: str) -> None:
    """Every pack knows every kind, with examples of both sorts; the packs of the first languages have more."""
    other = (3, 2) if language in FIRST else (2, 1)
    rules = load_pack(language).rules
    assert {rule.reason for rule in rules} >= KINDS
    for reason in KINDS:
        mine = [rule for rule in rules if rule.reason == reason]
        assert sum(len(rule.remove) for rule in mine) >= (8 if reason == "consent" else other[0]), reason
        assert sum(len(rule.keep) for rule in mine) >= (6 if reason == "consent" else other[1]), reason


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_marks_of_phrases_are_kept(rule: Rule) -> None:
    """The mark at the end of a phrase is there when it is folded: "home ›" must not be found in "Home prices fell"."""
    marked = [phrase for phrase in (*rule.starts, *rule.phrases) if MARKED.search(phrase) and not GLUED.search(phrase)]
    assert [phrase for phrase in marked if not MARKED.search(fold(phrase).rstrip())] == []


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_no_phrase_is_a_short_word_and_a_number(rule: Rule) -> None:
    """All numbers are alike to a phrase, so that a short word and a number are found anywhere: "act 1.2" in "Act 7"."""
    for phrase in rule.phrases:
        words = in_words(fold(phrase)).split()
        letters = {word for word in words if word.isalpha()}
        assert "#" not in words or len(letters) != 1 or len(max(letters)) > SHORT_WORD, phrase


@pytest.mark.parametrize("language", builtin_languages())
def test_pack_is_named(language: str) -> None:
    """A pack says its own code and its English name."""
    pack = load_pack(language)
    assert pack.language == language
    assert pack.name


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("", "x.toml, line 1: language: is missing"),
        ("language = 7", "x.toml, line 1: language: must be a string, not int"),
        ('language = "French"', "x.toml, line 1: language: must be a code of ISO 639"),
        ('language = "fr"\nwords = []', "x.toml, line 2: words: no such field"),
        ('language = "fr"\n\n[[boilerplate]]\nlines = []', "x.toml, line 3: boilerplate\\[1\\].reason: is missing"),
        (
            'language = "fr"\n[[boilerplate]]\nreason = "Share!"',
            "line 3: boilerplate\\[1\\].reason: must be lower-case",
        ),
        (
            'language = "fr"\n[[boilerplate]]\nreason = "a"\n[[boilerplate]]\nreason = "b"\nlines = "x"',
            "line 6: boilerplate\\[2\\].lines",
        ),
        ('language = "fr"\n[[boilerplate]]\nreason = "a"\nlines = [7]', "line 4: .*has the int 7"),
        ('language = "fr"\n[[boilerplate]]\nreason = "a"\nkeep = [" "]', "line 4: .*has an empty string"),
        (
            'language = "fr"\n[[boilerplate]]\nreason = "a"\nlines = ["# / #"]',
            "line 4: .*has '# / #', which says nothing",
        ),
        ('language = "fr"\n[[boilerplate]]\nreason = "a"\nstarts = [">>>"]', "line 4: .*has '>>>', which says nothing"),
        ('language = "fr"\n[[boilerplate]]\nreason = "a"\ncues = { subjects = ["x"] }', "cues.subjects: no such field"),
        ('language = "fr"\n[byline]\nseparators = ["|"]', "line 3: byline.separators: no such field"),
        ('language = "fr"\n[byline]\nroles = []', "line 3: byline.roles: must be a table"),
        ("language = ", "x.toml: not valid TOML"),
    ],
)
def test_complaints(source: str, complaint: str) -> None:
    """What is wrong with a pack is said with file, line and field."""
    with pytest.raises(PackError, match=complaint):
        parse_pack(source, "x.toml")


def test_own_pack(tmp_path: Path) -> None:
    """A user's file is a pack like the others, by itself or beside them."""
    path = tmp_path / "eo.toml"
    path.write_text(
        'language = "eo"\nname = "Esperanto"\n[[boilerplate]]\nreason = "share"\nlines = ["kunhavigi per *"]\n',
        encoding="utf-8",
    )
    pack = load_pack(path)
    text = "Pluvis dum la tuta nokto.\n\nKunhavigi per retpoŝto"
    assert [(hit.kind, hit.language, hit.rule) for hit in find_boilerplate(text, [pack])] == [
        ("share", "eo", "eo/share-1")
    ]
    assert find_boilerplate(text) == ()


def test_missing_and_broken_files(tmp_path: Path) -> None:
    """A file that is not there or is no text is a PackError."""
    with pytest.raises(PackError, match="cannot be read"):
        load_pack(tmp_path / "none.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PackError, match="is not UTF-8"):
        load_pack(tmp_path / "binary.toml")


def test_rules_that_find_nothing() -> None:
    """A rule without a phrase is a mistake, and the message says where it is; with examples of what must go it is begun."""
    begin = 'language = "fr"\n[[boilerplate]]\nreason = "a"\nlines = ["partager"]\n[[boilerplate]]\nreason = "b"\n'
    for rest in ("", "lines = []", 'keep = ["Il a plu."]', "cues = {}", "cues.subject = []"):
        with pytest.raises(
            PackError, match=r"line 6: boilerplate\[2\].reason: has none of lines, starts, phrases and cues"
        ):
            parse_pack(begin + rest, "x.toml")
    assert parse_pack(begin + 'remove = ["Imprimer"]', "x.toml").rules[1].remove == ("Imprimer",)


def test_rules_of_ones_own_are_told_apart(tmp_path: Path) -> None:
    """In a language that has a pack already, a rule of one's own is not put down to that."""
    path = tmp_path / "ours.toml"
    path.write_text(
        'language = "en"\n[[boilerplate]]\nreason = "share"\nlines = ["tell your gran"]\n', encoding="utf-8"
    )
    (found,) = find_boilerplate("Tell your gran", [load_pack("en"), load_pack(path)])
    assert (found.language, found.rule) == ("en", "en/share-1@ours.toml")
    assert load_pack("en").rules[0].name == "en/consent-1"


def test_the_path_is_a_path() -> None:
    """What is no path is refused by name."""
    with pytest.raises(InputTypeError, match="path must be a path or a language code, not NoneType"):
        load_pack(None)  # type: ignore[arg-type]
