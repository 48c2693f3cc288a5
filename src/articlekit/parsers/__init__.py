"""
Parsers: callables Sources -> Fact, one file for each fact, and what several of them share.

The pipeline's table names them in their order; ``bylines``, ``dates`` and ``headlines`` hold what takes more than a file.
"""
