"""Lines of copyright, which name an owner, a firm that made the site, and a year, but neither author nor date of the article."""

from __future__ import annotations

import re

__all__ = ["COPYRIGHT"]

COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved|alle rechte", re.IGNORECASE)
