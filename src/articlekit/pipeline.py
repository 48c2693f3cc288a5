"""extract(): two short tables and a loop over each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType, NoneType
from typing import Any

from attrs import evolve

from articlekit.arguments import call, each, expect, name_of
from articlekit.article import Article
from articlekit.author_notes import drop_author_notes
from articlekit.cleaners import DEFAULT_CLEANERS
from articlekit.document import Cleaner, Document
from articlekit.exceptions import CleanerError
from articlekit.hints import Hints
from articlekit.hosts import own_addresses
from articlekit.limits import Deadline, Limits
from articlekit.parsers.access import find_access
from articlekit.parsers.addresses import base_address
from articlekit.parsers.authors import find_authors
from articlekit.parsers.byline import find_byline
from articlekit.parsers.canonical_url import find_canonical_url
from articlekit.parsers.description import find_description
from articlekit.parsers.fact import Fact, Parser, Sources
from articlekit.parsers.hinted import with_hint
from articlekit.parsers.image import find_image
from articlekit.parsers.images import find_images
from articlekit.parsers.language import find_language
from articlekit.parsers.license import find_license
from articlekit.parsers.linked_data import read_linked_data
from articlekit.parsers.links import find_links
from articlekit.parsers.modified import find_modified
from articlekit.parsers.own import own_parser
from articlekit.parsers.published import find_published
from articlekit.parsers.section import find_section
from articlekit.parsers.site_name import find_site_name
from articlekit.parsers.source_publication import find_source_publication
from articlekit.parsers.tags import find_tags
from articlekit.parsers.text_head import TextHead, read_head
from articlekit.parsers.title import find_title
from articlekit.printed_facts import drop_printed_facts
from articlekit.reading.read import read
from articlekit.signals import confidence, signals, with_declared_text
from articlekit.typing import Input, SoupCleaner, Source

__all__ = ["DEFAULT_PARSERS", "clean", "clean_text", "extract", "find_facts", "gather_sources"]

# In this order: a parser may look at the facts found before it.
DEFAULT_PARSERS: tuple[tuple[str, Parser], ...] = (
    ("language", find_language),
    ("site_name", find_site_name),
    ("title", find_title),
    ("authors", find_authors),
    ("byline", find_byline),
    ("source_publication", find_source_publication),
    ("published", find_published),
    ("modified", find_modified),
    ("section", find_section),
    ("tags", find_tags),
    ("description", find_description),
    ("image", find_image),
    ("canonical_url", find_canonical_url),
    ("license", find_license),
    ("access", find_access),
)
NO_PARSERS: Mapping[str, Parser] = MappingProxyType({})
# What the arguments of extract() have to be, and that in words; read() looks at the others.
ARGUMENTS: tuple[tuple[str, tuple[type, ...], str], ...] = (
    ("url", (str, NoneType), "a str or None"),
    ("parsers", (Mapping,), 'a mapping, as {"section": find_section}'),
    ("hints", (Hints,), "Hints(...)"),
    ("encoding", (str, NoneType), "a str or None"),
    ("limits", (Limits,), "Limits(...)"),
)
CLEANERS = "a sequence of callables, as [*DEFAULT_CLEANERS, drop_player]"
SOUP_CLEANERS = "a sequence of callables, as [drop_player]"


def extract(
    source: Source,
    url: str | None = None,
    input: Input = "auto",
    *,
    cleaners: Iterable[Cleaner] = DEFAULT_CLEANERS,
    soup_cleaners: Iterable[SoupCleaner] = (),
    parsers: Mapping[str, Parser] = NO_PARSERS,
    hints: Hints = Hints(),
    encoding: str | None = None,
    limits: Limits = Limits(),
    links: bool = False,
    images: bool = False,
) -> Article:
    """
    Make an article of a page.

    >>> article = extract("<title>Rain</title><h1>Rain</h1><p>It rained all night, and the road to the coast is closed.")
    >>> article.title
    'Rain'
    >>> extract("").diagnostics[0].code
    'empty_input'

    Args:
        source: bytes, str, BeautifulSoup or Tag; the caller's tree is never changed.
        url: where the page came from: evidence for dates and the site's name, and the base of relative links. It is
            never fetched.
        input: ``"html"``, ``"text"``, or ``"auto"``: HTML is what has a tag of HTML in it.
        cleaners: callables ``Document -> Document``, applied in order.
        soup_cleaners: callables that change a BeautifulSoup tree, applied in order before reading; they cost a second
            parse of the page, about thirty times the first. Not for plain text.
        parsers: for names of facts, the callables ``Sources -> Fact`` that take the place of the built-in ones.
        hints: what is known of the page from elsewhere, such as a feed: facts to fall back on or to prefer.
        encoding: the charset of the HTTP header, or its whole value, for bytes.
        limits: how much of the page is read, and how long it may take.
        links: True to note which pieces of the text are links, and where they point. Nothing else changes.
        images: True to note the images of the article at their places. Nothing else changes.

    Returns:
        The article. Bad content never raises: what was not right is in ``article.diagnostics``.

    Raises:
        InputTypeError: if *source* or another argument is of another type.
        InputTooLargeError: if *source* is longer than ``limits.max_bytes``.
        CleanerError: if one of the caller's cleaners or parsers failed or returned something of another type.
        ValueError: if *input* is none of the three words, *parsers* names a fact that there is not, or *url* and
            *hints* name different addresses.
    """
    given = {"url": url, "parsers": parsers, "hints": hints, "encoding": encoding, "limits": limits}
    for name, types, wanted in ARGUMENTS:
        expect(given[name], types, name, wanted)
    cleaners = tuple(each(cleaners, Callable, "cleaners", CLEANERS))
    soup_cleaners = tuple(each(soup_cleaners, Callable, "soup_cleaners", SOUP_CLEANERS))
    deadline = limits.start()
    chain = _with_own(parsers)
    document = read(
        source,
        url=_address(url, hints),
        input=input,
        encoding=encoding,
        soup_cleaners=soup_cleaners,
        limits=limits,
        deadline=deadline,
        targets=links or images,
    )
    cleaned = clean(document, cleaners, deadline)
    sources = gather_sources(document, cleaned, hints)
    facts = find_facts(sources, deadline, chain)
    told = drop_author_notes(cleaned, facts)
    finished = with_declared_text(drop_printed_facts(told, facts, sources.head), sources)
    if deadline and deadline.passed():
        finished = _note_deadline(finished, facts, deadline)
    article = _article(_with_diagnostics(finished, sources), facts, confidence(sources, finished.blocks))
    return _with_targets(article, document, links, images) if links or images else article


def _address(url: str | None, hints: Hints) -> str | None:
    if url and hints.url and url != hints.url:
        raise ValueError(f"url is {url!r}, and hints.url is {hints.url!r}")
    return url or hints.url


def clean_text(text: str) -> str:
    """
    The article's text out of the text of a page: without navigation, notices, widgets and footers.

    >>> print(clean_text("It rained all night.\\n\\nThis website uses cookies. By continuing you agree.\\n\\nAccept all"))
    It rained all night.
    >>> clean_text("")
    ''

    Args:
        text: plain text, or HTML by the rule of ``input="auto"``.

    Returns:
        The paragraphs that are left, with an empty line between them; headline and byline stay.
    """
    return Article(blocks=clean(read(text), DEFAULT_CLEANERS).blocks).text


def clean(document: Document, cleaners: Iterable[Cleaner], deadline: Deadline | None = None) -> Document:
    """Apply *cleaners* in order; those that the *deadline* leaves no time for are put on record."""
    for cleaner in cleaners:
        if deadline and deadline.passed():
            return document.note(
                "limit_deadline",
                f"After {deadline.seconds:g} s no time was left for {name_of(cleaner)} and what follows.",
            )
        smaller = call("cleaner", cleaner, document)
        if not isinstance(smaller, Document):
            raise CleanerError(f"cleaner {name_of(cleaner)} returned {type(smaller).__name__}, not a Document")
        document = smaller
    return document


def gather_sources(document: Document, cleaned: Document, hints: Hints = Hints()) -> Sources:
    """What parsers look at beside the blocks: meta elements by key, JSON-LD, and the head of a plain text."""
    page = document.page
    contents: dict[str, list[str]] = {}
    for key, content in page.meta:
        contents.setdefault(key, []).append(content)
    meta = {key: tuple(values) for key, values in contents.items()}
    titles = [page.title or "", *meta.get("og:title", ())]
    linked_data = read_linked_data(page.json_ld, titles=titles, urls=own_addresses(page))
    head = read_head(document, cleaned) if page.input == "text" else TextHead()
    return Sources(document, cleaned, meta, linked_data, head, hints=hints)


def find_facts(
    sources: Sources, deadline: Deadline | None = None, parsers: Iterable[tuple[str, Parser]] = DEFAULT_PARSERS
) -> dict[str, Fact[Any]]:
    """Run *parsers* in order, each with a look at the facts found before it, until the *deadline*."""
    known: dict[str, Fact[Any]] = {}
    sources = evolve(sources, known=known)  # once: each parser sees what has been put into it before
    for name, parse in parsers:
        if deadline and deadline.passed():
            break
        known[name] = with_hint(name, parse(sources), sources.hints)
    return known


def _with_own(parsers: Mapping[str, Parser]) -> tuple[tuple[str, Parser], ...]:
    """The table of parsers with the caller's own in their places."""
    if not parsers:
        return DEFAULT_PARSERS
    if unknown := sorted(set(parsers) - dict(DEFAULT_PARSERS).keys()):
        known = ", ".join(name for name, _ in DEFAULT_PARSERS)
        raise ValueError(f"parsers names {', '.join(unknown)}, which is no fact; there are {known}")
    return tuple(
        (name, own_parser(name, parsers[name]) if name in parsers else parse) for name, parse in DEFAULT_PARSERS
    )


def _note_deadline(cleaned: Document, facts: Mapping[str, Fact[Any]], deadline: Deadline) -> Document:
    missing = [name for name, _ in DEFAULT_PARSERS if name not in facts]
    if not missing or any(diagnostic.code == "limit_deadline" for diagnostic in cleaned.diagnostics):
        return cleaned
    return cleaned.note(
        "limit_deadline", f"After {deadline.seconds:g} s no time was left to look for {missing[0]} and what follows."
    )


def _with_diagnostics(cleaned: Document, sources: Sources) -> Document:
    """What can only be said at the end: what could not be read, and that nothing was left."""
    for error in sources.linked_data.errors:
        cleaned = cleaned.note("malformed_json_ld", f"A JSON-LD script could not be read: {error}.")
    if sources.document.blocks and not cleaned.blocks:
        reasons = ", ".join(sorted({removal.reason for removal in cleaned.removed}))
        cleaned = cleaned.note("only_boilerplate", f"All visible text was removed, as: {reasons}.")
    for signal in signals(sources, cleaned.blocks):
        cleaned = cleaned.note(signal.code, signal.message)
    return cleaned


def _article(cleaned: Document, facts: Mapping[str, Fact[Any]], sure: float) -> Article:
    candidates = tuple(candidate for name, fact in facts.items() for candidate in fact.candidates(name))
    return Article(
        **{name: fact.value for name, fact in facts.items()},
        blocks=cleaned.blocks,
        removed=cleaned.removed,
        diagnostics=cleaned.diagnostics,
        language_confidence=facts["language"].confidence if "language" in facts and facts["language"].value else 0.0,
        candidates=candidates,
        url=cleaned.page.url,
        encoding=cleaned.page.encoding,
        confidence=sure,
    )


def _with_targets(article: Article, document: Document, links: bool, images: bool) -> Article:
    base = base_address(document.page)
    return evolve(
        article,
        links=find_links(document, article.blocks, base) if links else (),
        images=find_images(document, article.blocks, article.removed, base) if images else (),
    )
