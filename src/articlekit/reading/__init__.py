"""Reading: HTML, a BeautifulSoup tree or plain text becomes a Document. Only this folder knows an HTML library."""

from articlekit.reading.read import looks_like_html, read

__all__ = ["looks_like_html", "read"]
