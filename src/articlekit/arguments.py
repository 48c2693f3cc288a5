"""What callers hand in: a value of the wrong type is refused under its name, and a callable that fails is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias, TypeVar

from attrs import Attribute

from articlekit.exceptions import CleanerError, InputTypeError

__all__ = ["call", "each", "expect", "name_of", "optional", "strings"]

T = TypeVar("T")
Types: TypeAlias = Any  # what isinstance() takes, which for type checkers Callable is not


def expect(value: object, types: Types, name: str, wanted: str) -> None:
    """
    Refuse a value of another type.

    >>> expect("It rained.", str, "text", "a str")
    >>> expect(b"It rained.", str, "text", "a str")
    Traceback (most recent call last):
    articlekit.exceptions.InputTypeError: text must be a str, not bytes

    Args:
        value: what the caller passed.
        types: what it has to be.
        name: the argument's name.
        wanted: *types* in words.

    Raises:
        InputTypeError: if it is anything else.
    """
    if not isinstance(value, types):
        raise InputTypeError(f"{name} must be {wanted}, not {type(value).__name__}")


def each(values: Iterable[T], types: Types, name: str, wanted: str) -> Iterator[T]:
    """
    Each of several values, looked at when its turn comes, so that there may be any number.

    >>> list(each(["Rain"], str, "removes", "several str"))
    ['Rain']
    >>> list(each([7], str, "removes", "several str"))
    Traceback (most recent call last):
    articlekit.exceptions.InputTypeError: removes must be several str, but has the int 7
    >>> list(each(None, str, "removes", "several str"))
    Traceback (most recent call last):
    articlekit.exceptions.InputTypeError: removes must be several str, not NoneType

    Args:
        values: what the caller passed.
        types: what each has to be.
        name: the argument's name.
        wanted: the whole in words.

    Raises:
        InputTypeError: if *values* is not iterable, or a string, or one of them is anything else.
    """
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise InputTypeError(f"{name} must be {wanted}, not {type(values).__name__}")
    for value in values:
        if not isinstance(value, types):
            raise InputTypeError(f"{name} must be {wanted}, but has the {type(value).__name__} {value!r:.60}")
        yield value


def strings(values: str | Iterable[str], name: str) -> tuple[str, ...]:
    """
    Several strings; a single one means itself, and not its letters.

    >>> strings(["de", "fr"], "languages"), strings("en-US", "languages")
    (('de', 'fr'), ('en-US',))
    >>> strings(None, "languages")
    Traceback (most recent call last):
    articlekit.exceptions.InputTypeError: languages must be a str or several of them, not NoneType

    Args:
        values: what the caller passed.
        name: the argument's name.

    Raises:
        InputTypeError: if it is anything else.
    """
    return (values,) if isinstance(values, str) else tuple(each(values, str, name, "a str or several of them"))


def optional(types: Types, wanted: str) -> Callable[[object, Attribute[Any], object], None]:
    """
    A validator for a field of a frozen value: of these *types*, *wanted* in words, or None.

    >>> from articlekit import Hints
    >>> Hints(publisher="The Fen Courier").publisher
    'The Fen Courier'
    >>> Hints(publisher=5)
    Traceback (most recent call last):
    articlekit.exceptions.InputTypeError: publisher must be a str, not int
    """

    def validate(instance: object, attribute: Attribute[Any], value: object) -> None:
        if value is not None:
            expect(value, types, attribute.name, wanted)

    return validate


def call(kind: str, function: Callable[[Any], object], argument: object) -> object:
    """
    What a cleaner or a parser of the caller makes of its argument.

    >>> call("cleaner", len, "Rain")
    4
    >>> call("cleaner", len, 7)
    Traceback (most recent call last):
    articlekit.exceptions.CleanerError: cleaner len failed: TypeError: object of type 'int' has no len()

    Args:
        kind: what it is, for people.
        function: the caller's.
        argument: what it is called with.

    Raises:
        CleanerError: if it raises; the message says which it was, and the cause is what it raised.
    """
    try:
        return function(argument)
    except Exception as error:
        raise CleanerError(f"{kind} {name_of(function)} failed: {type(error).__name__}: {error}") from error


def name_of(function: Callable[..., object]) -> str:
    """
    What a callable is called in messages: its own name, or that of its class.

    >>> name_of(len), name_of(__import__("functools").partial(len))
    ('len', 'partial')
    """
    return str(getattr(function, "__name__", None) or type(function).__name__)
