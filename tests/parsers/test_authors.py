"""Authors of a page: which of those that it declares and prints wrote the article."""

from __future__ import annotations

import json

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


def test_headline_is_no_signature() -> None:
    """A headline that looks like a name and is printed again at the end signs nothing."""
    head = "<title>Effective Rain</title>"
    source = f"<html><head>{head}</head><body><main><h1>Effective Rain</h1>{LINES * 8}<p>Effective Rain</p></main><footer><p>Imprint</p></footer></body></html>"
    assert names(extract(source)) == []


def test_streets_are_nobody() -> None:
    """An address on a letter is no author."""
    assert names(page("", '<p class="author">Hafenstraße 9, 22767 Hamburg</p>' + LINES * 6)) == []
