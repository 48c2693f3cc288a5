"""An article is whole: what belongs to it stays together, and what stands in the midst of it and is not of it goes."""

from __future__ import annotations

import pytest

from articlekit import extract
from articlekit.cleaners.main_content.structure import mend
from articlekit.reading import read

STORY = (
    "The river rose by two metres on Tuesday night, and the ferry between the two halves of the town stayed at its pier.",
    "Shopkeepers on the lower street carried their stock to the first floor, as their parents had done forty years ago.",
    "By noon the water stood at the second step of the town hall, where the mayor and her staff went on working by lamplight.",
    "Nobody was hurt, the fire brigade said, though eleven people had to be brought out of their cellars by boat.",
    "The engineers who look after the weir expect the level to fall from Thursday on, if the rain in the hills stops.",
    "Schools on both banks will stay closed until Monday, and lessons are to be given in the gymnasium on the hill.",
)
AD = "<div class=ad-slot><span>Advertisement</span></div>"


def page(main: str, behind: str = "") -> str:
    """A page with a menu, an aside and a footer around *main*."""
    return f"""<!doctype html><html lang=en><head><title>River rises - Valley Post</title>
        <meta property="og:site_name" content="Valley Post"></head><body><header><a href=/>Valley Post</a>
        <nav><ul><li><a href=/news>News</a><li><a href=/sport>Sport</a><li><a href=/culture>Culture</a></ul></nav></header>
        <main><h1>River rises, ferry stays at its pier</h1>{main}</main>{behind}
        <aside><h3>Most read</h3><ul><li><a href=/1>The baker who never sleeps</a><li><a href=/2>Why the bridge is green</a>
        </ul></aside><footer><p>© 2024 Valley Post. All rights reserved.</p><a href=/imprint>Imprint</a></footer></body></html>"""


def paragraphs(*numbers: int) -> str:
    """Paragraphs of the story."""
    return "".join(f"<p>{STORY[number]}</p>" for number in numbers)


WHOLE = paragraphs(*range(6))
UPDATES = ("ferry", "shops", "town hall", "boats", "weir", "schools")
LIVE = "".join(
    f"<div class=update id=u{number}><time datetime='2024-03-01T1{number}:00'>1{number}:00</time><h2>News of the {word}</h2>"
    f"<p>{STORY[number]}</p></div>"
    for number, word in enumerate(UPDATES)
)
COMMENTS = "".join(
    f"<div class=comment><b>user{number}</b><p>I live on the lower street, and what you say of the cellar of number {number} "
    "is not what I saw that night, and I was there until the boats came.</p></div>"
    for number in range(12)
)

# Questions and answers as page builders write them: the questions are links that act as buttons.
ACCORDION = "".join(
    f"<div class=accordion-item><div class=tab-title role=button><a href=''>{question}</a></div>"
    f"<div class='tab-content' role=tabpanel><p>{answer}</p></div></div>"
    for question, answer in (
        ("What did the shopkeepers do?", STORY[1]),
        ("How high did the water stand?", STORY[2]),
        ("Was anybody hurt?", STORY[3]),
    )
)

TEASERS = "".join(
    f"<div><h3><a href=/t{number}>Teaser number {number} of the day</a></h3><p>For {number + 2} years the bakers of the valley shared one "
    "oven, and each of them now says that this is a thing of the past.</p></div>"
    for number in range(4)
)

# Programs with their line numbers in a column beside them, as Pygments and Rouge write them.
NUMBERED_PYGMENTS = """<div class="highlight"><table><tr><td class="linenos"><div class="linenodiv"><pre>17
18</pre></div></td><td class="code"><div><pre>level = read_gauge()
print(level)</pre></div></td></tr></table></div>"""
NUMBERED_ROUGE = """<div class="highlighter-rouge"><div class="highlight"><pre><code><table class="rouge-table"><tbody><tr>
<td class="gutter gl"><pre class="lineno">17
18</pre></td><td class="rouge-code"><pre>if level > 4:
    warn(level)</pre></td></tr></tbody></table></code></pre></div></div>"""

# what the page has -> the page, what stays beside the story, what goes
PAGES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "parts between advertisements": (
        page("".join(f"<div class=part>{paragraphs(n, n + 1)}</div>{AD}" for n in (0, 2, 4))), (), ("Advertisement",)
    ),
    "parts on pages of their own": (
        page("".join(f"<div id=page{n}>{paragraphs(n, n + 1)}</div>" for n in (0, 2, 4))), (), ()
    ),
    "teasers without telling names": (
        page(f"<div>{WHOLE}</div><div>{TEASERS}</div>"), (), ("a thing of the past", "Teaser number 1")
    ),
    "comments without telling names": (
        page(f"<div>{WHOLE}</div><h3>12 responses to “River rises, ferry stays at its pier”</h3>{COMMENTS.replace('class=comment', '')}"),
        (),
        ("what you say of the cellar",),
    ),
    "questions that unfold their answers": (
        page(f"{paragraphs(0, 1)}{ACCORDION}{paragraphs(4, 5)}"), ("How high did the water stand?", STORY[2], STORY[3]), ()
    ),
    "numbered programs": (
        page(f"{paragraphs(0, 1)}{NUMBERED_PYGMENTS}{paragraphs(2, 3)}{NUMBERED_ROUGE}{paragraphs(4, 5)}"),
        ("level = read_gauge()", "warn(level)"),
        ("17\n18",),
    ),
    "each paragraph in boxes of its own": (
        page("".join(f"<div class=slot><div class=text><div>{paragraphs(n)}</div></div></div>" for n in range(6))), (), ()
    ),
    "small headings": (
        page(f"{paragraphs(0, 1)}<h6>Lamplight</h6>{paragraphs(2, 3)}<h6>Thursday</h6>{paragraphs(4, 5)}"),
        ("Lamplight", "Thursday"),
        (),
    ),
    "a WordPress entry whose topics are parts of pages": (
        page(f"<article class='post-4 type-post status-publish has-menu hentry tag-share section-comments'>{WHOLE}</article>", COMMENTS),
        (),
        ("I live on the lower street",),
    ),
    "a wall to read more": (
        page(f"<div class=teaser>{paragraphs(0)}</div><button>Read more</button><div class=rest>{paragraphs(1, 2, 3, 4, 5)}</div>"),
        (),
        ("Read more",),
    ),
    "a gallery": (
        page(
            f"<div class=text>{paragraphs(0, 1, 2)}</div><div class=gallery><figure><img src=a.jpg><figcaption>The pier at noon"
            f"</figcaption></figure></div><div class=text>{paragraphs(3, 4, 5)}</div>"
        ),
        (),
        (),
    ),
    "standfirst, lists, quotes, tables and code": (
        page(
            f"<p class=standfirst>Two metres of water, eleven rescues and no school: what the night brought.</p>{paragraphs(0, 1)}"
            "<h2>What is closed</h2><ul><li>The ferry, until further notice<li>The lower street<li>Both schools</ul>"
            f"{paragraphs(2)}<blockquote><p>We have seen worse, and we have the marks on the wall to prove it.</p></blockquote>"
            f"{paragraphs(3)}<table><tr><th>Day<th>Level<tr><td>Monday<td>3.1 m<tr><td>Tuesday<td>5.2 m</table>"
            f"{paragraphs(4)}<pre><code>warn(level)</code></pre>{paragraphs(5)}"
        ),
        ("Two metres of water", "What is closed", "The ferry, until", "Both schools", "We have seen", "Monday\t3.1 m", "warn(level)"),
        (),
    ),
    "a card of another article": (
        page(
            f"<article>{paragraphs(0, 1, 2)}<div class=related-card><h3>Read also</h3><a href=/x>The flood of forty years ago</a>"
            f"<p>How the town looked when the water came the last time.</p></div>{paragraphs(3, 4, 5)}</article>"
        ),
        (),
        ("Read also", "The flood of forty", "How the town looked"),
    ),
    "a box about a newsletter": (
        page(
            f"<article>{paragraphs(0, 1, 2)}<div class=newsletter-box><h3>The valley in your inbox</h3><p>All that matters between "
            f"the hills, in one letter.</p><form><input><button>Sign up</button></form></div>{paragraphs(3, 4, 5)}</article>"
        ),
        (),
        ("The valley in your inbox", "All that matters", "Sign up"),
    ),
    "a box about the author": (
        page(
            f"<article>{WHOLE}<div class=author-box><h4>Ada Lind</h4><p>Ada Lind writes about rivers, ports and the people who "
            "live by them. She joined the Valley Post in 2011.</p></div></article>"
        ),
        (),
        ("Ada Lind writes",),
    ),
    "comments": (page(f"<article>{WHOLE}</article><section id=comments>{COMMENTS}</section>"), (), ("I live on",)),
    "the article once more for phones": (
        page(f"<article class=desktop>{WHOLE}</article><article class=mobile>{WHOLE}</article>"), (), ()
    ),
    "a copy to print": (page(f"<div class=story>{WHOLE}</div>", f"<div class=print-version>{WHOLE}</div>"), (), ()),
    "a copy to print in one block": (
        page(f"<div class=story>{WHOLE}</div>", f"<div class=print-version>{'<br>'.join(STORY)}</div>"), (), ()
    ),
    "a live blog": (page(f"<div class=liveblog>{LIVE}</div>"), tuple(f"News of the {word}" for word in UPDATES), ()),
}  # fmt: skip


@pytest.mark.parametrize("what", PAGES)
def test_whole_and_once(what: str) -> None:
    """The story stays, each paragraph once and in order, with what belongs to it and without what does not."""
    source, belongs, foreign = PAGES[what]
    text = extract(source).text
    places = [text.find(paragraph) for paragraph in STORY]
    assert -1 not in places
    assert places == sorted(places)
    assert [text.count(paragraph) for paragraph in STORY] == [1] * len(STORY)
    assert [part for part in belongs if part not in text] == []
    assert [part for part in (*foreign, "Most read", "Imprint") if part in text] == []


def test_live_blog_in_order() -> None:
    """Each entry of a live blog stands under its headline."""
    text = extract(page(f"<div class=liveblog>{LIVE}</div>")).text
    places = [text.find(part) for n, word in enumerate(UPDATES) for part in (f"News of the {word}", STORY[n])]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "lines",
    [
        ("<p>The water came up to the door,", "<p>it knocked, and it knocked once more,", "<p>and we gave it our only chair."),
        ("<p>A soup for wet days.", "<ul><li>2 onions", "<li>1 l of stock", "</ul><ol><li>Chop the onions.", "<li>Simmer for an hour."),
    ],
)  # fmt: skip
def test_nothing_but_short_lines(lines: tuple[str, ...]) -> None:
    """An article of short lines, as a poem or a recipe, stays whole, and what is around it goes."""
    text = extract(page(f"<article>{''.join(lines)}</article>")).text
    assert [line for line in lines if line.split(">")[-1] not in text] == []
    assert "Most read" not in text
    assert "Imprint" not in text


def test_caption_has_a_reason_of_its_own() -> None:
    """The caption of a picture in the article goes as one; that of a teaser's picture stands outside the main content."""
    figure = "<figure><img src=a.jpg><figcaption>{}</figcaption></figure>"
    article = extract(
        page(
            f"<article>{figure.format('The ferry at its pier')}{WHOLE}</article>",
            f"<aside>{figure.format('A baker at his oven')}</aside>",
        )
    )
    reasons = {removal.block.text: removal.reason for removal in article.removed}
    assert reasons["The ferry at its pier"] == "caption"
    assert reasons["A baker at his oven"] == "outside the main content"


def test_a_letter_is_no_box() -> None:
    """A text that is all of it a newsletter stays."""
    assert STORY[3] in extract(page(f"<div class=newsletter>{WHOLE}</div>")).text


@pytest.mark.parametrize(
    ("box", "goes"),
    [
        ("<div><h4>Sign up for our newsletter</h4><p>Every weekday: the six stories of the valley.</p></div>", True),
        ("<div><h4>Abonnieren Sie unseren Newsletter</h4><p>Jeden Morgen sechs Themen des Tals.</p></div>", True),
        ("<div><h4>How it was built</h4><p>Every weekday: the six stories of the valley.</p></div>", False),
        ("<h4>Sign up for our newsletter</h4><p>Every weekday they met at the mill.</p>", False),
        ("<div class=article-promo><h4>The Lamplighter</h4><p>All six landing stages on your phone.</p></div>", True),
        ("<div class=callout><h4>The Lamplighter</h4><p>All six landing stages on your phone.</p></div>", False),
    ],
)
def test_rest_of_a_box(box: str, *, goes: bool) -> None:
    """What is left of a small box whose heading went by its words goes with it, and so does one named for promotion."""
    line = box.split("<p>")[1].split("<", maxsplit=1)[0]
    assert (line not in extract(page(paragraphs(0, 1, 2) + box + paragraphs(3, 4, 5))).text) is goes


def test_recipe_is_whole() -> None:
    """The lines of a recipe stay, however short, with their headings, and the names of comments do not."""
    card = """<div class="wprm-recipe-container"><h3 class="wprm-recipe-header">Ingredients</h3>
        <ul class="wprm-recipe-ingredients"><li>300 g of flour</li><li>3 eggs</li></ul>
        <h3>Method</h3><ol class="wprm-recipe-instructions"><li>Sift the flour.</li><li>Bake for forty minutes.</li></ol></div>"""
    comments = "<section class=comments><ol class=recipe-comments><li>Mirella</li></ol></section>"
    text = extract(page(f"<article>{paragraphs(0, 1)}{card}</article>{comments}")).text
    for line in ("Ingredients", "300 g of flour", "3 eggs", "Method", "Sift the flour.", "Bake for forty minutes."):
        assert line in text
    assert "Mirella" not in text


@pytest.mark.parametrize(
    "item", ["<dd><a href=/{0}>{0}</a> <span>{1}</span></dd>", "<li><a href=/{0}>{0} {1}</a></li>"]
)
def test_ingredients_that_are_declared(item: str) -> None:
    """A list of which JSON-LD declares half as a recipe's ingredients stays, with its heading; a list of others goes."""
    takes = (("Zucchine", "400 g"), ("Uova", "6"), ("Menta", "4 foglie"))
    declared = '<script type="application/ld+json">{"@type": "Recipe", "recipeIngredient": ["Uova 6", "Menta  4 foglie"]}</script>'
    listed = "".join(item.format(*one) for one in takes)
    box = f"<section><h2>Ingredienti</h2><dl class=lista>{listed}</dl></section>"
    main = f"<article>{paragraphs(0, 1)}</article><nav><a href=/torte>Torte</a></nav>{box}<div class=step>{paragraphs(2, 3)}</div>"
    lines = extract(page(main).replace("</head>", f"{declared}</head>")).text.split("\n")
    assert [line for line in lines if len(line) < 30 and line] == ["Ingredienti", *map(" ".join, takes)]
    assert "Ingredienti" not in extract(page(main)).text


def test_program_is_no_label() -> None:
    """A line of code stays, though its words are those of buttons; the button goes."""
    code = "<pre><code>select translate print size</code></pre>"
    text = extract(page(f"<article>{paragraphs(0, 1)}{code}{paragraphs(2, 3)}<p>Print this page</p></article>")).text
    assert "select translate print size" in text
    assert "Print this page" not in text


def test_heading_that_could_be_a_menu() -> None:
    """A heading in the body of the article stays, though it would be a menu's elsewhere."""
    body = f'<div itemprop="articleBody">{paragraphs(0, 1)}<h2>Tools</h2>{paragraphs(2, 3)}</div>'
    assert "Tools" in extract(page(f"<article>{body}</article>")).text
    assert (
        "Tools" not in extract(page(f"<article>{WHOLE}</article>", "<nav><h2>Tools</h2><a href=/x>Map</a></nav>")).text
    )


def test_row_of_nested_boxes() -> None:
    """Of paragraphs that each stand in boxes of their own, all are kept if most of the text is."""
    boxes = "".join(f"<div class=slot><div class='text t{n}'><div>{paragraphs(n)}</div></div></div>" for n in range(6))
    blocks = read(f"<main>{boxes}</main>").blocks
    assert mend(blocks, [1.0, 1.0, -0.5, 1.0, 1.0, -0.5]) == [True] * 6
    assert mend(blocks, [1.0, -0.5, -0.5, -0.5, -0.5, -0.5]) == [True] + [False] * 5


def test_heading_between_paragraphs() -> None:
    """A heading between kept paragraphs of its container is kept, however unlikely it looks; a link in its place is not."""
    for heading, kept in (("<h6>Lamplight</h6>", True), ("<h6><a href=/>Lamplight</a></h6>", False)):
        blocks = read(f"<main>{paragraphs(0)}{heading}{paragraphs(1)}</main>").blocks
        assert mend(blocks, [1.0, -4.0, 1.0]) == [True, kept, True]


def test_linked_headings_of_the_article() -> None:
    """A text that is for the most part linked headings with a paragraph each, as a review of books, stays."""
    books = "".join(
        f"<section><h2><a href=/book{number}>Book number {number}</a></h2><p>{text}</p><p>{text[::-1].capitalize()}.</p></section>"
        for number, text in enumerate(STORY)
    )
    article = extract(page(f"<div><p>{STORY[0][:90]}</p>{books}</div>"))
    assert all(text in article.text for text in STORY)


def test_count_of_comments_under_the_headline() -> None:
    """Only a heading behind the article opens the comments."""
    article = extract(page(f"<h4>3 comments</h4><div>{WHOLE}</div>"))
    assert all(text in article.text for text in STORY)


def test_heading_among_the_parts_of_a_text() -> None:
    """A heading that could be that of the comments opens none where the text goes on in elements like those before it."""
    parts = "".join(f"<section class=part>{paragraphs(n, n + 1)}</section>" for n in (0, 2))
    last = f"<section class=part><h2>Discussion</h2>{paragraphs(4, 5)}</section>"
    article = extract(page(f"{parts}{last}"))
    assert all(text in article.text for text in STORY)


def test_lede_set_like_a_heading() -> None:
    """A heading as long as a paragraph is the lede, also where the next block is a heading of the same level."""
    article = extract(
        page(f"<div><h4>{STORY[0]} {STORY[1]}</h4><h4>A night by lamplight</h4>{paragraphs(2, 3, 4, 5)}</div>")
    )
    assert all(text in article.text for text in STORY)
    assert "A night by lamplight" in article.text


def test_short_heading_without_text() -> None:
    """A heading of a few words over another of its level has nothing to stand for."""
    article = extract(
        page(f"<div>{paragraphs(0, 1)}<h4>More of it</h4><h4>A night by lamplight</h4>{paragraphs(2, 3)}</div>")
    )
    assert "A night by lamplight" in article.text
    assert "More of it" not in article.text


def test_long_heading_at_the_end() -> None:
    """What is announced under the text in large letters is no lede."""
    announced = f"<h2>{STORY[5]} {STORY[4]}</h2>"
    assert STORY[5] not in extract(page(f"<div>{paragraphs(0, 1, 2, 3)}{announced}</div>")).text


THINGS = "<ul><li>Name</li><li>Email address</li><li>Password</li></ul>"
FIRMS = "<ul><li>Google</li><li>Weir Works</li><li>Valley Boats</li></ul>"
NETWORKS = "<ul><li>Facebook</li><li>Twitter</li><li>Email</li></ul>"


@pytest.mark.parametrize(
    ("amid", "stays"),
    [
        (f"<p>The thieves have of each customer:</p>{THINGS}", True),
        (f"<p>泥棒が持っているのは：</p>{THINGS}", True),
        (FIRMS, True),
        (NETWORKS, False),
        (f"<p>Share:</p>{NETWORKS}", False),
        (f"<p>Where the town writes:</p><div class=share>{NETWORKS}</div>", False),
        ("<p>Where the town writes:</p><ul><li><a href=/f>Facebook</a></li><li>Twitter</li></ul>", False),
        ("<p>Stay dry:</p><ul><li>Follow us on Facebook</li><li>Sign up for our newsletter</li></ul>", False),
    ],
)
def test_list_of_labels_in_the_article(amid: str, stays: bool) -> None:
    """What an article lists stays whole, be it the words of labels; a row of buttons has marks, links or no lead-in."""
    blocks = extract(page(f"<article>{paragraphs(0, 1)}{amid}{paragraphs(2, 3)}</article>")).blocks
    kept = [block for block in blocks if block.kind == "list_item" and block.text != "Twitter"]
    assert len(kept) == (3 if stays else 0)


@pytest.mark.parametrize("word", ["Signal", "Facebook", "X", "Weather", "Privacy", "Contact"])
def test_heading_of_a_label_over_text(word: str) -> None:
    """A heading of one word over a paragraph of the article stays; over a form or a menu it goes."""
    story = f"<article>{paragraphs(0, 1)}<h2>{{}}</h2>{{}}</article>"
    assert word in extract(page(story.format(word, paragraphs(2)))).text.split("\n\n")
    for under in ("<form><input></form>", "<ul><li><a href=/x>Map of the river</a></ul>"):
        assert word not in extract(page(story.format(word, under))).text.split("\n\n")


@pytest.mark.parametrize(
    "part",
    [
        "<section><h2>{}</h2>{}</section>",
        "<div><div><h2>{}</h2></div><div>{}</div></div>",
        "<div><h3>{}</h3></div>{}",
    ],
)
def test_heading_in_a_container_of_its_own(part: str) -> None:
    """A heading over its paragraph stays where each part of the article, or each heading, has a container of its own."""
    for heading in ("Design", "Support", "Contact the travel team"):
        story = "".join(part.format(title, paragraphs(n)) for n, title in enumerate(("At noon", heading, "At night")))
        assert heading in extract(page(paragraphs(3) + story)).text.split("\n\n")
        menu = part.format(heading, "<ul><li><a href=/x>Map</a><li><a href=/y>Timetable</a></ul>")
        assert heading not in extract(page(paragraphs(0, 1) + menu + paragraphs(2, 3))).text.split("\n\n")


@pytest.mark.parametrize("word", ["Comments", "Newsletter", "References"])
def test_heading_that_closes_a_page(word: str) -> None:
    """Words that stand over what follows an article head a part of it only where the article goes on behind that part."""
    part = f"<h2>{word}</h2>{paragraphs(2)}"
    amid = extract(page(f"<article>{paragraphs(0, 1)}{part}<h2>Lamplight</h2>{paragraphs(3)}</article>"))
    assert word in amid.text.split("\n\n")
    last = extract(page(f"<article>{paragraphs(0, 1)}<h2>Lamplight</h2>{paragraphs(3)}{part}</article>"))
    assert word not in last.text.split("\n\n")


@pytest.mark.parametrize(
    "caption", ["Boats of March", "Boats of the six landing stages between the town and the sea, in March"]
)
def test_table_with_a_caption(caption: str) -> None:
    """A table with a caption of its own between paragraphs is one gap in the text, however many rows it has."""
    places = ("Arle", "Brill", "Corve", "Dunmow", "Esk", "Fenn", "Gale", "Holm")
    rows = "".join(f"<tr><td>{place}<td>{number} boats<td>{number} rafts" for number, place in enumerate(places))
    table = f"<table><caption>{caption}</caption><tr><th>Place<th>Boats<th>Rafts{rows}</table>"
    story = f"<article>{paragraphs(0, 1, 2)}{table}{paragraphs(3, 4, 5)}</article>"
    kept = [block.text for block in extract(page(story)).blocks if block.kind == "table"]
    assert len(kept) == 9


@pytest.mark.parametrize("html", [True, False])
def test_label_of_an_advertisement(html: bool) -> None:
    """The label of an advertisement between paragraphs goes, be it a heading, an item of a list or a line of plain text."""
    amid = "<h2>Advertisement</h2>{}<ul><li>A boat</li><li>Advertisement</li><li>A raft</li></ul>"
    source = page(f"<article>{paragraphs(0, 1)}{amid.format(paragraphs(2))}{paragraphs(3)}</article>")
    text = "\n\n".join([*STORY[:2], "Advertisement", *STORY[2:]])
    assert "Advertisement" not in extract(source if html else text).text


TITLE = "Drought: district bans open fires"


@pytest.mark.parametrize(
    ("label", "between"),
    [("LEIA MAIS", " "), ("Más información", ""), ("READ:", " "), ("À lire aussi", ""), ("Read also:", " ")],
)
def test_label_and_linked_title_in_one_block(label: str, between: str) -> None:
    """A label with the linked title of another article behind it goes with it, whether there is a space between or not."""
    box = f"<p><b>{label}</b>{between}<a href=/drought>{TITLE}</a></p>"
    assert TITLE not in extract(page(f"<article>{paragraphs(0, 1, 2)}{box}{paragraphs(3, 4)}</article>")).text


@pytest.mark.parametrize(
    "text", ["See also <a href=/r>the report of the council</a>.", "Rain: <a href=/r>the figures</a>"]
)
def test_link_that_no_label_stands_before(text: str) -> None:
    """A line that ends with a link stays if the words before are no label, or if it is a sentence."""
    blocks = extract(page(f"<article>{paragraphs(0, 1, 2)}<p>{text}</p>{paragraphs(3, 4)}</article>")).blocks
    assert any("/" not in block.text and block.text.startswith(text[:4]) for block in blocks)


@pytest.mark.parametrize("label", ["Read also", "Още по темата", "Preberite še"])
def test_titles_that_are_no_links(label: str) -> None:
    """Titles under a label for other articles go with it though a script opens them; a box with a sentence in it stays."""
    box = "<div><h3>{}</h3><p>Drought: district bans open fires 22.03.2024</p><p>{}</p></div>"
    story = f"<article>{paragraphs(0, 1, 2)}{box}{paragraphs(3, 4)}</article>"
    titles = extract(page(story.format(label, "The bridge is to be painted"))).text
    assert "open fires" not in titles
    assert "painted" not in titles
    sentence = "The bridge is to be painted green, and the town will pay for it."
    assert sentence in extract(page(story.format(label, sentence))).text


ROWS = "<table><tr><td>Monday</td><td>+3%</td></tr><tr><td>Tuesday</td><td>+5%</td></tr></table>"


@pytest.mark.parametrize(
    "behind",
    [
        "<blockquote><p>A town that is cut in two is no town at all, the mayor said.</p></blockquote>",
        "<ul><li>The wall is to be rebuilt by the end of May</li><li>The road stays closed until then</li></ul>",
        "<h2>What comes now</h2>",
        "",
    ],
)
def test_table_before_a_quote_or_a_list(behind: str) -> None:
    """A table between paragraphs stays, also where a quote or a list stands between it and the next."""
    text = extract(page(f"<article>{paragraphs(0, 1)}{ROWS}{behind}{paragraphs(2)}</article>")).text
    assert "Monday" in text
    assert "Tuesday" in text


@pytest.mark.parametrize("around", ["<ul>{}</ul>", "<h2>What to bring</h2><ul>{}</ul>"])
def test_list_at_the_end(around: str) -> None:
    """A list of short items that ends an article stays whole; the menu behind the article goes."""
    items = ["Bring a torch", "Wear boots", "Take the bus", "Pay at the gate", "Come early", "Mind the steps"]
    listed = around.format("".join(f"<li>{item}</li>" for item in items))
    menu = "<ul><li><a href=/a>Weather</a></li><li><a href=/b>Sport</a></li></ul>"
    kept = extract(page(f"<article>{paragraphs(0, 1, 2)}{listed}</article>{menu}")).text.split("\n")
    assert kept[-len(items) :] == items


FARES = "<table><tr><th>Landing</th><th>Fare</th></tr><tr><td>Arle</td><td>4.20</td></tr><tr><td>Brill</td><td>5</td></tr></table>"


@pytest.mark.parametrize(
    "end",
    [
        FARES,
        f"<h2>What a crossing costs</h2>{FARES}",
        f"<p>Das kostet die Überfahrt:</p><div class=table-responsive>{FARES}</div>",
        f"<div class=tabelle><h3>What a crossing costs</h3>{FARES}</div>",
        f"<figure>{FARES}</figure><h3>Auf einen Blick</h3>{FARES.replace('Arle', 'Orle').replace('Brill', 'Trill')}",
    ],
)
def test_table_at_the_end(end: str) -> None:
    """A table right behind the last paragraph of an article is of it, and so is the heading over it."""
    blocks = extract(page(f"<article>{paragraphs(0, 1, 2)}{end}</article>")).blocks
    assert sum(block.kind == "table" for block in blocks) == 3 * end.count("<table>")
    assert sum(block.kind == "heading" for block in blocks) == end.count("<h")


def test_table_in_a_section_of_its_own() -> None:
    """A table in a further section of an article that has several is of it, and so is the heading over it."""
    sections = (paragraphs(0, 1), paragraphs(2, 3), paragraphs(4), f"<h2>What a crossing costs</h2>{FARES}")
    blocks = extract(page("".join(f"<section class=part>{section}</section>" for section in sections))).blocks
    assert [block.kind for block in blocks[-4:]] == ["heading", "table", "table", "table"]


@pytest.mark.parametrize(
    "behind",
    [
        f"</article><section><h3>Fares of the ferry</h3>{FARES}</section>",
        f"<div class=related>{FARES}</div></article>",
        f"<h3>Advertisement</h3>{FARES}</article>",
        f"{FARES.replace('Arle', '<a href=/arle>Arle and its pier</a>').replace('Brill', '<a href=/brill>Brill by the sea</a>')}</article>",
    ],
)
def test_table_behind_the_article(behind: str) -> None:
    """A table in another container, in a box, under a label or full of links is none of the article's."""
    assert "Fare" not in extract(page(f"<article>{paragraphs(0, 1, 2)}{behind}")).text


def headed(under: str, name: str = "River rises, ferry stays at its pier") -> str:
    """A page whose headline has *under* below it, and a byline between that and the story."""
    head = f"<header><h1>{name}</h1>{under}</header><div class=meta>By Ana Ruiz</div>"
    return page(f"<article>{head}<div class=story>{WHOLE}</div></article>").replace(
        "<h1>River rises, ferry stays at its pier</h1><article>", "<article>"
    )


@pytest.mark.parametrize(
    ("under", "lede"),
    [
        ("<h2>{}</h2>", "Shopkeepers on the lower street knew what to do"),
        ("<p class=chapo>{}</p>", "La rivière monte encore"),
        (
            "<div class=vorspann><span>{}</span></div>",
            "Am Dienstag stieg der Fluss um zwei Meter und keiner war bereit",
        ),
        ("<ul class=subs><li>{}</li></ul>", "La crecida dejó sin luz a media ciudad"),
    ],
)
def test_short_lede(under: str, lede: str) -> None:
    """A short line or a short point right under the headline is the lede, with or without a class that says so."""
    assert extract(headed(under.format(lede))).text.startswith(lede)


@pytest.mark.parametrize(
    "under",
    [
        "<p class=subtitle><a href=/floods>All that we know of floods</a></p>",
        "<p class=date>On Tuesday in the morning, at a quarter past nine</p>",
        "<figcaption>The pier on the lower street, seen from the bridge</figcaption>",
        "<p class=site-description>News and views of the valley and its people</p><h2>Boats on the market square</h2>",
    ],
)
def test_no_lede_under_the_headline(under: str) -> None:
    """A link, a date, a caption, and what describes a site over the headline of an article are no lede."""
    assert extract(headed(under)).text.startswith(("The river rose", "Boats on the market"))


CONTENTS = "<div id=toc><ul><li><a href=#a>1 Sources</a></li><li><a href=#b>2 Course</a></li></ul></div>"


@pytest.mark.parametrize(
    "around", ["<div class=mw-heading>{}</div>", "<header>{}</header>", "<div class=section><div>{}</div></div>"]
)
@pytest.mark.parametrize(
    "under", [paragraphs(1), f"<ul><li>Two wells in the hills</li><li>A spring at Arle</li></ul>{paragraphs(1)}"]
)
def test_heading_in_an_element_of_its_own(around: str, under: str) -> None:
    """A heading goes with the paragraph or the list under it, though an element is wrapped around it alone."""
    headings = [around.format(f"<h2>{name}</h2>") for name in ("Sources", "Course")]
    story = f"<article>{paragraphs(0)}{CONTENTS}{headings[0]}{under}{headings[1]}{paragraphs(2)}</article>"
    assert [block.text for block in extract(page(story)).blocks if block.kind == "heading"] == ["Sources", "Course"]


def test_heading_in_a_figure() -> None:
    """What a figure has for a caption may be set like a heading, and goes with it."""
    figure = "<div class=figure><img src=/rain.jpg><div><h2>The boats that brought people out of their cellars</h2></div></div>"
    story = f"<article>{paragraphs(0)}{CONTENTS}{figure}{paragraphs(1, 2)}</article>"
    assert "The boats that" not in extract(page(story)).text


BRIEF = f"<div class=story><h1>River rises, ferry stays at its pier</h1><p>1 March</p>{paragraphs(0)}<p>{{}}</p></div>"
CARDS = TEASERS.replace("<div>", "<div class=card>").replace("</div>", "<span>2 hours ago</span></div>")


def test_short_news_over_cards() -> None:
    """News of two sentences stay alone, though the page has more text in cards of other news; so do those in cards of a text."""
    bare = page("").replace("<h1>River rises, ferry stays at its pier</h1>", "{}")
    news = BRIEF.format(STORY[3])
    below = f"<section><h2>More of today</h2>{CARDS}</section><section><h2>Views</h2>{CARDS.replace('of the day', 'of May')}</section>"
    text = extract(bare.format(news + below)).text
    assert text.split("\n\n") == [STORY[0], STORY[3]]
    roundup = extract(bare.format(news.replace("</div>", CARDS.replace("of the day", "of May") + "</div>"))).text
    assert "a thing of the past" in roundup


def feed(*headlines: str, level: int = 1) -> str:
    """A page of several articles, two paragraphs each, whose title is "River rises"."""
    articles = "".join(
        f"<article class=story><header><h{level}>{headline}</h{level}></header><div>{paragraphs(2 * number, 2 * number + 1)}</div></article>"
        for number, headline in enumerate(headlines)
    )
    return page(f"<div class=feed>{articles}</div>").replace("<h1>River rises, ferry stays at its pier</h1>", "")


@pytest.mark.parametrize("level", [1, 2])
def test_articles_behind_the_first(level: int) -> None:
    """Whole articles that are loaded behind the page's own go; of articles that are parts of one all stay."""
    title = "<title>Fluss steigt, Fähre bleibt - Talpost"
    own = feed("Fluss steigt, Fähre bleibt", "Bäcker streiten weiter", "Wer will die neue Straße?", level=level)
    text = extract(own.replace("<title>River rises - Valley Post", title)).text
    assert text.split("\n\n")[-2:] == list(STORY[:2])
    parts = feed("Was am Dienstag geschah", "Was am Mittwoch geschah", "Was jetzt kommen soll", level=level)
    text = extract(parts.replace("<title>River rises - Valley Post", title)).text
    assert all(paragraph in text for paragraph in STORY)
