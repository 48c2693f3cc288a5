"""
A hundred thousand records through ``articlekit batch``: rate against one process, memory, a kill and a resume.

    python benchmarks/batch_100k.py FOLDER_OF_PAGES --records 100000 --workers 2
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BATCH = [sys.executable, "-m", "articlekit", "batch"]


def write_records(folder: Path, path: Path, count: int) -> None:
    """*count* records, the pages of the folder over and over."""
    pages = [p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()]
    texts = [(gzip.decompress(p) if p[:2] == b"\x1f\x8b" else p).decode("utf-8", "replace") for p in pages]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"id": number, "html": texts[number % len(texts)]}) + "\n")


def timed(source: Path, out: Path, workers: int) -> float:
    """Seconds of a whole run."""
    begin = time.monotonic()
    subprocess.run([*BATCH, str(source), "-o", str(out), "--workers", str(workers)], check=True, capture_output=True)  # noqa: S603  # our own command
    return time.monotonic() - begin


def resident(process: int) -> int:
    """Kilobytes that a process and its children take; Linux only."""
    children = Path(f"/proc/{process}/task/{process}/children")
    pids = [process, *map(int, children.read_text().split())] if children.exists() else []
    stats = [Path(f"/proc/{pid}/statm") for pid in pids]
    return sum(int(stat.read_text().split()[1]) for stat in stats if stat.exists()) * os.sysconf("SC_PAGE_SIZE") // 1024


def killed_and_resumed(source: Path, out: Path, workers: int, seconds: float) -> tuple[int, int]:
    """The largest memory of the first and of the second half of a run that is killed in the middle and resumed."""
    peaks = []
    for attempt, limit in enumerate((seconds / 2, float("inf"))):
        command = [*BATCH, str(source), "-o", str(out), "--workers", str(workers), *(["--resume"] if attempt else [])]
        begin, peak = time.monotonic(), 0
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603
            while process.poll() is None:
                peak = max(peak, resident(process.pid))
                if time.monotonic() - begin > limit:
                    os.kill(process.pid, signal.SIGKILL)
                time.sleep(0.2)
        peaks.append(peak)
    return peaks[0], peaks[1]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "pages.jsonl"
        write_records(given.pages, source, given.records)
        one, many = timed(source, folder / "one.jsonl", 0), timed(source, folder / "many.jsonl", given.workers)
        first, second = killed_and_resumed(source, folder / "resumed.jsonl", given.workers, many)
        same = (folder / "one.jsonl").read_bytes() == (folder / "many.jsonl").read_bytes()
        resumed = (folder / "resumed.jsonl").read_bytes() == (folder / "one.jsonl").read_bytes()
    print(
        f"{given.records} records: one process {one:.1f} s, {given.workers} workers {many:.1f} s, {one / many:.2f} times"
    )
    print(f"same bytes: {same}; same after a kill and a resume: {resumed}; memory {first} and {second} KB")


if __name__ == "__main__":
    main()
