"""Scrapy: an item pipeline that adds the article's row to each item with a page."""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter

from articlekit.batch.records import Record
from articlekit.batch.results import Options, process
from articlekit.limits import Limits

__all__ = ["ArticlePipeline"]


class ArticlePipeline:
    """
    Put the row of ``articlekit batch`` under ``item["article"]``.

    Settings of Scrapy: ``ARTICLEKIT_CONTENT_FIELD`` (``"html"``), ``ARTICLEKIT_ARTICLE_FIELD`` (``"article"``),
    ``ARTICLEKIT_DEADLINE`` (seconds; none). Beside the content an item may have ``url``, ``encoding`` and ``id``.
    """

    def __init__(self, content: str = "html", article: str = "article", options: Options = Options()) -> None:
        self.content = content
        self.article = article
        self.options = options

    @classmethod
    def from_crawler(cls, crawler: Any) -> ArticlePipeline:
        """As Scrapy makes it."""
        settings = crawler.settings
        deadline = settings.get("ARTICLEKIT_DEADLINE")
        return cls(
            settings.get("ARTICLEKIT_CONTENT_FIELD", "html"),
            settings.get("ARTICLEKIT_ARTICLE_FIELD", "article"),
            Options(limits=Limits(deadline=None if deadline is None else float(deadline))),
        )

    def process_item(self, item: Any) -> Any:
        """The item with its row; one without content is left alone."""
        adapter = ItemAdapter(item)
        content = adapter.get(self.content)
        if content is not None:
            url = adapter.get("url")
            record = Record(str(adapter.get("id") or url or ""), content, url, adapter.get("encoding"))
            adapter[self.article] = process(record, self.options).row(self.options.extras)
        return item
