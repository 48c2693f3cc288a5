r"""
Reads what is drawn with characters in plain text: rules, underlined headings, quotes, and what stands for a button or an image.

None of it is text. What is left out belongs to the line before, so that no visible character of the source is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articlekit.reading.lines import Line
from articlekit.reading.signs import read_markdown

__all__ = ["drawn"]

RULERS = "-=_*~\u2013\u2014\u2500\u2501\u2550"
RULE = re.compile(rf"([{RULERS}])(?: ?\1){{2,}}")
MAX_LONGER = 3  # characters that the line under a heading may be longer than it
MAX_HEADING = 160  # characters
MAX_SOURCE = 1000  # characters of a heading with the addresses of its links
UNDERLINES = frozenset("=-")
# What Lynx, w3m and Links show in place of an image (the name of its file, where it has no caption), a button, a field or a box
# of a form; with the number of its link.
PLACEHOLDER = re.compile(
    r"(?:\[\d{1,4}\])?"
    r"(?:\(BUTTON\)|\[(?:IMG|IMAGE|INLINE|EMBED|LINK|USEMAP|ISMAP|[\w.-]{1,60}\.(?:jpe?g|png|gif|svg|webp|avif))\](?!\())"
    r"|\A(?:\[[ X]\]|\( \))(?: |\Z)"
)
QUOTED = re.compile(r"(?:> ?)+")
MAX_OPEN = 4  # lines that the text and the address of a link are broken into


def drawn(lines: Sequence[Line], *, markdown: bool) -> list[Line]:
    r"""
    The lines without what is drawn, and with the sign that it gives them.

    >>> page = [Line("Rain", 0, 4, 0, False), Line("====", 5, 9, 0, False), Line("It rained.", 10, 20, 0, False)]
    >>> drawn(page, markdown=False)[0]
    Line(text='Rain', start=0, end=9, indent=0, apart=False, sign='=')
    >>> drawn(page[2:], markdown=False) == page[2:]
    True

    Args:
        lines: of the whole text.
        markdown: whether lines that begin with ">" are quotes, and links may be broken.

    Returns:
        Lines in the same order. All of them, as they are, where nothing else is on the page.
    """
    found: list[Line] = []
    begin = -1  # of what is drawn before the first line
    apart = False  # by what was drawn
    for line in _quoted(_whole_links(lines)) if markdown else lines:
        text = _without_placeholders(line.text)
        if text and (text[0] not in RULERS or not RULE.fullmatch(text)):
            if apart or text is not line.text:
                line = line._replace(text=text, apart=apart or line.apart)
            found.append(line._replace(start=begin) if begin >= 0 else line)
            begin, apart = -1, False
            continue
        if not found:
            begin = line.start if begin < 0 else begin
        else:
            begins = not apart and (len(found) == 1 or found[-1].apart)
            sign = line.text[0] if begins and _underlines(line, found[-1], markdown) else found[-1].sign
            found[-1] = found[-1]._replace(end=line.end, sign=sign)
        apart = True
    return found or list(lines)


def _without_placeholders(text: str) -> str:
    if "[" not in text and "(" not in text:
        return text
    bare = PLACEHOLDER.sub(" ", text)
    return text if bare == text else " ".join(bare.split())


def _underlines(line: Line, above: Line, markdown: bool) -> bool:
    """Whether a rule is the underline of a heading: right below it, and about as long."""
    if line.text[0] not in UNDERLINES or line.apart or above.sign or len(above.text) > MAX_SOURCE:
        return False
    shown = read_markdown(above.text).text if markdown else above.text
    is_long = len(shown) <= 2 * len(line.text) <= 2 * (min(len(shown), MAX_HEADING) + MAX_LONGER)
    return is_long and any(map(str.isalpha, shown))


def _quoted(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of quotes without the sign before them; a line with the sign alone parts two paragraphs of one."""
    before: Line | None = None
    apart = False
    for line in lines:
        if not (sign := QUOTED.match(line.text)):
            line = line._replace(apart=True) if before and before.sign else line
        elif sign.end() < len(line.text):
            begins = apart or line.apart or before is None or not before.sign
            line = line._replace(text=line.text[sign.end() :], sign=">", apart=begins)
        elif before:
            before, apart = before._replace(end=line.end), True
            continue
        apart = False
        if before:
            yield before
        before = line
    if before:
        yield before


def _whole_links(lines: Sequence[Line]) -> list[Line]:
    """The lines of Markdown, those joined between which a link is broken."""
    found: list[Line] = []
    joined = 1
    for line in lines:
        if found and not line.apart and joined < MAX_OPEN and _is_open(found[-1].text):
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {QUOTED.sub('', line.text, count=1)}", end=line.end)
            joined += 1
        else:
            found.append(line)
            joined = 1
    return found


def _is_open(text: str) -> bool:
    """Whether a line breaks off in a link: "[the road to the", "[the road](/road"."""
    bracket = text.rfind("[")
    closed = text.find("]", bracket)
    return bracket >= 0 and (closed < 0 or text[closed + 1 : closed + 2] == "(" and ")" not in text[closed:])
