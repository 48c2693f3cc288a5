"""The frozen values that a language pack is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import Factory, frozen

from articlekit.arguments import each

__all__ = ["CUES", "BylineWords", "LanguagePack", "Rule", "as_packs"]

# What the phrases of a notice do in it. "weak" are labels that mean nothing away from a notice: "OK", "Close".
# "topic" are words that no line of a few words has for another reason: "newsletter". "greeting" begins the line that
# stands before a notice: "Welcome to". "common" are labels that are ordinary words too, and mean something only alone or
# beside other labels: "Line".
CUES = frozenset({"subject", "act", "button", "weak", "topic", "greeting", "common"})
REASON = r"[a-z]+(?:-[a-z]+)*"


@frozen
class BylineWords:
    """
    The words of bylines in one language, lower-case.

    Attributes:
        prefixes: stand before a name: "by", "written by", "propos recueillis par".
        suffixes: stand behind a name: Japanese "記者".
        joiners: words between two names: "and".
        roles: for each role other than author ("photo", "translation", "interview", "editor", "source"), its prefixes.
        organisations: words that make a name an organisation: "staff", "rédaction", "agency".
        furniture: phrases of the page that are never a name: "view all posts by", "follow".
    """

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = Factory(dict)
    organisations: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()


@frozen
class Rule:
    """
    One kind of boilerplate in one language, as its pack states it.

    Attributes:
        name: ``"fr/consent-2"``: language, reason, position among the pack's rules of that reason from 1.
        language: ISO 639-1.
        reason: ``"consent"``, ``"newsletter"``, ``"share"`` ...
        lines: phrases that are boilerplate when they are the whole line; ``#`` stands for a number, ``*`` for one to
            four words, which must be names if nothing but a word stands before them.
        starts: phrases that make a short line boilerplate when it begins with one.
        phrases: phrases that make a short line boilerplate wherever they stand in it.
        cues: for each name in :data:`CUES`, its phrases; a line needs a subject and an act, or is a button.
        remove: examples that must go.
        keep: examples that must stay.
    """

    name: str
    language: str
    reason: str
    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    cues: Mapping[str, tuple[str, ...]] = Factory(dict)
    remove: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


@frozen
class LanguagePack:
    """
    What articlekit knows of one language beside its bylines and dates: data, no code.

    The words of bylines and dates of all languages stand together in ``bylines.toml``, ``dates.toml`` and
    ``calendar.json``, because a page may print them in another language than its text.

    Attributes:
        language: ISO 639-1.
        name: the language's English name.
        byline: words of bylines that articlekit does not know yet.
        rules: kinds of boilerplate.
    """

    language: str
    name: str = ""
    byline: BylineWords = BylineWords()
    rules: tuple[Rule, ...] = ()


def as_packs(packs: Iterable[LanguagePack] | None) -> tuple[LanguagePack, ...] | None:
    """
    The packs that a caller hands in; None stands for those that come with articlekit.

    >>> as_packs([LanguagePack("eo")])[0].language
    'eo'
    >>> as_packs("eo")
    Traceback (most recent call last):
    articlekit.exceptions.InputTypeError: packs must be a sequence of LanguagePack, as [load_pack("en")], not str
    """
    wanted = 'a sequence of LanguagePack, as [load_pack("en")]'
    return None if packs is None else tuple(each(packs, LanguagePack, "packs", wanted))
