"""extract() from end to end: cleaners of one's own, errors, diagnostics, the helpers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import articlekit
from articlekit import DEFAULT_CLEANERS, Document, Limits, extract
from articlekit.cleaners.boilerplate import BoilerplateCleaner
from articlekit.exceptions import CleanerError, InputTooLargeError, InputTypeError
from articlekit.packs.loader import parse_pack

PROSE = "The river rose by two metres in a night, and the old bridge had to be closed to all traffic. "
PAGE = f"""<html lang=en><head><title>River closes old bridge | Valley Post</title>
<meta property="og:site_name" content="Valley Post"></head><body>
<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a><li><a href=/sport>Sport</a></ul></nav>
<article><h1>River closes old bridge</h1><p class=byline>By Ada Quill</p><time datetime="2021-03-04">4 March 2021</time>
<p>Listen to this article</p>
<p>{PROSE * 2}</p><h2>What happens now</h2><p>{PROSE * 2}</p><p>{PROSE}Engineers will look at the pillars on Friday.</p>
</article>
<div class=cookie-banner><p>En poursuivant votre visite, vous acceptez nos cookies.</p><button>Fermer</button></div>
<footer><a href=/imprint>Imprint</a> <a href=/privacy>Privacy</a></footer></body></html>"""


def test_page() -> None:
    """A page comes apart into facts, text and a record of what was removed."""
    article = extract(PAGE, url="https://valleypost.example/2021/03/04/river")
    assert article.title == "River closes old bridge"
    assert [author.name for author in article.authors] == ["Ada Quill"]
    assert article.published is not None
    assert article.published.isoformat()[:10] == "2021-03-04"
    assert article.site_name == "Valley Post"
    assert article.language == "en"
    assert article.text.startswith("The river rose")
    assert article.text.endswith("on Friday.")
    assert "What happens now" in article.text
    assert "cookies" not in article.text


def test_notice_in_another_language() -> None:
    """A French notice on an English page goes as consent."""
    reasons = {removal.block.text[:6]: removal.reason for removal in extract(PAGE).removed}
    assert reasons["En pou"] == "consent"
    assert reasons["Fermer"] == "consent"


def test_kept_and_removed_are_all() -> None:
    """Each block of the page is kept or removed, once."""
    article = extract(PAGE)
    indices = [block.index for block in article.blocks] + [removal.block.index for removal in article.removed]
    assert sorted(indices) == list(range(len(indices)))


def test_cleaner_of_five_lines() -> None:
    """A cleaner is a function from Document to Document; its reason is on record."""

    def drop_audio_player(document: Document) -> Document:
        """Drop the line above the text that offers to read it out."""
        hits = [block for block in document.blocks if block.text.startswith("Engineers")]
        return document.drop(hits, reason="audio player")

    page = "<p>It rained all night on the coast.</p><p>Engineers</p>"
    article = extract(page, cleaners=[*DEFAULT_CLEANERS, drop_audio_player])
    assert article.text == "It rained all night on the coast."
    assert [removal.reason for removal in article.removed] == ["audio player"]


def test_no_cleaners() -> None:
    """Without cleaners only the lines that are facts leave the text."""
    article = extract(PAGE, cleaners=())
    assert {removal.reason for removal in article.removed} <= {"title", "byline", "date"}
    assert "Home" in article.text


def test_failing_cleaner() -> None:
    """What a cleaner raises comes out as CleanerError that names the cleaner."""

    def broken(document: Document) -> Document:
        raise ZeroDivisionError("oh")

    with pytest.raises(CleanerError, match="broken failed: ZeroDivisionError: oh"):
        extract("<p>Rain", cleaners=[broken])


def test_cleaner_without_return() -> None:
    """A cleaner that forgets its return is told so."""
    forgetful: Any = lambda document: None  # noqa: E731
    with pytest.raises(CleanerError, match="returned NoneType, not a Document"):
        extract("<p>Rain", cleaners=[forgetful])


@pytest.mark.parametrize("source", [None, 42, ["<p>Rain"], Path("page.html")])
def test_wrong_type(source: Any) -> None:
    """Anything but bytes, str and soup is an InputTypeError that says what to pass."""
    with pytest.raises(InputTypeError, match="must be bytes, str, BeautifulSoup or Tag"):
        extract(source)


def test_too_large() -> None:
    """The hard limit can be changed by the caller, and the message says how."""
    with pytest.raises(InputTooLargeError, match="max_bytes=30"):
        extract("a" * 30, limits=Limits(max_bytes=20))
    assert extract("a" * 30, limits=Limits(max_bytes=30)).text == "a" * 30


def test_wrong_input_word() -> None:
    """input= is one of three words."""
    with pytest.raises(ValueError, match='"auto", "html" or "text"'):
        extract("Rain", input="markdown")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>It <b>rained</b> all night.", "It rained all night."),
        ("It rained &amp; it <br> snowed", "It rained & it\nsnowed"),
        ("Write to <someone@example.org> if 3 < 4.", "Write to <someone@example.org> if 3 < 4."),
    ],
)
def test_auto(source: str, expected: str) -> None:
    """input="auto" takes for HTML what has a tag of HTML in it, and nothing else."""
    assert extract(source).text == expected


def test_only_boilerplate() -> None:
    """A page that is nothing but a notice has no text and says so."""
    article = extract("<div><p>We use cookies to improve your experience.</p><button>Accept all cookies</button></div>")
    assert article.text == ""
    assert [diagnostic.code for diagnostic in article.diagnostics] == ["only_boilerplate"]
    assert {removal.reason for removal in article.removed} == {"consent"}


def test_explain() -> None:
    """explain() says of any snippet what became of it."""
    article = extract(PAGE)
    assert str(article.explain("two metres in a night")).startswith("kept in block")
    assert "removed as consent by rule fr/consent-1" in str(article.explain("vous acceptez nos cookies"))
    assert str(article.explain("no such words")) == "not found on the page"


def test_soup_cleaner_by_hand() -> None:
    """A BeautifulSoup that the caller has pruned is read as it is, and not changed."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(PAGE, "html.parser")
    for tag in soup.select("footer"):
        tag.decompose()
    before = str(soup)
    article = extract(soup)
    assert str(soup) == before
    assert article.title == "River closes old bridge"
    assert str(article.explain("Imprint")) == "not found on the page"


def test_clean_text() -> None:
    """clean_text() gives the paragraphs that are left."""
    text = f"{PROSE}\n\nDiese Website verwendet Cookies. Wenn Sie weitersurfen, stimmen Sie zu.\n\nSchließen\n\n{PROSE}End."
    assert articlekit.clean_text(text) == f"{PROSE.strip()}\n\n{PROSE}End."


def test_sources_of_facts() -> None:
    """The chosen answer and those that lost are candidates, each with its source."""
    article = extract(PAGE)
    titles = [candidate for candidate in article.candidates if candidate.fact == "title"]
    assert titles[0].chosen
    assert titles[0].source == "h1"
    assert article.source_of("title") == "h1"
    assert any(candidate.source == "title" for candidate in titles[1:])


def test_printed_day_is_no_text() -> None:
    """A line over the text that prints the declared day goes as the date, and one that prints another day does not."""
    html = f"""<script type="application/ld+json">{{"@type": "Article", "datePublished": "2020-10-14"}}</script>
        <article><h1>River closes old bridge</h1><p>By Ada Quill</p><p class=date>14 October 2020</p><div><p>In 312 pages</p>
        </div><p>{PROSE * 2}</p><p>{PROSE * 3}</p></article>"""
    removed = {removal.block.text: removal.reason for removal in extract(html).removed}
    assert removed["14 October 2020"] == "date"
    assert "date" not in {removal.reason for removal in extract(html.replace(">14 October", ">13 October")).removed}


@pytest.mark.parametrize("line", ["2020年10月14日に開通した。", "14 अक्टूबर 2020 को सड़क खुली।"])
def test_sentence_with_the_day_is_text(line: str) -> None:
    """A sentence that begins with the declared day and ends as its script does is text, and names nobody."""
    html = f"""<script type="application/ld+json">{{"@type": "Article", "datePublished": "2020-10-14"}}</script>
        <article><h1>River closes old bridge</h1><p>{line}</p><p>{PROSE * 2}</p><p>{PROSE * 3}</p></article>"""
    article = extract(html)
    assert line in article.text
    assert article.authors == ()


@pytest.mark.parametrize(
    "line", ["3 May 2021 at 9:14 p.m. | Updated 4 May 2021 at 8:02 a.m.", "3 May 2021 at 9:14 p.m."]
)
@pytest.mark.parametrize(
    "above", ["", "<p>The bridge is closed, and nobody knows for how long.</p>", f"<p>{PROSE}</p>"]
)
def test_printed_moment_is_no_text(line: str, above: str) -> None:
    """A line that prints the declared days with a clock goes too, under a standfirst as well; that of a chronicle stays."""
    page = f"""<script type="application/ld+json">{{"@type": "Article", "datePublished": "2021-05-03T21:14:00-05:00",
        "dateModified": "2021-05-04T08:02:00-05:00"}}</script><article><h1>River closes old bridge</h1>{above}
        <div>{line}</div><p>{PROSE * 2}</p><div>LATER</div><p>{PROSE * 3}</p></article>"""
    removed = {removal.block.text: removal.reason for removal in extract(page.replace("LATER", "")).removed}
    assert removed[line] == "date"
    reasons = {removal.reason for removal in extract(page.replace("LATER", "5 May 2021 at 7:30 a.m.")).removed}
    assert "date" not in reasons
    sentence = "The bridge closed on 3 May 2021."
    assert sentence in extract(page.replace(line, sentence).replace("LATER", "")).text


def test_byline_outside_the_main_content() -> None:
    """A byline that stands apart from the text, where the main content goes without it, is on record as the byline."""
    html = f"""<header><p>By Ada Quill</p><p>Valley Post</p></header><article><h1>River closes old bridge</h1>
        <p>{PROSE * 2}</p><p>{PROSE * 3}</p></article><footer><p>Imprint</p></footer>"""
    article = extract(html)
    assert [author.name for author in article.authors] == ["Ada Quill"]
    reasons = {removal.block.text: removal.reason for removal in article.removed}
    assert reasons["By Ada Quill"] == "byline"
    assert reasons["Valley Post"] == "outside the main content"


NOTE = "Ana Ruiz is a writer from the coast. Her last book is about bridges."
CHILD = (
    "That day Ana Ruiz, who was nine then, first saw a bridge fall, and she never forgot it: the sound of the stones, the "
    "dust over the water, and the silence."
)
PRIZES = "Her poems have won prizes, and have been put to music for choir and four trombones."
BIO = "Ingeniera y enamorada de los puentes. Llevo quince años ayudando a la gente a cruzar el río."
STORY = "".join(
    f"<p>On day {day} the river rose by two metres, and the old bridge had to be closed.</p>" for day in range(6)
)


@pytest.mark.parametrize(
    ("body", "goes"),
    [
        (f"{STORY}<p>{NOTE}</p>", True),
        (f"{STORY}<p>{NOTE}</p><p>Tom Obi took the pictures.</p>", True),
        (f"<p>{NOTE}</p>{STORY}", False),
        (f"<p>{CHILD}</p>{STORY}<p>{NOTE}</p>", False),
        (f"{STORY}<p>Ana Ruiz</p>", False),
        (f"{STORY}<h4>Ana Ruiz</h4><p>{BIO}</p>", True),
        (f"{STORY}<p>Ana Ruiz</p><p>{BIO}</p><p>Vive junto al mar.</p>", True),
        (f"{STORY}<p>Ana Ruiz</p><p>{CHILD * 5}</p>", False),
        (f"<p>{CHILD}</p>{STORY}<h4>Ana Ruiz</h4><p>{BIO}</p>", False),
        (f"<div>{STORY}</div><div><p>{NOTE}</p><p>{PRIZES}</p><p>{BIO}</p></div>", True),
        (f"<div>{STORY}</div><div><p>Tom Obi is a pilot.</p><p>{PRIZES}</p><p>{BIO}</p></div>", False),
        (f"<div class=author><p>Ana Ruiz</p><p>{BIO}</p></div><div>{STORY}</div>", True),
        (f"<div><p class=author>Ana Ruiz</p><p>{BIO}</p></div><div>{STORY}</div>", False),
        (f"<div class=author><p>Ana Ruiz</p><p>{BIO}</p>{STORY}</div>", False),
    ],
    ids=(
        "last",
        "last but one",
        "first",
        "told of",
        "name alone",
        "heading",
        "line",
        "long",
        "told of in a heading",
        "element",
        "element of another",
        "above",
        "above without a mark",
        "all in the element",
    ),
)
def test_note_on_the_author(body: str, goes: bool) -> None:
    """Who the author is stands on record as such at the end of an article that is not about the author."""
    article = extract(f'<meta name="author" content="Ana Ruiz"><h1>Rain</h1>{body}', cleaners=())
    notes = {removal.block.text for removal in article.removed if removal.reason == "author-bio"}
    assert bool(notes & {NOTE, BIO}) == goes
    assert PRIZES not in article.text or not goes


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"hints": {"publisher": "The Fen Courier"}}, r"hints must be Hints\(...\), not dict"),
        ({"hints": None}, r"hints must be Hints\(...\), not NoneType"),
        ({"limits": None}, r"limits must be Limits\(...\), not NoneType"),
        ({"cleaners": None}, r"cleaners must be a sequence of callables, as \[.*\], not NoneType"),
        ({"cleaners": DEFAULT_CLEANERS[0]}, "cleaners must be a sequence of callables"),
        ({"cleaners": "hidden"}, "cleaners must be a sequence of callables, .* not str"),
        ({"cleaners": ["hidden"]}, "cleaners must be a sequence of callables, .* but has the str 'hidden'"),
        ({"soup_cleaners": print}, "soup_cleaners must be a sequence of callables, .* not builtin_function_or_method"),
        ({"parsers": [print]}, "parsers must be a mapping, .* not list"),
        ({"url": b"https://example.org/"}, "url must be a str or None, not bytes"),
        ({"encoding": 5}, "encoding must be a str or None, not int"),
    ],
)
def test_wrong_arguments(options: dict[str, Any], message: str) -> None:
    """An argument of the wrong type is refused under its name, before anything is read."""
    with pytest.raises(InputTypeError, match=message):
        extract(PAGE, **options)


@pytest.mark.parametrize("helper", ["parse_byline", "parse_date", "detect_language", "find_boilerplate"])
@pytest.mark.parametrize("text", [None, b"By Ana Ruiz", 5])
def test_helpers_take_text(helper: str, text: object) -> None:
    """The helpers refuse what is no str in the same words."""
    with pytest.raises(InputTypeError, match=f"text must be a str, not {type(text).__name__}"):
        getattr(articlekit, helper)(text)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"packs": "en"}, r"packs must be a sequence of LanguagePack, as \[load_pack\(\"en\"\)\], not str"),
        ({"packs": articlekit.load_pack("en")}, "packs must be a sequence of LanguagePack, .* not LanguagePack"),
        ({"packs": ["en"]}, "packs must be a sequence of LanguagePack, .* but has the str 'en'"),
    ],
)
def test_packs_are_packs(arguments: dict[str, Any], message: str) -> None:
    """Neither a language code nor a single pack passes for packs, in a helper or in a cleaner."""
    for function in (lambda **given: articlekit.find_boilerplate("Share", **given), BoilerplateCleaner):
        with pytest.raises(InputTypeError, match=message):
            function(**arguments)
    with pytest.raises(InputTypeError, match="pack must be a LanguagePack"):
        articlekit.parse_byline("By Ana Ruiz", "en")  # type: ignore[arg-type]


def test_reasons_are_known() -> None:
    """A reason that no pack has is a mistake, unless a pack of one's own has it; one alone means itself."""
    with pytest.raises(ValueError, match=r"reasons names cookies, which no pack has; there are .*consent"):
        BoilerplateCleaner(reasons=frozenset({"cookies", "consent"}))
    with pytest.raises(ValueError, match=r"reasons names newsletters, which no pack has; there are newsletter$"):
        BoilerplateCleaner(reasons=frozenset({"newsletters"}))
    pack = parse_pack('language = "eo"\n[[boilerplate]]\nreason = "sonludilo"\nlines = ["aŭskulti"]', "eo.toml")
    assert BoilerplateCleaner((pack,), frozenset({"sonludilo"})).reasons == frozenset({"sonludilo"})
    assert BoilerplateCleaner((pack,), frozenset({"consent"})).reasons == frozenset(
        {"consent"}
    )  # one set for several packs
    assert BoilerplateCleaner(reasons="consent").reasons == frozenset({"consent"})
    assert BoilerplateCleaner(packs=[pack]).packs == (pack,)


@pytest.mark.parametrize(
    ("source", "advice"),
    [
        ("https://example.org/story", "articlekit.fetch.article"),
        (b"http://example.org/", "articlekit.fetch.article"),
        ("www.example.org", "articlekit.fetch.article"),
        ("example.org/2024/rain", "articlekit.fetch.article"),
        ("page.html", "read_bytes"),
        ("/tmp/pages/page.HTM\n", "read_bytes"),
        ("C:\\pages\\dump.txt", "read_bytes"),
    ],
)
def test_nothing_but_a_name(source: str | bytes, advice: str) -> None:
    """An address or the name of a file in place of the page is noticed, and the message says what to pass."""
    (diagnostic,) = extract(source).diagnostics
    assert diagnostic.code == "only_a_name"
    assert advice in diagnostic.message


@pytest.mark.parametrize(
    "source",
    [
        "Rain",
        "U.S./China",
        "and/or",
        "See https://example.org/story",
        "page.html is gone",
        "3.14",
        "<p>page.html",
        "https://example.org/yu，今天下雨，道路关闭。",
    ],
)
def test_a_text_with_a_name_in_it(source: str) -> None:
    """Words beside the name, and words that only look like one, are text."""
    assert "only_a_name" not in [diagnostic.code for diagnostic in extract(source).diagnostics]


def test_explain_over_several_blocks() -> None:
    """A snippet that goes over paragraphs is explained by those that it goes over, kept or removed."""
    article = extract(PAGE)
    kept = tuple(block.index for block in article.blocks)
    assert tuple(block.index for block in article.explain(article.text).kept) == kept
    assert article.explain(article.text).removed == ()
    end = article.text.index("What happens now")
    part = article.explain(article.text[end - 30 : end + 30])
    assert [block.text for block in part.kept] == [block.text for block in article.blocks[:3]]
    page = article.explain("pillars on Friday. En poursuivant votre visite,\n\nvous acceptez nos COOKIES. Ferm")
    assert [block.text[-10:] for block in page.kept] == ["on Friday."]
    assert [removal.reason for removal in page.removed] == ["consent", "consent"]
    assert str(article.explain("pillars on Friday. Imprint")) == "not found on the page"
    with pytest.raises(InputTypeError, match="snippet must be a str, not int"):
        article.explain(5)  # type: ignore[arg-type]
