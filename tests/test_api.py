"""The public face: what can be imported, and what importing costs."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Mapping
from typing import get_type_hints

import pytest

import articlekit
from articlekit import Article, exceptions
from articlekit.batch.results import COLUMNS
from articlekit.pipeline import DEFAULT_PARSERS
from articlekit.rendering.json import to_dict
from articlekit.rendering.summary import FACTS

HEAVY = ("bs4", "langdetect", "dateutil", "turbohtml", "ahocorasick", "lxml")


def test_all_is_sorted_and_complete() -> None:
    """__all__ names every public name once, in order."""
    assert list(articlekit.__all__) == sorted(set(articlekit.__all__))
    assert set(articlekit.__all__) <= set(dir(articlekit))


@pytest.mark.parametrize("name", articlekit.__all__)
def test_every_name_can_be_imported(name: str) -> None:
    """Each name of __all__ is there, and has a docstring if it is a class or a function."""
    value = getattr(articlekit, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert inspect.getdoc(value)


@pytest.mark.parametrize("name", articlekit.__all__)
def test_type_hints_resolve(name: str) -> None:
    """get_type_hints works on every function that is exported."""
    value = getattr(articlekit, name)
    if inspect.isfunction(value):
        assert "return" in get_type_hints(value)


def test_all_exceptions_can_be_imported() -> None:
    """Whoever catches what articlekit raises need not know where it lives."""
    for name in exceptions.__all__:
        assert getattr(articlekit, name) is getattr(exceptions, name)


def test_unknown_name() -> None:
    """A name that is not there is an AttributeError, as everywhere."""
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        articlekit.extrakt  # noqa: B018


def test_import_is_light() -> None:
    """Importing articlekit imports none of the heavy packages, and neither does naming its types."""
    code = (
        "import sys, articlekit; articlekit.Article; articlekit.Author; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("table", [FACTS, COLUMNS, to_dict(Article())])
def test_every_fact_is_in_every_table(table: Mapping[str, object]) -> None:
    """What parsers look for is printed for people, has a column in a batch, and is in the JSON."""
    assert {name for name, _ in DEFAULT_PARSERS} <= table.keys()


def test_text_needs_no_html_engine() -> None:
    """Plain text is read without the HTML engine and without bs4."""
    code = (
        "import sys, articlekit; articlekit.extract('It rained all night on the coast.', input='text'); "
        "print([name for name in ('bs4', 'turbohtml') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
