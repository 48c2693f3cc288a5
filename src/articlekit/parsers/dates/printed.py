"""Dates in the lines of a page: near headline and body, and anywhere with a word that says what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from articlekit import marks
from articlekit.document import Block
from articlekit.parsers.copyright import COPYRIGHT
from articlekit.parsers.dates.calendar import Meaning, date_words
from articlekit.parsers.dates.found import (
    CAPTIONS,
    DOUBTFUL,
    MAX_DATE_LINE,
    MIN_POINTS,
    PLAUSIBLE,
    Evidence,
    Look,
    cited,
)
from articlekit.parsers.dates.text import DateMatch, find_dates
from articlekit.parsers.fact import is_long

__all__ = ["from_datelines", "from_far_lines", "from_glued_lines", "from_lines", "from_lone_lines", "of_matches"]

LABELLED = 1.5  # points of a date that a word explains
IN_SENTENCE = -1.0  # points of a date in a sentence; with its word, fewer than those of any line that is a date alone
IN_HEADLINE = 0.7  # points; a date in the headline is rather that of what the article is about
MAX_REST = 70  # characters of a date line beside its dates
MAX_LONE = 60  # characters of a line that is a date and nothing else
MAX_LONE_REST = 12  # characters of it beside the date: a weekday
MAX_FAR_LINES = 40  # lines with dates that are read far from headline and body
MAX_GLUED_LINES = 12  # lines of a text dump in which glued dates are looked for
MIN_PROSE = 14  # characters beside its dates with which a line that ends in a full stop is a sentence
MAX_DATELINE = 70  # characters of a paragraph in which its date must be over: "Berlin, 3 July 2018 – The minister ..."
UNTIL = r"(?:[-–—]|bis|to|until|till|au|al|a|à|t/m|do)"  # between the days of a range
RANGE_BEFORE = re.compile(rf"(?<!\d)\d\d?\.?\s?{UNTIL}\s?$", re.IGNORECASE)
RANGE = re.compile(rf"\s*{UNTIL}\s*", re.IGNORECASE)
SEGMENT = re.compile(r"\s[|·•]\s")  # "3 May 2021 | Source: dpa | Share | ..."
MIN_SEGMENTS = 2
SENTENCE = re.compile(r"[^\W\d_]{3}(?<![Mm]in)(?<![Ss]td)[\"”»)]?[.!?。]$")  # "5 Min." ends none
DATELINE_END = re.compile(r"\s*(?:[|:)\]–—―]|-{1,9}\s|\(|\.\s[–—-])")
FINE = frozenset({"minute", "second"})
TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
ACCOUNT = re.compile(r"\(@\w{1,40}\)")
GLUED_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}[\s-][^\W\d_a-zß-öø-ÿ][^\W\d_]{1,20}\Z")
GLUED_LABEL = re.compile(r"([^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]{2,20}(?:\s[^\W\d_]{1,12}){0,2})(?::\s?)?\Z")


def from_lines(look: Look, *, labelled: bool = False) -> Iterator[Evidence]:
    """Date lines near headline and body, and dates at the beginning of the body; or just those that a word explains."""
    blocks = look.sources.document.blocks
    first = look.body[0] if look.body else -1
    for index in sorted(look.near):
        if index >= len(blocks) or blocks[index].marks & look.unwanted:
            continue
        block = blocks[index]
        reach = (
            MAX_DATE_LINE if len(block.text) <= MAX_DATE_LINE else MAX_DATELINE if first <= index <= first + 1 else 0
        )
        if labelled and not _is_labelled(look, block):
            continue
        if reach and look.is_plausible(block.text, reach) and not look.is_event(block.place):
            points = 1.5 - look.cost(block.marks | marks.CAPTION * (block.kind == "caption"), look.near[index])
            points -= IN_HEADLINE * (block is look.title)
            yield from _of_line(look, block, points, labelled=labelled)


def from_far_lines(look: Look) -> Iterator[Evidence]:
    """Lines anywhere on the page with a word at the date that says what it is."""
    read = 0
    for block in look.sources.document.blocks:
        if block.marks & look.unwanted or len(block.text) > MAX_DATE_LINE or not look.is_plausible(block.text):
            continue
        if not _is_labelled(look, block):
            continue
        read += 1
        if read > MAX_FAR_LINES:
            return
        yield from _of_line(look, block, 0.5 - look.cost(block.marks, 0), labelled=True)


def from_lone_lines(look: Look) -> Iterator[Evidence]:
    """Lines anywhere on the page that are a date and nothing else, if they all say the same day."""
    elsewhere = look.unwanted | (DOUBTFUL | CAPTIONS) & ~look.usual
    found: list[Evidence] = []
    for block in look.sources.document.blocks:
        if len(block.text) <= MAX_LONE and not block.marks & elsewhere and PLAUSIBLE.search(block.text):
            matches = look.dates(block.text)
            if len(matches) == 1 and len(block.text) - (matches[0].end - matches[0].start) < MAX_LONE_REST:
                before = block.text[: matches[0].start]
                if _is_of_comment(look, block, block.text[matches[0].end :]):
                    continue
                if _label(look, before, "", first=True) or RANGE_BEFORE.search(before) or len(found) == MAX_FAR_LINES:
                    return
                found.append(Evidence(cited(matches[0].date, "text"), "published", MIN_POINTS, block.index))
    if len({evidence.day for evidence in found}) == 1:
        yield found[0]


def from_glued_lines(look: Look) -> Iterator[Evidence]:
    """
    Dates in the long lines of a text dump whose elements were glued together: "Ana RuizPublished: 3 May 2021Share".

    Prose has dates too, so only those count that stand directly behind a label with a colon or a capital, behind a name
    with no space between, or at the beginning of the line with none behind them.
    """
    if look.sources.document.page.input != "text":
        return
    blocks = look.sources.document.blocks
    for index in sorted({*range(MAX_GLUED_LINES), *look.near}):
        if index >= len(blocks) or len(blocks[index].text) <= MAX_DATE_LINE:
            continue
        block = blocks[index]
        for match in find_dates(block.text, languages=look.languages):
            before = block.text[max(0, match.start - 60) : match.start]
            meaning = _glued_meaning(look, before)
            if not match.start and block.text[match.end : match.end + 1].isupper():
                meaning = "published"
            if match.date.precision != "month" and meaning:
                yield Evidence(cited(match.date, "text"), meaning, MIN_POINTS, block.index)
                if meaning == "published":
                    return


def from_datelines(look: Look) -> Iterator[Evidence]:
    """The one dateline of a text dump, in whatever paragraph; several are those of a chronicle."""
    if look.sources.document.page.input != "text":
        return
    found = [
        Evidence(cited(match.date, "dateline"), "published", MIN_POINTS, block.index)
        for block in look.sources.cleaned.blocks
        if is_long(block.text) and look.is_plausible(block.text, MAX_DATELINE)
        for match in look.dates(block.text[:MAX_DATELINE])[:1]
        if not match.start and DATELINE_END.match(block.text, match.end)
    ]
    if len(found) == 1:
        yield found[0]


def _glued_meaning(look: Look, before: str) -> Meaning | None:
    if GLUED_NAME.search(before):
        return "published"
    if label := GLUED_LABEL.search(before):
        meaning = date_words().before(label[1], look.codes)
        return None if meaning == "neither" else meaning
    return None


def _is_labelled(look: Look, block: Block) -> bool:
    """Whether a line, or the one above it, has one of the words that explain dates."""
    blocks = look.sources.document.blocks
    return date_words().occur_in(block.text) or block.index > 0 and date_words().occur_in(blocks[block.index - 1].text)


def _of_line(look: Look, block: Block, points: float, *, labelled: bool = False) -> Iterator[Evidence]:
    """The dates of a date line: those with a word that says what they are, and bare ones if the line is little else."""
    text = _without_changed(look, block)
    if COPYRIGHT.search(text[:MAX_DATE_LINE]) and not _has_clock(look, text):
        return
    is_lede = not labelled and look.body is not None and block.index <= look.body[0] + 1
    if len(text) > MAX_DATE_LINE:
        if is_lede:
            yield from _of_dateline(look, block, points)
        return
    matches = look.dates(text)
    if not matches or _is_of_comment(look, block, text[matches[-1].end :]):
        return
    rest = _rest(text, matches)
    if rest > MAX_REST and len(segments := SEGMENT.split(text)) > MIN_SEGMENTS:
        text = " | ".join(filter(look.is_plausible, segments))
        matches = look.dates(text)
        rest = _rest(text, matches)
    own = block.index == look.byline
    if not own and (rest > MAX_REST or rest > MIN_PROSE and SENTENCE.search(text)):
        labelled = True
        if is_lede:
            yield from _of_dateline(look, block, points)
        points = min(points, IN_SENTENCE)  # it may speak of any day: "A study published June 1, 2011"
    previous = look.sources.document.blocks[block.index - 1].text if block.index else ""
    label = previous if len(previous) < 60 else ""
    bonus = 0.4 * (rest < MIN_PROSE or own)
    yield from of_matches(look, text, matches, label, "text", points + bonus, block.index, None, labelled=labelled)


def _has_clock(look: Look, text: str) -> bool:
    """Whether a day with a time of day stands in a line, as in that of an agency: "© dpa | 7 November 2023, 08:03"."""
    return len(text) <= MAX_DATE_LINE and any(match.date.precision in FINE for match in look.dates(text))


def _is_of_comment(look: Look, block: Block, behind: str) -> bool:
    """
    Whether a date is that of a comment or of a post elsewhere.

    Nothing stands behind it, or in the line under it, but the link with which a comment is answered; or the account
    stands before it in brackets, as in a post that is quoted: "Ana Ruiz (@ana) May 4, 2022".
    """
    if ACCOUNT.search(block.text):
        return True
    words = date_words()
    following = look.sources.document.blocks[block.index + 1 : block.index + 2]
    return words.is_answer(behind) or any(words.is_answer(other.text) for other in following)


def _rest(text: str, matches: Iterable[DateMatch]) -> int:
    """The number of characters of a line beside its dates."""
    return len(text) - sum(match.end - match.start for match in matches)


def _without_changed(look: Look, block: Block) -> str:
    """
    A line without the day of the last change, where an element says that it is one, and the line has another.

    Themes put that day into the line of the byline for machines, with no space between it and the day they print.
    """
    text = block.text
    for changed in look.changed.get(block.index, ()):
        rest = text.replace(changed, " ", 1)
        if rest != text and look.is_plausible(rest) and look.dates(rest):
            text = rest
    return text


def _of_dateline(look: Look, block: Block, points: float) -> Iterator[Evidence]:
    """The date at the beginning of a paragraph, with a dash behind it."""
    head = block.text[:MAX_DATELINE]
    for match in look.dates(head)[:1]:
        if match.start < 40 and DATELINE_END.match(block.text, match.end):
            yield Evidence(cited(match.date, "dateline"), "published", max(points - 0.3, MIN_POINTS), block.index)


def of_matches(
    look: Look,
    text: str,
    matches: tuple[DateMatch, ...],
    label: str,
    source: str,
    points: float,
    block: int,
    default: Meaning | None,
    *,
    labelled: bool = False,
) -> Iterator[Evidence]:
    """
    The dates of a line or an element, by the words before and behind each.

    Args:
        look: the page.
        text: the line.
        matches: the dates in it.
        label: the line above, which explains a date with no words before it.
        source: as in the record, ``"text"`` or ``"time"``.
        points: what speaks for the place; a word that explains a date adds to it.
        block: index of the block it stands in.
        default: what a date is that no word explains; None for published.
        labelled: whether only those count that a word explains.

    Returns:
        The evidence in the order of the line; none if the line is from one day to another.
    """
    if any(RANGE.fullmatch(text[one.end : two.start]) and _differ(one, two) for one, two in pairwise(matches)):
        return  # from one day to another: an event
    if not matches:
        return
    place = 0
    words = date_words()
    behind = _is_labelled_behind(look, text, matches, label)
    for match, following in zip(matches, (*matches[1:], None), strict=True):
        between = text[match.end : following.start if following else len(text)]
        before = None if behind else _label(look, text[place : match.start], label, first=place == 0)
        # "11 May, updated on 12 May": the word belongs to the day behind it.
        meaning = before or (None if following and not behind and words.before(between) else _label_behind(between))
        place = match.end
        if meaning == "neither" or meaning is None and labelled or RANGE_BEFORE.search(text[: match.start]):
            continue
        extra = LABELLED if meaning else 0.0
        if points + extra >= MIN_POINTS:
            yield Evidence(cited(match.date, source), meaning or default or "published", points + extra, block)


def _is_labelled_behind(look: Look, text: str, matches: tuple[DateMatch, ...], label: str) -> bool:
    """Whether the words of a line stand behind its dates, not before them, as in Japanese: 2020年12月21日 公開."""
    if len(matches) < 2 or _label(look, text[: matches[0].start], label, first=True):
        return False
    return bool(_label_behind(text[matches[0].end : matches[1].start]) and _label_behind(text[matches[-1].end :]))


def _differ(one: DateMatch, two: DateMatch) -> bool:
    return one.date.isoformat()[:10] != two.date.isoformat()[:10]


def _label(look: Look, before: str, label: str, *, first: bool) -> Meaning | None:
    """What the words before a date say, or the line above where there are none but the weekday."""
    words = date_words()
    if not first or not words.is_bare(before):
        return words.before(before, look.codes)
    return words.before(label, look.codes) if label else None


def _label_behind(text: str) -> Meaning | None:
    """What a verb behind the date says, as in "wurde am 3. Mai 2020 von Ana Ruiz geschrieben"; one before a time speaks of that."""
    return None if TIME.search(text) else date_words().behind(text)
