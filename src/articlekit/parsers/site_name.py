"""The name of the site: declared, or printed as its own; and all names under which it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from articlekit import marks
from articlekit.hosts import host_of_url, own_host
from articlekit.parsers.bylines.names import ARTICLES, vocabulary
from articlekit.parsers.copyright import COPYRIGHT
from articlekit.parsers.declared import Found, first_of, from_meta
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.folding import fold, squash
from articlekit.parsers.linked_data import text_of, texts_of, types

__all__ = ["SiteName", "find_site_name", "site_names"]

HEADLINE_SPACES = 3  # in a declared name that is the whole title; with so many it is the headline
MAX_SITE_NAME = 80  # characters; a longer one is a slogan
PUBLISHERS = frozenset({"organization", "newsmediaorganization", "website", "corporation", "localbusiness"})
SEPARATOR = re.compile(r"\s+[|–—·:•-]+\s+|\s*[|｜]\s*")
PREFIX = re.compile(r":\s+")
YEARS = re.compile(r"^(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?[\s,]+")  # before the owner: "2019-2022 Harbour Post"
OWNED = ("©", "(c)", "(C)", "opyright", "OPYRIGHT")
OWNER = re.compile(r"(?:©|\(c\)|\bcopyright\b)(?:[\s\d,–—-]|©|\(c\)|copyright\b|by\b){0,40}", re.IGNORECASE)
MAX_COPYRIGHT = 200  # characters in which a line comes to the owner
MIN_PRINTED = 4  # characters of a name that is looked for on the page
IN_ARTICLE = marks.ARTICLE | marks.MAIN | marks.NAV | marks.MENU
EDGES = " -–—|·:»"


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
    host = own_host(sources.document.page)
    title = sources.document.page.title
    fact = first_of((_bare_name(name, title, host), source) for name, source in _site_names(sources, host))
    names = frozenset(fold(found.value) for found in fact.candidates(""))
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
    for part in _title_ends(sources.document.page.title):
        # The whole page is searched only where nothing is declared.
        if (bare := squash(part)) and (
            _is_of_host(bare, host) or _has_host(part, host) or (not declared and _is_printed(part, sources))
        ):
            yield part, "title"


def _is_of_host(bare: str, host: str) -> bool:
    """Whether a host is named so, and has not just a word of its own in it: "report" says nothing of "carreports.example"."""
    core = squash(_core(host))
    return bare in squash(host) and (bare not in core or core.startswith(bare) or 2 * len(bare) > len(core))


def _has_host(part: str, host: str) -> bool:
    """Whether the host's words are all of a name but its article or "News": "The Fen Courier" at fencourier.example."""
    words = fold(part).split()
    first = int(words[0] in ARTICLES)
    last = len(words) - int(words[-1] in vocabulary(None).lists["site_ends"])
    bare = "".join(words[first:last])
    return bool(bare) and bare == squash(_core(host))


def _declared_names(sources: Sources) -> Iterator[Found]:
    yield from from_meta(sources, "og:site_name")
    for name in texts_of(sources.linked_data.article.get("publisher")):
        yield name, "json-ld:publisher"
    for node in sources.linked_data.nodes:
        kinds = types(node)
        if kinds & PUBLISHERS and (name := text_of(node.get("name"))) and len(name) <= MAX_SITE_NAME:
            yield name, f"json-ld:{'WebSite' if 'website' in kinds else 'Organization'}"
    yield from from_meta(
        sources, "application-name", "apple-mobile-web-app-title", "dc.publisher", "citation_journal_title", "publisher"
    )
    yield from ((YEARS.sub("", name), source) for name, source in from_meta(sources, "copyright"))
    yield from from_meta(sources, "al:ios:app_name")
    if sources.head.site:
        yield sources.head.site[0], "text"


def _bare_name(name: str, title: str | None, host: str) -> str:
    """A declared name without what is none: an address around it, a separator behind it, a line of copyright, the headline."""
    if name.startswith(("http://", "https://")):
        return host_of_url(name)
    if title and fold(name) == fold(title):
        if ends := _title_ends(name):  # "Rain | The Harbour Post"
            return next((part for part in ends if (bare := squash(part)) and bare in squash(host)), ends[0])
        if name.count(" ") >= HEADLINE_SPACES and squash(name) not in squash(host):
            return ""
    return "" if COPYRIGHT.match(name) else name.strip(EDGES) or name


def _title_ends(title: str | None) -> tuple[str, ...]:
    parts = SEPARATOR.split(title or "")
    if len(parts) < 2:
        parts = PREFIX.split(title or "", maxsplit=1)[::-1]  # "Notes from the Weir: Rain", as some blogs have it
    return (parts[-1].strip(), parts[0].strip()) if len(parts) > 1 else ()


def _is_printed(part: str, sources: Sources) -> bool:
    """Whether the page prints these words as its own name: behind the sign of copyright, or in a heading that leads home."""
    name = fold(part)
    if len(name) < MIN_PRINTED:
        return False
    for block in sources.document.blocks:
        text = block.text[:MAX_COPYRIGHT]
        owner = OWNER.search(text) if any(sign in text for sign in OWNED) else None  # the quicker look spares the other
        if owner and block.text[owner.end() :]:
            behind = fold(block.text[owner.end() : owner.end() + MAX_SITE_NAME])
            if f"{behind} ".startswith(f"{name} "):
                return True
        elif block.kind == "heading" and block.marks & marks.HEADER and not block.marks & IN_ARTICLE:
            if block.link_length >= len(block.text) and fold(block.text) == name:
                return True
    return False


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
    names = {fold(fact.value or ""), *(fold(other.value) for other in fact.others)} if fact else set()
    return (_names_of_host(own_host(sources.document.page)) | names) - {""}


def _names_of_host(host: str) -> frozenset[str]:
    """The host, and the part of it that is no ending and no "www"."""
    if not host:
        return frozenset()
    core = _core(host)
    return frozenset((fold(host), core, fold(core)))


def _core(host: str) -> str:
    labels = host.split(".")
    return labels[-2] if len(labels) > 2 and len(labels[-2]) > 3 else labels[0]
