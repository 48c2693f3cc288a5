"""gzip and Zstandard, read within bounds: what a few bytes would unfold to is never held in memory as a whole."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO, Any, Self

from articlekit.exceptions import BatchError

__all__ = ["MEMBER", "open_stream", "pack", "read_bounded", "unpacker"]

MEMBER = 31  # zlib's way to say: one gzip member, with header and trailer


def read_bounded(path: Path, most: int) -> bytes:
    """
    The content of a file, decompressed by the ending of its name, at most one byte more than *most*.

    Raises:
        OSError: if it cannot be read.
        EOFError: if it is cut off.
    """
    with path.open("rb") as raw, open_stream(raw, path.suffix) as stream:
        return bytes(stream.read(most + 1))


def open_stream(raw: IO[bytes], suffix: str) -> Any:
    """A file-like object of the decompressed bytes of *raw*; *raw* itself for any suffix but ``.gz`` and ``.zst``."""
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=raw, mode="rb")
    if suffix == ".zst":
        return _ZstandardFile(raw)
    return raw


def pack(data: bytes, suffix: str) -> bytes:
    """
    *data* as one gzip member or one Zstandard frame; these may be put one behind the other.

    >>> gzip.decompress(pack(b"rain", ".gz") + pack(b" and snow", ".gz"))
    b'rain and snow'
    >>> pack(b"rain", "")
    b'rain'
    """
    if suffix == ".gz":
        return gzip.compress(data, compresslevel=6, mtime=0)  # no time stamp: the same rows give the same bytes
    if suffix == ".zst":
        compressed: bytes = _zstandard().ZstdCompressor(level=6).compress(data)
        return compressed
    return data


def unpacker(suffix: str) -> Any:
    """An object that decompresses one member or frame, with ``decompress``, ``eof`` and ``unused_data``."""
    return zlib.decompressobj(MEMBER) if suffix == ".gz" else _zstandard().ZstdDecompressor().decompressobj()


def _zstandard() -> Any:
    try:
        import zstandard
    except ModuleNotFoundError as error:
        raise BatchError("Zstandard needs the package zstandard: pip install 'articlekit[batch]'") from error
    return zstandard


class _ZstandardFile:
    """Lines and bytes of a Zstandard file of any number of frames, with errors of the kind that files give."""

    def __init__(self, raw: IO[bytes]) -> None:
        import io

        module = _zstandard()
        self._error: type[Exception] = module.ZstdError
        self._stream = io.BufferedReader(module.ZstdDecompressor().stream_reader(raw, read_across_frames=True))

    def read(self, size: int) -> bytes:
        try:
            return self._stream.read(size)
        except self._error as error:
            raise OSError(f"not Zstandard: {error}") from error

    def readline(self, size: int) -> bytes:
        try:
            return self._stream.readline(size)
        except self._error as error:
            raise OSError(f"not Zstandard: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """The file below belongs to whoever opened it."""
