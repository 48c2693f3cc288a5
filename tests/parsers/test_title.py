"""Titles: which of the titles that a page declares and prints is the headline, and what is no part of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit import extract
from articlekit.parsers.headlines.text import declare, find_kicker, fold, strip_site, without_outlet

BODY = "<p>It rained all night in the hills, and the road to the coast is closed until the weekend.</p>" * 3
SITES = frozenset({"harbour post", "harbourpost"})


def page(head: str, body: str, url: str | None = None) -> str | None:
    return extract(f"<html><head>{head}</head><body>{body}{BODY}</body></html>", url=url).title


def og(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rain closes the road | Harbour Post", "Rain closes the road"),
        ("Rain closes the road - Harbour Post", "Rain closes the road"),
        ("Harbour Post – Rain closes the road", "Rain closes the road"),
        ("Harbour Post :: Rain closes the road", "Rain closes the road"),
        ("Rain closes the road – The Harbour Post Online", "Rain closes the road"),
        ("大雨で道路が閉鎖｜Harbour Post", "大雨で道路が閉鎖"),
        ("大雨封路_Harbour Post", "大雨封路"),
        ("Дождь закрыл дорогу » Harbour Post", "Дождь закрыл дорогу"),
        ("أغلق المطر الطريق | Harbour Post", "أغلق المطر الطريق"),
        ("harbourpost // » Rain closes the road", "Rain closes the road"),
        ("Rain - and wind", "Rain - and wind"),
        ("Harbour Post", "Harbour Post"),
        ("Harbour Posts and Piers – a history", "Harbour Posts and Piers – a history"),
    ],
)
def test_strip_site(title: str, expected: str) -> None:
    """The site's name goes from either end, in any script, and from nowhere else."""
    assert strip_site(title, SITES) == expected


def test_printed_headline_before_social_title() -> None:
    """What the page prints as h1 wins over what it is called where it is shared."""
    assert (
        page(og("You will not believe this rain"), "<main><h1>Rain closes the coast road</h1></main>")
        == "Rain closes the coast road"
    )


def test_headline_in_the_article_before_the_h1_of_a_breadcrumb() -> None:
    """An h1 for search engines in the breadcrumb loses to the headline over the text."""
    body = (
        '<nav class="breadcrumb"><h1>Rain: road closed, coast, weather</h1></nav>'
        "<article><header><h2>The road to the coast is closed</h2></header>"
    )
    assert page(og("The road to the coast is closed"), body) == "The road to the coast is closed"


def test_h1_that_is_the_name_of_the_site() -> None:
    """A site that prints its own name as h1 has its headline in an h2."""
    head = "<title>Rain closes the road | Waves and Wind</title>"
    assert page(head, "<h1>Waves and Wind</h1><h2>Rain closes the road</h2>") == "Rain closes the road"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ('<a href="/">Home</a> / <a href="/weather">Weather</a>', "Rain closes the road"),
        ('<a href="/">Home</a> &gt; <a href="/weather">Weather</a> &gt; Coast', "Rain closes the road"),
        ('<a href="/">Home</a>»<a href="/weather">Weather</a>', "Rain closes the road"),
        ('<a href="/rain">Rain/Snow: what comes</a>', "Rain/Snow: what comes"),
    ],
)
def test_h1_that_is_the_way_to_the_page(heading: str, title: str) -> None:
    """A row of links from the start page down is no headline, a headline that is one link is."""
    body = f"<h1>{heading}</h1><h2>Rain closes the road</h2>"
    assert page("<title>Harbour Post</title>", body, "https://harbourpost.example/rain") == title


def test_page_in_a_web_archive() -> None:
    """The site of an archived page is the site that was archived."""
    head = "<title>Harbour Post » Archive » Rain closes the road</title>"
    url = "https://web.archive.org/web/20140226054445/http://www.harbourpost.example/2013/rain/"
    assert page(head, "<h1>Harbour Post</h1><h2>Rain closes the road</h2>", url) == "Rain closes the road"


def test_kicker_in_a_line_of_its_own_becomes_the_section() -> None:
    """A kicker that stands inside the heading is cut off, and kept as the section."""
    article = extract(f"{og('Rain closes the coast road')}<h1>Weather<br>Rain closes the coast road</h1>{BODY}")
    assert (article.title, article.section) == ("Rain closes the coast road", "Weather")


def test_kicker_that_only_style_sets_apart() -> None:
    """Declared with a dash and printed with nothing: the first part is a kicker."""
    body = "<h1><span>The weather</span> <span>Rain closes the road</span></h1>"
    assert page(og("The weather - Rain closes the road"), body) == "Rain closes the road"


def test_a_colon_or_dash_alone_makes_no_kicker() -> None:
    """A headline with a colon or dash in it stays whole."""
    for title in ("Rain: a history", "Rain – and what comes next", "Rain closes the road - coast cut off"):
        assert page(og(title) + f"<title>{title}</title>", f"<h1>{title}</h1>") == title


def test_words_behind_a_bar_that_nobody_declares() -> None:
    """What a heading prints behind a bar goes if all declared titles end before it."""
    head = og("Rain closes the road") + "<title>Rain closes the road</title>"
    assert page(head, "<h1>Rain closes the road | WAVES.NET</h1>") == "Rain closes the road"


def test_first_words_that_all_declare() -> None:
    """A kicker that JSON-LD, Open Graph and Twitter all count in belongs to the headline."""
    head = (
        og("Weather: Rain closes the road") + '<meta name="twitter:title" content="Weather: Rain closes the road">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Weather: Rain closes the road"}</script>'
    )
    assert page(head, "<h1>Rain closes the road</h1>") == "Weather: Rain closes the road"


def test_soft_hyphens_are_no_part_of_a_title() -> None:
    """Hints for line breaks are left out, so that a title can be searched for."""
    assert page(og("Regen schließt Küsten\u00adstraße im Norden"), "") == "Regen schließt Küstenstraße im Norden"


def test_one_word_that_is_the_address() -> None:
    """One word as h1 is the headline where the page's address ends with it."""
    head = og("Good design for your business and more")
    assert page(head, "<main><article><h1>Design</h1></article></main>", "https://harbour.example/design/") == "Design"


def test_h1_of_a_breadcrumb_that_all_declare() -> None:
    """An h1 in the breadcrumb is the headline where og:title, JSON-LD and <title> all say it."""
    title = "Rain and roads: what the coast has to expect"
    head = f'{og(title)}<title>{title}</title><script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{title}"}}</script>'
    body = f'<nav class="breadcrumb"><h1>{title}</h1></nav><article><header><h2>So long will the road be closed</h2></header>'
    assert page(head + '<meta name="twitter:title" content="So long will the road be closed">', body) == title


def test_kicker_in_an_element_of_its_own() -> None:
    """Of an og:title that is printed in two headings one behind the other, the second is the headline."""
    head = f"{og('New floods on the coast: Harbour closes its old bridge')}<title>Bridge closed after floods</title>"
    body = "<h1>Bridge closed after floods</h1><article><h2>New floods on the coast</h2><h2>Harbour closes its old bridge</h2>"
    assert page(head, body) == "Harbour closes its old bridge"
    body = "<article><h1>Harbour closes its old bridge</h1><h2>Ana María Ruiz</h2>"
    assert page(og("Harbour closes its old bridge - Ana María Ruiz"), body) == "Harbour closes its old bridge"


def test_marks_of_the_whole_page_say_nothing() -> None:
    """A heading is not in the menu because a wrapper around the whole page is named after it."""
    body = '<div class="menu"><h1>Rain closes the coast road</h1>'
    assert page(og("Coast road closed as rain goes on all week"), body + BODY) == "Rain closes the coast road"


def test_declared_title_that_stands_alone_against_three() -> None:
    """Where no heading is printed, a JSON-LD headline loses to og:title, twitter:title and <title> together."""
    title = "Summer games: rain on the runner from Harbour"
    head = f"{og(title)}<meta name=twitter:title content='{title}'><title>{title}</title>"
    head += '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rain on our hope"}</script>'
    assert page(head, "") == title


def test_subtitle_that_only_style_sets_apart() -> None:
    """What stands behind the words that all declared titles end with is a line of its own, if it begins as one does."""
    title = "Rain closes the coast road"
    head = f"{og(title)}<title>{title}</title>"
    assert page(head, f"<h1>{title} <span>Ferries stay in harbour until the weekend</span></h1>") == title
    for longer in (f"{title} in the west", f"{title}. Ferries stay in harbour"):
        assert page(head, f"<h1>{longer}</h1>") == longer


def test_page_that_declares_its_site_only() -> None:
    """Where <title> is the name of the site, the first heading of the text is the headline; not on the start page."""
    head, body = "<title>Harbour Post</title>", "<h2>Travel advice for the coast</h2>"
    url = "https://harbourpost.example/"
    assert page(head, body, url + "travel/") == "Travel advice for the coast"
    assert page(head, body, url) == "Harbour Post"


def test_address_without_spaces() -> None:
    """An h1 whose letters are those of the address is the headline."""
    url = "https://harbour.example/coast/westharbour/westharbour.htm"
    assert page("<title>Trips and tours</title>", "<article><h1>West-Harbour</h1>", url) == "West-Harbour"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rain closes the road to the coast | Valley News", "Rain closes the road to the coast"),
        ("Rain closes the road to the coast ‹ Valley Trust", "Rain closes the road to the coast"),
        ("Rain closes the road to the coast – Valley Council", "Rain closes the road to the coast"),
        ("Rain closes the road to the coast – and the bridge", "Rain closes the road to the coast – and the bridge"),
        ("Rain – Valley Council", "Rain – Valley Council"),
        ("Rain | Road", "Rain | Road"),
    ],
)
def test_without_outlet(title: str, expected: str) -> None:
    """The unknown name at the end of a <title> goes behind a bar, or behind a dash if it looks like a name."""
    assert without_outlet(title) == expected


def test_outlet_goes_once() -> None:
    """Where the site's name is taken off a <title>, what stands behind a dash before it is the headline's own."""
    head = "<title>{} | Harbour Post</title><meta property=og:site_name content='Harbour Post'>"
    title = "Rain closes the road to the coast – Second Summer"
    assert page(head.format(title), "") == title
    assert page(f"<title>{title}</title>", "") == "Rain closes the road to the coast"


def test_candidates_name_their_sources() -> None:
    """Every title that the page offers is a candidate with its source."""
    article = extract(f"<title>Rain | Harbour Post</title>{og('Wet night')}<h1>Rain on the coast</h1>{BODY}")
    found = {(candidate.source, candidate.value) for candidate in article.candidates if candidate.fact == "title"}
    assert {("h1", "Rain on the coast"), ("meta:og:title", "Wet night")} <= found
    assert any(source == "title" for source, _ in found)


@settings(deadline=None)
@given(st.text(max_size=120), st.text(max_size=60))
def test_kicker_is_an_offset(raw: str, tail: str) -> None:
    """The beginning of the headline is an offset in the heading, for any strings."""
    declared = [title for title in (declare(tail, "meta:og:title", SITES), declare(raw, "title", SITES)) if title]
    assert 0 <= find_kicker(raw, declared) <= len(raw)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_strip_site_keeps_words(title: str) -> None:
    """A title that has words is never stripped of all of them, and nothing is added."""
    bare = strip_site(title, SITES)
    assert bool(fold(bare)) == bool(fold(title))
    assert bare in title


def test_blog_before_a_colon() -> None:
    """A blog that heads the page goes off the front of ``<title>``; a headline keeps what stands before its colon."""
    head = "<title>Fen Notes: The mill that stayed</title>"
    blog = '<div class="header"><h1 class="title"><a href="/">Fen Notes</a></h1></div>'
    assert (
        page(head, f'{blog}<h3 class="post-title"><a href="/m">The mill that stayed</a></h3>') == "The mill that stayed"
    )
    assert page(head, "<h1>Fen Notes: The mill that stayed</h1>") == "Fen Notes: The mill that stayed"


def test_hyphen_between_ideographs() -> None:
    """Where scripts have no spaces, a hyphen parts the headline from the site, if the headline is printed as well."""
    assert (
        page("<title>三年争论落定-上溪日报数字报</title>", "<div class=main><h2>三年争论落定</h2></div>")
        == "三年争论落定"
    )
    assert page("<title>北京-上海高铁开通</title>", "<h1>北京-上海高铁开通</h1>") == "北京-上海高铁开通"


def test_site_by_its_copyright() -> None:
    """The end of ``<title>`` behind the sign of copyright is the site; a word further on in that line is not."""
    footer = "<footer>Copyright © 2024 Fen Courier. All rights reserved. Privacy</footer>"
    article = extract(f"<title>Rain closes the road - Fen Courier</title><h1>Rain closes the road</h1>{BODY}{footer}")
    assert (article.title, article.site_name) == ("Rain closes the road", "Fen Courier")
    assert extract(f"<title>Privacy - Rain</title><h1>Privacy - Rain</h1>{BODY}{footer}").site_name is None


@pytest.mark.parametrize(
    "headline",
    ["The sea and «the rain»", "»The rain« and the sea", "‹Rain›", "Rain » Weather » Harbour Post"],
)
def test_quotes_are_no_separators(headline: str) -> None:
    """A guillemet that belongs to a pair stays in the headline; one that stands alone parts it from the site."""
    site = '<meta property="og:site_name" content="Harbour Post">'
    article = extract(f"<title>{headline}</title>{site}<h1>{headline}</h1><p>It rained all night.")
    assert article.title == headline.removesuffix(" » Harbour Post")


def test_headline_in_a_script_without_spaces() -> None:
    """An h1 that is one long word by its spaces is the headline, also where the whole page is built as navigation."""
    paragraph = "<p>大雨下了一整夜，通往海岸的公路因此封闭，市长说要到周末才能重新开放，请居民改走山路。</p>"
    html = f"<title>大雨封闭海岸公路 - 港口邮报网 - 地方</title><div class=nav><h1>大雨封闭海岸公路</h1>{paragraph * 5}</div>"
    assert extract(html).title == "大雨封闭海岸公路"


def test_headline_named_by_the_address() -> None:
    """On a blog whose h1 is its own name, the heading that the address names is the headline."""
    head = "<title>The Rain Room » Blog Archive » Wet Boots</title>"
    body = "<h1><a href=/rain-room/>The Rain Room</a></h1><h2><a href=/wet-boots/>Wet Boots</a></h2>"
    assert page(head, body, "https://blogs.example/rain-room/2013/02/08/wet-boots/") == "Wet Boots"
    assert page(head, body, "https://blogs.example/rain-room/2013/02/08/?p=12") == "The Rain Room"


def test_h1_named_by_the_address() -> None:
    """Of two h1, the one that the address spells out is the headline, though ``<title>`` says the other."""
    body = "<h1>News</h1><h1>Wet boots on the coast road</h1>"
    head = "<title>News - Harbour Institute</title>"
    assert (
        page(head, body, "https://harbour.example/news/wet-boots-on-the-coast-road/") == "Wet boots on the coast road"
    )
    assert page(head, body, "https://harbour.example/news/?p=12") == "News"


@pytest.mark.parametrize(
    ("title", "headline", "expected"),
    [
        ("Boots stay wet - Harbour Post", "The coast: Boots stay wet", "The coast: Boots stay wet"),
        ("The coast: Boots stay wet - Harbour Post", "The coast: Boots stay wet", "The coast: Boots stay wet"),
        ("Boots stay wet | Harbour Post", "Headline: Boots stay wet", "Boots stay wet"),
    ],
)
def test_colon_in_the_headline(title: str, headline: str, expected: str) -> None:
    """What is printed before a colon belongs to the headline, though ``<title>`` leaves it out; a label does not."""
    assert page(f"<title>{title}</title>", f"<h1>{headline}</h1>") == expected


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("Repair café in January: Town of Weirham", "https://www.weirham.example/repair", "Repair café in January"),
        ("Repair café in January: the town invites", "https://www.weirham.example/repair", "Repair café in January: the town invites"),
        ("Boots stay wet - Météo - Harbour", "https://harbour.example/meteo/boots", "Boots stay wet"),
        ("Boots stay wet | harbour.example | News of the coast", "https://harbour.example/boots", "Boots stay wet"),
        ("Boots stay wet - and warm", "https://harbour.example/meteo/boots", "Boots stay wet - and warm"),
    ],
)  # fmt: skip
def test_title_that_is_declared_only(title: str, url: str, expected: str) -> None:
    """Off the end of a title go the owner of the site behind a colon, and the section in whose folder the page is."""
    assert page(f"<title>{title}</title>", "", url) == expected


def test_word_of_the_host_that_names_no_site() -> None:
    """A word that is also in the host's name is no name of the site for that."""
    article = extract(
        "<title>Report: Boots stay wet</title><h1>Report: Boots stay wet</h1>", url="https://wetbootreports.example/1"
    )
    assert (article.title, article.site_name) == ("Report: Boots stay wet", None)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ('Boots stay wet <span class="aural">: </span><small class="c-topline">, Topic: <span class="c-topline__name">Rain</span></small>', "Boots stay wet"),
        ('<span class="topline">Rain</span> Boots stay wet', "Boots stay wet"),
        ('<span>Rain</span> <span class="topline">Boots stay wet all winter</span>', "Rain Boots stay wet all winter"),
    ],
)  # fmt: skip
def test_kicker_marked_inside_the_heading(heading: str, expected: str) -> None:
    """A kicker that an element inside the heading holds goes, before the headline or behind it, if it is the shorter."""
    assert page("<title>Wet boots - Harbour</title>", f"<h1>{heading}</h1>") == expected


def test_kicker_in_quotes_before_a_slash() -> None:
    """A kicker goes with the quotes and the mark that set it apart."""
    title = "Harbour closes its old bridge"
    head = f"{og(title + ' | harbour.example')}<title>{title} | harbour.example</title>"
    html = f'<head>{head}</head><h1>"Stop it now" / {title}</h1>{BODY}'
    article = extract(html, url="https://harbour.example/bridge")
    assert (article.title, article.section) == (title, '"Stop it now"')


def test_dash_that_the_headline_has() -> None:
    """What is called like the site stays where headline and ``og:title`` are printed with it."""
    title = "Harbour Post – what to know of it"
    head = f"{og(title)}<title>{title} | Harbour Post</title>"
    assert page(head, f"<h1>{title}</h1>") == title


def test_address_that_leaves_out_numbers() -> None:
    """The address that spells out an h1 may have numbers in it, or not; it counts more than the title for sharing."""
    head = f"{og('What is a wet boot?')}<title>Wet boots: 3 questions to Tina Ruiz</title>"
    body = "<article><h1>3 questions to Tina Ruiz, harbour master</h1><h2>What is a wet boot?</h2>"
    for address in ("3-questions-to-tina-ruiz-harbour-master", "questions-to-tina-ruiz-harbour-master"):
        assert page(head, body, f"https://harbour.example/{address}/") == "3 questions to Tina Ruiz, harbour master"


def test_badge_behind_the_headline() -> None:
    """A badge in the heading goes, though sections stand behind the declared titles."""
    title = "Rain closes the coast road"
    head = f"{og(title + ' | Weather | Harbour Post')}<title>{title} | Weather | Harbour Post</title>"
    assert page(head, f"<h1>{title} <span>Members</span></h1>", "https://harbourpost.example/rain") == title


def test_headline_behind_a_long_menu() -> None:
    """The headline is found behind a menu of a thousand entries, kicker and all."""
    menu = "".join(f"<li><a href=/{number}>Street {number}</a></li>" for number in range(1000))
    title = "Harbour Council: Rain closes the coast road"
    body = f"<ul>{menu}</ul><article><h1>Rain closes the coast road</h1>"
    assert page(f"{og(title)}<title>{title}</title>", body) == "Rain closes the coast road"
    assert page(og(title), f"<ul>{menu}</ul><article>") == title


def test_spaces_of_elements() -> None:
    """Spaces that only the elements of a heading make are those of the declared title."""
    head = og("The coast: Rain closes the road")
    assert (
        page(head, "<h2><span>The coast</span> : <span>Rain closes the road</span></h2>")
        == "The coast: Rain closes the road"
    )
    assert page(og("La côte : pluie et vent"), "<h1>La côte : pluie et vent</h1>") == "La côte : pluie et vent"


def test_number_and_address_without_words() -> None:
    """A heading that is a number is not spelled out by an address that has no word in it."""
    head, body = "<title>Rain closes the road</title>", "<h1>2021</h1><h2>Rain closes the road</h2>"
    assert page(head, body, "https://harbour.example/?p=12") == "Rain closes the road"


def test_subheading_of_a_fragment() -> None:
    """Behind the first paragraph of a fragment there is no headline; before it, or where the page has a title, there is."""
    first = "<p>It rained all night in the hills, and the road to the coast is closed until the weekend, the county said.</p>"
    rest = "<p>The repairs will cost a million, the council said on Monday evening, and the work begins in May.</p>"
    fragment = extract(f"<article>{first}<h2>What it costs</h2>{rest}</article>", input="html")
    assert fragment.title is None
    assert "What it costs" in fragment.text
    assert extract(f"<article><h2>What it costs</h2>{first}{rest}</article>", input="html").title == "What it costs"
    page = extract(f"<title>What it costs</title>{first}<h2>What it costs</h2>{rest}", input="html")
    assert page.title == "What it costs"
