"""The options of the command line that say what is known of inputs from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import click
from attrs import evolve

from articlekit.hints import FACTS, Hints

__all__ = ["with_hints"]

Command = TypeVar("Command", bound=Callable[..., Any])


def with_hints(command: Command) -> Command:
    """Add the options to a command; to it they are the argument ``hints``, which is not passed where none was given."""
    options = (
        click.option(
            "--language", metavar="TAG", expose_value=False, callback=_hint, help="Where the page tells none."
        ),
        click.option(
            "--published", metavar="DATE", expose_value=False, callback=_hint, help="Where the page tells none."
        ),
        click.option(
            "--publisher", metavar="NAME", expose_value=False, callback=_hint, help="Where the page tells none."
        ),
        click.option(
            "--reference-time",
            metavar="TIME",
            expose_value=False,
            callback=_hint,
            help="When it was fetched, in ISO 8601; relative dates count from it.",
        ),
        click.option(
            "--override",
            type=click.Choice(sorted(FACTS)),
            multiple=True,
            expose_value=False,
            callback=_hint,
            help="This of the options above wins over the page; repeatable.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _hint(context: click.Context, option: click.Parameter, value: Any) -> None:
    """Add one option to the hints; each is checked by itself, so that the complaint names it."""
    if not value:
        return
    name = str(option.name)
    try:
        given = {name: datetime.fromisoformat(value) if name == "reference_time" else value}
        context.params["hints"] = evolve(context.params.get("hints") or Hints(), **given)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
