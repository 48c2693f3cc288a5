r"""
Reads the signs that a converter leaves in plain text: those of Markdown, and the numbers that browsers for terminals give links.

Both are read only where the whole text shows them: "[2](b)" in prose stays what it is, and so does a footnote. What is read
is one block after the other, so that a link's text is part of the block, its address is none, and an image leaves nothing but
its caption.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

__all__ = ["Read", "Reader", "is_markdown", "read_markdown", "read_numbered", "reader_of"]

MIN_LINKS = 2  # of Markdown, by which a text shows that it is such
MIN_NUMBERS = 3  # of links, in ascending order
MIN_INSIDE = 2  # of these, in their lines: a list of sources has its numbers at the beginning of each
MAX_LOOKED_AT = 200  # numbers

# The text of a link may have a pair of brackets in it. All parts have a limit, so that an open bracket costs no more.
WORDS = r"((?:[^\[\]]|\[[^\[\]]{0,80}\]){0,400})"
ADDRESS = r"<?([^\s()<>]{0,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,400}){0,2})>?"
TITLE = r"(?: (?:\"[^\"]{0,300}\"|'[^']{0,300}'))?"
LINK = re.compile(rf"(?<!!)\[{WORDS}\]\( ?{ADDRESS}{TITLE} ?\)")
IMAGE = re.compile(rf"!\[{WORDS}\]\( ?{ADDRESS}{TITLE} ?\)")
PLAIN_LINK = re.compile(r"\]\( ?<?(?:https?:|mailto:|www\.|[./#?])[^\s()<>]{0,2000}[\s()>]")  # what prose has none of
BARE_LINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]{1,2000})>")
NUMBERED_IMAGE = re.compile(r"\AImage \d{1,4}(?:: |\Z)")  # what a converter sets before the caption, or in its place
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
CODE = re.compile(r"`([^`]{1,300})`")
STARS = re.compile(
    r"(?<![\w*])\*{1,3}([^\s*](?:[^*]{0,600}[^\s*])?)\*{1,3}(?!\*)|\*\*([^\s*](?:[^*]{0,600}[^\s*])?)\*\*"
)
BARS = re.compile(r"(?<![\w_])_{1,3}([^\s_](?:[^_]{0,600}[^\s_])?)_{1,3}(?![\w_])")
STRUCK = re.compile(r"~~([^\s~](?:[^~]{0,600}[^\s~])?)~~")
# Characters that no text has, for those that stand for themselves and for where links begin and end.
KEPT = dict(zip(map(ord, "\\`*_{}[]()#+.!|>~-"), map(chr, range(0xFDD0, 0xFDE2)), strict=True))
GIVEN_BACK = {ord(stand_in): chr(sign) for sign, stand_in in KEPT.items()}
BEGIN, END = "\ufdee", "\ufdef"
PARTS = re.compile(f"({BEGIN}[^{BEGIN}{END}]*{END})")
STAND_INS = re.compile("[\ufdd0-\ufdef]")

NUMBER = re.compile(r"(?<![^\s(\"“«„|•·])\[(\d{1,4})\](?=[^\s\[\](),.;:])")
MAX_LINKED_LINE = 110  # characters of a block that is a link to its end


class Read(NamedTuple):
    """What a block says: its text, its links as (start, end, address), and whether it is an image and nothing else."""

    text: str
    links: tuple[tuple[int, int, str], ...] = ()
    is_image: bool = False


Reader: TypeAlias = Callable[[str], Read]


def reader_of(source: str) -> Reader | None:
    r"""
    What reads the signs of a text; None if it has none.

    >>> reader_of("[Home](https://harbour.example/) [News](/news)\n\nIt **rained**.").__name__
    'read_markdown'
    >>> reader_of("See f[2](b) and [3].") is None
    True
    """
    if is_markdown(source):
        return read_markdown
    return read_numbered if _has_numbered_links(source) else None


def is_markdown(source: str) -> bool:
    """
    Whether a text has links as Markdown writes them, more than one.

    >>> is_markdown("[Home](https://harbour.example/) [News](/news)"), is_markdown("[Home] (https://harbour.example/)")
    (True, False)
    """
    return sum(1 for _ in islice(PLAIN_LINK.finditer(source), MIN_LINKS)) == MIN_LINKS


def read_markdown(text: str) -> Read:
    """
    Read the signs of Markdown in one block.

    >>> read_markdown("By [Ana Ruiz](/authors/ana-ruiz), **Harbour**")
    Read(text='By Ana Ruiz, Harbour', links=((3, 11, '/authors/ana-ruiz'),), is_image=False)
    >>> read_markdown("![The road](/road.jpg)"), read_markdown("5 * 3 * 2")
    (Read(text='The road', links=(), is_image=True), Read(text='5 * 3 * 2', links=(), is_image=False))

    Args:
        text: one block, single spaces.
    """
    text = ESCAPED.sub(lambda sign: KEPT[ord(sign[1])], STAND_INS.sub("\ufffd", text))
    text = CODE.sub(lambda code: code[1].translate(KEPT), text)
    text = BARE_LINK.sub(lambda link: link[1].translate(KEPT), text)
    bare = IMAGE.sub("", text)
    is_image = bare != text and not LINK.sub(r"\1", bare).strip()  # what is around an image may be a link to it
    text = IMAGE.sub(lambda image: NUMBERED_IMAGE.sub("", image[1]), text) if is_image else bare
    addresses: list[str] = []

    def begin_and_end(link: re.Match[str]) -> str:
        if not (words := link[1].strip()):
            return ""
        addresses.append(link[2].translate(GIVEN_BACK))
        return f"{BEGIN}{words}{END}"

    text = LINK.sub(begin_and_end, text)
    for _ in range(2):  # one in the other: "**the *Ellen Vane* sank**"
        text = STARS.sub(lambda stars: stars[1] or stars[2], text)
    text = STRUCK.sub(r"\1", BARS.sub(r"\1", text))
    return _with_links(" ".join(text.split()), addresses, is_image)


def _with_links(text: str, addresses: list[str], is_image: bool) -> Read:
    """The text without the characters that stand for others, and the links between those that mark them."""
    whole = ""
    links: list[tuple[int, int, str]] = []
    for part in PARTS.split(text):
        if part[:1] == BEGIN:
            links.append((len(whole), len(whole) + len(part) - 2, addresses[len(links)]))
        whole += part.strip(BEGIN + END)
    return Read(whole.translate(GIVEN_BACK), tuple(links), is_image)


def read_numbered(text: str) -> Read:
    """
    Read the numbers that Lynx, Links and w3m set before each link of a page.

    The end of a link is not marked. A short line that begins with one is nothing else as far as the next.

    >>> read_numbered("[4]Harbour [5]Coast")
    Read(text='Harbour Coast', links=((0, 7, ''), (8, 13, '')), is_image=False)
    >>> read_numbered("The road to the [6]coast is closed, the council says.[7]")
    Read(text='The road to the coast is closed, the council says.[7]', links=(), is_image=False)

    Args:
        text: one block, single spaces.
    """
    begins: list[int] = []
    whole, behind = "", 0
    for number in NUMBER.finditer(text):
        whole += text[behind : number.start()]
        begins.append(len(whole))
        behind = number.end()
    whole += text[behind:]
    if begins[:1] != [0] or len(whole) > MAX_LINKED_LINE or whole[-1:] in ".!?:":
        return Read(whole)
    links = (
        (begin, begin + len(whole[begin:end].rstrip(" |·•")), "") for begin, end in pairwise([*begins, len(whole)])
    )
    return Read(whole, tuple(links))


def _has_numbered_links(source: str) -> bool:
    """Whether numbers in brackets begin words, each one more than the last, and some of them in the midst of a line."""
    numbers = list(islice(NUMBER.finditer(source), MAX_LOOKED_AT))
    if len(numbers) < MIN_NUMBERS:
        return False
    ascending = sum(int(after[1]) == int(before[1]) + 1 for before, after in pairwise(numbers))
    inside = sum(_is_inside_line(source, number.start()) for number in numbers)
    return 10 * ascending >= 8 * (len(numbers) - 1) and inside >= MIN_INSIDE


def _is_inside_line(source: str, place: int) -> bool:
    before = source[max(0, place - MAX_LINKED_LINE) : place]
    return bool(before.rpartition("\n")[2].strip())
