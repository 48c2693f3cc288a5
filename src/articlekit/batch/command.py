"""The command ``articlekit batch``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import click

from articlekit.batch.pool import Budget
from articlekit.batch.records import Fields
from articlekit.batch.results import EXTRAS, Options
from articlekit.batch.run import run_batch
from articlekit.cleaners import DEFAULT_CLEANERS
from articlekit.document import Cleaner
from articlekit.exceptions import BatchError
from articlekit.hint_options import with_hints
from articlekit.hints import Hints
from articlekit.limits import Limits

__all__ = ["batch_command"]

INTERRUPTED = 130  # as a shell reports Ctrl-C
MEGABYTE = 1_000_000


def batch_command(load_cleaner: Callable[[str], Cleaner]) -> click.Command:
    """The command, with the way in which the command line finds cleaners."""

    @click.command("batch")
    @click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
    @click.option("-o", "--output", required=True, metavar="OUT", help=".jsonl, .jsonl.gz, .jsonl.zst, .parquet, or -")
    @click.option("--workers", type=click.IntRange(0), help="Processes; one on each core if not given.")
    @click.option("--resume", is_flag=True, help="Go on with OUT where it ends.")
    @click.option("--overwrite", is_flag=True, help="Replace OUT.")
    @click.option(
        "--with", "extras", type=click.Choice(list(EXTRAS)), multiple=True, help="A further column; repeatable."
    )
    @click.option("--links", is_flag=True, help="With the text's links, in the columns of --with.")
    @click.option("--images", is_flag=True, help="With the text's images, in the columns of --with.")
    @click.option("--input", "kind", type=click.Choice(["auto", "html", "text"]), default="auto", show_default=True)
    @click.option("--content-field", default=Fields().content, show_default=True, help="In JSON lines and Parquet.")
    @click.option("--id-field", default=Fields().id, show_default=True)
    @click.option("--url-field", default=Fields().url, show_default=True)
    @click.option("--encoding-field", default=Fields().encoding, show_default=True)
    @click.option("--max-bytes", type=click.IntRange(1), default=Limits().max_bytes, show_default=True)
    @click.option("--deadline", type=click.FloatRange(0), metavar="SECONDS", help="For a page; then it comes in part.")
    @click.option("--time-budget", type=click.FloatRange(0, min_open=True), default=Budget().seconds, show_default=True,
                  metavar="SECONDS", help="For a page; then its process is killed.")  # fmt: skip
    @click.option("--memory-budget", type=click.IntRange(0), default=2000, show_default=True, metavar="MEGABYTES",
                  help="For a page; 0 for no limit.")  # fmt: skip
    @with_hints
    @click.option(
        "--cleaner", "cleaners", metavar="MODULE:CALLABLE", multiple=True, help="A cleaner of yours; repeatable."
    )
    def batch(
        inputs: tuple[str, ...],
        output: str,
        workers: int | None,
        resume: bool,
        overwrite: bool,
        extras: tuple[str, ...],
        links: bool,
        images: bool,
        kind: Literal["auto", "html", "text"],
        content_field: str,
        id_field: str,
        url_field: str,
        encoding_field: str,
        max_bytes: int,
        deadline: float | None,
        time_budget: float,
        memory_budget: int,
        cleaners: tuple[str, ...],
        hints: Hints = Hints(),
    ) -> int:
        """Extract all records of INPUT: folders, globs, pages, JSON lines, WARC, Parquet; one row for each.

        Rows stand in the order of the records. A record that fails gives a row with the reason.
        """
        if resume and overwrite:
            raise click.UsageError("--resume and --overwrite exclude each other")
        chain = (*DEFAULT_CLEANERS, *map(load_cleaner, cleaners))
        limits = Limits(max_bytes=max_bytes, deadline=deadline)
        try:
            with _bar(output) as on_progress:
                summary = run_batch(
                    inputs,
                    output,
                    workers=workers,
                    options=Options(kind, limits, chain, extras, links, images, hints),
                    budget=Budget(time_budget, memory_budget * MEGABYTE or None),
                    fields=Fields(content_field, id_field, url_field, encoding_field),
                    resume=resume,
                    overwrite=overwrite,
                    on_progress=on_progress,
                )
        except BatchError as error:
            raise click.ClickException(str(error)) from error
        click.echo(f"articlekit: {'stopped; ' if summary.stopped else ''}{summary}", err=True)
        if summary.stopped and output != "-":
            click.echo("articlekit: go on with --resume", err=True)
        return INTERRUPTED if summary.stopped else 0

    return batch


@contextmanager
def _bar(output: str) -> Iterator[Callable[[int, int, int], None] | None]:
    """A bar with rate and time left, drawn by hand so that no thread runs beside the processes that are started."""
    if not sys.stderr.isatty() or (output == "-" and sys.stdout.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[note]}"), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    with bar:
        task = bar.add_task("", total=None, note="")

        def show(rows: int, position: int, total: int) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{rows / elapsed:,.0f} a second" if elapsed else ""
            bar.update(task, completed=position, total=total, note=f"{rows:,} records {rate}", refresh=True)

        yield show
