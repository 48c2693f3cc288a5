"""
Outputs: JSON lines and Parquet that can be gone on with after a kill.

Rows stand in the order of the records, so the number of whole rows says where to go on. JSON lines are appended in whole
chunks; what a kill tore off at the end is cut away. Parquet is a folder of parts, each of which appears at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from attrs import define, field, frozen

from articlekit.batch.compression import pack, unpacker
from articlekit.batch.results import Result, column_types
from articlekit.exceptions import BatchError

__all__ = ["LinesSink", "PackLines", "PackRows", "Packed", "ParquetSink", "Progress", "Sink", "open_sink"]

READ = 1 << 20
PART_ROWS = 10_000
PART_CHARACTERS = 200_000_000  # of text in one part; Arrow's strings end at two billion bytes


@frozen
class Packed:
    """
    The rows of a chunk on their way from worker to output.

    Attributes:
        data: bytes to be written as they are, or rows.
        counts: how many rows of each status; ``error:timeout`` and the like for errors.
    """

    data: Any
    counts: dict[str, int]


@frozen
class PackLines:
    """Makes one piece of output of a chunk: lines of JSON, compressed as a whole."""

    suffix: str
    extras: tuple[str, ...]

    def __call__(self, results: Sequence[Result]) -> Packed:
        lines = [json.dumps(result.row(self.extras), ensure_ascii=False) for result in results]
        return Packed(
            pack("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"), self.suffix), _count(results)
        )


@frozen
class PackRows:
    """Makes rows of a chunk."""

    extras: tuple[str, ...]

    def __call__(self, results: Sequence[Result]) -> Packed:
        return Packed([result.row(self.extras) for result in results], _count(results))


def _count(results: Sequence[Result]) -> dict[str, int]:
    return dict(Counter(f"error:{result.error}" if result.error else result.status for result in results))


@frozen
class Progress:
    """
    What an output holds already.

    Attributes:
        rows: how many whole rows.
        last: the id of the last one; None if there is none.
    """

    rows: int = 0
    last: str | None = None


class Sink(Protocol):
    """An output."""

    done: Progress

    def packer(self) -> Any:
        """What workers make of the results of a chunk."""

    def write(self, packed: Packed) -> None:
        """Take in the rows of one chunk."""

    def close(self) -> None:
        """Finish; all rows taken in are then safe."""


def open_sink(name: str, extras: tuple[str, ...], *, resume: bool = False, overwrite: bool = False) -> Sink:
    """
    The output of that name: ``-``, ``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst`` or ``.parquet``.

    Raises:
        BatchError: if the ending is another, or something is there and neither *resume* nor *overwrite* is asked for.
    """
    if name == "-":
        return LinesSink(sys.stdout.buffer, "", extras, Progress())
    path = Path(name)
    lines = path.name.removesuffix(".gz").removesuffix(".zst").endswith((".jsonl", ".ndjson"))
    if not lines and path.suffix != ".parquet":
        raise BatchError(f"output must end in .jsonl, .jsonl.gz, .jsonl.zst or .parquet: {name}")
    if path.exists() and not resume and not overwrite:
        raise BatchError(f"{name} is there already; go on with it by --resume, or replace it by --overwrite")
    try:
        return _open_lines(path, extras, overwrite) if lines else _open_parquet(path, extras, overwrite)
    except OSError as error:
        raise BatchError(f"{name} cannot be written: {error.strerror or error}") from error


# --- JSON lines -------------------------------------------------------------------------------------------------------


@define(eq=False)
class LinesSink:
    """JSON lines, plain or compressed."""

    file: IO[bytes]
    suffix: str
    extras: tuple[str, ...]
    done: Progress

    def packer(self) -> PackLines:
        """Workers make the very bytes."""
        return PackLines(self.suffix, self.extras)

    def write(self, packed: Packed) -> None:
        """Append the rows of one chunk."""
        self.file.write(packed.data)
        self.file.flush()

    def close(self) -> None:
        """Finish."""
        if self.file is not sys.stdout.buffer:
            os.fsync(self.file.fileno())
            self.file.close()


def _open_lines(path: Path, extras: tuple[str, ...], overwrite: bool) -> LinesSink:
    suffix = path.suffix if path.suffix in (".gz", ".zst") else ""
    file = path.open("ab+")
    try:
        _lock(file.fileno(), path)
        if overwrite:
            file.truncate(0)
        done, end = _whole_lines(file) if not suffix else _whole_members(file, suffix)
    except BatchError:
        file.close()
        raise
    file.truncate(end)
    file.seek(end)
    return LinesSink(file, suffix, extras, done)


def _whole_lines(file: IO[bytes]) -> tuple[Progress, int]:
    """How many lines end with a line end, and where the last of them ends."""
    file.seek(0)
    rows = start = end = offset = 0
    while data := file.read(READ):
        rows += data.count(b"\n")
        cut = data.rfind(b"\n")
        if cut >= 0:
            before = data.rfind(b"\n", 0, cut)
            start = offset + before + 1 if before >= 0 else end
            end = offset + cut + 1
        offset += len(data)
    if not rows:
        return Progress(), 0
    file.seek(start)
    return Progress(rows, _id_of(file.read(end - start))), end


def _whole_members(file: IO[bytes], suffix: str) -> tuple[Progress, int]:
    """The same for compressed chunks, each of which is a member that is whole or not there."""
    file.seek(0)
    rows = end = offset = 0
    last = b""
    data = b""
    decompress, text = unpacker(suffix), b""
    while data or (data := file.read(READ)):
        try:
            text += decompress.decompress(data)
        except Exception:  # noqa: BLE001  # zlib and zstandard each have their own
            break
        offset += len(data)
        data = b""
        if decompress.eof:
            data = decompress.unused_data
            offset -= len(data)
            rows, end = rows + text.count(b"\n"), offset
            last = text[text.rfind(b"\n", 0, -1) + 1 :]
            decompress, text = unpacker(suffix), b""
    return Progress(rows, _id_of(last) if rows else None), end


def _id_of(line: bytes) -> str | None:
    try:
        return str(json.loads(line)["id"])
    except (ValueError, KeyError, TypeError) as error:
        raise BatchError("the output does not hold rows of a batch") from error


def _lock(descriptor: int, path: Path) -> None:
    """Two runs on one output would double its rows."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BatchError(f"another run is writing {path}") from error


# --- Parquet ----------------------------------------------------------------------------------------------------------


@define(eq=False)
class ParquetSink:
    """A folder of Parquet files of ten thousand rows, named by the number of their first row."""

    folder: Path
    descriptor: int
    extras: tuple[str, ...]
    done: Progress
    first: int
    rows: list[dict[str, Any]] = field(factory=list)
    characters: int = 0

    def packer(self) -> PackRows:
        """Workers make rows."""
        return PackRows(self.extras)

    def write(self, packed: Packed) -> None:
        """Hold the rows of one chunk until a part is full."""
        self.rows += packed.data
        self.characters += sum(len(row["text"] or "") for row in packed.data)
        if len(self.rows) >= PART_ROWS or self.characters >= PART_CHARACTERS:
            self._write_part()

    def close(self) -> None:
        """Write the last part."""
        if self.rows or not any(self.folder.glob("part-*.parquet")):
            self._write_part()
        os.close(self.descriptor)

    def _write_part(self) -> None:
        from articlekit.batch.arrow import table_of

        parquet = _parquet()
        part = self.folder / f"part-{self.first:012d}.parquet"
        draft = part.with_suffix(".tmp")
        parquet.write_table(table_of(self.rows, self.extras), draft, compression="zstd")
        draft.replace(part)
        self.first += len(self.rows)
        self.rows, self.characters = [], 0


def _open_parquet(folder: Path, extras: tuple[str, ...], overwrite: bool) -> ParquetSink:
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _lock(descriptor, folder)
        done = _whole_parts(folder, extras, overwrite)
    except BatchError:
        os.close(descriptor)
        raise
    return ParquetSink(folder, descriptor, extras, done, done.rows)


def _whole_parts(folder: Path, extras: tuple[str, ...], overwrite: bool) -> Progress:
    """How many rows the parts hold that are there, once what does not count is out of the way."""
    parquet = _parquet()
    for stale in [*folder.glob("part-*.tmp"), *(folder.glob("part-*.parquet") if overwrite else ())]:
        stale.unlink()
    rows, last = 0, None
    for part in sorted(folder.glob("part-*.parquet")):
        if part.name != f"part-{rows:012d}.parquet":
            raise BatchError(f"{part} does not follow the part before it; a part is missing")
        held = parquet.read_metadata(part).num_rows
        if held:
            rows += held
            last = parquet.read_table(part, columns=["id"])["id"][-1].as_py()
    if set(column_types(extras)) - _names(folder, parquet, extras):
        raise BatchError(f"{folder} has other columns")
    return Progress(rows, last)


def _names(folder: Path, parquet: Any, extras: tuple[str, ...]) -> set[str]:
    first = next(iter(sorted(folder.glob("part-*.parquet"))), None)
    return set(parquet.read_schema(first).names) if first else set(column_types(extras))


def _parquet() -> Any:
    try:
        from pyarrow import parquet
    except ModuleNotFoundError as error:
        raise BatchError("Parquet needs the package pyarrow: pip install 'articlekit[batch]'") from error
    return parquet
