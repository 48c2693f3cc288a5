"""The demonstration: ``python -m articlekit.demo`` shows on a page and on a text dump what the library is for."""
