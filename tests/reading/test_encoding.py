"""Decoding: what bs4 is asked for when all else failed."""

from __future__ import annotations

import pytest

from articlekit.reading.encoding import decode


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Bytes that fit nowhere are a count, and no message of bs4's on the caller's terminal."""
    with caplog.at_level(0):
        assert decode(b"\x81\x8d\x8f" * 40 + b"caf\xe9").replaced
    assert caplog.records == []
