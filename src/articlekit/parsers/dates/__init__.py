"""Dates: as text, and where on a page they stand."""
