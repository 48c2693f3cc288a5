"""
What stands above the body of a plain text: the site's name, the headline, the standfirst.

Which line is the headline is asked of headlines.scorer; here it loses what is no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from articlekit.document import Block, Document
from articlekit.parsers.bylines.dated import is_dated
from articlekit.parsers.bylines.names import CJK
from articlekit.parsers.bylines.text import parse_byline
from articlekit.parsers.headlines.scorer import (
    MAX_TITLE,
    MIN_BODY,
    body_begin,
    body_words,
    candidates,
    find_headline,
    headline_words,
)
from articlekit.parsers.headlines.text import EDGES, SMALL_WORD, declare, end_of, find_kicker, fold
from articlekit.parsers.language_text import function_words
from articlekit.sentences import ENDS

__all__ = ["TextHead", "read_head"]

MIN_FIRST = 15  # characters of a headline that nothing but the first line gives away
MIN_WORDS = 3  # of a headline in a longer line
MAX_KICKER = 60  # characters
PAST = 30  # lines past the first that may be of the body, in which the first line may be printed again
MAX_STEPS = 3  # blocks from a breadcrumb down to the headline that is its last step
MAX_SITE = 40  # characters of a site's name
MAX_HEAD = 4  # blocks; only in so small a head is a first line known to be the site's name
MAX_STANDFIRST = 220  # characters
MAX_STAMP = 80  # characters of a byline or a date under the headline
SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜]\s*")
BARS = " |｜"  # with nothing behind them
DASHES = ("-", "–", "—")
NUMBER = re.compile(r"^\d{1,3}\.\s+")
STRONG = re.compile(r"\s+[|–—·•»-]\s+|\s*[|｜]\s*")


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
    lines = candidates(document, cleaned)
    best = find_headline(document, cleaned, lines)
    first = _first_line(document, cleaned) if not best or _is_glued(blocks) else TextHead()
    if first.title or not best:  # in a glued text a headline has other words at its ends, but for the first line
        return first
    lines = tuple(line for line in lines if line.index)
    best = _printed_again(best, blocks[1 : body_begin(cleaned) + PAST], blocks[0].text)
    best = _below_kicker(best, lines, blocks[0].text)
    boilerplate = {removal.block.index for removal in cleaned.removed if removal.rule}
    end = body_begin(cleaned) + 2
    above = [block for block in blocks[:end] if block.index not in boilerplate]
    return _head(best, _bare(best, lines, blocks[0].text), above, blocks[0].text)


def _printed_again(best: Block, above: Sequence[Block], first: str) -> Block:
    """
    The line with which the first one begins, up to the site's name, or ends behind that; *best* where there is none.

    What has any word of the first line is the headline that the page prints, though the first line words it otherwise.
    """
    if best.index and _is_long(best.text) and not (2 * len(best.text) < len(first) and _ends(first, best.text)):
        if not headline_words(best.text).isdisjoint(headline_words(first)):
            return best
    long = [block for block in above if _is_long(block.text)]
    again = next((block for block in long if _begins(first, block.text)), None)
    if again is None and not best.index:
        again = next((block for block in long if 2 * len(block.text) > len(first) and _ends(first, block.text)), None)
    return again or best


def _below_kicker(best: Block, lines: Sequence[Block], first: str) -> Block:
    """The line that is printed under its kicker, where *best* is the kicker, or the first line, "Kicker: Headline - Site"."""
    kicker, colon, rest = first.partition(": ")
    if not colon or best.index and best.text != kicker:
        return best
    return next((line for line in lines if _is_long(line.text) and _begins(rest, line.text)), best)


def _begins(declared: str, text: str) -> bool:
    """Whether a declared title is *text*, by its words, with or without a site behind it."""
    if text[:1].casefold() != declared[:1].casefold():  # folding costs more than a look
        return False
    head = fold(text)
    if fold(declared) == head:
        return True
    end = end_of(declared, head)
    return end is not None and SEPARATOR.match(declared[end:]) is not None


def _ends(declared: str, text: str) -> bool:
    """Whether a declared title ends with *text* behind a mark that sets it apart: "Harbour Blog » Rain closes the road"."""
    head, tail = declared[: -len(text)], declared[-len(text) :]
    return tail.casefold() == text.casefold() and SEPARATOR.search(head[-4:]) is not None and bool(head.strip())


def _bare(title: Block, lines: Sequence[Block], first: str) -> str:
    """The headline's text without what a converter glued to it: a number in a list, a kicker, a breadcrumb, a date, a byline."""
    text = NUMBER.sub("", title.text) if title.kind == "list_item" else title.text
    if not title.index:
        return text
    headline = STRONG.split(first, maxsplit=1)[0].strip()
    others = (line.text for line in lines if line is not title and line.index <= title.index + MAX_STEPS)
    alone = [headline, headline.partition(": ")[2], *others]
    for shorter in filter(_is_long, alone):
        before = text[: -len(shorter)]
        if text.endswith(shorter) and _is_kicker(before):
            return shorter
    if _is_long(headline) and text.startswith(headline) and _is_credit(text[len(headline) :], headline):
        return headline
    return _behind_kicker(text, first) or text


def _is_kicker(before: str) -> bool:
    """Whether what stands before the last part of a line may be a kicker, and no beginning of its sentence: "Pool opens late: The"."""
    kicker = before.rstrip()
    if not kicker or kicker[-1] in ":：" or len(kicker) > MAX_KICKER:
        return False
    last = kicker.rpartition(" ")[2]
    goes_on = ": " in kicker or last.casefold() in function_words() and not last.isupper()
    return not goes_on or before == kicker


def _behind_kicker(text: str, first: str) -> str:
    """The headline without a kicker that is printed before it, by the first line, with and without the site; empty if there is none."""
    marks = [match.start() for match in STRONG.finditer(first)]
    wholes = [whole for whole in (first, first[: marks[-1]] if marks else "") if _is_long(whole)]
    declared = [title for whole in wholes if (title := declare(whole, "meta:og:title", frozenset()))]
    start = find_kicker(text, declared)
    return text[start:].lstrip(EDGES) if start else ""


def _is_credit(rest: str, headline: str) -> bool:
    """Whether what is glued to a headline is a date, a byline or a line of its own, and no second part of it."""
    if SEPARATOR.match(rest):
        return False
    begins = rest[:1].isupper() or rest.lstrip()[:1].isupper() and SMALL_WORD.search(headline) is not None
    return begins or is_dated(rest) or bool(parse_byline(rest))


def _is_long(text: str) -> bool:
    """Whether a line is long enough to be a headline that stands in another line by no chance."""
    return len(text) >= MIN_FIRST and (len(text.split()) >= MIN_WORDS or bool(CJK.search(text)))


def _first_line(document: Document, cleaned: Document) -> TextHead:
    """The headline at the start of a text whose first line is the page's ``<title>``, with or without all else glued to it."""
    if not document.blocks:
        return TextHead()
    block = document.blocks[0]
    parts = STRONG.split(block.text, maxsplit=1)
    text = parts[0].strip()
    if block.text[-1:] in ENDS and len(parts[-1]) > MAX_SITE and not _is_glued(document.blocks):  # a dash in a sentence
        return TextHead()
    own, words = headline_words(text), body_words(cleaned, body_begin(cleaned))
    if len(parts) < 2 or not MIN_FIRST <= len(text) <= MAX_TITLE or len(own & words) * 2 < len(own) or len(own) < 2:
        return TextHead()
    return TextHead(block, text)


def _is_glued(blocks: Sequence[Block]) -> bool:
    """Whether the text was made without any space between its elements."""
    return any(block.end == after.start for block, after in pairwise(blocks))


def _head(title: Block, text: str, blocks: Sequence[Block], first: str) -> TextHead:
    text, site = _split_site(title, text, first)
    site_block: int | None = None
    before = [block for block in blocks if block.index < title.index]
    if site is None and before and title.index < MAX_HEAD and len(before[0].text) <= MAX_SITE and before[0].index == 0:
        site, site_block = (before[0].text, before[0].text), 0
    behind = [block for block in blocks if block.index > title.index]
    return TextHead(title, text, site, site_block, _standfirst(behind))


def _split_site(title: Block, text: str, first: str) -> tuple[str, tuple[str, str] | None]:
    """The headline without the site's name, and the name, when the first line has both."""
    if title.index and first.casefold().startswith(text.casefold()):
        rest = first[len(text) :].strip()
        name = SEPARATOR.split(f" {rest}")[-1].strip()
        return text, (name, first) if name and len(name) <= MAX_SITE else None
    if title.index == 0:
        text = text.rstrip(BARS)
        parts = SEPARATOR.split(text)
        if len(parts) > 1 and len(parts[-1]) * 2 < len(text) and _may_be_site(parts[-1], text):
            cut = text.rindex(parts[-1])
            return text[:cut].rstrip(" |–—·•»:-｜"), (parts[-1], title.text)
    return text, None


def _may_be_site(name: str, text: str) -> bool:
    """Whether the last part of a line may be the site's name, and is no second part of a headline: "– and nobody knew"."""
    goes_on = name[0].islower() and len(name.split()) >= MIN_WORDS and text[: -len(name)].rstrip().endswith(DASHES)
    return len(name) <= MAX_SITE and not goes_on


def _standfirst(behind: Sequence[Block]) -> Block | None:
    """
    One sentence right under the headline, far shorter than the paragraphs under it.

    Under a byline or a date it may as well be the first paragraph, and stays: better a standfirst in the text than a loss.
    """
    prose = [block for block in behind if len(block.text) >= MIN_BODY and block.text[-1:] in ENDS]
    if len(prose) < 2:
        return None
    line, body = prose[:2]
    if any(_is_stamp(block.text) for block in behind if block.index < line.index):
        return None
    single = not any(f"{end} " in line.text for end in ".!?。")
    if single and len(line.text) <= MAX_STANDFIRST and len(body.text) >= 3 * len(line.text):
        return line
    return None


def _is_stamp(text: str) -> bool:
    """Whether a line says who wrote the text, or when."""
    return len(text) < MAX_STAMP and (is_dated(text) or bool(parse_byline(text)))
