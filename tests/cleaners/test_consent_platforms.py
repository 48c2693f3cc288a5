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


@pytest.mark.parametrize("attribute", ['class="content"', 'id="ccm19-news"', 'class="no-cookie"', 'id="cc-main"'])
def test_other_container(attribute: str) -> None:
    """What stands in a container of another name does not go as consent."""
    article = extract(f"<main>{STORY}</main><div {attribute}><p>{NOTICE}</p></div>")
    assert "consent" not in {removal.reason for removal in article.removed}
