"""So that ``python -m articlekit`` is the command ``articlekit``."""

from __future__ import annotations

import sys

from articlekit.cli import main

if __name__ == "__main__":
    sys.exit(main())
