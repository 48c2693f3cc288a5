"""The command line: what goes to standard output and standard error, and which exit code comes back."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from itertools import chain, repeat
from pathlib import Path

import pytest

import articlekit
from articlekit import Limits, extract
from articlekit.cli import main
from articlekit.demo import sample
from articlekit.limits import Deadline

PAGE = sample("page.html")
DUMP = sample("dump.txt")


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    return str(path)


@pytest.fixture
def dump(tmp_path: Path) -> str:
    path = tmp_path / "dump.txt"
    path.write_bytes(DUMP)
    return str(path)


@pytest.fixture
def empty(tmp_path: Path) -> str:
    path = tmp_path / "empty.html"
    path.write_bytes(b"<html><body></body></html>")
    return str(path)


class Standard:
    """Standard input with bytes in it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_json_lines_are_the_default(page: str, dump: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each input gives one line of JSON, in the order of the arguments."""
    assert main(["extract", page, dump]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["title"] for line in lines] == [
        "Harbour wall to be rebuilt in stone",
        "The river that moves a border",
    ]


def test_lines_of_json_name_their_files(
    page: str, dump: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With several files each line says of which it is, as one that cannot be read has none; a single one needs no name."""
    assert main(["extract", page, str(tmp_path / "missing.html"), dump]) == 3
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["file"] for row in rows] == [page, dump]
    assert articlekit.Article.from_dict(rows[0]) == articlekit.extract(PAGE)
    assert main(["extract", page]) == 0
    assert "file" not in json.loads(capsys.readouterr().out)


def test_a_line_of_json_is_the_article(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command prints is what Article.from_dict() reads."""
    assert main(["extract", page]) == 0
    assert articlekit.Article.from_dict(json.loads(capsys.readouterr().out)) == articlekit.extract(PAGE)


def test_text(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--format text prints the article's text and nothing else."""
    assert main(["extract", "--format", "text", page]) == 0
    assert capsys.readouterr() == (articlekit.extract(PAGE).text + "\n", "")


@pytest.mark.parametrize("output", ["text", "markdown", "html"])
def test_several_files_are_told_apart(output: str, page: str, dump: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With several files each article stands under its file's name; with one there is no such line."""
    assert main(["extract", "--format", output, page, dump]) == 0
    out = capsys.readouterr().out
    assert out.index(page) < out.index("granite") < out.index(dump) < out.index("surveyors")
    assert main(["extract", "--format", output, page]) == 0
    assert page not in capsys.readouterr().out


@pytest.mark.parametrize(("output", "heading"), [("markdown", "## Who pays"), ("html", "<h2>Who pays</h2>")])
def test_renderings(output: str, heading: str, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown and HTML keep the headings."""
    assert main(["extract", "--format", output, page]) == 0
    assert heading in capsys.readouterr().out


@pytest.fixture
def linked(tmp_path: Path) -> str:
    path = tmp_path / "linked.html"
    path.write_text(
        "<p>3 hours ago<p>It rained <a href=/hills>all night</a> in the hills, and the road to the coast is closed until "
        "the weekend.<p><img src=wall.jpg alt=Wall>More of it is to come on Friday, said the engineer of the county."
    )
    return str(path)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], []),
        (["--links"], ["[all night](https://example.org/hills)"]),
        (["--images"], ["![Wall](https://example.org/wall.jpg)"]),
        (["--links", "--images"], ["[all night](https://example.org/hills)", "![Wall](https://example.org/wall.jpg)"]),
    ],
)
def test_links_and_images(
    options: list[str], shown: list[str], linked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Links and images are printed if they are asked for, each for itself."""
    assert main(["extract", "--url", "https://example.org/rain", "--format", "markdown", *options, linked]) == 0
    out = capsys.readouterr().out
    assert all(each in out for each in shown)
    assert out.count("](") == len(shown)


@pytest.mark.parametrize(
    ("options", "name", "answer"),
    [
        ([], "published", None),
        (["--published", "2020-12-24"], "published", "hint:published"),
        (["--published", "Thu, 24 Dec 2020 08:30:00 GMT"], "published", "hint:published"),
        (["--reference-time", "2024-05-01T12:00:00Z"], "published", "text"),
        (["--reference-time", "2024-05-01T12:00:00Z", "--published", "2020-12-24"], "published", "text"),
        (
            ["--override", "published", "--published", "2020-12-24", "--reference-time", "2024-05-01"],
            "published",
            "hint:published",
        ),
        (["--publisher", "The Fen Courier"], "site_name", "The Fen Courier"),
        (["--language", "fr-CH"], "language", "en"),
        (["--language", "fr-CH", "--override", "language"], "language", "fr"),
    ],
)
def test_hints(
    options: list[str], name: str, answer: str | None, linked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is known from elsewhere answers where the page does not, or in any case if that is asked for."""
    assert main(["extract", "--property", name, *options, linked]) == 0
    value = json.loads(capsys.readouterr().out)[name]
    assert (value["source"] if isinstance(value, dict) else value) == answer


def test_hints_count_for_the_report(linked: str, tmp_path: Path) -> None:
    """explain takes the same hints as extract."""
    report = tmp_path / "report.html"
    assert main(["explain", "--publisher", "The Fen Courier", linked, "-o", str(report)]) == 0
    assert "hint:publisher" in report.read_text(encoding="utf-8")


def test_properties_as_text(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--property prints one line per fact, in the order asked for; a fact that is not there is an empty line."""
    asked = [word for name in ("title", "license", "authors", "published") for word in ("--property", name)]
    assert main(["extract", "--format", "text", *asked, page]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Harbour wall to be rebuilt in stone",
        "",
        "Ida Marlow, Tomas Oyelaran",
        "2024-03-14T06:30:00+00:00",
    ]


def test_properties_as_json(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON only what was asked for is there; file says which input it came from."""
    assert main(["extract", "--property", "file", "--property", "title", page]) == 0
    assert json.loads(capsys.readouterr().out) == {"file": page, "title": "Harbour wall to be rebuilt in stone"}


@pytest.mark.parametrize("name", [name for name in dir(articlekit.Article()) if not name.startswith("_")])
def test_every_fact_is_a_property(name: str, page: str) -> None:
    """Each attribute of an Article is a property of --format json, and nothing else is."""
    attribute = not callable(getattr(articlekit.Article(), name))
    assert main(["extract", "--property", name, page]) == (0 if attribute else 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "--property", "colour", "-"],
        ["extract", "--property", "blocks", "--format", "text", "-"],
        ["extract", "--property", "title", "--format", "html", "-"],
        ["extract", "--format", "pdf", "-"],
        ["extract", "--input", "pdf", "-"],
        ["extract", "--published", "soon", "-"],
        ["extract", "--reference-time", "yesterday", "-"],
        ["extract", "--override", "title", "-"],
        ["explain", "--published", "31 February 2020", "-"],
        ["extract", "--cleaner", "no_such_module:drop", "-"],
        ["extract", "--cleaner", "articlekit:no_such_name", "-"],
        ["extract", "--cleaner", "articlekit:__version__", "-"],
        ["extract", "--cleaner", "articlekit", "-"],
        ["no-such-command"],
    ],
)
def test_usage_errors_are_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that makes no sense ends with 2, before anything is read, and says what was wrong."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Error: " in err


@pytest.mark.parametrize("command", ["extract", "clean", "find-boilerplate"])
def test_what_cannot_be_read_is_three(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is missing, or a folder, ends with 3 and a reason, not with a traceback."""
    missing = str(tmp_path / "missing.html")
    assert main([command, missing]) == 3
    assert capsys.readouterr().err == f"articlekit: {missing}: cannot be read: No such file or directory\n"
    assert main([command, str(tmp_path)]) == 3
    assert main([command, "nul\0byte"]) == 3


def test_one_bad_file_does_not_stop_the_others(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The articles of the other files are still printed."""
    assert main(["extract", "--property", "title", str(tmp_path / "missing"), page]) == 3
    assert "Harbour wall" in capsys.readouterr().out


def test_too_large_is_three(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An input over --max-bytes is not read, and the message says how to read it."""
    assert main(["extract", "--max-bytes", "100", page]) == 3
    err = capsys.readouterr().err
    assert "over the limit of 100; a larger --max-bytes reads it" in err
    assert "Limits(" not in err


def test_too_large_where_there_is_no_option(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command without --max-bytes says how large is too large, and names no option."""

    def refuse(text: str) -> str:
        return extract(text, limits=Limits(max_bytes=100)).text

    monkeypatch.setattr(articlekit, "clean_text", refuse)
    assert main(["clean", page]) == 3
    assert capsys.readouterr().err.endswith("characters, over the limit of 100\n")


def test_a_page_in_part_says_so(page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What a deadline cuts short is printed, and told on standard error."""
    command = ["extract", "--deadline", "600", "--format", "text", page]
    assert main(command) == 0
    assert capsys.readouterr().err == ""
    answers = chain(repeat(False, 8), repeat(True))  # time for the cleaners, and for a few parsers
    monkeypatch.setattr(Deadline, "passed", lambda deadline: next(answers))
    assert main(command) == 0
    out, err = capsys.readouterr()
    assert "granite" in out
    assert err.startswith(f"articlekit: {page}: in part only: After 600 s no time was left to look for ")


def test_no_article_is_one(empty: str, page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A page without an article ends with 1 and the reason, even when another input had one."""
    assert main(["extract", "--format", "text", empty, page]) == 1
    out, err = capsys.readouterr()
    assert "granite" in out
    assert empty not in out
    assert err == f"articlekit: {empty}: no article: There is no visible text in the input.\n"


def test_standard_input_is_binary(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Bytes in the page's own charset come through a pipe unharmed."""
    data = "<meta charset=windows-1252><p>L’été fut long à Orléans, et la pluie ne vint qu’à la fin d’octobre.".encode(
        "cp1252"
    )
    monkeypatch.setattr("sys.stdin", Standard(data))
    assert main(["extract", "--format", "text", "-"]) == 0
    assert "L’été fut long à Orléans" in capsys.readouterr().out


def test_input_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """--input text leaves tags alone, as they are part of the text."""
    text = "In HTML a paragraph begins with <p> and ends where the next one begins, so nobody has to write </p> at all."
    monkeypatch.setattr("sys.stdin", Standard(text.encode()))
    assert main(["extract", "--input", "text", "--format", "text", "-"]) == 0
    assert capsys.readouterr().out == text + "\n"


def test_url_is_passed_on(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--url is part of the article."""
    assert main(["extract", "--url", "https://fencourier.example/x", "--property", "url", page]) == 0
    assert json.loads(capsys.readouterr().out) == {"url": "https://fencourier.example/x"}


def test_explain_goes_to_standard_error(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--explain leaves standard output as it is, and says on standard error what went and why."""
    assert main(["extract", "--format", "text", page]) == 0
    plain = capsys.readouterr().out
    assert main(["extract", "--format", "text", "--explain", page]) == 0
    out, err = capsys.readouterr()
    assert out == plain
    assert "newsletter, en" in err
    assert "Sign up for our newsletter" in err
    assert "json-ld:author" in err


def test_cleaner_of_ones_own(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """--cleaner finds module:callable in the current folder."""
    (tmp_path / "tidy.py").write_text(
        "def drop_money(document):\n"
        "    return document.drop([b for b in document.blocks if 'pounds' in b.text], reason='money')\n"
    )
    monkeypatch.chdir(tmp_path)
    before = list(sys.path)
    assert main(["extract", "--format", "text", "--cleaner", "tidy:drop_money", page]) == 0
    out = capsys.readouterr().out
    assert "granite" in out
    assert "pounds" not in out
    assert sys.path == before


def test_cleaner_that_fails(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cleaner that raises is named, with 2 as the exit code."""
    (tmp_path / "broken.py").write_text("def explode(document):\n    raise RuntimeError('no wind')\n")
    monkeypatch.chdir(tmp_path)
    assert main(["extract", "--cleaner", "broken:explode", page]) == 2
    assert "cleaner explode failed: RuntimeError: no wind" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("def drop(document)\n", "SyntaxError: expected ':'"),
        ("1 / 0\n", "ZeroDivisionError: division by zero"),
        ("raise SystemExit(0)\n", "SystemExit: 0"),
    ],
)
def test_cleaner_that_cannot_be_imported(
    module: str,
    said: str,
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A module that breaks while it is imported is a mistake in the option, with 2 as the exit code."""
    (tmp_path / "torn.py").write_text(module)
    monkeypatch.chdir(tmp_path)
    for command in (["extract", page], ["batch", page, "-o", "out.jsonl"]):
        assert main([*command, "--cleaner", "torn:drop"]) == 2
        assert f"Invalid value for --cleaner: 'torn:drop' cannot be imported: {said}" in capsys.readouterr().err


def test_clean(dump: str, capsys: pytest.CaptureFixture[str]) -> None:
    """clean prints what clean_text() gives."""
    assert main(["clean", dump]) == 0
    assert capsys.readouterr().out == articlekit.clean_text(DUMP.decode()) + "\n"


def test_clean_with_nothing_left(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """When nothing is left, clean says so and ends with 1."""
    monkeypatch.setattr("sys.stdin", Standard(b" \n"))
    assert main(["clean", "-"]) == 1
    assert capsys.readouterr() == ("", "articlekit: standard input: no article: nothing is left of the text\n")


def test_find_boilerplate(dump: str, capsys: pytest.CaptureFixture[str]) -> None:
    """find-boilerplate prints a line per find, with offsets into the text."""
    assert main(["find-boilerplate", dump]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    kind, start, end, language, rule, text = rows[0]
    assert (kind, language, text) == ("print-translate", "en", "Print Friendly, PDF & Email")
    assert DUMP.decode()[int(start) : int(end)] == text
    assert rule.startswith("en/print-translate-")


def test_find_boilerplate_as_json(dump: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON each find is a line with the passage word for word."""
    assert main(["find-boilerplate", "--format", "json", dump]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["text"] for each in found] == [DUMP.decode()[each["start"] : each["end"]] for each in found]
    assert [each["kind"] for each in found] == [each.kind for each in articlekit.find_boilerplate(DUMP.decode())]


def test_find_boilerplate_in_a_clean_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No find is no failure."""
    monkeypatch.setattr("sys.stdin", Standard(b"It rained all night."))
    assert main(["find-boilerplate", "-"]) == 0
    assert capsys.readouterr() == ("", "")


def test_progress_for_people_only(
    page: str, dump: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bar shows on standard error if that is a terminal and there are several files; elsewhere nothing is added."""
    command = ["extract", "--format", "text", "--property", "title"]
    assert main([*command, page, dump]) == 0
    plain, silent = capsys.readouterr()
    assert silent == ""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main([*command, page]) == 0
    assert capsys.readouterr().err == ""
    assert main([*command, page, dump]) == 0
    out, err = capsys.readouterr()
    assert out == plain
    assert "extracting" in err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """--version names the release."""
    assert main(["--version"]) == 0
    assert articlekit.__version__ in capsys.readouterr().out


def test_help_names_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """--help says what the exit codes mean."""
    assert main(["--help"]) == 0
    assert "2 usage" in capsys.readouterr().out


def test_missing_extra(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the extra the command says what to install."""
    monkeypatch.setitem(sys.modules, "click", None)
    monkeypatch.delitem(sys.modules, "articlekit.commands", raising=False)
    assert main(["extract", "-"]) == 2
    assert "pip install 'articlekit[cli]'" in capsys.readouterr().err


def test_closed_pipe(tmp_path: Path) -> None:
    """When the reader of standard output goes away, as head does, the command ends without a traceback."""
    long = tmp_path / "long.txt"
    long.write_text(
        "\n\n".join(f"It rained for {hours} hours, and the road to the coast is closed." for hours in range(9999))
    )
    command = [sys.executable, "-m", "articlekit", "extract", "--format", "text", str(long)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_as_a_process() -> None:
    """python -m articlekit works in a pipe, writes UTF-8 in any locale, and ends with the right exit code."""
    command = [sys.executable, "-m", "articlekit", "extract", "--format", "text", "--property", "title", "-"]
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    page = "<title>Đêm mưa ở Huế</title><h1>Đêm mưa ở Huế</h1><p>Trời mưa suốt đêm, và con đường ra biển đã bị đóng."
    done = subprocess.run(command, input=page.encode(), capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Đêm mưa ở Huế\n".encode(), b"")


def test_a_terminal_gets_a_summary(
    page: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal people read facts, text and removals; programs get JSON."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["extract", page]) == 0
    assert capsys.readouterr().out.startswith("FACTS\n  title        Harbour wall to be rebuilt in stone")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert main(["extract", page]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Harbour wall to be rebuilt in stone"


def test_explain_prints_a_summary(dump: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without -o, explain says on standard output where the facts came from and what went."""
    assert main(["explain", dump]) == 0
    assert "fr/consent-1" in capsys.readouterr().out


@pytest.mark.parametrize(("kind", "beside"), [("page", False), ("dump", True)])
def test_explain_writes_a_report(
    kind: str, beside: bool, request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With -o, explain writes an HTML file; a plain text stands in it beside the article."""
    target = tmp_path / "report.html"
    assert main(["explain", request.getfixturevalue(kind), "-o", str(target)]) == 0
    report = target.read_text(encoding="utf-8")
    assert report.startswith("<!doctype html>")
    assert ('<pre class="original">' in report) is beside
    assert capsys.readouterr().out == ""


def test_explain_to_a_folder_that_is_not_there(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report that cannot be written is an error that says why."""
    assert main(["explain", page, "-o", str(tmp_path / "nowhere/report.html")]) == 1
    assert "cannot be written: No such file or directory" in capsys.readouterr().err
