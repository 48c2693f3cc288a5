"""The most memory that a process has held; for tests that measure one of their own making."""

from __future__ import annotations

import sys
from pathlib import Path


def peak_memory() -> int:
    """
    The most memory that this process has held, in bytes.

    On Linux, ru_maxrss of a new process begins with what its parent held, and hides whatever is less.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return 1024 * int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0])
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
