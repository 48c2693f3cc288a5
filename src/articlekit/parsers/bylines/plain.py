"""What a line by itself is: a full name, a linked one, a job."""

from __future__ import annotations

import re

from articlekit.parsers.bylines.names import (
    CASELESS_NAME,
    PLAIN,
    fold,
    trim,
    vocabulary,
)

__all__ = ["BETWEEN", "could_be_name", "is_job", "is_linked_name", "is_place_name", "is_plain_name"]

# "Topics of the issue" in German; before the "der" of a name a preposition stands.
GENITIVE = re.compile(
    r"(?:^|\s)(?!(?:von|van|zu|zur|an|in|auf|aus|op|uit|bei|vor|ter) )[^\W\d_]+ (?:der|des|dem|den) [^\W\d_a-z]"
)
MAX_JOB = 60
IN_PLACES = re.compile(r"[,/-]")  # "Cádiz / Madrid", "Baden-Baden"
MAX_PLACE = 24  # characters of a line that is a place and nothing else
BETWEEN = " ,|–—/-•·:"  # between date, place and name
NO_NAMES = ("accounts", "calendar", "edges", "times", "tails")


def is_job(text: str) -> bool:
    """
    Whether a line is nothing but a job: "Senior Editor".

    >>> is_job("Senior Political Correspondent,"), is_job("Ana Ruiz")
    (True, False)
    """
    return len(text) < MAX_JOB and bool(vocabulary(None).job_tail.fullmatch(trim(text)))


def is_plain_name(name: str, *, noble: bool = False) -> bool:
    """
    Whether a name can be told from a heading without further evidence: no place, no month, no word of the page in it.

    >>> is_plain_name("Ana Ruiz"), is_plain_name("New York"), is_plain_name("Breaking News"), is_plain_name("Paris/ Rome")
    (True, False, False, False)
    >>> is_plain_name("Ana von Berg"), is_plain_name("Ana von Berg", noble=True)
    (False, True)

    Args:
        name: what may be one.
        noble: whether particles may be in it that are byline words elsewhere, as in "Removal von Stains".
    """
    words = vocabulary(None)
    particles = words.lists["noble"] if noble else frozenset[str]()
    parts = _without_particles(name.split(), particles)
    if parts[0].casefold() in words.lists["places"] or name.isupper() and len(parts) > 3 or "/" in name:
        return False
    if GENITIVE.search(name):
        return False
    if any(fold(part) in words.furniture or fold(part) in words.lists["calendar"] for part in parts):
        return False
    return is_linked_name(name)


def _without_particles(parts: list[str], particles: frozenset[str]) -> list[str]:
    """The parts of a name without particles, and without the surname behind one, be it a word: "Maria de la Fuente"."""
    small = [part.casefold() in particles for part in parts]
    return [part for place, part in enumerate(parts) if not place or not small[place] and not small[place - 1]]


def is_linked_name(name: str) -> bool:
    """
    Whether what is linked to an author's page is a name, and not what leads to the author's texts, or a job.

    >>> is_linked_name("April van der Berg"), is_linked_name("More articles"), is_linked_name("Senior Editor")
    (True, False, False)
    """
    words = vocabulary(None)
    parts = _without_particles(name.split(), words.lists["noble"])
    if any(part.islower() and not CASELESS_NAME.fullmatch(part) for part in parts):
        return False
    return not any(part in words.furniture or part in words.jobs for part in map(fold, parts))


def is_place_name(text: str) -> bool:
    """
    Whether a line between a name and a date may be a place: a few words with capitals.

    >>> is_place_name("Cádiz / Madrid"), is_place_name("Ciudad de México"), is_place_name("3 May")
    (True, True, False)
    """
    bare = IN_PLACES.sub(" ", text.strip(BETWEEN))
    words = [word for word in bare.split() if word not in vocabulary(None).lists["noble"]]
    return 0 < len(text) <= MAX_PLACE and bool(words) and all(word.isalpha() and word.istitle() for word in words)


def could_be_name(text: str) -> bool:
    """
    Whether a string that is declared to be a person's name is printed like one, though a word of it is no name elsewhere.

    >>> could_be_name("Xiaoying You"), could_be_name("Leave a comment"), could_be_name("Site Admin")
    (True, False, False)
    """
    words = vocabulary(None)
    parts = fold(text).split()
    known = any(
        part in words.organisations or part in words.jobs or any(part in words.lists[name] for name in NO_NAMES)
        for part in parts
    )
    return bool(PLAIN.fullmatch(text)) and not known and fold(text) not in words.furniture
