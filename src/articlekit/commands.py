"""The commands extract, explain, clean and find-boilerplate: a thin layer over the functions of the same names."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from attrs import asdict, fields
from rich.console import Console
from rich.progress import Progress

import articlekit
from articlekit.article import Article
from articlekit.batch.command import batch_command
from articlekit.cleaners import DEFAULT_CLEANERS
from articlekit.cleaners.named import load_cleaner
from articlekit.document import Block, Cleaner
from articlekit.exceptions import ArticlekitError, CleanerError, InputTooLargeError
from articlekit.fetch import Response
from articlekit.hint_options import with_hints
from articlekit.limits import Limits
from articlekit.opening import STANDARD_INPUT, Opening, UnreadableError
from articlekit.reading.encoding import decode
from articlekit.rendering.summary import readable, render_summary

__all__ = ["run"]

Command = TypeVar("Command", bound=Callable[..., Any])

OK, NO_ARTICLE, USAGE, UNREADABLE = range(4)
PROPERTIES = ("file", "text", *(field.name for field in fields(Article)))
RECORDS = frozenset({"blocks", "removed", "diagnostics", "candidates", "links", "images"})  # too much for one line

# How each format marks where the next of several files begins; a line of JSON has the file's name in it.
# For a terminal the default is what people read, else what programs read.
SUMMARY, JSON = "summary", "json"
FORMATS: dict[str, tuple[Callable[[Article], str], str | None]] = {
    SUMMARY: (lambda article: render_summary(article, width=max(80, Console().width), text=True), "==> {} <=="),
    "json": (lambda article: article.to_json(), None),
    "text": (lambda article: article.text, "==> {} <=="),
    "markdown": (lambda article: article.to_markdown(), "<!-- {} -->"),
    "html": (lambda article: article.to_html(), "<!-- {} -->"),
}


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; click leaves usage errors at 2."""
    try:
        code = commands.main(
            args=None if arguments is None else list(arguments), prog_name="articlekit", standalone_mode=False
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130  # as a shell reports Ctrl-C
    except BrokenPipeError:
        sys.stderr.close()  # or Python complains that it could not flush standard output
        return OK
    return code if isinstance(code, int) else OK


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(articlekit.__version__, prog_name="articlekit")
def commands() -> None:
    """Clean articles and trusted metadata from HTML and plain text.

    FILE is a path, - for standard input, or an address (http or https), which needs the extra "fetch".
    Output is UTF-8.

    Exit codes: 0 ok, 1 no article in some input, 2 usage, 3 an input could not be read.
    """


def _of_an_input(command: Command) -> Command:
    """The options that say what an input is, and where it came from."""
    options = (
        click.option("--input", "kind", type=click.Choice(["auto", "html", "text"]), default="auto", show_default=True),
        click.option("--url", help="Where a file came from: evidence for dates and the site's name; never fetched."),
        click.option("--encoding", help="The charset of the HTTP header."),
        click.option("--max-bytes", type=click.IntRange(1), default=Limits().max_bytes, show_default=True),
        click.option(
            "--deadline", type=click.FloatRange(0), metavar="SECONDS", help="For each; then it comes in part."
        ),
        click.option("--allow-private", is_flag=True, help="Fetch from addresses of this machine and network, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@commands.command()
@click.argument("files", metavar="FILE...|-", nargs=-1, required=True)
@_of_an_input
@with_hints
@click.option(
    "--format",
    "chosen",
    type=click.Choice(list(FORMATS)),
    help="json when standard output is no terminal, or with --property; else a summary for people.",
)
@click.option("--property", "properties", metavar="NAME", multiple=True, help="Print only this fact; repeatable.")
@click.option("--links", is_flag=True, help="With the text's links, in Markdown, HTML and JSON.")
@click.option("--images", is_flag=True, help="With the text's images, in Markdown, HTML and JSON.")
@click.option("--cleaner", "cleaners", metavar="MODULE:CALLABLE", multiple=True, help="A cleaner of yours; repeatable.")
@click.option(
    "--explain", "explained", is_flag=True, help="Say on standard error where facts came from, what went, and why."
)
def extract(
    files: tuple[str, ...],
    chosen: str | None,
    properties: tuple[str, ...],
    links: bool,
    images: bool,
    cleaners: tuple[str, ...],
    explained: bool,
    **about: Any,
) -> int:
    """Extract the article of each FILE: one line of JSON for each, or a summary on a terminal."""
    output = chosen or (SUMMARY if sys.stdout.isatty() and not properties else JSON)
    if properties and output not in ("json", "text"):
        raise click.UsageError(f"--property goes with --format json or text, not {output}")
    for name in properties:
        if name not in PROPERTIES:
            raise click.BadParameter(f"{name!r} is not one of: {', '.join(PROPERTIES)}", param_hint="--property")
        if name in RECORDS and output != "json":
            raise click.UsageError(f"--property {name} goes with --format json only")
    chain = (*DEFAULT_CLEANERS, *(_load_cleaner(name) for name in cleaners))

    opening = Opening(**about)

    def work(name: str, found: Response) -> int:
        article = articlekit.extract(
            found.content, **opening.options(found), cleaners=chain, links=links, images=images
        )
        if article.blocks or properties or output == "json":
            _emit(_render(article, name, output, properties, headed=len(files) > 1))
        if explained:
            _explain(article)
        if article.blocks and (reached := _limits_reached(article)):
            _complain(name, f"in part only: {reached}", OK)
        return OK if article.blocks else _complain(name, _why_nothing(article), NO_ARTICLE)

    return _for_each(files, work, opening)


@commands.command()
@click.argument("file", metavar="FILE|-")
@_of_an_input
@with_hints
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the report there, as one HTML file.")
def explain(file: str, output: Path | None, **about: Any) -> int:
    """Say where the facts of FILE came from, what went, and why; with -o as an HTML page to look at."""
    opening = Opening(**about)

    def work(_name: str, found: Response) -> int:
        options = opening.options(found)
        article = articlekit.extract(found.content, **options)
        if output is None:
            _emit(render_summary(article, width=max(80, Console().width), text=True))
            return OK
        is_text = all(block.start >= 0 for block in _all_blocks(article))
        original = decode(found.content, options["encoding"]).text if is_text else None
        try:
            output.write_text(article.to_report(original=original), encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"{output} cannot be written: {error.strerror}") from error
        return OK

    return _for_each((file,), work, opening)


@commands.command()
@click.argument("file", metavar="FILE|-")
def clean(file: str) -> int:
    """Print the text of FILE without navigation, notices, widgets and footers."""

    def work(name: str, found: Response) -> int:
        text = articlekit.clean_text(decode(found.content, found.encoding).text)
        if not text:
            return _complain(name, "no article: nothing is left of the text", NO_ARTICLE)
        _emit(text)
        return OK

    return _for_each((file,), work, Opening())


@commands.command()
@click.argument("file", metavar="FILE|-")
@click.option("--format", "output", type=click.Choice(["lines", "json"]), default="lines", show_default=True)
def find_boilerplate(file: str, output: str) -> int:
    """Print each piece of boilerplate in the plain text FILE.

    A line holds, with tabs between them: kind, start, end, language, rule, text. Start and end count characters.
    """

    def work(_name: str, found: Response) -> int:
        text = decode(found.content, found.encoding).text
        for each in articlekit.find_boilerplate(text):
            passage = text[each.start : each.end]
            if output == "json":
                _emit(json.dumps({**asdict(each), "text": passage}, ensure_ascii=False))
            else:
                columns = (each.kind, each.start, each.end, each.language, each.rule, " ".join(passage.split()))
                _emit("\t".join(map(str, columns)))
        return OK

    return _for_each((file,), work, Opening())


def _all_blocks(article: Article) -> Iterator[Block]:
    yield from article.blocks
    yield from (removal.block for removal in article.removed)


def _for_each(files: Sequence[str], work: Callable[[str, Response], int], opening: Opening) -> int:
    """The worst exit code of all *files*; one that cannot be read does not keep the others from their turn."""
    codes = {OK}
    for name in _with_progress(files):
        try:
            codes.add(work(name, opening.open(name)))
        except UnreadableError as error:
            codes.add(_complain(name, str(error), UNREADABLE))
        except InputTooLargeError as error:
            codes.add(_complain(name, _too_large(error), UNREADABLE))
        except CleanerError as error:
            codes.add(_complain(name, str(error), USAGE))
        except ArticlekitError as error:
            raise click.ClickException(f"{name}: {error}") from error
    return max(codes)


def _with_progress(files: Sequence[str]) -> Iterator[str]:
    """A bar only for people who would otherwise see nothing happen: several files, and output that goes elsewhere."""
    if len(files) < 2 or sys.stdout.isatty() or not sys.stderr.isatty():
        yield from files
        return
    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(files, description="extracting")


def _render(article: Article, name: str, output: str, properties: Sequence[str], *, headed: bool) -> str:
    render, heading = FORMATS[output]
    if properties:
        return _render_properties(article, name, output, properties)
    if headed and output == JSON:
        return json.dumps({"file": name, **article.to_dict()}, ensure_ascii=False)
    if headed and heading:
        return f"{heading.format(name.replace('--', '- -'))}\n{render(article)}\n"
    return render(article)


def _render_properties(article: Article, name: str, output: str, properties: Sequence[str]) -> str:
    if output == "json":
        plain = {"file": name, "text": article.text, **article.to_dict()}
        return json.dumps({key: plain[key] for key in properties}, ensure_ascii=False)
    known = {"file": name}
    # nothing found is an empty line, so that lines stay in step with what was asked for
    return "\n".join(readable(known.get(key) or getattr(article, key)) for key in properties)


def _explain(article: Article) -> None:
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    console.print(render_summary(article, width=max(80, console.width) if console.is_terminal else 100))


def _too_large(error: InputTooLargeError) -> str:
    """The library's advice is an argument; here it is an option, for commands that have it."""
    said = str(error).partition(";")[0]
    return f"{said}; a larger --max-bytes reads it" if "max_bytes" in click.get_current_context().params else said


def _limits_reached(article: Article) -> str:
    return " ".join(each.message for each in article.diagnostics if each.code.startswith("limit_"))


def _why_nothing(article: Article) -> str:
    return "no article: " + (" ".join(diagnostic.message for diagnostic in article.diagnostics) or "nothing was kept")


def _load_cleaner(name: str) -> Cleaner:
    """A callable of a module, also in the current folder, or what an installed package offers under the name."""
    try:
        return load_cleaner(name, str(Path.cwd()))
    except CleanerError as error:
        raise click.BadParameter(str(error), param_hint="--cleaner") from error


def _complain(name: str, reason: str, code: int) -> int:
    shown = "standard input" if name == STANDARD_INPUT else name
    click.echo(f"articlekit: {shown}: {reason}", err=True)
    return code


def _emit(text: str) -> None:
    click.echo(text.encode("utf-8"))  # bytes, because the console's own encoding may lack the page's letters


commands.add_command(batch_command(_load_cleaner))
