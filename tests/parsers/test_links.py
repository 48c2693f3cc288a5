"""Links of an article lead to the web, and count from where the page says."""

from __future__ import annotations

import pytest

from articlekit import Image, Link, extract
from articlekit.parsers.addresses import link_address

PAGE = "<p>It <a href='{}'>rained</a> all night.</p>"
HOME = "https://example.org/coast/rain"


def urls(page: str, url: str | None = HOME) -> list[str]:
    return [link.url for link in extract(page, url, cleaners=(), links=True).links]


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("https://example.com/x", "https://example.com/x"),
        ("HTTP://example.com/x", "HTTP://example.com/x"),
        ("//example.com/x", "https://example.com/x"),
        ("/x", "https://example.org/x"),
        ("x?y=1&amp;z=2#part", "https://example.org/coast/x?y=1&z=2#part"),
        (" \n/x\t", "https://example.org/x"),
        ("/a\nb", "https://example.org/ab"),
        ("/a b", "https://example.org/a%20b"),
        ("/a&quot;b&lt;c&gt;|`{}^\\", "https://example.org/a%22b%3Cc%3E%7C%60%7B%7D%5E%5C"),
        ("/été/(1)", "https://example.org/été/(1)"),
        ("/a\u202eb\u200b\x7f", "https://example.org/a%E2%80%AEb%E2%80%8B%7F"),
        ("/a\u00a0b\u2028c", "https://example.org/a%C2%A0b%E2%80%A8c"),
    ],
)
def test_addresses(href: str, url: str) -> None:
    """An address is absolute, and what could end it in markup is escaped in it."""
    assert urls(PAGE.replace("{}", href)) == [url]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java&#10;script:alert(1)",
        "javascript&colon;alert(1)",
        "javascript://example.org/%0aalert(1)",
        "vbscript:x",
        "data:text/html,x",
        "view-source:https://example.org/",
        "blob:https://example.org/x",
        "file:///etc/passwd",
        "mailto:ana@example.org",
        "tel:123",
        "ftp://example.org/x",
        "http:",
        "http://",
        "https://[broken",
        "#foot",
        " #foot",
        "",
        "   ",
        "https://example.org/" + "x" * 9_000,
    ],
)
def test_what_is_no_link(href: str) -> None:
    """Scripts, data, mail, places on the page itself and what is no address at all are no links; the text stays."""
    article = extract(PAGE.replace("{}", href), "about:blank", cleaners=(), links=True)
    assert article.links == ()
    assert article.text == "It rained all night."
    assert urls(PAGE.replace("{}", href)) == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/x", "https://", "https://a b", 'https://a/"', "https://a/\n", "https://a/<", "https://a/\u2028", "", "http://\\x"])  # fmt: skip
def test_values_are_safe_too(url: str) -> None:
    """No Link and no Image can be made with an address that is none, by hand or from a dict."""
    with pytest.raises(ValueError, match="url is no http or https address"):
        Link(0, 0, 1, url)
    with pytest.raises(ValueError, match="url is no http or https address"):
        Image(0, 0, url)


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        ("<base href=/deep/>", HOME, ["https://example.org/deep/x"]),
        ("<base href=https://example.net/a/b>", None, ["https://example.net/a/x"]),
        ("<base target=_top><base href=/deep/><base href=/no/>", HOME, ["https://example.org/deep/x"]),
        ("<base href=javascript:x>", HOME, ["https://example.org/coast/x"]),
        ("<base href=/deep/>", None, []),
        ("<link rel=canonical href=https://example.com/c/d>", None, ["https://example.com/c/x"]),
        ("<link rel=canonical href=https://example.com/c/d>", HOME, ["https://example.org/coast/x"]),
        ("<link rel=canonical href=https://example.com/c/d><base href=/e/>", None, ["https://example.com/e/x"]),
        ("", None, []),
        ("", "javascript:alert(1)", []),
        ("", "example.org/rain", []),
    ],
)
def test_what_relative_links_count_from(head: str, url: str | None, expected: list[str]) -> None:
    """<base>, else the page's address as the caller knows it, else as the page does; without any there is no link."""
    assert urls(f"<head>{head}</head>{PAGE.replace('{}', 'x')}", url) == expected


def test_links_of_kept_blocks_only() -> None:
    """What was removed takes its links along, and code has none."""
    page = (
        "<p>We use <a href=/c>cookies</a>. By continuing you agree.</p><pre>x = <a href=/d>1</a></pre>"
        + PAGE.replace("{}", "/x")
    )
    article = extract(page, HOME, links=True)
    assert {link.block for link in article.links} <= {block.index for block in article.blocks}
    assert "https://example.org/c" not in [link.url for link in article.links]
    assert urls("<pre>x = <a href=/d>1</a></pre>") == []


def test_each_address_is_looked_at_once() -> None:
    """Addresses are joined by the rules of the web's own, and long ones are none."""
    assert link_address("../up", HOME) == "https://example.org/up"
    assert link_address("x" * 9_000, HOME) is None
