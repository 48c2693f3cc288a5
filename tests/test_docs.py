"""Every example in README and docs runs, and gives what the page says it gives."""

from __future__ import annotations

import doctest
import io
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from attrs import frozen

from articlekit.cli import main
from articlekit.demo import sample

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
FILE_NAME = re.compile(r"# (\w+\.(?:py|toml))\n")
LANGUAGES = {"pycon", "console", "python", "python before", "toml", "text", "{eval-rst}", "{toctree}"}


@frozen
class Example:
    """
    One fenced block.

    Attributes:
        language: the word behind the fence.
        text: the lines inside.
        line: its first line's number in the file, from 0.
    """

    language: str
    text: str
    line: int


def examples(page: Path) -> Iterator[Example]:
    source = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(source):
        yield Example(match[2].strip(), match[3], source.count("\n", 0, match.start(3)))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder with the two inputs of the demonstration in it, as the current one; what is imported from it goes."""
    for name in ("page.html", "dump.txt"):
        (tmp_path / name).write_bytes(sample(name))
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(tmp_path)):
            del sys.modules[name]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples(page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A page's examples are run in order, in one namespace and one folder.

    A TOML or Python block that begins with a file's name is written there; a ``pycon`` block is a doctest; in a
    ``console`` block the lines that call articlekit are run; other Python is run as a script.
    """
    names: dict[str, object] = {"__name__": page.stem}
    for example in examples(page):
        where = f"{page.name}, line {example.line}"
        assert example.language in LANGUAGES, f"{where}: nothing here can check {example.language!r}"
        if named := FILE_NAME.match(example.text):
            (folder / named[1]).write_text(example.text, encoding="utf-8")
            monkeypatch.delitem(sys.modules, Path(named[1]).stem, raising=False)
        elif example.language == "python":
            exec(compile(example.text, where, "exec"), names)
        elif example.language == "pycon":
            run_doctest(example, names, page)
        elif example.language == "console":
            run_console(example, where)


def run_doctest(example: Example, names: dict[str, object], page: Path) -> None:
    test = doctest.DocTestParser().get_doctest(example.text, names, page.name, str(page), example.line)
    assert test.examples, f"{page.name}, line {example.line}: no example in a pycon block"
    report = io.StringIO()
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=report.write, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, report.getvalue()


def run_console(example: Example, where: str) -> None:
    """Run each ``$ articlekit`` line; what follows up to the next ``$`` is what it prints, standard error included."""
    for part in re.split(r"^\$ ", example.text, flags=re.MULTILINE)[1:]:
        line, _, expected = part.partition("\n")
        command = shlex.split(line, comments=True)
        if command[0] != "articlekit":
            continue
        printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with redirect_stdout(printed), redirect_stderr(printed):
            main(command[1:])
        printed.seek(0)
        got = printed.read()
        assert doctest.OutputChecker().check_output(expected, got, doctest.ELLIPSIS), f"{where}: {line}\n{got}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages(page: Path) -> None:
    """Each link to a file of ours leads to one, and each heading that is linked to is there."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}, (
                target
            )


SUM = re.compile(r"(\d[\d.,]*(?: [×/] \d[\d.,]*)+) = (\d[\d.,]*)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_arithmetic(page: Path) -> None:
    """A result that a page computes is right, to the digits that it prints."""
    for line, shown in SUM.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        first, *rest = re.split(r" ([×/]) ", line.replace(",", ""))
        value = Decimal(first)
        for sign, number in zip(rest[::2], rest[1::2], strict=True):
            value = value * Decimal(number) if sign == "×" else value / Decimal(number)
        printed = Decimal(shown.rstrip(".,").replace(",", ""))
        assert value.quantize(printed, ROUND_HALF_UP) == printed, f"{line} = {shown}"


def test_the_plan_says_what_was_measured() -> None:
    """In the plan for a crawl each figure is measured, assumed, or computed of those above it."""
    plan = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8").split("## A month of Common Crawl")[1]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in plan.splitlines() if line.startswith("| ")
    ][1:]
    assert {row[0] for row in rows} == {"measured", "assumed", "computed"}
    known = {"3,600", "24"}  # seconds of an hour, hours of a day
    for kind, name, figure in rows:
        numbers = re.findall(r"\d[\d,.]*\d|\d", figure)
        if kind == "computed":
            assert set(numbers[:-1]) <= known, f"{name}: {figure}"
        known.add(numbers[-1])
    assert len(rows) == 8
    assert len(SUM.findall(plan)) == 5  # which test_arithmetic computes again


def test_every_page_is_in_the_contents() -> None:
    """No page of docs/ is left out of the table of contents."""
    contents = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.stem == "index" or re.search(rf"^{page.stem}$", contents, re.MULTILINE), page.name


def test_one_sentence_per_line() -> None:
    """In docs/ a line of running text ends where its sentence ends, so that changes are easy to review."""
    for page in (ROOT / "docs").glob("*.md"):
        for line in FENCE.sub("", page.read_text(encoding="utf-8")).splitlines():
            if not line.startswith(("|", "#")):
                assert not re.search(r"[a-z0-9`)][.!?] [A-Z]", line), f"{page.name}: {line}"
