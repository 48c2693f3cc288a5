"""Images of an article: which they are, where they stand, and where their address is found."""

from __future__ import annotations

import pytest

from articlekit import Image, extract
from articlekit.parsers.images import largest_of

HOME = "https://example.org/rain"
ONE = (
    "It rained all night in the hills, and the road to the coast is closed until the weekend, said the county engineer."
)
TWO = "More of it is to come on Friday, when the next front reaches the coast, and the dykes are watched by day and night."
ALSO = "<h3>Also in the Courier</h3>"
MORE = "<li><a href=/y>Dykes are to be raised in spring</a><li><a href=/z>A lifeboat for the inner harbour</a>"
WALL = "https://example.org/wall.jpg"


def found(middle: str, *, url: str = HOME, before: str = "", behind: str = "") -> tuple[Image, ...]:
    page = f"<body>{before}<article><p>{ONE}</p>{middle}<p>{TWO}</p><p>{ONE} {TWO}</p></article>{behind}"
    return extract(page, url, images=True).images


@pytest.mark.parametrize(
    "image",
    [
        "<img src=wall.jpg>",
        "<img src=/wall.jpg width=640 height=480>",
        "<img data-src=wall.jpg src=data:image/gif;base64,R0lGODlhAQABAAAAACw=>",
        "<img data-lazy-src=wall.jpg src=/blank.gif>",
        "<img data-original=wall.jpg src=/lazy/placeholder.png>",
        "<img src=/blank.gif data-srcset='small.jpg 320w, wall.jpg 640w'>",
        "<img srcset='small.jpg 1x, wall.jpg 2x'>",
        "<picture><source srcset='wall.jpg 2x'><img alt=''></picture>",
        "<noscript><img src=wall.jpg></noscript>",
        "<img src=data:image/gif;base64,R0lGODlhAQABAAAAACw=><noscript><img src=wall.jpg></noscript>",
        "<img data-src=wall.jpg><noscript><img src=wall.jpg></noscript>",
        "<a href=/large.jpg><img src=wall.jpg></a>",
        "<figure><img src=wall.jpg><figcaption>Photo: Ana Ruiz</figcaption></figure>",
        "<div class=image><img src=wall.jpg><span class=credit>Photo: Ana Ruiz</span></div>",
        "<div><div><div><img src=wall.jpg></div></div></div>",
    ],
)
def test_addresses(image: str) -> None:
    """The address stands in src, or in what scripts for lazy loading read; each image is there once."""
    assert [each.url for each in found(image)] == [WALL]


@pytest.mark.parametrize(
    "image",
    [
        "<img>",
        "<img src=''>",
        "<img src=data:image/png;base64,iVBORw0KGgo=>",
        "<img src=javascript:alert(1)>",
        "<img src=blob:https://example.org/x>",
        "<img src=p.gif width=1 height=1>",
        "<img src=p.gif width=20px>",
        "<img src=spacer.gif>",
        "<img src=wall.jpg class='wp-smiley emoji'>",
        "<img src=wall.jpg class=shareIcon>",
        "<img src=wall.jpg role=presentation>",
        "<img src=wall.jpg hidden>",
        "<img src=wall.jpg style='DISPLAY: none'>",
        "<div aria-hidden=true><img src=wall.jpg></div>",
        "<div class=social-share><img src=wall.jpg></div>",
        "<div class=related-stories><img src=wall.jpg></div>",
        "<svg><image href=wall.jpg /></svg>",
        "<template><img src=wall.jpg></template>",
        "<script>'<img src=wall.jpg>'</script>",
        "<!-- <img src=wall.jpg> -->",
        f"<aside class=related>{ALSO}<ul><li><a href=/x><img src=wall.jpg>Rain on the coast</a>{MORE}</ul></aside>",
        f"<div class=related>{ALSO}<figure><a href=/x><img src=wall.jpg><figcaption>Rain on the coast</figcaption></a></figure>"
        f"<ul>{MORE}</ul></div>",
    ],
)
def test_what_is_no_image_of_the_article(image: str) -> None:
    """Icons, pixels, stand-ins, what is hidden and what belongs to other articles stay out."""
    assert found(image) == ()


def test_order_and_places() -> None:
    """Images stand before the block that follows them, in it where they stand in its text, or behind the last."""
    page = f"<article><p>{ONE}<p><img src=1.jpg>{TWO}<p>{ONE[:10]}<img src=2.jpg alt=' A\n b '>{ONE[10:]}<img src=3.jpg></article>"
    first, second, third = extract(page, HOME, cleaners=(), images=True).images
    assert (first.block, first.offset, first.url) == (1, 0, "https://example.org/1.jpg")
    assert (second.block, second.offset, second.alt) == (2, 10, "A b")
    assert (third.block, third.offset) == (2, len(ONE))


def test_captions() -> None:
    """An image stands above the caption of its figure, wherever the page has it."""
    caption = "<figcaption>The wall on the morning after the storm</figcaption>"
    for figure in (f"<img src=wall.jpg>{caption}", f"{caption}<img src=wall.jpg>"):
        article = extract(f"<p>{ONE}<figure>{figure}</figure><p>{TWO}", HOME, cleaners=(), images=True)
        assert article.images == (Image(1, 0, WALL, caption="The wall on the morning after the storm"),)


def test_outside_the_text() -> None:
    """What stands in the page's head and foot is none of the article's."""
    menu = "<header><a href=/><img src=site.png></a><nav><ul><li><a href=/a>Coast</a><li><a href=/b>Hills</a></ul></nav></header>"
    foot = "<footer><img src=foot.png>© 2024 The Fen Courier</footer><noscript><img src=https://count.example/c></noscript>"
    assert found("<img src=wall.jpg>", before=menu, behind=foot) == (Image(3, 0, WALL),)
    assert extract("<img src=wall.jpg>", HOME, images=True).images == ()


def test_only_on_request() -> None:
    """Whoever does not ask gets none, and the lead image is a fact of its own."""
    page = f"<meta property=og:image content=lead.jpg><p>{ONE}<img src=wall.jpg><p>{TWO}"
    assert extract(page, HOME).images == ()
    article = extract(page, HOME, images=True)
    assert article.image == "https://example.org/lead.jpg"
    assert [image.url for image in article.images] == [WALL]


@pytest.mark.parametrize(
    ("srcset", "largest"),
    [
        ("a.jpg", "a.jpg"),
        ("a.jpg, b.jpg 2x", "b.jpg"),
        ("a.jpg 1x,b.jpg 2x", "b.jpg"),
        ("a.jpg 1.5x, b.jpg 1x", "a.jpg"),
        ("w_1,h_2/a.jpg 640w , w_3,h_4/b.jpg 320w", "w_1,h_2/a.jpg"),
        ("a.jpg 640w 480h, b.jpg 320w", "a.jpg"),
        ("a.jpg 999999999999w, b.jpg 2x", "b.jpg"),
        (",,,", None),
        ("", None),
    ],
)
def test_srcset(srcset: str, largest: str | None) -> None:
    """The largest image of a srcset, whatever commas are in the addresses."""
    assert largest_of(srcset) == largest


def test_hidden_from_screen_readers() -> None:
    """What is hidden from screen readers alone is shown: its text counts, and a picture in it is decoration."""
    page = f"<h1>Rain</h1><p>{TWO} <span aria-hidden=true>Nobody was hurt.</span></p><i aria-hidden=true><img src=wall.jpg></i>"
    article = extract(page, "https://example.org/rain", links=True)
    assert "Nobody was hurt." in article.text
    assert article.images == ()
