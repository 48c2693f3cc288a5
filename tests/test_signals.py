"""Confidence, the diagnostics of a whole page, and text that a page does not show."""

from __future__ import annotations

import json

from articlekit import Article, extract

PROSE = "The river rose by two metres in a night, and the old bridge had to be closed to all traffic, the mayor said. "


def codes(article: Article) -> list[str]:
    """The codes of an article's diagnostics."""
    return [diagnostic.code for diagnostic in article.diagnostics]


def story(
    last: str = "Engineers will look at the pillars on Friday and decide then what is to be done about them.",
) -> str:
    """An article of three paragraphs in a page."""
    return f"<main><article><h1>Bridge closed</h1><p>{PROSE * 3}<p>{PROSE * 2}<p>{last}</article></main>"


INDEX = (
    "<main>"
    + "".join(
        f"<div class=teaser><h2><a href=/{n}>The story number {n} of the river and its bridges</a></h2></div>"
        for n in range(40)
    )
    + "</main>"
)


def test_confidence() -> None:
    """An article has more confidence than a note, a note more than an index, and a menu none."""
    note = f"<main><p>{PROSE}</p></main>"
    assert extract(story()).confidence > extract(note).confidence > extract(INDEX).confidence
    assert extract("<nav><a href=/>Home</a></nav>").confidence == 0.0


def test_declared_article_has_more_confidence() -> None:
    """A page that calls itself an article has more confidence than the same page without."""
    declared = "<meta property=og:type content=article>" + story()
    assert extract(declared).confidence > extract(story()).confidence


def test_index_page() -> None:
    """A page of linked headlines is an index; an article with as many of them below is none."""
    assert "index_page" in codes(extract(INDEX))
    assert "index_page" not in codes(extract(story().replace(PROSE, PROSE * 12) + INDEX))


def test_truncated() -> None:
    """A text that ends in dots is cut off; one with dots inside is not."""
    assert "truncated" in codes(extract(story(PROSE + "The engineers, who had come early in the morning, said…")))
    assert "truncated" not in codes(extract(story(PROSE + "They waited… and then it was over, as the people say.")))


def test_truncated_by_paywall() -> None:
    """A paywall behind the text cuts it off if the page says it is not free; alone it does not."""
    data = {"@type": "NewsArticle", "headline": "Bridge closed", "isAccessibleForFree": False}
    script = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    wall = "<div class=paywall><p>Read on with a subscription</div>"
    assert "truncated" in codes(extract(script + story() + wall))
    assert "truncated" not in codes(extract(story() + wall))
    assert "truncated" not in codes(extract(script + story()))


def test_only_boilerplate_has_no_confidence() -> None:
    """Where all goes as boilerplate, there is no confidence either."""
    article = extract("<p>This website uses cookies to improve your experience.</p><button>Accept all</button>")
    assert "only_boilerplate" in codes(article)
    assert article.confidence == 0.0


def test_text_in_json_ld() -> None:
    """Text that stands only in JSON-LD is used, and all that the page shows is still on record."""
    script = json.dumps({"@type": "NewsArticle", "headline": "Bridge closed", "articleBody": PROSE * 3})
    article = extract(
        f"<script type='application/ld+json'>{script}</script><h1>Bridge closed</h1><p>Loading, please wait</p>"
    )
    assert PROSE.strip() in article.text
    assert article.blocks[-1].place.tag == "json-ld"
    assert "text_from_json_ld" in codes(article)
    shown = [block.index for block in article.blocks if block.place.tag != "json-ld"]
    assert sorted(shown + [removal.block.index for removal in article.removed]) == [0, 1]


def test_text_in_noscript() -> None:
    """Text that stands only in <noscript> is used; the usual request to switch scripts on is not."""
    article = extract(f"<p>Loading</p><noscript><p>{PROSE * 3}</p></noscript>")
    assert PROSE.strip() in article.text
    assert article.blocks[-1].place.tag == "noscript"
    styled = f"<noscript><style>.wait {{ display: none }}</style><p>{PROSE * 3}</p></noscript>"
    icons = "<p>\ue5c5</p><p>\ue2c7</p><p>Give us feedback in our forums.</p>"
    assert extract(icons + styled).blocks[0].text.startswith(PROSE[:40])
    request = extract("<p>Loading</p><noscript>Please switch on JavaScript to read this page.</noscript>")
    assert "JavaScript" not in request.text
    assert "text_from_noscript" not in codes(request)


def test_shown_text_wins() -> None:
    """Where the page shows its text, that of JSON-LD is not added."""
    script = json.dumps({"@type": "NewsArticle", "headline": "Bridge closed", "articleBody": PROSE * 9})
    article = extract(f"<script type='application/ld+json'>{script}</script>{story()}")
    assert all(block.place.tag != "json-ld" for block in article.blocks)


def test_article_among_many_links() -> None:
    """Paragraphs that follow one another are an article, however many headlines are linked beside them."""
    lines = "".join(f"<p>{PROSE.replace('two', number) * 3}" for number in ("three", "four", "five"))
    story = f"<div><h1>Bridge closed</h1>{lines}</div>"
    links = INDEX.replace("main>", "div>")
    assert "index_page" not in codes(extract(story + links))
    teasers = "".join(f"<h2><a href=/{n}>The story number {n} of the river</a></h2><p>{PROSE}" for n in range(24))
    assert "index_page" in codes(extract(f"<main>{teasers}</main>{links}"))
