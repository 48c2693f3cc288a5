"""From a record to a result, and from a result to a row: whatever the record is, there is exactly one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Literal

from attrs import field, frozen, validators

from articlekit.article import Article, ArticleDate
from articlekit.batch.records import Pending, RecordError
from articlekit.cleaners import DEFAULT_CLEANERS
from articlekit.document import Cleaner
from articlekit.exceptions import CleanerError, InputTooLargeError
from articlekit.hints import Hints
from articlekit.limits import Limits
from articlekit.pipeline import extract
from articlekit.typing import Input

__all__ = ["COLUMNS", "EXTRAS", "Options", "Result", "column_types", "process", "process_all"]

Status = Literal["ok", "no_article", "error"]


@frozen
class Result:
    """
    What became of one record.

    Attributes:
        id: the record's.
        url: the record's.
        article: the article; None if there was an error.
        error: for programs: ``unreadable``, ``bad_record``, ``too_large``, ``timeout``, ``memory``, ``crash``,
            ``cleaner`` or ``unexpected``; None if there was none.
        reason: the same for people.
    """

    id: str
    url: str | None = None
    article: Article | None = None
    error: str | None = None
    reason: str | None = None

    @property
    def status(self) -> Status:
        """``"ok"``, ``"no_article"`` if nothing was kept, or ``"error"``."""
        if self.article is None:
            return "error"
        return "ok" if self.article.blocks else "no_article"

    def row(self, extras: Iterable[str] = ()) -> dict[str, Any]:
        """
        The result as a flat row, with the names and types of the documented schema.

        >>> row = Result("a", article=Article(title="Rain")).row()
        >>> row["id"], row["status"], row["title"], row["authors"]
        ('a', 'no_article', 'Rain', [])
        >>> Result("b", error="timeout", reason="over 60 s").row()["reason"]
        'over 60 s'

        Args:
            extras: further columns, of ``"article"`` (JSON), ``"markdown"`` and ``"html"``.

        Returns:
            Plain values; all columns are there in any case.
        """
        row = {name: read(self) for name, (_, read) in COLUMNS.items()}
        return {**row, **{name: EXTRAS[name](self.article) if self.article else None for name in extras}}


def _fact(name: str) -> Callable[[Result], Any]:
    def read(result: Result) -> Any:
        value = getattr(result.article, name) if result.article else None
        return value.isoformat() if isinstance(value, ArticleDate) else value

    return read


def _names(result: Result) -> list[str]:
    return [author.name for author in result.article.authors] if result.article else []


def _codes(result: Result) -> list[str]:
    return [diagnostic.code for diagnostic in result.article.diagnostics] if result.article else []


# The schema: name -> (type, where the value comes from). Types are those of Arrow.
COLUMNS: dict[str, tuple[str, Callable[[Result], Any]]] = {
    "id": ("string", lambda result: _sayable(result.id)),
    "url": ("string", lambda result: _sayable(result.url)),
    "status": ("string", lambda result: result.status),
    "error": ("string", lambda result: result.error),
    "reason": ("string", lambda result: _sayable(result.reason)),
    "title": ("string", _fact("title")),
    "authors": ("list<string>", _names),
    "byline": ("string", _fact("byline")),
    "published": ("string", _fact("published")),
    "modified": ("string", _fact("modified")),
    "language": ("string", _fact("language")),
    "language_confidence": ("double", _fact("language_confidence")),
    "site_name": ("string", _fact("site_name")),
    "source_publication": ("string", _fact("source_publication")),
    "section": ("string", _fact("section")),
    "tags": ("list<string>", lambda result: list(result.article.tags) if result.article else []),
    "description": ("string", _fact("description")),
    "image": ("string", _fact("image")),
    "canonical_url": ("string", _fact("canonical_url")),
    "license": ("string", _fact("license")),
    "access": ("string", _fact("access")),
    "encoding": ("string", _fact("encoding")),
    "diagnostics": ("list<string>", _codes),
    "text": ("string", _fact("text")),
}
EXTRAS: dict[str, Callable[[Article], str]] = {
    "article": Article.to_json,
    "markdown": Article.to_markdown,
    "html": Article.to_html,
}


def column_types(extras: Iterable[str] = ()) -> dict[str, str]:
    """
    Name and Arrow type of each column, in order.

    >>> column_types(["markdown"])["markdown"], list(column_types())[:3]
    ('string', ['id', 'url', 'status'])
    """
    return {**{name: kind for name, (kind, _) in COLUMNS.items()}, **dict.fromkeys(extras, "string")}


@frozen
class Options:
    """
    How the records of a batch are read.

    Under the start method "spawn" it travels to the workers, so cleaners have to be functions of a module, or values
    that can be pickled.

    Attributes:
        input: ``"html"``, ``"text"`` or ``"auto"``, for records that do not say.
        limits: for each page, as in :func:`articlekit.extract`.
        cleaners: as in :func:`articlekit.extract`.
        extras: further columns of rows.
        links: as in :func:`articlekit.extract`; they are in the columns ``article``, ``markdown`` and ``html``.
        images: the same.
        hints: what is known of all pages, for records that have no hints of their own.
    """

    input: Input = "auto"
    limits: Limits = Limits()
    cleaners: tuple[Cleaner, ...] = DEFAULT_CLEANERS
    extras: tuple[str, ...] = field(default=(), validator=validators.deep_iterable(validators.in_(EXTRAS)))
    links: bool = False
    images: bool = False
    hints: Hints = Hints()


def process(record: Pending, options: Options) -> Result:
    """
    Load a record and extract its article; what goes wrong is in the result.

    >>> from articlekit.batch import Record
    >>> process(Record("a", "<p>It rained all night on the coast."), Options()).status
    'ok'
    >>> process(Record("b", "far too long"), Options(limits=Limits(max_bytes=5))).error
    'too_large'
    """
    name, url = "", None
    try:
        loaded = record.load(options.limits)
        name, url = loaded.id, loaded.url
        article = extract(
            loaded.content,
            url=url,
            input=loaded.input or options.input,
            cleaners=options.cleaners,
            hints=loaded.hints or options.hints,
            encoding=loaded.encoding,
            limits=options.limits,
            links=options.links,
            images=options.images,
        )
    except RecordError as error:
        return Result(_name(record), url, error=error.code, reason=error.reason)
    except InputTooLargeError as error:
        return Result(name, url, error="too_large", reason=str(error).partition(";")[0])
    except CleanerError as error:
        if isinstance(error.__cause__, MemoryError):
            return Result(name, url, error="memory", reason="over the memory budget")
        return Result(name, url, error="cleaner", reason=str(error))
    except MemoryError:
        return Result(name or _name(record), url, error="memory", reason="over the memory budget")
    except Exception as error:  # noqa: BLE001  # one bad record never stops the rest
        return Result(name or _name(record), url, error="unexpected", reason=f"{type(error).__name__}: {error}")
    return Result(name, url, article)


def _name(record: Pending) -> str:
    """The id of a record that could not be loaded, as far as it can be had."""
    try:
        return record.name()
    except Exception:  # noqa: BLE001  # what keeps a record from being loaded may keep it from being named
        return ""


def process_all(records: Iterable[Pending], options: Options) -> list[Result]:
    """One result for each record, in this process: what the adapters of engines do with a partition."""
    return [process(record, options) for record in records]


def _sayable(text: str | None) -> str | None:
    """Names of files may hold what is no text; it must not keep a row from being written."""
    return None if text is None else text.encode("utf-8", "replace").decode()
