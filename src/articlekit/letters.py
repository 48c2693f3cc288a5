"""What lies between the letters of words and is no letter."""

from __future__ import annotations

import re

__all__ = ["CAMEL", "HUMP", "INVISIBLE"]

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # hints for line breaks, no part of the words
CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")  # where "articleBody" is two words
HUMP = re.compile(
    r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])(?=[A-Z\u00c0-\u00d6\u00d8-\u00de])"
)  # the same in any word of prose
