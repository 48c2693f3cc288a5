"""Authors of a page: which of those that it declares and prints wrote the article."""

from __future__ import annotations

import json

import pytest

from articlekit import Article, extract

TITLE = "<h1>Rain closes the road to the coast</h1>"
LINES = "<p>It rained all night in the hills, and the road to the coast is closed until the weekend.</p>"


def linked_data(*authors: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "author": authors})}</script>'


def page(head: str, body: str, *, before: str = "") -> Article:
    return extract(f"<html><head>{head}</head><body>{before}<article>{TITLE}{body}</article></body></html>")


def names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


def test_name_in_two_parts() -> None:
    """JSON-LD may state given name and family name apart."""
    head = linked_data({"@type": "Person", "givenName": "Ana María", "familyName": "Ruiz"})
    assert names(page(head, LINES * 6)) == ["Ana María Ruiz"]


def test_surname_that_is_a_word() -> None:
    """A person in a list of persons keeps a surname that is a word of the page elsewhere; an account is none."""
    persons = [{"@type": "Person", "name": name} for name in ("Xiaoying You", "Ana Ruiz", "Site Admin")]
    assert names(page(linked_data(*persons), LINES * 6)) == ["Xiaoying You", "Ana Ruiz"]


def test_authors_of_cards_beside_the_article() -> None:
    """The author over the text counts, even where cards of other articles stand between it and the headline."""
    card = '<aside class="sidebar"><div class="article-author">{}</div></aside>'
    body = card.format("Jörg Quill") + card.format("Tara Doe") + '<div class="story-author">Ana Ruiz</div>'
    assert names(page("", body + LINES * 6)) == ["Ana Ruiz"]


def test_byline_in_a_bar_at_the_headline() -> None:
    """A byline directly before the headline is its own, though a navigation bar is around it."""
    bar = '<nav><ul><li><div class="author">by Ana Ruiz</div></li></ul></nav>'
    assert names(page("", LINES * 6, before=bar)) == ["Ana Ruiz"]


def test_agency_at_the_headline() -> None:
    """A news agency alone in a line under the headline is the author, and that of a picture is not."""
    assert names(page("", '<p class="credit">JIJI</p>' + LINES * 6)) == ["JIJI"]
    assert names(page("", "<figure><img src=a.jpg><figcaption>AFP</figcaption></figure>" + LINES * 6)) == []


def test_agency_as_source() -> None:
    """The agency that is named as the source comes before a site that names itself; of two it does not."""
    head = '<meta property="og:site_name" content="Harbour"><meta name="author" content="Harbour">'
    assert names(page(head, LINES * 6 + "<p>Source: AFP</p>")) == ["AFP"]
    assert names(page(head, LINES * 6 + "<p>Source: AFP/Reuters</p>")) == ["Harbour"]


def test_box_about_the_author() -> None:
    """Where nobody else is named, the heading of the one box about the author does; of two boxes neither."""
    box = '<div class="author-bio"><h3>{}</h3><h3>Your adviser</h3><p>Knows all about roads, and writes of them.</p></div>'
    assert names(page("", LINES * 20 + box.format("Ana Ruiz"))) == ["Ana Ruiz"]
    assert names(page("", LINES * 20 + box.format("Ana Ruiz") + box.format("Tara Doe"))) == []


def test_label_far_from_the_headline() -> None:
    """A label alone in its line and the name in the next are a byline, at the end of the article as well."""
    assert names(page("", LINES * 20 + "<p>Author</p><p>Ana Ruiz</p>" + LINES * 6)) == ["Ana Ruiz"]


def test_bullet_under_a_label() -> None:
    """A line of nothing but bullets between the label and the name is none of the names."""
    assert names(page("", "<p>By:</p><p>* •</p><p>Ana Ruiz</p>" + LINES * 6)) == ["Ana Ruiz"]


def test_headline_is_no_signature() -> None:
    """A headline that looks like a name and is printed again at the end signs nothing."""
    head = "<title>Effective Rain</title>"
    source = f"<html><head>{head}</head><body><main><h1>Effective Rain</h1>{LINES * 8}<p>Effective Rain</p></main><footer><p>Imprint</p></footer></body></html>"
    assert names(extract(source)) == []


def test_streets_are_nobody() -> None:
    """An address on a letter is no author."""
    assert names(page("", '<p class="author">Hafenstraße 9, 22767 Hamburg</p>' + LINES * 6)) == []


def test_person_whose_site_it_is() -> None:
    """Who is declared to be a person and the site's publisher in one is a person; who is an organisation only is none."""
    site = '<meta property="og:site_name" content="Ana Ruiz">'
    both = linked_data({"@type": ["Person", "Organization"], "name": "Ana Ruiz"})
    office = linked_data({"@type": "Organization", "name": "Ana Ruiz"})
    assert [author.kind for author in page(site + both, LINES * 6).authors] == ["person"]
    assert [author.kind for author in page(site + office, LINES * 6).authors] == ["organisation"]


def dated(line: str) -> str:
    """A line under the headline, and a date under it."""
    return f"<p>{line}</p><p>3 May 2024</p>{LINES * 6}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Ruiz", ["Ana Ruiz"]),
        ("Ana Ruiz on 3 May 2024", ["Ana Ruiz"]),
        ("Harbour Festival in Lisbon cancelled", []),
        ("Zur\u00fcck zu den Ergebnissen", []),
    ],
)
def test_line_that_looks_like_a_name(line: str, expected: list[str]) -> None:
    """Beside a date a bare name is the author's; a line that goes on with words is a headline or a link."""
    assert names(page("", dated(line))) == expected


def test_subject_is_no_author() -> None:
    """A bare name that the headline has too is of whom the article is about."""
    source = f"<html><body><main><h1>Councillors call for Ruiz to resign</h1>{dated('Ana Ruiz')}</main></body></html>"
    assert names(extract(source)) == []


@pytest.mark.parametrize("line", ["Moderation: Ana Ruiz, Harbour Post", "FRAGEN AN DEN AUTOR"])
def test_labels_are_no_signature(line: str) -> None:
    """What stands behind a label, or is one, signs no article."""
    source = (
        f"<html><body><main><h1>Rain</h1>{LINES * 8}<p>{line}</p></main><footer><p>Imprint</p></footer></body></html>"
    )
    assert names(extract(source)) == []


def test_soft_hyphens() -> None:
    """Where a name may be parted is no part of it."""
    for sign in "\u00ad\u200b\u2060\ufeff":
        assert names(page("", f'<p class="author">By Joa{sign}chim Ha{sign}hn</p>' + LINES * 6)) == ["Joachim Hahn"]


def microdata(name: str, rest: str = "") -> str:
    return f'<div itemprop="author" itemscope>{rest}<span itemprop="name">{name}</span></div>'


def test_name_inside_a_box_of_the_author() -> None:
    """The property "name" inside the property "author" is the name, and not what else stands in the box."""
    assert names(page("", LINES * 3 + microdata("slatewoman", "asked <span>Sep 3, 2017 at 10:22</span> "))) == [
        "slatewoman"
    ]


def test_authors_of_answers() -> None:
    """Who wrote an answer below the text is no second author; two in one byline are."""
    question = microdata("slatewoman") + LINES * 3
    assert names(page("", question + microdata("oldjoiner") + LINES * 3)) == ["slatewoman"]
    comment = f'<div itemprop="comment" itemscope>{microdata("oldjoiner")}<p>Too long.</p></div>'
    assert names(page("", question + comment)) == ["slatewoman"]
    assert names(page("", microdata("Ana Ruiz") + microdata("Tom Obi") + LINES * 6)) == ["Ana Ruiz", "Tom Obi"]


def test_contributor_in_the_byline() -> None:
    """A byline with the declared author and those who are declared to have contributed names all authors."""
    declared = {"@type": "Article", "author": {"name": "Ana Ruiz"}, "contributor": [{"name": "Tom Obi"}]}
    head = f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    byline = '<h4 class="author-name"><a href="/a">Ana Ruiz</a>, <a href="/t">Tom Obi</a></h4>'
    assert names(page(head, byline + LINES * 6)) == ["Ana Ruiz", "Tom Obi"]
    assert names(page(head, '<h4 class="author-name"><a href="/a">Ana Ruiz</a></h4>' + LINES * 6)) == ["Ana Ruiz"]


def test_whom_to_ask_is_no_author() -> None:
    """A name behind the text, under a heading or over a telephone number, is a contact; a name alone signs the text."""
    asked = "<p>Dr. Ana Ruiz<br>Office of Rivers<br>Tel. 040 12345</p>"
    head = '<meta name="author" content="University of Harbour">'
    text = "".join(LINES.replace("night", f"night on the {nth} day") for nth in ("first", "second", "third", "fourth"))
    menu = "<nav><ul><li><a href=/s>Study</a><li><a href=/r>Research</a></ul></nav>"
    contact = page(head, f"{text}<h2>Contact</h2>{asked}", before=menu)
    assert names(contact) == ["University of Harbour"]
    assert names(page(head, f"{text}<p>Ana Ruiz</p>", before=menu)) == ["Ana Ruiz"]


def test_place_between_name_and_date() -> None:
    """A name over the place and the day of writing is the author; a name over two other lines is not."""
    dated = "<p>Begoña Oteiza</p><p>Villaralto</p><div>10 March 2022, 18:00</div>"
    assert names(page("", dated + LINES * 6)) == ["Begoña Oteiza"]
    assert names(page("", dated.replace("10 March 2022, 18:00", "All about rain") + LINES * 6)) == []


def test_site_that_signs_its_pages() -> None:
    """A declared author that the line of copyright knows as the site gives way to who is printed at the end."""
    head = (
        '<title>Rain closes the road to the coast - Fen Courier</title><meta name="author" content="Fen Courier, a.s.">'
    )
    footer = "</article><footer>© 1999–2024 Fen Courier, a. s."
    assert names(page(head, LINES * 6 + '<div class="authors">Autor: Ana Ruiz</div>' + footer)) == ["Ana Ruiz"]
    assert names(page(head, LINES * 6 + footer)) == ["Fen Courier"]


@pytest.mark.parametrize("number", ['id="fn:1"', 'class="fn-13695-1"', 'id="fn-1"'])
def test_footnotes_are_no_signature(number: str) -> None:
    """Who wrote the books in the footnotes did not write the article, although a name in the hCard format is "fn" too."""
    notes = (
        f"<ol><li {number}>Mara Blum and W. Oak, The Harbour from A to Z, Pier Museum, vol. 44, 2011, p. 13</li></ol>"
    )
    article = page("", f"{LINES * 6}<div class=footnotes>{notes}</div>")
    assert not article.authors
    assert names(page("", f'<p class="fn">Mara Blum</p>{LINES * 6}')) == ["Mara Blum"]


def test_who_took_the_picture() -> None:
    """The property "creator" inside a figure is of the picture; outside of one it is of the article."""
    creator = '<span itemprop="creator">Tom Obi</span>'
    picture = f"<figure><img src=/r.jpg alt=River><figcaption>The river at noon. {creator}</figcaption></figure>"
    assert names(page("", picture + LINES * 6)) == []
    assert names(page("", creator + LINES * 6)) == ["Tom Obi"]


def test_type_without_the_at_sign() -> None:
    """The context of schema.org has "type" as another name of "@type"."""
    declared = {"@context": "https://schema.org", "type": "Article", "author": {"type": "Person", "name": "Ana Ruiz"}}
    head = f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    assert names(page(head, LINES * 6)) == ["Ana Ruiz"]


# --- plain text ------------------------------------------------------------------------------------------------------

HEADLINE = "Rain closes the road to the coast"
BODY = (
    "It rained all night in the hills, and the road to the coast is closed until the weekend at least.",
    "The council has sent two engineers, and neither of them would say how long the wall is going to hold.",
    "The fishermen of the bay bring the bread over now, as their fathers did before there was a road.",
    "A ferry leaves every two hours from the northern pier, and the school has asked the parents for patience.",
)


def dump(
    *below: str, menu: tuple[str, ...] = ("News", "Sport", "Weather"), tail: tuple[str, ...] = ("Imprint",)
) -> str:
    return "\n\n".join([*menu, HEADLINE, *below, *BODY, *tail])


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (("By", "Ana Ruiz"), ["Ana Ruiz"]),
        (("By", "Ana Ruiz,", "Tom Reed &", "Lena Kraft", "3 May 2021"), ["Ana Ruiz", "Tom Reed", "Lena Kraft"]),
        (("Von", "Ana Ruiz", ",", "Tom Reed", ",", "Lena Kraft"), ["Ana Ruiz", "Tom Reed", "Lena Kraft"]),
        (("Von", "Robert", "-", "31. Dezember 2019"), ["Robert"]),
        (("By Ana Ruiz", "Senior Reporter, Harbour Post", "and", "Tom Reed", "Reporter"), ["Ana Ruiz", "Tom Reed"]),
        (("Ana Ruiz", "-", "December 21, 2023"), ["Ana Ruiz"]),
        (("Ana Ruiz", "@ana_ruiz"), ["Ana Ruiz"]),
        (("Ana Ruiz Parliamentary editor", "21 May 2025 - 14:19"), ["Ana Ruiz"]),
        (("Ana Ruiz og Tom Reed", "torsdag 06. feb 2025 17:25"), ["Ana Ruiz", "Tom Reed"]),
        (("Ana Ruiz", "Bruselas -", "15 oct 2024 - 08:22"), ["Ana Ruiz"]),
        (("Ana Ruiz (Enviada especial)", "Sevilla, Los Gallardos", "10/07/2026 00:50"), ["Ana Ruiz"]),
        (("30. Oktober 2019 | Ana Ruiz",), ["Ana Ruiz"]),
        (("one", "two", "three", "four", "five", "Ana Ruiz", "June 8, 2015"), ["Ana Ruiz"]),
        (("28. Juni 201914. Januar 2020 | Ana Ruiz",), ["Ana Ruiz"]),
        (("September 17, 2019 Ana Ruiz 0",), ["Ana Ruiz"]),
        (("Ana Ruiz", "Share"), ["Ana Ruiz"]),
        (("Podcasts", "Ana Ruiz", "Published yesterday"), ["Ana Ruiz"]),
        (("Chus del Río, Ana Ruiz", "3 May 2021"), ["Chus del Río", "Ana Ruiz"]),
        (("20 Dec 202310:35 am ETByAna Ruiz",), ["Ana Ruiz"]),
        (("Ana Ruiz at Northern Pier", "3 May 2021"), ["Ana Ruiz"]),
        (("Ana Ruiz in Harbour Valley", "3 May 2021"), ["Ana Ruiz"]),
        (("Harbour Valley Notes by Ana Ruiz / 3 May 2021", "Saved for later"), ["Ana Ruiz"]),
        (("The bread comes by boat now, and the school has asked the parents for patience.", "Ana Ruiz", "Photo: dpa"), ["Ana Ruiz"]),
    ],
)  # fmt: skip
def test_lines_under_the_headline_of_a_text(below: tuple[str, ...], expected: list[str]) -> None:
    """Names in lines of their own count where a byline word, a date, a job, a handle or mere furniture is beside them."""
    assert [author.name for author in extract(dump(*below), input="text").authors] == expected


@pytest.mark.parametrize(
    "below",
    [
        ("Autoren", "Bücher", "Kontakt"),  # a menu
        ("* Интервью", "* Справочники"),
        ("Redaktion", "HARBOUR Magazin"),
        ("Photo Ana Ruiz", "3 May 2021"),
        ("RWTH Harbour – Zeitzeugen", "3 May 2021"),
        ("Happy Harbour – how the council came to close its own road (© 2018)",),
        ("Getty Images", "3 May 2021"),
        ("Council Wall", "Share"),  # of which the body speaks
        ("Weather Map", "Puzzles"),
        ("Podcasts", "Council Wall", "Publishers meet in Cork"),
        ("Costa del Sol", "3 May 2021"),
        ("Council Wall at Northern Pier", "3 May 2021"),  # of which the body speaks
        ("Ana Ruiz at the pier", "3 May 2021"),
        ("Rain Over Harbour by Ana Ruiz, 1937",),
    ],
)
def test_lines_that_are_no_names(below: tuple[str, ...]) -> None:
    """Entries of menus, credits of pictures, organisations and topics under a headline are nobody's names."""
    assert extract(dump(*below), input="text").authors == ()


def test_first_line_and_menu() -> None:
    """Under a page's title, the first line of many dumps, the menu begins."""
    text = "\n\n".join([f"{HEADLINE} - The Harbour Post", "Top Navigation", "Share", *BODY])
    assert extract(text, input="text").authors == ()


@pytest.mark.parametrize("name", ["Council Wall", "Ana Ruiz, who is forty"])
def test_end_of_a_text(name: str) -> None:
    """The last line of a text is a signature only if the text does not speak of it."""
    assert extract(dump(tail=(name,)), input="text").authors == ()


def test_authors_whose_classes_differ_by_a_word() -> None:
    """Elements that have a class in common are of one byline."""
    listed = "".join(
        f"<li><div class='{classes}'>{name}</div></li>"
        for classes, name in (("author has-bio", "Ana Ruiz"), ("author has-bio", "Tom Reed"), ("author", "Lena Kraft"))
    )
    assert names(page("", f"<ul class=authors>{listed}</ul>{LINES * 6}")) == ["Ana Ruiz", "Tom Reed", "Lena Kraft"]


def test_handle_glued_to_a_name() -> None:
    """Elements stand beside each other without a space, and the handle is no part of the name."""
    byline = "<div class=byline>By <a href=/ana>Ana Ruiz</a><span><a href=//x.example/anaruiz>@anaruiz</a></span></div>"
    assert names(page("", f"{byline}{LINES * 6}")) == ["Ana Ruiz"]


def test_byline_in_words_before_cards() -> None:
    """The line under the headline counts, and not the elements of cards behind the article that are called bylines."""
    byline = (
        "<div class=info><span>By <a href=/author/ana>Ana Ruiz</a></span> <span>Published in <a href=/s>Harbour</a></span>"
        " <span>December 14, 2016</span></div>"
    )
    cards = "".join(
        f"<article class=card><h1><a href=/{n}>The ferry will not sail {n}</a></h1><a class=byline href=/a>Tom Reed</a></article>"
        for n in range(2)
    )
    assert names(page("", f"{byline}{LINES * 3}{cards}")) == ["Ana Ruiz"]


@pytest.mark.parametrize("name", ["Ana Ruiz", "谢若含"])
def test_date_glued_to_a_name(name: str) -> None:
    """The element that is called an author holds the date too, in an element of its own."""
    box = f"<div class=author><a class=avatar href=#></a><span>{name}</span><span class=date>2017-03-01 14:27:02</span></div>"
    assert names(page("", f"{box}{LINES * 6}")) == [name]


def test_cities_of_a_dateline() -> None:
    """Two cities are no person, although a date stands beside them."""
    assert names(page("", f"<p>7 April 2020</p><b>Lisbon/ Porto: </b>{LINES * 6}")) == []


def test_author_of_machines_inside_navigation() -> None:
    """What is marked up as the author directly under the headline counts, also where the line is built as navigation."""
    person = "<span itemprop=author itemscope itemtype='https://schema.org/Person'><span itemprop=name>Ana Ruiz</span></span>"
    line = f"<nav class=info><span><a href=/coast>Coast</a></span><span>Edited by <a href=/ana>{person}</a> (with agencies)</span></nav>"
    assert names(page("", f"{line}{LINES * 6}")) == ["Ana Ruiz"]


def test_byline_that_counts_comments_too() -> None:
    """Links that say rel="author" under the headline count where their element is named after comments as well."""
    line = '<div class="byline_comments"><a rel=author href=/ana>Ana Ruiz</a> / <a rel=author href=/tom>Tom Berg</a> Porto</div>'
    subtitles = "<h2>The mayor asks for patience</h2><h2>No trains until the weekend</h2>"
    caption = "<p class=figcaption>The road this morning. / <span class=byline>EVA LIND</span></p>"
    assert names(page("", f"{subtitles}{line}{caption}{LINES * 6}")) == ["Ana Ruiz", "Tom Berg"]


def test_author_of_a_picture() -> None:
    """An element that is called an author in a caption names who took the picture."""
    caption = "<p class=figcaption>The road this morning. / <span class=author>EVA LIND</span></p>"
    assert names(page("", f"{caption}{LINES * 6}")) == []


def test_credits_of_a_film() -> None:
    """A row among those that tell who made what the article is about is no byline; one in a table of the article's own is."""
    rows = "".join(f"<tr><th>{job} by<td>{who}" for job, who in [("Directed", "Eva Lind"), ("Written", "Tom Berg")])
    assert names(page("", f"<table>{rows}</table>{LINES * 6}")) == []
    own = "<table><tr><th>Written by<td>Tom Berg<tr><th>Date<td>3 May 2021</table>"
    assert names(page("", f"{own}{LINES * 6}")) == ["Tom Berg"]


def test_signature_with_a_byline_word_behind() -> None:
    """In Korean the byline word stands behind the name, far below the headline, with a mailbox."""
    lines = (
        "<p>밤새 산에 비가 내려 해안으로 가는 도로가 주말까지 통제된다고 시장이 말했다. 주민들은 산길로 돌아가야 한다.</p>"
        * 24
    )
    assert names(page("", f"{lines}<p>김하늘 기자 sky@harbour.example</p>")) == ["김하늘"]
    assert names(page("", f"{lines}<p>김하늘 기자의 산책</p>")) == []


def test_breadcrumb_is_no_byline() -> None:
    """The way to the page is not the byline, although the declared author's name stands in it."""
    trail = "<div class=breadcrumb>Ana Ruiz &gt; Columns &gt; 2021</div>"
    article = page('<meta name=author content="Ana Ruiz">', LINES * 6, before=trail)
    assert (names(article), article.byline) == (["Ana Ruiz"], None)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2014 Harbour Instruments. Powered by Zen Cart",
        "Copyright 2002-2014 harbour.example AG. Alle Rechte vorbehalten",
        "Sort By : Results Per Page",
        "Search by City, State, or Country",
        "Website by Storm Consultancy",
        "Sponsored by Harbour Bank",
        "As low as $0.24 per bead",
    ],
)
def test_line_about_the_page(line: str) -> None:
    """Who made or pays for the page, and how its lists are sorted, is no byline."""
    assert names(page("", f"<p>{line}</p>{LINES * 6}")) == []


@pytest.mark.parametrize(
    "owner", ["Harbour Clinic, LLC 2025 Central Park Drive #11", "Rua da Praia, 843", "Harbour Tools © 2015"]
)
def test_owner_in_a_card(owner: str) -> None:
    """An hCard with an address is that of the owner; one whose name is the headline is that of a product."""
    assert names(page("", f'<div class="vcard author">{owner}</div>{LINES * 6}')) == []
    assert names(page("", f'<span class="fn author">Rain closes the road to the coast</span>{LINES * 6}')) == []


def test_front_page() -> None:
    """The bylines on a front page are those of its teasers; what it declares counts, and so does another address of its own."""
    story = f"<article>{TITLE}<p>By Ana Ruiz</p>{LINES * 6}</article>"
    site = '<meta property="og:type" content="website">'
    teasers = "".join(f"<h2><a href=/{n}>The story number {n} of the rain on the coast</a></h2>" for n in range(24))
    front = "https://harbour.example/"
    assert names(extract(site + story, url=front)) == []
    assert names(extract(story + teasers, url=front)) == []
    assert names(extract(site + story, url="https://harbour.example/rain")) == ["Ana Ruiz"]
    own = '<link rel=canonical href="https://harbour.example/rain">'
    assert names(extract(own + site + story, url="https://harbour.example/index.html")) == ["Ana Ruiz"]
    declared = '<meta name=author content="Tom Berg">'
    assert names(extract(declared + site + story, url=front)) == ["Tom Berg"]
    assert names(extract(story, url=front)) == ["Ana Ruiz"]  # the address of the site, for links


def test_signature_under_a_form() -> None:
    """A line of two words with capitals behind less than two paragraphs is no signature."""
    form = "".join(f"<p>{label}</p>" for label in ("Find a house", "Max Price", "Bedrooms", "Min Price"))
    assert names(page("", f"{LINES}{form}<footer>Contact us</footer>")) == []


PROSE = "It rained all night in the hills, and the road to the coast is closed until the weekend, the mayor said. "


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Rain closes the road as mayor steps down as CEOBy ANA RUIZ and TOM BERG - AP Writers | AP – 1 hr ago"
            + PROSE,
            ["ANA RUIZ", "TOM BERG"],
        ),
        ("Rain closes the road to the coastVon Ana Ruiz, Tom BergIndischer Ozean" + PROSE, ["Ana Ruiz", "Tom Berg"]),
        (
            "Rain closes the road to the coast By Ana RuizPublished: 6:09 AM PST, December 22, 2023" + PROSE,
            ["Ana Ruiz"],
        ),
        (
            "The road is slow, and yet it is still desirableAna RuizPublished: 22 Dec 2023External link" + PROSE,
            ["Ana Ruiz"],
        ),
        (PROSE + "The road was closed By Order of Council, which met on Monday. " + PROSE, []),
        (PROSE + "The meeting was made possible by Harbour Sponsors | and by the council. " + PROSE, []),
        (PROSE + "Ana Ruiz was born on 22 December 1980, and Tom Berg a year later. " + PROSE, []),
    ],
    ids=lambda value: str(value)[-40:],
)
def test_byline_glued_into_a_line(line: str, expected: list[str]) -> None:
    """Where a converter left out the breaks of a text, a byline counts up to the seam, the mark or the date behind it."""
    text = f"Rain closes the road to the coast\n\n{line}\n\n" + "\n\n".join(PROSE * number for number in (2, 3, 4))
    assert names(extract(text, input="text")) == expected


AT_HOME = "https://harbour.example/rain"


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ('<p><a href="/author/ana-ruiz/">Ana Ruiz</a></p>', ["Ana Ruiz"]),
        ('<p><a href="/?author=3">Ana Ruiz</a>, Harbour</p>', ["Ana Ruiz"]),
        ('<h3><a href="/autoren/7/ruiz">Ana Ruiz</a></h3><p><a href="/autoren/7/ruiz">Senior Editor</a></p>', ["Ana Ruiz"]),
        ('<p>3 May 2021 <a href="/author/ana">Ana Ruiz</a> <a href="/c/hills">Hills, Weather, Weekend</a></p>', ["Ana Ruiz"]),
        ('<p>By <a href="/staff/ana">Ana Ruiz</a> Harbour Correspondent</p>', ["Ana Ruiz"]),
        ('<p>By <a href="/p/7">Ana Ruiz</a> Harbour Correspondent</p>', ["Ana Ruiz"]),
        ('<p>By Ana Ruiz Garcia <a href="#talk">Comments</a></p>', ["Ana Ruiz Garcia"]),
        ('<p><a href="/staff/ana">Ana Ruiz</a></p><p><a href="/staff/tara">Tara Doe</a></p>', ["Ana Ruiz", "Tara Doe"]),
        ('<p><a href="/staff/ana">Ana Ruiz</a>, Jörg Quill</p>', ["Ana Ruiz", "Jörg Quill"]),
        ('<p><a href="/staff/ana">Ana Ruiz (Chief Correspondent)</a></p>', ["Ana Ruiz"]),
        ('<p>By <a rel=author href="/p/7">Ana Ruiz</a> and Jörg Quill</p>', ["Ana Ruiz", "Jörg Quill"]),
        ('<p>By <a href="/staff/ana">Ana Ruiz</a></p><p>Photography by <a href="/staff/tara">Tara Doe</a></p>', ["Ana Ruiz"]),
        ('<p>By <a href="/staff/ana">Ana Ruiz</a></p><p>With help from</p><p><a href="/staff/tara">Tara Doe</a></p>', ["Ana Ruiz"]),
        ('<p><a href="/author/moonwalker">moonwalker</a></p>', ["moonwalker"]),
        ('<p><span>Written by</span><a href="/author/ana">Ana Ruiz</a></p>', ["Ana Ruiz"]),
        ('<p><a href="/authors/">All authors</a></p>', []),
        ('<p><a href="/columnist/ana/2021/05/03/talk">Talking Tech: Ten years of rain</a></p>', []),
        ('<p><a href="/author/ana/talk">Talking Tech: Ten years of rain on the coast</a></p>', []),
        ('<p><a href="/search?author=Ana+Ruiz">View author publications</a></p>', []),
        ('<p>[<a href="/post?author=3">回复</a>] [<a href="/p?author=4">修改</a>] [删除]</p>', []),
        ('<p>Last year the same road was closed for a week, as <a href="/author/ruiz">Ana Ruiz</a> wrote in her book'
         " about the winter in the hills and on the coast.</p>", []),
    ],
)  # fmt: skip
def test_link_to_the_page_of_the_author(byline: str, expected: list[str]) -> None:
    """A name that is linked to an author's page is the author's, though no class and no byline word says so."""
    assert names(page("", byline + LINES * 6)) == expected


def test_author_linked_below_the_article() -> None:
    """One author who is linked below the text wrote it; several are those of other articles."""
    text = "".join(LINES.replace("weekend", f"day {number} of the month") for number in range(20))
    signed = text + '<p>3 comments</p><div><a href="/author/ana">Ana Ruiz</a></div>'
    assert names(page("", signed)) == ["Ana Ruiz"]
    assert names(page("", signed + '<div><a href="/author/tara">Tara Doe</a></div>')) == []


def test_account_that_is_linked_and_name_in_the_box() -> None:
    """A full name that is printed elsewhere wins over the first name that is linked."""
    box = '<div class="author-bio"><h4>Ana Ruiz</h4><p>Ana lives on the coast and writes about the weather.</p></div>'
    assert names(page("", LINES * 6 + '<p><a href="/author/ana/">Ana</a></p>' + box)) == ["Ana Ruiz"]


@pytest.mark.parametrize("declared", ['<meta name="author" content="Ana Ruiz">', ""])
def test_address_of_the_author(declared: str) -> None:
    """The author's own page is given where the name is a link to it, whatever source the name is taken from."""
    page = f'<head>{declared}</head><h1>Rain</h1><p>By <a href="/staff/ana">Ana Ruiz</a></p>{LINES * 6}'
    assert [author.url for author in extract(page, url=AT_HOME).authors] == ["https://harbour.example/staff/ana"]
    assert [author.url for author in extract(page.replace("/staff", "/news"), url=AT_HOME).authors] == [None]


def test_byline_word_over_the_name() -> None:
    """A byline word and the name may be two lines of one element."""
    assert names(page("", "<p>von<br>Anne-Marie Ruiz</p>" + LINES * 6)) == ["Anne-Marie Ruiz"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<p>Ana Ruiz</p><p>ana@harbour.example</p>", ["Ana Ruiz"]),
        ("<ul><li>Ana Ruiz</li></ul><p>• Published an hour ago</p>", ["Ana Ruiz"]),
        ("<h4><a href=/p/9>Ana Ruiz</a></h4><p>3 May 2021</p>", ["Ana Ruiz"]),
        ("<h4>Ana Ruiz</h4><p>3 May 2021</p>", []),
        ("<p>Kids</p><p>Cars</p><p>Health</p><p>Hills</p><p>Games</p><p>Books</p><p>3 May 2021</p><p>Ana Ruiz</p>", ["Ana Ruiz"]),
        ("<p>Kids</p><p>Cars</p><p>Health</p><p>Hills</p><p>Games</p><p>Books</p><p>Date</p><p>Price Range</p>", []),
        ("<p>Prep Time 15 mins</p><p>Cook Time 20 mins</p>", []),
        ("<p>Current Track: 0:00 Total: 0:00</p>", []),
    ],
)  # fmt: skip
def test_name_beside(lines: str, expected: list[str]) -> None:
    """What stands beside a name makes it the author's: a date, a mailbox, a label of dates."""
    assert names(page("", lines + LINES * 6)) == expected


def test_headline_once_more_in_a_card() -> None:
    """The byline stands at the h1, and not at the card of a recipe, which has the headline once more."""
    card = "<div><h2>Rain closes the road to the coast</h2><p>Prep Time 15 mins</p></div>"
    assert names(page("", "<p>by Ana 24 Comments</p>" + LINES * 6 + card)) == ["Ana"]


def test_authors_of_cards_before_the_headline() -> None:
    """The authors of cards over the headline have classes, and the line under it that names its own has none."""
    cards = "".join(
        f'<div><p>Headline {name[0]}</p><span class="author">{name}</span></div>' for name in ("Tara Doe", "Jörg Quill")
    )
    own = "<p>Ana Ruiz, Correspondent 3 May 2021</p>" + LINES * 6
    assert names(page("", own, before=f"{cards}<p>Latest</p><p>Scores</p>")) == ["Ana Ruiz"]
    assert names(page("", LINES * 6, before='<div class="author">Tara Doe</div>')) == ["Tara Doe"]


TEXT = "".join(LINES.replace("weekend", f"day {number} of the month") for number in range(6))


def test_name_alone_under_the_headline() -> None:
    """A name and nothing else between headline and text is the author's, if the text does not speak of its bearer."""
    assert names(page("", '<div class="meta">Ana Ruiz</div>' + TEXT)) == ["Ana Ruiz"]
    assert names(page("", "<div>Ana Ruiz</div><p>Ruiz is the mayor of the harbour, and a wet one.</p>" + TEXT)) == []
    assert names(page("", "<div>Ana Ruiz</div><p>Please fill in the form, so that we can write to you.</p>")) == []


@pytest.mark.parametrize(
    "card",
    [
        "<div>Title: The wet boots</div><div>Pages: 320</div><div>Author: Ana Ruiz</div><div>Publisher: Harbour</div>",
        "<p>Titel: Die nassen Stiefel<br>Autorin: Ana Ruiz<br>Verlag: Hafen<br>Seiten: 320</p>",
    ],
)
def test_author_of_the_book_that_is_reviewed(card: str) -> None:
    """Among the lines that describe a book stands who wrote the book; beside other lines it is the article's author."""
    assert names(page("", LINES * 3 + card + LINES * 3)) == []
    assert names(page("", LINES * 3 + "<div>Author: Ana Ruiz</div><div>Photos: Tara Doe</div>" + LINES * 3)) == [
        "Ana Ruiz"
    ]


def test_second_author_who_is_declared_elsewhere() -> None:
    """Where JSON-LD has the first author only, a meta element that agrees with the byline is believed."""
    head = linked_data({"@type": "Person", "name": "Ana Ruiz"})
    both = '<meta name="author" content="Ana Ruiz, Ben Okoro">'
    links = '<div>By</div><div><a href="/author/ana">Ana Ruiz</a></div><div><a href="/author/ben">Ben Okoro</a></div>'
    assert names(page(head + both, links + LINES * 6)) == ["Ana Ruiz", "Ben Okoro"]
    assert names(page(head, "<div>Ana Ruiz</div>" + LINES * 6)) == ["Ana Ruiz"]


def test_second_author_in_the_byline() -> None:
    """An element and a line that both name a second author are believed over JSON-LD that does not."""
    head = linked_data({"@type": "Person", "name": "Ana Ruiz"})
    byline = '<address class="author">Ana Ruiz et Ben Okoro</address><p>Publié le 3 mai 2023</p>'
    assert names(page(head, byline + LINES * 6)) == ["Ana Ruiz", "Ben Okoro"]


def test_authors_in_a_list_of_further_articles() -> None:
    """Of a list behind the article in which several entries have authors, none is its author; of a list of names one is."""
    entry = '<li><a href="/{0}">Boots number {0}, of which nobody has heard so far</a> <div class="list-author">{1}</div></li>'
    more = (
        "<div><h4>More of this</h4><ul>"
        + entry.format(1, "Press release by Tara Doe")
        + entry.format(2, "Press release by Jo Quill")
        + "</ul></div>"
    )
    assert names(page("", TEXT + more)) == []
    assert names(page("", TEXT + '<ul><li class="author">by Ana Ruiz</li></ul>')) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src=a.jpg><figcaption>Source: Reuters</figcaption></figure>",
        '<table><tr><td><img src=a.jpg></td></tr><tr><td class="tr-caption">Source: Reuters</td></tr></table>',
    ],
)
def test_source_of_a_picture(caption: str) -> None:
    """The source that is named under a picture is that of the picture."""
    assert names(page("", LINES * 3 + caption + LINES * 3)) == []
    assert names(page("", LINES * 6 + "<p>Source: Reuters</p>")) == ["Reuters"]


def test_department_of_the_site_behind_a_name() -> None:
    """What begins with the site's name behind a person's is where that person works."""
    head = '<meta property="og:site_name" content="Harbour"><meta name="author" content="Ana Ruiz, {}">'
    assert names(page(head.format("Harbour Insight"), LINES * 6)) == ["Ana Ruiz"]
    assert names(page(head.format("Tara Doe"), LINES * 6)) == ["Ana Ruiz", "Tara Doe"]


def test_agency_under_the_text() -> None:
    """A news agency alone in a line under the text signs it, and does not as an entry of a list."""
    text = TEXT + "{}<h3>More of the harbour</h3><p>Boots</p>"
    assert names(page("", text.format("<div>SpotOnNews</div>"))) == ["SpotOnNews"]
    assert names(page("", text.format("<ul><li>SpotOnNews</li></ul>"))) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<div>Christoph von Ruiz</div><div>Updated: 11.04.2020, 10:27</div>", ["Christoph von Ruiz"]),
        ("<div>Removal von Stains/Spots</div><div>Updated: 11.04.2020, 10:27</div>", []),
        ("<p>Ana Ruiz anaruiz.office@harbour.example | Friday, 22 April 2022</p>", ["Ana Ruiz"]),
    ],
)
def test_name_at_a_date(line: str, expected: list[str]) -> None:
    """Beside a date a name may have a particle in it that is a byline word elsewhere, and a mailbox behind it."""
    assert names(page("", line + TEXT)) == expected


def test_label_in_a_further_line() -> None:
    """A credit with a label may stand in the second line of an element far below; a byline of a forum's list is none."""
    text = "".join(LINES.replace("weekend", f"day {number} of the month") for number in range(40))
    assert names(page("", text + "<div>Date: 19 May 2021<br>Author: Ana Ruiz<br>Source: Harbour</div>")) == ["Ana Ruiz"]
    assert names(page("", text + "<div>Boots again<br>yesterday<br>by Ana Ruiz</div>")) == []


def test_signature_in_the_last_paragraph() -> None:
    """A name that is the next paragraph to the last of the text signs it, though the text ends before it."""
    signed = f'<div class="fck">{TEXT}<p>Ana Ruiz</p></div>'
    menu = '<div class="links"><a href=/1>Boots again</a><a href=/2>More boots</a></div>'
    assert names(page("", signed + menu)) == ["Ana Ruiz"]


def test_byline_behind_the_headline_before_those_of_teasers() -> None:
    """A byline in words far over the headline is of another text, one directly over it may be its own."""
    teasers = "<p>Feature | Presented by: Jo Quill</p><p>Watch</p><p>Listen</p><p>Share this page</p>"
    assert names(page("", "<p>Written by: Ana Ruiz</p>" + TEXT, before=teasers)) == ["Ana Ruiz"]
    assert names(page("", "<p>In talks with Jo Quill</p>" + TEXT, before="<p>By Ana Ruiz</p><p>0 Comments</p>")) == [
        "Ana Ruiz"
    ]


def test_authors_in_the_line_over_their_label() -> None:
    """The line that names all authors counts more than the first name under a label, and a pen name more than a line."""

    def under(*lines: str) -> list[str]:
        return names(page("", "".join(f"<p>{line}</p>" for line in lines) + TEXT))

    all_authors = "Ana Ruiz, Ben Okoro, Harbour University"
    found = under("Published: 2 November 2023", all_authors, "Authors", "Ana Ruiz", "Senior Researcher")
    assert found == ["Ana Ruiz", "Ben Okoro"]
    assert under("by wetboots on May 3, 2021", "Harbour Wetter", "May 3, 2021") == ["wetboots"]


def test_source_amid_the_text() -> None:
    """A source between the paragraphs is that of a picture, one behind them that of the text."""
    rows = [LINES.replace("weekend", f"day {number} of the month") for number in range(6)]
    assert names(page("", "".join([*rows[:3], "<p>Source: Reuters</p>", *rows[3:]]))) == []
    assert names(page("", "".join([*rows, "<p>Source: Reuters</p>"]))) == ["Reuters"]


@pytest.mark.parametrize("line", ["Themen der Ausgabe", "Organisation des Kanzleramtes"])
def test_genitive(line: str) -> None:
    """Two nouns joined in German by the article of the genitive are no name; a particle with a preposition is one."""
    assert names(page("", f"<p>{line}</p><p>3. Mai 2021</p>" + TEXT)) == []
    assert names(page("", "<p>Ana von der Ausgabe</p><p>3. Mai 2021</p>" + TEXT)) == ["Ana von der Ausgabe"]


@pytest.mark.parametrize("behind", ["<p>Harbour Telegram &amp; Gazette</p>", "<p>and others</p><p>5 min read</p>"])
def test_lines_under_a_name(behind: str) -> None:
    """The outlet's name between author and text, and "and others" before the time of reading, vouch for a name."""
    subject = "<p>Ana Ruiz told the mayor of the harbour, and the mayor told the divers, what the weather would be.</p>"
    assert names(page("", f"<p>Ana Ruiz</p>{behind}{TEXT}{subject}")) == ["Ana Ruiz"]
    assert names(page("", f"<p>Ana Ruiz</p>{TEXT}{subject}")) == []


def test_byline_of_another_article_in_a_text() -> None:
    """Under a label for other articles a byline is that of one of these, amid the text and behind it."""
    teaser = ("Read also", "The harbour gets a new crane", "By Lena Kraft")
    head = (*("News", "Sport", "Weather"), HEADLINE)
    for below in (("Ana Ruiz", "Villa del Mar", "3 May 2021"), ()):
        behind = "\n\n".join([*head, *below, *BODY, *teaser, "Imprint"])
        amid = "\n\n".join([*head, *below, *BODY[:3], *teaser, BODY[3], "Imprint"])
        expected = list(below[:1])
        assert [author.name for author in extract(behind, input="text").authors] == expected
        assert [author.name for author in extract(amid, input="text").authors] == expected
    signed = "\n\n".join([*head, *BODY, "By Lena Kraft", "Read also", "The harbour gets a new crane", "Imprint"])
    assert [author.name for author in extract(signed, input="text").authors] == ["Lena Kraft"]


@pytest.mark.parametrize("byline", ["Byline: Ana Ruiz, Harbour Correspondent", "BYLINE: Ana Ruiz, Post Staff Writer"])
def test_text_of_a_press_database(byline: str) -> None:
    """Databases of the press label the byline, and state when they took the article in, which was not its publication."""
    head = ("3 of 41 DOCUMENTS", "The Harbour Post", "June 22, 2008 Sunday", "Metro Edition", HEADLINE, byline)
    foot = ("LOAD-DATE: June 23, 2008", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper")
    article = extract("\n\n".join([*head, "SECTION: METRO; Pg. B1", "LENGTH: 426 words", *BODY, *foot]), input="text")
    assert article.title == HEADLINE
    assert [author.name for author in article.authors] == ["Ana Ruiz"]
    assert article.published is not None
    assert article.published.isoformat() == "2008-06-22"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<button>Delta Bravo</button>", []),
        ("<a role=button href=/x>Delta Bravo</a>", []),
        ("<a href=/ask>Ask Question</a>", []),
        ("<a href=/fragen>Frage Stellen</a>", []),
        ("<a href=/p/3>Ana Ruiz</a>", ["Ana Ruiz"]),
    ],
)
def test_button_under_the_headline(line: str, expected: list[str]) -> None:
    """A button says what it does, and an invitation to ask is no name, though it stands where names do."""
    text = "".join(LINES.replace("all night", f"for {hours} hours") for hours in range(3, 9))
    assert names(page("", line + text)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("11. Oktober 2024, 15:20 Uhr | Quelle: dpa", ["dpa"]),
        ("October 11, 2024 - Source: Reuters", ["Reuters"]),
        ("Bridge of 1911 | Source: Reuters", []),
        ("The harbour at noon | Source: Reuters", []),
    ],
)
def test_source_behind_the_date(line: str, expected: list[str]) -> None:
    """The agency that a line names as its source behind the date is the author where nobody else is."""
    assert names(page("", f"<p>{line}</p>{LINES * 6}")) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "<dl><dt>Authors</dt><dd>Dr Ana Ruiz</dd><dd>Tom Reed</dd><dt>Topics</dt><dd>Harbour Wall</dd></dl>",
            ["Dr Ana Ruiz", "Tom Reed"],
        ),
        ("<h3>Autor(en)</h3><ul><li>Ana Ruiz</li><li>Prof. Tom Reed</li></ul>", ["Ana Ruiz", "Prof. Tom Reed"]),
        ("<p>Author(s): Ana Ruiz, Tom Reed</p>", ["Ana Ruiz", "Tom Reed"]),
        ("<p>Authors</p><p>Dr Ana Ruiz</p><p>Tom Reed</p><p>3 May 2021</p>", ["Dr Ana Ruiz", "Tom Reed"]),
        ("<p>Author</p><p>Dr Ana Ruiz</p><p>Tom Reed</p><p>3 May 2021</p>", ["Dr Ana Ruiz"]),
        ("<dl><dt>Author</dt><dd>Ana Ruiz</dd><dt>Editor</dt><dd>Tom Reed</dd></dl>", ["Ana Ruiz"]),
    ],
)
def test_list_under_a_label(lines: str, expected: list[str]) -> None:
    """Names in a list under a byline word are all authors, and so are those in elements of one kind under "Authors"."""
    assert names(page("", lines + TEXT)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<div class=author><div>ANA RUIZ</div><div>Bilbao</div></div>", ["ANA RUIZ"]),
        ("<ul class=author><li>Ana Ruiz</li><li>Tom Reed</li><li>Rio de Janeiro</li></ul>", ["Ana Ruiz", "Tom Reed"]),
        ("<div class=author><div>Ana</div><div>Ruiz</div></div>", ["Ana Ruiz"]),
    ],
)
def test_place_in_an_element_of_its_own(lines: str, expected: list[str]) -> None:
    """Of the lines in an element that is called an author, those behind the names may be places."""
    assert names(page("", lines + TEXT)) == expected


@pytest.mark.parametrize("word", ["Par", "von", "Door"])
def test_byline_word_behind_the_outlet(word: str) -> None:
    """The name of the site before a byline word is no part of the author's."""
    head = "<meta property='og:site_name' content='Le Courrier Breizh'>"
    line = f"<div class=author><span>Le Courrier Breizh</span> <span>{word} Ana Ruiz</span></div>"
    assert names(page(head, line + TEXT)) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("EFE / Ciudad de México<br>Martes 4 de mayo de 2021", ["EFE"]),
        ("Reuters / London", ["Reuters"]),
        ("Reuters<br>3 May 2021", ["Reuters"]),
        ("AFP/Reuters", []),
        ("Photo: Reuters / London", []),
    ],
)
def test_agency_with_a_place(line: str, expected: list[str]) -> None:
    """A place or a date behind a slash or in the next line is no part of an agency's name."""
    assert names(page("", f"<p>{line}</p>{TEXT}")) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("29. 10. 2023, 8:05", "–", "Telč", "Ana Ruizová"), ["Ana Ruizová"]),
        (("PACO OBI", "ANA RUIZ", "/", "TOM REED", "Cádiz / Madrid", "-", "3 May 2021"), ["ANA RUIZ", "TOM REED"]),
        (
            ("Facebook", "WhatsApp", "E-Mail", "Copy link", "Ana Ó Ruiz", ",", "Tom Reed", "3 May 2021"),
            ["Ana Ó Ruiz", "Tom Reed"],
        ),
        (("Publié à 6 h 00", "Mis à jour à 9 h 14", "Ana Ruiz", "Le Quotidien"), ["Ana Ruiz"]),
        (("Q7 Zorb", "and", "Tom Reed", "3 May 2021"), []),
        (("3 May 2021", "Great Yarmouth"), []),
    ],
)
def test_lines_between_headline_and_names(lines: tuple[str, ...], expected: list[str]) -> None:
    """Buttons, places and the name under a picture come between; of names that are joined, one alone is no answer."""
    assert (
        names(extract(dump("The repair took nine years and cost far more than planned", *lines), input="text"))
        == expected
    )
