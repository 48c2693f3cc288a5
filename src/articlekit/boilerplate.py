"""find_boilerplate(): the boilerplate in a text, with offsets, for scripts that have no page."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from articlekit.arguments import expect
from articlekit.cleaners.boilerplate.phrases import phrase_book
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.cleaners.boilerplate.wording import judge_wording, reads_as_prose
from articlekit.packs.model import LanguagePack, as_packs
from articlekit.reading.lines import split_lines

__all__ = ["Boilerplate", "find_boilerplate"]


@frozen
class Boilerplate:
    """
    A stretch of a text that is boilerplate.

    Attributes:
        kind: ``"consent"``, ``"newsletter"``, ``"share"`` ...
        start: offset of its first character.
        end: offset behind its last character.
        language: ISO 639-1 code of the pack that decided; "mul" where it was the words, which are weighed for all languages.
        rule: the rule that decided, as ``"fr/consent-2"``; as ``"mul/wording-consent"`` where it was the words.
        evidence: the phrases that it went by, or the words that weighed most.
    """

    kind: str
    start: int
    end: int
    language: str
    rule: str
    evidence: str


def find_boilerplate(text: str, packs: Iterable[LanguagePack] | None = None) -> tuple[Boilerplate, ...]:
    """
    Find the lines of a text that are boilerplate, in any language that has a pack.

    >>> text = "It rained all night.\\n\\nThis site uses cookies to improve your experience.\\n\\nAccept all"
    >>> [(found.kind, text[found.start:found.end]) for found in find_boilerplate(text)]
    [('consent', 'This site uses cookies to improve your experience.\\n\\nAccept all')]
    >>> find_boilerplate("The court fined the publisher, which had set cookies without asking.")
    ()

    Args:
        text: plain text; one paragraph or label per line.
        packs: the packs to go by; None for all that come with articlekit, and the weights of words beside them.

    Returns:
        What was found, in order; neighbouring lines of one kind and language are one stretch.

    Raises:
        InputTypeError: if an argument is of another type.
    """
    expect(text, str, "text", "a str")
    packs = as_packs(packs)
    lines = split_lines(text)
    texts = [text[start:end] for start, end in lines]
    weighed = packs is None  # the weights of words were learned beside all packs
    verdicts = judge_lines(texts, phrase_book(packs), is_prose=reads_as_prose if weighed else None)
    if weighed:
        undecided = [line if verdict is None else "" for line, verdict in zip(texts, verdicts, strict=True)]
        by_wording = judge_wording(undecided)
        verdicts = [verdict or other for verdict, other in zip(verdicts, by_wording, strict=True)]
    found: list[Boilerplate] = []
    previous = -2
    for number, ((start, end), verdict) in enumerate(zip(lines, verdicts, strict=True)):
        if verdict is None:
            continue
        rule = verdict.rule
        if previous == number - 1 and (found[-1].kind, found[-1].language) == (rule.reason, rule.language):
            last = found.pop()
            found.append(Boilerplate(last.kind, last.start, end, last.language, last.rule, last.evidence))
        else:
            found.append(Boilerplate(rule.reason, start, end, rule.language, rule.name, verdict.evidence))
        previous = number
    return tuple(found)
