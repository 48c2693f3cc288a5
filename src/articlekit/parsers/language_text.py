"""
The language of a text, by evidence in the order of its cost: script, function words, what the page declares, langdetect.

Many scripts belong to one language. Where several share one, a page that declares its language is believed if the text
has that language's function words. Only what is left goes to langdetect, which needs 2.5 ms per 1,000 characters, is
random unless it is seeded, and calls Chinese Korean; it runs here on a short sample in a factory of our own.
"""

from __future__ import annotations

import re
import threading
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import frozen

__all__ = ["LanguageGuess", "detect_language", "judge_language", "normalize_language"]

MAX_SAMPLE = 2_000  # characters; more of a text changes no answer on the development pages
MIN_LETTERS = 12  # fewer letters of a shared script say nothing
MIN_LETTERS_DETECTOR = 40
MIN_DOUBT = 100  # characters in which a language has one of its function words
MIN_HITS = 3  # function words
CLEAR = 1.35  # times the function words of the next best language
AGREES = 0.75  # share of the best language's function words that makes a declared language believable

# Where the scripts begin, by Unicode block (https://www.unicode.org/Public/UNIDATA/Blocks.txt); "" is no script.
RANGES: tuple[tuple[int, str], ...] = (
    (0x0000, ""), (0x0041, "latin"), (0x0250, ""), (0x0370, "greek"), (0x0400, "cyrillic"), (0x0530, "armenian"),
    (0x0590, "hebrew"), (0x0600, "arabic"), (0x0700, ""), (0x0750, "arabic"), (0x0780, "thaana"), (0x07C0, ""),
    (0x0900, "devanagari"), (0x0980, "bengali"), (0x0A00, "gurmukhi"), (0x0A80, "gujarati"), (0x0B00, "oriya"),
    (0x0B80, "tamil"), (0x0C00, "telugu"), (0x0C80, "kannada"), (0x0D00, "malayalam"), (0x0D80, "sinhala"),
    (0x0E00, "thai"), (0x0E80, "lao"), (0x0F00, "tibetan"), (0x1000, "burmese"), (0x10A0, "georgian"),
    (0x1100, "hangul"), (0x1200, "ethiopic"), (0x13A0, ""), (0x1780, "khmer"), (0x1800, "mongolian"), (0x18B0, ""),
    (0x1E00, "latin"), (0x1F00, "greek"), (0x2000, ""), (0x3040, "kana"), (0x3100, ""), (0x3130, "hangul"),
    (0x3190, ""), (0x31F0, "kana"), (0x3200, ""), (0x3400, "han"), (0xA000, ""), (0xAC00, "hangul"), (0xD7B0, ""),
    (0xF900, "han"), (0xFB00, ""), (0xFB1D, "hebrew"), (0xFB50, "arabic"), (0xFE00, ""), (0xFE70, "arabic"),
    (0xFEFF, ""), (0xFF66, "kana"), (0xFFA0, ""), (0x20000, "han"), (0x30000, ""),
)  # fmt: skip
STARTS = tuple(start for start, _ in RANGES)
ONE_LANGUAGE = {
    "greek": "el", "armenian": "hy", "hebrew": "he", "thaana": "dv", "bengali": "bn", "gurmukhi": "pa", "gujarati": "gu",
    "oriya": "or", "tamil": "ta", "telugu": "te", "kannada": "kn", "malayalam": "ml", "sinhala": "si", "thai": "th",
    "lao": "lo", "tibetan": "bo", "burmese": "my", "georgian": "ka", "hangul": "ko", "ethiopic": "am", "khmer": "km",
    "mongolian": "mn", "kana": "ja", "han": "zh",
}  # fmt: skip
# Languages that are also written in a script of ONE_LANGUAGE; a page that declares one of them is believed.
SISTERS = {"hebrew": {"yi"}, "bengali": {"as"}, "ethiopic": {"ti"}, "han": {"ja"}, "tibetan": {"dz"}}
# Old and regional codes (https://www.iana.org/assignments/language-subtag-registry) and the two forms of Norwegian.
ALIASES = {
    "nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr", "fil": "tl",
    "cmn": "zh", "yue": "zh", "jp": "ja", "cz": "cs", "gr": "el", "kr": "ko", "ua": "uk", "dk": "da", "se": "sv",
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl",
    "dut": "nl", "pol": "pl", "rus": "ru", "jpn": "ja", "zho": "zh", "chi": "zh", "kor": "ko", "vie": "vi", "ara": "ar",
    "hin": "hi", "tur": "tr", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi", "ces": "cs", "hun": "hu", "ind": "id",
    "ukr": "uk", "ell": "el", "heb": "he", "tha": "th", "ron": "ro", "bul": "bg", "zul": "zu", "isl": "is", "kal": "kl",
}  # fmt: skip
NAMES = {
    "english": "en", "deutsch": "de", "german": "de", "french": "fr", "français": "fr", "spanish": "es", "español": "es",
    "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl",
    "polish": "pl", "polski": "pl", "russian": "ru", "japanese": "ja", "chinese": "zh", "korean": "ko",
}  # fmt: skip
TAG = re.compile(r"[a-z]{2,3}(?=[-_]|$)")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
LATIN_COVER = re.compile("[A-Za-z]+")


@frozen
class LanguageGuess:
    """
    A language with its evidence.

    Attributes:
        code: ISO 639-1, or ISO 639-3 where there is no shorter code.
        confidence: from 0 to 1.
        source: ``"script"``, ``"words"``, ``"declared"`` or ``"langdetect"``.
    """

    code: str
    confidence: float
    source: str


def detect_language(text: str) -> str | None:
    """
    The language of a text.

    >>> detect_language("It rained all night, and the road to the coast is closed.")
    'en'
    >>> detect_language("雨が一晩中降り続き、海岸への道路は通行止めになっています。")
    'ja'
    >>> detect_language("OK 12") is None
    True

    Args:
        text: plain text of any length; the first 2,000 characters are looked at.

    Returns:
        ISO 639-1 code; Norwegian is ``"no"`` in both its forms. None if the text is too short or in no language that
        is known.
    """
    guess = judge_language(text)
    return guess.code if guess else None


def judge_language(text: str, declared: str | None = None) -> LanguageGuess | None:
    """
    The language of a text with its evidence, in the light of what the page declares.

    >>> judge_language("Es regnete die ganze Nacht, und die Straße zur Küste ist gesperrt.", "en")
    LanguageGuess(code='de', confidence=0.92, source='words')
    >>> judge_language("12:30", "en-GB")
    LanguageGuess(code='en', confidence=0.5, source='declared')
    >>> judge_language("12:30") is None
    True

    Args:
        text: plain text.
        declared: a BCP 47 tag such as ``"en-GB"``, as the page states it.

    Returns:
        None if neither the text nor the page says anything.
    """
    wanted = normalize_language(declared)
    sample = text[:MAX_SAMPLE]
    script, share = _script(sample)
    if script in ONE_LANGUAGE:
        code = wanted if wanted and wanted in SISTERS.get(script, ()) else ONE_LANGUAGE[script]
        return LanguageGuess(code, round(min(0.99, 0.6 + 0.4 * share), 2), "script")
    if script:
        guess = _by_words(sample, script, wanted)
        if guess:
            return guess
        if not wanted or wanted in _function_words():
            # Declared languages of which we know no words are beyond doubt; the others have just been doubted.
            guess = _by_langdetect(sample, script)
            if guess and (not wanted or guess.confidence > 0.9):
                return guess
            if wanted and len(sample) >= MIN_DOUBT and not _hits(sample, script)[wanted]:
                return None
    return LanguageGuess(wanted, 0.5, "declared") if wanted else None


def normalize_language(tag: str | None) -> str | None:
    """
    The ISO 639-1 code of a language tag, in whatever form pages write it.

    >>> normalize_language("en_US"), normalize_language("nb-NO"), normalize_language("English")
    ('en', 'no', 'en')
    >>> normalize_language("x-default") is None, normalize_language("{{ lang }}") is None
    (True, True)
    """
    folded = (tag or "").strip().lower()
    if folded in NAMES:
        return NAMES[folded]
    match = TAG.match(folded)
    if not match:
        return None
    code = ALIASES.get(match[0], match[0])
    return None if code in ("und", "mul", "zxx") else code


def _script(sample: str) -> tuple[str, float]:
    """The script of most letters, and its share; Japanese is known by its kana, however few."""
    counts: Counter[str] = Counter()
    if sample.isascii():
        counts["latin"] = sum(map(len, LATIN_COVER.findall(sample)))
    else:
        for character, times in Counter(sample).items():
            if character.isalpha():
                counts[RANGES[bisect_right(STARTS, ord(character)) - 1][1]] += times
    # A word of Chinese or Japanese has as much in one character as another has in three.
    weights = {name: times * (3 if name in ("han", "kana", "hangul") else 1) for name, times in counts.items() if name}
    total = sum(weights.values())
    if not total:
        return "", 0.0
    best = max(weights, key=lambda name: (weights[name], name))
    if best == "han" and counts["kana"] * 12 > counts["han"]:
        best = "kana"
    if weights[best] < (4 if best in ONE_LANGUAGE else MIN_LETTERS):
        return "", 0.0
    return best, weights[best] / total


def _hits(sample: str, script: str) -> Counter[str]:
    """How many of its function words each language finds in the sample."""
    words = Counter(WORD.findall(sample.lower().replace("’", "'")))
    known = _function_words()["", script]
    hits: Counter[str] = Counter()
    for word, times in words.items():
        for language in known.get(word, ()):
            hits[language] += min(times, 4)
    return hits


def _by_words(sample: str, script: str, wanted: str | None) -> LanguageGuess | None:
    hits = _hits(sample, script)
    if not hits:
        return None
    ranked = sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))
    best, most = ranked[0]
    if wanted and hits[wanted] >= MIN_HITS and hits[wanted] >= AGREES * most:
        return LanguageGuess(wanted, 0.99, "declared")
    second = ranked[1][1] if len(ranked) > 1 else 0
    if most >= MIN_HITS and most >= CLEAR * second:
        return LanguageGuess(best, round(min(0.99, 0.8 + 0.03 * (most - second)), 2), "words")
    return None


@cache
def _function_words() -> Mapping[Any, Any]:
    """(``""``, script) -> word -> languages, and language -> script."""
    source = (files("articlekit.packs") / "function_words.toml").read_text(encoding="utf-8")
    table: dict[Any, Any] = {}
    for script, languages in tomllib.loads(source).items():
        by_word: dict[str, tuple[str, ...]] = {}
        for language, words in languages.items():
            table[language] = script
            for word in dict.fromkeys(words.split()):
                by_word[word] = (*by_word.get(word, ()), language)
        table["", script] = by_word
    return table


_LOCK = threading.Lock()  # langdetect's profiles are loaded once; two threads must not do it at the same time


@cache
def _factory() -> Any:
    """A langdetect factory of our own, with its profiles in an order that does not depend on the file system."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    profiles = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if path.is_file() and path.name[0] != ".")
    factory = DetectorFactory()
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in profiles])
    factory.set_seed(0)
    return factory


def _by_langdetect(sample: str, script: str) -> LanguageGuess | None:
    if sum(map(str.isalpha, sample)) < MIN_LETTERS_DETECTOR:
        return None
    from langdetect.lang_detect_exception import LangDetectException

    with _LOCK:
        detector = _factory().create()
    detector.append(sample)
    try:
        best = detector.get_probabilities()[:1]
    except LangDetectException:
        return None
    if not best:
        return None
    code = normalize_language(best[0].lang) or best[0].lang
    if len(sample) >= MIN_DOUBT and code in _function_words() and not _hits(sample, script)[code]:
        return None  # langdetect takes languages that it does not know for their nearest kin: Zulu for Swahili
    return LanguageGuess(code, round(best[0].prob, 2), "langdetect")
