"""articlekit: clean articles and trusted metadata from HTML, BeautifulSoup trees and plain text."""

from articlekit.article import Article, ArticleDate, Author

__all__ = ["Article", "ArticleDate", "Author"]
