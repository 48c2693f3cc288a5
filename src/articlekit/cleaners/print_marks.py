"""Drops what a browser prints at the head and the foot of each sheet, in the midst of a text that was taken from a PDF."""

from __future__ import annotations

from articlekit.document import Document
from articlekit.sheets import on_each_sheet

__all__ = ["drop_print_marks"]


def drop_print_marks(document: Document) -> Document:
    r"""
    Drop the lines that stand on each sheet of a printed page.

    >>> from articlekit.reading import read
    >>> head, foot = "3/9/2021 Rain closes the coast road", "https://harbour.example/rain"
    >>> sheets = f"{head}\n\nIt rained all night.\n\n{foot} 1/2\n\n{head}\n\nThe road is closed.\n\n{foot} 2/2"
    >>> [block.text for block in drop_print_marks(read(sheets)).blocks]
    ['It rained all night.', 'The road is closed.']
    >>> len(drop_print_marks(read(f"{head}\n\nIt rained all night.\n\n{head}")).blocks)
    3

    Args:
        document: any; only in plain text is something found.
    """
    if document.page.input != "text":
        return document
    found = on_each_sheet([block.text for block in document.blocks])
    lines = [document.blocks[position] for position in sorted(found)]
    return document.drop(lines, reason="print-translate", evidence="the line is printed on each sheet")
