"""Inputs: folders, globs, pages, JSON lines, WARC and Parquet become records, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from glob import glob
from pathlib import Path
from typing import Any

from attrs import frozen

from articlekit.batch.compression import open_stream
from articlekit.batch.records import (
    BrokenRecord,
    Fields,
    FileRecord,
    LineRecord,
    Pending,
    PlacedLine,
    Record,
    RecordError,
    record_of,
)
from articlekit.exceptions import BatchError
from articlekit.limits import Limits

__all__ = ["Source", "find_sources", "read_sources"]

PAGES = (".html", ".htm", ".xhtml", ".txt", ".text")
LINES = (".jsonl", ".ndjson")
PACKED = (".gz", ".zst")
DRAIN = 1 << 20
ROWS = 64  # rows of a Parquet file that are in memory at once


@frozen
class Source:
    """
    One file of input.

    Attributes:
        path: of the file.
        kind: ``"page"``, ``"lines"``, ``"warc"`` or ``"parquet"``.
        before: bytes of all files before this one.
        size: its own bytes.
    """

    path: str
    kind: str
    before: int
    size: int

    @property
    def end(self) -> int:
        """The position behind its last byte."""
        return self.before + self.size


def find_sources(inputs: Sequence[str]) -> tuple[Source, ...]:
    """
    The files behind folders, globs and names.

    Args:
        inputs: in this order they are read; a folder is searched through, its files in the order of their names.

    Returns:
        The files; of a folder only those with an ending that is known.

    Raises:
        BatchError: if there is nothing under one of the names.
    """
    sources: list[Source] = []
    before = 0
    for name in inputs:
        for path in _expand(name):
            size = path.stat().st_size
            sources.append(Source(str(path), _kind(path) or "page", before, size))
            before += size
    return tuple(sources)


def read_sources(sources: Sequence[Source], fields: Fields, limits: Limits) -> Iterator[Pending]:
    """All records of all files; a file that breaks off ends with a :class:`BrokenRecord`."""
    for source in sources:
        try:
            yield from READERS[source.kind](source, fields, limits)
        except (OSError, EOFError, ValueError) as error:
            yield BrokenRecord(source.path, "unreadable", f"{getattr(error, 'strerror', None) or error}", source.end)


def _expand(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        found = sorted(each for each in path.rglob("*") if each.is_file() and _kind(each))
    elif path.exists():
        found = [path]
    else:
        found = sorted(each for each in map(Path, glob(name, recursive=True)) if each.is_file())  # noqa: PTH207
    if not found:
        raise BatchError(f"nothing to read at {name}")
    return found


def _kind(path: Path) -> str | None:
    name = path.name.lower()
    for suffix in PACKED:
        name = name.removesuffix(suffix)
    if name.endswith(PAGES):
        return "page"
    if name.endswith(LINES):
        return "lines"
    if name.endswith((".warc", ".wet")):
        return "warc"
    return "parquet" if name.endswith(".parquet") else None


def _read_page(source: Source, fields: Fields, limits: Limits) -> Iterator[Pending]:
    yield FileRecord(source.path, source.end)


def _read_lines(source: Source, fields: Fields, limits: Limits) -> Iterator[Pending]:
    most = 2 * limits.max_bytes  # escapes make a line longer than what it holds
    path = Path(source.path)
    with path.open("rb", buffering=DRAIN) as raw, open_stream(raw, path.suffix) as stream:
        number = start = 0
        while line := stream.readline(most + 1):
            number += 1
            where, length = f"{source.path}:{number}", len(line)
            if length > most:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(most)
                    length += len(line)
                yield BrokenRecord(where, "too_large", f"a line of more than {most} bytes", source.before + raw.tell())
            elif not line.isspace():
                position = source.before + raw.tell()
                yield (
                    PlacedLine(source.path, start, length, where, fields, position)
                    if stream is raw
                    else LineRecord(line, where, fields, position)
                )
            start += length


def _read_warc(source: Source, fields: Fields, limits: Limits) -> Iterator[Pending]:
    """Pages that were served with success, and texts made of pages (``conversion``)."""
    warc = _needed("fastwarc.warc")
    wanted = warc.WarcRecordType.response | warc.WarcRecordType.resource | warc.WarcRecordType.conversion
    for record in warc.ArchiveIterator(Path(source.path), record_types=wanted, parse_http=False, fsspec_args=False):
        position = source.before + min(record.stream_pos, source.size)
        name = (record.record_id or f"{source.path}:{record.stream_pos}").strip("<>").removeprefix("urn:uuid:")
        try:
            page = _warc_page(record, name, limits, position)
        except OSError as error:
            page = BrokenRecord(name, "unreadable", str(error), position)
        if page:
            yield page


def _warc_page(record: Any, name: str, limits: Limits, position: int) -> Pending | None:
    url = record.headers.get("WARC-Target-URI")
    encoding, plain = None, True
    kind = record.headers.get("Content-Type") or ""
    if record.is_http:
        record.parse_http(auto_decode="all")
        if not 200 <= (record.http_headers.status_code or 0) < 300:
            return None
        kind = record.http_content_type or ""
        encoding = record.http_charset
        plain = not any(record.http_headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
    if not any(each in kind.lower() for each in ("html", "text/plain")):
        return None
    length = record.content_length
    content = record.reader.read(limits.max_bytes + 1)
    while record.reader.read(DRAIN):
        pass  # or the next record would be looked for in the middle of this one
    if plain and len(content) < min(length, limits.max_bytes + 1):
        return BrokenRecord(name, "unreadable", f"cut off after {len(content)} of {length} bytes", position)
    return Record(name, content, url, encoding, "text" if "plain" in kind.lower() else None, position)


def _read_parquet(source: Source, fields: Fields, limits: Limits) -> Iterator[Pending]:
    parquet = _needed("pyarrow.parquet")
    with parquet.ParquetFile(source.path) as file:
        names = [
            name for name in (fields.content, fields.id, fields.url, fields.encoding) if name in file.schema_arrow.names
        ]
        rows = max(1, file.metadata.num_rows)
        number = 0
        for batch in file.iter_batches(batch_size=ROWS, columns=names):
            for row in batch.to_pylist():
                number += 1
                where, position = f"{source.path}:{number}", source.before + source.size * number // rows
                try:
                    record = record_of(row, where, fields)
                except RecordError as error:
                    yield BrokenRecord(error.name or where, error.code, error.reason, position)
                else:
                    yield Record(record.id, record.content, record.url, record.encoding, None, position)


READERS: dict[str, Callable[[Source, Fields, Limits], Iterator[Pending]]] = {
    "page": _read_page,
    "lines": _read_lines,
    "warc": _read_warc,
    "parquet": _read_parquet,
}


def _needed(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        raise BatchError(f"this input needs the package {package}: pip install 'articlekit[batch]'") from error
