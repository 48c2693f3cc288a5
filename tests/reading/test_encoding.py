"""Decoding: what bs4 is asked for when all else failed, and what it is kept from asking."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from articlekit.reading.encoding import decode

UNDEFINED = b"\x81\x8d\x8f"  # no characters of windows-1252
DETECTORS = ("cchardet", "chardet", "charset_normalizer")


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Bytes that fit nowhere are a count, and no message of bs4's on the caller's terminal."""
    with caplog.at_level(0):
        assert decode(b"\x81\x8d\x8f" * 40 + b"caf\xe9").replaced
    assert caplog.records == []


@pytest.mark.parametrize("detector", DETECTORS)
def test_what_else_is_installed_does_not_matter(detector: str, tmp_path: Path) -> None:
    """A detector that bs4 would ask, and that would say koi8-r, is neither asked nor in the way."""
    (tmp_path / f"{detector}.py").write_text(
        "def detect(data):\n    print('asked')\n    return {'encoding': 'koi8-r'}\n"
    )
    pages = [UNDEFINED * 40 + b"caf\xe9", b"<meta charset=shift_jis>" + UNDEFINED * 40 + b"\xff"]
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from articlekit.reading.encoding import decode\n"
        f"for page in {pages!r}: print(ascii(decode(page)))\n"
        "import bs4.dammit; print(bs4.dammit.chardet_module.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [*(ascii(decode(page)) for page in pages), detector]


def test_bs4_itself_stays_as_it_was() -> None:
    """Nothing of bs4 is changed for others in the process."""
    from bs4 import dammit

    before = {name: value for name, value in vars(dammit).items() if not name.startswith("__")}
    guess = dammit.UnicodeDammit(b"caf\xe9").original_encoding  # depends on what else is installed
    decode(UNDEFINED * 40)
    assert {name: value for name, value in vars(dammit).items() if not name.startswith("__")} == before
    assert dammit.UnicodeDammit(b"caf\xe9").original_encoding == guess


def test_declared_late() -> None:
    """A declaration behind the first 4 KB counts when nothing else fits."""
    japanese = "雨で海岸の道路が閉鎖された。".encode("cp932")
    page = b"<title>x</title>" + b"<!-- -->" * 600 + b'<meta charset="shift_jis">' + japanese * 9
    assert decode(page).encoding == "cp932"
    assert "海岸の道路" in decode(page).text


def test_charset_of_a_script() -> None:
    """The charset that a script or a style sheet declares for itself is not the page's."""
    page = '<script src=/a.js charset="utf-8"></script><meta charset="iso-8859-2"><title>Pomagać dziesiątym</title>'
    assert decode(page.encode("iso-8859-2")).text == page


@pytest.mark.parametrize(
    "charset",
    ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "utf_7", "u7", "unicode-1-1-utf-7",
     "utf-16le", "utf_16_be", "u16", "utf-32be", "hz", "csiso2022kr", "cp037", "cp500", "base64", "rot13", "mbcs"],
)  # fmt: skip
def test_charsets_that_cannot_be(charset: str) -> None:
    """What could not have declared itself in letters that can be read, or is no charset of pages, is not believed."""
    page = f'<meta charset="{charset}"><p>Une journée à Orléans \\x3cb\\u003e +ADw-b+AD4-</p>'.encode("cp1252")
    found = decode(page + b"<p>x</p>"[: 8 - len(page) % 4])  # of a length that UTF-16 and UTF-32 could have
    assert found.encoding == "windows-1252"
    assert "journée à Orléans \\x3cb\\u003e +ADw-b+AD4-" in found.text


@pytest.mark.parametrize(
    "head",
    [
        b"<meta charset=punycode>" + UNDEFINED * 40 + b"-" + b"b" * 300_000,
        b"<meta " * 400_000,
        b"charset=" * 300_000,
        b"charset" + b" " * 1_000_000,
        b"<?xml " * 100_000,
        b"charset=" + b"x" * 1_000_000,
    ],
)
def test_declarations_that_mean_harm(head: bytes) -> None:
    """Looking for a declaration, and trying what is declared, takes time in line with the size."""
    begin = time.process_time()
    decode(head)
    if UNDEFINED not in head:
        decode(head + UNDEFINED * 300_000)
    assert time.process_time() - begin < 5
