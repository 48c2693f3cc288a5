"""Ingredients and instructions are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlekit.cleaners.main_content.structure.shape import FOREIGN
from articlekit.document import Block, Place

__all__ = ["keep_recipes"]

# The classes of the recipe cards that WordPress plugins print, and the names of schema.org, as most other systems have.
RECIPE_PART = re.compile(r"recipes?[\w-]{0,12}?[_-]?(?:ingredient|instruction|direction|method)")
RECIPE_STEPS = 6  # from a line up to the part of the recipe


def keep_recipes(blocks: Sequence[Block], scores: Sequence[float], kept: list[bool]) -> None:
    """What a recipe takes and how it is made is kept, with the heading over it, however short its lines are."""
    if not any(kept):
        return
    under: Place | None = None  # the list below, from the last block to the first
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        part = None if block.marks & FOREIGN else _recipe_part(block.place)
        if (
            part is not None
            or block.kind == "heading"
            and under is not None
            and block.place.parent in (under, under.parent)
        ):
            kept[number] = True
        under = part


def _recipe_part(place: Place) -> Place | None:
    """The element around a line that its class calls the ingredients or the instructions of a recipe."""
    around = place.upwards(RECIPE_STEPS)
    found = [one for one in around if "recipe" in one.tokens and RECIPE_PART.search(one.tokens)]
    return found[-1] if found else None
