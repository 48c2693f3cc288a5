"""
Write phrases.txt and phrases_beyond_ascii.txt in src/articlekit/packs: the phrases of all packs, filed for a quick look.

    python tools/build_phrases.py

Run it after a change to a pack. Without it everything works, but the first look takes most of a second.
"""

from __future__ import annotations

from pathlib import Path

from articlekit.packs import builtin_packs
from articlekit.packs.loader import TABLES, digest
from articlekit.packs.tables import dump_tables, make_tables, parted

HOME = Path(__file__).parent.parent / "src/articlekit/packs"

if __name__ == "__main__":
    rules = [rule for pack in builtin_packs() for rule in pack.rules]
    for name, tables in zip(TABLES, parted(make_tables(rules)), strict=True):
        (HOME / name).write_text(dump_tables(tables, digest()), encoding="utf-8")
        print(f"{name}: {len(rules)} rules, {(HOME / name).stat().st_size} bytes")
