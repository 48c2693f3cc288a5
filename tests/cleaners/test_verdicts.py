"""Which lines are boilerplate: calls, labels in a row, notices and what stands beside them."""

from __future__ import annotations

import pytest

from articlekit import extract, find_boilerplate
from articlekit.cleaners.boilerplate.phrases import phrase_book
from articlekit.cleaners.boilerplate.verdicts import judge_lines
from articlekit.packs.loader import parse_pack
from articlekit.packs.model import LanguagePack

PACK = """
language = "en"
[[boilerplate]]
reason = "newsletter"
cues.subject = ["newsletter", "inbox"]
cues.act = ["sign up", "subscribe", "get our"]
[[boilerplate]]
reason = "share"
lines = ["share", "tweet", "mail", "share on *", "photo: *"]
[[boilerplate]]
reason = "tags"
starts = ["tags:"]
[[boilerplate]]
reason = "nav"
lines = ["sports", "home", "see all"]
"""


@pytest.fixture(scope="module")
def pack() -> LanguagePack:
    """A small pack."""
    return parse_pack(PACK, "en.toml")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our free newsletter",
        "Every morning in your inbox: subscribe now!",
        "Read more? Please sign up. The newsletter is free.",
        "Share | Tweet | Mail",
        "Share and tweet",
        "ShareTweetMail",
        "SHARE ON FACEBOOK",
        "Photo: Ana Ruiz",
        "Tags: rain, roads",
        "Home · Sports · See all",
    ],
)
def test_found(pack: LanguagePack, line: str) -> None:
    """Calls on the reader, labels in a row and labels glued to each other are found."""
    assert find_boilerplate(line, [pack])


@pytest.mark.parametrize(
    "line",
    [
        "When the mayor asked the village to sign up in May, her weekly newsletter had forty readers.",
        "The newsletter of the town has appeared since 1987, and most people who subscribe live elsewhere by now.",
        "They share the van that brings mail",
        "The photo a neighbour took",
        "Tags are sewn into every coat",
        "Sports of the poor",
        "Share everything with everybody everywhere",
        "",
        "#",
    ],
)
def test_kept(pack: LanguagePack, line: str) -> None:
    """Prose with the same words stays."""
    assert find_boilerplate(line, [pack]) == ()


@pytest.mark.parametrize("heading", ["Use of the Service", "Later"])
def test_headings_with_a_label_in_them(heading: str) -> None:
    """A word that is a label by itself is none beside a word that says something else, nor in another language."""
    assert find_boilerplate(heading) == ()


@pytest.mark.parametrize(
    ("line", "is_label"),
    [
        ("Photo Ana Ruiz", True),
        ("Photo Ana de Berg/dpa", True),
        ("Photo: collection of the town", True),
        ("PHOTO ANA RUIZ", True),
        ("Photo albums of the war", False),
        ("Photo Paper prices rise", False),
        ("Tagged rain, roads", True),
    ],
)
def test_one_word_and_names(line: str, *, is_label: bool) -> None:
    """A label of one word goes with the names behind it, and heads a chapter with other words; tags are any words."""
    pack = parse_pack(
        'language = "en"\n[[boilerplate]]\nreason = "photo-credit"\nlines = ["photo *"]\n'
        '[[boilerplate]]\nreason = "tags"\nlines = ["tagged *"]',
        "en.toml",
    )
    assert bool(find_boilerplate(line, [pack])) is is_label


def test_labels_of_several_kinds() -> None:
    """Two labels of different kinds make no row unless most of the line is of one kind; three of one kind do."""
    pack = parse_pack(
        'language = "en"\n[[boilerplate]]\nreason = "share"\nlines = ["follow", "tweet", "mail"]\n'
        '[[boilerplate]]\nreason = "nav"\nlines = ["money", "sports"]',
        "en.toml",
    )
    assert not find_boilerplate("Follow the money", [pack])
    assert find_boilerplate("Follow Tweet Mail Sports Money", [pack])


@pytest.mark.parametrize(
    ("line", "is_row"),
    [
        ("Home | Harbour | Sports | Obituaries | Tides", True),
        ("Home • Harbour • Sports • Obituaries • Tides • Money in the bay • See all " * 2, True),
        ("Home Harbour Sports Obituaries Tides", False),
        ("Ana Ruiz | Harbour | twelve boats | nine knots | retired", False),
        ("3 4 5 6 7 See all", True),
        ("Sports 12 8 10", False),
        ("Sports ١ ٢ ٣", False),
    ],
)
def test_row_with_marks_between(pack: LanguagePack, line: str, *, is_row: bool) -> None:
    """Marks between say that a line is a row, though many of its labels are sections of one site; numbers say nothing."""
    assert bool(find_boilerplate(line, [pack])) is is_row


def test_pieces_of_a_notice() -> None:
    """The text of a notice, its links and its buttons in whatever language are one stretch."""
    text = (
        "It rained all night.\n\nWe use cookies to improve your experience.\nMore information\nAccept all\nFermer\n\n"
        "The road to the coast is closed."
    )
    (notice,) = find_boilerplate(text)
    assert text[notice.start : notice.end].split("\n", maxsplit=1)[0].startswith("We use")
    assert text[notice.start : notice.end].endswith("Fermer")


def test_table_of_services() -> None:
    """The table under a notice is part of it, names of services that other kinds have too among its entries."""
    table = (
        "Google Maps\nProvider\tExample Maps Ltd., Dublin\nPurpose: shows where the shop is.\nCookie name\nNID\n"
        "Duration\n6 months"
    )
    text = f"We use cookies to improve your experience.\nAccept all\n{table}\n\nThe road to the coast is closed."
    (notice,) = find_boilerplate(text)
    assert text[: notice.end].endswith("6 months")


@pytest.mark.parametrize(
    ("line", "is_part"),
    [
        ("OKMore informationClose", True),
        ("OK. More information. Close", True),
        ("OK, the road is closed", False),
        ("1 2 3 4", False),
    ],
)
def test_row_of_weak_labels(line: str, is_part: bool) -> None:
    """Labels that mean nothing by themselves belong to the notice above them, glued to each other or not."""
    text = f"We use cookies to improve your experience.\n{line}"
    assert (find_boilerplate(text)[-1].end == len(text)) == is_part
    assert judge_lines([line], phrase_book()) == [None]


def test_label_beside_a_notice() -> None:
    """A label of another kind keeps its kind where nothing behind it belongs to the notice."""
    text = "We use cookies to improve your experience.\nShare on Facebook\nIt rained all night."
    assert [found.kind for found in find_boilerplate(text)] == ["consent", "share"]


def test_paragraph_between_lines_of_notices() -> None:
    """A paragraph with words of notices, and none of what they are about, stays between a notice and a button."""
    story = "The market opens on Friday at noon, and the bakers of the valley bring bread and honey. " * 4
    text = f"We use cookies to improve your experience.\n{story}For more information about the stalls, click here.\nAccept all"
    assert story not in "".join(text[found.start : found.end] for found in find_boilerplate(text))


GREETINGS = (
    ("Welcome to The Harbour Post", "We use cookies to improve your experience."),
    (
        "Kedves Látogatóink! Örülünk, hogy benéztek hozzánk. " + "A kikötő lapja vagyunk. " * 15,
        "Oldalunk sütiket használ.",
    ),
    ("欢迎来到港口邮报", "我们使用Cookie来改善您的体验。继续浏览即表示您同意我们使用Cookie。"),
)


@pytest.mark.parametrize(("greeting", "notice"), GREETINGS, ids=("en", "hu", "zh"))
def test_greeting_before_a_notice(greeting: str, notice: str) -> None:
    """The line that welcomes the reader to the site goes with the notice behind it, however long."""
    text = f"{greeting}\n{notice}"
    assert [(found.kind, found.start) for found in find_boilerplate(text)] == [("consent", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Welcome to the harbour, said the captain, who had waited for hours.",
        "We use cookies to improve your experience.\nWelcome to the harbour, said the captain, and shook hands.",
        "Welcome to the harbour, said the captain.\nIt rained.\nWe use cookies to improve your experience.",
    ],
    ids=("alone", "behind", "far"),
)
def test_greeting_in_an_article(text: str) -> None:
    """A welcome anywhere else is the article's."""
    assert not any("captain" in text[found.start : found.end] for found in find_boilerplate(text))


APPEAL = (
    "Our reporting is free to read, and nobody is turned away at the harbour's gate or at ours. Help us keep it so, and "
    "become a member: your contribution pays for our newsroom, the boat, and the lamp in the window."
)


def test_appeal_and_what_goes_on() -> None:
    """The paragraphs beside an appeal that go on about the same go with it, one between them too; the article stays."""
    before = "It rained all night, and the road to the coast is closed."
    like = "No paywall stands between you and independent news, and none will."
    other = "Elections are near, and much is at stake for the harbour and its people."
    text = f"{before}\n\n{APPEAL}\n\n{other}\n\n{like}\n\n{before}"
    (appeal,) = find_boilerplate(text)
    assert (appeal.kind, text[appeal.start : appeal.end]) == ("appeal", f"{APPEAL}\n\n{other}\n\n{like}")


def test_appeal_amid_an_article() -> None:
    """The article's paragraphs between an appeal and a label of another kind stay."""
    paragraph = "The road to the coast is closed, and the ferry waits for the wind to turn."
    text = f"{paragraph}\n\n{APPEAL}\n\n{paragraph}\n\nShare on Facebook"
    assert [found.kind for found in find_boilerplate(text)] == ["appeal", "share"]


def test_disclaimer_and_an_article_about_one() -> None:
    """What a site does not answer for goes as a paragraph of some length too; a report on such a text stays."""
    disclaimer = (
        "All pages of the harbour are given for informational purposes only. They do not constitute legal advice and are "
        "not a substitute for a pilot who knows the waters; we accept no liability for any accident on the way in."
    )
    report = (
        "The judge read out the disclaimer, in which the harbour said that its pages were no legal advice, and asked the "
        "pilot who had run aground whether he had read it before he set out that night in the storm."
    )
    assert [found.kind for found in find_boilerplate(f"{report}\n\n{disclaimer}")] == ["disclaimer"]
    assert find_boilerplate(report) == ()


def test_several_notices() -> None:
    """Notices at both ends, in two languages, around a text in a third."""
    text = (
        "Wir verwenden Cookies.\nAlle akzeptieren\n\nLlovió toda la noche y la carretera está cerrada.\n\n"
        "Ce site utilise des cookies."
    )
    assert [(found.kind, found.language) for found in find_boilerplate(text)] == [("consent", "de"), ("consent", "fr")]


def test_long_lines_are_walked_once() -> None:
    """A hundred thousand words that phrases are filed under take a second, not minutes."""
    assert phrase_book().look_up(["subscribe newsletter cookies accept " * 25_000]).parts


@pytest.mark.parametrize(
    "line",
    [
        "Home prices fell by two percent in March.",
        "Hem de protegir la intimitat dels malalts.",
        "Ab 14 Uhr wird im Stadion gespielt.",
        "Nur 5 Prozent der Wähler kamen.",
        "Úvod románu se odehrává v Brně.",
    ],
)
def test_a_breadcrumb_is_more_than_its_first_word(line: str) -> None:
    """A sentence stays that begins with the word before the mark of a breadcrumb, or the number before a price's."""
    assert find_boilerplate(line) == ()


@pytest.mark.parametrize("line", ["Home › News › Coast", "Hem › Nyheter › Kusten", "Nur 5 € im Monat"])
def test_breadcrumbs_and_prices_go(line: str) -> None:
    """With its mark, the same word is a label."""
    assert [found.end for found in find_boilerplate(line)] == [len(line)]


def test_cues_of_one_language() -> None:
    """Cues of a notice count in the languages that have a subject and an act in the line, not in any other."""
    line = "Auf Instagram sorgt sich die Sängerin um die Umwelt, und macht dann doch Werbung für einen Koffer, der aus Kalbsleder genäht ist."
    assert not find_boilerplate(line)


def test_headline_between_notices() -> None:
    """A headline with a word of a notice stays, although a notice stands before it and another behind."""
    notice = "<p>Ich habe die Datenschutzhinweise gelesen und akzeptiere diese. Ich kann jederzeit widerrufen.</p>"
    story = (
        "<p>Die Sängerin zeigt sich am Dienstag auf dem Markt mit einem Koffer, der aus Kalbsleder genäht ist.</p>" * 4
    )
    article = extract(f"<html lang='de'><body>{notice}<h1>Werbung für Koffer: Spott über Sängerin</h1>{story}{notice}")
    assert "Werbung für Koffer: Spott über Sängerin" not in [
        r.block.text for r in article.removed if r.reason == "consent"
    ]


def test_article_between_notice_and_label() -> None:
    """A notice takes along a weak label a few lines off, but not an article's paragraphs that stand between them."""
    story = [
        "The man who was missed for ten years has been found in a harbour town, his sister said on Friday.",
        "He had been working on the boats there, and never knew that the police of two towns were looking for him.",
    ]
    text = "\n\n".join(
        ["We use cookies to measure how our pages are used. See our privacy notice.", *story, "Read more"]
    )
    found = find_boilerplate(text)
    assert found[0].kind == "consent"
    assert not [part for part in found if part.start <= text.index("harbour") < part.end]
    assert not [part for part in found if part.start <= text.index("boats") < part.end]


@pytest.mark.parametrize("line", ["1984", "149", "3:1", "12:30", "€ 5", "7 / 12", "16+", "5’", "A"])
def test_numbers_are_no_boilerplate(line: str) -> None:
    """Scores, times, years and the letters of a glossary stay where the article has them."""
    assert find_boilerplate(line) == ()


@pytest.mark.parametrize("heading", ["The newsletter boom", "Subscriptions on the rise", "Kommentare im Netz"])
def test_heading_about_what_labels_are_about(heading: str) -> None:
    """A heading over a part of the article is no label because of one word; elsewhere, and as the word alone, it is."""
    lines = [
        f"The publishers of the coast have lost {number} thousand readers since the spring, and the wind is blamed."
        for number in range(3)
    ]
    body = f"<p>{lines[0]}</p><h2>{heading}</h2><p>{lines[1]}</p><h2>Newsletter</h2><p>{lines[2]}</p>"
    article = extract(f'<article><h1>Wind and readers</h1><div class="article-body">{body}</div></article>')
    assert [block.text for block in article.blocks if block.kind == "heading"] == [heading]
    assert find_boilerplate(heading)


@pytest.mark.parametrize(
    ("line", "language"),
    [("Das Wetter\n\nKommentare lesen\n\nAlle Artikel der Serie\n\nNewsletter", "de"), ("Newsletter", "en")],
)
def test_language_of_a_shared_label(line: str, language: str) -> None:
    """A label that several packs have is of the language of the lines around it; alone, of the language of most pages."""
    assert find_boilerplate(line)[-1].language == language


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("© dpa | Ana Ruiz", "photo-credit"),
        ("© Ana Ruiz/Getty Images", "photo-credit"),
        ("© 2024 Reuters", "copyright"),
        ("© Hafenblatt AG", "copyright"),
    ],
)
def test_the_phrase_that_says_most(line: str, kind: str) -> None:
    """Behind the sign of copyright an agency is who a picture is of; behind a year it is who a page is of."""
    assert [found.kind for found in find_boilerplate(line)] == [kind]


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("Erfurt (dpa/th) - Die Saale ist am Morgen über die Ufer getreten, wie das Landratsamt mitteilte.", False),
        ("Die Feuerwehr war mit vierzig Leuten im Einsatz, verletzt wurde niemand. (dpa/lnw)", False),
        ("MADRID (EFE/AFP).- El Gobierno aprobó ayer la subida del salario mínimo.", False),
        ("Budapest (MTI/Reuters) - A kormány kedden bejelentette az új adót.", False),
        ("Hamburg/dpa - Nach dem Sturm fahren an der Elbe wieder Züge.", False),
        ("Die Brücke in Magdeburg ist gesperrt. Klaus Müller/dpa", True),
        ("Die Brücke in Magdeburg im Sommer. dpa/Klaus Müller", True),
        ("Klaus Müller/dpa - Honorarfrei nur mit Nennung", True),
    ],
)
def test_agencies_that_sign_a_report(line: str, *, is_credit: bool) -> None:
    """Agencies in brackets or before the dash of a dateline sign a report; in a credit a person stands beside them."""
    assert bool(find_boilerplate(line)) is is_credit
