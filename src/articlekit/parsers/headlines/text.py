"""Titles as strings: the site's name off their ends, a kicker off their beginning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from attrs import frozen

from articlekit.document import Page
from articlekit.hosts import own_addresses
from articlekit.letters import EAST_ASIAN, SOUTHEAST_ASIAN, without_unseen
from articlekit.parsers.bylines.names import without_accents
from articlekit.parsers.folding import fold, squash

__all__ = [
    "Declared",
    "declare",
    "end_of",
    "find_kicker",
    "fold",
    "is_phrase",
    "is_site",
    "slug_of",
    "strip_site",
    "without_outlet",
    "without_section",
]

# Between a headline and the names of section and site, in any script.
SEPARATOR = re.compile(
    r"(\s+[|–—·•»«›‹:/\\~*+⋆★►→>_-]+\s+|\s*[|｜∣│»«›]+\s*|\s*::\s*|\s+//\s*|\s+[-–—]\s*$|(?<=\S)[_＿－](?=\S)|\s*--\s*"
    rf"|(?<=[{EAST_ASIAN}])-(?=[{EAST_ASIAN}]))"  # where a hyphen joins no words
)
MAY_SEPARATE = re.compile(
    r"[^\w\s,.'’\"“”„()!?%&-]|\s-|-\s|_|--|[^\x00-\x7f]-[^\x00-\x7f]"
)  # spares most titles the look for separators
# Some of these also stand inside headlines: what is behind them goes only if it is known to be the site.
HARD = re.compile(r"[|｜∣│»«›‹•·]|::|//|[_＿]")
COLON = re.compile(r"(:\s+)")
APART = re.compile(r"\s+[–—|-]\s+|\s*[|｜]\s*")  # between a kicker and a headline, where the page prints nothing
# A kicker ends with a line, with nothing at all, or with a mark that stands apart; "Rain: a history" has no kicker.
KICKER_END = re.compile(r"\s*\n\s*|\s+[:|/–—-]\s+|:?\s+(?=[^\W_]|[\"'“„«‘])|")
MIN_SYLLABLES = 6  # characters of a headline without a space in Chinese, Japanese or Korean
MIN_LETTERS = 12  # the same in Thai, Lao, Burmese and Khmer, whose words have several letters
PHRASE = re.compile(rf"[^ ] [^ ]|[{EAST_ASIAN}]{{{MIN_SYLLABLES}}}|[{SOUTHEAST_ASIAN}]{{{MIN_LETTERS}}}")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
CLOSING = "\"'”’“»?!.)}]…）】』」"
OPENING = "\"'“„«‘‹「『(【（"
QUOTES = {"»": "«", "«": "»", "›": "‹", "‹": "›"}  # either may open, by the language
SMALL_WORD = re.compile(r"\b[^\W\d_A-Z]{5,}")  # headlines in which all long words have capitals have none
EDGES = " :|/–—-·»"
MAX_KICKER = 80  # characters
MIN_HEADLINE = 8
MAX_OUTLET = 5  # words
MAX_OWNER = 3  # words behind a colon that name the site
DASHES = frozenset("-–—")
ENDINGS = frozenset({"html", "htm", "php"})  # of files
SURE = frozenset({"json-ld:headline", "meta:og:title", "meta:twitter:title"})  # what these say whole is no kicker


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
    parts: tuple[str, ...] = ()


def is_phrase(folded: str) -> bool:
    """
    Whether a folded text is more than one word: it has a space, or enough characters of a script that sets none.

    >>> is_phrase("rain on the coast"), is_phrase("海岸公路因雨封闭"), is_phrase("ฝนตกหนักปิดถนนเลียบชายฝั่ง")
    (True, True, True)
    >>> is_phrase("rain"), is_phrase("新闻"), is_phrase("หน้าแรก")
    (False, False, False)
    """
    return PHRASE.search(folded) is not None


def declare(raw: str, source: str, sites: frozenset[str]) -> Declared | None:
    """
    Make a declared title of what stands in an attribute or in JSON-LD; None for one that says nothing.

    >>> declare("Rain on the coast | Harbour Post", "title", frozenset({"harbour post"})).text
    'Rain on the coast'
    >>> declare("  ", "title", frozenset()) is None
    True
    """
    text = TAG.sub("", raw) if "<" in raw else raw
    text = " ".join(without_unseen(text).split())
    whole = fold(text)
    if not whole:
        return None
    pieces = _split(text)
    if source == "title" and len(pieces) < 3:
        pieces = _split_blog(text, sites)
    if len(pieces) < 3:
        return Declared(text, text, source, whole, whole, (whole,))
    bare = _strip(pieces, sites) or text
    parts = tuple(folded for piece in pieces[::2] if (folded := fold(piece)))
    return Declared(bare, text, source, whole if bare == text else fold(bare), whole, parts)


def _split(title: str) -> list[str]:
    return SEPARATOR.split(title) if MAY_SEPARATE.search(title) else [title]


def _split_blog(title: str, sites: frozenset[str]) -> list[str]:
    """A title that begins with the site's very name and a colon, or ends so: "The Harbour Post: Rain", "Rain: Town of Weir"."""
    parts = COLON.split(title, maxsplit=1)
    if len(parts) == 3 and fold(parts[0]) in sites:
        return parts
    head, colon, tail = title.rpartition(": ")
    return [head, colon, tail] if colon and len(tail.split()) <= MAX_OWNER and is_site(tail, sites) else [title]


def strip_site(title: str, sites: frozenset[str]) -> str:
    """
    Take the site's names off both ends of a title.

    >>> strip_site("Rain on the coast - The Harbour Post", frozenset({"the harbour post"}))
    'Rain on the coast'
    >>> strip_site("Rain - and wind", frozenset({"the harbour post"}))
    'Rain - and wind'
    >>> strip_site("The sea and «the rain»", frozenset({"the harbour post"}))
    'The sea and «the rain»'

    Args:
        title: in one line.
        sites: folded names of the site.

    Returns:
        The rest; the title itself if nothing else would be left.
    """
    title = title.strip()
    pieces = _split(title)
    return _strip(pieces, sites) or title if len(pieces) > 2 else title


def _strip(pieces: list[str], sites: frozenset[str]) -> str:
    """What is left of the pieces of a title; empty if that would say nothing."""
    # "Rain | harbour.example | News of the coast": behind its very name the site speaks of itself.
    end = next((number for number in range(2, len(pieces), 2) if fold(pieces[number]) in sites), len(pieces) + 1)
    pieces = pieces[: end - 1]
    while len(pieces) > 2 and (not fold(pieces[-1]) or is_site(pieces[-1], sites)):
        if _is_quote(pieces[-2], pieces[:-2]):
            break
        pieces = pieces[:-2]
    while len(pieces) > 2 and (not fold(pieces[0]) or _is_site_before(pieces[0], pieces[1], sites)):
        if _is_quote(pieces[1], pieces[2:]):
            break
        pieces = pieces[2:]
    rest = "".join(pieces).strip()
    return rest if fold(rest) else ""


def _is_quote(mark: str, rest: list[str]) -> bool:
    """Whether what looks like a separator is one of a pair of quotes around words of the headline."""
    other = QUOTES.get(mark.strip())
    return other is not None and any(other in piece for piece in rest)


def without_outlet(title: str) -> str:
    """
    Take off the last part of a ``<title>`` that nothing else on the page confirms, if it looks like an outlet's name.

    >>> without_outlet("Rain closes the road to the coast – Harbour Valley Council")
    'Rain closes the road to the coast'
    >>> without_outlet("Rain closes the road to the coast – and the bridge")
    'Rain closes the road to the coast – and the bridge'

    Args:
        title: in one line, the known names of the site taken off.

    Returns:
        What stands before a bar; before a dash only if all words behind it have capitals and they are few.
    """
    pieces = _split(title)
    while len(pieces) > 2:
        head, mark, tail = "".join(pieces[:-2]), pieces[-2], pieces[-1]
        if not HARD.search(mark) and not _may_be_outlet(head, mark, tail) or len(fold(head)) < MIN_HEADLINE:
            break
        pieces = pieces[:-2]
    return "".join(pieces).strip()


def without_section(title: str, folders: Collection[str]) -> str:
    """
    Take off the last part of a ``<title>`` that is the section of the site in whose folder the page is.

    >>> without_section("Rain closes the road - Météo", {"meteo", "france"})
    'Rain closes the road'
    >>> without_section("Rain closes the road - Wind", {"meteo", "france"})
    'Rain closes the road - Wind'

    Args:
        title: in one line, the known names of the site taken off.
        folders: folded names of the folders in the page's address.
    """
    pieces = _split(title)
    while len(pieces) > 2 and without_accents(fold(pieces[-1])) in folders:
        pieces = pieces[:-2]
    return "".join(pieces).strip()


def _may_be_outlet(head: str, mark: str, tail: str) -> bool:
    """Whether what stands behind a dash may be a name: few words, all with capitals, behind a headline that is longer."""
    words = tail.split()
    named = all(not word[0].islower() for word in words)
    return mark.strip() in DASHES and named and len(words) <= MAX_OUTLET and len(head.split()) > len(words) + 2


def _is_site_before(part: str, mark: str, sites: frozenset[str]) -> bool:
    """Whether the first part is the site: before a dash only if the words are the same, for a dash may belong to a headline."""
    if HARD.search(mark):
        return is_site(part, sites)
    squashed = squash(part)
    return any(squashed == site.replace(" ", "") for site in sites)


def is_site(part: str, sites: Collection[str]) -> bool:
    """
    Whether a part of a title is a name of the site: the same words, or a longer or shorter form of them.

    >>> is_site("Harbour Post Online", {"harbour post"}), is_site("Rain", {"harbour post"})
    (True, False)
    """
    folded = fold(part)
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


def slug_of(page: Page) -> str:
    """
    The last part of a page's address that has words in it, folded; empty where none has.

    >>> from articlekit.reading import read
    >>> slug_of(read("Rain", input="text", url="https://harbour.example/news/rain-on-the-coast-4711.html").page)
    'rain on the coast'
    >>> slug_of(read("Rain", input="text", url="https://harbour.example/4711").page)
    ''
    """
    for url in own_addresses(page):
        path = unquote(url.split("?")[0].split("#")[0]).split("://", 1)[-1]
        for part in reversed(path.split("/")[1:]):
            words = (word for word in fold(part).split() if word.isalpha() and word not in ENDINGS)
            if folded := " ".join(words):
                return folded
    return ""


def find_kicker(raw: str, declared: Iterable[Declared]) -> int:
    """
    Say where the headline begins in a heading that may have a kicker before it: the declared titles know.

    >>> og = declare("Rain closes the coast road", "meta:og:title", frozenset())
    >>> find_kicker("The weather Rain closes the coast road", [og])
    12
    >>> find_kicker("Rain closes the coast road", [og])
    0

    Args:
        raw: the text of the heading, with its line breaks.
        declared: the titles that the page declares.

    Returns:
        The offset of the headline; 0 if there is no kicker.
    """
    return next(_cuts(raw, list(declared), fold(raw)), 0)


def _cuts(raw: str, declared: list[Declared], folded: str) -> Iterator[int]:
    known = {title.folded: title.source for title in reversed(declared) if title.source != "microdata:headline"}
    swapped = {title.parts[0] for title in declared if len(title.parts) > 1 and folded.startswith(title.parts[1])}
    # Declared with a dash, printed with nothing: two elements that only the page's style sheet keeps apart.
    wholes = {title.text for title in declared if title.folded == folded and len(title.parts) > 1}
    behind = {fold(parts[1]) for text in wholes if len(parts := APART.split(text, maxsplit=1)) == 2}
    for tail in sorted({*known, *swapped, *behind}, key=len, reverse=True):
        head = folded[: -len(tail)].rstrip()
        if not head or len(tail) < MIN_HEADLINE or len(head) > MAX_KICKER or not folded.endswith(" " + tail):
            continue
        start = end_of(raw, head)
        if start is None or not (between := KICKER_END.match(raw, start)):
            continue
        source = known.get(tail)
        bare = not between.group().strip() and (between.group() or raw[start].isalnum() or raw[start] in OPENING)
        reasons = (
            tail in swapped,
            source == "meta:og:title" and ":" not in between.group(),
            bare and (source == "json-ld:headline" or tail in behind),
            source and known.get(folded) not in SURE and ":" not in between.group(),
        )
        if any(reasons):
            yield between.end()


def end_of(raw: str, head: str) -> int | None:
    """
    The offset in *raw* behind the words that fold to *head*, and behind the marks that close them.

    >>> end_of("Rain! And wind", "rain"), end_of("Rain! And wind", "wind")
    (5, None)
    """
    start = len(head)
    for end in range(max(1, start - 2), min(len(raw), start + 12)):
        if fold(raw[:end]) == head and not (raw[end - 1].isalnum() and raw[end].isalnum()):
            while end < len(raw) and raw[end] in CLOSING:
                if raw[end] in '"“' and raw[end - 1].isalnum() and raw.count('"') == 2 and '"' not in raw[:end]:
                    break  # it opens what comes behind
                end += 1
            return end
    return None
