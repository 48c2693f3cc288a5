"""
A hundred thousand records through ``articlekit batch``: rate against one process, memory over time, kills and a resume.

    python benchmarks/batch_100k.py FOLDER_OF_PAGES --records 100000 --workers 2

The pages of the folder stand over and over in one file of JSON lines. The run with workers loses a worker by SIGKILL at a
quarter, and all of its processes at half; then it is resumed. One process alone works on the first records (by default
ten thousand), a third of them before, a third between the kill and the resume, and a third after, each with nothing
beside it: so a machine whose speed drifts shows in the three rates. Then every id has to be there once, in order, and
the rows that one process made have to be, byte for byte, the first of the run's.

Rates leave start-up out: one process's is what ``articlekit batch`` itself says, which begins once all is imported; that
of the workers is counted in each half from the first rows that appear in the output to the last, so it has neither the
start of the processes in it nor the search for the place to go on. Linux only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

BATCH = [sys.executable, "-m", "articlekit", "batch"]
ALONE = 3  # runs of one process
TICKS = os.sysconf("SC_CLK_TCK")
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
SAID = re.compile(r"(\d+) records in ([\d.]+) s")


@dataclass
class Rows:
    """Follows the whole lines of an output that is being written."""

    path: Path
    count: int = 0
    offset: int = 0

    def look(self) -> int:
        """How many lines there are now."""
        if self.path.exists():
            with self.path.open("rb") as file:
                file.seek(self.offset)
                while data := file.read(1 << 20):
                    self.count += data.count(b"\n")
                    self.offset += len(data)
        return self.count


@dataclass
class Half:
    """What was seen of one run with workers."""

    growth: list[tuple[float, int]] = field(default_factory=list)  # seconds, rows in the output
    peaks: dict[int, int] = field(default_factory=dict)  # tenth of all records -> most kilobytes
    processor: dict[int, float] = field(default_factory=dict)  # process -> seconds of processor time
    parent: int = 0
    lost_worker: bool = False

    @property
    def seconds(self) -> float:
        """From the first rows to the last."""
        return self.growth[-1][0] - self.growth[0][0]

    @property
    def rows(self) -> int:
        """That came after the first ones."""
        return self.growth[-1][1] - self.growth[0][1]


def write_records(folder: Path, path: Path, count: int) -> None:
    """*count* records, the pages of the folder over and over."""
    pages = [p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()]
    texts = [json.dumps((gzip.decompress(p) if p[:2] == b"\x1f\x8b" else p).decode("utf-8", "replace")) for p in pages]
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            file.write(f'{{"id": {number}, "html": {texts[number % len(texts)]}}}\n')


def cut_records(source: Path, count: int, parts: list[Path]) -> None:
    """The first *count* records, shared out to *parts*."""
    with source.open("rb") as file:
        for number, part in enumerate(parts):
            with part.open("wb") as out:
                for _ in range(count * number // len(parts), count * (number + 1) // len(parts)):
                    out.write(next(file))


def alone(source: Path, out: Path) -> tuple[int, float]:
    """Records and seconds of one process."""
    command = [*BATCH, str(source), "-o", str(out), "--workers", "0"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # our own command
    said = SAID.search(done.stderr)
    assert said, done.stderr
    print(f"  one process: {said[1]} records in {said[2]} s", flush=True)
    return int(said[1]), float(said[2])


def workers_of(process: int) -> list[int]:
    """The children of a process."""
    try:
        return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def looked_up(pids: list[int]) -> Iterator[tuple[int, int, float]]:
    """For each process that is there, the kilobytes it takes and its seconds of processor time."""
    for pid in pids:
        try:
            resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES // 1024
            user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
        except (OSError, IndexError, ValueError):
            continue
        yield pid, resident, (int(user) + int(system)) / TICKS


def run_half(command: list[str], rows: Rows, records: int, *, kill: bool) -> Half:
    """Run with workers; with *kill*, one of them is killed at a quarter of the records, and everything at half."""
    half = Half()
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603  # our own command
        half.parent = process.pid
        before = rows.look()
        while process.poll() is None:
            time.sleep(0.2)
            there = workers_of(process.pid)
            found = list(looked_up([process.pid, *there]))
            done = rows.look()
            tenth = min(9, done * 10 // records)
            half.peaks[tenth] = max(half.peaks.get(tenth, 0), sum(resident for _, resident, _ in found))
            half.processor.update((pid, seconds) for pid, _, seconds in found)
            if done > (half.growth[-1][1] if half.growth else before):
                half.growth.append((time.monotonic(), done))
            if kill and not half.lost_worker and done >= records / 4 and there:
                os.kill(there[0], signal.SIGKILL)
                half.lost_worker = True
            if kill and done >= records / 2:
                for pid in (process.pid, *there):
                    os.kill(pid, signal.SIGKILL)
        if not kill and process.returncode:
            raise SystemExit(f"the resumed run ended with {process.returncode}")
    return half


def ids_of(path: Path) -> list[int]:
    """The ids of all rows; a line that is none counts as -1."""
    ids = []
    with path.open("rb") as file:
        for line in file:
            try:
                ids.append(int(json.loads(line)["id"]))
            except (ValueError, KeyError, TypeError):
                ids.append(-1)
    return ids


def begins_with(path: Path, parts: list[Path]) -> bool:
    """Whether a file begins with the bytes of others."""
    with path.open("rb") as file:
        return all(file.read(part.stat().st_size) == part.read_bytes() for part in parts)


def report(
    given: argparse.Namespace, ones: list[tuple[int, float]], halves: list[Half], ids: list[int], *, same: bool
) -> bool:
    """Print the summary; False if a promise is not kept."""
    one = sum(records for records, _ in ones) / sum(seconds for _, seconds in ones)
    many = sum(half.rows for half in halves) / sum(half.seconds for half in halves)
    parent = sum(half.processor.get(half.parent, 0.0) for half in halves)
    total = sum(sum(half.processor.values()) for half in halves)
    lost = given.records - len(set(ids) & set(range(given.records)))
    doubled = len(ids) - len(set(ids))
    in_order = all(a < b for a, b in pairwise(ids))
    print(f"one process          {one:8.1f} records/s  ({', '.join(f'{n / s:.1f}' for n, s in ones)})")
    print(
        f"{given.workers} workers            {many:8.1f} records/s  ({', '.join(f'{h.rows / h.seconds:.1f}' for h in halves)})"
    )
    print(f"ratio                {many / one:8.2f}")
    print(f"parent               {100 * parent / total:8.2f} % of all processor time ({parent:.1f} of {total:.0f} s)")
    for tenth in range(10):
        peaks = [f"{half.peaks[tenth] / 1024:.0f}" for half in halves if tenth in half.peaks]
        print(f"memory, tenth {tenth + 1:2}     {' / '.join(peaks):>8} MB at most, parent and workers")
    print(
        f"rows                 {len(ids)}, of {given.records}: {lost} lost, {doubled} doubled, in order: {'yes' if in_order else 'NO'}"
    )
    print(f"bytes of one process {'the same' if same else 'DIFFERENT'} for the first {sum(n for n, _ in ones)} rows")
    return same and in_order and not lost and not doubled and -1 not in ids


def main() -> int:
    """Run from the command line; the exit code is 1 if a row is lost, doubled, out of order or different."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--one-process-records", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--scratch", type=Path, help="where to put the records, about 20 GB for 100,000 news pages")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.scratch) as name:
        folder = Path(name)
        source, out = folder / "pages.jsonl", folder / "out.jsonl"
        write_records(given.pages, source, given.records)
        parts = [folder / f"part{number}.jsonl" for number in range(ALONE)]
        cut_records(source, min(given.one_process_records, given.records), parts)
        print(f"{given.records} records, {source.stat().st_size / given.records / 1000:.0f} KB each", flush=True)
        command = [*BATCH, str(source), "-o", str(out), "--workers", str(given.workers)]
        rows = Rows(out)
        ones = [alone(parts[0], folder / "one0.jsonl")]
        halves = [run_half(command, rows, given.records, kill=True)]
        print(f"  killed at {rows.look()} rows", flush=True)
        ones.append(alone(parts[1], folder / "one1.jsonl"))
        rows = Rows(out)
        halves.append(run_half([*command, "--resume"], rows, given.records, kill=False))
        ones.append(alone(parts[2], folder / "one2.jsonl"))
        same = begins_with(out, [folder / f"one{number}.jsonl" for number in range(ALONE)])
        return 0 if report(given, ones, halves, ids_of(out), same=same) else 1


if __name__ == "__main__":
    sys.exit(main())
