"""The images of an article: those that stand among its kept blocks, with their place in the reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from attrs import frozen

from articlekit import marks
from articlekit.article import Image
from articlekit.data_files import tables_of
from articlekit.document import Block, Document, Picture, Removal
from articlekit.letters import CAMEL
from articlekit.parsers.addresses import link_address
from articlekit.parsers.links import unchanged

__all__ = ["find_images", "largest_of"]

WORD = re.compile(r"[a-z0-9]+")
LENGTH = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*(?:px\s*)?", re.ASCII)
DESCRIPTOR = re.compile(r"(\d{1,6}(?:\.\d{0,6})?)[wx]", re.ASCII)
# Reasons and marks of removed blocks that say nothing about an image beside them: what stands above the text, or tells of
# the image itself.
NEUTRAL_REASONS = frozenset({"title", "description", "photo-credit", "copyright"})
NEUTRAL_MARKS = marks.CAPTION | marks.CREDIT


@frozen(eq=False)
class _Tables:
    """What images.toml says."""

    addresses: tuple[str, ...]
    srcsets: tuple[str, ...]
    small: int
    furniture: frozenset[str]
    stand_ins: frozenset[str]
    unwanted: int


@cache
def _tables() -> _Tables:
    data = tables_of("articlekit.parsers", "images.toml")
    return _Tables(
        tuple(data["addresses"]),
        tuple(data["srcsets"]),
        data["small"],
        frozenset(data["furniture"]),
        frozenset(data["stand_ins"]),
        sum(marks.NAMES[name] for name in data["unwanted"]),
    )


def find_images(document: Document, kept: Sequence[Block], removed: Iterable[Removal], base: str) -> tuple[Image, ...]:
    """
    The images of the article, in reading order, each once.

    An image belongs to it if the caption of its figure was kept, or if most of the text was kept that stands with it in
    the innermost element that holds text at all: a teaser's image stands with the teaser's headline, which went.

    >>> from articlekit.reading import read
    >>> html = "<article><p>It rained.<img src=wall.jpg alt='The wall'><p>All night.<img src=x.gif width=1></article>"
    >>> page = read(html, targets=True)
    >>> find_images(page, page.blocks, (), "https://example.org/rain")
    (Image(block=1, offset=0, url='https://example.org/wall.jpg', alt='The wall', caption=None),)
    >>> find_images(page, (), (), "https://example.org/rain")
    ()

    Args:
        document: read with its targets, nothing removed.
        kept: blocks of the article.
        removed: the record of the others.
        base: what relative addresses count from.

    Returns:
        Images with ``http`` and ``https`` addresses; no icons, pixels and stand-ins.
    """
    if not document.page.targets.pictures or not kept:
        return ()
    scene = _Scene.of(document, kept, removed)
    found: dict[str, Image] = {}
    for picture in document.page.targets.pictures:
        if _is_furniture(picture):
            continue
        caption = scene.caption_of(picture)
        if not caption and not scene.holds(picture):
            continue
        url = next(filter(None, (_fit_address(address, base) for address in _addresses(picture))), None)
        if url:
            block, offset = (caption.index, 0) if caption else scene.place(picture)
            alt = " ".join(picture.attributes.get("alt", "").split())
            found.setdefault(url, Image(block, offset, url, alt, caption.text if caption else None))
    return tuple(sorted(found.values(), key=lambda image: (scene.order[image.block], image.offset)))


@frozen(eq=False)
class _Scene:
    """
    Which blocks of the page are there still.

    Attributes:
        blocks: kept blocks by index, as they were read.
        order: the position of each kept block among them.
        following: for each block of the page, and one more, the kept block that it is or that follows it.
        last: the kept block behind which nothing follows.
        kept: characters of kept blocks before each block of the page.
        lost: the same of removed blocks.
    """

    blocks: dict[int, Block]
    order: dict[int, int]
    following: list[int | None]
    last: Block
    kept: list[int]
    lost: list[int]

    @classmethod
    def of(cls, document: Document, kept: Sequence[Block], removed: Iterable[Removal]) -> _Scene:
        blocks = unchanged(document, kept)
        neutral = {removal.block.index for removal in removed if _is_neutral(removal)}
        following: list[int | None] = [None]
        for block in reversed(document.blocks):
            following.append(block.index if block.index in blocks else following[-1])
        kept_lengths = [len(block.text) if block.index in blocks else 0 for block in document.blocks]
        lost_lengths = [
            0 if block.index in blocks or block.index in neutral else len(block.text) for block in document.blocks
        ]
        return cls(
            blocks,
            {block.index: position for position, block in enumerate(kept)},
            following[::-1],
            kept[-1],
            list(accumulate(kept_lengths, initial=0)),
            list(accumulate(lost_lengths, initial=0)),
        )

    def caption_of(self, picture: Picture) -> Block | None:
        """The kept caption in the figure around an image."""
        if picture.figure is None:
            return None
        first, last = picture.figure
        inside = (self.blocks.get(index) for index in range(first, min(last, first + 3) + 1))
        return next((block for block in inside if block and block.kind == "caption"), None)

    def holds(self, picture: Picture) -> bool:
        """Whether the text around an image was kept, mostly."""
        for first, last in picture.around:
            end = min(last + 1, len(self.kept) - 1)
            if (first, last) == picture.figure or first >= end:
                continue
            kept = self.kept[end] - self.kept[first]
            lost = self.lost[end] - self.lost[first]
            if kept or lost:
                is_behind = self.following[min(picture.block, len(self.following) - 1)] is None
                return last in self.blocks if is_behind else kept >= lost
        return False

    def place(self, picture: Picture) -> tuple[int, int]:
        """The kept block that an image stands before, in or behind, and the offset in it."""
        if picture.block in self.blocks:
            return picture.block, picture.offset
        following = self.following[min(picture.block, len(self.following) - 1)]
        return (self.last.index, len(self.last.text)) if following is None else (following, 0)


def _is_neutral(removal: Removal) -> bool:
    block = removal.block
    if block.link_share > 0.5:  # a teaser
        return False
    return removal.reason in NEUTRAL_REASONS or block.kind == "caption" or bool(block.marks & NEUTRAL_MARKS)


def _is_furniture(picture: Picture) -> bool:
    tables, attributes = _tables(), picture.attributes
    if picture.marks & tables.unwanted or attributes.get("role") in ("presentation", "none"):
        return True
    sizes = [LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if any(size and int(size[1]) <= tables.small for size in sizes):
        return True
    named = CAMEL.sub(" ", f"{attributes.get('class', '')} {attributes.get('id', '')}").lower()
    return not tables.furniture.isdisjoint(WORD.findall(named))


def _addresses(picture: Picture) -> Iterator[str]:
    """What may be the address, the most likely first."""
    tables, attributes = _tables(), picture.attributes
    yield from filter(None, map(attributes.get, tables.addresses))
    srcsets = [attributes.get(name, "") for name in tables.srcsets]
    yield from filter(None, map(largest_of, [*srcsets, *picture.srcsets]))


def _fit_address(text: str, base: str) -> str | None:
    """The absolute address, unless it is that of a stand-in."""
    url = link_address(text, base)
    name = url.partition("?")[0].rpartition("/")[2].lower() if url else ""
    return url if _tables().stand_ins.isdisjoint(WORD.findall(name)) else None


def largest_of(srcset: str) -> str | None:
    """
    The address of the largest image that a srcset attribute offers.

    >>> largest_of("small.jpg 320w, w_640,h_480/large.jpg 640w")
    'w_640,h_480/large.jpg'
    >>> largest_of(" , ") is None
    True

    Args:
        srcset: as written: addresses with a width in pixels or a density behind them, and commas between
            (https://html.spec.whatwg.org/multipage/images.html#srcset-attributes).

    Returns:
        The address as written; the first of those that are alike.
    """
    offers: list[tuple[str, float]] = []
    for token in srcset.split():
        descriptor, comma, behind = token.partition(",")
        if offers and (size := DESCRIPTOR.fullmatch(descriptor)):
            offers[-1] = (offers[-1][0], float(size[1]))
            token = behind if comma else ""
        if url := token.strip(","):
            offers.append((url, 1.0))
    return max(offers, key=lambda offer: offer[1])[0] if offers else None
