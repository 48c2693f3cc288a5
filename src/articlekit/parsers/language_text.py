"""
The language of a text, by evidence in the order of its cost: script, function words and letters, langdetect.

Many scripts belong to one language. Where several share one, the function words of each and the letters that it has and
others lack are counted; a page that declares its language is believed if the text has enough of that one's. Only what is
left goes to langdetect, which needs 2.5 ms per 1,000 characters, is random unless it is seeded, and calls Chinese
Korean; it runs here on a short sample in a factory of our own.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from attrs import frozen

from articlekit.arguments import expect
from articlekit.data_files import tables_of

__all__ = ["LanguageGuess", "detect_language", "function_words", "judge_language", "normalize_language"]

SAMPLES = (
    300,
    2_000,
)  # characters that are looked at, the second only where the first do not bear out what is declared
MIN_LETTERS = 12  # fewer letters of a shared script say nothing
MIN_LETTERS_DETECTOR = 24
MAX_DETECTOR = 600  # characters that langdetect gets
DETECTOR_POINTS = 1.5  # points of what it is sure of
DOUBTFUL = 0.5  # confidence in a language that is the likeliest, but not by far
MIN_UNDOUBTED = 40  # letters with which langdetect is believed without a function word
MIN_DOUBT = 100  # characters in which a language has one of its function words
# Counted on short texts in 85 languages. A function word has as many points as it has languages to tell apart.
MIN_POINTS = 1.0
MARGIN = 0.25  # share of the best language's points by which it is ahead of the next
MIN_MARGIN = 0.5  # points
AGREES = 0.75  # share of the best language's points that makes a declared language believable
MIN_SIGNS = 2  # words or letters of a language in the script of another
WORD_POINTS = (1.0, 0.7, 0.5, 0.35, 0.25)  # of a word that one language has, or two, three, four, more
LETTER_POINTS = (0.5, 0.35, 0.25, 0.15, 0.1, 0.05)
FOREIGN = 0.3  # points that a letter costs each language that lacks it
MAX_TIMES = 4  # a letter more often than that says nothing new

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
# Languages that a page may declare where their script mostly means another one, and nothing tells them apart here.
DECLARABLE = {"han": {"ja"}, "tibetan": {"dz"}, "hebrew": {"yi"}, "bengali": {"as"}, "ethiopic": {"ti"}}
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
# Letters and the marks on them, by script, with the apostrophe of an elided word.
WORDS = {
    "latin": re.compile("[a-zß-öø-ɏ\u0300-\u036fḀ-ỿ]+'?"),
    "cyrillic": re.compile("[\u0400-\u052f\u0300-\u036f]+"),
    "arabic": re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f]+"),
    "devanagari": re.compile("[\u0900-\u0963\u0970-\u097f]+"),
}
APOSTROPHES = "’‘ʻʼ`"
COMMON = frozenset("–—’‘“”„…«»€•")  # beside Latin letters these mean no other script


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

    Raises:
        InputTypeError: if *text* is no str.
    """
    expect(text, str, "text", "a str")
    guess = judge_language(text)
    return guess.code if guess else None


def judge_language(text: str, declared: str | None = None) -> LanguageGuess | None:
    """
    The language of a text with its evidence, in the light of what the page declares.

    >>> judge_language("Es regnete die ganze Nacht, und die Straße zur Küste ist gesperrt.", "en")
    LanguageGuess(code='de', confidence=0.87, source='words')
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
    for size in SAMPLES:
        sample = text[:size]
        script, share = _script(sample)
        if script in ONE_LANGUAGE:
            return LanguageGuess(_sister(sample, script, wanted), round(min(0.99, 0.6 + 0.4 * share), 2), "script")
        points = _points(sample, script) if script else {}
        guess = _by_words(points, wanted)
        if guess and (guess.code == wanted or size == SAMPLES[-1] or len(text) <= size):
            return guess  # what contradicts the page, or has no declaration at its side, is looked at twice
        if len(text) <= size:
            break
    if script and (not wanted or wanted in _vocabulary(script).languages):
        # Declared languages of which we know no words are beyond doubt; the others have just been doubted.
        guess = _by_langdetect(sample[:MAX_DETECTOR], points)
        if guess and (not wanted or guess.confidence > 0.9):
            return guess
        if wanted and len(sample) >= MIN_DOUBT and points.get(wanted, 0.0) <= 0:
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
    distinct = set(sample)
    if max(distinct - COMMON, default="") < "\u0250":
        letters = len(distinct) if len(sample) > 200 else sum(map(str.isalpha, sample))
        return ("latin", 1.0) if letters >= MIN_LETTERS else ("", 0.0)
    counts: Counter[str] = Counter()
    for character in distinct:
        if character.isalpha():
            counts[RANGES[bisect_right(STARTS, ord(character)) - 1][1]] += sample.count(character)
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


def _sister(sample: str, script: str, wanted: str | None) -> str:
    """The language of a script that mostly means one: another that is declared, or whose words stand in the text."""
    if wanted and wanted in DECLARABLE.get(script, ()):
        return wanted
    for code, signs in _function_words().get("sisters", {}).get(script, {}).items():
        words = sample.split()
        if sum(words.count(sign) if len(sign) > 1 else sample.count(sign) for sign in signs.split()) >= MIN_SIGNS:
            return str(code)
    return ONE_LANGUAGE[script]


@frozen(eq=False)
class Vocabulary:
    """
    What tells the languages of one script apart.

    Attributes:
        languages: their codes.
        words: function word -> its points, and the languages that use it.
        letters: letter -> its points, and the languages that have it.
    """

    languages: frozenset[str]
    words: Mapping[str, tuple[float, tuple[str, ...]]]
    letters: Mapping[str, tuple[float, tuple[str, ...]]]


def _points(sample: str, script: str) -> dict[str, float]:
    """What speaks for each language that has one of its function words or letters in the sample."""
    vocabulary = _vocabulary(script)
    folded = sample.lower()
    if not folded.isascii():
        folded = normalize("NFC", folded).replace("i\u0307", "i")
        for apostrophe in APOSTROPHES:  # five times as quick as str.translate
            folded = folded.replace(apostrophe, "'")
    found: defaultdict[str, float] = defaultdict(float)
    for word in vocabulary.words.keys() & WORDS[script].findall(folded):
        points, languages = vocabulary.words[word]
        for language in languages:
            found[language] += points
    lacking = 0.0
    for letter in vocabulary.letters.keys() & set(folded):
        points, languages = vocabulary.letters[letter]
        times = min(folded.count(letter), MAX_TIMES)
        lacking += FOREIGN * times
        for language in languages:
            found[language] += (FOREIGN + points) * times
    return {language: points - lacking for language, points in found.items()}


def _by_words(points: Mapping[str, float], wanted: str | None) -> LanguageGuess | None:
    ranked = sorted(points.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
    if not ranked or ranked[0][1] < MIN_POINTS:
        return None
    best, most = ranked[0]
    if wanted and points.get(wanted, 0.0) >= max(MIN_POINTS, AGREES * most):
        return LanguageGuess(wanted, 0.99, "declared")
    lead = most - (ranked[1][1] if len(ranked) > 1 else 0.0)
    if lead >= max(MIN_MARGIN, MARGIN * most):
        return LanguageGuess(best, round(min(0.99, 0.7 + 0.04 * lead), 2), "words")
    return None


def _function_words() -> dict[str, Any]:
    return tables_of("articlekit.packs", "function_words.toml")


@cache
def function_words() -> frozenset[str]:
    """
    The commonest words of all languages, which no phrase ends with.

    >>> "der" in function_words(), "rain" in function_words()
    (True, False)
    """
    lists = [text for table in _function_words().values() for text in table.values() if isinstance(text, str)]
    return frozenset(word for text in lists for word in text.split())


@cache
def _vocabulary(script: str) -> Vocabulary:
    tables = _function_words()
    letters = tables["letters"].get(script, {})
    words = {code: text.split() for code, text in tables[script].items()}
    return Vocabulary(
        frozenset(words),
        _weighed(words, WORD_POINTS),
        _weighed({code: list(letters[code]) for code in letters}, LETTER_POINTS),
    )


def _weighed(signs: Mapping[str, Iterable[str]], points: tuple[float, ...]) -> dict[str, tuple[float, tuple[str, ...]]]:
    """Each sign with the languages that have it; the fewer they are, the more points."""
    owners: dict[str, list[str]] = {}
    for code, all_signs in signs.items():
        for sign in dict.fromkeys(all_signs):
            owners.setdefault(sign, []).append(code)
    return {sign: (points[min(len(codes), len(points)) - 1], tuple(codes)) for sign, codes in owners.items()}


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


def _by_langdetect(sample: str, points: Mapping[str, float]) -> LanguageGuess | None:
    """
    What langdetect says, together with the points for words and letters.

    By itself it takes languages that it does not know for their nearest kin, as Kyrgyz for Russian.
    """
    letters = sum(map(str.isalpha, sample))
    if letters < MIN_LETTERS_DETECTOR:
        return None
    said = _probabilities(sample)
    both = {code: points.get(code, 0.0) + DETECTOR_POINTS * said.get(code, 0.0) for code in (*points, *said)}
    if not both:
        return None
    best = max(both, key=lambda code: (both[code], code))
    if points.get(best, 0.0) <= 0 and (letters < MIN_UNDOUBTED or letters >= MIN_DOUBT and best in _known_languages()):
        return None
    return LanguageGuess(best, round(said.get(best, 0.0), 2) or DOUBTFUL, "langdetect" if best in said else "words")


def _probabilities(sample: str) -> dict[str, float]:
    from langdetect.lang_detect_exception import LangDetectException

    with _LOCK:
        detector = _factory().create()
    detector.append(sample)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return {}
    return {normalize_language(one.lang) or one.lang: one.prob for one in found}


@cache
def _known_languages() -> frozenset[str]:
    return frozenset().union(*(_vocabulary(script).languages for script in WORDS))
