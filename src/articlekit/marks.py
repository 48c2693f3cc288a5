"""
Marks: what the tags, roles, ids and class names around a block say about it.

A mark is one bit. A block carries the marks of all elements around it in one integer, so that a question such as
"is this inside a footer?" is one ``&`` and not a walk up the tree. Which class token gives which mark is data, in
``reading/tokens.toml``.

>>> from articlekit import marks
>>> marks.names(marks.NAV | marks.FOOTER)
('nav', 'footer')
>>> marks.names(0)
()
"""

from __future__ import annotations

__all__ = ["names"]

HIDDEN = 1 << 0  # the hidden attribute, display:none; not aria-hidden, which hides from screen readers alone
NAV = 1 << 1
HEADER = 1 << 2
FOOTER = 1 << 3
ASIDE = 1 << 4
ARTICLE = 1 << 5  # <article>, or a class or id that says so
MAIN = 1 << 6  # <main>, role=main
BODY = 1 << 7  # "article-body", "entry-content", itemprop=articleBody ...
FORM = 1 << 8  # <form>, <button>, <label>, <select>, dialogs
FIGURE = 1 << 9
TABLE = 1 << 10
LIST = 1 << 11
QUOTE = 1 << 12
COMMENT = 1 << 13
RELATED = 1 << 14
SHARE = 1 << 15
NEWSLETTER = 1 << 16
CONSENT = 1 << 17  # also the containers of known consent platforms
AD = 1 << 18
AUTHOR = 1 << 19  # byline and author tokens
BIO = 1 << 20  # author boxes
DATE = 1 << 21
TITLE = 1 << 22
META = 1 << 23  # "entry-meta", "article-info"
TAGS = 1 << 24
PAYWALL = 1 << 25
CAPTION = 1 << 26
CREDIT = 1 << 27
LEDE = 1 << 28
BREADCRUMB = 1 << 29
WIDGET = 1 << 30
PROMO = 1 << 31
LOGIN = 1 << 32
SIDEBAR = 1 << 33
MENU = 1 << 34
CARD = 1 << 35  # teasers and cards that point to other articles
KICKER = 1 << 36
PRINT = 1 << 37
SITE = 1 << 38  # logos and site names
LIVE = 1 << 39  # live blog entries
AUTHOR_PAGE = 1 << 40  # a link to the page of an author

NAMES: dict[str, int] = {name.lower(): value for name, value in vars().items() if name.isupper()}


def names(marks: int) -> tuple[str, ...]:
    """
    Spell out the marks in *marks*, for people to read.

    Args:
        marks: any combination of the constants of this module.

    Returns:
        Lower-case names, in the order of the bits.
    """
    return tuple(name for name, value in NAMES.items() if marks & value)
