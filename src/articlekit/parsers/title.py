"""Title: the headline as printed, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from attrs import frozen

from articlekit import marks
from articlekit.article import Candidate
from articlekit.document import Block
from articlekit.parsers.fact import Fact, Sources, is_long
from articlekit.parsers.headlines.text import (
    APART,
    EDGES,
    HARD,
    MIN_HEADLINE,
    SMALL_WORD,
    SURE,
    Declared,
    declare,
    end_of,
    find_kicker,
    fold,
    is_phrase,
    is_site,
    slug_of,
    strip_site,
    without_outlet,
    without_section,
)
from articlekit.parsers.linked_data import text_of
from articlekit.parsers.site_name import site_names

__all__ = ["find_title"]

MAX_TITLE = 300  # characters; the longest headline of the annotated pages has 237
MAX_HEADINGS = 80
MAX_KICKER = 50  # folded characters
MIN_REST = 3  # characters of a headline without the kicker before it
NEAR = 6  # characters of punctuation by which two texts with the same words may differ
# Blocks in which one looks for the headline, and then behind these; menus of 2,000 entries have been seen.
MAX_LOOK = 600
STRETCHES = (0, MAX_LOOK, 4_000)

AWAY = (
    marks.NAV | marks.MENU | marks.FOOTER | marks.RELATED | marks.COMMENT | marks.CONSENT | marks.NEWSLETTER | marks.LOGIN
    | marks.BREADCRUMB | marks.PAYWALL
)  # fmt: skip
HOME = marks.ARTICLE | marks.MAIN | marks.BODY
TRUST = {"title": 0.85, "meta:twitter:title": 0.9, "json-ld:name": 0.8, "microdata:headline": 0.9}  # others: 1
META_KEYS = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
AGREEING = frozenset({"meta:og:title", "meta:twitter:title", "title", "json-ld:name", "microdata:headline"})
SENTENCE_END = ".!?:;,"
SUBTITLE = re.compile(r"\s+([^\s])")
WORD = re.compile(r"[^\W_]+")
TRAIL = re.compile(r"\w(?: / | ?[>»›→] ?)\w")
# What an element for screen readers says before the headline.
LABEL = re.compile(
    r"^(?:headline|title|titel|titre|título|titolo|überschrift|tytuł|nadpis|rubrik|otsikko):\s+(?=\S)", re.IGNORECASE
)
SOCIAL = 0.8  # points
LEVELS = {1: 1.0, 2: 0.55, 3: 0.3, 4: 0.1, 5: 0.0, 6: 0.0, 0: 0.0}
ENOUGH = 1.5  # points that make a printed heading the title; chosen on the development pages
LITTLE = 0.5  # points that do so where the page declares no title but the site's name
START = frozenset({"", "index", "home", "start", "startseite", "default", "main", "welcome"})  # of start pages


def find_title(sources: Sources) -> Fact[str | None]:
    """
    The article's headline: the printed heading that the page's declared titles speak of, else a declared title.

    >>> from articlekit import extract
    >>> extract("<title>Rain on the coast | The Harbour Post</title><h1>Rain on the coast</h1><p>It rained.").title
    'Rain on the coast'
    >>> extract("<p>It rained.").title is None
    True

    Of a fragment in which nothing is declared, a subheading behind the first paragraph is no headline.

    Args:
        sources: the page, with the fact ``site_name`` found before.

    Returns:
        The headline in one line, as printed; the other candidates behind it.
    """
    if sources.document.page.input == "text":
        return text_title(sources)
    sites = site_names(sources)
    declared = _declared(sources, sites)
    printed = _printed(sources, declared, sites)
    if not declared:
        printed = [pair for pair in printed if not _is_subheading(pair[1], sources)]
    best, enough = _best_of(printed), ENOUGH
    if (not best or best[0] < ENOUGH) and _says_nothing(declared, sites, sources):
        printed = _printed(sources, [], sites)
        best, enough = _best_of(printed), LITTLE
    if best and best[0] >= enough:
        block = _first_like(best[1], printed)
        text = _spaced(_whole(_headline(block, declared, sources, sites), declared), declared)
        return Fact(text, block.text, _source(block), block.index, _others(declared, printed, block))
    choice = _best_declared(sources, declared)
    if choice:
        others = tuple(Candidate("", d.text, d.raw, d.source) for d in declared if d is not choice)
        return Fact(choice.text, choice.raw, choice.source, others=others)
    if best:
        return Fact(best[1].text, best[1].text, _source(best[1]), best[1].index)
    return Fact(None)


def _is_subheading(block: Block, sources: Sources) -> bool:
    """Whether a heading that is no h1 stands behind a paragraph, as those of a fragment without its headline do."""
    first = next((other for other in sources.cleaned.blocks if is_long(other.text)), None)
    return block.level > 1 and first is not None and first.index < block.index


def _first_like(block: Block, printed: Iterable[tuple[float, Block]]) -> Block:
    """The h1 in a like place that says before *block* what it says: recipes print the headline once more, in their card."""
    like = (
        other
        for _, other in printed
        if other.kind == "heading" and other.level == 1 and not other.marks & AWAY & ~block.marks
    )
    return next((other for other in like if other.index < block.index and fold(other.text) == fold(block.text)), block)


def _says_nothing(declared: list[Declared], sites: frozenset[str], sources: Sources) -> bool:
    """Whether a page that is no start page declares no more than the name of the site."""
    named = bool(declared) and all(is_site(title.text, sites) for title in declared)
    return named and slug_of(sources.document.page) not in START


def _source(block: Block) -> str:
    return f"h{block.level}" if block.kind == "heading" else "heading"


def _others(
    declared: Iterable[Declared], printed: Iterable[tuple[float, Block]], block: Block
) -> tuple[Candidate, ...]:
    rest = [pair[1] for pair in sorted(printed, key=lambda pair: -pair[0])[:4] if pair[1] is not block]
    return tuple(Candidate("", d.text, d.raw, d.source) for d in declared) + tuple(
        Candidate("", other.text, other.text, _source(other)) for other in rest
    )


def _headline(block: Block, declared: list[Declared], sources: Sources, sites: frozenset[str]) -> str:
    """The text of a heading in one line, without a kicker before it and without the site's name behind it."""
    text = LABEL.sub("", block.text.replace("\n", " "), count=1)
    folded = fold(text)
    agreed = any(title.folded == folded and title.source in SURE for title in declared)
    if not agreed and (rest := _without_marked_kicker(text, block, sources)):
        return rest
    # A part that is called the site's name is none where the page prints the title with it: "Whale watching – what to bring".
    printed = any(title.whole == folded != title.folded and title.source in SURE for title in declared)
    if not printed and (start := find_kicker(block.text, declared)):
        return text[start:].lstrip(EDGES)
    if HARD.search(text):
        return _without_end(text, declared, sites)
    return _without_subtitle(text, declared)


def _without_marked_kicker(text: str, block: Block, sources: Sources) -> str:
    """The headline without the kicker that an element inside the heading holds, before or behind it; empty if there is none."""
    inside = [one for one in sources.document.page.mentions if one.block == block.index and one.own & marks.KICKER]
    for kicker in sorted((mention.text for mention in inside), key=len, reverse=True):
        if text.startswith(kicker) and len(rest := text[len(kicker) :].lstrip(EDGES)) > MIN_REST:
            return rest
        if text.endswith(kicker) and len(rest := text[: -len(kicker)].rstrip(EDGES)) > len(kicker):
            return rest
    return ""


def _whole(text: str, declared: list[Declared]) -> str:
    """The headline with its first words, where these stand outside the heading, but all who name it name them too."""
    said = {title.source: title for title in declared if title.source in SURE}
    folded = {title.folded for title in said.values()}
    if len(said) < len(SURE) or len(folded) > 1 or not folded.pop().endswith(" " + fold(text)):
        return text
    whole = said["json-ld:headline"].text
    return whole if whole.count(":") > text.count(":") else text


def _spaced(text: str, declared: list[Declared]) -> str:
    """The headline with the spaces of the declared title where only these differ: elements print "The coast : Rain"."""
    bare = "".join(text.split())
    alike = (title.text for title in declared if title.source in SURE and "".join(title.text.split()) == bare)
    return next(alike, text)


def _without_subtitle(text: str, declared: list[Declared]) -> str:
    """
    Without a line that a style sheet sets apart from the headline: "Rain on the coast Road closed for days".

    All declared titles must end before it, and it must begin as a line does: with a capital, where the headline has
    words in lower case, or with a mark that stands alone. Else the declared titles are only short forms.
    """
    # Before the first bar: where the site is off, sections may still stand behind it.
    said = {title.parts[0] if HARD.search(title.text) and title.parts else title.folded for title in declared}
    if len(declared) < 2 or len(said) > 1 or not SURE & {title.source for title in declared}:
        return text
    head = said.pop()
    if len(head) < MIN_HEADLINE or not fold(text).startswith(head + " "):
        return text
    start = end_of(text, head)
    match = SUBTITLE.match(text, start) if start is not None else None
    if start is None or not match or text[start - 1] in SENTENCE_END or match[1].isalpha() and not match[1].isupper():
        return text
    return text[:start] if not match[1].isalpha() or SMALL_WORD.search(text, 0, start) else text


def _without_end(text: str, declared: list[Declared], sites: frozenset[str]) -> str:
    """Without what is behind a bar, if that is the site, or all declared titles end before it."""
    bare = strip_site(text, sites)
    head = APART.split(bare, maxsplit=1)[0]
    if len(head) < len(bare) and declared and all(title.folded == fold(head) for title in declared):
        return head
    return bare


# --- declared --------------------------------------------------------------------------------------------------------


def _declared(sources: Sources, sites: frozenset[str]) -> list[Declared]:
    """All titles that the page declares, the most trusted first."""
    titles: list[Declared] = []
    seen: dict[str, Declared | None] = {}
    for raw, source in _stated(sources):
        if not raw or len(raw) > 2 * MAX_TITLE:
            continue
        if raw not in seen:
            seen[raw] = declare(raw, source, sites)
            title = seen[raw]
        else:  # most pages say the same in three places
            same = seen[raw]
            title = same and Declared(same.text, same.raw, source, same.folded, same.whole, same.parts)
        if title:
            titles.append(title)
    return [title for title in titles if title.folded not in sites] or titles[:1]


def _stated(sources: Sources) -> Iterator[tuple[str, str]]:
    article = sources.linked_data.article
    yield text_of(article.get("headline")), "json-ld:headline"
    for key in META_KEYS:
        if key in sources.meta and (meta := sources.first_meta(key)):
            yield meta
    for mention in sources.document.page.mentions:
        if mention.attributes.get("itemprop") == "headline" and not mention.marks & AWAY:
            yield mention.text or mention.attributes.get("content", ""), "microdata:headline"
            break
    yield sources.document.page.title or "", "title"
    yield text_of(article.get("name")), "json-ld:name"


def _best_declared(sources: Sources, declared: list[Declared]) -> Declared | None:
    """The declared title that is also printed somewhere, else the first; a part of ``<title>`` if only that is printed."""
    if not declared:
        return None
    texts = _texts_like(declared, sources.document.blocks[:MAX_LOOK])
    for title in declared:
        if title.folded in texts and len(title.folded) > 3:
            return title
    best = _agreed(declared)
    if best.source == "json-ld:headline" and best.raw.endswith(("...", "…")) and len(declared) > 1:
        best = declared[1]
    if best.source == "title":
        part = APART.split(best.text)[0]
        if len(part) < len(best.text) and " " in part and fold(part) in texts:
            return Declared(part, best.raw, best.source, fold(part), best.whole)
        bare = without_section(best.text, _folders(sources))
        part = without_outlet(bare) if bare == best.raw else bare  # else the site is off already
        return best if part == best.text else Declared(part, best.raw, best.source, fold(part), best.whole)
    return best


def _folders(sources: Sources) -> frozenset[str]:
    """The folders of the page's address, folded."""
    path = (sources.document.page.url or "").partition("?")[0].split("/")[3:-1]
    return frozenset(map(fold, path))


def _agreed(declared: list[Declared]) -> Declared:
    """The first declared title; where it stands alone against three that agree, the first of these."""
    first = declared[0]
    others = [title for title in declared[1:] if title.source in AGREEING]
    if any(title.folded == first.folded for title in others):
        return first
    for title in others:
        if sum(title.folded == other.folded for other in others) >= 3:
            return title
    return first


def _texts_like(declared: list[Declared], blocks: Sequence[Block]) -> set[str]:
    """The folded texts of blocks as long as a declared title or its first part; no others can match."""
    wanted = {len(part) for title in declared for part in (title.text, APART.split(title.text, maxsplit=1)[0])}
    lengths = {length + more for length in wanted for more in range(-NEAR, NEAR + 1)}
    return {fold(block.text) for block in blocks if len(block.text) in lengths}


# --- printed ---------------------------------------------------------------------------------------------------------


def _printed(sources: Sources, declared: list[Declared], sites: frozenset[str]) -> list[tuple[float, Block]]:
    """Headings of the page, each with the points that speak for it: the first that suffice, behind however long a menu."""
    printed: list[tuple[float, Block]] = []
    for begin, end in pairwise(STRETCHES):
        if blocks := sources.document.blocks[begin:end]:
            printed += _in_stretch(blocks, sources, declared, sites)
        if (best := _best_of(printed)) and best[0] >= ENOUGH:
            break
    return printed


def _best_of(printed: list[tuple[float, Block]]) -> tuple[float, Block] | None:
    return max(printed, key=lambda pair: pair[0], default=None)


def _in_stretch(
    blocks: Sequence[Block], sources: Sources, declared: list[Declared], sites: frozenset[str]
) -> list[tuple[float, Block]]:
    away = AWAY & ~_usual(sources)
    first = [
        block
        for block in blocks
        if block.level == 1
        and block.kind == "heading"
        and not block.marks & (away | marks.SITE | marks.HIDDEN)
        and not _is_trail(block)
    ]
    if certain := _certain(first, blocks, declared):
        return [(9.0, certain)]
    if headline := _behind_kicker(blocks, declared):
        return [(9.0, headline)]
    headings = [
        block
        for block in blocks
        if (block.kind == "heading" or block.marks & marks.TITLE and block.place.own & marks.TITLE)
        and not block.marks & marks.HIDDEN
        and 1 < len(block.text) <= MAX_TITLE
        and not _is_trail(block)
    ]
    first = [block for block in first if is_phrase(block.text) and fold(block.text) not in sites]
    unique = list({title.folded: title for title in sorted(declared, key=_trust)}.values())
    words = {word for title in unique for word in (*title.folded.split(), *title.whole.split())}
    headings = [block for block in headings[:MAX_HEADINGS] if block.level == 1 or _may_fit(block.text, words)]
    folded = [fold(block.text) for block in headings]
    sections, slug = _sections(declared, folded, sites), slug_of(sources.document.page)
    look = _Look(unique, sites, sections, len(first) == 1, slug, away, blocks[0].index)
    return [(_points(block, text, look), block) for block, text in zip(headings, folded, strict=True)]


def _is_trail(block: Block) -> bool:
    """Whether a heading is the way to the page, link after link, and not what the page is about: "Home / News"."""
    return 3 * block.link_length > len(block.text) and TRAIL.search(block.text) is not None


def _may_fit(text: str, words: set[str]) -> bool:
    """Whether a heading shares a word with what is declared, by a quick look; yes where words are not set apart by spaces."""
    return not words or not text.isascii() or not words.isdisjoint(WORD.findall(text.casefold()))


def _sections(declared: list[Declared], headings: list[str], sites: frozenset[str]) -> frozenset[str]:
    """The parts of ``<title>`` behind its first, where that is printed as a heading of its own."""
    for title in declared:
        if (
            title.source == "title"
            and len(parts := title.parts) > 1
            and parts[0] in headings
            and not is_site(parts[0], sites)
        ):
            return frozenset(parts[1:])
    return frozenset()


def _certain(first: list[Block], blocks: Sequence[Block], declared: list[Declared]) -> Block | None:
    """
    The h1 that says what ``og:title`` says: most pages have one, and need no further look.

    Where JSON-LD and ``<title>`` say so too, the h1 may stand anywhere, even in a breadcrumb.
    """
    social = next((title for title in declared if title.source == "meta:og:title"), None)
    if social is None or not is_phrase(social.folded):
        return None
    said = (social.folded, social.whole)
    if found := next((block for block in first if fold(block.text) in said), None):
        return found
    agreed = {title.source for title in declared if title.folded == social.folded}
    if not {"json-ld:headline", "title"} <= agreed:
        return None
    firsts = (block for block in blocks if block.level == 1 and block.kind == "heading")
    return next((block for block in firsts if not block.marks & marks.HIDDEN and fold(block.text) in said), None)


def _behind_kicker(blocks: Sequence[Block], declared: list[Declared]) -> Block | None:
    """The heading that ends what ``og:title`` says, where the block before it says the beginning: "The weather", "Rain"."""
    social = next((title for title in declared if title.source == "meta:og:title" and len(title.parts) > 0), None)
    if social is None:
        return None
    for place, block in enumerate(blocks):
        if block.kind != "heading" or block.marks & marks.HIDDEN or not place:
            continue
        kicker = blocks[place - 1]
        if len(block.text) > len(social.raw) or len(kicker.text) > 2 * MAX_KICKER:
            continue
        if kicker.kind == "heading" and kicker.level < block.level:  # a headline and the name of who wrote it
            continue
        tail = fold(block.text)
        if " " in tail and social.folded.endswith(" " + tail) and f"{fold(kicker.text)} {tail}" == social.folded:
            return block
    return None


def _usual(sources: Sources) -> int:
    """The marks that all paragraphs of the article carry: what the whole page is marked with says nothing."""
    usual = -1
    long = (block for block in sources.cleaned.blocks if block.kind == "paragraph" and is_long(block.text))
    for block in islice(long, 12):
        usual &= block.marks
    return max(usual, 0)


def _trust(title: Declared) -> float:
    return TRUST.get(title.source, 1.0)


@frozen(eq=False)
class _Look:
    """
    What headings are held against.

    Attributes:
        declared: the page's declared titles, each text once.
        sites: folded names of the site.
        sections: what stands behind the headline in ``<title>``, folded.
        alone: whether the page has one h1 only that may be the headline.
        slug: the folded words of the last part of the page's address.
        away: the marks that speak against a heading.
        begin: the index of the block from which on one looks.
    """

    declared: list[Declared]
    sites: frozenset[str]
    sections: frozenset[str]
    alone: bool
    slug: str
    away: int
    begin: int

    @property
    def social(self) -> str | None:
        """What the page is called where it is shared, folded."""
        return next(
            (title.folded for title in self.declared if title.source == "meta:og:title" and is_phrase(title.folded)),
            None,
        )


def _points(block: Block, folded: str, look: _Look) -> float:
    """What speaks for a heading: its level and place, and above all that the declared titles contain it."""
    if not folded:
        return -9.0
    level = block.level if block.kind == "heading" else 0
    fit = max((_trust(title) * _fit(folded, title) for title in look.declared), default=0.0)
    late = 0.0005 * (block.index - look.begin)
    if not fit and level != 1:
        return LEVELS[level] - late  # never enough
    return LEVELS[level] + fit + _place(block, folded, fit, level, look) - late


def _place(block: Block, folded: str, fit: float, level: int, look: _Look) -> float:
    """What the place of a heading adds or takes."""
    where = block.marks
    away = where & look.away
    if level == 1 and away == marks.FOOTER and where & marks.MAIN and where & HOME != marks.MAIN:
        away = 0  # "has-footer" and the like say nothing of a part of <main>
    points = 0.3 * bool(where & HOME) + 0.2 * bool(block.place.own & marks.TITLE)
    whole = fit >= 1.9 and level == 1  # an h1 that says the title whole is in the breadcrumb on some sites
    points -= (0.2 if whole else 0.9) * bool(away)
    points -= 0.5 * bool(where & (marks.SIDEBAR | marks.ASIDE))
    points += SOCIAL * _is_social(block, folded, level, look)
    named = bool(look.slug) and _letters(folded) == look.slug.replace(" ", "")
    points -= 0.3 * (" " not in folded and folded.isascii() and not named)
    points -= 0.9 * bool(where & marks.LEDE and level != 1)
    points -= 1.2 * bool(where & marks.SITE) + 0.3 * bool(block.link_share > 0.9)
    if fit < 2 and not named and (folded in look.sections or is_site(folded, look.sites)):
        points -= 1.5
    if level == 1 and not away and not where & marks.SITE:
        points += (1.6 if named else 0.6 * look.alone) if is_phrase(folded) else 0.6 * named
    elif level in (2, 3) and not away and named and is_phrase(folded):
        points += 1.2  # on blogs the h1 may be the name of the site
    return points


def _letters(folded: str) -> str:
    """The words of a heading as addresses have them here: without numbers, which are those of pages as often."""
    return "".join(word for word in folded.split() if word.isalpha())


def _is_social(block: Block, folded: str, level: int, look: _Look) -> bool:
    """Whether the page prints in its main part what it is called where it is shared: no search engine's title then."""
    where = block.marks
    if look.social is None or not where & HOME or where & look.away or not 0 < level < 4:
        return False
    if where & marks.CARD and not where & marks.MAIN:
        return False
    social = look.social
    return folded == social or folded.endswith(" " + social) and len(folded) - len(social) < MAX_KICKER


def _fit(folded: str, title: Declared) -> float:
    """How well a heading fits a declared title: 2 for the same words, less for a part of them or most of them."""
    if folded == title.folded or folded == title.whole:
        return 2.0
    if not title.folded:
        return 0.0
    if folded in title.whole:
        share = min(1.0, len(folded) / len(title.folded))
        return 0.5 + 1.4 * share if folded in title.parts else 1.6 * share
    if (
        title.source == "meta:og:title"
        and len(folded) - len(title.folded) < MAX_KICKER
        and folded.endswith(" " + title.folded)
    ):
        return 2.0 if len(title.folded) > 20 else 1.6  # with a kicker before it
    if title.folded in folded:
        return 1.6 * len(title.folded) / len(folded)
    mine, theirs = set(folded.split()), set(title.folded.split())
    both = len(mine & theirs)
    return 1.4 * both / max(len(mine), len(theirs)) if both > 1 else 0.0


# --- plain text ------------------------------------------------------------------------------------------------------


def text_title(sources: Sources) -> Fact[str | None]:
    """The headline of a plain text."""
    head = sources.head
    if head.title is None:
        return Fact(None)
    return Fact(head.text, head.title.text, "text", head.title.index)
