"""Title: the headline as printed, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from articlekit import marks
from articlekit.article import Candidate
from articlekit.document import Block
from articlekit.parsers.fact import Fact, Sources
from articlekit.parsers.linked_data import text_of
from articlekit.parsers.site import site_names

__all__ = ["find_title", "strip_site"]

MAX_TITLE = 300  # characters; the longest headline of the annotated pages has 237
MAX_HEADINGS = 80
MAX_LOOK = 600  # blocks; menus of that length before the headline have been seen

# Between a headline and the names of section and site, in any script.
SEPARATOR = re.compile(
    r"(\s+[|–—·•»«›‹:/\\~*+⋆★►→>_-]+\s+|\s*[|｜∣│»«›]+\s*|\s*::\s*|\s+//\s*|\s+[-–—]\s*$|(?<=\S)[_＿－](?=\S))"
)
# Some of these also stand inside headlines: what is behind them goes only if it is known to be the site.
HARD = re.compile(r"[|｜∣│»«›‹•·]|::|//|[_＿]")
# A kicker ends with a line, with nothing at all, or with a mark that stands apart; "Rain: a history" has no kicker.
KICKER_END = re.compile(r"\s*\n\s*|\s+[:|]\s+|:?\s+(?=[^\W_]|[\"'“„«‘])|")
SPACE = re.compile(r"\s+")
NOT_WORD = re.compile(r"[\W_]+")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
AWAY = (
    marks.NAV | marks.MENU | marks.FOOTER | marks.RELATED | marks.COMMENT | marks.CONSENT | marks.NEWSLETTER | marks.LOGIN
    | marks.BREADCRUMB | marks.PAYWALL
)  # fmt: skip
HOME = marks.ARTICLE | marks.MAIN | marks.BODY
TRUST = {"title": 0.85, "meta:twitter:title": 0.9, "json-ld:name": 0.8, "microdata:headline": 0.9}  # others: 1
SURE = frozenset({"json-ld:headline", "meta:og:title", "meta:twitter:title"})  # what these say whole is no kicker
LEVELS = {1: 1.0, 2: 0.55, 3: 0.3, 4: 0.1, 5: 0.0, 6: 0.0, 0: 0.0}
ENOUGH = 1.5  # points that make a printed heading the title; chosen on the development pages


@frozen(eq=False)
class Declared:
    """
    One title that the page declares.

    Attributes:
        text: without the site's name.
        raw: as declared.
        source: where it stood.
        folded: the text without case and punctuation.
        whole: the raw text without case and punctuation.
        parts: the folded parts between separators.
    """

    text: str
    raw: str
    source: str
    folded: str
    whole: str
    parts: tuple[str, ...]


def find_title(sources: Sources) -> Fact[str | None]:
    """
    The article's headline: the printed heading that the page's declared titles speak of, else a declared title.

    >>> from articlekit import extract
    >>> extract("<title>Rain on the coast | The Harbour Post</title><h1>Rain on the coast</h1><p>It rained.").title
    'Rain on the coast'
    >>> extract("<p>It rained.").title is None
    True

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
    best = max(printed, key=lambda pair: pair[0], default=None)
    if best and best[0] >= ENOUGH:
        block = best[1]
        text = _headline(block, declared, sources, sites)
        source = f"h{block.level}" if block.level else "heading"
        return Fact(text, block.text, source, block.index, _others(declared, printed, block))
    choice = _best_declared(sources, declared)
    if choice:
        others = tuple(Candidate("", d.text, d.raw, d.source) for d in declared if d is not choice)
        return Fact(choice.text, choice.raw, choice.source, others=others)
    if best:
        return Fact(best[1].text, best[1].text, f"h{best[1].level}", best[1].index)
    return Fact(None)


def _others(
    declared: Iterable[Declared], printed: Iterable[tuple[float, Block]], block: Block
) -> tuple[Candidate, ...]:
    rest = [pair[1] for pair in sorted(printed, key=lambda pair: -pair[0])[:4] if pair[1] is not block]
    return tuple(Candidate("", d.text, d.raw, d.source) for d in declared) + tuple(
        Candidate("", other.text, other.text, f"h{other.level}") for other in rest
    )


def _headline(block: Block, declared: list[Declared], sources: Sources, sites: frozenset[str]) -> str:
    """The text of a heading in one line, without a kicker before it and without the site's name behind it."""
    text = block.text.replace("\n", " ")
    folded = _fold(text)
    for mention in (
        ()
        if any(folded == title.folded and title.source in SURE for title in declared)
        else sources.document.page.mentions
    ):
        if mention.block == block.index and mention.own & marks.KICKER and text.startswith(mention.text):
            rest = text[len(mention.text) :].lstrip(" :|–—-")
            if len(rest) > 3:
                return rest
    for start in _cuts(block.text, declared, folded):
        return text[start:].lstrip(" :|–—-·»")
    if HARD.search(text):
        return strip_site(text, sites)
    return text


def _cuts(raw: str, declared: list[Declared], folded: str) -> Iterator[int]:
    """Where the headline begins in a heading that has a kicker before it: the declared titles know where."""
    known = {title.folded: title.source for title in reversed(declared) if title.source != "microdata:headline"}
    swapped = {title.parts[0] for title in declared if len(title.parts) > 1 and folded.startswith(title.parts[1])}
    for tail in sorted({*known, *swapped}, key=len, reverse=True):
        head = folded[: -len(tail)].rstrip()
        if not head or len(tail) < 8 or len(head) > 80 or not folded.endswith(" " + tail):
            continue
        start = _end_of(raw, head)
        if start is None:
            continue
        between = KICKER_END.match(raw, start)
        if between and (
            known.get(folded) not in SURE
            or tail in swapped
            or known.get(tail) == "meta:og:title"
            and ":" not in between.group()
        ):
            yield between.end()


def _end_of(raw: str, head: str) -> int | None:
    """The offset in *raw* behind the words that fold to *head*."""
    start = len(head)
    for end in range(max(1, start - 2), min(len(raw), start + 12)):
        if _fold(raw[:end]) == head and not (raw[end - 1].isalnum() and raw[end].isalnum()):
            while end < len(raw) and raw[end] in "\"'”’“»?!.)":
                if raw[end : end + 1] in '"“' and raw[end - 1 : end].isalnum() and raw.count('"') == 2:
                    break
                end += 1
            return end
    return None


# --- declared --------------------------------------------------------------------------------------------------------


def _declared(sources: Sources, sites: frozenset[str]) -> list[Declared]:
    """All titles that the page declares, the most trusted first."""
    article = sources.linked_data.article
    found: list[tuple[str, str]] = [(text_of(article.get("headline")), "json-ld:headline")]
    for key in (
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "citation_title",
        "parsely-title",
        "sailthru.title",
    ):
        if meta := sources.first_meta(key):
            found.append(meta)
    found += [
        (mention.text or mention.attributes.get("content", ""), "microdata:headline")
        for mention in sources.document.page.mentions
        if mention.attributes.get("itemprop") == "headline" and not mention.marks & AWAY
    ][:1]
    found.append((sources.document.page.title or "", "title"))
    found.append((text_of(article.get("name")), "json-ld:name"))
    titles = []
    for raw, source in found:
        cleaned = SPACE.sub(" ", TAG.sub("", raw)).strip() if raw else ""
        if cleaned and len(cleaned) <= 2 * MAX_TITLE and (text := strip_site(cleaned, sites)):
            titles.append(Declared(text, raw, source, _fold(text), _fold(cleaned), _parts(cleaned)))
    return [title for title in titles if title.folded not in sites] or titles[:1]


def strip_site(title: str, sites: frozenset[str]) -> str:
    """
    Take the site's names off both ends of a title.

    >>> strip_site("Rain on the coast - The Harbour Post", frozenset({"the harbour post"}))
    'Rain on the coast'
    >>> strip_site("Rain - and wind", frozenset({"the harbour post"}))
    'Rain - and wind'

    Args:
        title: in one line.
        sites: folded names of the site.

    Returns:
        The rest; the title itself if nothing else would be left.
    """
    pieces = SEPARATOR.split(title.strip())
    while len(pieces) > 2 and (not pieces[-1].strip() or _is_site(pieces[-1], sites)):
        pieces = pieces[:-2]
    while len(pieces) > 2 and (not pieces[0].strip() or _is_site(pieces[0], sites)):
        pieces = pieces[2:]
    rest = "".join(pieces).strip()
    return rest or title


def _is_site(part: str, sites: frozenset[str]) -> bool:
    """Whether a part of a title is a name of the site: the same words, or a longer form of them."""
    folded = _fold(part) if not part.islower() or not part.isalnum() else part
    if folded in sites:
        return True
    squashed = folded.replace(" ", "")
    for site in sites:
        bare = site.replace(" ", "")
        if squashed == bare or len(bare) > 4 and (bare in squashed and len(squashed) < 2.5 * len(bare)):
            return True
        if len(squashed) > 4 and squashed in bare:
            return True
    return False


def _parts(title: str) -> tuple[str, ...]:
    return tuple(folded for piece in SEPARATOR.split(title)[::2] if (folded := _fold(piece)))


def _best_declared(sources: Sources, declared: list[Declared]) -> Declared | None:
    """The declared title that is also printed somewhere, else the first; parts of ``<title>`` if only these are printed."""
    if not declared:
        return None
    texts = {_fold(block.text) for block in sources.document.blocks[:MAX_LOOK] if len(block.text) <= MAX_TITLE}
    for title in declared:
        if title.folded in texts and len(title.folded) > 3:
            return title
    best = declared[0]
    if best.source == "json-ld:headline" and best.raw.endswith(("...", "…")) and len(declared) > 1:
        best = declared[1]
    return best


# --- printed ---------------------------------------------------------------------------------------------------------


def _printed(sources: Sources, declared: list[Declared], sites: frozenset[str]) -> list[tuple[float, Block]]:
    """Headings of the page, each with the points that speak for it."""
    headings = [
        block
        for block in sources.document.blocks[:MAX_LOOK]
        if (block.kind == "heading" or block.marks & marks.TITLE and block.place.own & marks.TITLE)
        and not block.marks & marks.HIDDEN
        and 1 < len(block.text) <= MAX_TITLE
    ]
    first = [block for block in headings if block.level == 1 and not block.marks & (AWAY | marks.SITE)]
    if certain := _certain(first, declared):
        return [(9.0, certain)]
    first = [block for block in first if " " in block.text and _fold(block.text) not in sites]
    unique = list({title.folded: title for title in sorted(declared, key=_trust)}.values())
    return [(_points(block, unique, sites, alone=len(first) == 1), block) for block in headings[:MAX_HEADINGS]]


def _certain(first: list[Block], declared: list[Declared]) -> Block | None:
    """The h1 that says what ``og:title`` says: most pages have one, and need no further look."""
    social = next((title.folded for title in declared if title.source == "meta:og:title"), None)
    if social is None or " " not in social:
        return None
    return next((block for block in first if _fold(block.text) == social), None)


def _trust(title: Declared) -> float:
    return TRUST.get(title.source, 1.0)


def _points(block: Block, declared: list[Declared], sites: frozenset[str], *, alone: bool) -> float:
    """What speaks for a heading: its level and place, and above all that the declared titles contain it."""
    folded = _fold(block.text)
    if not folded:
        return -9.0
    social = next((title.folded for title in declared if title.source == "meta:og:title" and " " in title.folded), None)
    fit = max((_trust(title) * _fit(folded, title) for title in declared), default=0.0)
    points = LEVELS[block.level] + fit
    points += 0.3 * bool(block.marks & HOME) + 0.2 * bool(block.place.own & marks.TITLE)
    whole = fit >= 1.9 and block.level == 1  # an h1 that says the title whole is in the breadcrumb on some sites
    points -= (0.2 if whole else 0.9) * bool(block.marks & AWAY) + 0.5 * bool(
        block.marks & (marks.SIDEBAR | marks.ASIDE)
    )
    if social and block.marks & HOME and not block.marks & (AWAY | marks.CARD) and 0 < block.level < 4:
        if folded == social or folded.endswith(" " + social) and len(folded) - len(social) < 50:
            points += 0.8  # what the page shows to others and prints as well is no search engine's title
    points -= 0.3 * (" " not in folded and folded.isascii()) + 0.9 * bool(block.marks & marks.LEDE and block.level != 1)
    points -= 1.2 * bool(block.marks & marks.SITE) + 0.3 * bool(block.link_share > 0.9)
    if fit < 2 and _is_site(folded, sites):
        points -= 1.5
    if block.level == 1 and alone and not block.marks & (AWAY | marks.SITE) and " " in folded:
        points += 0.6
    return points - 0.0005 * block.index


def _fit(folded: str, title: Declared) -> float:
    """How well a heading fits a declared title: 2 for the same words, less for a part of them or most of them."""
    if folded == title.folded or folded == title.whole:
        return 2.0
    if not title.folded:
        return 0.0
    if folded in title.whole:
        share = len(folded) / len(title.folded)
        if folded in title.parts:
            return 0.5 + 1.4 * min(1.0, share)
        return 1.6 * min(1.0, share)
    if title.source == "meta:og:title" and len(folded) - len(title.folded) < 50 and folded.endswith(" " + title.folded):
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


def _fold(text: str) -> str:
    return NOT_WORD.sub(" ", text.casefold()).strip()
