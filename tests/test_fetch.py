"""Fetching: one page from a server on this machine, and all the ways in which there is none."""

from __future__ import annotations

import gzip
import pickle
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

pytest.importorskip("httpx", reason="the extra fetch is not installed")

import articlekit.fetch
from articlekit.cli import main
from articlekit.exceptions import FetchError, InputTypeError

PAGE = "<h1>Été à Brest</h1><p>Il a plu toute la nuit, et la route de la côte est fermée jusqu'à samedi.</p>"


class Handler(BaseHTTPRequestHandler):
    """A small site: each path is one way in which a server can answer."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        getattr(self, f"_{self.path.strip('/').partition('/')[0].partition('?')[0] or 'page'}", self._missing)()

    def _send(self, body: bytes, media_type: str | None = "text/html", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        if media_type:
            self.send_header("Content-Type", media_type)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        self._send(PAGE.encode())

    def _latin(self) -> None:
        self._send(PAGE.encode("latin-1"), "text/html; charset=ISO-8859-1")

    def _text(self) -> None:
        self._send(b"Use <b> for bold.\n\nIt rained all night.", "text/plain")

    def _pdf(self) -> None:
        self._send(b"%PDF", "application/pdf")

    def _moved(self) -> None:
        self._send(b"", status=301, Location="/page?moved")

    def _loop(self) -> None:
        self._send(b"", status=302, Location="/loop")

    def _elsewhere(self) -> None:
        self._send(b"", status=302, Location=f"http://127.0.0.2:{self.headers['Host'].rpartition(':')[2]}/page")

    def _file(self) -> None:
        self._send(b"", status=302, Location="file:///etc/hosts")

    def _bomb(self) -> None:
        self._send(gzip.compress(b"a" * 3_000_000), Content_Encoding="gzip")

    def _slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(12):
                self.wfile.write(b"a")
                time.sleep(0.1)
        except OSError:
            pass  # the client has gone, as it should

    def _agent(self) -> None:
        self._send(f"<p>{self.headers['User-Agent']} for {self.headers['Host']}".encode())

    def _missing(self) -> None:
        self._send(b"gone", status=404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_article(site: str) -> None:
    """The article of a page, with the address it came from."""
    article = articlekit.fetch.article(f"{site}/page", private=True)
    assert (article.title, article.url) == ("Été à Brest", f"{site}/page")


def test_charset_of_the_header(site: str) -> None:
    """A page that does not declare its charset is read by that of the HTTP header."""
    article = articlekit.fetch.article(f"{site}/latin", private=True)
    assert (article.title, article.encoding) == ("Été à Brest", "windows-1252")


def test_plain_text(site: str) -> None:
    """What the server calls plain text is not taken for HTML, whatever stands in it."""
    assert "Use <b> for bold." in articlekit.fetch.article(f"{site}/text", private=True, cleaners=()).text


def test_a_redirect_is_followed(site: str) -> None:
    """The article's address is the one behind all redirects."""
    assert articlekit.fetch.page(f"{site}/moved", private=True).url == f"{site}/page?moved"


def test_who_asks(site: str) -> None:
    """The server is told who asks, and under which name of its own."""
    content = articlekit.fetch.page(f"{site}/agent", private=True).content.decode()
    assert content == f"<p>articlekit/{articlekit.__version__} for {site.removeprefix('http://')}"


@pytest.mark.parametrize(
    ("path", "options", "reason"),
    [
        ("nothing", {}, "the server answers 404 Not Found"),
        ("pdf", {}, "is application/pdf, which is neither HTML nor plain text"),
        ("loop", {}, "more than 10 redirects"),
        ("file", {}, "only http and https addresses can be fetched"),
        (
            "bomb",
            {"max_bytes": 1_000_000},
            "is larger than 1000000 bytes; pass a larger max_bytes to read it all the same",
        ),
        ("slow", {"timeout": 0.5}, "took longer than 0.5 seconds"),
    ],
)
def test_no_page(site: str, path: str, options: dict[str, float], reason: str) -> None:
    """Each failure says what happened."""
    with pytest.raises(FetchError) as raised:
        articlekit.fetch.page(f"{site}/{path}", private=True, **options)  # type: ignore[arg-type]
    assert raised.value.reason == reason


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.1.1/", "http://0.0.0.0/",
     "http://[::ffff:127.0.0.1]/", "http://2130706433/", "http://224.0.0.1/"],
)  # fmt: skip
def test_private_addresses_are_refused(address: str) -> None:
    """The own machine and network are not asked, however their address is written."""
    with pytest.raises(FetchError, match="is not a public address"):
        articlekit.fetch.page(address)


def test_a_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step of a redirect is checked, not only the first."""
    monkeypatch.setattr(articlekit.fetch, "_is_public", lambda address: address in ("127.0.0.1", "::1"))
    with pytest.raises(FetchError, match=r"127\.0\.0\.2 is not a public address"):
        articlekit.fetch.page(f"{site}/elsewhere")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/", "only http and https"),
        ("page.html", "only http and https"),
        ("http://", "only http and https"),
        ("http://nowhere.invalid/", "nowhere.invalid cannot be resolved"),
        ("http://example.org:port/", "cannot be fetched: Invalid port"),
        ("http://127.0.0.1:1/", "cannot be fetched"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, reason: str) -> None:
    """An address that is none, or where nobody answers, is a FetchError with the reason."""
    with pytest.raises(FetchError, match=reason):
        articlekit.fetch.page(address, private=True, timeout=5)


def test_the_error_can_be_pickled() -> None:
    """A FetchError comes back whole from another process."""
    error = pickle.loads(pickle.dumps(FetchError("http://a.example/", "gone")))
    assert (error.url, error.reason, str(error)) == ("http://a.example/", "gone", "http://a.example/: gone")


def test_the_command_line_fetches(site: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address in place of a file is fetched; one that fails is an input that cannot be read."""
    assert main(["extract", "--property", "title", "--allow-private", f"{site}/page"]) == 0
    assert capsys.readouterr().out == '{"title": "Été à Brest"}\n'
    assert main(["extract", f"{site}/page"]) == 3
    assert "is not a public address; --allow-private allows it" in capsys.readouterr().err
    assert main(["explain", "--allow-private", f"{site}/moved", "-o", str(tmp_path / "report.html")]) == 0
    assert f"{site}/page?moved" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("address", [None, b"https://example.org/"])
def test_the_address_is_a_str(address: object) -> None:
    """What is no address at all is refused by name."""
    for function in (articlekit.fetch.article, articlekit.fetch.page):
        with pytest.raises(InputTypeError, match="url must be a str"):
            function(address)  # type: ignore[arg-type]
