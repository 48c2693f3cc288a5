"""What the page says of itself beside title, authors and dates: site name, section, tags, image, address, licence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from typing import Literal
from urllib.parse import urlsplit

from attrs import frozen

from articlekit import marks
from articlekit.article import Candidate
from articlekit.parsers.addresses import web_address
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import nodes_of, text_of, texts_of, types

__all__ = [
    "find_access", "find_canonical_url", "find_description", "find_image", "find_license", "find_section",
    "find_site_name", "find_tags", "host_of", "site_names",
]  # fmt: skip

Found = tuple[str, str]  # a text, and where it stood

HEADLINE_SPACES = 3  # in a declared name that is the whole title; with so many it is the headline
MAX_SITE_NAME = 80  # characters; a longer one is a slogan
MAX_SECTION = 60  # characters; a longer one is a list of keywords
MAX_TAGS = 50
MAX_DATED = 20  # characters of a date; a longer section with a year in it is an event
SENTENCE = 60  # characters of keywords that are a sentence cut at its commas
PUBLISHERS = frozenset({"organization", "newsmediaorganization", "website", "corporation", "localbusiness"})
NOT_WORD = re.compile(r"[\W_]+")
SEPARATOR = re.compile(r"\s+[|–—·:•-]+\s+|\s*[|｜]\s*")
PREFIX = re.compile(r":\s+")
OWNED = ("©", "(c)", "(C)", "opyright", "OPYRIGHT")
OWNER = re.compile(r"(?:©|\(c\)|\bcopyright\b)(?:[\s\d,–—-]|©|\(c\)|copyright\b|by\b){0,40}", re.IGNORECASE)
MAX_COPYRIGHT = 200  # characters in which a line comes to the owner
MIN_PRINTED = 4  # characters of a name that is looked for on the page
IN_ARTICLE = marks.ARTICLE | marks.MAIN | marks.NAV | marks.MENU
KEPT = re.compile(r"^https?://[^/]{1,80}/\w[^?#]{0,80}/(https?://)")  # the address of a page in a web archive
EDGES = " -–—|·:»"
LIST = re.compile(r"\s*[,;|]\s*")
GLUED_COMMA = re.compile(r"\w,\w")  # "Food,Weekend" is a list; "Food, Weekend" may be one section
DATED = re.compile(r"\b(?:19|20)\d\d\b")
COPYRIGHT = re.compile(r"©|\(c\)|copyright\b", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
LICENSE_HOSTS = ("creativecommons.org/", "opensource.org/", "rightsstatements.org/")


def _facts(found: Iterable[Found]) -> Fact[str | None]:
    """The first of *found*, with the others kept as candidates."""
    unique = list(dict.fromkeys(one for one in found if one[0]))
    if not unique:
        return Fact(None)
    (text, source), *rest = unique
    return Fact(text, text, source, others=tuple(Candidate("", other, other, where) for other, where in rest))


@cache
def _no(kind: str) -> frozenset[str]:
    """The words of site.toml that say that there is no section, or no image."""
    data = tomllib.loads((files("articlekit.parsers") / "site.toml").read_text(encoding="utf-8"))
    return frozenset(data[f"no_{kind}"])


def _meta(sources: Sources, *keys: str) -> Iterator[Found]:
    for key in keys:
        if found := sources.first_meta(key):
            yield found


# --- site name -------------------------------------------------------------------------------------------------------


def find_site_name(sources: Sources) -> Fact[str | None]:
    """
    The name of the site or the publication.

    >>> from articlekit import extract
    >>> extract('<meta property="og:site_name" content="The Harbour Post"><p>Rain.').site_name
    'The Harbour Post'
    >>> extract('<meta property="og:site_name" content="https://www.example.org/"><p>Rain.').site_name
    'example.org'
    >>> extract("<p>Rain.").site_name is None
    True

    Args:
        sources: the page.

    Returns:
        The name as declared; from ``og:site_name``, the publisher and the WebSite of JSON-LD, ``application-name``,
        and the end of ``<title>`` where it is the host's name, or the page prints it as its own.
    """
    host = host_of(sources)
    title = sources.document.page.title
    fact = _facts((_bare_name(name, title, host), source) for name, source in _site_names(sources, host))
    names = frozenset(fold_name(found.value) for found in fact.candidates(""))
    return SiteName(
        fact.value, fact.raw, fact.source, fact.block, fact.others, names=(names | _names_of_host(host)) - {""}
    )


@frozen
class SiteName(Fact[str | None]):
    """
    The name of the site, with all names under which it goes.

    Attributes:
        names: folded: the declared ones, and the host with and without its ending.
    """

    names: frozenset[str] = frozenset()


def _site_names(sources: Sources, host: str) -> Iterator[Found]:
    declared = [*_declared_names(sources)]
    yield from declared
    squashed = _squash(host)
    for part in _title_ends(sources.document.page.title):
        # The whole page is searched only where nothing is declared.
        if (bare := _squash(part)) and (bare in squashed or (not declared and _is_printed(part, sources))):
            yield part, "title"


def _declared_names(sources: Sources) -> Iterator[Found]:
    yield from _meta(sources, "og:site_name")
    for name in texts_of(sources.linked_data.article.get("publisher")):
        yield name, "json-ld:publisher"
    for node in sources.linked_data.nodes:
        kinds = types(node)
        if kinds & PUBLISHERS and (name := text_of(node.get("name"))) and len(name) <= MAX_SITE_NAME:
            yield name, f"json-ld:{'WebSite' if 'website' in kinds else 'Organization'}"
    yield from _meta(
        sources, "application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title",
        "publisher", "copyright", "al:ios:app_name",
    )  # fmt: skip
    if sources.head.site:
        yield sources.head.site[0], "text"


def _bare_name(name: str, title: str | None, host: str) -> str:
    """A declared name without what is none: an address around it, a separator behind it, a line of copyright, the headline."""
    if name.startswith(("http://", "https://")):
        return _split_host(name)
    if title and fold_name(name) == fold_name(title):
        if ends := _title_ends(name):  # "Rain | The Harbour Post"
            return next((part for part in ends if (bare := _squash(part)) and bare in _squash(host)), ends[0])
        if name.count(" ") >= HEADLINE_SPACES and _squash(name) not in _squash(host):
            return ""
    return "" if COPYRIGHT.match(name) else name.strip(EDGES) or name


def _title_ends(title: str | None) -> tuple[str, ...]:
    parts = SEPARATOR.split(title or "")
    if len(parts) < 2:
        parts = PREFIX.split(title or "", maxsplit=1)[::-1]  # "Notes from the Weir: Rain", as some blogs have it
    return (parts[-1].strip(), parts[0].strip()) if len(parts) > 1 else ()


def _is_printed(part: str, sources: Sources) -> bool:
    """Whether the page prints these words as its own name: behind the sign of copyright, or in a heading that leads home."""
    name = fold_name(part)
    if len(name) < MIN_PRINTED:
        return False
    for block in sources.document.blocks:
        text = block.text[:MAX_COPYRIGHT]
        owner = OWNER.search(text) if any(sign in text for sign in OWNED) else None  # the quicker look spares the other
        if owner and block.text[owner.end() :]:
            behind = fold_name(block.text[owner.end() : owner.end() + MAX_SITE_NAME])
            if f"{behind} ".startswith(f"{name} "):
                return True
        elif block.kind == "heading" and block.marks & marks.HEADER and not block.marks & IN_ARTICLE:
            if block.link_length >= len(block.text) and fold_name(block.text) == name:
                return True
    return False


def host_of(sources: Sources) -> str:
    """
    The host that the page comes from or says it comes from, without "www."; empty when nothing tells.

    >>> from articlekit.document import Document, Page
    >>> from articlekit.parsers.linked_data import LinkedData
    >>> document = Document((), Page("html", url="https://www.example.org/rain"))
    >>> host_of(Sources(document, document, {}, LinkedData()))
    'example.org'
    """
    page = sources.document.page
    canonical = (href for rel, href, _ in page.links if rel == "canonical")
    for url in (page.url, *sources.meta.get("og:url", ()), *canonical):
        host = _split_host(url or "")
        if host:
            return host
    return ""


def _split_host(url: str) -> str:
    """The host of a URL; of the URL inside it, for pages kept by a web archive."""
    kept = KEPT.search(url)
    try:
        return (urlsplit(url[kept.start(1) :] if kept else url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def site_names(sources: Sources) -> frozenset[str]:
    """
    All names under which the site goes on its page, folded: declared names, and the host with and without its ending.

    Args:
        sources: with the fact ``site_name`` found before.

    Returns:
        Names in lower case without punctuation, as ``"the harbour post"`` and ``"example org"``.
    """
    fact = sources.known.get("site_name")
    if isinstance(fact, SiteName) and not fact.source.startswith("hint:"):
        return fact.names
    names = {fold_name(fact.value or ""), *(fold_name(other.value) for other in fact.others)} if fact else set()
    return (_names_of_host(host_of(sources)) | names) - {""}


def _names_of_host(host: str) -> frozenset[str]:
    """The host, and the part of it that is no ending and no "www"."""
    if not host:
        return frozenset()
    labels = host.split(".")
    core = labels[-2] if len(labels) > 2 and len(labels[-2]) > 3 else labels[0]
    return frozenset((fold_name(host), core, fold_name(core)))


def fold_name(text: str) -> str:
    """Fold case, punctuation and white space."""
    return NOT_WORD.sub(" ", text.casefold()).strip()


def _squash(text: str) -> str:
    return NOT_WORD.sub("", text.casefold())


# --- the rest --------------------------------------------------------------------------------------------------------


def _saying_nothing(sources: Sources) -> frozenset[str]:
    """What is neither a section nor a description: the site's names, the headline, and words that mean "none"; folded."""
    return site_names(sources) | _no("section") | {fold_name(sources.value("title") or "")}


def find_section(sources: Sources) -> Fact[str | None]:
    """
    The part of the site that the article belongs to: declared, or the last step of a breadcrumb before the article.

    >>> from articlekit import extract
    >>> extract('<meta property="article:section" content="Weather"><p>Rain.').section
    'Weather'
    >>> extract('<meta property="article:section" content="Uncategorized"><p>Rain.').section is None
    True
    """
    article = sources.linked_data.article
    found = [(text, "json-ld:articleSection") for text in texts_of(article.get("articleSection"))[:1]]
    found += _meta(
        sources, "article:section", "og:article:section", "parsely-section", "section", "category", "cxenseparse:category",
        "sailthru.section", "dc.subject", "news_category",
    )  # fmt: skip
    found += [(text, "json-ld:genre") for text in texts_of(article.get("genre"))[:1]]
    found += _kickers(sources)
    found += _breadcrumb(sources)
    names = _saying_nothing(sources)
    return _facts((section, source) for text, source in found if (section := _section(text, names)))


def _section(text: str, names: frozenset[str]) -> str:
    """A section as declared; of a list of keywords the first; nothing if it is a date, or says what the site or the page is."""
    listed = len(text) > MAX_SECTION or ";" in text or text.count(",") > 1 or GLUED_COMMA.search(text)
    section = LIST.split(text, maxsplit=1)[0] if listed else text
    dated = DATED.search(section) and len(section) < MAX_DATED
    return "" if dated or len(section) > MAX_SECTION or fold_name(section) in names else section


def _kickers(sources: Sources) -> list[Found]:
    """The words that stand above the headline, in an element of their own or in that of the headline itself."""
    found: list[Found] = []
    title = sources.known.get("title")
    if title and title.value and title.block is not None:
        head = title.raw.replace("\n", " ").removesuffix(title.value)
        if len(head) < len(title.raw) and (kicker := head.strip(" :|–—-·»")):
            found.append((kicker, "kicker"))
    found += [
        (block.text, "kicker")
        for block in sources.document.blocks[:200]
        if block.marks & marks.KICKER
        and not block.marks & (marks.RELATED | marks.CARD | marks.NAV)
        and len(block.text) < 50
    ][:1]
    return found


def _breadcrumb(sources: Sources) -> list[Found]:
    """The last but one step of the breadcrumb in JSON-LD: the last is the article itself."""
    for node in sources.linked_data.nodes:
        if "breadcrumblist" in types(node):
            steps = [text_of(step.get("name") or step.get("item")) for step in nodes_of(node.get("itemListElement")) if isinstance(step, dict)]  # fmt: skip
            steps = [step for step in steps if step]
            return [(steps[-2], "json-ld:breadcrumb")] if len(steps) > 2 else []
    return []


def find_tags(sources: Sources) -> Fact[tuple[str, ...]]:
    """
    Keywords that the page declares.

    >>> from articlekit import extract
    >>> extract('<meta property="article:tag" content="rain"><meta name="keywords" content="rain, road"><p>Rain.').tags
    ('rain',)
    """
    for name in ("keywords", "about"):
        texts = texts_of(sources.linked_data.article.get(name))
        if name == "keywords" and texts:
            return _tags(texts, "json-ld:keywords", sources)
    for key in (
        "article:tag",
        "og:article:tag",
        "parsely-tags",
        "sailthru.tags",
        "news_keywords",
        "keywords",
        "dc.subject",
    ):
        if contents := sources.meta.get(key):
            return _tags(contents, f"meta:{key}", sources)
    return Fact(())


def _tags(texts: Iterable[str], source: str, sources: Sources) -> Fact[tuple[str, ...]]:
    raw = "; ".join(texts)
    if len(raw) > SENTENCE and fold_name(raw.removesuffix("...")) in fold_name(
        (sources.first_meta("description", "og:description") or ("",))[0]
    ):
        return Fact(())
    titles = {fold_name(title) for title in (sources.value("title"), sources.document.page.title) if title}
    parts = [" ".join(part.split()) for part in re.split(r"[,;|、，]", raw)]
    unique = {
        part.casefold(): part
        for part in reversed(parts)
        if part and len(part) <= MAX_SITE_NAME and fold_name(part) not in titles
    }
    return Fact(tuple(reversed(unique.values()))[:MAX_TAGS], raw, source)


def find_description(sources: Sources) -> Fact[str | None]:
    """
    Subtitle, standfirst or summary: as declared, else as printed under the headline.

    >>> from articlekit import extract
    >>> extract('<meta name="description" content="&lt;p&gt;It rained."><p>Rain.').description
    'It rained.'
    >>> extract('<title>Rain</title><meta name="description" content="Rain"><h1>Rain</h1><p>It rained.').description is None
    True
    """
    article = sources.linked_data.article
    found = [
        *_meta(
            sources, "og:description", "description", "twitter:description", "dc.description", "sailthru.description"
        )
    ]
    found += [
        (text_of(article.get(name)), f"json-ld:{name}") for name in ("description", "abstract", "alternativeHeadline")
    ]
    found += _printed_lede(sources)
    names = _saying_nothing(sources)
    return _facts((text, source) for text, source in map(_without_markup, found) if fold_name(text) not in names)


def _without_markup(found: Found) -> Found:
    """A text without the tags and entities that some publishing systems leave in it."""
    text, source = found
    if "<" in text or "&" in text:
        text = " ".join(MARKUP.sub(" ", unescape(text)).split())
    return text, source


def _printed_lede(sources: Sources) -> list[Found]:
    if sources.head.standfirst:
        return [(sources.head.standfirst.text, "standfirst")]
    title = sources.known.get("title")
    begin = title.block if title and title.block is not None else -1
    after = [block for block in sources.document.blocks if begin < block.index <= begin + 6]
    return [(block.text, "lede") for block in after if block.marks & marks.LEDE and len(block.text) > 30][:1]


def find_image(sources: Sources) -> Fact[str | None]:
    """
    URL of the lead image, made absolute where the page's address is known.

    >>> from articlekit import extract
    >>> extract('<meta property="og:image" content="https://example.org/rain.jpg"><p>Rain.').image
    'https://example.org/rain.jpg'
    >>> extract('<meta property="og:image" content="https://example.org/blank.gif"><p>Rain.').image is None
    True
    """
    found = list(
        _meta(sources, "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    )
    for value in nodes_of(sources.linked_data.article.get("image")):
        url = value.get("url") or value.get("contentUrl") if isinstance(value, dict) else value
        found.append((text_of(url), "json-ld:image"))
    found += _meta(sources, "parsely-image-url", "sailthru.image.full", "thumbnail")
    found += [(href, "link:image_src") for rel, href, _ in sources.document.page.links if rel == "image_src"]
    return _absolute(sources, [one for one in found if _file_name(one[0]) not in _no("image")])


def _file_name(address: str) -> str:
    """The name of the file that an address points to, folded, without its ending."""
    return fold_name(address.split("?", 1)[0].rsplit("/", 1)[-1].rsplit(".", 1)[0])


def find_canonical_url(sources: Sources) -> Fact[str | None]:
    """The address that the page declares as its own."""
    found = [(href.strip(), "link:canonical") for rel, href, _ in sources.document.page.links if rel == "canonical"]
    found += _meta(sources, "og:url")
    for key in ("url", "mainEntityOfPage", "@id"):
        value = sources.linked_data.article.get(key)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str) and value.startswith("http"):
            found.append((value.strip(), f"json-ld:{key}"))
    return _absolute(sources, found)


def _absolute(sources: Sources, found: Iterable[Found]) -> Fact[str | None]:
    """Addresses made absolute; those that are none are left out."""
    base = sources.document.page.url or ""
    joined = [(web_address(text, base), source) for text, source in found]
    return _facts([(url, source) for url, source in joined if url])


def find_license(sources: Sources) -> Fact[str | None]:
    """URL or text of the licence: ``rel=license``, JSON-LD, ``dc.rights``."""
    found = [(href.strip(), "link:license") for rel, href, _ in sources.document.page.links if "license" in rel.split()]
    for value in nodes_of(sources.linked_data.article.get("license")):
        address = value.get("url") or value.get("@id") if isinstance(value, dict) else value
        found.append((text_of(address) or text_of(value), "json-ld:license"))
    found += [
        (mention.attributes["href"], "rel=license")
        for mention in sources.document.page.mentions
        if "license" in mention.attributes.get("rel", "").split() and mention.attributes.get("href")
    ]
    found += [
        (text, source)
        for text, source in _meta(sources, "dc.rights", "dcterms.license", "dcterms.rights", "rights")
        if any(host in text for host in LICENSE_HOSTS) or text.upper().startswith("CC ")
    ]
    return _facts(found)


def find_access(sources: Sources) -> Fact[Literal["free", "metered", "paywalled"] | None]:
    """
    Whether the article is free to read, from schema.org ``isAccessibleForFree`` only: words on the page mislead.

    >>> from articlekit import extract
    >>> page = '<script type="application/ld+json">{"@type": "Article", "isAccessibleForFree": "False"}</script><p>Rain.'
    >>> extract(page).access
    'paywalled'
    >>> extract("<p>Subscribe to read on.").access is None
    True
    """
    value = sources.linked_data.article.get("isAccessibleForFree")
    source = "json-ld:isAccessibleForFree"
    answer = str(value).rsplit("/", 1)[-1].strip().casefold()
    if answer == "true":
        return Fact("free", str(value), source)
    if answer == "false":
        parts = [part for part in nodes_of(sources.linked_data.article.get("hasPart")) if isinstance(part, dict)]
        free = any(str(part.get("isAccessibleForFree")).casefold().endswith("true") for part in parts)
        return Fact("metered" if free else "paywalled", str(value), source)
    return Fact(None)
