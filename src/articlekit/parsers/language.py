"""Language: what the text is written in, checked against what the page declares."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.article import Candidate
from articlekit.document import Block
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.language_text import detect_language, judge_language, normalize_language

__all__ = ["detect_language", "find_language"]

ENOUGH = 900  # characters of running text
PARAGRAPH = 60  # characters; shorter lines are labels, in whatever language the site has them


def find_language(sources: Sources) -> Fact[str | None]:
    """
    The language of the article's text.

    >>> from articlekit import extract
    >>> extract("<html lang=en><p>Es regnete die ganze Nacht, und die Straße zur Küste ist gesperrt.").language
    'de'
    >>> extract("<p>12").language is None
    True

    Args:
        sources: the page; the text that is left after cleaning is what counts.

    Returns:
        ISO 639-1 code; what the page declares is among the candidates.
    """
    declared = tuple(_declared(sources))
    codes = {tag: normalize_language(tag) for tag, _ in declared}
    wanted = next((code for code in codes.values() if code), None)
    text = _sample(sources.cleaned.blocks) or _sample(sources.document.blocks)
    guess = judge_language(text, wanted)
    others = tuple(Candidate("", codes[tag] or tag, tag, source) for tag, source in declared)
    if guess is None:
        return Fact(None, others=others)
    source = guess.source
    raw = text[:80]
    if source == "declared":
        raw, source = next((tag, source) for tag, source in declared if codes[tag] == guess.code)
        others = tuple(other for other in others if other.source != source)
    return Fact(guess.code, raw, source, others=others, confidence=guess.confidence)


def _declared(sources: Sources) -> Iterator[tuple[str, str]]:
    """Each language tag of the page with its source, the likeliest first."""
    if sources.document.page.language:
        yield sources.document.page.language, "html:lang"
    for key in ("content-language", "og:locale", "language", "dc.language", "inlanguage", "dcterms.language"):
        for content in sources.meta.get(key, ()):
            yield content, f"meta:{key}"
    if sources.hints.language:
        yield sources.hints.language, "hint:language"


def _sample(blocks: tuple[Block, ...]) -> str:
    """Running text from the blocks; the longest block if there is none."""
    parts: list[str] = []
    size = 0
    for block in blocks:
        if len(block.text) >= PARAGRAPH and block.kind != "code":
            parts.append(block.text)
            size += len(block.text)
            if size >= ENOUGH:
                break
    return "\n".join(parts) or max((block.text for block in blocks), key=len, default="")
