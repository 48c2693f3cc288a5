"""Reporters in the opening of a Chinese text: "本报北安3月11日电（记者刘思源、王海峰）惊蛰刚过，..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlekit import marks
from articlekit.article import Author
from articlekit.letters import HAN
from articlekit.parsers.bylines.found import Found, begin_of, distinct, elsewhere_of, title_block
from articlekit.parsers.bylines.names import (
    DISPATCHED,
    KANJI,
    MAX_HAN_NAME,
    Vocabulary,
    name_kind,
    vocabulary,
    without_glued_place,
)
from articlekit.parsers.fact import Sources, is_long

__all__ = ["from_openings", "parse_opening"]

MAX_LINES = 8  # lines from the headline on, of which the first paragraph is one
MAX_OPENING = 100  # characters in which the reporters are named
# From where and when: "本报北安3月11日电", "新华社北京3月11日电", "本报讯", "央视网消息".
DATELINE = rf"(?P<dateline>[^\s，。！？：:、（(【〔［\[]{{0,24}}?(?P<day>日)?(?:{DISPATCHED}|消息))"
BRACKET = re.compile(
    rf"\s*(?:{DATELINE}\s*)?[（(【〔［\[](?P<credit>[^（()）【】〔〕［］\[\]。！？：:]{{2,60}})[）)】〕］\]]"
)
# Without brackets the byline ends where a colon says so: "记者刘思源报道：惊蛰刚过，...".
SPOKEN = re.compile(rf"\s*(?P<credit>[{HAN}]{{2,10}}[{HAN}、\s／/]{{2,40}}?(?:{DISPATCHED}))[：:]")
HAN_LETTER = re.compile(f"[{HAN}]")
NAME = re.compile(f"[{KANJI}]{{2,4}}")
BETWEEN = re.compile(r"[、，,\s]+")
OUTLET = re.compile(f"[{KANJI}]{{0,8}}")
SENT = re.compile(rf"(?:\d{{1,2}}日)?(?:專|专)?(?:{DISPATCHED})$")


def from_openings(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """The reporters whom the first paragraph of the text names before it begins, or a line between the headline and it."""
    title = title_block(sources)
    elsewhere = elsewhere_of(title) | marks.HIDDEN | marks.FIGURE & ~(title.marks if title else 0)
    begin = begin_of(sources, title)
    for block in sources.document.blocks[begin : begin + MAX_LINES]:
        if block is title or block.marks & elsewhere:
            continue
        if found := parse_opening(block.text, publishers):
            alone = found[0].raw == block.text  # else the text begins here, and stays
            yield Found(found, found[0].raw, "byline" if alone else "opening", block.index if alone else None)
            return
        if is_long(block.text):
            return


def parse_opening(text: str, publishers: frozenset[str] = frozenset()) -> tuple[Author, ...]:
    """
    The reporters named in the opening of a text; somebody who was told something is none, and nor is a reporter who speaks.

    >>> [author.name for author in parse_opening("本报北安3月11日电（记者刘思源、王海峰）惊蛰刚过，大棚里已是一派繁忙。")]
    ['刘思源', '王海峰']
    >>> [author.name for author in parse_opening("〔記者蔡宜庭／高港報導〕清晨五點就有人潮湧入。")]
    ['蔡宜庭']
    >>> parse_opening("合作社负责人告诉记者，备耕工作已经完成八成。"), parse_opening("本报讯（春耕观察）惊蛰刚过。")
    ((), ())

    Args:
        text: a paragraph.
        publishers: folded names of the site, which are no people.

    Returns:
        The reporters in printed order; empty where the text begins at once.
    """
    opening = text[:MAX_OPENING]
    if not HAN_LETTER.search(opening):
        return ()
    match = BRACKET.match(opening) or SPOKEN.match(opening)
    if not match:
        return ()
    words = vocabulary(None)
    names = _reporters(match["credit"].strip(), words)
    if not names and match.re is BRACKET and match["day"]:
        names = _signed(match["credit"].strip())
    if any(name_kind(name, words, publishers=publishers) != "person" for name in names):
        return ()
    return distinct(Author(name, raw=match.group().strip(), source="byline") for name in names)


def _reporters(credit: str, words: Vocabulary) -> list[str]:
    """The names behind words for reporters: "记者刘思源、通讯员王海峰", "中央社記者蔡宜庭高港14日電"."""
    outlet, *parts = words.reporter.split(credit)
    if not parts or not OUTLET.fullmatch(outlet):
        return []
    sent = SENT.search(parts[-1])
    parts[-1] = _without_place(parts[-1], sent.start()) if sent else parts[-1]
    pieces = [piece for part in parts for piece in BETWEEN.split(part.partition("/")[0].partition("／")[0]) if piece]
    return pieces if all(map(NAME.fullmatch, pieces)) else []


def _without_place(part: str, end: int) -> str:
    """Names without the place behind them, which may stand behind a mark or a space, or be written onto the last name."""
    names = part[:end].strip()
    *before, last = re.split(r"\s*[／/]\s*|\s+", names)
    if before:
        return " ".join(before)
    head, comma, name = last.rpartition("、")
    return f"{head}{comma}{without_glued_place(name)}"


def _signed(credit: str) -> list[str]:
    """Names alone behind a dateline, one of them of three characters; those of two are labels as well: "（综合）"."""
    pieces = BETWEEN.split(credit)
    short = all(NAME.fullmatch(piece) and len(piece) <= MAX_HAN_NAME for piece in pieces)
    return pieces if short and any(len(piece) == MAX_HAN_NAME for piece in pieces) else []
