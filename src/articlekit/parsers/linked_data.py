"""JSON-LD: the page's own description of itself, read so that one bad node never spoils the others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

from attrs import Factory, frozen

from articlekit.letters import without_unseen
from articlekit.parsers.folding import fold

__all__ = ["LinkedData", "Node", "nodes_of", "read_linked_data", "text_of", "texts_of", "types"]

Node = dict[str, Any]

# What describes an article, the best first: a page with a BlogPosting and a WebPage is described by the BlogPosting.
# Source: the subtypes of https://schema.org/Article, and what pages without one use.
ARTICLE_TYPES: tuple[frozenset[str], ...] = (
    frozenset(
        {
            "article", "newsarticle", "blogposting", "reportagenewsarticle", "analysisnewsarticle", "satiricalarticle",
            "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "techarticle",
            "liveblogposting", "scholarlyarticle", "medicalscholarlyarticle", "socialmediaposting", "report",
            "advertisercontentarticle", "apireference", "newsmediaarticle", "blogpost",
        }
    ),
    frozenset({"recipe", "review", "criticreview", "howto", "discussionforumposting", "interview", "podcastepisode"}),
    frozenset({"creativework", "videoobject", "audioobject", "episode", "tvepisode", "radioepisode", "mediaobject"}),
    frozenset({"webpage", "itempage", "medicalwebpage", "qapage", "aboutpage"}),
)  # fmt: skip
NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item", "about")
MAX_NODES = 2000
MAX_ITEMS = 20_000  # lists and objects without a type too
MAX_DEPTH = 40

WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$")  # fmt: skip
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
MISSING_COMMA = re.compile(r'(["}\]])([ \t\r]{0,200}\n\s{0,200}")(?=[\w@]{1,60}"\s{0,9}:)')
WEB_ADDRESS = re.compile(r"^https?://(?:www\.)?|[#?].*$|/$")
TYPE_ENDS = re.compile(r"[/:#]")


@frozen(eq=False)
class LinkedData:
    """
    The nodes of all JSON-LD scripts of a page.

    Attributes:
        nodes: every object with a type, in page order, ``@graph``, lists and the main properties unfolded.
        article: the node that describes the page's article; empty when there is none.
        errors: one sentence for each script that is not JSON.
        by_id: ``@id`` -> the node that says most under it.
    """

    nodes: tuple[Node, ...] = ()
    article: Node = Factory(dict)
    errors: tuple[str, ...] = ()
    by_id: Mapping[str, Node] = Factory(dict)

    def resolve(self, value: object) -> object:
        """
        Follow ``{"@id": ...}`` to the node it stands for; any other value is itself.

        >>> data = read_linked_data(['{"@type": "Person", "@id": "#ana", "name": "Ana Ruiz"}'])
        >>> data.resolve({"@id": "#ana"})["name"], data.resolve({"@id": "#tom"})
        ('Ana Ruiz', {'@id': '#tom'})
        """
        if isinstance(value, dict) and isinstance(key := value.get("@id"), str) and "name" not in value:
            return self.by_id.get(key, value)
        return value


def read_linked_data(scripts: Iterable[str], *, titles: Collection[str] = (), urls: Collection[str] = ()) -> LinkedData:
    """
    Parse the JSON-LD *scripts* of a page.

    >>> read_linked_data(['{"@type": "NewsArticle", "headline": "Rain"}']).article["headline"]
    'Rain'
    >>> read_linked_data(["{"]).errors
    ('Expecting property name enclosed in double quotes: line 1 column 2 (char 1)',)

    Args:
        scripts: the text of each script element, as written.
        titles: what the page calls itself elsewhere; they settle which of several articles is the page's own.
        urls: the page's addresses, which do so too.

    Returns:
        Every node that could be read, and one sentence for each script that could not.
    """
    nodes: list[Node] = []
    errors: list[str] = []
    for script in scripts:
        if not script.strip():
            continue
        try:
            data = _parse(script)
        except (ValueError, RecursionError) as error:
            errors.append(str(error) or type(error).__name__)
        else:
            nodes.extend(_walk(data))
    by_id: dict[str, Node] = {}
    for node in nodes:
        key = node.get("@id")
        if isinstance(key, str) and len(node) > len(by_id.get(key, ())):
            by_id[key] = node
    return LinkedData(tuple(nodes), _main_article(nodes, titles, urls), tuple(errors), by_id)


def types(node: Mapping[str, Any]) -> frozenset[str]:
    """
    The lower-case types of a node, without the schema's address.

    >>> sorted(types({"@type": ["http://schema.org/NewsArticle", "Article"]}))
    ['article', 'newsarticle']
    >>> types({"@type": None})
    frozenset()

    The context of schema.org makes ``type`` another name of ``@type`` (https://schema.org/docs/jsonldcontext.json).
    """
    declared = node.get("@type") or node.get("type") or ()
    names = [declared] if isinstance(declared, str) else declared if isinstance(declared, list) else ()
    return frozenset(_type_name(name) for name in names if isinstance(name, str))


@lru_cache(maxsize=512)
def _type_name(address: str) -> str:
    """The last part of a type's address, in lower case."""
    return TYPE_ENDS.split(address)[-1].lower()


def text_of(value: object) -> str:
    """
    The text of a JSON-LD value, entities decoded and white space folded; empty for what is no text.

    >>> text_of({"@value": "Rain &amp; wind"}), text_of([{"name": ["Rain"]}]), text_of({"name": None})
    ('Rain & wind', 'Rain', '')
    """
    return next(iter(texts_of(value)), "")


def texts_of(value: object) -> tuple[str, ...]:
    """
    All texts of a JSON-LD value: of a string, of a list, of objects with a name.

    >>> texts_of(["Rain", {"name": "Wind"}, 3, None])
    ('Rain', 'Wind')
    """
    texts: list[str] = []
    pending: list[tuple[object, int]] = [(value, 0)]
    while pending:
        item, depth = pending.pop(0)
        if isinstance(item, str):
            text = " ".join(unescape(item).split())
            if text:
                texts.append(text)
        elif depth < 4 and isinstance(item, list):
            pending[:0] = [(part, depth + 1) for part in item[:100]]
        elif depth < 4 and isinstance(item, dict):
            pending.insert(0, (item.get("@value") or item.get("name") or item.get("legalName"), depth + 1))
    return tuple(texts)


def nodes_of(value: object) -> tuple[object, ...]:
    """
    A value as a tuple: the parts of a list, or the one value; empty for None and "".

    >>> nodes_of([{"name": "Ana"}, "Tom"]), nodes_of("Tom"), nodes_of(None)
    (({'name': 'Ana'}, 'Tom'), ('Tom',), ())
    """
    if isinstance(value, list):
        return tuple(part for item in value[:100] for part in (item if isinstance(item, list) else [item]) if part)
    return (value,) if value else ()


# --- reading ---------------------------------------------------------------------------------------------------------


def _as_it_is(script: str) -> str:
    """The script without what nobody sees, and without halves of characters, as of a headline that was cut in one."""
    if "\\u" in script:
        script = HALF.sub(r"\\ufffd", ESCAPED.sub("", script))
    return without_unseen(script).strip().rstrip(";")


def _unwrapped(script: str) -> str:
    """Without the comment or CDATA marks around it."""
    return WRAPPING.sub("", WRAPPING.sub("", script)).strip().rstrip(";")


def _unescaped(script: str) -> str:
    """With quotes instead of their entities, which some systems write."""
    return _unwrapped(unescape(script) if "&quot;" in script or "&#34;" in script else script)


def _with_commas_put_right(script: str) -> str:
    """Without commas before a closing bracket, with commas between lines that lack one."""
    return MISSING_COMMA.sub(r"\1,\2", TRAILING_COMMA.sub(r"\1", _unescaped(script)))


# Escaped: one of the two parts of a character beyond U+FFFF without the other, and the characters that cannot be seen.
HALF = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
ESCAPED = re.compile(r"\\u(?:00[aA][dD]|200[bB]|2060|[fF][eE][fF][fF])")
# In this order; the first that gives JSON wins, and the complaint is about the script as it was.
REPAIRS: tuple[Callable[[str], str], ...] = (_as_it_is, _unwrapped, _unescaped, _with_commas_put_right)


def _parse(script: str) -> object:
    first_error: ValueError | None = None
    tried = ""
    for repair in REPAIRS:
        source = repair(script)
        if source == tried:
            continue
        tried = source
        try:
            return json.loads(source, strict=False)
        except ValueError as error:
            first_error = first_error or error
    try:  # several values one behind the other, or rubbish behind the first
        value, end = json.JSONDecoder(strict=False).raw_decode(tried)
    except ValueError:
        raise first_error or ValueError("not JSON") from None
    rest = tried[end:].strip().lstrip(",;")
    if rest.startswith(("{", "[")) and len(rest) < len(tried):
        try:
            return [value, json.loads(rest, strict=False)]
        except ValueError:
            return value
    return value


def _walk(data: object) -> Iterator[Node]:
    """The typed objects in page order; of lists as long as a book, the first items."""
    pending: list[tuple[object, int]] = [(data, 0)]  # the next one last
    found = seen = 0
    while pending and found < MAX_NODES and seen < MAX_ITEMS:
        item, depth = pending.pop()
        seen += 1
        if isinstance(item, dict):
            if "@type" in item or "type" in item:
                found += 1
                yield item
            inside = [item[key] for key in NESTED if key in item]
        else:
            inside = item[:MAX_ITEMS] if isinstance(item, list) else []
        if depth < MAX_DEPTH:
            pending += [(part, depth + 1) for part in reversed(inside) if isinstance(part, (list, dict))]


def _main_article(nodes: list[Node], titles: Collection[str], urls: Collection[str]) -> Node:
    """The node of the best type that names the page's title or address; else the first of the best type."""
    typed = [(types(node), node) for node in nodes]
    for kinds in ARTICLE_TYPES:
        fitting = [node for own, node in typed if own & kinds]
        if not fitting:
            continue
        if len(fitting) == 1:
            return fitting[0]
        wanted_titles = {fold(title) for title in titles if title}
        wanted_urls = {_address(url) for url in urls if url}
        scored = [(_fit(node, wanted_titles, wanted_urls), -number) for number, node in enumerate(fitting)]
        best, number = max(scored)
        node = fitting[-number]
        if kinds is ARTICLE_TYPES[0] or best > 0:
            return node
    return {}


def _fit(node: Node, titles: set[str], urls: set[str]) -> int:
    """How much speaks for this node to be the page's article."""
    headline = fold(text_of(node.get("headline") or node.get("name")))
    score = 0
    if headline:
        score += 1 + 4 * any(headline in title or title in headline for title in titles)
    addresses = {_address(text) for key in ("url", "@id", "mainEntityOfPage") for text in _urls(node.get(key))}
    score += 3 * bool(addresses & urls)
    score += bool(node.get("datePublished")) + bool(node.get("author"))
    return score


def _urls(value: object) -> tuple[str, ...]:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return (value,) if isinstance(value, str) else ()


def _address(url: str) -> str:
    """A URL without what does not tell pages apart."""
    return WEB_ADDRESS.sub("", WEB_ADDRESS.sub("", url.strip()))
