"""datatrove: a pipeline step that takes HTML and leaves the article's text, with the facts as metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve
from datatrove.pipeline.base import PipelineStep

from articlekit.batch.records import Record
from articlekit.batch.results import Options, process

__all__ = ["ArticleExtractor"]


class ArticleExtractor(PipelineStep):  # type: ignore[misc,unused-ignore]
    """
    Extract each document in this process, whose ``text`` is the page, and whose ``metadata["url"]`` is its address.

    datatrove's own base class starts a process for the step, and can hand back nothing but text. The deadline that it
    enforces from outside is a cooperative one here, so no document is lost to it.

    Attributes:
        options: how the pages are read.
        deadline: seconds for each page, as in :class:`articlekit.Limits`.
    """

    type = "🛢 - EXTRAC"
    name = "articlekit"

    def __init__(self, options: Options = Options(), deadline: float | None = None) -> None:
        super().__init__()
        limits = options.limits if deadline is None else evolve(options.limits, deadline=deadline)
        self.options = evolve(options, limits=limits)

    def run(self, data: Iterable[Any], rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """The documents with an article; the row without its text is in ``metadata["article"]``."""
        for document in data:
            self.stat_update("total")
            with self.track_time():
                url = document.metadata.get("url")
                row = process(Record(document.id, document.text, url), self.options).row(self.options.extras)
            if row["status"] != "ok":
                self.stat_update("dropped", row["error"] or row["status"])
                continue
            document.text = row.pop("text")
            document.metadata["article"] = row
            self.stat_update("forwarded")
            yield document
