"""
Write src/articlekit/packs/calendar.json, the words of dates in many languages, and dates to test them by, out of the
CLDR.

    pip install babel && python tools/build_calendar.py

Babel carries a copy of the Unicode CLDR (https://cldr.unicode.org, Unicode License v3) and is needed for this alone.
What CLDR lacks, the short forms that newspapers print, stands in EXTRA below, written down from general knowledge.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_cldr_version, get_global
from babel.dates import format_date

HOME = Path(__file__).parent.parent / "src/articlekit/packs/calendar.json"
CASES = Path(__file__).parent.parent / "tests/cases/dates_cldr.json"
LANGUAGES = """af am ar as az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gu ha he hi hr
hu hy id is it ja jv ka kk km kn ko ku ky lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no or pa pl ps pt rm ro ru rw
sd si sk sl so sq sr sv sw ta te tg th ti tk to tr tt ug uk ur uz vi xh yo yue zh zu""".split()

# Short forms, other spellings and cases that are printed and not in CLDR: language -> number of the month -> words.
EXTRA: dict[str, dict[int, str]] = {
    "en": {9: "sept", 1: "janu", 2: "febr", 8: "augu", 6: "june", 7: "july"},
    "de": {1: "jän jänner", 2: "feber", 3: "mrz maerz mär", 6: "juno", 7: "julei", 9: "sept", 12: "dez"},
    "fr": {1: "jan", 2: "fév fevr", 4: "avr", 7: "juil jul", 8: "aou", 9: "sep", 12: "dec"},
    "es": {1: "ene", 9: "set setiembre sep sept"},
    "pt": {9: "sept", 3: "marco"},
    "it": {1: "genn", 2: "febbr", 6: "giugn", 7: "lugl", 9: "sett"},
    "nl": {3: "mrt maa", 5: "mei", 9: "sept"},
    "sv": {1: "jan", 2: "feb", 3: "mar", 4: "apr", 6: "jun", 7: "jul", 8: "aug", 9: "sep sept", 10: "okt", 11: "nov",
    12: "dec"},
    "pl": {9: "wrz", 10: "paź paz", 2: "lut"},
    "ru": {1: "янв", 2: "фев", 3: "мар", 5: "мая май", 6: "июн", 7: "июл", 9: "сен", 11: "ноя"},
    "uk": {1: "січ", 2: "лют", 3: "бер", 4: "квіт", 5: "трав", 6: "черв", 7: "лип", 8: "серп", 9: "вер", 10: "жовт",
    11: "лист", 12: "груд"},
    "ro": {1: "ian", 9: "sept", 11: "noi", 5: "mai"},
    "tr": {2: "şub", 8: "ağu agu", 9: "eyl"},
    "id": {8: "agt agu agustus", 5: "mei", 12: "des"},
    "vi": {
        1: "tháng_một tháng_giêng", 2: "tháng_hai", 3: "tháng_ba", 4: "tháng_tư", 5: "tháng_năm", 6: "tháng_sáu", 7:
        "tháng_bảy", 8: "tháng_tám", 9: "tháng_chín", 10: "tháng_mười", 11: "tháng_mười_một", 12: "tháng_mười_hai",
    },
    "el": {1: "ιαν", 2: "φεβ", 3: "μαρ", 4: "απρ", 5: "μαι μαϊ", 6: "ιουν", 7: "ιουλ", 8: "αυγ", 9: "σεπ σεπτ",
    10: "οκτ", 11: "νοε", 12: "δεκ"},
    "hi": {1: "जन जनवरी", 2: "फर फ़र फरवरी", 9: "सितंबर सितम्बर", 10: "अक्टूबर अक्तूबर", 11: "नवंबर नवम्बर",
    12: "दिसंबर दिसम्बर"},
    "bn": {1: "জানুয়ারি জানুয়ারী", 2: "ফেব্রুয়ারি ফেব্রুয়ারী", 8: "আগস্ট অগস্ট আগষ্ট"},
    "fa": {1: "ژانویه", 2: "فوریه", 8: "اوت آگوست", 9: "سپتامبر"},
    "ar": {1: "يناير", 3: "مارس", 8: "أغسطس اغسطس", 10: "أكتوبر اكتوبر", 4: "أبريل ابريل إبريل"},
    "hr": {9: "ruj", 1: "sij"},
    "sr": {
        1: "januara јануара", 2: "februara фебруара", 3: "marta марта", 4: "aprila априла", 5: "maja маја", 6: "juna јуна",
        7: "jula јула", 8: "avgusta августа", 9: "septembra септембра", 10: "oktobra октобра", 11: "novembra новембра",
        12: "decembra децембра",
    },
    "lv": {
        1: "janvārī", 2: "februārī", 3: "martā", 4: "aprīlī", 5: "maijā", 6: "jūnijā", 7: "jūlijā", 8: "augustā", 9:
        "septembrī", 10: "oktobrī", 11: "novembrī", 12: "decembrī",
    },
    "et": {
        1: "jaanuaril", 2: "veebruaril", 3: "märtsil", 4: "aprillil", 6: "juunil", 7: "juulil", 8:
        "augustil", 9: "septembril", 10: "oktoobril", 11: "novembril", 12: "detsembril",
    },
}  # fmt: skip
# Words that stand before a time of the day, or between the parts of a date, in addition to the literals of CLDR.
CONNECTORS = """of the de del di do da dei den der die dem el la le les af av en am em at um à a las às as alle ore ob
kl klo om o u w v в о у об в 'в ved i år an året год года г р рік року roku rok god godine годзіне año ano anno de l' d'
the st saat pukul lúc luc jam godz hod час године година года σε στις ч ngày on ng ika bilang per il dne dnia dana den
data ora orele kell klukkan kukl թ թվական د
เวลา الساعة على ساعت בשעה""".split()
AM = "am sa πμ ص पूर्वाह्न 오전 öö".split()
PM = "pm ch μμ م अपराह्न 오후 ös".split()
DOTTED = ["ค.ศ", "พ.ศ"]  # words between month and year that have full stops in them
WORD = re.compile(r"[^\s\d'().,/-]+")
RARE = re.compile(r"_(?:Shaw|Dsrt|Adlm)|zh_Latn")  # scripts in which no newspaper is printed
ORDINALS = "st nd rd th er re º ª ° ος η го й e te ste da an a".split()


def fold(text: str) -> str:
    """The form in which words are looked up."""
    text = unicodedata.normalize("NFC", text.replace("\u00a0", " ").replace("_", " "))
    return text.casefold().replace("\u0307", "").strip(" .\u200f\u200e")


def plain(text: str) -> str:
    """The word without its accents, as it is typed on other keyboards; Latin script only."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare if bare.isascii() else text


def locales(language: str) -> Iterator[Locale]:
    """The language itself and its regional forms, which have names of their own at times, as Jänner in Austria."""
    for name in sorted(localedata.locale_identifiers()):
        if name.split("_")[0] == language and not RARE.search(name):
            yield Locale.parse(name)


def words(locale: Locale, what: str) -> Iterator[tuple[int, str]]:
    """The names of months (1 to 12) or days (0 is Monday), in all forms but the narrow one."""
    table = getattr(locale, what)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from table[context][width].items()


def literals(locale: Locale) -> Iterator[tuple[str, str]]:
    """The quoted words of the date patterns, each with what stands directly before it."""
    for width in ("full", "long", "medium"):
        pattern = locale.date_formats[width].pattern
        for match in re.finditer(r"(\w?)\(?'([^']+)'", pattern):
            yield match.group(1), match.group(2)


def months(language: str) -> list[list[str]]:
    """Twelve lists of folded names."""
    found: list[set[str]] = [set() for _ in range(12)]
    for locale in locales(language):
        endings = {text for before, text in literals(locale) if before == "M"}
        for number, name in words(locale, "months"):
            word = fold(name)
            if is_name(word):
                found[number - 1] |= {word, plain(word), *(word + fold(ending) for ending in endings)}
                if "." in word:
                    found[number - 1].add(word.replace(".", ""))
    for number, extra in EXTRA.get(language, {}).items():
        found[number - 1] |= {form for word in extra.split() for form in (fold(word), plain(fold(word)))}
    clashes = {word for one in range(12) for other in range(one) for word in found[one] & found[other]}
    return [sorted(names - clashes) for names in found]


def is_name(word: str) -> bool:
    """Whether a month has a name of its own here, and not just a number or a letter."""
    return len(word) > 1 and not re.search(r"\d|月|월|^m\d", word)


def weekdays(language: str) -> list[list[str]]:
    """Seven lists of folded names, Monday first."""
    found: list[set[str]] = [set() for _ in range(7)]
    for locale in locales(language):
        for number, name in words(locale, "days"):
            word = fold(name)
            if len(word) > 1:
                found[number] |= {word, plain(word)}
    clashes = {word for one in range(7) for other in range(one) for word in found[one] & found[other]}
    return [sorted(names - clashes) for names in found]


def order(locale: Locale) -> str:
    """In which order the short date is written: ``dmy``, ``mdy`` or ``ymd``."""
    letters = re.sub(r"'[^']*'", "", locale.date_formats["short"].pattern).lower()
    places = {letter: letters.find(letter) for letter in "dmy"}
    return "".join(sorted(places, key=lambda letter: places[letter]))


def territories() -> dict[str, str]:
    """The order that is usual in a country, in its most used official language."""
    found = {}
    for territory, likely in sorted(countries()):
        found[territory.lower()] = order(likely)
    return {territory: value for territory, value in found.items() if value != "dmy"}


def countries() -> Iterator[tuple[str, Locale]]:
    known = set(localedata.locale_identifiers())
    for territory, spoken in get_global("territory_languages").items():
        official = [(info["population_percent"], name) for name, info in spoken.items() if info["official_status"]]
        for _, name in sorted(official, reverse=True):
            full = f"{name.split('_')[0]}_{territory}"
            if full in known:
                yield territory, Locale.parse(full)
                break


def day_periods(which: str) -> Iterator[str]:
    """The words for the hours before and after noon."""
    for language in LANGUAGES:
        table = Locale.parse(language).day_periods.get("format", {})
        for names in table.values():
            word = fold(names.get(which, ""))
            if not word.isalpha() or not word.isascii():  # short ones such as "du" mean too much elsewhere
                if len(word) > 1 and re.fullmatch(r"[^\W\d_]+(?:\.[^\W\d_]+)*", word):
                    yield word


def distinct(words: Iterable[str]) -> list[str]:
    return sorted({fold(word) for word in words if fold(word)})


def cases(language: str) -> Iterator[tuple[str, str, str]]:
    """The long and the full form of two days, as the CLDR writes them."""
    for day, width in ((date(2020, 12, 21), "full"), (date(2019, 5, 3), "long")):
        yield language, format_date(day, width, locale=language), day.isoformat()


def main() -> None:
    """Write the file."""
    connectors = [text for language in LANGUAGES for locale in locales(language) for _, text in literals(locale)]
    split = {word for text in (*connectors, *CONNECTORS) for word in WORD.findall(text)} - {"sa", "ren"}
    data = {
        "source": f"Unicode CLDR {get_cldr_version()}, by tools/build_calendar.py; do not edit",
        "connectors": distinct([*split, *DOTTED]),
        "am": distinct([*AM, *(set(day_periods("am")) - split)]),
        "pm": distinct([*PM, *(set(day_periods("pm")) - split)]),
        "ordinals": distinct(ORDINALS),
        "orders": {language: order(Locale.parse(language)) for language in LANGUAGES},
        "territories": territories(),
        "languages": {language: {"months": months(language), "weekdays": weekdays(language)} for language in LANGUAGES},
    }
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=False)
    text = re.sub(r"\[\s+([^\[\]]*?)\s+\]", lambda match: "[" + re.sub(r"\s*\n\s*", " ", match.group(1)) + "]", text)
    HOME.write_text(text + "\n", encoding="utf-8")
    rows = [json.dumps(row, ensure_ascii=False) for language in LANGUAGES for row in cases(language)]
    CASES.write_text("[\n" + ",\n".join(rows) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
