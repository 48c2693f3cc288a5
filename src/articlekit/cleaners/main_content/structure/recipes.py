"""Ingredients and instructions are kept."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence

from articlekit.cleaners.main_content.structure.shape import FOREIGN
from articlekit.document import Block, Document, Place

__all__ = ["keep_ingredients", "keep_recipes"]

# The classes of the recipe cards that WordPress plugins print, and the names of schema.org, as most other systems have.
RECIPE_PART = re.compile(r"recipes?[\w-]{0,12}?[_-]?(?:ingredient|instruction|direction|method)")
DECLARED = re.compile(r'"recipeIngredient"\s*:\s*(\[[^][{}]*\])')  # in JSON-LD, a list of nothing but strings
SHARE = 0.5  # of a list's items that are declared: some recipes declare their ingredients without the amounts
LEAST = 2  # of its items
LONGEST = 200  # characters of an ingredient
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


def keep_ingredients(document: Document, kept: list[bool]) -> None:
    """A list of what the page's JSON-LD says a recipe takes is kept, with the heading over it, be its items links or not."""
    declared = _declared(document.page.json_ld)
    if not declared or not any(kept):
        return
    lists: dict[int, list[int]] = defaultdict(list)
    for number, block in enumerate(document.blocks):
        if block.group and len(block.text) <= LONGEST:
            lists[block.group].append(number)
    for numbers in lists.values():
        found = sum(_squeezed(document.blocks[number].text) in declared for number in numbers)
        if found < max(LEAST, SHARE * len(numbers)):
            continue
        over = numbers[0] - 1
        if over >= 0 and document.blocks[over].kind == "heading":
            kept[over] = True
        for number in numbers:
            kept[number] = True


def _declared(scripts: Sequence[str]) -> frozenset[str]:
    found = []
    for match in (match for script in scripts if "recipeIngredient" in script for match in DECLARED.finditer(script)):
        try:
            found += json.loads(match[1])
        except ValueError:
            continue
    return frozenset(_squeezed(one) for one in found if isinstance(one, str))


def _squeezed(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text.casefold()))
