"""Signatures of Japanese newspapers: names in brackets at the very end of a text, "（長谷川大樹）"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlekit import marks
from articlekit.article import Author
from articlekit.letters import KANA
from articlekit.parsers.bylines.found import ELSEWHERE, Found, distinct
from articlekit.parsers.bylines.names import KANJI, Vocabulary, name_kind, vocabulary
from articlekit.parsers.fact import Sources, is_long

__all__ = ["from_brackets", "parse_signature"]

MIN_SIGNED = 2  # paragraphs of a text that is signed; they may be lines of one element
BEHIND = 2  # lines behind the last of a text in which it may be signed
MAX_SIGNATURE = 40  # characters
SIGNATURE = re.compile(
    r"(?:^|(?<=[。！？」』\s]))\s*[（(【［\[](?P<names>[^（()）【】［］\[\]。！？：:]{3,40})[）)】］\]]\Z"
)
BETWEEN = re.compile(r"[・、，,／/]|と(?=[^\u3040-\u30ff])")
# Surname and given name without a space, the latter in kana at times, or with one. The single kanji before one kana are
# rather those of a word: "続き", "税込み".
NAME = re.compile(rf"[{KANJI}]{{3,5}}|[{KANJI}]{{1,3}}[{KANA}]{{2,4}}|[{KANJI}]{{1,3}}[\s　][{KANJI}{KANA}]{{1,4}}")
KANA_LETTER = re.compile(f"[{KANA}]")
SPACES = re.compile(r"\s+")


def from_brackets(sources: Sources, publishers: frozenset[str]) -> Iterator[Found]:
    """The names in brackets with which the last paragraph of a Japanese text ends, or the line under it."""
    kept = sources.cleaned.blocks
    paragraph = next((block for block in reversed(kept) if is_long(block.text)), None)
    if paragraph is None or not KANA_LETTER.search(paragraph.text):
        return
    if sum(is_long(line) for block in kept for line in block.text.split("\n")) < MIN_SIGNED:
        return
    for block in sources.document.blocks[paragraph.index : kept[-1].index + 1 + BEHIND]:
        if block.kind in {"heading", "caption"} or block.marks & (ELSEWHERE | marks.FIGURE):
            continue
        if found := parse_signature(block.text, publishers):
            alone = len(found[0].raw) == len(block.text)  # else it ends the last paragraph, which stays
            yield Found(found, found[0].raw, "end" if alone else "signature", block.index if alone else None)
            return


def parse_signature(text: str, publishers: frozenset[str] = frozenset()) -> tuple[Author, ...]:
    """
    The names in brackets at the end of a Japanese text.

    >>> [author.name for author in parse_signature("町は支援策を検討している。（植田健太郎、水野あかり）")]
    ['植田健太郎', '水野あかり']
    >>> parse_signature("町は支援策を検討している。（敬称略）"), parse_signature("町は支援策を検討（工藤太郎町長）した。")
    ((), ())

    Args:
        text: the last paragraph, or the line under it.
        publishers: folded names of the site, which are no people.

    Returns:
        The people in printed order, without the office before them; empty where one piece is neither.
    """
    if not (match := SIGNATURE.search(text[-MAX_SIGNATURE:])):
        return ()
    words = vocabulary(None)
    names: list[str] = []
    for piece in filter(None, map(str.strip, BETWEEN.split(match["names"]))):
        office, space, rest = piece.partition(" ")
        if space and _is_office(office, words, publishers):  # "社会部 山本太郎"
            piece = rest
        if _is_person(piece, words, publishers):
            names.append(piece)
        elif names or not _is_office(piece, words, publishers):
            return ()
    return distinct(Author(SPACES.sub(" ", name), raw=match.group().strip(), source="end") for name in names)


def _is_person(piece: str, words: Vocabulary, publishers: frozenset[str]) -> bool:
    kind = name_kind(SPACES.sub(" ", piece), words, publishers=publishers)
    return NAME.fullmatch(piece) is not None and kind == "person" and not _is_place(piece, words)


def _is_office(piece: str, words: Vocabulary, publishers: frozenset[str]) -> bool:
    """Whether an office or a place stands before the names: "板柳支局・長谷川大樹"."""
    office = name_kind(piece, words, publishers=publishers, strict=False) == "organisation"
    return piece not in words.roles and (office or _is_place(piece, words))


def _is_place(piece: str, words: Vocabulary) -> bool:
    return piece.endswith((*words.lists["place_ends"], *words.lists["unsigned_ends"]))
