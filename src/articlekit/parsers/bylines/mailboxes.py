"""Names with a mailbox written onto them, as elements without a space between them leave it: "Ana Ruizana.ruiz@x.example"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

from articlekit.letters import CAPITALS, HUMP
from articlekit.parsers.bylines.names import EMAIL, Vocabulary, fold, without_accents

__all__ = ["part_mailboxes"]

MAX_BEFORE = 80  # characters before a mailbox in which the names stand that it may be of
MIN_NAME = 2  # letters of a name and of what names it in a mailbox
APART = re.compile(r"[,，;；:：|()@\n]")  # no name goes over these
STUB = re.compile(r"[^\W\d_]{1,3}['’]\Z")  # with which a surname begins that a mailbox is written onto: "O'"
CAPITALS_END = re.compile(rf"[{CAPITALS}-]{{2,30}}(?=[a-z])")  # of a surname, before a mailbox in small letters
PARTS = re.compile(r"[._+-]")
LATIN = frozenset(f"{ascii_lowercase}øß")
SPELLED = {ord("ä"): "ae", ord("ö"): "oe", ord("ø"): "oe", ord("ü"): "ue", ord("å"): "aa", ord("ß"): "ss"}


def part_mailboxes(text: str, words: Vocabulary) -> str:
    """
    Put a space between a surname and the mailbox that is written onto it, which mostly is made of the same name.

    Where nothing tells where the surname ends, it goes with the mailbox; and so does a single name before it, which would
    be half a name.

    >>> from articlekit.parsers.bylines.names import vocabulary
    >>> part_mailboxes("By Ana Ruizana.ruiz@x.example", vocabulary(None))
    'By Ana Ruiz ana.ruiz@x.example'
    >>> part_mailboxes("By Ana Ruiz Ana.Ruiz@x.example", vocabulary(None))
    'By Ana Ruiz Ana.Ruiz@x.example'
    """
    for match in reversed(list(EMAIL.finditer(text))):
        head = text[max(0, match.start() - MAX_BEFORE) : match.start()]
        local = PARTS.sub(".", re.split("[@(\\[]", match.group(), maxsplit=1)[0])
        if local[0].islower() or not local[0].isalpha():
            continue
        stub = STUB.search(head)
        given = _given(head[: stub.start()] if stub else head, words)
        if not stub and _is_own(local, given, words):
            continue
        if cut := _seam(local, given, fold(stub.group()) if stub else "", words):
            cut += match.start()
            text = f"{text[:cut]} {text[cut:]}"
        elif len(given) < MIN_NAME:
            start = match.start() - (len(head) - head.rindex(given[0]) if given else 0)
            text = f"{text[:start]}{text[match.end() :]}"
    return text


def _given(head: str, words: Vocabulary) -> list[str]:
    """The words before a mailbox that may be of the same name: those with a capital behind a byline word, a mark or "and"."""
    name = words.joiner.split(APART.split(head)[-1])[-1]
    credit = words.prefix.match(name.lstrip())
    parts = (name.lstrip()[credit.end() :] if credit else name).split()
    return [part for part in parts if part[0].isalpha() and not part[0].islower()]


def _is_own(local: str, given: Sequence[str], words: Vocabulary) -> bool:
    """Whether a mailbox with a capital begins with a word of the name before it, or is that of an office: "News@"."""
    first = local.partition(".")[0]
    return fold(first) in map(fold, given) or _is_office(first, words)


def _is_office(text: str, words: Vocabulary) -> bool:
    word = fold(text)
    return word in words.lists["accounts"] or word in words.organisations or word in words.furniture


def _seam(local: str, given: Sequence[str], stub: str, words: Vocabulary) -> int:
    """Where a surname ends in what a mailbox begins with, which no mailbox has letters with accents in; else 0."""
    foreign = max((place for place, letter in enumerate(local, 1) if not letter.isascii()), default=0)
    if foreign and without_accents(local[foreign - 1]).casefold() not in LATIN:
        return foreign  # of another script than the mailbox
    ends = [end for end in range(max(MIN_NAME, foreign), len(local)) if local[:end].replace(".", "").isalpha()]
    for end in ends:
        first = local[end:].partition(".")[0]
        if _names(local[end:], given, stub + local[:end]) or len(first) > MIN_NAME and _is_office(first, words):
            return end
    capitals = CAPITALS_END.match(local)
    if capitals and given and all(map(str.isupper, given)):
        return capitals.end()
    hump = HUMP.search(local)
    return hump.start() if hump and given and hump.start() > MIN_NAME else 0


def _names(mailbox: str, given: Sequence[str], surname: str) -> bool:
    """Whether a mailbox is made of a name: "ana", "ana.ruiz", "aruiz", "a.ruiz", "ruiz", "amr" of Ana Maria Ruiz."""
    mailbox = without_accents(mailbox).casefold()
    initials = "".join(name[0] for name in given).casefold()
    first, _, rest = mailbox.partition(".")
    if len(given) > 1 and mailbox == initials + surname[0].casefold():
        return True
    for spelled in _spellings(surname):
        if rest and initials and first[:1] == initials[0] and rest.rpartition(".")[2].startswith(spelled[0]):
            return True
        if mailbox.startswith((spelled, *(f"{head}{spelled}" for head in (initials, initials[:1]) if head))):
            return True
    return any(len(name) >= MIN_NAME and mailbox.startswith(_spellings(name)) for name in given)


def _spellings(name: str) -> tuple[str, str]:
    """A name without accents, as mailboxes have it, and the other way to do so: "muller", "mueller"."""
    bare = name.casefold().replace("'", "").replace("’", "").replace(".", "")
    return without_accents(bare), without_accents(bare.translate(SPELLED))
