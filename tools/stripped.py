"""Pages with a part of what they say of themselves taken off, as if they came from a template that nobody has seen."""

from __future__ import annotations

import re

LINKED_DATA = re.compile(r"<script[^>]*ld\+json[^>]*>.*?</script>", re.IGNORECASE | re.DOTALL)
META = re.compile(r"<meta\b(?![^>]*(?:charset|http-equiv))[^>]*>", re.IGNORECASE)
NAMES = re.compile(
    r"""\s(?:class|id|itemprop|rel|property|itemtype|itemscope|role|title|datetime|data-[\w-]+)\s*=\s*"""
    r"""(?:"[^"]*"|'[^']*'|[^\s>]+)""",
    re.IGNORECASE,
)
TAG = re.compile(r"<(?!link|meta)[a-z][^>]*>", re.IGNORECASE)


def without_linked_data(html: str) -> str:
    """A page without what it tells machines in JSON-LD."""
    return LINKED_DATA.sub("", html)


def without_declarations(html: str) -> str:
    """A page without JSON-LD and without meta elements; its <title> stays."""
    return META.sub("", without_linked_data(html))


def without_names(html: str) -> str:
    """A page without ids, classes, roles, properties, and dates for machines."""
    return TAG.sub(lambda tag: NAMES.sub("", tag[0]), html)
