"""From bytes to text: byte order mark, valid UTF-8, the declared charset, then bs4's UnicodeDammit."""

from __future__ import annotations

import codecs
import re
from logging import CRITICAL, Logger

from attrs import frozen

__all__ = ["Decoded", "decode"]

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The labels of https://encoding.spec.whatwg.org/#names-and-labels that Python knows as a smaller charset.
SUPERSETS = {
    "ascii": "windows-1252", "us-ascii": "windows-1252", "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252",
    "latin1": "windows-1252", "latin-1": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "iso-8859-9": "windows-1254", "tis-620": "cp874", "iso-8859-11": "cp874",
    "big5": "big5hkscs", "x-gbk": "gb18030",
}  # fmt: skip
UNSAFE = frozenset({"utf-7", "utf7", "hz-gb-2312", "iso-2022-kr", "iso-2022-cn"})  # the specification bans these
TEXT_CODECS_ONLY = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf16", "utf32"})
DECLARED = re.compile(
    rb"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})|encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
SILENT = Logger("articlekit", CRITICAL + 1)  # noqa: LOG001  # one that getLogger() would know belongs to the whole process
PRESCAN = 4096  # bytes; browsers look at 1024, but many pages declare later
BROKEN_SHARE = 0.02  # of the characters beyond ASCII; a few bad bytes do not make a page another charset


@frozen
class Decoded:
    """
    Text with the encoding it was read by.

    Attributes:
        text: the decoded text, without a byte order mark.
        encoding: Python's name of the codec.
        replaced: number of U+FFFD characters that stand for bytes that could not be decoded.
    """

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, hint: str | None = None) -> Decoded:
    """
    Decode the bytes of a page.

    >>> decode("Dịch".encode()), decode("été".encode("latin-1"), "iso-8859-1")
    (Decoded(text='Dịch', encoding='utf-8', replaced=0), Decoded(text='été', encoding='windows-1252', replaced=0))
    >>> decode(b"")
    Decoded(text='', encoding='utf-8', replaced=0)

    The order: a byte order mark; UTF-8 if every byte agrees, because no other charset looks like valid UTF-8 by chance
    (so a wrong declaration does no harm); the *hint*, then the charset declared in the first 4 KB; UTF-8 with a few
    broken bytes; then ``bs4.UnicodeDammit``.

    Args:
        data: the page as served.
        hint: the charset of the HTTP header, where known.

    Returns:
        The text; it never fails: bytes that fit nowhere become U+FFFD and are counted.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], encoding)
    declared = [name for name in (hint, _declared(data)) if name]
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


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data, 0, PRESCAN)
    return (match[1] or match[2]).decode("ascii") if match else None


def _codec(name: str) -> str | None:
    """Python's name for a charset label, None for one that is unknown, unsafe, or no charset for a page."""
    label = name.strip().lower()
    if label in UNSAFE or label in TEXT_CODECS_ONLY:  # a page whose declaration can be read is not UTF-16
        return None
    try:
        info = codecs.lookup(SUPERSETS.get(label, label))
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding:  # "base64", "zip": codecs that are no charsets
        return None
    return SUPERSETS.get(label, info.name)


def _dammit(data: bytes, tried: list[str]) -> Decoded:
    from bs4.dammit import UnicodeDammit  # 0.4 s to import, so only when all else failed

    # windows-1252 last among ours: without it the outcome would hang on which detectors happen to be installed.
    class QuietDammit(UnicodeDammit):
        """Its only log message is that characters were replaced, which our caller counts; a library prints nothing."""

        log = property(lambda _: SILENT, lambda _, __: None)

    found = QuietDammit(data, user_encodings=[*tried, "windows-1252"], is_html=True)
    if found.unicode_markup is None or found.original_encoding is None:
        return _replacing(data, "windows-1252")
    return Decoded(found.unicode_markup, found.original_encoding, found.unicode_markup.count("\ufffd"))


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))
