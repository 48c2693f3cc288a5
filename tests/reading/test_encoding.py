"""Decoding: what bs4 is asked for when all else failed, and what it is kept from asking."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from articlekit import extract
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


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("windows-874", "cp874", "ฝนตกทั้งคืน"),
        ("dos-874", "cp874", "ฝนตกทั้งคืน"),
        ("windows-31j", "cp932", "雨で道路が閉鎖"),
        ("x-euc-jp", "euc_jp", "雨で道路が閉鎖"),
        ("windows-949", "cp949", "밤새 비가 내렸다"),
        ("ksc_5601", "cp949", "밤새 비가 내렸다"),
        ("euckr", "cp949", "밤새 비가 내렸다"),
        ("iso-8859-8-i", "iso8859-8", "גשם ירד כל הלילה"),
        ("logical", "iso8859-8", "גשם ירד כל הלילה"),
        ("x-cp1251", "cp1251", "Дождь шёл всю ночь"),
        ("koi", "koi8-r", "Дождь шёл всю ночь"),
        ("x-mac-cyrillic", "mac-cyrillic", "Дождь шёл всю ночь"),
        ("x-cp1254", "windows-1254", "Yağmur gece boyunca yağdı, kışın"),
        ("x-cp1256", "cp1256", "هطل المطر طوال الليل"),
        ("cn-big5", "big5hkscs", "整夜下雨"),
        ("x-x-big5", "big5hkscs", "整夜下雨"),
        ("gb_2312-80", "gb18030", "整夜下雨"),
        ("latin-1", "windows-1252", "Il plut à Orléans"),
    ],
)
def test_labels_of_browsers(label: str, codec: str, text: str) -> None:
    """A page is read by every label that browsers know, declared or in a header, and in Python's spellings."""
    page = f"<meta charset={label}><p>{text}".encode(codec)
    assert (decode(page).text[-len(text) :], decode(page).encoding) == (text, codec)
    bare = f"<p>{text}".encode(codec)
    for hint in (label, f"text/html; charset={label}", f'text/html;Charset="{label.upper()}"; x=y'):
        assert (decode(bare, hint).text[3:], decode(bare, hint).notes) == (text, ())


@pytest.mark.parametrize(
    "hint", ["utf-16-le", "UTF-16LE", "utf-16-be", "utf-16", "text/html; charset=utf-16", "utf-32-be"]
)
def test_wide_encodings_of_the_caller(hint: str) -> None:
    """UTF-16 without a mark, which only the caller can know, is read; where there is no sign of it, it is not believed."""
    codec = hint.rpartition("=")[2].lower().replace("utf-16le", "utf-16-le")
    text = "<p>It rained all night. Đêm mưa ở Huế. 整夜下雨。"
    data = text.encode(codec if codec != "utf-16" else "utf-16-le")
    assert (decode(data, hint).text, decode(data, hint).notes) == (text, ())
    assert decode(text.encode(), hint).text == text


@pytest.mark.parametrize("hint", ["klingon", "utf-7", "text/html; charset=klingon", "base64"])
def test_unknown_encoding_of_the_caller(hint: str) -> None:
    """What is no charset, or none that is safe, is not used, and the article says so."""
    article = extract("<meta charset=utf-8><p>Il plut à Orléans".encode(), encoding=hint)
    assert (article.text, [note.code for note in article.diagnostics]) == ("Il plut à Orléans", ["unknown_encoding"])
    assert extract(b"<p>Rain", encoding="text/html").diagnostics == ()


def test_nothing_is_declared() -> None:
    """Bytes that are not UTF-8 and of which nobody says what they are may be read wrong, and the article says so."""
    page = "<p>Дождь шёл всю ночь, дорога закрыта.".encode("cp1251")
    assert extract(page, encoding="windows-1251").diagnostics == ()
    assert extract(b"<meta charset=windows-1251>" + page).diagnostics == ()
    assert extract(b"<!-- -->" * 600 + b"<meta charset=windows-1251>" + page).diagnostics == ()
    assert extract("<p>Il plut à Orléans".encode()).diagnostics == extract(b"<p>Rain").diagnostics == ()


@pytest.mark.parametrize(
    ("codec", "text", "looks_wrong"),
    [
        ("cp1251", "Дождь шёл всю ночь, дорога закрыта.", True),
        ("koi8-r", "Дождь шёл всю ночь, дорога закрыта.", True),
        ("iso8859-7", "Έβρεχε όλη τη νύχτα και ο δρόμος είναι κλειστός.", True),
        ("cp1255", "גשם ירד כל הלילה והכביש סגור.", True),
        ("cp1256", "هطل المطر طوال الليل وأغلق الطريق", True),
        ("cp932", "一晩中雨が降り、道路は閉鎖された。", True),
        ("gb18030", "整夜下雨，道路封闭。", True),
        (
            "iso8859-2",
            "Całą noc padał deszcz, a droga do miasta została zamknięta; większość mieszkańców była w domu.",
            True,
        ),
        (
            "cp1252",
            "Il plut à Orléans toute la nuit — « l’été fut long », dit-elle… 20 m² à 5 €, naïveté, cœur, déçue.",
            False,
        ),
        (
            "cp1252",
            "Es regnete die ganze Nacht, und die Straße über den Fluß bleibt für Wochen gesperrt: „Üble Lage“.",
            False,
        ),
        ("cp1252", "¿Llovió toda la noche? ¡Sí!, y la señora Núñez dijo: «La carretera está cerrada».", False),
        ("cp1252", "Það rigndi alla nóttina og vegurinn er lokaður. Ævar Þór sá ána í gær.", False),
        ("cp1252", "Det regnede hele natten, og vejen er spærret. Øerne får ingen færge før lørdag på Ærø.", False),
    ],
)
def test_text_that_looks_wrong(codec: str, text: str, looks_wrong: bool) -> None:
    """Where nothing declares a charset, what looks wrong as windows-1252 is noted."""
    codes = [note.code for note in extract(f"<h1>x</h1><p>{text}".encode(codec)).diagnostics]
    assert ("undeclared_encoding" in codes) == looks_wrong
