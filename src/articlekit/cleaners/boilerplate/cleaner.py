"""Drops boilerplate by its words: consent notices, newsletter and sharing widgets, and all else that packs describe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from attrs import Attribute, field, frozen

from articlekit import marks
from articlekit.arguments import strings
from articlekit.cleaners.boilerplate.boxes import join_boxes
from articlekit.cleaners.boilerplate.labels import VAGUE
from articlekit.cleaners.boilerplate.own_words import own_words
from articlekit.cleaners.boilerplate.phrases import PhraseBook, phrase_book
from articlekit.cleaners.boilerplate.verdict import Verdict
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.cleaners.boilerplate.wording import reads_as_prose
from articlekit.cleaners.chrome import CHROME, is_menu
from articlekit.cleaners.main_content.structure.shape import RELATED, is_title
from articlekit.document import Block, Document
from articlekit.packs import builtin_tables
from articlekit.packs.model import LanguagePack, as_packs

__all__ = ["BoilerplateCleaner", "drop_boilerplate"]

MAX_BEFORE_LINK = 40  # characters of a label for another article: "Read also"


def _as_reasons(reasons: str | Iterable[str] | None) -> frozenset[str] | None:
    return None if reasons is None else frozenset(strings(reasons, "reasons"))


@frozen
class BoilerplateCleaner:
    """
    A cleaner that drops the blocks which the rules of some packs call boilerplate.

    >>> from articlekit.reading import read
    >>> page = read("It rained all night.\\n\\nEn poursuivant votre visite, vous acceptez nos cookies.\\n\\nFermer")
    >>> smaller = BoilerplateCleaner()(page)
    >>> [block.text for block in smaller.blocks], [(removal.reason, removal.language) for removal in smaller.removed]
    (['It rained all night.'], [('consent', 'fr'), ('consent', 'fr')])
    >>> BoilerplateCleaner(reasons=frozenset({"share"}))(page) is page
    True

    Attributes:
        packs: the packs to go by; None for all that come with articlekit.
        reasons: the kinds of boilerplate to drop; None for all.

    Raises:
        ValueError: if *reasons* names one that neither *packs* nor the packs that come with articlekit have.
        InputTypeError: if *packs* or *reasons* are of another type.
    """

    packs: tuple[LanguagePack, ...] | None = field(default=None, converter=as_packs)
    reasons: frozenset[str] | None = field(default=None, converter=_as_reasons)

    @reasons.validator
    def _check(self, attribute: Attribute[frozenset[str] | None], reasons: frozenset[str] | None) -> None:
        own = {rule.reason for pack in self.packs or () for rule in pack.rules}
        if not reasons or reasons <= own:
            return
        known = own.union(reason for _, _, reason in builtin_tables().rules)
        if unknown := sorted(reasons - known):
            near = get_close_matches(unknown[0], sorted(known)) or sorted(known)
            raise ValueError(f"reasons names {', '.join(unknown)}, which no pack has; there are {', '.join(near)}")

    def __call__(self, document: Document) -> Document:
        """Return *document* without its boilerplate."""
        # Many blocks of a page are links in menus; they go with the main content, whatever their words.
        # The words of a program ("select", "print") are labels elsewhere.
        lines = ["" if block.kind == "code" or is_menu(block) else block.text for block in document.blocks]
        verdicts = judge_lines(lines, self._book(), is_prose=reads_as_prose if self.packs is None else None)
        _judge_before_links(document.blocks, verdicts, self._book())
        own = own_words(document.blocks, verdicts)
        join_boxes(document.blocks, verdicts)
        return document.drop_each(
            (block, verdict.rule.reason, verdict.rule.name, verdict.rule.language, verdict.evidence)
            for number, (block, verdict) in enumerate(zip(document.blocks, verdicts, strict=True))
            if verdict
            and number not in own
            and (self.reasons is None or verdict.rule.reason in self.reasons)
            and not ((verdict.topical or verdict.rule.reason in VAGUE) and _heads_a_part(block))
            and not (verdict.joined and _heads_the_page(block))
        )

    def _book(self) -> PhraseBook:
        return phrase_book(self.packs)


def _judge_before_links(blocks: Sequence[Block], verdicts: list[Verdict | None], book: PhraseBook) -> None:
    """A label for another article is one too where the linked title stands behind it in one block, with or without a space."""
    numbers = [
        number
        for number, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True))
        if not verdict and _ends_in_title(block)
    ]
    labels = [blocks[number].text[: -blocks[number].link_length].rstrip() for number in numbers]
    for number, verdict in zip(numbers, judge_lines(labels, book), strict=True):
        if verdict and verdict.reason == RELATED:
            verdicts[number] = verdict


def _ends_in_title(block: Block) -> bool:
    """Whether what is not linked of a block is as long as a label, and the rest no sentence."""
    before = len(block.text) - block.link_length
    return (
        block.kind != "code"
        and 0 < before <= MAX_BEFORE_LINK
        and block.link_length > 0
        and is_title(block.text[before:])
    )


def _heads_a_part(block: Block) -> bool:
    """Whether a heading stands in the body of an article, where "Contact" and "The newsletter boom" may head a part of it."""
    return block.kind == "heading" and bool(block.marks & marks.BODY) and not block.marks & CHROME


def _heads_the_page(block: Block) -> bool:
    """Whether a heading may be the headline, which a notice in front of the article does not take with it."""
    return block.kind == "heading" and block.level == 1


drop_boilerplate = BoilerplateCleaner()
