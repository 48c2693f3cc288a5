"""The language of a text and of a page: a hundred languages, what is declared, what is too short, and threads."""

from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st
from langdetect import DetectorFactory

from articlekit import detect_language, extract
from articlekit.parsers import language_text
from articlekit.parsers.language_text import judge_language, normalize_language

CASES = Path(__file__).parent.parent / "cases"
SENTENCES: dict[str, str] = json.loads((CASES / "languages.json").read_text(encoding="utf-8"))
DOUBTFUL = "Kawa Nemir di 14 salan de Ulysses wergerand, da Ana Ruiz la Paz vid Taksim"  # words of many languages


@pytest.mark.parametrize("code", SENTENCES)
def test_sentence(code: str) -> None:
    """One sentence is enough to tell the language."""
    assert detect_language(SENTENCES[code]) == code


@pytest.mark.parametrize("code", SENTENCES)
def test_declared_language_is_believed(code: str) -> None:
    """A page that declares the language of its text is believed, and its text is not taken for another."""
    guess = judge_language(SENTENCES[code], code)
    assert guess is not None
    assert guess.code == code


@pytest.mark.parametrize("code", [code for code in SENTENCES if code != "sq"])
def test_declared_in_vain(code: str) -> None:
    """The text wins over a declaration that it contradicts (trafilatura 224)."""
    guess = judge_language(SENTENCES[code], "sq")
    assert guess is not None
    assert guess.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Broen ble stengt i går fordi vannet i elva hadde steget, og barna kom seg ikke til skolen.",
        "Brua vart stengd i går fordi vatnet i elva hadde stige, og borna kom seg ikkje til skulen.",
    ],
)
def test_norwegian_forms(text: str) -> None:
    """Both forms of Norwegian are Norwegian, whichever is declared."""
    assert [judge_language(text, tag).code for tag in (None, "no", "nb-NO", "nn")] == ["no"] * 4  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "sr",
            "Niko nije znao gde je nestao novac, ali je direktor posle sednice rekao da će izveštaj biti objavljen uskoro.",
        ),
        ("sr", "Gradsko veće je juče usvojilo predlog budžeta, prema kojem će za puteve biti izdvojeno više novca."),
        ("sr", "U selu pre dve godine nije bilo vode, a danas ljudi kažu da im je bolje nego ikada."),
        (
            "hr",
            "Nitko nije znao gdje je nestao novac, ali je ravnatelj poslije sjednice rekao da će izvješće biti objavljeno uskoro.",
        ),
        (
            "hr",
            "Gradsko vijeće je jučer usvojilo prijedlog proračuna, prema kojem će za ceste biti izdvojeno više novca.",
        ),
        ("hr", "U selu prije dvije godine nije bilo vode, a danas ljudi kažu da im je bolje nego ikada."),
    ],
)
def test_serbian_and_croatian(code: str, text: str) -> None:
    """Serbian in Latin script and Croatian are told apart by their forms of the same words, and believed when declared."""
    assert detect_language(text) == code
    guess = judge_language(text, code)
    assert guess is not None
    assert guess.code == code


@pytest.mark.parametrize(
    "text",
    [
        "大桥昨天关闭。",
        "由於河水上漲過高，大橋昨天關閉，許多孩子無法上學，市府表示今天上午將重新開放。",
        "由于河水上涨过高，大桥昨天关闭，许多孩子无法上学。COVID-19 GDP NBA",
    ],
)
def test_chinese_is_not_korean(text: str) -> None:
    """Chinese in either script is Chinese (langdetect 51)."""
    assert detect_language(text) == "zh"


@pytest.mark.parametrize(
    "text", ["", " \n", "dog", "I love you", "OK 12", "12:30 – 14:45", "12345 67890 " * 40, "→ 1 / 2 ←" * 20]
)
def test_too_short(text: str) -> None:
    """A text without enough words has no language, and raises nothing (langdetect 7, 56, 44, 105)."""
    assert detect_language(text) is None


def test_declared_alone() -> None:
    """A page with next to no text has the language that it declares, with little confidence."""
    article = extract("<html lang=pt-BR><h1>OK</h1>")
    assert (article.language, article.language_confidence, article.source_of("language")) == ("pt", 0.5, "html:lang")


def test_source_of_declaration() -> None:
    """A declaration that the text bears out is the source, wherever it stands."""
    article = extract(f'<meta property="og:locale" content="sv_SE"><p>{SENTENCES["sv"]}')
    assert (article.language, article.source_of("language")) == ("sv", "meta:og:locale")


def test_lost_declaration_is_a_candidate() -> None:
    """A declaration that the text contradicts stands in the candidates."""
    article = extract(f"<html lang=en-US><p>{SENTENCES['de']}")
    lost = [one.raw for one in article.candidates if one.fact == "language" and not one.chosen]
    assert (article.language, lost) == ("de", ["en-US"])


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en_US", "en"), ("nb-NO", "no"), ("NN", "no"), ("zh-Hant-TW", "zh"), ("iw", "he"), ("English", "en"), ("deu", "de"),
        ("pt-br", "pt"), ("und", None), ("x-default", None), ("{{ lang }}", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_tag(tag: str | None, code: str | None) -> None:
    """Language tags are read in all the forms that pages write."""
    assert normalize_language(tag) == code


def test_seed_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The seed of langdetect and the state of the random module belong to the program (langdetect 120, fundus)."""
    monkeypatch.setattr(DetectorFactory, "seed", 4711)
    before = random.getstate()
    assert language_text._probabilities(DOUBTFUL)
    assert (DetectorFactory.seed, random.getstate() == before) == (4711, True)


def test_same_answer_always() -> None:
    """langdetect gives the same probabilities each time (langdetect 3, 13)."""
    assert len({tuple(language_text._probabilities(DOUBTFUL).items()) for _ in range(10)}) == 1


def test_threads_agree() -> None:
    """Eight threads that start at once, before any profile is loaded, all get the same answers (langdetect 65)."""
    language_text._factory.cache_clear()
    start = Barrier(8)

    def ask(_: int) -> list[object]:
        start.wait()
        return [*language_text._probabilities(DOUBTFUL).items(), *map(judge_language, SENTENCES.values())]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert all(answer == answers[0] for answer in answers)


@given(st.text(max_size=300), st.sampled_from([None, "en", "sq", "xx"]))
def test_any_text(text: str, declared: str | None) -> None:
    """No text makes it fail, and the same text has the same language twice."""
    guess = judge_language(text, declared)
    assert guess == judge_language(text, declared)
    assert guess is None or 0 < guess.confidence <= 1
