"""
Text dumps: the layout of a reprinted article with widgets and foreign notices, with other names, dates and languages.

The dump that started the project lies outside the repository; its test is skipped where it is absent.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articlekit import extract

CASES = Path(__file__).parents[2] / "shared/cases"

ENGLISH = (
    "The ferry line that links the two islands has changed its owner for the third time in ten years. The new one, a family "
    "from the mainland, has promised to keep all of its forty sailors and to replace the oldest of the boats by next summer. "
    "On the quay, few people believe it.",
    "Until the bridge was built, everything came by boat: bread, letters, brides. The council paid for the winter service, "
    "because nobody else would have, and the timetable hung in every kitchen. When the bridge opened, the subsidy ended, and "
    "the line began to pass from hand to hand.",
    "What is left is a service for tourists in the summer and for nobody in the winter. The islanders drive. Those who do not "
    "drive ask a neighbour, and those who have no neighbour stay at home, said the nurse who visits them twice a week.",
)
GERMAN = (
    "Die Fährlinie zwischen den beiden Inseln hat zum dritten Mal in zehn Jahren den Besitzer gewechselt. Die neue "
    "Eigentümerin, eine Familie vom Festland, will alle vierzig Matrosen behalten und das älteste Schiff bis zum Sommer "
    "ersetzen. Am Kai glauben das nur wenige.",
    "Bis die Brücke gebaut wurde, kam alles mit dem Schiff: Brot, Briefe, Bräute. Die Gemeinde bezahlte den Dienst im Winter, "
    "weil es sonst niemand getan hätte, und der Fahrplan hing in jeder Küche. Als die Brücke fertig war, endete der Zuschuss, "
    "und die Linie ging von Hand zu Hand.",
    "Geblieben ist ein Dienst für Touristen im Sommer und für niemanden im Winter. Die Insulaner fahren mit dem Auto. Wer kein "
    "Auto hat, fragt die Nachbarn, und wer keine Nachbarn hat, bleibt zu Hause, sagt die Krankenschwester.",
)


def dump(site: str, title: str, widget: str, standfirst: str, body: tuple[str, ...], heading: str, *tail: str) -> str:
    """A text in the layout of the case: site, headline, widget, standfirst, body with a heading, byline, notices."""
    return "\n\n".join([site, title, widget, standfirst, *body[:1], heading, *body[1:], *tail]) + "\n"


VARIANTS = {
    "english with a french notice": (
        dump(
            "Island Mirror", "The ferry that nobody wants", "Print Friendly, PDF & Email",
            "Three owners in ten years have not saved the line between the islands.", ENGLISH, "Bread, Letters, Brides",
            "By Nora Feld – The Tidewater Review – March 3, 2019", "Translate / Traduire",
            "En poursuivant votre navigation, vous acceptez l’utilisation de cookies. Plus d’informations", "Fermer",
        ),
        {
            "title": "The ferry that nobody wants", "authors": ["Nora Feld"], "published": "2019-03-03", "language": "en",
            "site_name": "Island Mirror", "source_publication": "The Tidewater Review", "heading": "Bread, Letters, Brides",
            "first": ENGLISH[0], "last": ENGLISH[2],
            "removed": {"Print Friendly": "print-translate", "Translate /": "print-translate", "En poursuivant": "consent", "Fermer": "consent"},
        },
    ),
    "german with an english notice": (
        dump(
            "Inselspiegel", "Die Fähre, die niemand will", "Artikel drucken",
            "Drei Besitzer in zehn Jahren haben die Linie zwischen den Inseln nicht gerettet.", GERMAN, "Brot, Briefe, Bräute",
            "Von Jonas Wieck – Der Küstenbote – 3. März 2019", "Diesen Artikel teilen",
            "We use cookies to improve your experience. By continuing to browse you agree. More information", "Accept all",
        ),
        {
            "title": "Die Fähre, die niemand will", "authors": ["Jonas Wieck"], "published": "2019-03-03", "language": "de",
            "site_name": "Inselspiegel", "source_publication": "Der Küstenbote", "heading": "Brot, Briefe, Bräute",
            "first": GERMAN[0], "last": GERMAN[2],
            "removed": {"Artikel drucken": "print-translate", "Diesen Artikel": "share", "We use": "consent", "Accept all": "consent"},
        },
    ),
    "english with a german notice, two authors": (
        dump(
            "Harbour Digest", "Forty sailors and one boat", "Share on Facebook",
            "A family from the mainland buys what the islanders no longer use.", ENGLISH, "The winter service",
            "By Amal Haddad and Peter Lindqvist – The Northern Courier – 12 November 2021", "Printer-friendly version",
            "Diese Website verwendet Cookies. Wenn Sie weitersurfen, stimmen Sie dem zu.", "Schließen",
        ),
        {
            "title": "Forty sailors and one boat", "authors": ["Amal Haddad", "Peter Lindqvist"], "published": "2021-11-12",
            "language": "en", "site_name": "Harbour Digest", "source_publication": "The Northern Courier",
            "heading": "The winter service", "first": ENGLISH[0], "last": ENGLISH[2],
            "removed": {"Share on": "share", "Printer": "print-translate", "Diese Website": "consent", "Schließen": "consent"},
        },
    ),
}  # fmt: skip


def test_a_single_line_is_no_headline() -> None:
    """What stands alone is text, and no title of anything."""
    article = extract("Harbour wall to be rebuilt in stone")
    assert article.title is None
    assert article.text == "Harbour wall to be rebuilt in stone"


@pytest.mark.parametrize("name", VARIANTS)
def test_variants(name: str) -> None:
    """The layout works with other names, outlets, dates, languages and widgets."""
    text, expected = VARIANTS[name]
    article = extract(text, input="text")
    assert article.title == expected["title"]
    assert [author.name for author in article.authors] == expected["authors"]
    assert article.published is not None
    assert article.published.isoformat() == expected["published"]
    assert article.language == expected["language"]
    assert article.site_name == expected["site_name"]
    assert article.source_publication == expected["source_publication"]
    assert [block.text for block in article.blocks if block.kind == "heading"] == [expected["heading"]]
    assert article.blocks[0].text == expected["first"]
    assert article.blocks[-1].text == expected["last"]
    reasons = {removal.block.text: removal.reason for removal in article.removed}
    for start, reason in expected["removed"].items():  # type: ignore[attr-defined]
        assert [why for line, why in reasons.items() if line.startswith(start)] == [reason], start


@pytest.mark.skipif(not CASES.exists(), reason="the case lies outside the repository, beside it, as shared/cases")
def test_the_case() -> None:
    """The dump that started the project gives everything that is expected of it."""
    expected = json.loads((CASES / "vietnam-news.expected.json").read_text(encoding="utf-8"))
    article = extract((CASES / expected["source"]).read_text(encoding="utf-8"), input="text")
    for fact in ("title", "byline", "source_publication", "site_name", "description", "language"):
        assert getattr(article, fact) == expected[fact], fact
    assert [{"name": author.name, "kind": author.kind} for author in article.authors] == expected["authors"]
    assert article.published is not None
    assert article.published.isoformat() == expected["published"]
    assert [block.text for block in article.blocks if block.kind == "heading"] == expected["headings"]
    assert article.blocks[0].text.startswith(expected["first_paragraph_starts"])
    assert article.blocks[-1].text.endswith(expected["last_paragraph_ends"])
    for wanted in expected["removed"]:
        found = [removal for removal in article.removed if removal.block.text.startswith(wanted["starts"])]
        assert found, wanted["starts"]
        assert {removal.reason for removal in found} == {wanted["reason"]}
        if "language" in wanted:
            assert {removal.language for removal in found} == {wanted["language"]}
