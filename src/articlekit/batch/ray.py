"""Ray Data: a dataset of pages becomes a dataset of rows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from articlekit.batch.arrow import extract_table
from articlekit.batch.records import Fields
from articlekit.batch.results import Options

if TYPE_CHECKING:
    from ray.data import Dataset

__all__ = ["extract_dataset"]


def extract_dataset(
    dataset: Dataset, fields: Fields = Fields(), options: Options = Options(), **settings: Any
) -> Dataset:
    """
    Extract each row of *dataset*.

    Args:
        dataset: with the columns that *fields* names.
        fields: names of the columns.
        options: how the pages are read. A deadline in its limits is what cuts off slow pages here.
        settings: for ``Dataset.map_batches``, as ``concurrency=8``.

    Returns:
        A dataset with the schema of ``articlekit batch``, one row for each.
    """
    work = partial(extract_table, fields=fields, options=options)
    return dataset.map_batches(work, batch_format="pyarrow", **settings)
