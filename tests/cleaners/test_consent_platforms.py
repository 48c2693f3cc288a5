"""The containers of consent platforms are known by their ids and classes, whatever the language of the words in them."""

from __future__ import annotations

import pytest

from articlekit import extract

STORY = "<p>The river rose by two metres on Tuesday night, and the ferry stayed at its pier until the morning.</p>" * 5
NOTICE = "Ṽɐɹoo ṗṛeṁi ḍoṁu, ḷoṅgu ṡeṉṯo."  # in no language that has a pack

# The attributes that the platforms' own scripts give to the element around their notice.
CONTAINERS = {
    "OneTrust": 'id="onetrust-banner-sdk"',
    "Didomi": 'id="didomi-host"',
    "Cookiebot": 'id="CybotCookiebotDialog"',
    "Usercentrics": 'id="usercentrics-root"',
    "Quantcast": 'class="qc-cmp2-container"',
    "Sourcepoint": 'id="sp_message_container_614"',
    "TrustArc": 'id="truste-consent-track"',
    "Axeptio": 'id="axeptio_overlay"',
    "tarteaucitron": 'id="tarteaucitronRoot"',
    "Borlabs": 'id="BorlabsCookieBox"',
    "Complianz": 'id="cmplz-cookiebanner-container"',
    "CookieYes": 'class="cky-consent-container"',
    "Klaro": 'id="klaro"',
    "Osano": 'class="osano-cm-window"',
    "consentmanager": 'id="cmpbox"',
    "iubenda": 'id="iubenda-cs-banner"',
    "CookieFirst": 'class="cookiefirst-root"',
    "Cookie-Script": 'id="cookiescript_injected"',
    "Cookie Information": 'id="coiOverlay"',
    "CookieHub": 'class="ch2-dialog"',
    "Insites": 'class="cc-window cc-banner"',
    "Evidon": 'id="evidon-banner"',
    "Moove": 'id="moove_gdpr_cookie_info_bar"',
    "WebToffee": 'id="cookie-law-info-bar"',
    "Google Funding Choices": 'class="fc-consent-root"',
    "Sirdata": 'id="sd-cmp"',
    "Silktide": 'id="silktide-wrapper"',
    "TermsFeed": 'class="termsfeed-com---nb"',
}


@pytest.mark.parametrize("platform", CONTAINERS)
def test_container(platform: str) -> None:
    """What stands in the container goes as consent, and the article stays."""
    article = extract(f"<main>{STORY}</main><div {CONTAINERS[platform]}><p>{NOTICE}</p><button>Ḍxṁqvu</button></div>")
    assert {removal.reason for removal in article.removed if removal.block.text in (NOTICE, "Ḍxṁqvu")} == {"consent"}
    assert "The river rose" in article.text


OTHERS = [
    'class="content"', 'id="ccm19-news"', 'class="no-cookie"', 'id="cc-main"',
    'class="cmp-text"',  # components of Adobe Experience Manager
    'class="ccm-block"',  # of Concrete CMS
    'class="menu-item-privacy-policy"',  # of WordPress
]  # fmt: skip


@pytest.mark.parametrize("attribute", OTHERS)
def test_other_container(attribute: str) -> None:
    """What stands in a container of another name does not go as consent."""
    article = extract(f"<main>{STORY}</main><div {attribute}><p>{NOTICE}</p></div>")
    assert "consent" not in {removal.reason for removal in article.removed}


BISCUITS = "".join(
    f"<p>Batch number {number}: cream the butter with the sugar, fold in the flour, and bake the cookies for ten minutes.</p>"
    for number in range(8)
)
COMMENTS = "".join(
    f"<div class='comment'><p>Mine needed {number} minutes more, but what a smell!</p></div>" for number in range(60)
)


@pytest.mark.parametrize(
    "attributes",
    [
        'class="post-12 post type-post status-publish hentry category-cookies tag-consent"',
        'class="post-12 status-publish recipe_tag-cookies category-newsletter tag-related"',
        'class="page-cookie-recipes"',
        'id="cookies"',
    ],
)
def test_article_of_that_name(attributes: str) -> None:
    """An article whose element only shares the name stays, and the comments under it are not taken for it."""
    page = f"<article {attributes}><h1>Eight batches of biscuits</h1>{BISCUITS}</article><div id='comments'>{COMMENTS}</div>"
    article = extract(f"<html lang='en'><body>{page}")
    assert article.title == "Eight batches of biscuits"
    assert article.text.count("Batch number") == 8
    assert "Mine needed" not in article.text
    assert "consent" not in {removal.reason for removal in article.removed}


def test_long_notice() -> None:
    """A container with much text goes when a notice is among its words, with all that stands in it."""
    services = "".join(f"<p>Pombra {number}: ḷoṅgu ṡeṉṯo ḍoṁu.</p>" for number in range(20))
    notice = "We use cookies and similar technologies to remember your choices and to measure how our pages are used."
    article = extract(f"<main>{STORY * 3}</main><div class='privacy-popup'><p>{notice} {notice}</p>{services}</div>")
    assert {removal.reason for removal in article.removed if "Pombra" in removal.block.text} == {"consent"}
