"""Parsers: callables Sources -> Fact, one file for each fact; the pipeline's table names them in their order."""
