"""
What users of other libraries ask of speed, threads and broken input, one test for each complaint.

The numbers are those of the list they were gathered in: 6 speed and memory, 7 threads and processes, 8 hostile or broken
input. What stands in that list and not here has its test elsewhere: limits in test_limits.py, sizes in test_speed.py and
attack/, caches and threads in test_soundness.py, records that hang or die in batch/.
"""

from __future__ import annotations

import gc
import json
import pickle
import subprocess
import sys
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from attrs import asdict
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from articlekit import Article, extract
from articlekit.batch import extract_many

LINE = "It rained all night in the hills, and the road to the coast is closed until the weekend."
BODY = f"<p>{LINE}</p>" * 4


def page(head: str = "", body: str = "") -> Article:
    return extract(f"<html><head>{head}</head><body><main>{body}{BODY}</main></body></html>")


def linked_data(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def seconds(source: Any) -> float:
    runs = []
    for _ in range(3):
        begin = time.process_time()
        extract(source)
        runs.append(time.process_time() - begin)
    return min(runs)


def test_6_2_images_of_data_addresses() -> None:
    """Pictures inside data: addresses cost no time in any rendering, images asked for or not, and come out in none."""
    picture = f'<img alt="The coast" src="data:image/png;base64,{"iVBOR/+" * 700_000}">'
    begin = time.process_time()
    figure = f"<figure>{picture}<figcaption>The coast on Monday</figcaption></figure>"
    article = extract(f"<main><h1>Rain</h1>{BODY}{figure}{BODY}</main>", links=True, images=True)
    outputs = (article.text, article.to_markdown(), article.to_html(), article.to_json(), article.to_report())
    assert time.process_time() - begin < 5
    assert LINE in article.text
    assert not any("base64" in output for output in outputs)


def test_6_8_no_threads_are_left() -> None:
    """Neither a page nor a batch leaves a thread behind."""
    before = set(threading.enumerate())
    extract(BODY)
    assert [result.status for result in extract_many([BODY] * 40, workers=2)] == ["ok"] * 40
    assert set(threading.enumerate()) == before


def test_6_10_profiles_are_not_loaded_in_vain() -> None:
    """Pages whose script and function words tell the language do not load langdetect and its n-grams."""
    texts = [
        LINE,
        "Il a plu toute la nuit dans les collines, et la route de la côte est fermée.",
        "昨夜山区大雨，道路关闭。",
    ]
    code = (
        f"import sys, articlekit\nfor text in {texts!r}: print(articlekit.extract('<p>' + text).language)\n"
        "print('langdetect' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["en", "fr", "zh", "False"]


def test_6_11_wide_parents() -> None:
    """A parent with four times as many children takes about four times as long, and keeps them all."""
    small, large = (BeautifulSoup("<span>Rain</span> <b>x</b>" * count, "html.parser") for count in (5_000, 20_000))
    count = len(large.contents)
    assert seconds(large) < 9 * seconds(small) + 0.05
    assert len(large.contents) == count


def test_6_12_no_string_keeps_the_tree() -> None:
    """What comes back is str and nothing of bs4's, so that the tree can go while the article stays."""
    soup = BeautifulSoup(
        f"<title>Rain</title><h1 class=a>Rain</h1><p class=byline>By Ana Ruiz</p>{BODY}", "html.parser"
    )
    article = extract(soup)

    def walk(value: Any) -> None:
        assert not isinstance(value, (NavigableString, Tag)), value
        for inner in value.items() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ():
            walk(inner)

    walk(asdict(article))
    gone = weakref.ref(soup)
    del soup
    gc.collect()
    assert gone() is None
    assert article.title == "Rain"


@pytest.mark.slow
def test_7_2_many_threads() -> None:
    """Thirty-two threads with a thousand documents each give what one gives alone."""
    documents = [f"<title>Rain {n}</title><h1>Rain {n}</h1><p>{n}. {LINE}</p><p>{LINE}</p>" for n in range(100)]
    alone = [extract(document).to_json() for document in documents]
    with ThreadPoolExecutor(32) as pool:
        for _ in range(10):
            together = list(pool.map(lambda document: extract(document).to_json(), documents * 32))
            assert together == alone * 32


def test_7_7_nothing_of_the_page_before() -> None:
    """A page without a fact does not get that of the page before it."""
    rich = page(
        linked_data('{"@type": "NewsArticle", "author": "Ana Ruiz", "datePublished": "2021-03-04"}'), "<h1>Rain</h1>"
    )
    assert (rich.title, len(rich.authors)) == ("Rain", 1)
    bare = extract(f"<p>{LINE}</p>")
    assert (bare.title, bare.authors, bare.published, bare.byline) == (None, (), None, None)
    assert bare.text == LINE


@pytest.mark.parametrize(
    "body",
    [
        "</p></div></span></b></html></body>", "</a></a><p>", "<a href=x><a href=y><a>Rain</a></a></a>", "<p a= b c='' =d \"e>",
        "<a>", "<img><img src><img src=>", "<b><p></b></p><i><table><b><tr></i>", "<br/></br><p/></p/>", "<p id><div class><a rel>",
        "<select><p><option></select>", "<frameset><frame>", "<plaintext>", "<script>", "<title>", "<!--", "<![CDATA[", "<?php ?>",
        "<svg><p><math></svg>", "<form><form></form>", "<body><body><html><head>", "<li></ul><dd></dl><td></table>", "<\x00p>", "< p>",
    ],
)  # fmt: skip
def test_8_2_tags_out_of_order(body: str) -> None:
    """End tags without a beginning, links in links and attributes without values lose nothing of the text before them."""
    article = extract(f"<h1>Rain</h1>{BODY}{body}")
    assert LINE in article.text
    assert article.title == "Rain"


@pytest.mark.parametrize("text", ["大雨封闭道路𠮷野家。", "עברית مرحبا", "😀👩‍👩‍👧 x", "a\u0000b\u0008c\u001bd", "\ufffe\uffff\U0010ffff", "&#0;&#x80;&#xD800;&#1114112;", "\u2028\u2029\u0085"])  # fmt: skip
def test_8_3_every_character_can_be_written(text: str) -> None:
    """Whatever characters a page has, every rendering can be written as UTF-8, and JSON comes back as it was."""
    article = page(f"<title>{text}</title>", f"<h1>{text}</h1><p>{text} {LINE}</p>")
    for output in (article.text, article.to_markdown(), article.to_html(), article.to_json(), article.to_report()):
        output.encode()
    assert Article.from_dict(json.loads(article.to_json())) == article


@pytest.mark.parametrize(
    "source", ["", " ", "<html>", "<body></body>", "<p></p>", "<p hidden>x", "<script>x</script>", b"", b"\xff"]
)
def test_8_4_renderings_of_nothing(source: bytes | str) -> None:
    """An article without text has every rendering."""
    article = extract(source)
    assert isinstance(article.text, str)
    for output in (article.to_markdown(), article.to_html(), article.to_json(), article.to_report()):
        assert isinstance(output, str)
    assert not article.explain("rain").kept


@pytest.mark.parametrize("tag", ["blockquote", "ul><li", "ol><li", "div", "section", "em", "table><tr><td"])
def test_8_5_renderings_of_deep_pages(tag: str) -> None:
    """What is nested ten thousand times can be rendered and pickled, too."""
    article = extract(f"<{tag}>" * 10_000 + BODY, cleaners=())
    for output in (article.to_markdown(), article.to_html(), article.to_report()):
        assert "rained" in output
    assert pickle.loads(pickle.dumps(article)) == article


@pytest.mark.parametrize(
    "title", [" - Home", "- ", "|", " | | ", "–", "::", "»", "-" * 500, " - - - ", "Home -", "\u200b", "...", "<b>"]
)
def test_8_6_titles_of_separators(title: str) -> None:
    """A title that is a separator, or has nothing before it, raises nothing and does not beat the headline."""
    assert page(f"<title>{title}</title>", "<h1>Rain closes the road</h1>").title == "Rain closes the road"
    extract(f"<title>{title}</title><p>{LINE}")
    extract(f"{title}\n\n{LINE}", input="text")


@pytest.mark.parametrize("character", ["\n", "\t", "\r\n", "\x08", "\x0b", "\x1f", "\x7f", "\u2028"])
def test_8_7_control_characters_in_json_ld(character: str) -> None:
    """JSON-LD with raw control characters inside its strings still gives its facts."""
    data = f'{{"@type": "NewsArticle", "description": "Wet{character}days", "author": "Ana Ruiz", "datePublished": "2021-03-04"}}'
    article = page(linked_data(data), "<h1>Rain</h1>")
    assert [author.name for author in article.authors] == ["Ana Ruiz"]
    assert article.published is not None
    assert article.published.isoformat() == "2021-03-04"


@pytest.mark.parametrize("data", [
    '[null, {"@type": "NewsArticle", "author": "Ana Ruiz"}, null]',
    '{"@graph": [null, [null], {"@type": ["NewsArticle", null], "author": [null, {"name": "Ana Ruiz"}, null]}]}',
    '{"@type": "NewsArticle", "author": {"name": "Ana Ruiz", "sameAs": [null]}, "image": [null], "publisher": null, "keywords": [null]}',
])  # fmt: skip
def test_8_8_null_in_arrays(data: str) -> None:
    """Entries that are null are passed over, and the facts beside them are found."""
    assert [author.name for author in page(linked_data(data), "<h1>Rain</h1>").authors] == ["Ana Ruiz"]


CHARSETS = [
    pytest.param("<meta charset=gb2312>", "大雨封闭了通往海岸的道路", "gb2312", id="gb2312"),
    pytest.param("<meta http-equiv=Content-Type content='text/html; charset=gb2312'>", "镕兴大雨封路", "gbk", id="gbk that says gb2312"),
    pytest.param("<meta charset=gb2312>" + "<!-- a head of ASCII -->" * 120, "大雨封闭了通往海岸的道路", "gb2312", id="behind a long head"),
    pytest.param("", "L’été à Orléans coûte 5 €", "cp1252", id="undeclared"),
    pytest.param("<meta charset=iso-8859-1>", "Größe übermäßig Öl", "latin-1", id="Latin-1"),
    pytest.param("<meta charset=iso-8859-2>", "Zażółć gęślą jaźń", "iso-8859-2", id="Latin-2"),
    pytest.param("<meta charset=windows-1251>", "Дождь закрыл дорогу", "cp1251", id="Cyrillic"),
    pytest.param("<meta charset=shift_jis>", "大雨で海岸の道路が閉鎖①", "cp932", id="Shift JIS"),
    pytest.param("<meta charset=euc-kr>", "폭우로 해안 도로가 폐쇄", "cp949", id="Korean"),
    pytest.param("<?xml version='1.0' encoding='windows-1250'?>", "Déšť zavřel cestu", "cp1250", id="XML"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "text", "codec"), CHARSETS)
def test_8_9_charsets(head: str, text: str, codec: str) -> None:
    """What the page declares is believed where it can be, with the letters that its charset has in practice."""
    article = extract(f"{head}<title>x</title><p>{text}</p><p>{text}</p>".encode(codec))
    assert article.explain(text).kept or article.explain(text).removed
    assert not article.diagnostics


def test_8_11_nothing_is_cut_in_silence() -> None:
    """A long text, a long title and many authors come whole."""
    title = "Rain closes the road " * 15 + "at last"
    names = [
        f"{first} {last}"
        for first in ("Ana", "Tom", "Ida", "Joe")
        for last in ("Ruiz", "Obi", "Marsh", "Linnet", "Brun")
    ]
    text = "".join(f"<p>{number}. {LINE}</p>" for number in range(3_000))
    data = json.dumps({"@type": "NewsArticle", "author": [{"@type": "Person", "name": name} for name in names]})
    article = extract(f"<title>{title}</title>{linked_data(data)}<main><h1>{title}</h1>{text}</main>")
    assert article.title == title
    assert [author.name for author in article.authors] == names
    assert len(article.text) > 250_000
    assert "2999. It rained" in article.text
    assert article.diagnostics == ()
