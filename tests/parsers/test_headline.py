"""Headlines of plain text: which line it is, and what of the line."""

from __future__ import annotations

import pytest

from articlekit import extract
from articlekit.document import Block, Document, Page
from articlekit.parsers.headlines.scorer import COLUMNS, NOTHING, candidates
from articlekit.trees import compiled, read_model

BODY = (
    "The old quarry above Tarnby has been full of water since the pumps were sold in the spring of last year.",
    "Nobody asked the divers of the county, who have trained in the quarry for two decades, whether they minded.",
    "The council now wants to fence it, and the divers have collected four thousand signatures against the fence.",
    "A decision is expected in May, when the engineers have said how long the northern wall of the quarry will stand.",
)
MENU = ("News", "Sport", "Weather", "Puzzles")
HEADLINE = "Divers of Tarnby fight for their quarry"


def page(*head: str, first: str = "Skip to content", menu: tuple[str, ...] = MENU) -> str:
    return "\n\n".join([first, *menu, *head, *BODY, "About us", "Imprint"])


HEADS: dict[str, str] = {
    "alone": page(HEADLINE),
    "first line": page(first=f"{HEADLINE} - The Tarnby Echo"),
    "first line and headline": page(HEADLINE, first=f"{HEADLINE} | The Tarnby Echo"),
    "kicker above": page("Local politics", HEADLINE, "By Ove Sandahl", "3 March 2021"),
    "bar behind it": page(first=f"{HEADLINE} |"),
    "sentence below": page(HEADLINE, "Four thousand people have signed against the fence, and a decision is expected in May."),
    "sentence without a full stop below": page(
        HEADLINE, "Four thousand people have signed against the fence that the council wants", "By Ove Sandahl", "3 March 2021"
    ),
    "kicker glued to it": page(f"PoliticsTarnby {HEADLINE}", first=f"{HEADLINE} - The Tarnby Echo"),
    "kicker before it": page(f"Water and law {HEADLINE}", first=f"Water and law: {HEADLINE} - The Tarnby Echo"),
    "kicker in its own line": page("Water and law", HEADLINE, first=f"Water and law: {HEADLINE} - The Tarnby Echo"),
    "line of the trail before it": page(f"* {HEADLINE}", f"Water and law {HEADLINE}", "Updated 3 March 2021"),
    "trail above it": page("Breadcrumb", f"News Politics {HEADLINE}", HEADLINE, "3 March 2021", first="Home"),
    "date glued to it": page(f"{HEADLINE} 3 March 2021", first=f"{HEADLINE} | The Tarnby Echo"),
    "byline glued to it": page(f"{HEADLINE} by Ove Sandahl", first=f"{HEADLINE} | The Tarnby Echo"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_headline(name: str) -> None:
    """Kickers, sentences that sum up, dates and bylines beside a headline are no part of it."""
    assert extract(HEADS[name], input="text").title == HEADLINE


def test_a_second_part_stays() -> None:
    """What the first line has too is a part of the headline, though a dash stands before it."""
    text = page(f"{HEADLINE} – and against a fence", first=f"{HEADLINE} – and against a fence - The Tarnby Echo")
    assert extract(text, input="text").title == f"{HEADLINE} – and against a fence"


def test_a_longer_headline_stays() -> None:
    """A page's title may be shorter than its headline."""
    text = page(f"{HEADLINE} with four thousand names", first=f"{HEADLINE} | The Tarnby Echo")
    assert extract(text, input="text").title == f"{HEADLINE} with four thousand names"


@pytest.mark.parametrize(
    "before", ["Fewer ships next year: The", "Nine years on, the", "Weniger Schiffe im Juli: Alle"]
)
def test_a_headline_of_two_parts_stays(before: str) -> None:
    """Behind a kicker in the page's title may stand the end of the headline; a word right before that shows that it goes on."""
    text = page(f"{before} {HEADLINE}", first=f"Tarnby harbour: {HEADLINE} | The Tarnby Echo")
    assert extract(text, input="text").title == f"{before} {HEADLINE}"


DASH = (
    "The divers of Tarnby have signed against the council – four thousand of them, and nobody had counted on so many."
)


@pytest.mark.parametrize(
    "text",
    ["\n\n".join([DASH, *BODY]), "\n\n".join(BODY), "\n\n".join([*MENU, *BODY]), "\n\n".join([*BODY, "Imprint"])],
)
def test_a_body_alone_has_none(text: str) -> None:
    """No sentence and no line of a menu is made a headline."""
    assert extract(text, input="text").title is None


def test_columns_are_those_that_it_was_trained_on() -> None:
    """The data file and the rows agree, and there being no headline has a score of its own."""
    model = read_model("articlekit.parsers.headlines", "model.json")
    assert tuple(model["columns"]) == COLUMNS
    assert compiled(model)(*NOTHING) < 0


def test_headline_far_above_the_body() -> None:
    """The line that the page's title begins with is the headline, also where tags stand between it and the body."""
    body = "It rained all night in the hills, and the road to the coast is closed until the weekend.\n\n" * 4
    tags = "\n\n".join(
        f"Topic {name}" for name in ("roads", "rain", "coast road", "hills", "weekend", "closed roads") * 7
    )
    caption = "The hills in the rain this morning, seen from the harbour. |"
    text = f"Waiting for the sun to come - Ana Ruiz - Harbour Post\n\nWaiting for the sun to come\n\n{tags}\n\n{caption}\n\n{body}"
    assert extract(text, input="text").title == "Waiting for the sun to come"


def test_line_of_a_date_is_no_headline() -> None:
    """Lines that say when the text was changed, and who wrote it, are no headlines, wherever they stand."""
    body = "It rained all night in the hills, and the road to the coast is closed until the weekend.\n\n" * 4
    dates = "Mis à jour le 06/04/2013 à 10:37\n\nPublié le 05/04/2013 à 17:08"
    for line in (dates, "Text Size\n\nEmail This\n\nAna Ruiz Senior Political Correspondent"):
        assert extract(f"Menu\n\nRevenir\n\nNewsletter\n\n{line}\n\n{body}", input="text").title is None


def test_only_line_that_may_be_a_headline() -> None:
    """Among labels of a menu the one line over a date is the headline, however little the body has of its words."""
    body = (
        "Nobody in the town can remember such a winter, and the mayor has asked for help from the neighbours.\n\n" * 4
    )
    menu = "Home\n\nSaturday 2a et\n\nCourts\n\nElections\n\nExecutive Branch"
    text = f"{menu}\n\nRain's 'Improved' Relations With Roads Raise Questions\n\nPublished August 14, 2010\n\nPrint\n\nShare\n\n{body}"
    assert extract(text, input="text").title == "Rain's 'Improved' Relations With Roads Raise Questions"


@pytest.mark.parametrize(
    ("first", "line"),
    [
        (f"The Tarnby Echo » {HEADLINE}", HEADLINE),
        (f"{HEADLINE} | The Tarnby Echo", f"{HEADLINE} Subscribers only"),
        (f"{HEADLINE} - The Tarnby Echo", f"Troubled waters {HEADLINE}"),
        (f"{HEADLINE}...", f"{HEADLINE} …"),
    ],
)
def test_line_that_the_first_one_explains(first: str, line: str) -> None:
    """By the first line, a blog's name before the headline goes, and so do a badge behind it and a kicker before it."""
    title = extract(page(line, first=first), input="text").title
    assert title
    assert title.rstrip(" .…") == HEADLINE


def test_byline_at_the_headline_that_is_printed_again() -> None:
    """Where the first line is the headline, authors are looked for at the place where it is printed again."""
    menu = tuple(f"Quarter {number}" for number in range(40))
    text = page(HEADLINE, "Ove Sandahl", "3 March 2021", first=HEADLINE, menu=menu)
    assert [author.name for author in extract(text, input="text").authors] == ["Ove Sandahl"]


@pytest.mark.parametrize("credit", ["(Image: Tarnby Echo)", "© Ove Sandahl/Echo", "[Foto: Ove Sandahl]"])
def test_caption_is_no_headline(credit: str) -> None:
    """A line that says whose a picture is, is its caption, though it speaks of what the text does."""
    text = page(HEADLINE, f"Divers of Tarnby at the quarry {credit}", first="Skip to content")
    assert extract(text, input="text").title == HEADLINE
    assert extract(page(f"The quarry of Tarnby and its divers {credit}"), input="text").title is None


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("雪で折れた枝を切り落とす工藤さん＝14日、板柳沢町", True),
        ("授業を受ける児童＝千葉県北総市、水野あかり撮影", True),
        ("会見する知事＝県提供", True),
        ("이천시의 한 저온 물류센터. [사진=물류신문DB]", True),
        ("ধসে পড়া বেড়িবাঁধ (ছবি: প্রথম সকাল)", True),
        ("Мост утром (Фото: Игорь Сазонов)", True),
        ("中学生在操场（图：林育瑄）", True),
        ("نهر در زمستان (عکس: مریم صادقی)", True),
        ("הגשר בבוקר (צילום: נועה כהן)", True),
        ("Cầu vào sáng sớm (Ảnh: Lê Quốc Bảo)", True),
        ("リンゴ剪定を撮影した男性の一日", False),
        ("首相＝来月訪米へ", False),
        ("学校、図書を提供", False),
        ("사진으로 보는 봄", False),
        ("Фото дня: мост закрыли", False),
    ],
)
def test_caption_in_other_scripts(line: str, is_caption: bool) -> None:
    """A line with the word for a picture in brackets, or behind the photographer's name, is a caption and no candidate."""
    document = Document((Block(0, line), *(Block(number, text) for number, text in enumerate(BODY, 1))), Page("text"))
    assert (candidates(document, document) == ()) is is_caption


@pytest.mark.parametrize("byline", ["By Declan McAvoy", "Texte et photos : Jean-Baptiste de La Roche"])
def test_byline_is_no_headline(byline: str) -> None:
    """A line that names the author is not the headline of a plain text, though the one above shares no word with the text."""
    story = "".join(
        f"On the quay they spoke for an hour about who is to pay for it all, said member {name}.\n\n"
        for name in ("Obi", "Price", "Reed", "Kraft")
    )
    article = extract(f"Home\n\nSeven letters from the island\n\n{byline}\n\n{story}", input="text")
    assert article.title == "Seven letters from the island"
    assert len(article.authors) == 1


def test_name_under_a_byline_word_is_no_headline() -> None:
    """The line under "Submitted by" names the author, not what the text is about."""
    story = "".join(
        f"On the quay they spoke for an hour about who is to pay for it all, said member {name}.\n"
        for name in ("Obi", "Price", "Reed", "Kraft")
    )
    article = extract(f"Liability\nSubmitted by\nMaria Oduya\non Tue, 02/27/2024 - 10:15\n{story}", input="text")
    assert article.title != "Maria Oduya"
    assert [author.name for author in article.authors] == ["Maria Oduya"]


@pytest.mark.parametrize(
    "image",
    ["[divers-at-the-quarry-of-tarnby]", "[Divers of Tarnby]", "![Divers of Tarnby at the quarry](/divers.jpg)"],
)
def test_image_is_no_headline(image: str) -> None:
    """What stands for an image in a dump or in Markdown is no headline, though it stands right above the text."""
    menu = ("[News](/news)", "[Sport](/sport)")
    assert (
        extract(page(HEADLINE, "By Ove Sandahl on 3 March 2021 in Water", image, menu=menu), input="text").title
        == HEADLINE
    )
    assert extract(page(image, menu=menu), input="text").title is None


def test_headline_that_markdown_marks() -> None:
    """The one heading of the first level is the headline, whatever the lines around it look like."""
    head = ("[Subscribe](https://echo.example/letter)", "# On thermos flasks", "### And who fills them", "Ove Sandahl")
    assert extract(page(*head), input="text").title == "On thermos flasks"
    comment = ("    # of all quarries", "depth = 40", "# in metres")
    assert extract(page(HEADLINE, *comment), input="text").title == HEADLINE


def test_kicker_that_is_a_byline_word() -> None:
    """A word that stands over a name elsewhere stands over a headline as its kicker."""
    quote = 'Maria Oduya: "I never counted the dives, I counted the divers"'
    text = page("INTERVIEW", quote, "Interview: Ove Sandahl", "Wed 3 Mar 2021 09.00 GMT", first="Tarnby Echo")
    assert extract(text.replace("\n\n", "\n"), input="text").title == quote


def test_line_with_the_words_of_the_address() -> None:
    """Where the looks speak for another line, the page's address says which is the headline."""
    line = "Tarnby's divers and the council are at odds about the quarry"
    head = ("Old pumps, new owners", line, "The quarry MAJ LUND")
    url = "https://echo.example/county/old-pumps-new-owners-81123.html"
    assert extract(page(*head), input="text", url=url).title == head[0]
    assert extract(page(*head), input="text", url="https://echo.example/county/81123.html").title != head[0]
    assert extract(page(HEADLINE, "3 March 2021"), input="text", url=url).title == HEADLINE


@pytest.mark.parametrize(
    ("headline", "below"),
    [
        ("섬의 마지막 등대지기, 배를 타다", "김하늘 기자 haneul@echo.example\n\n입력 2023.10.27 06:00"),
        ("百年燈塔熄燈 守塔人：最後一夜留給自己", "2022/11/20 10:12"),
    ],
)
def test_line_over_a_byline_or_a_date(headline: str, below: str) -> None:
    """The best line above the text that a byline or a date stands under is the headline, where its looks say little."""
    menus = {"섬": "한강일보\n\n정치\n\n경제\n\n사회\n\n로그인", "百": "島嶼時報\n\n即時 要聞 生活 社會 娛樂"}
    bodies = {
        "섬": "등대를 지켜 온 사람은 모두 일곱 명이다. 편지보다 약과 반찬을 나른 날이 더 많았다고 주민들은 기억하고 있다.\n\n",
        "百": "消息傳出以後，排隊的人潮從早上八點一路繞到廟口，有人從國外飛回來，只為了再看一次那道照了一百年的光。\n\n",
    }
    text = f"{menus[headline[0]]}\n\n{headline}\n\n{below}\n\n{bodies[headline[0]] * 4}"
    assert extract(text, input="text").title == headline


def test_first_paragraph_that_is_one_sentence() -> None:
    """A short sentence between headline and byline sums the text up, and one under the byline is its first paragraph."""
    line = "My neighbour has a boat, and she has had it for sixty-one years."
    body = "\n\n".join(f"{sentence} {sentence}" for sentence in BODY)
    credits = "July 19, 2020 by Maria Oduya 14 Comments"
    above = extract(f"Tarnby Echo\n\nNews\n\n{HEADLINE}\n\n{line}\n\n{credits}\n\n{body}", input="text")
    below = extract(f"Tarnby Echo\n\nNews\n\n{HEADLINE}\n\n{credits}\n\n{line}\n\n{body}", input="text")
    assert (above.title, below.title) == (HEADLINE, HEADLINE)
    assert line not in above.text
    assert line in below.text
