"""
What stands above the body of a plain text: the site's name, the headline, the standfirst.

A text has no heading elements. What gives a headline away is that it stands not far above the body, that it has no
full stop, that the text's first line (the page's ``<title>``) begins with it, and that the body speaks of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from articlekit.document import Block, Document
from articlekit.parsers.byline_text import is_dated, parse_byline
from articlekit.parsers.names import LETTERS, vocabulary

__all__ = ["TextHead", "read_head"]

MAX_TITLE = 240  # characters
MIN_TITLE = 4
REACH = 30  # blocks above the body
MAX_STOPPED = 50  # characters of a headline with a full stop
MAX_SENTENCE = 110  # characters of one that the first line names as well
MAX_HEADLINE = 130  # characters of a line that may be a headline rather than a sentence under it
MIN_FIRST = 15  # characters of a headline that nothing but the first line gives away
MIN_DATED_WORDS = 3  # words beside a date that make a line more than one
DECK = 3  # lines that the headline stands above the sentence under it
BEHIND = 3  # blocks of the body itself, where the headline was taken for a part of it
ENOUGH = 0.7  # points; chosen on the development dumps
BODY = 60  # characters of a paragraph that shows where the body is
SAMPLE = 4_000  # characters of the body in which the headline's words are looked for
MAX_SITE = 40  # characters of a site's name
MAX_HEAD = 4  # blocks; only in so small a head is a first line known to be the site's name
MAX_STANDFIRST = 220  # characters
SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜]\s*")
STRONG = re.compile(r"\s+[|–—·•»-]\s+|\s*[|｜]\s*")
CLOSING = "\"'”’»)"
# Pairs of characters in scripts without spaces, and in Korean, whose words carry particles; words of three and more in
# scripts whose vowel signs are no letters to Python, of four and more in all others.
DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{2,}")
WORD = re.compile(r"[\u0900-\u0dff]{3,}|[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]{4,}")
ENDS = frozenset(".!?…。！？।")


@frozen
class TextHead:
    """
    What stands above the body of a plain text.

    Attributes:
        title: the headline's block; None when there is none.
        text: the headline, without the site's name.
        site: (name, raw) of the site, when the first lines tell.
        site_block: index of the block that is nothing but the site's name.
        standfirst: the block of a sentence between the headline and the body that sums the article up.
    """

    title: Block | None = None
    text: str = ""
    site: tuple[str, str] | None = None
    site_block: int | None = None
    standfirst: Block | None = None


def read_head(document: Document, cleaned: Document) -> TextHead:
    """
    Find headline, site name and standfirst of a plain text.

    >>> from articlekit import extract
    >>> body = "It rained all night in the hills, and the road to the coast is closed until the weekend.\\n\\n" * 4
    >>> extract("Rain closes the coast road - Harbour Post\\n\\nMenu\\n\\nRain closes the coast road\\n\\n" + body).title
    'Rain closes the coast road'
    >>> extract(body).title is None
    True

    Args:
        document: the page as it was read.
        cleaned: what the cleaners left of it.

    Returns:
        What was found; all None for a text without a head.
    """
    blocks = document.blocks
    if len(blocks) < 2 and len(document.page.text) <= MAX_TITLE:  # one line is no headline of anything
        return TextHead()
    begin = _body_begin(cleaned)
    boilerplate = {removal.block.index for removal in cleaned.removed if removal.rule}
    near = range(max(0, begin - REACH), min(begin + BEHIND, len(blocks)))
    head = [blocks[index] for index in dict.fromkeys((0, *near)) if index < len(blocks) and index not in boilerplate]
    declared = _fold(blocks[0].text) if blocks else frozenset()
    words = _words(cleaned, begin)
    scored = [(score, block) for block in head if (score := _score(block, begin, declared, words, blocks)) > ENOUGH]
    first = _first_line(blocks, words) if not scored or _is_glued(blocks) else TextHead()
    if first.title or not scored:  # in a glued text a headline has other words at its ends, but for the first line
        return first
    best = _above_the_deck(max(scored, key=lambda pair: (pair[0], pair[1].index))[1], scored, blocks)
    return _head(best, [block for block in blocks[: begin + 2] if block.index not in boilerplate], blocks[0].text)


def _above_the_deck(best: Block, scored: Sequence[tuple[float, Block]], blocks: Sequence[Block]) -> Block:
    """The headline above *best*, where that is a sentence which sums the article up: it shares more words with the body."""
    if not _is_deck(best.text) or _names(blocks[0].text, best.text) and best.index:
        return best
    points = max(score for score, _ in scored)
    above = [
        block
        for score, block in scored
        if score * 2 > points and best.index - DECK <= block.index < best.index and not _is_deck(block.text)
    ]
    for block in reversed(above):
        if len(block.text) < len(best.text) and len(_fold(block.text)) > 1:
            return block
    return best


def _names(first: str, text: str) -> bool:
    """Whether the first line, the page's ``<title>``, begins as a headline does."""
    return first[:MIN_FIRST].casefold() == text[:MIN_FIRST].casefold()


def _is_deck(text: str) -> bool:
    """Whether a line reads like a sentence or two, and not like a headline."""
    bare = text.rstrip(CLOSING)
    return len(text) > MAX_STOPPED and (bare[-1:] in ENDS or len(text) > MAX_HEADLINE)


def _first_line(blocks: Sequence[Block], words: frozenset[str]) -> TextHead:
    """The headline at the start of a text whose first line is the page's ``<title>``, with or without all else glued to it."""
    if not blocks:
        return TextHead()
    first = blocks[0].text
    parts = STRONG.split(first, maxsplit=1)
    text = parts[0].strip()
    own = _fold(text)
    if len(parts) < 2 or not MIN_FIRST <= len(text) <= MAX_TITLE or len(own & words) * 2 < len(own) or len(own) < 2:
        return TextHead()
    return TextHead(blocks[0], text)


def _is_glued(blocks: Sequence[Block]) -> bool:
    """Whether the text was made without any space between its elements."""
    return any(block.end == after.start for block, after in pairwise(blocks))


def _is_date_line(text: str) -> bool:
    """Whether a line is a date with little beside it: a headline may name a year."""
    if not is_dated(text):
        return False
    calendar = vocabulary(None).lists["calendar"] | vocabulary(None).lists["times"]
    rest = [word for word in LETTERS.findall(text.casefold()) if word not in calendar]
    return len(rest) < MIN_DATED_WORDS


def _body_begin(cleaned: Document) -> int:
    """Index of the first block of running text that the cleaners left."""
    kept = cleaned.blocks
    for block in kept:
        if len(block.text) >= _body(block.text) and block.text.rstrip("\"'”’»)")[-1:] in ENDS:
            return block.index
    return kept[0].index if kept else 0


def _body(text: str) -> float:
    """Characters of a paragraph that shows where the body is: half as many where one of them is a syllable or a word."""
    return BODY / 2 if DENSE.match(text[len(text) // 2 :]) else BODY


def _words(cleaned: Document, begin: int) -> frozenset[str]:
    text = ""
    for block in cleaned.blocks:
        if block.index >= begin and len(text) < SAMPLE:
            text += block.text + "\n"
    return _fold(text)


def _score(block: Block, begin: int, declared: frozenset[str], words: frozenset[str], blocks: Sequence[Block]) -> float:
    """How likely a block is the headline; 0 for what cannot be one."""
    text = block.text
    if not MIN_TITLE <= len(text) <= MAX_TITLE or not any(map(str.isalpha, text)):
        return 0.0
    if text[-1] in ",;:。।" or (text[-1] == "." and len(text) > MAX_SENTENCE):
        return 0.0
    if _is_date_line(text) or parse_byline(text):
        return 0.0
    own = _fold(text)
    if (
        text[-1] == "."
        and len(text) > MAX_STOPPED
        and not (0 < block.index < begin and len(own & declared) * 2 >= len(own))
    ):
        return 0.0
    score = 1.2 * len(own & words) / len(own) if own else 0.0
    score += min(len(text), 60) / 60 - 0.6 * (len(own) < 2) - 0.8 * (block.kind == "list_item")
    score -= 1.0 * (text[-1] == "." and not text.endswith("..."))
    if block.index:
        score -= 0.03 * abs(begin - block.index) + 0.8 * max(0, block.index - begin)
        score += 2.0 * len(own & declared) / max(len(own), 2)  # the first line of most dumps is the page's <title>
        score += 0.7 * any(
            parse_byline(after.text) != () or (len(after.text) < 60 and is_dated(after.text))
            for after in blocks[block.index + 1 : block.index + 4]
        )
    return score


def _fold(text: str) -> frozenset[str]:
    """What a headline and the body under it have in common: words, and pairs of characters."""
    pairs = [run[place : place + 2] for run in RUN.findall(text) for place in range(len(run) - 1)]
    return frozenset([*WORD.findall(text.casefold()), *pairs])


def _head(title: Block, blocks: Sequence[Block], first: str) -> TextHead:
    text, site = _split_site(title, first)
    site_block: int | None = None
    before = [block for block in blocks if block.index < title.index]
    if site is None and before and title.index < MAX_HEAD and len(before[0].text) <= MAX_SITE and before[0].index == 0:
        site, site_block = (before[0].text, before[0].text), 0
    behind = [block for block in blocks if block.index > title.index]
    return TextHead(title, text, site, site_block, _standfirst(behind))


def _split_site(title: Block, first: str) -> tuple[str, tuple[str, str] | None]:
    """The headline without the site's name, and the name, when the first line has both."""
    folded = title.text.casefold()
    if title.index and first.casefold().startswith(folded):
        rest = first[len(title.text) :].strip()
        name = SEPARATOR.split(f" {rest}")[-1].strip()
        return title.text, (name, first) if name and len(name) <= MAX_SITE else None
    if title.index == 0:
        parts = SEPARATOR.split(title.text)
        if len(parts) > 1 and len(parts[-1]) <= MAX_SITE and len(parts[-1]) * 2 < len(title.text):
            cut = title.text.rindex(parts[-1])
            return title.text[:cut].rstrip(" |–—·•»:-｜"), (parts[-1], title.text)
    return title.text, None


def _standfirst(behind: Sequence[Block]) -> Block | None:
    """One sentence right under the headline, far shorter than the paragraphs under it."""
    prose = [block for block in behind if len(block.text) >= BODY and block.text[-1:] in ENDS]
    if len(prose) < 2:
        return None
    line, body = prose[:2]
    single = not any(f"{end} " in line.text for end in ".!?。")
    if single and len(line.text) <= MAX_STANDFIRST and len(body.text) >= 3 * len(line.text):
        return line
    return None
