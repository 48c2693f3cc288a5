"""Print the oldest release of each dependency that pyproject.toml allows, as constraints for pip."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

EXTRAS = ("batch", "cli", "fetch")  # those that users install; the others are for engines and for work on the library

project = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
for requirement in [*project["dependencies"], *(each for name in EXTRAS for each in extras[name])]:
    print(requirement.replace(">=", "=="))
