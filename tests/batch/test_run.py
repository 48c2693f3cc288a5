"""articlekit batch from files to files: every record one row, in order, also after a kill."""

from __future__ import annotations

import gzip
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_all_start_methods
from pathlib import Path
from typing import Any

import pytest

from articlekit import Hints, Limits, extract
from articlekit.batch import Fields, Options, Record, extract_many, run_batch
from articlekit.batch.results import process
from articlekit.batch.sources import find_sources, read_sources
from articlekit.cli import main
from articlekit.exceptions import BatchError

OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"]


def needs(name: str) -> None:
    """Skip where an output needs a package that is not there."""
    if name.endswith(".zst"):
        pytest.importorskip("zstandard", reason="the extra batch is not installed")
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow", reason="the extra batch is not installed")


def rows(path: Path) -> list[dict[str, Any]]:
    """All rows of an output."""
    if path.suffix == ".parquet":
        from pyarrow import parquet

        found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
        return found
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".zst":
        import io

        import zstandard

        data = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data), read_across_frames=True).read()
    return [json.loads(line) for line in data.decode().splitlines()]


@pytest.mark.parametrize("name", OUTPUTS)
def test_outputs(name: str, lines: Path, tmp_path: Path) -> None:
    """Each output holds the same rows, the facts of the articles among them."""
    needs(name)
    summary = run_batch([str(lines)], str(tmp_path / name), workers=2)
    found = rows(tmp_path / name)
    assert summary.counts == {"ok": 200}
    assert [row["id"] for row in found] == [f"p{number}" for number in range(200)]
    assert found[7]["title"] == "Rain 7"
    assert found[7]["authors"] == ["Ida Marlow"]
    article = extract(json.loads(lines.read_text().splitlines()[7])["html"], url=found[7]["url"])
    assert found[7]["text"] == article.text
    assert found[7]["url"] == "https://fencourier.example/7"


def test_extra_columns(lines: Path, tmp_path: Path) -> None:
    """--with adds the whole article, Markdown and HTML."""
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(lines), "-o", str(out), "--with", "article", "--with", "markdown", "--with", "html"]) == 0
    row = rows(out)[0]
    assert json.loads(row["article"])["text"] == row["text"]
    assert row["html"].startswith("<article>")
    assert row["markdown"]


@pytest.mark.parametrize("name", OUTPUTS[:3])
@pytest.mark.parametrize("cut", [0.0, 0.1, 0.5, 0.99])
def test_resume_after_a_torn_write(name: str, cut: float, lines: Path, tmp_path: Path) -> None:
    """Wherever a kill tore the output off, resuming gives the rows of an undisturbed run, none lost, none doubled."""
    needs(name)
    whole, torn = tmp_path / name, tmp_path / f"torn-{name}"
    run_batch([str(lines)], str(whole), workers=0)
    data = whole.read_bytes()
    torn.write_bytes(data[: int(len(data) * cut)])
    summary = run_batch([str(lines)], str(torn), workers=0, resume=True)
    assert summary.rows + summary.skipped == 200
    assert rows(torn) == rows(whole)


def test_resume_parquet(lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts that are there are kept, a part that was being written is forgotten, the rest follows."""
    needs("out.parquet")
    monkeypatch.setattr("articlekit.batch.sinks.PART_ROWS", 64)
    out = tmp_path / "out.parquet"
    run_batch([str(lines)], str(out), workers=0)
    whole = rows(out)
    parts = sorted(out.iterdir())
    assert len(parts) == 4
    parts[-1].rename(parts[-1].with_suffix(".tmp"))
    parts[-2].unlink()
    summary = run_batch([str(lines)], str(out), workers=0, resume=True)
    assert (summary.skipped, summary.rows) == (64 * 1 + 64 * (len(parts) - 3), 200 - 64 * (len(parts) - 2))
    assert rows(out) == whole
    (out / parts[0].name).unlink()
    with pytest.raises(BatchError, match="a part is missing"):
        run_batch([str(lines)], str(out), workers=0, resume=True)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell that runs the tests in the background has Ctrl-C ignored, and children inherit that, but no handler."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("signal_", [signal.SIGKILL, signal.SIGINT])
def test_killed_and_resumed(signal_: int, tmp_path: Path) -> None:
    """A run that is killed, or stopped by Ctrl-C, goes on where it was; no row is lost or doubled."""
    source, out = tmp_path / "pages.jsonl", tmp_path / "out.jsonl.gz"
    page = "<h1>Rain</h1>" + "<p>It rained all night in the hills, and the road to the coast is closed.</p>" * 6
    source.write_text("".join(json.dumps({"id": number, "html": page}) + "\n" for number in range(320)))
    command = [sys.executable, "-m", "articlekit", "batch", str(source), "-o", str(out), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        while not (out.exists() and out.stat().st_size > 500):
            time.sleep(0.02)
        os.kill(process.pid, signal_) if signal_ == signal.SIGKILL else os.killpg(process.pid, signal_)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    if signal_ == signal.SIGINT:
        assert process.returncode == 130
        assert "Traceback" not in said
        assert "go on with --resume" in said
    done = subprocess.run([*command, "--resume"], capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    assert "were done before" in done.stderr
    assert [row["id"] for row in rows(out)] == [str(number) for number in range(320)]


def test_output_in_the_way(lines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An output that is there is neither replaced nor gone on with unless that is asked for."""
    out = tmp_path / "out.jsonl"
    out.write_text("precious")
    assert main(["batch", str(lines), "-o", str(out)]) == 1
    assert "--resume" in capsys.readouterr().err
    assert out.read_text() == "precious"
    assert main(["batch", str(lines), "-o", str(out), "--overwrite"]) == 0
    assert len(rows(out)) == 200
    assert main(["batch", str(lines), "-o", str(out), "--overwrite", "--resume"]) == 2


def test_resume_with_other_inputs(lines: Path, tmp_path: Path) -> None:
    """An output of other inputs is not gone on with."""
    out = tmp_path / "out.jsonl"
    run_batch([str(lines)], str(out), workers=0)
    other = tmp_path / "other.jsonl"
    other.write_text("".join(reversed(lines.read_text().splitlines(keepends=True))))
    with pytest.raises(BatchError, match="of other inputs: its row 200 is 'p199', not 'p0'"):
        run_batch([str(other)], str(out), workers=0, resume=True)
    other.write_text(lines.read_text().splitlines()[0])
    with pytest.raises(BatchError, match="more than the inputs have records"):
        run_batch([str(other)], str(out), workers=0, resume=True)


def test_one_run_at_a_time(lines: Path, tmp_path: Path) -> None:
    """Two runs on one output would double its rows, so the second is refused."""
    from articlekit.batch.sinks import open_sink

    pytest.importorskip("fcntl", reason="this system has no locks on files")
    sink = open_sink(str(tmp_path / "out.jsonl"), ())
    with pytest.raises(BatchError, match="another run"):
        run_batch([str(lines)], str(tmp_path / "out.jsonl"), resume=True)
    sink.close()


@pytest.mark.parametrize(("options", "expected"), [([], 0), (["--links"], 1), (["--links", "--images"], 2)])
def test_links_and_images(options: list[str], expected: int, tmp_path: Path) -> None:
    """Links and images are in the further columns if they are asked for."""
    source, out = tmp_path / "pages.jsonl", tmp_path / "o.jsonl"
    page = "<p>It rained <a href=/x>all night</a>, and the road to the coast is closed.<img src=wall.jpg><p>It still rains."
    source.write_text(json.dumps({"id": "a", "url": "https://example.org/", "html": page}))
    columns = ["--with", "markdown", "--with", "html", "--with", "article"]
    assert main(["batch", str(source), "-o", str(out), "--workers", "0", *columns, *options]) == 0
    (row,) = rows(out)
    assert row["markdown"].count("](https://example.org/") == expected
    assert row["html"].count("https://example.org/") == expected
    assert len(json.loads(row["article"])["links"]) == min(expected, 1)


def test_bad_records_are_rows(tmp_path: Path) -> None:
    """A bad record comes out as a row with its reason, and the others come out as they are."""
    source = tmp_path / "pages.jsonl"
    good = json.dumps({"id": "good", "html": "<p>It rained all night, and the road to the coast is closed."})
    source.write_bytes(
        b'{"html": \n[1]\n{"id": "empty"}\n{"id": "number", "html": 7}\n{"id": "long", "html": "' + b"x" * 3_000 + b'"}\n'
        + b'{"id": "\\ud800", "html": "\\ud800"}\n' + b'"' + b"y" * 6_000 + b'"\n\xff\n' + good.encode() + b"\n\n"
    )  # fmt: skip
    summary = run_batch([str(source)], str(tmp_path / "o.jsonl"), options=Options(limits=Limits(max_bytes=2_500)))
    found = [
        (row["id"].removeprefix(str(tmp_path)), row["error"] or row["status"]) for row in rows(tmp_path / "o.jsonl")
    ]
    assert found == [
        ("/pages.jsonl:1", "bad_record"), ("/pages.jsonl:2", "bad_record"), ("empty", "bad_record"),
        ("number", "bad_record"), ("long", "too_large"), ("?", "ok"), ("/pages.jsonl:7", "too_large"),
        ("/pages.jsonl:8", "bad_record"), ("good", "ok"),
    ]  # fmt: skip
    assert summary.counts["error:bad_record"] == 5
    assert "errors (bad_record 5, too_large 2)" in str(summary)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"id": 1, "html": None}, "no text in field 'html', but null"),
        ({"id": 1, "html": 7}, "no text in field 'html', but int"),
        ({"id": 1, "text": "Rain"}, "no field 'html'; there is: id, text"),
    ],
)
def test_records_without_content(line: dict[str, Any], reason: str, tmp_path: Path) -> None:
    """The row of a record says whether its field is missing, or there and empty."""
    source, out = tmp_path / "pages.jsonl", tmp_path / "o.jsonl"
    source.write_text(json.dumps(line))
    run_batch([str(source)], str(out), workers=0)
    assert [(row["id"], row["error"], row["reason"]) for row in rows(out)] == [("1", "bad_record", reason)]


def test_hints(tmp_path: Path) -> None:
    """What is known of all pages goes into options, on the command line too; what is known of one goes before it."""
    page = "<p>3 hours ago<p>It rained all night in the hills, and the road to the coast is closed until the weekend."
    source, out = tmp_path / "pages.jsonl", tmp_path / "o.jsonl"
    source.write_text(json.dumps({"id": "a", "html": page}))
    options = ["--publisher", "The Fen Courier", "--reference-time", "2024-05-01T12:00:00", "--language", "fr"]
    assert main(["batch", str(source), "-o", str(out), "--workers", "1", *options, "--override", "language"]) == 0
    (row,) = rows(out)
    assert (row["site_name"], row["published"], row["language"]) == ("The Fen Courier", "2024-05-01", "fr")
    everywhere = Options(hints=Hints(publisher="The Fen Courier"))
    own = Record("b", page, hints=Hints(publisher="Harbour Post"))
    found = extract_many([Record("a", page), own], workers=0, options=everywhere)
    assert [result.article and result.article.site_name for result in found] == ["The Fen Courier", "Harbour Post"]


def test_folders_globs_and_pages(tmp_path: Path) -> None:
    """Folders are searched through in the order of names, plain and compressed; globs and names are taken as given."""
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    page = b"<p>It rained all night, and the road to the coast is closed.</p>"
    (folder / "b.html").write_bytes(page)
    (tmp_path / "in" / "a.htm.gz").write_bytes(gzip.compress(page))
    (tmp_path / "in" / "z.txt").write_bytes(b"A paragraph begins with <p>, and nobody has to end it, they say.")
    (tmp_path / "in" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "in" / "torn.html.gz").write_bytes(gzip.compress(page)[:30])
    run_batch([str(tmp_path / "in"), str(folder / "*.html")], str(tmp_path / "o.jsonl"), workers=1)
    found = rows(tmp_path / "o.jsonl")
    assert [Path(row["id"]).name for row in found] == ["a.htm.gz", "b.html", "torn.html.gz", "z.txt", "b.html"]
    assert [row["error"] for row in found] == [None, None, "unreadable", None, None]
    assert "<p>" in found[3]["text"]
    with pytest.raises(BatchError, match="nothing to read at"):
        run_batch([str(tmp_path / "*.nothing")], str(tmp_path / "p.jsonl"))


def test_gzip_bomb(tmp_path: Path) -> None:
    """A gigabyte of zeros in a megabyte of gzip is too large, and is never unfolded."""
    (tmp_path / "bomb.html.gz").write_bytes(gzip.compress(bytes(300_000_000), compresslevel=1))
    run_batch([str(tmp_path / "bomb.html.gz")], str(tmp_path / "o.jsonl"), workers=1)
    assert rows(tmp_path / "o.jsonl")[0]["error"] == "too_large"


def test_parquet_in(tmp_path: Path) -> None:
    """Columns of text or bytes, under names that can be said."""
    pa = pytest.importorskip("pyarrow", reason="the extra batch is not installed")
    from pyarrow import parquet

    page = "<p>It rained all night in Orléans, and the road to the coast is closed.</p>"
    table = pa.table(
        {
            "key": [1, 2, 3],
            "body": [page.encode("latin-1"), None, page.encode()],
            "link": ["https://a.example/", None, ""],
        }
    )
    parquet.write_table(table, tmp_path / "in.parquet")
    arguments = ["--content-field", "body", "--id-field", "key", "--url-field", "link"]
    assert main(["batch", str(tmp_path / "in.parquet"), "-o", str(tmp_path / "o.jsonl"), *arguments]) == 0
    found = rows(tmp_path / "o.jsonl")
    assert [row["status"] for row in found] == ["ok", "error", "ok"]
    assert [found[0]["id"], found[0]["url"]] == ["1", "https://a.example/"]
    assert found[0]["text"] == found[2]["text"]


def warc_bytes(pages: list[tuple[str, bytes, bytes]]) -> list[bytes]:
    """WARC response records: address, HTTP header, body."""
    made = []
    for number, (url, header, body) in enumerate(pages):
        payload = header + b"\r\n\r\n" + body
        made.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n" % number
            + b"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: " + url.encode()
            + b"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(payload)
            + payload + b"\r\n\r\n"
        )  # fmt: skip
    return made


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1"
BODY = "<p>L’été fut long à Orléans, et la pluie ne vint qu’à la fin d’octobre.</p>".encode("cp1252")


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_warc(suffix: str, tmp_path: Path) -> None:
    """Pages that were served with success, decoded by the charset of their header, gzipped bodies included."""
    pytest.importorskip("fastwarc", reason="the extra batch is not installed")
    records = warc_bytes(
        [
            ("https://a.example/1", OK, BODY),
            ("https://a.example/2", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html", BODY),
            ("https://a.example/3", b"HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"),
            ("https://a.example/4", OK + b"\r\nContent-Encoding: gzip", gzip.compress(BODY)),
            ("https://a.example/5", OK + b"\r\nContent-Encoding: gzip", gzip.compress(bytes(100_000_000))),
        ]
    )
    if suffix == ".gz":
        records = [gzip.compress(record) for record in records]
    elif suffix == ".zst":
        zstandard = pytest.importorskip("zstandard", reason="the extra batch is not installed")
        records = [zstandard.ZstdCompressor().compress(record) for record in records]
    path = tmp_path / f"crawl.warc{suffix}"
    path.write_bytes(b"".join(records))
    run_batch([str(path)], str(tmp_path / "o.jsonl"), workers=1)
    found = rows(tmp_path / "o.jsonl")
    assert [(row["url"][-1], row["error"] or row["status"]) for row in found] == [
        ("1", "ok"),
        ("4", "ok"),
        ("5", "too_large"),
    ]
    assert found[0]["id"] == "00000000-0000-0000-0000-000000000000"
    assert found[0]["text"].startswith("L’été fut long à Orléans")


@pytest.mark.slow
def test_warc_bombs(tmp_path: Path) -> None:
    """Records of a WARC that unfold to three hundred times their size are too large, and the next one is found."""
    pytest.importorskip("fastwarc", reason="the extra batch is not installed")
    records = warc_bytes(
        [
            ("https://a.example/1", OK, bytes(300_000_000)),
            (
                "https://a.example/2",
                OK + b"\r\nContent-Encoding: gzip",
                gzip.compress(gzip.compress(bytes(300_000_000))),
            ),
            ("https://a.example/3", OK + b"\r\nContent-Encoding: gzip", gzip.compress(bytes(300_000_000))),
            ("https://a.example/4", OK, BODY),
        ]
    )
    path = tmp_path / "bombs.warc.gz"
    path.write_bytes(b"".join(gzip.compress(record, compresslevel=1) for record in records))
    del records
    run_batch([str(path)], str(tmp_path / "o.jsonl"), workers=1)
    found = {row["url"][-1]: row["error"] or row["status"] for row in rows(tmp_path / "o.jsonl")}
    assert (found["1"], found["3"], found["4"]) == ("too_large", "too_large", "ok")
    assert found["2"] != "unexpected"


def test_torn_warc(tmp_path: Path) -> None:
    """A WARC that breaks off gives the records before the break, an error row, and the files behind it."""
    pytest.importorskip("fastwarc", reason="the extra batch is not installed")
    records = [
        gzip.compress(record) for record in warc_bytes([(f"https://a.example/{n}", OK, BODY * 50) for n in range(3)])
    ]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(records)[:-40])
    (tmp_path / "b.html").write_bytes(BODY)
    run_batch([str(tmp_path / "a.warc.gz"), str(tmp_path / "b.html")], str(tmp_path / "o.jsonl"), workers=0)
    found = [row["status"] for row in rows(tmp_path / "o.jsonl")]
    assert found[:2] == ["ok", "ok"]
    assert found[-1] == "ok"
    assert "error" in found


def test_bar_on_a_terminal(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """People see how far it is and how fast; elsewhere only the summary is said."""
    assert main(["batch", str(lines), "-o", str(tmp_path / "a.jsonl")]) == 0
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("articlekit: 200 records in")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["batch", str(lines), "-o", str(tmp_path / "b.jsonl")]) == 0
    assert "a second" in capsys.readouterr().err


def test_compressed_lines_give_the_same(tmp_path: Path) -> None:
    """Lines that workers read from their file by themselves give what lines give that are handed to them."""
    lines = [b'{"id": "\xc3\xa9", "html": "<p>It rained all night on the coast."}\n', b"\n", b" \r\n", b"{\n", b"[]\r\n",
             b'"' + b"y" * 300 + b'"\n', b'{"id": 2, "html": "<p>The road is closed until the weekend."}']  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b"".join(lines)))
    options = Options(limits=Limits(max_bytes=100))
    found = []
    for name in ("a.jsonl", "b.jsonl.gz"):
        run_batch([str(tmp_path / name)], str(tmp_path / "o.jsonl"), workers=1, options=options, overwrite=True)
        found.append((tmp_path / "o.jsonl").read_text().replace(str(tmp_path / name), "FILE"))
    assert found[0] == found[1]
    assert [json.loads(row)["id"] for row in found[0].splitlines()] == ["é", "FILE:4", "FILE:5", "FILE:6", "2"]
    assert [json.loads(row)["error"] for row in found[0].splitlines()] == [
        None, "bad_record", "bad_record", "too_large", None,
    ]  # fmt: skip


def test_parent_hands_on_places(lines: Path) -> None:
    """Of plain JSON lines only file, place and length go to the workers, so that one parent can serve many."""
    records = list(read_sources(find_sources([str(lines)]), Fields(), Limits()))
    assert len(records) == 200
    assert max(len(pickle.dumps(record)) for record in records) < 600
    assert [record.name() for record in records] == [f"p{number}" for number in range(200)]
    assert records[-1].position == lines.stat().st_size


def test_file_that_goes_away(lines: Path) -> None:
    """Lines of a file that is gone when they are needed are rows with their reason."""
    records = list(read_sources(find_sources([str(lines)]), Fields(), Limits()))
    lines.unlink()
    result = process(records[4], Options())
    assert (result.id, result.error, result.reason) == (f"{lines}:5", "unreadable", "No such file or directory")


TIDY = """
from articlekit import Document

def drop_rain(document: Document) -> Document:
    return document.drop([block for block in document.blocks if "rained" in block.text], reason="rain")

def dropper(word):
    return lambda document: document.drop([block for block in document.blocks if word in block.text], reason="rain")

drop_by_word = dropper("rained")
"""
AS_INSTALLED = """
import multiprocessing, sys
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    from articlekit.cli import main
    sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("method", [m for m in ("fork", "spawn", "forkserver") if m in get_all_start_methods()])
@pytest.mark.parametrize("cleaner", ["drop_rain", "drop_by_word"])
def test_cleaner_in_the_current_folder(method: str, cleaner: str, lines: Path, tmp_path: Path) -> None:
    """--cleaner takes a module of the current folder, which is not on Python's path, however processes are started."""
    here = tmp_path / "here"
    here.mkdir()
    (here / "tidy_rain.py").write_text(TIDY)
    (tmp_path / "command.py").write_text(AS_INSTALLED)  # in another folder, as the installed command is
    out = tmp_path / "out.jsonl"
    arguments = ["batch", str(lines), "-o", str(out), "--workers", "2", "--cleaner", f"tidy_rain:{cleaner}"]
    done = subprocess.run(
        [sys.executable, str(tmp_path / "command.py"), method, *arguments],
        cwd=here, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert [row["id"] for row in rows(out)] == [f"p{number}" for number in range(200)]
    assert not any("rained" in row["text"] for row in rows(out))


def test_unknown_output(lines: Path, tmp_path: Path) -> None:
    """An ending that is not known is refused before anything is done."""
    with pytest.raises(BatchError, match=r"must end in \.jsonl"):
        run_batch([str(lines)], str(tmp_path / "out.csv"))
