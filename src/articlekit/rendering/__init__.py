"""Renderings of an article: text, Markdown, HTML, JSON, a report; what is selected is the same in all."""
