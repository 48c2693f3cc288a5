#!/usr/bin/env python3
"""
Make the pictures of the report in docs/pictures/ from the bundled page and text.

    .ci/install-chromium
    python tools/make_pictures.py
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from articlekit import extract
from articlekit.demo import sample

PICTURES = Path(__file__).parent.parent / "docs/pictures"
WIDTH, HEIGHT = 1100, 1000


def main() -> None:
    text = sample("dump.txt").decode()
    reports = {
        "report.png": (extract(sample("page.html")).to_report(), "#view-blocks"),
        "report-text.png": (extract(text).to_report(original=text), "#view-sides"),
    }
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (report, view) in reports.items():
            file = Path(folder) / "report.html"
            file.write_text(report, encoding="utf-8")
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.goto(file.as_uri())
            page.check(view)
            page.screenshot(path=PICTURES / name, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
