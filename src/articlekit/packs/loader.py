"""Reads language packs; every complaint names the file, the line and the field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any
from zlib import crc32

from attrs import evolve

from articlekit.arguments import expect
from articlekit.exceptions import PackError
from articlekit.packs.folding import fold, in_words
from articlekit.packs.model import CUES, REASON, BylineWords, LanguagePack, Rule
from articlekit.packs.tables import Tables, load_tables, make_tables, parted

# Where packs share a label, the first decides. The languages are those of one page in two hundred or more, in the order of
# the survey of W3Techs, "Usage statistics of content languages for websites"; "mul" has what is of no language.
COMMON = (
    "en", "es", "de", "ja", "fr", "pt", "ru", "it", "nl", "pl", "tr", "zh", "fa", "vi", "cs", "id", "ko", "uk", "hu",
    "ar", "sv", "ro", "el", "da", "fi", "he",
    "mul",
)  # fmt: skip

__all__ = [
    "builtin_bylines",
    "builtin_languages",
    "builtin_packs",
    "builtin_tables",
    "digest",
    "installed_packs",
    "load_pack",
]

PACK_FIELDS = frozenset({"language", "name", "byline", "boilerplate"})
BYLINE_FIELDS = ("prefixes", "suffixes", "joiners", "organisations", "furniture")
PHRASE_FIELDS = ("lines", "starts", "phrases", "remove", "keep")
EXAMPLES = frozenset({"remove", "keep"})
RULE_FIELDS = frozenset({"reason", "cues", *PHRASE_FIELDS})
GROUP = "articlekit.packs"
# What tools/build_phrases.py writes: the phrases that a plain text may have, and those with letters beyond ASCII.
TABLES = ("phrases.txt", "phrases_beyond_ascii.txt")
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*boilerplate[ \t]*\]\]", re.MULTILINE)


def load_pack(path: str | Path) -> LanguagePack:
    """
    Read a language pack: a TOML file of one's own, or a built-in one by its language code.

    >>> load_pack("en").name
    'English'
    >>> load_pack("no-such-pack.toml")
    Traceback (most recent call last):
    articlekit.exceptions.PackError: no-such-pack.toml: cannot be read: No such file or directory

    Args:
        path: a file's path, or an ISO 639-1 code such as ``"fr"``.

    Returns:
        The pack, frozen. The rules of a file in a language that has a built-in pack have the file's name behind their
        own, ``"en/share-1@my.toml"``, so that what they removed is not put down to the built-in ones.

    Raises:
        PackError: if the file cannot be read, is not TOML, or has a field of the wrong type or an unknown name; the
            message names the file, the line and the field.
        InputTypeError: if *path* is of another type.
    """
    expect(path, (str, PathLike), "path", "a path or a language code")
    if isinstance(path, str) and path in builtin_languages():
        return _builtin(path)
    try:
        source = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PackError(f"{path}: is not UTF-8: {error.reason} at byte {error.start}") from error
    pack = parse_pack(source, str(path))
    return _told_apart(pack, Path(path).name) if pack.language in builtin_languages() else pack


def _told_apart(pack: LanguagePack, file: str) -> LanguagePack:
    return evolve(pack, rules=tuple(evolve(rule, name=f"{rule.name}@{file}") for rule in pack.rules))


@cache
def builtin_languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the packs that come with articlekit, sorted."""
    names = (entry.name for entry in files("articlekit.packs").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if re.fullmatch(r"[a-z]{2,3}\.toml", name)))


@cache
def builtin_packs() -> tuple[LanguagePack, ...]:
    """All packs that come with articlekit: those of the languages that most pages are in, "mul", then the others by code."""
    return tuple(_builtin(language) for language in sorted(builtin_languages(), key=_rank))


def _rank(language: str) -> int:
    return COMMON.index(language) if language in COMMON else len(COMMON)


@cache
def builtin_tables(part: int = 0) -> Tables:
    """
    The phrases of all packs that come with articlekit, filed for a quick look.

    Reading the packs takes most of a second, and reading what ``tools/build_phrases.py`` made of them a twentieth of it.
    If that was made of other packs than there are, the packs are read.

    Args:
        part: 0 for what a plain text may have, 1 for the rest; see :func:`~articlekit.packs.tables.parted`.
    """
    made = files("articlekit.packs") / TABLES[part]
    # As text it would be searched for line ends of other systems first, which takes as long as all the rest.
    tables = load_tables(made.read_bytes().decode("utf-8"), digest()) if made.is_file() else None
    return tables or parted(make_tables(rule for pack in builtin_packs() for rule in pack.rules))[part]


@cache
def builtin_bylines() -> tuple[BylineWords, ...]:
    """The words of bylines in the packs that come with articlekit; most have none, and are not parsed for it."""
    return tuple(_builtin(language).byline for language in builtin_languages() if "\n[byline" in _source(language))


@cache
def digest() -> str:
    """A checksum of the packs that come with articlekit, and of the words that phrases are not filed under."""
    checksum = 0
    home = files("articlekit.packs")
    for name in (*builtin_languages(), "function_words"):
        checksum = crc32((home / f"{name}.toml").read_bytes(), checksum)
    return f"{checksum:08x}"


def _source(name: str) -> str:
    return (files("articlekit.packs") / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _builtin(language: str) -> LanguagePack:
    return parse_pack(_source(language), f"{language}.toml")


def installed_packs() -> tuple[LanguagePack, ...]:
    """
    The packs that other installed packages offer, by their entry points in the group ``articlekit.packs``.

    Nothing is looked for until this is called, and what it returns is used only where you hand it in.

    >>> installed_packs()
    ()

    Returns:
        The packs, in the order of the entry points' names.

    Raises:
        PackError: if an entry point is neither a pack, nor a path, nor a callable that returns one of the two; or if
            the file is not right, see :func:`load_pack`.
    """
    from importlib.metadata import entry_points

    return tuple(
        _offered(point.name, point.load()) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)
    )


def _offered(name: str, offer: object) -> LanguagePack:
    found = offer() if callable(offer) else offer
    if isinstance(found, str | Path):
        return load_pack(found)
    if not isinstance(found, LanguagePack):
        raise PackError(f"entry point {name} in {GROUP}: must be a LanguagePack or a path, not {type(found).__name__}")
    return found


def parse_pack(source: str, where: str) -> LanguagePack:
    """
    Make a pack of the text of its file.

    >>> parse_pack('language = "fr"', "fr.toml").language
    'fr'
    >>> parse_pack('language = "fr"\\n[[boilerplate]]\\nreason = "share"\\nlines = "Partager"', "fr.toml")
    Traceback (most recent call last):
    articlekit.exceptions.PackError: fr.toml, line 4: boilerplate[1].lines: must be a list of strings, not str

    Args:
        source: TOML.
        where: the file's name, for messages.

    Raises:
        PackError: as :func:`load_pack`.
    """
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: not valid TOML: {error}") from error
    check = _Check(source, where)
    check.known(data, PACK_FIELDS, "")
    language = check.text(data, "language", "")
    if not re.fullmatch(r"[a-z]{2,3}", language):
        raise check.error("language", "", f"must be a code of ISO 639 such as 'fr', not {language!r}")
    tables = data.get("boilerplate", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise check.error("boilerplate", "", "must be written as [[boilerplate]]")
    return LanguagePack(
        language=language,
        name=check.text(data, "name", "") if "name" in data else "",
        byline=_byline(check.table(data, "byline", ""), check),
        rules=_rules(language, tables, check),
    )


def _byline(table: Mapping[str, Any], check: _Check) -> BylineWords:
    check.known(table, {*BYLINE_FIELDS, "roles"}, "byline")
    roles = check.table(table, "roles", "byline")
    return BylineWords(
        roles={role: check.phrases(roles, role, "byline.roles") for role in sorted(roles)},
        **{name: check.phrases(table, name, "byline") for name in BYLINE_FIELDS},
    )


def _rules(language: str, tables: list[Mapping[str, Any]], check: _Check) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for position, table in enumerate(tables, start=1):
        path = f"boilerplate[{position}]"
        check.known(table, RULE_FIELDS, path)
        reason = check.text(table, "reason", path)
        if not re.fullmatch(REASON, reason):
            raise check.error("reason", path, f"must be lower-case words joined by '-', not {reason!r}")
        cues = check.table(table, "cues", path)
        check.known(cues, CUES, f"{path}.cues")
        number = 1 + sum(rule.reason == reason for rule in rules)
        rules.append(
            Rule(
                name=f"{language}/{reason}-{number}",
                language=language,
                reason=reason,
                cues={name: check.phrases(cues, name, f"{path}.cues") for name in sorted(cues)},
                **{name: check.phrases(table, name, path, telling=name not in EXAMPLES) for name in PHRASE_FIELDS},
            )
        )
    for position, rule in enumerate(rules, start=1):
        # One with examples of what must go is on its way: check_pack() says what it does not find yet.
        if not (rule.lines or rule.starts or rule.phrases or any(rule.cues.values()) or rule.remove):
            what = "has none of lines, starts, phrases and cues, and finds nothing"
            raise check.error("reason", f"boilerplate[{position}]", what)
    return tuple(rules)


class _Check:
    """Looks at one field at a time, and says where it stands when it is wrong."""

    def __init__(self, source: str, where: str) -> None:
        self._source = source
        self._where = where

    def error(self, name: str, path: str, what: str) -> PackError:
        full = f"{path}.{name}" if path else name
        return PackError(f"{self._where}, line {self._line(name, path)}: {full}: {what}")

    def known(self, table: Mapping[str, Any], names: Iterable[str], path: str) -> None:
        for name in table:
            if name not in names:
                raise self.error(name, path, f"no such field; there are {', '.join(sorted(names))}")

    def text(self, table: Mapping[str, Any], name: str, path: str) -> str:
        value = table.get(name)
        if value is None:
            raise self.error(name, path, "is missing")
        if not isinstance(value, str):
            raise self.error(name, path, f"must be a string, not {type(value).__name__}")
        return value

    def table(self, table: Mapping[str, Any], name: str, path: str) -> Mapping[str, Any]:
        value = table.get(name, {})
        if not isinstance(value, dict):
            raise self.error(name, path, f"must be a table, not {type(value).__name__}")
        return value

    def phrases(self, table: Mapping[str, Any], name: str, path: str, *, telling: bool = False) -> tuple[str, ...]:
        value = table.get(name, [])
        if not isinstance(value, list):
            raise self.error(name, path, f"must be a list of strings, not {type(value).__name__}")
        for entry in value:
            if not isinstance(entry, str):
                raise self.error(name, path, f"must be a list of strings, but has the {type(entry).__name__} {entry!r}")
            if not entry.strip():
                raise self.error(name, path, "has an empty string")
            if telling and not in_words(fold(entry)).strip("# *"):
                raise self.error(name, path, f"has {entry!r}, which says nothing: marks do not count, # is any number")
        return tuple(value)

    def _line(self, name: str, path: str) -> int:
        """The line on which the field is written, or its table begins; 1 when nobody can tell."""
        begin, end = 0, len(self._source)
        if number := re.match(r"boilerplate\[(\d+)\]", path):
            starts = [match.start() for match in TABLE.finditer(self._source)]
            position = int(number[1])
            if position <= len(starts):
                begin = starts[position - 1]
                end = starts[position] if position < len(starts) else end
        found = re.compile(rf"\b{re.escape(name)}[ \t]*=").search(self._source, begin, end)
        return 1 + self._source.count("\n", 0, found.start() if found else begin)
