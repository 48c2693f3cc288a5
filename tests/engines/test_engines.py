"""Each adapter on the real engine in local mode: the rows of the single machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from articlekit.batch import Record, extract_many

pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]  # engines warn about themselves
COUNT = int(os.environ.get("ARTICLEKIT_ENGINE_RECORDS", "2000"))
LINE = "It rained all night in the hills, and the road to the coast is closed until the weekend."


def pages() -> list[dict[str, Any]]:
    """Pages, and one in a hundred without content."""
    return [
        {
            "id": f"p{n}",
            "html": None
            if n % 100 == 99
            else f"<title>Rain {n} | The Fen Courier</title><h1>Rain {n}</h1><p>By Ida Marlow"
            f"<p>{n}. {LINE}</p><time datetime=2024-0{1 + n % 9}-11></time><p>Sign up for our newsletter</p>",
            "url": f"https://fencourier.example/{n}",
        }
        for n in range(COUNT)
    ]


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, Any]]:
    """The rows of the single machine, for pages with content."""
    records = [Record(page["id"], page["html"], page["url"]) for page in pages() if page["html"]]
    return {result.id: result.row() for result in extract_many(records, workers=2, start_method="spawn")}


def compare(found: list[dict[str, Any]], expected: dict[str, dict[str, Any]]) -> None:
    """All rows are there once; those of pages with content are equal."""
    assert sorted(row["id"] for row in found) == sorted(page["id"] for page in pages())
    for row in found:
        if row["id"] in expected:
            assert row == expected[row["id"]]
        else:
            assert (row["status"], row["error"]) == ("error", "bad_record")


def test_ray(expected: dict[str, dict[str, Any]]) -> None:
    """Ray Data gives the same rows."""
    ray = pytest.importorskip("ray", reason="ray is not installed; make engines installs it")
    import pyarrow as pa

    from articlekit.batch.ray import extract_dataset

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        dataset = ray.data.from_arrow(pa.Table.from_pylist(pages())).repartition(8)
        compare(extract_dataset(dataset).take_all(), expected)
    finally:
        ray.shutdown()


@pytest.mark.parametrize("way", ["extract_frame", "extract_pandas_frame"])
def test_spark(way: str, expected: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark gives the same rows, by Arrow and by pandas."""
    sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed; make engines installs it")
    from articlekit.batch import spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)  # or its workers are whatever Python is first on the path
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.createDataFrame(pages(), "id string, html string, url string").repartition(4)
        compare([row.asDict() for row in getattr(spark, way)(frame).collect()], expected)
    finally:
        session.stop()


def test_datatrove(expected: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    """datatrove's executor runs the step, and text and metadata are those rows."""
    pytest.importorskip("datatrove", reason="datatrove is not installed; make engines installs it")
    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor

    from articlekit.batch.datatrove import ArticleExtractor

    found: list[dict[str, Any]] = []

    def collect(data: Any, rank: int = 0, world_size: int = 1) -> Any:
        for document in data:
            found.append({**document.metadata["article"], "text": document.text})
            yield document

    documents = [Document(text=p["html"], id=p["id"], metadata={"url": p["url"]}) for p in pages() if p["html"]]
    executor = LocalPipelineExecutor(
        [documents, ArticleExtractor(deadline=60), collect], logging_dir=str(tmp_path), workers=1
    )
    executor.run()
    assert {row["id"]: row for row in found} == {name: row for name, row in expected.items() if row["status"] == "ok"}


def test_scrapy(expected: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    """A real crawl, of files in place of sites, puts the rows into its items."""
    pytest.importorskip("scrapy", reason="scrapy is not installed; make engines installs it")
    import json
    import subprocess

    some = [page for page in pages() if page["html"]][:50]
    for page in some:
        (tmp_path / f"{page['id']}.html").write_text(page["html"])
    (tmp_path / "spider.py").write_text(
        "import scrapy, pathlib\n"
        "class Files(scrapy.Spider):\n"
        "    name = 'files'\n"
        f"    start_urls = [p.as_uri() for p in pathlib.Path({str(tmp_path)!r}).glob('*.html')]\n"
        "    custom_settings = {'ITEM_PIPELINES': {'articlekit.batch.scrapy.ArticlePipeline': 1}}\n"
        "    def parse(self, response):\n"
        "        name = pathlib.Path(response.url).stem\n"
        "        yield {'id': name, 'html': response.text, 'url': f'https://fencourier.example/{name[1:]}'}\n"
    )
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-O", "items.jsonl"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    items = [json.loads(line) for line in (tmp_path / "items.jsonl").read_text().splitlines()]
    assert {item["id"]: item["article"] for item in items} == {page["id"]: expected[page["id"]] for page in some}
