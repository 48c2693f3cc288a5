"""
articlekit: clean articles and trusted metadata from HTML, BeautifulSoup trees and plain text.

Importing this package is quick: what needs an HTML parser, bs4 or langdetect is imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articlekit.article import Article as Article
    from articlekit.article import ArticleDate as ArticleDate
    from articlekit.article import Author as Author
    from articlekit.article import Candidate as Candidate
    from articlekit.article import Explanation as Explanation
    from articlekit.article import Image as Image
    from articlekit.article import Link as Link
    from articlekit.boilerplate import Boilerplate as Boilerplate
    from articlekit.boilerplate import find_boilerplate as find_boilerplate
    from articlekit.cleaners import DEFAULT_CLEANERS as DEFAULT_CLEANERS
    from articlekit.cleaners.for_host import for_host as for_host
    from articlekit.cleaners.site_boilerplate import SiteBoilerplate as SiteBoilerplate
    from articlekit.document import Block as Block
    from articlekit.document import Diagnostic as Diagnostic
    from articlekit.document import Document as Document
    from articlekit.document import Removal as Removal
    from articlekit.exceptions import ArticlekitError as ArticlekitError
    from articlekit.exceptions import BatchError as BatchError
    from articlekit.exceptions import CleanerError as CleanerError
    from articlekit.exceptions import FetchError as FetchError
    from articlekit.exceptions import InputTooLargeError as InputTooLargeError
    from articlekit.exceptions import InputTypeError as InputTypeError
    from articlekit.exceptions import PackError as PackError
    from articlekit.hints import Hints as Hints
    from articlekit.limits import Limits as Limits
    from articlekit.packs import LanguagePack as LanguagePack
    from articlekit.packs import load_pack as load_pack
    from articlekit.parsers.bylines.text import parse_byline as parse_byline
    from articlekit.parsers.dates.text import parse_date as parse_date
    from articlekit.parsers.fact import Fact as Fact
    from articlekit.parsers.fact import Sources as Sources
    from articlekit.parsers.language import detect_language as detect_language
    from articlekit.pipeline import clean_text as clean_text
    from articlekit.pipeline import extract as extract

_HOMES = {
    "Article": "articlekit.article",
    "ArticleDate": "articlekit.article",
    "ArticlekitError": "articlekit.exceptions",
    "Author": "articlekit.article",
    "BatchError": "articlekit.exceptions",
    "Block": "articlekit.document",
    "Boilerplate": "articlekit.boilerplate",
    "Candidate": "articlekit.article",
    "CleanerError": "articlekit.exceptions",
    "DEFAULT_CLEANERS": "articlekit.cleaners",
    "Diagnostic": "articlekit.document",
    "Document": "articlekit.document",
    "Explanation": "articlekit.article",
    "FetchError": "articlekit.exceptions",
    "Hints": "articlekit.hints",
    "Image": "articlekit.article",
    "InputTooLargeError": "articlekit.exceptions",
    "InputTypeError": "articlekit.exceptions",
    "Link": "articlekit.article",
    "LanguagePack": "articlekit.packs",
    "Limits": "articlekit.limits",
    "PackError": "articlekit.exceptions",
    "Removal": "articlekit.document",
    "SiteBoilerplate": "articlekit.cleaners.site_boilerplate",
    "clean_text": "articlekit.pipeline",
    "detect_language": "articlekit.parsers.language",
    "extract": "articlekit.pipeline",
    "Fact": "articlekit.parsers.fact",
    "Sources": "articlekit.parsers.fact",
    "for_host": "articlekit.cleaners.for_host",
    "find_boilerplate": "articlekit.boilerplate",
    "load_pack": "articlekit.packs",
    "parse_byline": "articlekit.parsers.bylines.text",
    "parse_date": "articlekit.parsers.dates.text",
}

__all__ = sorted(_HOMES)
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'articlekit' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value  # so that the next look-up is an ordinary one
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
