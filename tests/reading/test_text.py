"""Plain text: lines become paragraphs, headings and list items with their offsets."""

from __future__ import annotations

import pytest

from articlekit.reading import read

LONG = "The ferry company said on Monday that it would run two more boats each day until the end of August."


def texts(source: str) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in read(source, input="text").blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c", "\x85"])
def test_line_ends(end: str) -> None:
    """Any line end of Unicode parts lines."""
    assert texts(f"Harbour{end}{LONG}") == ["Harbour", LONG]


def test_broken_at_links() -> None:
    """A sentence that a dump broke at its links is joined, a full stop on a line of its own goes back."""
    text = "According to\nthe ferry company\n, whose boats are full, the timetable\nwill change in August\n.\nTickets"
    assert texts(text) == [
        "According to the ferry company, whose boats are full, the timetable will change in August.",
        "Tickets",
    ]


def test_hard_wrapped() -> None:
    """Lines that are as full as they can be are one paragraph."""
    text = (
        "The ferry company said on Monday that it would run two more\n"
        "boats each day until the end of August. Tickets for the late\n"
        "Boat cost ten crowns more."
    )
    assert texts(text) == [" ".join(text.split("\n"))]


def test_labels_are_not_joined() -> None:
    """A menu in lower case is no sentence."""
    assert texts("home\nnews\nabout us\ncontact") == ["home", "news", "about us", "contact"]


def test_scripts_without_spaces() -> None:
    """Lines of Chinese and Japanese are joined without a space."""
    text = "昨晚海边下了一整夜的雨，通往港口的公路已经关闭，\n直到周末才会重新开放，渡轮公司\n表示将增加班次。"
    assert " " not in "".join(texts(text))


@pytest.mark.parametrize("marker", ["*", "•", "–", "-", "1."])
def test_lists(marker: str) -> None:
    """Markers make list items; a single dash may as well begin a line of speech."""
    second = "2." if marker == "1." else marker
    document = read(f"{marker} Coast\n{second} Hills", input="text")
    expected = "paragraph" if marker == "–" else "list_item"
    assert [block.kind for block in document.blocks] == [expected] * 2


def test_nested_list() -> None:
    """Indentation nests."""
    document = read("  * Coast\n      + North\n      + South\n  * Hills", input="text")
    assert [(block.text, block.level) for block in document.blocks] == [
        ("Coast", 1),
        ("North", 2),
        ("South", 2),
        ("Hills", 1),
    ]


def test_marker_alone_in_its_line() -> None:
    """A marker may stand above its item; it counts for the nesting like any other."""
    document = read("    * Coast\n            + \n                o North", input="text")
    assert [(block.text, block.level) for block in document.blocks] == [("Coast", 1), ("o North", 2)]


def test_item_over_several_lines() -> None:
    """A full line of an item goes on under its text; a short one, or what stands further in, is an element of its own."""
    full = "* The road to the coast is closed until the weekend, said a\n  Harbour Council engineer on Monday.\n* Hills"
    assert texts(full) == [
        "The road to the coast is closed until the weekend, said a Harbour Council engineer on Monday.",
        "Hills",
    ]
    byline = "* The road to the coast is closed until the weekend at least\n        Ana Ruiz\n        @ana_ruiz"
    assert texts(byline) == ["The road to the coast is closed until the weekend at least", "Ana Ruiz", "@ana_ruiz"]
    assert texts("* News\n  Region\n  Coast") == ["News", "Region", "Coast"]


def test_headings() -> None:
    """A short line without a full stop between paragraphs is a heading."""
    document = read(f"{LONG}\n\nWhat it costs\n\n{LONG}\n\n## More boats\n\n{LONG}", input="text")
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "paragraph", "heading", "paragraph"]
    assert document.blocks[3].text == "More boats"


def test_offsets() -> None:
    """Offsets point at what was read, white space and all."""
    source = f"\ufeff  Harbour \u00a0 news \r\n\r\n{LONG}\n"
    for block in read(source, input="text").blocks:
        assert " ".join(source[block.start : block.end].replace("\ufeff", "").split()) == block.text


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u2060", "\ufeff"])
def test_invisible_characters(sign: str) -> None:
    """Soft hyphens and characters without width are no part of a word."""
    assert texts(f"Har{sign}bour\n\n{LONG}") == ["Harbour", LONG]


def test_no_break_spaces() -> None:
    """A no-break space is a space, and a line of nothing else is blank."""
    assert texts(f"The\u00a0harbour\n\u00a0\u202f\n{LONG}") == ["The harbour", LONG]


def test_form_feed_between_pages() -> None:
    """A form feed parts lines as a line end does."""
    assert texts(f"{LONG}\f{LONG}") == [LONG, LONG]


def test_indented_dump() -> None:
    """Indentation, as renderings of the layout have it, does not reach the text."""
    rendering = f"      Harbour Post      \n\n   * Home\n   * News\n\n        {LONG}\n\n        {LONG}\n"
    assert texts(rendering) == ["Harbour Post", "Home", "News", LONG, LONG]


def test_selected_and_copied() -> None:
    """What a browser copies has tabs between cells and empty lines between paragraphs."""
    assert texts(f"Home\tNews\tSport\n\n{LONG}\n \n{LONG}") == ["Home News Sport", LONG, LONG]


GLUED = (
    "Night ferriesHomeNewsSportWeatherTicketsContactNight ferries to the islandThe islands get more boats this summer."
    f"{LONG}Tickets for the late boats cost ten crowns more.AdvertisementThe mayor of the island called it a good day.“We "
    "waited for years,” she said.The first of the boats leaves on Friday."
)


def test_glued() -> None:
    """Where a dump sets nothing between its elements, they part behind sentences, and a menu parts at its capitals."""
    blocks = texts(GLUED)
    assert blocks[:8] == [
        "Night ferries",
        "Home",
        "News",
        "Sport",
        "Weather",
        "Tickets",
        "Contact",
        "Night ferries to the island",
    ]
    assert blocks[8] == "The islands get more boats this summer."
    assert blocks[9] == LONG
    assert blocks[-1] == "The first of the boats leaves on Friday."
    assert "“We waited for years,” she said." in blocks


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S.Army and the firm McDonald & Co. of MacArthur Road in DeKalb sold the iPhone on eBay and on YouTube. ",
        "See https://example.org/Rain.Html or write to press@example.org, it says. ",
    ],
)
def test_prose_is_not_glued(sentence: str) -> None:
    """Names with capitals inside and abbreviations are no seams."""
    assert texts(sentence * 5) == [" ".join((sentence * 5).split())]


def test_time_of_day_is_no_seam() -> None:
    """Where elements are glued, the zone behind a time still belongs to it, and a label behind it does not."""
    line = f"{LONG}{LONG}The ferry left at 8:30 PM EST on Monday.{LONG}Updated at 8:30 PMSHARE this.{LONG}"
    assert texts(line) == [
        LONG,
        LONG,
        "The ferry left at 8:30 PM EST on Monday.",
        LONG,
        "Updated at 8:30 PM",
        "SHARE this.",
        LONG,
    ]


def test_a_forgotten_space_is_no_seam() -> None:
    """One space that is missing does not part a paragraph."""
    assert len(texts(f"{LONG} {LONG}{LONG} {LONG}")) == 1


def test_small_labels_behind_a_sentence() -> None:
    """Tags that are written small are no part of the sentence above; what goes on with one is, also behind "Inc."."""
    story = "The river rose by two metres in a single night, and the ferry stayed at its pier."
    assert read(f"{story}\nacequias\nriego", input="text").blocks[0].text == story
    whole = read(
        "The ferry was built by the Weir Works of Port Laval, Inc.\nand has been sailing ever since.", input="text"
    )
    assert len(whole.blocks) == 1


def test_two_full_lines_are_one_paragraph() -> None:
    """Where a whole text is broken at a width, two lines are one paragraph as well, though the second begins with a capital."""
    two = "It is a cold Monday, and on the quay in front of the old customs house of Port\nLaval people have come to look."
    three = (
        "The council of the town spoke for an hour about the bridge, and who is to pay\n"
        "for it in the end, said a member who had asked for the talks to be held in the\n"
        "open, and was told that they never are."
    )
    dump = f"{two}\n\n{three}\n\n{three}\n\nPort Laval\nTalks"
    texts = [block.text for block in read(dump, input="text").blocks]
    assert texts[0] == two.replace("\n", " ")
    assert texts[-2:] == ["Port Laval", "Talks"]
    assert len(read(two, input="text").blocks) == 2


WRAPPED = (
    "   The council of the town spoke for an hour about the bridge, and who is\n"
    "   to pay for it in the end, said a member who had asked for the talks.\n\n"
    "   It was a cold Monday, and on the quay in front of the customs house of\n"
    "   Laval people had come to look.\n\n"
)


def test_lists_do_not_hide_the_width() -> None:
    """Menus, titles and addresses do not count among the lines that show at which width a text is broken."""
    menu = "   * Harbour\n   * Coast and hills\n   * Sea\n\n"
    addresses = "".join(f"   {number}. https://harbour.example/articles/{number}/rain\n" for number in range(1, 9))
    texts = [block.text for block in read(f"{menu}{WRAPPED * 2}Links\n\n{addresses}", input="text").blocks]
    assert (
        texts[4]
        == "It was a cold Monday, and on the quay in front of the customs house of Laval people had come to look."
    )
    header = "Talks on the bridge of Port Laval go on for the third week in a row | The Port Laval Ledger\nPage 1\n\n"
    assert texts[4] in [block.text for block in read(f"{header}{WRAPPED * 3}", input="text").blocks]


def test_titles_show_no_width() -> None:
    """Lines of a list of titles that happen to be about as long begin with capitals, and are not joined."""
    titles = [
        "Ponies of the island find a new home",
        "Talks about the bridge go on for days",
        "Coast road closed until the weekend",
    ]
    pairs = [f"{title} {end}" for title in titles for end in ("in Laval", "at sea")]
    dump = "\n\n".join(f"{one}\nHarbourmaster says what is to be done" for one in pairs)
    assert [block.text for block in read(dump, input="text").blocks][:2] == [
        pairs[0],
        "Harbourmaster says what is to be done",
    ]


def test_full_lines_under_a_short_one() -> None:
    """In a text that is broken at a width, a full line goes on in any paragraph, but not over what is set further in."""
    run = "   Port Laval\n   It was a cold Monday, and on the quay in front of the customs house of\n   Laval people had come to look."
    texts = [block.text for block in read(f"{WRAPPED * 2}{run}", input="text").blocks]
    assert texts[-2:] == [
        "Port Laval",
        "It was a cold Monday, and on the quay in front of the customs house of Laval people had come to look.",
    ]
    inset = (
        "   It was a cold Monday, and on the quay in front of the customs house.\n      Laval people had come to look."
    )
    assert len(read(f"{WRAPPED * 2}{inset}", input="text").blocks) == 6


def test_zone_behind_a_time_in_a_glued_line() -> None:
    """A zone belongs to the time before it; what is glued to the zone does not."""
    story = (
        "It rained all night.The road is closed.The ferry stays at its pier in the harbour until the weekend comes. "
        * 3
    )
    texts = [block.text for block in read(f"{story}Dec 23, 2023, 08:26 AM ESTLEAVE A COMMENT", input="text").blocks]
    assert texts[-1] == "LEAVE A COMMENT"
