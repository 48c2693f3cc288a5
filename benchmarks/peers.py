"""The extractors that articlekit is measured beside: each as one function from HTML to text, imported when asked for."""

from __future__ import annotations

from collections.abc import Callable

Extract = Callable[[str], str]


def articlekit() -> Extract:
    """articlekit: text and all facts."""
    from articlekit import extract

    return lambda page: extract(page, input="html").text


def trafilatura() -> Extract:
    """trafilatura: text, without comments, as its own evaluation asks for it."""
    from trafilatura import extract

    return lambda page: extract(page, include_comments=False) or ""


def newspaper4k() -> Extract:
    """newspaper4k: text and facts."""
    from newspaper import Article

    def run(page: str) -> str:
        article = Article("https://example.org/", fetch_images=False)  # else it asks the network for each picture
        article.download(input_html=page)
        article.parse()
        return article.text or ""

    return run


def goose3() -> Extract:
    """goose3: text and facts."""
    from goose3 import Goose

    goose = Goose({"enable_image_fetching": False})
    return lambda page: goose.extract(raw_html=page).cleaned_text or ""


def readability_lxml() -> Extract:
    """readability-lxml: the text of the element that it finds."""
    from lxml.html import fromstring
    from readability import Document

    return lambda page: fromstring(Document(page).summary()).text_content()


def justext() -> Extract:
    """jusText, told that pages are English: it needs the language."""
    import justext as just

    words = just.get_stoplist("English")
    return lambda page: "\n\n".join(part.text for part in just.justext(page, words) if not part.is_boilerplate)


def resiliparse() -> Extract:
    """resiliparse: text."""
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(page, main_content=True, alt_texts=False, links=False)


def htmldate() -> Extract:
    """htmldate: a date only, so it has a time and no text."""
    from htmldate import find_date

    return lambda page: find_date(page) and ""


def turbohtml() -> Extract:
    """turbohtml: the text of its own article extractor."""
    import turbohtml as turbo

    return lambda page: str(turbo.parse(page).main_text())


PEERS: dict[str, Callable[[], Extract]] = {
    "articlekit": articlekit,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "goose3": goose3,
    "readability-lxml": readability_lxml,
    "jusText": justext,
    "resiliparse": resiliparse,
    "htmldate": htmldate,
    "turbohtml": turbohtml,
}
