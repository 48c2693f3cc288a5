"""How phrases match in scripts and spellings that work unlike English."""

from __future__ import annotations

import pytest

from articlekit import find_boilerplate
from articlekit.cleaners.boilerplate.phrases import fold
from articlekit.packs.loader import parse_pack


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TÜMÜNÜ KABUL ET", "tümünü kabul et"),
        ("ÇEREZLERİ KAPALI TUT", "çerezleri kapalı tut"),
        ("الإشتراك في النشرة", "الاشتراك فى النشره"),
        ("شـــارك", "شارك"),
        ("نمی‌پذیرم", "نميپذيرم"),
        ("٣ دقائق", "5 دقائق"),
        ("फ़ोटो पाएँ", "फोटो पाएं"),
        ("تازہ", "تازه"),
        ("Լուսանկարը՝", "Լուսանկարը:"),
        ("ＡＢＣの記事", "abcの記事"),
        ('דו״ח', 'דו"ח'),
    ],
)  # fmt: skip
def test_spellings(one: str, other: str) -> None:
    """What writers of a language take for the same word is the same."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("phrase", "text", "is_found"),
    [
        ("쿠키 사용 안내", "이 곳의 쿠키 사용 안내입니다", True),
        ("쿠키 사용 안내", "비쿠키 사용 안내", False),
        ("מדיניות העוגיות", "ובמדיניות העוגיות", True),
        ("מדיניות העוגיות", "גמדיניות העוגיות", False),
        ("ملفات الكوكيز", "وبملفات الكوكيز", True),
        ("ملفات الكوكيز", "خملفات الكوكيز", False),
        ("cookie", "当サイトはCookieを使用", True),
        ("cookie", "이 웹사이트는 Cookie를 사용", True),
        ("cookie", "當網站使用Cookies", False),
        ("cookie policy", "the cookie policyholder", False),
        ("kuketpolitiko", "lakuketpolitiko", False),
    ],
)
def test_words_with_attachments(phrase: str, text: str, is_found: bool) -> None:
    """Particles and prefixes that are written onto a word do not hide it, and other letters do."""
    pack = parse_pack(f'language = "xx"\n[[boilerplate]]\nreason = "nav"\nphrases = ["{phrase}"]', "xx.toml")
    assert bool(find_boilerplate(text, [pack])) is is_found


@pytest.mark.parametrize("end", ["。", "। ", "։ ", "؟ ", "۔ "])
def test_sentences(end: str) -> None:
    """A paragraph of four sentences is prose, however its script ends them."""
    pack = parse_pack('language = "xx"\n[[boilerplate]]\nreason = "nav"\nphrases = ["menu"]', "xx.toml")
    assert find_boilerplate(f"menu{end}", [pack])
    assert not find_boilerplate(f"menu{end}" * 4, [pack])
