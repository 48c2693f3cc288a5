"""From bytes to text: byte order mark, valid UTF-8, the declared charset, then bs4's UnicodeDammit."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from functools import cache
from logging import CRITICAL, Logger
from typing import Any

from attrs import evolve, field, frozen

from articlekit.data_files import tables_of

__all__ = ["Decoded", "decode"]

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

UNSAFE = frozenset(
    {"iso2022_kr", "mbcs", "oem"}
)  # the first is banned by the specification, others hang on the machine
# Markup, and what begins an escape in UTF-7, HZ and Python's own codecs for literals. Who can read a declaration knows
# that ASCII stands for itself; so it is none of these, nor UTF-16, EBCDIC or Punycode, whose decoder is quadratic.
PROBE = rb"""<meta charset="x-y">+ADw-script+AD4- ~{VP~} \x41 \u0041 & a-b"""
# In a <meta> or the XML declaration; the charset of a <script> or of a style sheet says nothing of the page.
DECLARED = re.compile(
    rb"<meta\b[^<>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})"
    rb"|<\?xml\b[^<>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
# What only the caller can tell: no page can declare it. Text in one of these has NUL bytes, if only for spaces.
WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
NO_MARK = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}  # the order of bytes where nothing tells, as in browsers
CHARSET = re.compile(r"\bcharset\s{0,9}=\s{0,9}[\"']?([^\s;,\"']{1,60})", re.IGNORECASE)
MAX_LABEL = 60  # characters of a label that a message repeats
SILENT = Logger("articlekit", CRITICAL + 1)  # noqa: LOG001  # one that getLogger() would know belongs to the whole process
PRESCAN = 4096  # bytes; browsers look at 1024, but many pages declare later
LATE = 65_536  # bytes to search for a declaration when all else failed
FALLBACK = "windows-1252"
# What no language of windows-1252 has much of: letters beyond ASCII one behind the other, and signs inside of words.
ODD = re.compile("[^\x00-\xa0…–—•·]{3,}|(?<=[^\\W\\d_])[¢-¦¨¬¯±-³µ¶¸¹¼-¿†‡ˆ](?=[^\\W\\d_])")
ODD_SHARE = 0.2  # of the characters beyond ASCII; a quarter in Polish that was read as French, nearly all in Russian
UNDECLARED = "No charset is declared, and the bytes are not UTF-8; they were read as {}, which looks wrong."
BROKEN_SHARE = 0.02  # of the characters beyond ASCII; a few bad bytes do not make a page another charset


@frozen
class Decoded:
    """
    Text with the encoding it was read by.

    Attributes:
        text: the decoded text, without a byte order mark.
        encoding: Python's name of the codec.
        replaced: number of U+FFFD characters that stand for bytes that could not be decoded.
        notes: code and message of each diagnostic about the encoding.
    """

    text: str
    encoding: str
    replaced: int = 0
    notes: tuple[tuple[str, str], ...] = field(default=(), repr=False)


def decode(data: bytes, hint: str | None = None) -> Decoded:
    """
    Decode the bytes of a page.

    >>> decode("Dịch".encode()), decode("été".encode("latin-1"), "iso-8859-1")
    (Decoded(text='Dịch', encoding='utf-8', replaced=0), Decoded(text='été', encoding='windows-1252', replaced=0))
    >>> decode(b"")
    Decoded(text='', encoding='utf-8', replaced=0)

    The order: a byte order mark; UTF-16 or UTF-32 if the *hint* says so and there are NUL bytes; UTF-8 if every byte agrees, because no other charset looks like valid UTF-8 by chance
    (so a wrong declaration does no harm); the *hint*, then the charset declared in the first 4 KB; UTF-8 with a few
    broken bytes; then ``bs4.UnicodeDammit`` with what is declared later on, and windows-1252. It is kept from asking
    chardet and its like, so that the outcome does not hang on what else is installed.

    Args:
        data: the page as served.
        hint: the charset of the HTTP header, or the whole value of ``Content-Type``, where known.

    Returns:
        The text; it never fails: bytes that fit nowhere become U+FFFD and are counted, a *hint* that is no charset and
        a text that looks wrong where nothing declares a charset are noted.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], encoding)
    told = _label(hint or "")
    if b"\x00" in data and (wide := _wide(told)):
        return _replacing(data, wide)
    decoded = _decode(data, told)
    if told and not _codec(told) and not _wide(told):
        message = f"The encoding {told[:MAX_LABEL]!r} is unknown or unsafe, and was not used."
        decoded = evolve(decoded, notes=(("unknown_encoding", message), *decoded.notes))
    return decoded


def _decode(data: bytes, told: str) -> Decoded:
    declared = [name for name in (told, _declared(data)) if name]
    codec_names = list(dict.fromkeys(filter(None, map(_codec, declared))))
    if b"\x1b" in data and "iso2022_jp" in codec_names:  # seven-bit, so it would pass for UTF-8
        return _replacing(data, "iso2022_jp")
    for encoding in ("utf-8", *codec_names):
        try:
            return Decoded(data.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    lenient = _replacing(data, "utf-8")
    beyond_ascii = sum(not character.isascii() for character in lenient.text)
    if lenient.replaced <= BROKEN_SHARE * beyond_ascii or (lenient.replaced == 1 and lenient.text.endswith("\ufffd")):
        return lenient
    return _dammit(data, codec_names)


def _declared(data: bytes, end: int = PRESCAN) -> str | None:
    match = DECLARED.search(data, 0, end)
    return (match[1] or match[2]).decode("ascii") if match else None


def _label(hint: str) -> str:
    """The charset in what the caller hands over: a label, or a header with one; empty for a header without."""
    if match := CHARSET.search(hint):
        return match[1].lower()
    return "" if "/" in hint else hint.strip().lower()


def _wide(label: str) -> str | None:
    """Python's name of UTF-16 or UTF-32, None for another charset."""
    name = _name(label)
    return NO_MARK.get(name, name) if name in WIDE else None


def _codec(label: str) -> str | None:
    """Python's name for a charset label, None for one that is unknown, unsafe, or no charset for a page."""
    label = label.strip().lower()
    labels = _labels()
    name = labels.get(label) or _name(label)
    try:
        if name in UNSAFE or PROBE.decode(name) != PROBE.decode("ascii"):
            return None
    except (LookupError, ValueError):  # bytes.decode() raises LookupError for codecs that are no charsets ("base64")
        return None
    return labels.get(name.replace("_", "-"), name)  # Python has labels of its own for them ("latin-1", "euckr")


def _name(label: str) -> str:
    """Python's name of the codec that it has under a label; empty if there is none."""
    try:
        return codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""


@cache
def _labels() -> Mapping[str, str]:
    table = tables_of("articlekit.reading", "charsets.toml")
    return {label: codec for codec, labels in table.items() for label in labels}


def _dammit(data: bytes, tried: list[str]) -> Decoded:
    from bs4.dammit import UnicodeDammit  # 0.4 s to import, so only when all else failed

    class PlainDammit(UnicodeDammit):
        """Goes by what it is told: it logs nothing, and neither searches for a declaration nor guesses."""

        log = property(lambda _: SILENT, lambda _, __: None)  # only says that characters were replaced, as we do
        detector = property(lambda self: self._detector, _without_guesses)

    late = _declared(data, LATE)
    told = [*tried, *filter(None, [_codec(late) if late else None])]
    found = PlainDammit(data, user_encodings=[*told, FALLBACK], is_html=True)
    if found.unicode_markup is None or found.original_encoding is None:
        decoded = _replacing(data, FALLBACK)
    else:
        decoded = Decoded(found.unicode_markup, found.original_encoding, found.unicode_markup.count("\ufffd"))
    if told or not _is_odd(decoded.text):
        return decoded
    return evolve(decoded, notes=(("undeclared_encoding", UNDECLARED.format(decoded.encoding)),))


def _is_odd(text: str) -> bool:
    """Whether a text looks as if it were read by the wrong charset."""
    beyond_ascii = sum(not character.isascii() for character in text)
    return sum(len(found) for found in ODD.findall(text)) > ODD_SHARE * beyond_ascii


def _without_guesses(dammit: Any, detector: Any) -> None:
    """
    Take in a detector whose attributes already hold what it would find out by itself.

    It searches for a declaration by an expression that is quadratic on a row of "<meta", and it asks whichever of
    chardet, cchardet and charset-normalizer it could import.
    """
    detector.declared_encoding = detector.chardet_encoding = FALLBACK
    dammit._detector = detector


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))
