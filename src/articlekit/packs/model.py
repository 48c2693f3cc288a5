"""The frozen values that a language pack is made of."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import Factory, frozen

__all__ = ["BylineWords", "DateWords", "LanguagePack", "Rule"]


@frozen
class BylineWords:
    """
    The words of bylines in one language, lower-case.

    Attributes:
        prefixes: stand before a name: "by", "written by", "propos recueillis par".
        suffixes: stand behind a name: Japanese "記者".
        separators: marks and words between the parts of a byline, besides the marks of every language.
        joiners: words between two names: "and".
        roles: for each role other than author ("photo", "translation", "interview", "editor"), its prefixes.
        organisations: words that make a name an organisation: "staff", "rédaction", "agency".
        furniture: phrases of the page that are never a name: "view all posts by", "follow".
    """

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    separators: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = Factory(dict)
    organisations: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()


@frozen
class DateWords:
    """
    The words before dates in one language, lower-case.

    Attributes:
        published: "published on", "publié le".
        modified: "updated", "mis à jour le".
    """

    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()


@frozen
class Rule:
    """
    One kind of boilerplate in one language, as its pack states it.

    Attributes:
        name: ``"fr/consent-2"``: language, reason, position among the pack's rules of that reason from 1.
        language: ISO 639-1.
        reason: ``"consent"``, ``"newsletter"``, ``"share"`` ...
        lines: phrases that are boilerplate when they are the whole line.
        starts: phrases that make a line boilerplate when it begins with one.
        cues: for each group of cues ("subject", "act", "button"), its phrases.
        remove: examples that must go.
        keep: examples that must stay.
    """

    name: str
    language: str
    reason: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    cues: Mapping[str, tuple[str, ...]] = Factory(dict)
    remove: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@frozen
class LanguagePack:
    """
    All that articlekit knows of one language: data, no code.

    Attributes:
        language: ISO 639-1.
        name: the language's English name.
        byline: words of bylines.
        dates: words before dates.
        rules: kinds of boilerplate.
    """

    language: str
    name: str = ""
    byline: BylineWords = BylineWords()
    dates: DateWords = DateWords()
    rules: tuple[Rule, ...] = ()
