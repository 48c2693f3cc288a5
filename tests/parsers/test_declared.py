"""What a page says of itself beside title, authors and dates."""

from __future__ import annotations

import time

import pytest

from articlekit import extract
from articlekit.parsers.linked_data import read_linked_data


def page(**meta: str) -> str:
    """A page with some meta elements, whose title is "Rain closes the coast road"."""
    head = "".join(
        f'<meta property="{name.replace("_", ":", 1)}" content="{content}">' for name, content in meta.items()
    )
    return f"<title>Rain closes the coast road</title>{head}<h1>Rain closes the coast road</h1><p>It rained all night."


@pytest.mark.parametrize(
    ("declared", "section"),
    [
        ("Weather", "Weather"),
        ("Politics, Region", "Politics, Region"),
        ("Weather; Coast; Roads", "Weather"),
        ("Weather, Coast, Roads", "Weather"),
        ("Weather,Coast", "Weather"),
        ("Weather, coast, roads, rain, wind, floods, forecast, storm, harbour, ferry", "Weather"),
        ("Football World Cup 2026", "Football World Cup 2026"),
        ("Uncategorized", None),
        ("/world/middle_east", None),
        ("Allgemein", "Allgemein"),
        ("Sin categor\u00eda", None),
        ("Articles", None),
        ("Harbour Post", None),
        ("18 January 2019", None),
        ("Rain closes the coast road", None),
    ],
)
def test_section(declared: str, section: str | None) -> None:
    """A section is a part of the site; defaults, paths, the site itself, dates and the headline are none."""
    assert extract(page(article_section=declared, og_site_name="Harbour Post")).section == section


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("Harbour Post", "Harbour Post"),
        ("Harbour Post |", "Harbour Post"),
        ("https://www.harbourpost.example/", "harbourpost.example"),
        ("(c) 2020 by Harbour Post", None),
        ("Copyright Harbour Post", None),
        ("-", "-"),
    ],
)
def test_site_name(declared: str, name: str | None) -> None:
    """A site is called by its name, not by an address or a line of copyright."""
    assert extract(page(og_site_name=declared)).site_name == name


@pytest.mark.parametrize(
    ("declared", "description"),
    [
        ("It rained.", "It rained."),
        ("&lt;p&gt;It &lt;b&gt;rained&lt;/b&gt;.&lt;/p&gt;", "It rained ."),
        ("Rain &amp;amp; wind", "Rain & wind"),
        ("Sums such as 3 &lt; 4", "Sums such as 3 < 4"),
        ("Rain closes the coast road", None),
        ("Harbour Post", None),
        ("Home", None),
    ],
)
def test_description(declared: str, description: str | None) -> None:
    """A description says something about the article, without markup."""
    assert extract(page(og_description=declared, og_site_name="Harbour Post")).description == description


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("rain, coast road", ("rain", "coast road")),
        ("rain, Rain closes the coast road", ("rain",)),
        ("After a night of rain, the road to the coast is closed, the police said", ()),
    ],
)
def test_tags(keywords: str, tags: tuple[str, ...]) -> None:
    """Tags are keywords, neither the headline nor the description cut at its commas."""
    described = "After a night of rain, the road to the coast is closed, the police said on Tuesday."
    assert extract(page(keywords=keywords, description=described)).tags == tags


@pytest.mark.parametrize(
    ("name", "is_image"), [("rain.jpg", True), ("blank.gif", False), ("no-image.png?w=300", False)]
)
def test_image(name: str, is_image: bool) -> None:
    """A placeholder is no image of the article; the next candidate is."""
    first, second = f"https://example.org/{name}", "https://example.org/road.jpg"
    image = extract(page(og_image=first, twitter_image=second)).image
    assert image == (first if is_image else second)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rain closes the coast road | The Harbour Post", "The Harbour Post"),
        ("Harbourpost – News from the coast", "Harbourpost"),
        ("The Harbour Post", "The Harbour Post"),
    ],
)
def test_title_as_the_name_of_the_site(title: str, name: str) -> None:
    """A page that declares its whole title to be the site's name names the site at one of its ends."""
    head = f'<title>{title}</title><meta property="og:site_name" content="{title}">'
    assert extract(head + "<p>It rained all night.", url="https://www.harbourpost.example/rain").site_name == name


def test_headline_declared_as_the_application() -> None:
    """A name of several words that is the whole title is the headline, and no site."""
    head = '<title>Rain closes the road to the coast</title><meta name="application-name" content="Rain closes the road to the coast">'
    article = extract(
        f"{head}<h1>Rain closes the road to the coast</h1><p>It rained all night.</p><h2>More from the coast</h2>"
    )
    assert article.site_name is None
    assert article.title == "Rain closes the road to the coast"


def test_site_that_is_the_whole_title() -> None:
    """A name of one or two words stays, also where the title is nothing else."""
    head = '<title>Harbour Post</title><meta name="application-name" content="Harbour Post">'
    assert extract(f"{head}<h1>Rain closes the road</h1><p>It rained all night.</p>").site_name == "Harbour Post"


@pytest.mark.parametrize("owner", ["2022 Harbour Post", "2019-2022, Harbour Post", "Harbour Post"])
def test_owner_in_a_meta_element(owner: str) -> None:
    """The years before the owner in ``<meta name="copyright">`` are no part of the site's name."""
    assert (
        extract(f'<meta name="copyright" content="{owner}"><h1>Rain</h1><p>It rained all night.').site_name
        == "Harbour Post"
    )


@pytest.mark.parametrize("item", ["1", "[]", "{}", '{"item":[1]}'])
def test_long_lists_of_linked_data(item: str) -> None:
    """A list four times as long takes about four times as long to read."""

    def seconds(length: int) -> float:
        script = f"[{','.join([item] * length)}]"
        runs = []
        for _ in range(3):
            begin = time.process_time()
            read_linked_data([script])
            runs.append(time.process_time() - begin)
        return min(runs)

    assert seconds(100_000) < 10 * seconds(25_000)


def test_order_of_linked_data() -> None:
    """Nodes come in page order, those inside a node behind it, and one behind many that have no type is still read."""
    script = """{"@graph": [{"@type": "WebPage", "@id": "1", "mainEntity": [{"@type": "Article", "@id": "2"}, {"@type":
        "Person", "@id": "3"}]}, [[{"@type": "Thing", "@id": "4"}]], ITEMS {"@type": "WebSite", "@id": "5"}]}"""
    nodes = read_linked_data([script.replace("ITEMS", "{}, 1, " * 5_000)]).nodes
    assert [node["@id"] for node in nodes] == list("12345")


@pytest.mark.parametrize(
    ("end", "url", "name"),
    [
        ("The Fen Courier", "https://fencourier.example/rain", "The Fen Courier"),
        ("BBC News", "https://www.bbc.example/rain", "BBC News"),
        ("Die Küste Online", "https://küste.example/rain", "Die Küste Online"),
        ("Der Kurier", "https://kurier.example/rain", "Der Kurier"),
        ("The Fen", "https://fencourier.example/rain", None),
        ("BBC Politics", "https://www.bbc.example/rain", None),
        ("How the Fen Courier began", "https://fencourier.example/rain", None),
        ("The News", "https://fencourier.example/rain", None),
    ],
)
def test_site_name_with_the_words_of_the_host(end: str, url: str, name: str | None) -> None:
    """The end of a title names the site if the host has all its words but the article and "News" or the like."""
    page = (
        f"<title>Rain closes the coast road | {end}</title><h1>Rain closes the coast road</h1><p>It rained all night."
    )
    assert extract(page, url=url).site_name == name


def test_half_a_character_in_json_ld() -> None:
    """A headline that was cut in the midst of a character can be written out; a whole one stays, and what cannot be seen goes."""
    script = '{"@type": "NewsArticle", "headline": "Rain closes the road %s", "author": {"name": "Ana M\\u00adüller"}}'
    body = (
        "<p>It rained all night in the hills, and the road to the coast is closed until the weekend, the county said."
    )
    page = '<script type="application/ld+json">' + script + "</script>" + body
    cut, whole = extract(page % "\\ud83d"), extract(page % "\\ud83d\\ude00")
    assert cut.to_json().encode()
    assert (cut.title, whole.title) == ("Rain closes the road \ufffd", "Rain closes the road \U0001f600")
    assert [author.name for author in cut.authors] == ["Ana Müller"]
    assert extract('<meta name="author" content="Ana Mül&shy;ler">' + body).authors[0].name == "Ana Müller"
