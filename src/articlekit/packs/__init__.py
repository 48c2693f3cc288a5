"""Language packs: one TOML file per language, a small typed loader, and no code per language."""

from articlekit.packs.loader import (
    builtin_bylines,
    builtin_languages,
    builtin_packs,
    builtin_tables,
    installed_packs,
    load_pack,
)
from articlekit.packs.model import BylineWords, LanguagePack, Rule

__all__ = [
    "BylineWords",
    "LanguagePack",
    "Rule",
    "builtin_bylines",
    "builtin_languages",
    "builtin_packs",
    "builtin_tables",
    "installed_packs",
    "load_pack",
]
