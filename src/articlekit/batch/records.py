"""
What a batch works on: records, and those that still have to be loaded.

Files and JSON lines are handed to the workers as they are, so that reading and parsing them is shared out, too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

from attrs import evolve, frozen

from articlekit.batch.compression import read_bounded
from articlekit.hints import Hints
from articlekit.limits import Limits
from articlekit.typing import Input

__all__ = [
    "BrokenRecord", "Fields", "FileRecord", "LineRecord", "Pending", "PlacedLine", "Record", "RecordError", "record_of",
]  # fmt: skip


class RecordError(Exception):
    """A record that cannot be loaded; *code* is for programs, *reason* for people. It never leaves the batch."""

    def __init__(self, code: str, reason: str, name: str | None = None) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason
        self.name = name  # the id, where that much could be read


class Pending(Protocol):
    """A record that may still have to be loaded."""

    @property
    def position(self) -> int:
        """How many bytes of all input are read when this record is."""

    @property
    def size(self) -> int:
        """How many bytes it takes to hand it to a worker."""

    def name(self) -> str:
        """The id that its row will have."""

    def load(self, limits: Limits) -> Record:
        """
        The record with its content.

        Raises:
            RecordError: if it cannot be read.
        """


@frozen
class Record:
    """
    One page or text.

    >>> Record("a", "<p>It rained.").name()
    'a'

    Attributes:
        id: what its row is known by; it need not be unique.
        content: bytes as served, or text.
        url: where it came from.
        encoding: the charset of the HTTP header, for bytes.
        input: ``"html"``, ``"text"``, or ``"auto"``; None for what the batch's options say.
        position: how many bytes of all input are read when this record is.
        hints: what is known of the page from elsewhere; None for what the batch's options say.
    """

    id: str
    content: bytes | str
    url: str | None = None
    encoding: str | None = None
    input: Input | None = None
    position: int = 0
    hints: Hints | None = None

    @property
    def size(self) -> int:
        """The length of the content."""
        return len(self.content)

    def name(self) -> str:
        """The id that its row will have."""
        return self.id

    def load(self, limits: Limits) -> Record:
        """Itself."""
        return self


@frozen
class FileRecord:
    """
    A page in a file of its own, plain or gzipped or in Zstandard.

    Attributes:
        path: of the file; also its id.
        position: how many bytes of all input are read when this record is.
    """

    path: str
    position: int = 0

    @property
    def size(self) -> int:
        """Only the name travels."""
        return len(self.path)

    def name(self) -> str:
        """The id that its row will have."""
        return self.path

    def load(self, limits: Limits) -> Record:
        """
        The file's content, decompressed, at most one byte over the limit.

        Raises:
            RecordError: if the file cannot be read or decompressed.
        """
        try:
            content = read_bounded(Path(self.path), limits.max_bytes)
        except (OSError, EOFError, ValueError) as error:
            raise RecordError("unreadable", f"{getattr(error, 'strerror', None) or error}") from error
        return Record(self.path, content, input="text" if _is_text(self.path) else None)


@frozen
class Fields:
    """
    Under which names JSON lines and Parquet columns hold what.

    Attributes:
        content: HTML or text.
        id: what the row is known by; where there is none, the file and the line's number.
        url: where the page came from.
        encoding: the charset of the HTTP header, for binary content.
    """

    content: str = "html"
    id: str = "id"
    url: str = "url"
    encoding: str = "encoding"


@frozen
class LineRecord:
    """
    One line of JSON, as it stands in the file.

    >>> line = LineRecord(b'{"id": 7, "html": "<p>It rained."}', "pages.jsonl:1", Fields())
    >>> line.name(), line.load(Limits()).content
    ('7', '<p>It rained.')
    >>> LineRecord(b"{", "pages.jsonl:2", Fields()).name()
    'pages.jsonl:2'

    Attributes:
        line: the line.
        where: file and number of the line, for those without an id.
        fields: the names to go by.
        position: how many bytes of all input are read when this record is.
    """

    line: bytes
    where: str
    fields: Fields
    position: int = 0

    @property
    def size(self) -> int:
        """The length of the line."""
        return len(self.line)

    def name(self) -> str:
        """The id that its row will have."""
        return _name_of(self.line, self.where, self.fields)

    def load(self, limits: Limits) -> Record:
        """
        The record that the line describes.

        Raises:
            RecordError: if the line is no JSON object with that content.
        """
        return _parse(self.line, self.where, self.fields)


@frozen
class PlacedLine:
    """
    One line of JSON that is read where it is needed, so that its content passes through no other process.

    Attributes:
        path: of the file, which is not compressed.
        start: byte where the line begins.
        length: how many bytes it has.
        where: as for :class:`LineRecord`.
        fields: as for :class:`LineRecord`.
        position: how many bytes of all input are read when this record is.
    """

    path: str
    start: int
    length: int
    where: str
    fields: Fields
    position: int = 0

    @property
    def size(self) -> int:
        """Only the place travels."""
        return len(self.path)

    def name(self) -> str:
        """The id that its row will have."""
        try:
            return _name_of(self._line(), self.where, self.fields)
        except RecordError:
            return self.where

    def load(self, limits: Limits) -> Record:
        """
        The record that the line describes.

        Raises:
            RecordError: if the file cannot be read, or the line is no JSON object with that content.
        """
        return _parse(self._line(), self.where, self.fields)

    def _line(self) -> bytes:
        try:
            with Path(self.path).open("rb") as file:
                file.seek(self.start)
                return file.read(self.length)
        except OSError as error:
            raise RecordError("unreadable", f"{error.strerror or error}") from error


def _name_of(line: bytes, where: str, fields: Fields) -> str:
    try:
        return _parse(line, where, fields).id
    except RecordError as error:
        return error.name or where


def _parse(line: bytes, where: str, fields: Fields) -> Record:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError("bad_record", f"no JSON: {error}") from error
    if not isinstance(data, dict):
        raise RecordError("bad_record", f"no JSON object, but {type(data).__name__}")
    return record_of(data, where, fields)


@frozen
class BrokenRecord:
    """
    What could not even be cut out of its file.

    Attributes:
        where: the file, and the place in it where known; also its id.
        code: as for :class:`RecordError`.
        reason: as for :class:`RecordError`.
        position: how many bytes of all input are read when this record is.
    """

    where: str
    code: str
    reason: str
    position: int = 0

    @property
    def size(self) -> int:
        """As good as nothing."""
        return len(self.reason)

    def name(self) -> str:
        """The id that its row will have."""
        return self.where

    def load(self, limits: Limits) -> Record:
        """
        It cannot be loaded.

        Raises:
            RecordError: always.
        """
        raise RecordError(self.code, self.reason)


def record_of(data: dict[str, Any], where: str, fields: Fields) -> Record:
    """
    The record that a JSON object or a row of a table describes.

    >>> record_of({"id": "a", "html": "<p>Rain", "url": "https://a.example/"}, "x:1", Fields()).url
    'https://a.example/'

    Args:
        data: field name -> value.
        where: the id of a record without one.
        fields: the names to go by.

    Returns:
        The record, not yet looked into.

    Raises:
        RecordError: if there is no content, or content of another type.
    """
    content, given = data.get(fields.content), data.get(fields.id)
    name = where if given is None else str(given)
    if fields.content not in data:
        known = ", ".join(sorted(map(str, data))[:12])
        raise RecordError("bad_record", f"no field {fields.content!r}; there is: {known or 'nothing'}", name)
    if not isinstance(content, (str, bytes)):
        held = "null" if content is None else type(content).__name__
        raise RecordError("bad_record", f"no text in field {fields.content!r}, but {held}", name)
    url, encoding = data.get(fields.url), data.get(fields.encoding)
    record = Record(name, content)
    return evolve(
        record,
        url=url if isinstance(url, str) else None,
        encoding=encoding if isinstance(encoding, str) else None,
    )


def _is_text(path: str) -> bool:
    return path.removesuffix(".gz").removesuffix(".zst").lower().endswith((".txt", ".text"))
