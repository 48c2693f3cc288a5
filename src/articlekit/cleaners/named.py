"""Cleaners by name, as the command line takes them; by name they travel to other processes, too."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

from attrs import frozen

from articlekit.arguments import name_of
from articlekit.cleaners.installed import installed_cleaners
from articlekit.document import Cleaner, Document
from articlekit.exceptions import CleanerError

__all__ = ["NamedCleaner", "load_cleaner"]


@frozen
class NamedCleaner:
    """
    A cleaner that is loaded again by its name wherever it is pickled to; made by :func:`load_cleaner`.

    Attributes:
        name: as :func:`load_cleaner` takes it.
        folder: as :func:`load_cleaner` takes it.
        cleaner: what it does.
    """

    name: str
    folder: str
    cleaner: Cleaner

    @property
    def __name__(self) -> str:
        """The callable's own name, for messages."""
        return name_of(self.cleaner)

    def __call__(self, document: Document) -> Document:
        """Return what the cleaner makes of *document*."""
        return self.cleaner(document)

    def __reduce__(self) -> tuple[Callable[[str, str], NamedCleaner], tuple[str, str]]:
        """
        Only the names travel.

        A worker that is spawned has no module of the current folder on its path, and finds no function that is no
        module's.
        """
        return load_cleaner, (self.name, self.folder)


def load_cleaner(name: str, folder: str) -> NamedCleaner:
    """
    The cleaner of that name.

    >>> load_cleaner("articlekit.cleaners.hidden:drop_hidden", ".").cleaner
    <function drop_hidden at ...>
    >>> load_cleaner("articlekit:nothing", ".")
    Traceback (most recent call last):
    articlekit.exceptions.CleanerError: 'articlekit:nothing': module 'articlekit' has no attribute 'nothing'

    Args:
        name: ``module:callable``, or what an installed package calls the cleaner that it offers.
        folder: where modules are looked for first; it is on Python's path only as long as the module is imported.

    Returns:
        The cleaner, which can be pickled.

    Raises:
        CleanerError: if there is none.
    """
    if ":" not in name and (offered := installed_cleaners().get(name)):
        return NamedCleaner(name, folder, offered)
    module, _, attribute = name.partition(":")
    sys.path.insert(0, folder)
    try:
        found = getattr(import_module(module), attribute) if attribute else None
    except (ImportError, AttributeError, ValueError) as error:
        raise CleanerError(f"{name!r}: {error}") from error
    except (Exception, SystemExit) as error:  # whatever the module does while it is imported
        raise CleanerError(f"{name!r} cannot be imported: {type(error).__name__}: {error}") from error
    finally:
        sys.path.remove(folder)
    if not callable(found):
        raise CleanerError(f"{name!r} must be module:callable, as in tidy:drop_player, or the name of an installed one")
    return NamedCleaner(name, folder, found)
