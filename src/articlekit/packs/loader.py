"""Reads language packs; every complaint names the file and the field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from articlekit.exceptions import PackError
from articlekit.packs.model import BylineWords, DateWords, LanguagePack, Rule

__all__ = ["builtin_languages", "builtin_packs", "load_pack"]


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
        The pack, frozen.

    Raises:
        PackError: if the file cannot be read, is not TOML, or has a field of the wrong type or an unknown name.
    """
    if isinstance(path, str) and path in builtin_languages():
        return _builtin(path)
    try:
        source = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from error
    return _parse(source, str(path))


@cache
def builtin_languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the packs that come with articlekit, sorted."""
    names = (entry.name for entry in files("articlekit.packs").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml") and len(name) == 7))


@cache
def builtin_packs() -> tuple[LanguagePack, ...]:
    """All packs that come with articlekit, in the order of their codes."""
    return tuple(_builtin(language) for language in builtin_languages())


@cache
def _builtin(language: str) -> LanguagePack:
    name = f"{language}.toml"
    return _parse((files("articlekit.packs") / name).read_text(encoding="utf-8"), name)


def _parse(source: str, where: str) -> LanguagePack:
    try:
        data = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where}: not valid TOML: {error}") from error
    language = data["language"]
    byline = data.get("byline", {})
    dates = data.get("dates", {})
    return LanguagePack(
        language=language,
        name=data.get("name", ""),
        byline=BylineWords(
            **{k: tuple(v) for k, v in byline.items() if k != "roles"},
            roles={k: tuple(v) for k, v in byline.get("roles", {}).items()},
        ),
        dates=DateWords(**{k: tuple(v) for k, v in dates.items()}),
        rules=_rules(language, data.get("boilerplate", [])),
    )


def _rules(language: str, tables: list[Mapping[str, Any]]) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for table in tables:
        reason = table["reason"]
        number = 1 + sum(rule.reason == reason for rule in rules)
        rules.append(
            Rule(
                name=f"{language}/{reason}-{number}",
                language=language,
                reason=reason,
                lines=tuple(table.get("lines", ())),
                starts=tuple(table.get("starts", ())),
                cues={k: tuple(v) for k, v in table.get("cues", {}).items()},
                remove=tuple(table.get("remove", ())),
                keep=tuple(table.get("keep", ())),
            )
        )
    return tuple(rules)
