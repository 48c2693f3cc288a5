"""Apache Spark: a DataFrame of pages becomes a DataFrame of rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from articlekit.batch.arrow import extract_rows, extract_table
from articlekit.batch.records import Fields
from articlekit.batch.results import Options, column_types

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from pyspark.sql import DataFrame

__all__ = ["extract_frame", "extract_pandas_frame", "spark_schema"]

TYPES = {"string": "string", "double": "double", "list<string>": "array<string>"}


def spark_schema(options: Options = Options()) -> str:
    """
    The documented schema as Spark writes it.

    >>> spark_schema()[:40]
    'id string, url string, status string, er'
    """
    return ", ".join(f"{name} {TYPES[kind]}" for name, kind in column_types(options.extras).items())


def extract_frame(frame: DataFrame, fields: Fields = Fields(), options: Options = Options()) -> DataFrame:
    """
    Extract each row of *frame*, by ``mapInArrow``.

    Args:
        frame: with the columns that *fields* names.
        fields: names of the columns.
        options: how the pages are read. A deadline in its limits is what cuts off slow pages here.

    Returns:
        A frame with the schema of ``articlekit batch``, one row for each.
    """
    return frame.mapInArrow(partial(_arrow_batches, fields=fields, options=options), spark_schema(options))


def extract_pandas_frame(frame: DataFrame, fields: Fields = Fields(), options: Options = Options()) -> DataFrame:
    """The same by ``mapInPandas``, for clusters where Arrow batches cannot be had."""
    return frame.mapInPandas(partial(_pandas_batches, fields=fields, options=options), spark_schema(options))


def _arrow_batches(batches: Iterator[pa.RecordBatch], fields: Fields, options: Options) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield from extract_table(batch, fields, options).to_batches()


def _pandas_batches(batches: Iterator[pd.DataFrame], fields: Fields, options: Options) -> Iterator[pd.DataFrame]:
    import pandas as pd

    for batch in batches:
        plain = batch.astype(object).where(batch.notna(), None)  # pandas says NaN for what is not there
        rows = extract_rows(plain.to_dict("records"), fields, options)
        yield pd.DataFrame(rows, columns=list(column_types(options.extras)))
