"""The report in a real browser: what is shown, what the keyboard does, and that nothing of a page ever runs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articlekit import extract
from articlekit.demo import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# As root in a container the sandbox cannot start; the others keep the browser from asking the network by itself.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ATTACK = "<script>attacked()</script><img src=x onerror=attacked()>"
ESCAPED = escape(ATTACK)
HOSTILE = (
    f"<title>{ESCAPED}</title><meta name=author content='Ana {ESCAPED}'><h1>{ESCAPED}</h1>"
    f"<p class='{ESCAPED}'>{ESCAPED} It rained all night, and the road to the coast is closed until the weekend.</p>"
    "<p>&lt;/style&gt;&lt;style&gt;*{display:none}&lt;/style&gt; said the engineer, and nobody in the room objected.</p>"
    f"<pre>{ESCAPED}</pre><p>This website uses cookies. By continuing you agree. {ESCAPED}</p>"
)
ARABIC = '<html lang="ar" dir="rtl"><h1>جسر جديد فوق النهر</h1><p>افتتح المجلس البلدي أمس جسرا جديدا فوق النهر بعد عامين من العمل.</p>'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: make browser installs it"
    )
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: make browser installs it")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if anything of it complains, asks the network or runs what it should not."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    shown = context.new_page()
    complaints: list[str] = []
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.on("console", lambda message: complaints.append(message.text))
    shown.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
    shown.add_init_script("window.attacks = 0; window.attacked = () => { window.attacks += 1; };")
    yield shown
    assert shown.evaluate("window.attacks") == 0
    assert complaints == []
    context.close()


def show(page: Page, tmp_path: Path, source: str | bytes, *, text: bool = False) -> None:
    decoded = source.decode() if isinstance(source, bytes) else source
    path = tmp_path / "report.html"
    path.write_text(extract(source).to_report(original=decoded if text else None), encoding="utf-8")
    page.goto(path.as_uri())


def test_a_filter_hides_its_blocks(page: Page, tmp_path: Path) -> None:
    """Unchecking a reason hides the blocks that went for it, and no others."""
    show(page, tmp_path, sample("page.html"))
    consent = page.locator("li.removed", has_text="En poursuivant")
    assert consent.is_visible()
    page.get_by_label("consent (").uncheck()
    assert not consent.is_visible()
    assert page.locator("li.removed", has_text="Sign up for our newsletter").is_visible()
    assert page.locator("li.kept").first.is_visible()


def test_why_is_shown_on_hover_and_on_focus(page: Page, tmp_path: Path) -> None:
    """Rule, language and evidence of a removal appear for the mouse and for the keyboard, and for screen readers."""
    show(page, tmp_path, sample("page.html"))
    notice = page.locator("li.removed", has_text="En poursuivant")
    why = notice.locator(".why")
    assert not why.is_visible()
    notice.hover()
    assert why.is_visible()
    page.mouse.move(0, 0)
    notice.focus()
    assert why.is_visible()
    assert "fr/consent-" in why.inner_text()
    assert notice.get_attribute("aria-describedby") == why.get_attribute("id")


def test_arrow_keys_walk_over_the_blocks(page: Page, tmp_path: Path) -> None:
    """One stop for Tab, then up and down from block to block, past those that a filter hides."""
    show(page, tmp_path, sample("page.html"))
    page.get_by_label("kept (").uncheck()
    page.locator("ol.blocks > li[tabindex='0']").focus()
    seen = []
    for _ in range(3):
        seen.append(page.evaluate("document.activeElement.querySelector('.text').textContent"))
        page.keyboard.press("ArrowDown")
    assert seen == ["The Fen Courier", "Home", "Town"]
    page.keyboard.press("End")
    assert "removed" in page.evaluate("document.activeElement.className")
    assert page.locator("ol.blocks > li[tabindex='0']").count() == 1


def test_search(page: Page, tmp_path: Path) -> None:
    """The search keeps the blocks with the words in them, whatever their case, and says how many there are."""
    show(page, tmp_path, sample("page.html"))
    page.get_by_role("searchbox").fill("NEWSLETTER")
    assert page.locator("ol.blocks > li:visible").count() == 1
    assert page.locator("#status").inner_text().startswith("1 of ")
    page.get_by_role("searchbox").fill("")
    assert page.locator("ol.blocks > li:visible").count() == page.locator("ol.blocks > li").count()


def test_beside_the_original(page: Page, tmp_path: Path) -> None:
    """For plain text the original stands beside the article, and both are seen at once."""
    show(page, tmp_path, sample("dump.txt"), text=True)
    page.get_by_role("radio", name="Beside the original").check()
    original, article = page.locator("pre.original"), page.locator(".sides article")
    assert original.is_visible()
    assert article.is_visible()
    assert not page.locator("ol.blocks").is_visible()
    assert original.inner_text().strip() == sample("dump.txt").decode().strip()


def test_hostile_page_runs_nothing(page: Page, tmp_path: Path) -> None:
    """Scripts in title, author, class and text are shown as text."""
    show(page, tmp_path, HOSTILE, text=True)
    assert ATTACK in page.locator("ol.blocks").inner_text()
    assert page.locator("li.kept").first.is_visible()
    assert page.locator("script").count() == 1


def test_right_to_left(page: Page, tmp_path: Path) -> None:
    """Arabic text runs from the right, within a report that runs from the left."""
    show(page, tmp_path, ARABIC)
    assert page.locator("h1").evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert page.locator("li.kept .text").first.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert page.locator("body").evaluate("element => getComputedStyle(element).direction") == "ltr"


@pytest.mark.parametrize("source", [sample("page.html"), HOSTILE, ARABIC], ids=["page", "hostile", "arabic"])
def test_a_phone_needs_no_sideways_scrolling(page: Page, tmp_path: Path, source: str | bytes) -> None:
    """On a screen of 360 pixels nothing is wider than the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    show(page, tmp_path, source)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(page: Page, tmp_path: Path, scheme: str) -> None:
    """Text, quiet text and the labels of all colours have a contrast of 4.5 or more with the paper (WCAG 2.2, 1.4.3)."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    show(page, tmp_path, sample("page.html"))
    colours = page.evaluate(
        """() => {
            const style = getComputedStyle(document.documentElement);
            const names = ["--paper", "--ink", "--quiet", ...Array.from({length: 12}, (_, n) => `--c${n}`)];
            return names.map((name) => style.getPropertyValue(name).trim());
        }"""
    )
    paper, *others = map(_luminance, colours)
    assert min((max(paper, other) + 0.05) / (min(paper, other) + 0.05) for other in others) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
