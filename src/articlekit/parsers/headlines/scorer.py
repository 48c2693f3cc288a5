"""
The headline of a plain text: which of the lines above the body it is, or none of them.

A text has no heading elements. What gives a headline away is that the text's first line (the page's ``<title>``) begins
with it, that the body speaks of its words, what stands above and below it, and that it is printed like one. How much
each of these says has been learned from dumps of annotated pages, as ``tools/train_headline.py`` tells; the lines are
weighed against each other, and against there being no headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from articlekit.document import Block, Document, Page
from articlekit.letters import EAST_ASIAN, SOUTHEAST_ASIAN, THAI_LAO
from articlekit.parsers.bylines.dated import is_dated
from articlekit.parsers.bylines.names import CJK, vocabulary, without_accents
from articlekit.parsers.bylines.plain import is_plain_name
from articlekit.parsers.bylines.splitting import split_names
from articlekit.parsers.bylines.text import parse_byline
from articlekit.parsers.dates.calendar import date_words
from articlekit.parsers.dates.text import find_dates
from articlekit.parsers.folding import fold, squash
from articlekit.parsers.headlines.text import is_phrase, slug_of
from articlekit.sentences import is_closed
from articlekit.trees import Score, compiled, read_model

__all__ = [
    "COLUMNS", "MARGIN", "MAX_TITLE", "MIN_BODY", "NOTHING", "body_begin", "body_words", "candidates", "find_headline",
    "headline_words", "rows",
]  # fmt: skip

FILE = "model.json"
BRACKETED = re.compile(r"\[[^\[\]]*\]")  # what a text browser prints in place of an image or a button
# Whose a picture is, in a line that is its caption then; bylines have the words of other scripts.
PICTURE = re.compile(
    r"©|[(\[](?:images?|photos?|pictures?|pic|fotos?|bild|crédits?|credits?|foto di|immagine|imagen|obraz|zdjęcie)\s?:",
    re.IGNORECASE,
)
OPENERS, CLOSERS = "([（【〔/／", ")]）】〕"
MAX_TITLE = 240  # characters
MIN_TITLE = 4
MAX_ALONE = 130  # of one that nothing but its place gives away
MAX_SENTENCE = 110  # characters of a headline with a full stop
NO_END = ",;:。।"
REACH = 30  # blocks above the body
BEHIND = 3  # blocks of the body itself, where the headline was taken for a part of it
MIN_BODY = 60  # characters of a paragraph that shows where the body is
SAMPLE = 4_000  # characters of the body in which the headline's words are looked for
BEGINNING = 15  # folded characters that a headline and the first line have in common
SHORT = 60  # characters of a line that may be a date
BULLETS = "*+•-o"
# Pairs of characters in scripts without spaces, and in Korean, whose words carry particles; words of three and more in
# scripts whose vowel signs are no letters to Python, of four and more in all others.
DENSE = re.compile(f"[{EAST_ASIAN}]")
RUN = re.compile(f"[{EAST_ASIAN}{SOUTHEAST_ASIAN}]{{2,}}")
WORD = re.compile(rf"[\u0900-\u0dff]{{3,}}|[^\W\d_{EAST_ASIAN}{SOUTHEAST_ASIAN}]{{4,}}")
PAIRS = 3  # of characters in a word of such a script, about
UNSTOPPED = re.compile(f"[{THAI_LAO}]")

# What a line is like, and what the lines around it are like.
COLUMNS = (
    "body",  # share of its words that the body has
    "body_words",  # number of those
    "words",  # number of its words
    "length",  # characters, see _size
    "first",  # it is the first line of the text
    "above",  # blocks from it to the body
    "list_item",
    "bullet",
    "stop",  # it ends with a full stop
    "declared",  # share of its words that the first line has
    "declares",  # share of the first line's words that it has
    "opens",  # the first line starts with it
    "begins",  # the first line starts as it does
    "date_below",  # the next line is a date
    "date_near",  # one of the two below that is
    "byline_below",
    "byline_near",
    "length_below",
    "length_two_below",
    "length_above",
    "repeated",  # how often it stands in the text, up to three times
    "capitals",  # share of its words that begin with no small letter
    "digits",  # share of its characters
    "kept",  # the cleaners kept it
    "body_below",  # share of the next line's words that the body has
    "declared_below",  # share of them that the first line has
    "body_above",  # share of the line's words above that the body has
    # By how much it leads the best of the other lines, or lags behind it.
    "lead_declares",
    "lead_body_words",
    "lead_length",
    # Whether one of the lines has it, so that this one may be missing it.
    "any_opens",
    "any_begins",
    "any_date_below",
)
OWN = COLUMNS[: COLUMNS.index("lead_declares")]
LEADS = tuple(OWN.index(name.removeprefix("lead_")) for name in COLUMNS if name.startswith("lead_"))
ANY = tuple(OWN.index(name.removeprefix("any_")) for name in COLUMNS if name.startswith("any_"))
NOTHING = (-1.0,) * len(COLUMNS)  # the row of there being no headline
# What the best line may score less than there being none. In cross-validation that finds 17 more of 1,762 headlines, and
# makes up 8 more for 234 bodies alone.
MARGIN = 0.5
MAX_BYLINE_WORD = 24  # characters of a line that is a byline word
DOUBT = 1.3  # what such a line may score less than there being no headline, where it leads nothing
MIN_SLUG_WORD = 3  # letters
MIN_SHARED = 2  # words of the page's address that a line has
SHARED = 0.6  # of them
FAR = 2.5  # what a line that is called the headline may score less than the best by its looks
# By how much a line over a date or a byline must lead all others to be the headline, though it scores less than that.
LEAD = 1.2
Row = tuple[float, ...]
Scored = tuple[float, Block]


def find_headline(document: Document, cleaned: Document, lines: Sequence[Block]) -> Block | None:
    """
    The block that is the headline of a plain text.

    >>> from articlekit.pipeline import DEFAULT_CLEANERS, clean
    >>> from articlekit.reading import read
    >>> body = "It rained all night in the hills, and the road to the coast is closed until the weekend.\\n\\n" * 4
    >>> page = read("Menu\\n\\nRain closes the coast road\\n\\n" + body)
    >>> cleaned = clean(page, DEFAULT_CLEANERS)
    >>> find_headline(page, cleaned, candidates(page, cleaned)).text
    'Rain closes the coast road'
    >>> page = read(body)
    >>> cleaned = clean(page, DEFAULT_CLEANERS)
    >>> find_headline(page, cleaned, candidates(page, cleaned)) is None
    True

    Args:
        document: the text as it was read.
        cleaned: what the cleaners left of it.
        lines: its :func:`candidates`.

    Returns:
        The block; None for a text without a headline.
    """
    if not lines:
        return None
    score = _score()
    nothing = score(*NOTHING) - MARGIN
    found = [(score(*row), block) for block, row in zip(lines, rows(document, cleaned, lines), strict=True)]
    points, best = max(reversed(found), key=lambda pair: pair[0])  # of two that are alike the one next to the body
    begin = body_begin(cleaned)
    far = points - FAR
    near = [block for score, block in found if block.index < begin and score >= far]
    sure = points >= nothing
    if said := _first_level(near, document.blocks) or _in_address(near, best, document.page, sure=sure):
        return said
    lead = points - max((others for others, block in found if block is not best), default=nothing)
    if sure or lead >= LEAD and _is_over_date(best, document.blocks):
        return best
    return _only_line_above(lines[0], cleaned) or _over_credits(found, document.blocks[: begin + 1], nothing)


def _first_level(lines: Sequence[Block], blocks: Sequence[Block]) -> Block | None:
    """The line that Markdown marks as the headline: with the only "#" of the text."""
    first = [block for block in blocks if block.kind == "heading" and block.level == 1]
    return first[0] if len(first) == 1 and first[0] in lines else None


def _in_address(lines: Sequence[Block], best: Block, page: Page, *, sure: bool) -> Block | None:
    """
    The one line that has the words of the page's address, unless the *best* is *sure* by its looks, and has one too.

    Against a sure one the first line says nothing, which the page's title often is.
    """
    words = frozenset(word for word in without_accents(slug_of(page)).split() if len(word) >= MIN_SLUG_WORD)
    if not words or sure and _shared(best, words):
        return None
    enough = max(MIN_SHARED, SHARED * len(words))
    named = [
        line
        for line in lines
        if len(line.text) <= MAX_ALONE and line.text[-1] != "." and (line.index or not sure)
        if _shared(line, words) >= enough
    ]
    return named[0] if len(named) == 1 else None


def _shared(line: Block, words: frozenset[str]) -> int:
    """How many of the *words*, which have no accents, a line has."""
    return len(words.intersection(without_accents(fold(line.text)).split()))


def _over_credits(found: Sequence[Scored], blocks: Sequence[Block], nothing: float) -> Block | None:
    """The best of the lines above the body that a byline or a date stands under, with or without a standfirst between."""
    near = [
        (score, line)
        for score, line in found
        if score >= nothing - DOUBT
        and line.index < len(blocks) - 1
        and is_phrase(fold(line.text))
        and not is_dated(line.text)
        and not _is_name(line.text)
        and any(_is_over_date(over, blocks) for over in blocks[line.index : line.index + 2])
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _is_over_date(line: Block, blocks: Sequence[Block]) -> bool:
    """Whether a date or a byline is printed directly under a line."""
    below = line.index + 1
    return _is_date(blocks, below) or below < len(blocks) and parse_byline(blocks[below].text) != ()


def _only_line_above(line: Block, cleaned: Document) -> Block | None:
    """
    The first line of a text, if nothing else stands above the body, and it ends without a full stop.

    The trees know dumps of pages: of 233 annotated bodies under their titles they find the headline of 154, and of most
    others say that there is none.
    """
    alone = line.index == 0 and body_begin(cleaned) == 1
    return line if alone and len(line.text) <= MAX_ALONE and line.text[-1] != "." else None


@cache
def _score() -> Score:
    return compiled(read_model("articlekit.parsers.headlines", FILE))


def candidates(document: Document, cleaned: Document) -> tuple[Block, ...]:
    """The lines that may be the headline: the first of the text, and those above the body that are no boilerplate."""
    blocks = document.blocks
    begin = body_begin(cleaned)
    boilerplate = {removal.block.index for removal in cleaned.removed if removal.rule}
    near = range(max(0, begin - REACH), min(begin + BEHIND, len(blocks)))
    lines = (blocks[index] for index in dict.fromkeys((0, *near)) if index < len(blocks) and index not in boilerplate)
    return tuple(
        line
        for line in lines
        if line.kind != "caption"
        and _may_be_headline(line.text, above=line.index < begin)
        and not _is_under_byline_word(line, blocks)
    )


def _may_be_headline(text: str, *, above: bool) -> bool:
    """Whether a line has the length of a headline, letters in it, and no end that headlines do not have where it stands."""
    if not MIN_TITLE <= len(text) <= MAX_TITLE or not any(map(str.isalpha, text)):
        return False
    if _is_caption(text) or BRACKETED.fullmatch(text) or parse_byline(text):
        return False
    if len(text) < SHORT and (_is_stamp(text) or _is_signature(text)):
        return False
    return text[-1] not in NO_END and not (text[-1] == "." and (len(text) > MAX_SENTENCE or not above))


@cache
def _picture_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says whose a picture is in scripts other than Latin: the word in brackets, and behind the name at the end."""
    roles = vocabulary(None).roles.items()
    words = [word for word, role in roles if role == "photo" and not word.isascii()]
    one = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    unspaced = "|".join(sorted((word for word in words if CJK.match(word)), key=lambda word: (-len(word), word)))
    return (
        re.compile(rf"[{re.escape(OPENERS)}]\s?(?:{one})\s?[:：=＝/／・]", re.IGNORECASE),
        re.compile(
            rf"[＝=/／(（][^＝=/／(（。]{{1,30}}(?:{unspaced}|提供|제공)[{re.escape(CLOSERS)}]?\Z|＝\d{{1,2}}日"
        ),
    )


def _is_caption(text: str) -> bool:
    """Whether a line says whose a picture is, or, as in Japanese, on what day it was taken."""
    if PICTURE.search(text):
        return True
    return not text.isascii() and any(pattern.search(text) for pattern in _picture_words())


def _is_under_byline_word(line: Block, blocks: Sequence[Block]) -> bool:
    """Whether names stand under a byline word and nothing else: "Submitted by"; over a headline it is a kicker: "Interview"."""
    above = blocks[line.index - 1].text if line.index else ""
    is_word = 0 < len(above) <= MAX_BYLINE_WORD and bool(vocabulary(None).prefix.fullmatch(above))
    return is_word and _is_name(line.text)


def _is_name(text: str) -> bool:
    """Whether a line is nothing but the name of a person."""
    return is_plain_name(text) and any(author.name == text for author in split_names(text, strict=True))


def _is_stamp(text: str) -> bool:
    """Whether a line is a date and a word that says what it is: "Updated on 3 May 2021"."""
    return is_dated(text) and date_words().occur_in(text) and bool(find_dates(text))


def _is_signature(text: str) -> bool:
    """Whether a line is a name and a job: "Ana Ruiz, Senior Correspondent"."""
    job = vocabulary(None).job_tail.search(text)
    name = text[: job.start()].strip() if job and job.end() == len(text) else ""
    return " " in name and is_plain_name(name)


def rows(document: Document, cleaned: Document, lines: Iterable[Block]) -> Iterator[Row]:
    """One row for each of *lines*, in the order of ``COLUMNS``."""
    own = list(_own(document, cleaned, lines))
    best = [sorted((row[column] for row in own), reverse=True)[:2] for column in LEADS]
    anywhere = [max(row[column] for row in own) for column in ANY] if own else []
    for row in own:
        yield (*row, *(_lead(row[column], *top) for column, top in zip(LEADS, best, strict=True)), *anywhere)


def _lead(value: float, best: float, second: float | None = None) -> float:
    """By how much *value* is above the best of the others, itself left out."""
    if second is None:
        return 0.0
    return value - (second if value == best else best)


def _own(document: Document, cleaned: Document, lines: Iterable[Block]) -> Iterator[Row]:
    """What each of *lines* has by itself and by its neighbours, in the order of ``OWN``."""
    blocks = document.blocks
    begin = body_begin(cleaned)
    words = body_words(cleaned, begin)
    declared = headline_words(blocks[0].text)
    first, first_bare = blocks[0].text.casefold(), squash(blocks[0].text)
    kept = {block.index for block in cleaned.blocks}
    times = Counter(squash(block.text) for block in blocks if len(block.text) <= MAX_TITLE)
    own = cache(lambda index: headline_words(blocks[index].text) if 0 <= index < len(blocks) else frozenset())
    dated = cache(lambda index: _is_date(blocks, index))
    credited = cache(lambda index: index < len(blocks) and parse_byline(blocks[index].text) != ())
    for line in lines:
        text, index = line.text, line.index
        its = own(index)
        below, above = own(index + 1), own(index - 1)
        parts = text.split()
        per_word = PAIRS if RUN.search(text) else 1
        bare = squash(text)
        yield (
            len(its & words) / len(its) if its else 0.0,
            len(its & words) / per_word,
            len(its) / per_word,
            _size(text),
            index == 0,
            begin - index,
            line.kind == "list_item",
            text[0] in BULLETS,
            text[-1] == ".",
            len(its & declared) / max(len(its), 1) if index else 0.0,
            len(its & declared) / max(len(declared), 1) if index else 0.0,
            index > 0 and first.startswith(text.casefold()),
            index > 0 and first_bare.startswith(bare[:BEGINNING]),
            dated(index + 1),
            dated(index + 2) or dated(index + 3),
            credited(index + 1),
            credited(index + 2) or credited(index + 3),
            _length(blocks, index + 1),
            _length(blocks, index + 2),
            _length(blocks, index - 1),
            min(3, times[bare]),
            sum(not part[0].islower() for part in parts) / len(parts),
            sum(map(str.isdigit, text)) / len(text),
            index in kept,
            len(below & words) / max(len(below), 1),
            len(below & declared) / max(len(below), 1),
            len(above & words) / max(len(above), 1),
        )  # fmt: skip


def _is_date(blocks: Sequence[Block], index: int) -> bool:
    return index < len(blocks) and len(blocks[index].text) < SHORT and is_dated(blocks[index].text)


def _length(blocks: Sequence[Block], index: int) -> int:
    return _size(blocks[index].text) if 0 <= index < len(blocks) else 0


def _size(text: str) -> int:
    """Characters of a line; two for each where one is a syllable or a word, as the trees were trained."""
    return 2 * len(text) if DENSE.match(text[len(text) // 2 :]) else len(text)


def body_begin(cleaned: Document) -> int:
    """Index of the first block of running text that the cleaners left."""
    kept = cleaned.blocks
    for block in kept:
        if _size(block.text) >= MIN_BODY and (is_closed(block.text) or UNSTOPPED.match(block.text[-1])):
            return block.index
    return kept[0].index if kept else 0


def body_words(cleaned: Document, begin: int) -> frozenset[str]:
    """The words of the body's beginning."""
    text = ""
    for block in cleaned.blocks:
        if block.index >= begin and len(text) < SAMPLE:
            text += block.text + "\n"
    return headline_words(text)


def headline_words(text: str) -> frozenset[str]:
    """
    What a headline and the body under it have in common: words, and pairs of characters.

    >>> sorted(headline_words("Rain on the coast")), sorted(headline_words("雨の海岸"))
    (['coast', 'rain'], ['の海', '海岸', '雨の'])
    >>> headline_words("On it")
    frozenset()
    """
    pairs = [run[place : place + 2] for run in RUN.findall(text) for place in range(len(run) - 1)]
    return frozenset([*WORD.findall(text.casefold()), *pairs])
