"""What stands in and between the blocks of a rendering beside their text: links and images, each at its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from articlekit.article import Image, Link
    from articlekit.document import Block

__all__ = ["NONE", "Inserts", "Piece", "cell_spans", "gather_inserts"]

Piece: TypeAlias = "tuple[str, str | None] | Image"  # a text, and the address if it is a link; or an image
Table: TypeAlias = "Mapping[int, Sequence[Image]]"


@frozen(eq=False)
class Inserts:
    """
    The links and images of a rendering.

    Attributes:
        links: of each block by its index, in the order of the text; they do not overlap.
        before: images that stand before the run of blocks that begins with this one.
        behind: images that stand behind the run of blocks that ends with this one.
        within: images that stand in the text of this block, in its order.
    """

    links: Mapping[int, Sequence[Link]] = field(factory=dict)
    before: Table = field(factory=dict)
    behind: Table = field(factory=dict)
    within: Table = field(factory=dict)

    def pieces(self, block: Block, start: int = 0, end: int | None = None) -> Iterator[Piece]:
        """
        Cut a block's text, or its part from *start* to *end*, into texts, links and images.

        >>> from articlekit import Block, Link
        >>> inserts = Inserts({0: [Link(0, 3, 9, "https://example.org/rain")]})
        >>> list(inserts.pieces(Block(0, "It rained.")))
        [('It ', None), ('rained', 'https://example.org/rain'), ('.', None)]
        >>> list(NONE.pieces(Block(0, "It rained."), 3))
        [('rained.', None)]

        An image inside a link comes behind the link.
        """
        text = block.text
        end = len(text) if end is None else end
        images = iter(_images_in(self.within.get(block.index, ()), start, end, len(text)))
        image = next(images, None)
        at = start
        for link in (*_links_in(self.links.get(block.index, ()), start, end), None):
            begin, stop = (max(link.start, at), min(link.end, end)) if link else (end, end)
            if link and begin >= stop:
                continue
            while image and (link is None or image.offset <= begin):
                offset = min(max(image.offset, at), end)
                if offset > at:
                    yield text[at:offset], None
                yield image
                at = offset
                image = next(images, None)
            if begin > at:
                yield text[at:begin], None
            if link:
                yield text[begin:stop], link.url
            at = stop


NONE = Inserts()


def cell_spans(row: str) -> list[tuple[int, int]]:
    """
    Where the cells of a table's row begin and end in its text.

    >>> cell_spans("ab\\tc"), cell_spans("ab")
    ([(0, 2), (3, 4)], [(0, 2)])
    """
    ends = [offset for offset, letter in enumerate(row) if letter == "\t"]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(row)], strict=True))


def _links_in(links: Sequence[Link], start: int, end: int) -> Sequence[Link]:
    """Those that have a piece in a part of a text; a row may have thousands of cells, each with its link."""
    first = bisect_left(links, start, key=lambda link: link.start)
    if first and links[first - 1].end > start:
        first -= 1
    return links[first : bisect_left(links, end, key=lambda link: link.start)]


def _images_in(images: Sequence[Image], start: int, end: int, length: int) -> Sequence[Image]:
    """Those that stand in a part of a text; at the end of it only where the text ends."""
    first = bisect_left(images, start, key=lambda image: image.offset)
    return images[first:] if end >= length else images[first : bisect_left(images, end, key=lambda image: image.offset)]


def gather_inserts(runs: Iterable[Sequence[Block]], links: Iterable[Link], images: Iterable[Image]) -> Inserts:
    """
    Sort links and images by where they are to be written.

    Before and behind a paragraph, a list, a table or a quote an image stands alone; in between it stands in the text.
    Code has nothing in it.

    >>> from articlekit import Block, Image
    >>> url = "https://example.org/wall.jpg"
    >>> runs = [[Block(0, "It rained.")], [Block(1, "All night.")]]
    >>> inserts = gather_inserts(runs, (), [Image(1, 0, url), Image(1, 3, url), Image(1, 10, url)])
    >>> list(inserts.before), list(inserts.within), list(inserts.behind)
    ([1], [1], [1])
    >>> gather_inserts(runs, (), ()) is NONE
    True

    Args:
        runs: the blocks as they are rendered together.
        links: of any blocks.
        images: of any blocks; those of others than in *runs* are left out.

    Returns:
        The inserts, those of one block in the order of its text.
    """
    links, images = list(links), list(images)
    if not links and not images:
        return NONE
    linked: dict[int, list[Link]] = {}
    for link in sorted(links, key=lambda link: link.start):
        linked.setdefault(link.block, []).append(link)
    pictured: dict[int, list[Image]] = {}
    for image in sorted(images, key=lambda image: image.offset):
        pictured.setdefault(image.block, []).append(image)
    before: dict[int, list[Image]] = {}
    behind: dict[int, list[Image]] = {}
    within: dict[int, list[Image]] = {}
    for run in runs if pictured else ():
        for block in run:
            for image in pictured.get(block.index, ()):
                if block is run[0] and (image.offset <= 0 or block.kind == "code"):
                    table = before
                elif block is run[-1] and image.offset >= len(block.text):
                    table = behind
                else:
                    table = within
                table.setdefault(block.index, []).append(image)
    return Inserts(linked, before, behind, within)
