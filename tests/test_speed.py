"""Time and memory grow with the size of a page and not faster; importing the package is quick."""

from __future__ import annotations

import gc
import subprocess
import sys
import time

import pytest

from articlekit import extract

MENU = "<li class='menu-item menu-item-{0}'><a href='/section/{0}'>Section {0}</a></li>"
PARAGRAPH = (
    "<p>It rained all night in the hills above station {0}, and the <b>road</b> to the coast is closed until the weekend, "
    "said <a href='/people/{0}'>the mayor</a>. Nobody was hurt, and the trains run again from noon on.</p>\n"
)
SCRIPT = "<script>window.page = {{number: {0}, text: 'a script that is longer than the text beside it'}};</script>\n"


def page(size: int) -> str:
    """A page of *size* characters, with menus, scripts and paragraphs mixed as in real ones."""
    head = '<html lang="en"><title>Rain</title><body><h1>Rain on the coast</h1><time datetime="2020-12-21">'
    parts = [head]
    length = 0
    number = 0
    while length < size:
        piece = MENU.format(number) * 2 + PARAGRAPH.format(number) * 2 + SCRIPT.format(number) * 4
        parts.append(piece)
        length += len(piece)
        number += 1
    return "".join(parts)


def seconds(source: str) -> float:
    """Processor time of one extraction: the best of three."""
    runs = []
    for _ in range(3):
        gc.collect()
        begin = time.process_time()
        extract(source)
        runs.append(time.process_time() - begin)
    return min(runs)


@pytest.mark.slow
def test_twice_the_page_takes_twice_the_time() -> None:
    """From 200 KB on, a page four times as large takes about four times as long."""
    extract(page(1_000))
    small, large = seconds(page(400_000)), seconds(page(1_600_000))
    assert large < 7 * small


@pytest.mark.slow
def test_ten_megabytes() -> None:
    """A page of 10 MB takes no more time for each byte than one of 1 MB, within a factor of two."""
    extract(page(1_000))
    assert seconds(page(10_000_000)) < 20 * seconds(page(1_000_000))


HOSTILE = {
    "nested elements": "<div>" * 100_000,
    "nested links": "<a href=x>" * 20_000,
    "nested marked elements": "<div class='entry-content author'>" * 20_000,
    "attributes": "<p " + " ".join(f"a{number}=x" for number in range(200_000)) + ">Rain",
    "class names": "<p class='" + " ".join(f"menu-item-{number}" for number in range(100_000)) + "'>Rain",
    "different classes": "".join(f"<p class='a{number} post-{number}'>Rain</p>" for number in range(50_000)),
    "options": "<select>" + "<option>Rain" * 100_000,
    "line breaks": "<p>" + "Rain<br>" * 100_000,
    "buttons in a paragraph": "<p>Rain " + "<button>Go</button> " * 50_000,
    "blank buttons": "<p>" + "<br>" * 30_000 + "<button> </button>" * 30_000,
    "cells": "<table><tr>" + "<td>1" * 100_000,
    "nested tables": "<table><tr><td>" * 5_000 + "Rain",
    "marked spans": "<p>" + "<span class=byline>Rain</span> " * 50_000,
    "open comment": "<p>Rain<!--" + "-" * 1_000_000,
    "tags that never end": "<p>Rain " + "<a b='" * 100_000,
    "angle brackets": "<" * 500_000,
    "entities": "<p>" + "&amp;" * 300_000,
    "one word": "<p>" + "rain" * 500_000,
    "spaces": "<p>Rain" + " " * 2_000_000 + "rain",
    "meta elements": "<meta name=author content='Ana Ruiz'>" * 20_000,
    "JSON-LD": '<script type="application/ld+json">' + "[" * 200_000 + "</script>",
    "commas": "<p class=byline>By " + "Ana Ruiz, " * 30_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end(name: str) -> None:
    """A page made to be slow takes seconds, not minutes."""
    begin = time.process_time()
    extract(HOSTILE[name] + "<p>It rained all night in the hills.</p>", input="html")
    assert time.process_time() - begin < 20


PEAK = """
import sys
sys.path.insert(0, sys.argv[1])
from peak_memory import peak_memory
from test_speed import page
from articlekit import extract
extract(page(1_000))
source = (page(5_000_000) if sys.argv[2] == "page" else "<p>" + "It rained all night. " * 250_000).encode()
before = peak_memory()
extract(source)
print((peak_memory() - before) / len(source))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no resource module")
@pytest.mark.parametrize("shape", ["page", "paragraph"])
def test_peak_memory(shape: str) -> None:
    """A page of 5 MB takes at most fifteen times its size, and so does one that is a single paragraph."""
    folder = __file__.rpartition("/")[0]
    done = subprocess.run([sys.executable, "-c", PEAK, folder, shape], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 15


def test_import_is_quick() -> None:
    """Importing articlekit takes no longer than a third more than importing attrs, as it imports nothing heavy."""

    def best(module: str) -> float:
        code = f"import time; begin = time.process_time(); import {module}; print(time.process_time() - begin)"
        runs = [
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(3)
        ]
        return min(float(run.stdout) for run in runs)

    assert best("articlekit") < 1.33 * best("attrs")


@pytest.mark.parametrize("module", ["attr", "turbohtml", "bs4", "langdetect", "dateutil", "ahocorasick", "json"])
def test_import_is_lazy(module: str) -> None:
    """What is heavy is imported when it is first needed."""
    code = f"import articlekit, sys; print({module!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
