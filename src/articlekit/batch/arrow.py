"""Rows as Arrow tables, for Parquet and for the engines that hand out Arrow data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from articlekit.batch.records import BrokenRecord, Fields, Pending, RecordError, record_of
from articlekit.batch.results import Options, column_types, process_all

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["extract_rows", "extract_table", "schema_of", "table_of"]


def schema_of(extras: Iterable[str] = ()) -> pa.Schema:
    """The documented schema as Arrow knows it."""
    import pyarrow as pa

    types = {"string": pa.string(), "double": pa.float64(), "list<string>": pa.list_(pa.string())}
    return pa.schema([(name, types[kind]) for name, kind in column_types(extras).items()])


def table_of(rows: Sequence[dict[str, Any]], extras: Iterable[str] = ()) -> pa.Table:
    """*rows* as a table of that schema."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=schema_of(extras))


def extract_rows(
    rows: Iterable[dict[str, Any]], fields: Fields = Fields(), options: Options = Options()
) -> list[dict[str, Any]]:
    """
    One row of the documented schema for each row with a page, in this process.

    >>> rows = extract_rows([{"id": "a", "html": "<p>It rained all night on the coast."}, {"id": "b"}])
    >>> [(row["id"], row["status"], row["error"]) for row in rows]
    [('a', 'ok', None), ('b', 'error', 'bad_record')]

    Args:
        rows: with the names that *fields* says.
        fields: the names to go by.
        options: how the pages are read.

    Returns:
        As many rows, in the same order.
    """
    records: list[Pending] = []
    for number, row in enumerate(rows):
        try:
            records.append(record_of(row, f"row {number}", fields))
        except RecordError as error:
            records.append(BrokenRecord(error.name or f"row {number}", error.code, error.reason))
    return [result.row(options.extras) for result in process_all(records, options)]


def extract_table(table: pa.Table, fields: Fields = Fields(), options: Options = Options()) -> pa.Table:
    """The same for an Arrow table or record batch."""
    return table_of(extract_rows(table.to_pylist(), fields, options), options.extras)
