"""Chooses the reader for a source, and guards the hard limit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from articlekit.document import Document
from articlekit.exceptions import InputTooLargeError, InputTypeError
from articlekit.limits import Deadline, Limits
from articlekit.reading.bounded import cut_blocks
from articlekit.reading.encoding import Decoded, decode
from articlekit.reading.html import read_html
from articlekit.reading.soup import is_soup, read_soup
from articlekit.reading.text import read_text
from articlekit.reading.tidy import tidy
from articlekit.typing import Input, SoupCleaner, Source

__all__ = ["looks_like_html", "read"]

# An opening or closing tag of an element of HTML, a doctype, or a comment. Names that prose puts in angle brackets
# ("<email>", "<name>") are no elements.
MARKUP = re.compile(
    r"<(?:!doctype\s|!--|/?(?:html|head|body|div|p|span|a|br|hr|h[1-6]|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|td|th|"
    r"section|article|main|header|footer|nav|aside|figure|figcaption|blockquote|pre|code|em|strong|b|i|u|small|sub|sup|"
    r"img|script|style|meta|link|title|form|input|button|iframe|center|font|noscript|picture|video|q|cite|time|mark)"
    r"(?=[\s/>]))",
    re.IGNORECASE,
)

MAX_NAME = 2_000  # characters of an address or the name of a file
# What somebody passes who takes extract() for a function that opens it, and what to do instead. The marks of a sentence end
# an address, as a sentence of a script without spaces may begin with one.
NAMES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?:(?:https?|ftp)://|www\.|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/)[^\s，。、！？]*", re.IGNORECASE
        ),
        "The input is nothing but an address, and extract() fetches none: pass the page, as articlekit.fetch.article() does.",
    ),
    (
        re.compile(
            r"\S{1,255}\.(?:html?|xhtml|mhtml|php|aspx?|txt|text|md|json|jsonl|xml|pdf|docx?|gz)", re.IGNORECASE
        ),
        "The input is nothing but the name of a file, and extract() opens none: pass Path(...).read_bytes().",
    ),
)


def looks_like_html(text: str) -> bool:
    """
    The rule behind ``input="auto"``: HTML is what has at least one tag of HTML, a doctype or a comment in it.

    >>> looks_like_html("It <b>rained</b> all night.")
    True
    >>> looks_like_html("5 < 6, and <someone@example.org> agrees.")
    False

    Args:
        text: the source, decoded.

    Returns:
        False for plain text, which is then never taken for markup.
    """
    return MARKUP.search(text) is not None


def read(
    source: Source,
    *,
    url: str | None = None,
    input: Input = "auto",
    encoding: str | None = None,
    soup_cleaners: Sequence[SoupCleaner] = (),
    limits: Limits = Limits(),
    deadline: Deadline | None = None,
    targets: bool = False,
) -> Document:
    """
    Read any source.

    >>> read("<p>Rain").page.input, read("Rain").page.input
    ('html', 'text')
    >>> read(42)
    Traceback (most recent call last):
    articlekit.exceptions.InputTypeError: source must be bytes, str, BeautifulSoup or Tag, not int; to read a file, ...

    Args:
        source: bytes, str, BeautifulSoup or Tag.
        url: where it came from.
        input: ``"html"``, ``"text"``, or ``"auto"`` to go by :func:`looks_like_html`.
        encoding: the charset of the HTTP header, or its whole value, for bytes.
        soup_cleaners: what may change the tree first, if there is one.
        limits: how much of it is read.
        deadline: when reading stops, if there is one.
        targets: whether to note where links and images stand; plain text has no more than the links of Markdown.

    Returns:
        The document, nothing removed, with a diagnostic for each thing that was not right.

    Raises:
        InputTypeError: if *source* is of another type.
        InputTooLargeError: if *source* is longer than ``limits.max_bytes``.
        CleanerError: if one of *soup_cleaners* failed.
        ValueError: if *input* is none of the three words.
    """
    if input not in ("auto", "html", "text"):
        raise ValueError(f'input must be "auto", "html" or "text", not {input!r}')
    if is_soup(source):
        source = tidy(source, soup_cleaners) if soup_cleaners else source
        document = read_soup(source, url=url, limits=limits, deadline=deadline, targets=targets)  # type: ignore[arg-type]
        return _noted_empty(cut_blocks(document, limits.max_blocks))
    if isinstance(source, (bytes, bytearray, memoryview)):
        _check_length(len(source), limits.max_bytes, "bytes")
        decoded = decode(bytes(source), encoding)
    elif isinstance(source, str):
        _check_length(len(source), limits.max_bytes, "characters")
        decoded = _without_surrogates(source)
    else:
        raise InputTypeError(
            f"source must be bytes, str, BeautifulSoup or Tag, not {type(source).__name__}; "
            "to read a file, pass what its read() gives"
        )
    return _read_decoded(decoded, url, input, soup_cleaners, limits, deadline, targets)


def _read_decoded(
    decoded: Decoded,
    url: str | None,
    input: Input,
    soup_cleaners: Sequence[SoupCleaner],
    limits: Limits,
    deadline: Deadline | None,
    targets: bool,
) -> Document:
    text = decoded.text
    encoding = decoded.encoding or None
    if input == "html" or (input == "auto" and looks_like_html(text)):
        if soup_cleaners:
            tree = tidy(text, soup_cleaners)
            document = read_soup(tree, url=url, limits=limits, deadline=deadline, targets=targets)
            document = evolve(document, page=evolve(document.page, encoding=encoding))
        else:
            document = read_html(text, url=url, encoding=encoding, limits=limits, deadline=deadline, targets=targets)
    else:
        document = read_text(text, url=url, limits=limits, deadline=deadline, targets=targets)
        document = evolve(document, page=evolve(document.page, encoding=encoding))
    document = cut_blocks(document, limits.max_blocks)
    for code, message in decoded.notes:
        document = document.note(code, message)
    if decoded.replaced:
        document = document.note(
            "replaced_characters",
            f"{decoded.replaced} characters could not be read as {encoding or 'Unicode'} and stand as U+FFFD.",
        )
    if document.page.input == "text" and (what := _what_is_named(text)):
        document = document.note("only_a_name", what)
    return _noted_empty(document)


def _noted_empty(document: Document) -> Document:
    return document if document.blocks else document.note("empty_input", "There is no visible text in the input.")


def _what_is_named(text: str) -> str | None:
    """What to do about a text that is an address or the name of a file, and no text; None for any other."""
    if len(text) > MAX_NAME:
        return None
    return next((what for pattern, what in NAMES if pattern.fullmatch(text.strip())), None)


def _check_length(length: int, limit: int, unit: str) -> None:
    if length > limit:
        raise InputTooLargeError(
            f"the source has {length} {unit}, over the limit of {limit}; "
            f"pass limits=Limits(max_bytes={length}) to read it all the same"
        )


def _without_surrogates(text: str) -> Decoded:
    """Lone surrogates are no characters: nothing could write them out again."""
    try:
        text.encode()
    except UnicodeEncodeError:
        clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return Decoded(clean, "", clean.count("\ufffd") - text.count("\ufffd"))
    return Decoded(text, "")
