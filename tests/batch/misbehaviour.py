"""Cleaners that hang, eat memory or kill their process when a page asks for it; a module of its own, to be pickled."""

from __future__ import annotations

import os
import signal
import time

from articlekit import Document


def misbehave(document: Document) -> Document:
    """Do as the page's text says."""
    text = " ".join(block.text for block in document.blocks)
    if "please hang" in text:
        time.sleep(600)
    if "please eat" in text:
        hoard = [bytearray(100_000_000) for _ in range(100)]
        return document.note("ate", str(len(hoard)))
    if "please die" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "please fail" in text:
        raise RuntimeError("no wind")
    return document
