"""Code as users write it: it must pass ``mypy --strict`` and ``pyright`` in strict mode, and it runs as a test."""

from __future__ import annotations

from datetime import date

from bs4 import BeautifulSoup

import articlekit
from articlekit import (
    DEFAULT_CLEANERS,
    Article,
    ArticleDate,
    Author,
    Block,
    Boilerplate,
    Document,
    Fact,
    Image,
    LanguagePack,
    Link,
    Removal,
    Sources,
    extract,
    for_host,
    load_pack,
)
from articlekit.exceptions import ArticlekitError, InputTypeError
from articlekit.testing import check_cleaner

PAGE = (
    '<html lang="en"><title>Rain</title><h1>Rain</h1><p>By Ana Ruiz</p>'
    "<p>It rained all night in the hills, and the road to the coast is closed until the weekend.</p></html>"
)


def drop_player(document: Document) -> Document:
    hits = [block for block in document.blocks if block.text.startswith("Listen")]
    return document.drop(hits, reason="player")


def find_section(sources: Sources) -> Fact[str | None]:
    for value in sources.meta.get("desk", ()):
        return Fact(value, raw=value, source="meta:desk")
    return Fact(None)


def facts(article: Article) -> dict[str, str]:
    found: dict[str, str] = {}
    if article.title is not None:
        found["title"] = article.title
    published: ArticleDate | None = article.published
    if published is not None:
        day: date | None = published.day
        found["day"] = day.isoformat() if day else published.isoformat()
    authors: tuple[Author, ...] = article.authors
    found["authors"] = ", ".join(author.name for author in authors if author.kind == "person")
    return found


def reasons(article: Article) -> list[str]:
    removed: tuple[Removal, ...] = article.removed
    return [f"{removal.reason} ({removal.rule or removal.language or 'no rule'})" for removal in removed]


def run() -> Article:
    pack: LanguagePack = load_pack("en")
    found: tuple[Boilerplate, ...] = articlekit.find_boilerplate("Accept all cookies", [pack])
    spans: list[tuple[str, int, int]] = [(each.kind, each.start, each.end) for each in found]
    assert spans
    article = extract(
        PAGE,
        url="https://example.org/rain",
        cleaners=[for_host("example.org", drop_player), *DEFAULT_CLEANERS],
        parsers={"section": find_section},
    )
    blocks: tuple[Block, ...] = article.blocks
    assert [block.kind for block in blocks]
    text: str = article.text
    markdown: str = article.to_markdown(front_matter=True)
    assert text in markdown
    assert Article.from_dict(article.to_dict()) == article
    linked = extract(PAGE.encode(), input="html", links=True, images=True)
    links: tuple[Link, ...] = linked.links
    images: tuple[Image, ...] = linked.images
    print([link.url for link in links], [image.alt for image in images], linked.to_html(links=False, images=False))
    extract(BeautifulSoup(PAGE, "html.parser"))
    check_cleaner(drop_player)
    try:
        extract(42)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    except InputTypeError as error:
        known: ArticlekitError = error
        print(known)
    print(facts(article), reasons(article), article.explain("rained"))
    return article
