"""Plain text of pages, as three converters make it."""

from __future__ import annotations

from collections.abc import Callable

import html_text
import inscriptis
from bs4 import BeautifulSoup

CONVERTERS: dict[str, Callable[[str], str]] = {
    "bs4": lambda html: BeautifulSoup(html, "lxml").get_text(),
    "html_text": html_text.extract_text,
    "inscriptis": inscriptis.get_text,
}
