"""
Many documents: records in, one row for each out, in the same order, each page in a process that can be cut off.

``extract_many()`` is for programs; ``run_batch()`` is what the command ``articlekit batch`` does. The adapters for
engines stand beside it: ``articlekit.batch.ray``, ``.spark``, ``.datatrove`` and ``.scrapy``.
"""

from articlekit.batch.pool import Budget
from articlekit.batch.records import Fields, Record
from articlekit.batch.results import Options, Result
from articlekit.batch.run import Summary, extract_many, run_batch

__all__ = ["Budget", "Fields", "Options", "Record", "Result", "Summary", "extract_many", "run_batch"]
