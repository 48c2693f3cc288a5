"""
An article from its address: ``articlekit.fetch.article("https://...")``. Needs the extra ``fetch``.

The rest of the library never touches the network; this module does nothing else. It asks for one page, follows
redirects, and gives up with a reason rather than wait or fill the memory. By default it speaks to public addresses
only: each host, also of a redirect, is resolved once, checked, and spoken to at the very address that was checked, so
that a name cannot point elsewhere a moment later.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from typing import TYPE_CHECKING, Any

from attrs import frozen

import articlekit
from articlekit.arguments import expect
from articlekit.exceptions import FetchError
from articlekit.typing import Input

if TYPE_CHECKING:
    import httpx

    from articlekit.article import Article

__all__ = ["FetchError", "Response", "article", "page"]

TIMEOUT = 20.0  # seconds for all of it, redirects included
MAX_BYTES = 20_000_000  # after decompression; ten times the largest of 1,093 real pages
MAX_REDIRECTS = 10  # the Fetch Standard allows 20, and no page of a newspaper needs five
USER_AGENT = f"articlekit/{articlekit.__version__}"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
READABLE = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"})


@frozen
class Response:
    """
    A page as the server sent it.

    Attributes:
        url: its address, behind all redirects.
        content: the body, decompressed.
        encoding: the charset of the HTTP header, None if it names none.
        media_type: lower-case, as ``"text/html"``; ``""`` if the server names none.
    """

    url: str
    content: bytes
    encoding: str | None = None
    media_type: str = ""

    @property
    def input(self) -> Input:
        """What ``extract`` should take it for: the server's word on plain text counts."""
        return "text" if self.media_type == "text/plain" else "auto"


def article(
    url: str,
    *,
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
    private: bool = False,
    user_agent: str = USER_AGENT,
    **options: Any,
) -> Article:
    """
    Fetch a page and extract its article.

    >>> article("file:///etc/hosts")
    Traceback (most recent call last):
    articlekit.exceptions.FetchError: file:///etc/hosts: only http and https addresses can be fetched

    Args:
        url: with its scheme, ``http`` or ``https``.
        timeout: seconds for all of it, redirects included.
        max_bytes: hard limit on the body, after decompression.
        private: True to allow addresses of the own machine and network as well.
        user_agent: what the server is told who asks.
        options: for :func:`articlekit.extract`: ``cleaners``, ``limits`` ...

    Returns:
        The article; its ``url`` is the address behind all redirects.

    Raises:
        FetchError: if there is no page to be had, with the reason.
        InputTypeError: if *url* is no str.
        ModuleNotFoundError: if the extra ``fetch`` is not installed.
    """
    found = page(url, timeout=timeout, max_bytes=max_bytes, private=private, user_agent=user_agent)
    return articlekit.extract(
        found.content, **{"url": found.url, "input": found.input, "encoding": found.encoding, **options}
    )


def page(
    url: str,
    *,
    timeout: float = TIMEOUT,
    max_bytes: int = MAX_BYTES,
    private: bool = False,
    user_agent: str = USER_AGENT,
) -> Response:
    """
    Fetch a page, without making anything of it; arguments and exceptions as of :func:`article`.

    >>> page("http://127.0.0.1/")
    Traceback (most recent call last):
    articlekit.exceptions.FetchError: http://127.0.0.1/: 127.0.0.1 is not a public address; private=True allows it
    """
    expect(url, str, "url", "a str")
    import httpx

    deadline = time.monotonic() + timeout
    headers = {"User-Agent": user_agent, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"}
    asked = url
    with httpx.Client(headers=headers, trust_env=False, follow_redirects=False) as client:
        for _ in range(MAX_REDIRECTS + 1):
            try:
                with _ask(client, url, deadline, private=private) as response:
                    if response.status_code not in REDIRECTS or "location" not in response.headers:
                        return _read(response, url, deadline, max_bytes)
                    url = str(httpx.URL(url).join(response.headers["location"]))
            except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
                raise FetchError(url, _reason(error, timeout)) from error
    raise FetchError(asked, f"more than {MAX_REDIRECTS} redirects")


def _ask(client: httpx.Client, url: str, deadline: float, *, private: bool) -> closing[httpx.Response]:
    """The request to the address that was checked, under the name that was asked for."""
    import httpx

    target = httpx.URL(url)
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(url, "only http and https addresses can be fetched")
    address = _address(url, target, private=private)
    rest = deadline - time.monotonic()
    if rest <= 0:
        raise httpx.ReadTimeout("out of time")
    request = client.build_request(
        "GET",
        target.copy_with(host=address),
        headers={"Host": target.netloc.decode("ascii")},
        extensions={"sni_hostname": target.raw_host.decode("ascii")},
        timeout=rest,
    )
    return closing(client.send(request, stream=True))


def _address(url: str, target: httpx.URL, *, private: bool) -> str:
    """One address of the host; a host that has any address that is not public is refused unless *private*."""
    try:
        found = socket.getaddrinfo(target.host, target.port or 0, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            url, f"{target.host} cannot be resolved: {getattr(error, 'strerror', None) or error}"
        ) from error
    addresses = [str(each[4][0]) for each in found]
    for address in addresses:
        if not private and not _is_public(address):
            raise FetchError(url, f"{address} is not a public address; private=True allows it")
    return addresses[0]


def _is_public(address: str) -> bool:
    """Whether an address is on the public Internet, by IANA's registries as the standard library knows them."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(parsed, "ipv4_mapped", None)
    return (mapped or parsed).is_global and not parsed.is_multicast


def _read(response: httpx.Response, url: str, deadline: float, max_bytes: int) -> Response:
    header = Message()
    header["content-type"] = response.headers.get("content-type", "")
    media_type = header.get_content_type() if header["content-type"] else ""
    if response.status_code != 200:
        raise FetchError(url, f"the server answers {response.status_code} {response.reason_phrase}".rstrip())
    if media_type not in READABLE:
        raise FetchError(url, f"is {media_type}, which is neither HTML nor plain text")
    content = b"".join(_chunks(response, url, deadline, max_bytes))
    charset = header.get_param("charset")
    return Response(url, content, charset if isinstance(charset, str) else None, media_type)


def _chunks(response: httpx.Response, url: str, deadline: float, max_bytes: int) -> Iterator[bytes]:
    import httpx

    size = 0
    for chunk in response.iter_bytes(65_536):
        size += len(chunk)
        if size > max_bytes:
            raise FetchError(url, f"is larger than {max_bytes} bytes; pass a larger max_bytes to read it all the same")
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("out of time")
        yield chunk


def _reason(error: Exception, timeout: float) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return f"took longer than {timeout:g} seconds"
    return f"cannot be fetched: {error}" if str(error) else f"cannot be fetched: {type(error).__name__}"
