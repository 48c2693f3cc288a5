"""Names: the words that bylines are made of, and the question whether a string is the name of a person, of an
organisation, or of nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from html import unescape
from itertools import pairwise
from typing import Any, Literal

from attrs import frozen

from articlekit.data_files import tables_of
from articlekit.letters import CAPITALS, EAST_ASIAN, HAN, HANGUL, KANA
from articlekit.packs import LanguagePack, builtin_bylines
from articlekit.packs.model import BylineWords
from articlekit.parsers.folding import fold, squash

__all__ = [
    "NameKind",
    "Vocabulary",
    "clean_name",
    "fold",
    "is_plain",
    "kind_of",
    "name_kind",
    "vocabulary",
    "without_accents",
]

NameKind = Literal["person", "organisation"]

MAX_NAME = 100  # characters; the longest printed name of an office in the annotated pages has 61
MAX_WORDS = 7

TAG = re.compile(r"<[^<>]{0,300}>")
EMAIL = re.compile(r"[\w.+-]{1,64}(?:@|\[at\]|\(at\))[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
URL = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\d_.])@\w{2,30}")  # behind a letter too: elements may stand without a space between them
BETWEEN_NAMES = re.compile(r"(?<=[^\W\d_]) @\w{2,30} (?=[^\W\d_a-z])")  # "Ana Ruiz @anaruiz Ben Okoro"
PARENTHESES = re.compile(r"[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]")
SYMBOLS = re.compile("[\u2190-\u2bff\ue000-\uf8ff\ufe0f\u200e\u200f\u202a-\u202e\U0001f000-\U0001faff\x00-\x1f\x7f]")
IN_DOMAIN = re.compile(r"\w\.(?:com|org|net)\b")
DOMAIN = re.compile(r"(?:[\w-]{2,40}\.){1,3}[a-z]{2,10}(?:/\w{1,10})?", re.IGNORECASE)
EDGES = " \t\n,;:：|/-–—•·»«>*~=+#.…、，。！!?\"“”„'‘"
NOT_IN_NAMES = re.compile(r"[!?;:<>{}\[\]#%*+=\\|~^\"$€£§©®™…。！？।॥؟۔։።：；＝“”„]")
KANJI = f"{HAN}々〆ヶ"  # as names have them
CJK = re.compile(f"[{EAST_ASIAN}]")
DISPATCHED = "报道|報導|報道|電|电|訊|讯"  # "reports", "by wire", "news" behind the place of a reporter
HAN_WORD = re.compile(f"[{KANJI}]{{2,6}}")
GLUED = re.compile(rf"\b([^\W\d_]{{1,20}}?(?<=[^\W\d_{CAPITALS}]))((?=[{CAPITALS}])[^\W\d_]{{1,20}})\b")
CJK_NAME = re.compile(f"(?:[{KANJI}]{{2,4}}|[{KANJI}{KANA}]{{2,10}}|[{KANJI}{KANA}]{{1,6}} [{KANJI}{KANA}]{{1,6}}|[{KANA}]{{2,12}}"
                      f"|[{KANJI}{KANA}]{{1,12}}[・·‧•][{KANJI}{KANA}・·‧•]{{1,20}}|[{HANGUL}]{{2,5}}|[{HANGUL}]{{1,2}} [{HANGUL}]{{1,4}})")  # fmt: skip
MAX_HAN_NAME = 3  # characters of most names in Chinese
HEBREW = "\u05d0", "\u05ea"
CASELESS_NAME = re.compile(
    r"[\u0590-\u08ff\u0900-\u1cff\u10a0-\u10ff\ua8e0-\uabff\ufb1d-\ufdff\ufe70-\ufeff\u200c\u200d .'’\-]+"
)
INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}\.?")
ARTICLES = frozenset(
    {"the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "las", "una",
     "il", "lo", "gli", "de", "het", "een", "o", "os", "as", "um", "uma"}
)  # fmt: skip
PARTICLE_ARTICLES = frozenset({"de", "la", "le", "el", "los", "las", "les", "het"})
LETTERS = re.compile(r"[^\W\d_]+")
SUSPECT_LISTS = (
    "accounts",
    "calendar",
    "edges",
    "job_modifiers",
    "jobs",
    "never",
    "suffixes",
    "tails",
    "times",
    "titles",
)
# The lists of names.toml that are asked for folded texts; the others are for words as printed, in lower case.
FOLDED_LISTS = frozenset(
    {"accounts", "books", "calendar", "edges", "jobs", "several", "site_ends", "times", "unwritten"}
)
# Two to four words with a capital and an initial at most: most names that pages declare.
CAPITAL = r"[^\W\d_a-z][^\W\d_]{1,20}(?:-[^\W\d_a-z][^\W\d_]{1,20})?"
PLAIN = re.compile(rf"{CAPITAL}(?: [A-Z]\.| Ó)?(?: {CAPITAL}){{1,2}}")
LONG_DIGITS = re.compile(r"\d{5,}")


@frozen(eq=False)
class Vocabulary:
    """
    The words that bylines are made of, ready for look-up; all folded.

    Attributes:
        prefix: matches a byline word, with the colon or space behind it.
        source: matches a word for where a text comes from at its start, with what is behind it.
        roles: byline word -> role, for roles other than author.
        fused: matches a byline word that a name is written onto, in Chinese and Japanese.
        dispatch: matches a byline of Chinese with the place that it is from: "記者林育瑄／南投報導".
        reporter: finds a word for a reporter in the opening of a Chinese text.
        suffix: matches a name with a suffix word behind it, in scripts without spaces.
        joiner: finds a word or mark between two names.
        organisations: words and phrases that make an organisation.
        endings: endings of words that do.
        furniture: phrases that are never a name.
        edge: matches furniture at the start of a text, and at its end.
        agencies: names of news agencies.
        jobs: words for the work of a journalist.
        job_tail: finds such words behind a name.
        tail: finds the words behind which the outlet or a place comes.
        label: finds a label behind a name, and all that stands behind it.
        lists: the other lists of names.toml, by name.
        starters: the first words of byline words.
        suspects: all words that make a string more than a plain name, or none.
    """

    prefix: re.Pattern[str]
    source: re.Pattern[str]
    roles: Mapping[str, str]
    fused: re.Pattern[str]
    dispatch: re.Pattern[str]
    reporter: re.Pattern[str]
    suffix: re.Pattern[str]
    joiner: re.Pattern[str]
    organisations: frozenset[str]
    endings: tuple[str, ...]
    furniture: frozenset[str]
    edge: tuple[re.Pattern[str], re.Pattern[str]]
    agencies: frozenset[str]
    jobs: frozenset[str]
    job_tail: re.Pattern[str]
    tail: re.Pattern[str]
    label: re.Pattern[str]
    lists: Mapping[str, frozenset[str]]
    starters: frozenset[str]
    suspects: frozenset[str]


def clean_name(text: str) -> str:
    """
    Take away what is no part of a name in any language: tags, e-mail addresses, handles, URLs, emoji, parentheses.

    >>> clean_name('<a href="/jane">Jane Doe</a> 🖋 (jane@example.org) @jane')
    'Jane Doe'
    >>> clean_name("https://example.org/jane")
    ''

    Args:
        text: any short string; entities may still be in it.

    Returns:
        The rest with single spaces and without punctuation at the edges, but for the full stop of "Jr.".
    """
    if "&" in text and ";" in text:
        text = unescape(text)
    if "<" in text:
        text = TAG.sub(" ", text)
    if "@" in text or "(at)" in text or "[at]" in text:
        text = HANDLE.sub(" ", BETWEEN_NAMES.sub(", ", EMAIL.sub(" ", text)))
    if "//" in text or "www." in text:
        text = URL.sub(" ", text)
    if not text.isascii() or not text.isprintable():
        text = SYMBOLS.sub(" ", text)
    bare = PARENTHESES.sub(" ", text)
    return trim(bare) or trim(text.strip("()[]（）【】 "))


def without_glued_place(name: str) -> str:
    """
    A Chinese name without the place that is written onto it, of two characters mostly.

    >>> without_glued_place("林育瑄台北"), without_glued_place("王明台北"), without_glued_place("林育瑄")
    ('林育瑄', '王明', '林育瑄')
    """
    if len(name) <= MAX_HAN_NAME:
        return name
    return name[: MAX_HAN_NAME if len(name) > MAX_HAN_NAME + 1 else MAX_HAN_NAME - 1]


def without_accents(text: str) -> str:
    """
    A text with the plain letters of those that have accents.

    >>> without_accents("météo"), without_accents("rain")
    ('meteo', 'rain')
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def trim(text: str) -> str:
    """Fold white space and strip punctuation from the edges, but for the full stop behind an abbreviation and the geresh of a letter."""
    text = " ".join(text.split()).strip("()[]（）【】 ").rstrip("@ ")
    bare = text.strip(EDGES)
    last = bare.rsplit(" ", 1)[-1].rsplit(",", 1)[-1]
    behind = text[text.find(bare) + len(bare) :][:1]
    keep = behind == "." and (len(last) <= 3 or "." in last) or behind == "'" and HEBREW[0] <= bare[-1:] <= HEBREW[1]
    return bare + behind if keep and bare else bare


def name_kind(
    text: str, words: Vocabulary, *, publishers: Collection[str] = (), strict: bool = True
) -> NameKind | None:
    """
    Say whether *text* is the name of a person, of an organisation, or of nobody.

    >>> words = vocabulary(None)
    >>> name_kind("Ludwig van Beethoven", words), name_kind("Redaktion", words), name_kind("Leave a comment", words)
    ('person', 'organisation', None)

    Args:
        text: without byline words, cleaned by :func:`clean_name`.
        words: the words of the language.
        publishers: folded names of the site, which are organisations.
        strict: False for a string that the page declares to be a name: one word in lower case will do then.

    Returns:
        The kind; None for furniture of the page, CMS accounts, dates, numbers, sentences.
    """
    return _kind(text, words, frozenset(publishers), strict) if len(text) <= MAX_NAME else None


@lru_cache(maxsize=1024)
def _kind(text: str, words: Vocabulary, publishers: frozenset[str], strict: bool) -> NameKind | None:
    """What :func:`name_kind` says; a name stands in several places of a page, and is asked for in several ways."""
    folded = fold(text)
    if not folded or folded in words.furniture or folded in words.lists["accounts"]:
        return "organisation" if folded and folded in publishers else None
    if kind_of(text, words, publishers) == "organisation":
        return None if strict and not _is_office(text) else "organisation"
    if CJK.search(text):
        return "person" if CJK_NAME.fullmatch(text) else None
    if not any(character.isalpha() for character in text) or NOT_IN_NAMES.search(text) or len(folded) < 2:
        return None
    check = _is_name if strict else _may_be_name
    return "person" if check(text, words) else None


def is_plain(text: str, words: Vocabulary, publishers: Collection[str] = ()) -> bool:
    """
    Whether a string is the name of a person beyond doubt, by a quick look: no more than names have, and no word of the page.

    >>> is_plain("Ana Ruiz", vocabulary(None)), is_plain("Ana Ruiz, MD", vocabulary(None)), is_plain("Site Admin", vocabulary(None))
    (True, False, False)
    """
    if not PLAIN.fullmatch(text) or CJK.search(text) or GLUED.search(text):
        return False
    parts = [part for part in LETTERS.findall(text.casefold()) if len(part) > 1]
    if (
        words.lists["calendar"].issuperset(parts)
        or not words.suspects.isdisjoint(parts)
        or any(part.endswith(words.endings) for part in parts)
    ):
        return False
    folded = " ".join(parts)
    return (
        text == text.strip()
        and not any(name in folded for name in publishers)
        and not text.rsplit(maxsplit=1)[-1].islower()
    )


def kind_of(name: str, words: Vocabulary, publishers: Collection[str] = ()) -> NameKind:
    """
    Tell an organisation from a person, for what is known to be a name.

    >>> kind_of("AFP", vocabulary(None)), kind_of("Online-Redaktion", vocabulary(None))
    ('organisation', 'organisation')
    >>> kind_of("Ana Ruiz", vocabulary(None))
    'person'
    """
    folded = fold(name)
    if folded in words.agencies or folded in publishers or DOMAIN.fullmatch(name) and not name.endswith("."):
        return "organisation"
    if folded in words.organisations or words.job_tail.fullmatch(name) or IN_DOMAIN.search(name):
        return "organisation"
    if CJK.search(name):
        return "organisation" if any(word in folded for word in words.endings if CJK.match(word)) else "person"
    parts = folded.split()
    if any(part in words.organisations for part in parts) or any(part.endswith(words.endings) for part in parts):
        return "organisation"
    if any(" ".join(pair) in words.organisations for pair in pairwise(parts)):
        return "organisation"
    credits = re.split(r"\s*[/+]\s*", name)
    if len(credits) > 1 and any(fold(credit) in words.agencies for credit in credits):
        return "organisation"
    return "person"


def _is_office(text: str) -> bool:
    """Whether a name of an organisation is printed like one, and is no sentence that mentions it."""
    parts = text.split()
    small = sum(part[0].islower() for part in parts)
    return len(parts) <= MAX_WORDS and (small <= 1 or small * 2 <= len(parts)) and not NOT_IN_NAMES.search(text)


def _is_name(text: str, words: Vocabulary) -> bool:
    """Whether *text* is printed like a name: capitals where they belong, and no word that names never have."""
    main, *behind = text.split(", ")
    if any(squash(part) not in words.lists["suffixes"] for part in behind):
        return False
    parts = main.split()
    if not 1 <= len(parts) <= MAX_WORDS or any(character.isdigit() for character in main) or "_" in main:
        return False
    if parts[-1].casefold() in ("com", "org", "net"):
        return False  # what is left of an e-mail address
    if CASELESS_NAME.fullmatch(main):
        return len(parts) <= 5 and len(main) <= 50
    if (
        parts[0] in ARTICLES - PARTICLE_ARTICLES
        or parts[0].islower()
        and (len(parts[0]) == 1 or parts[0] in words.lists["particles"] - words.lists["noble"])
        or len(parts) > 1
        and parts[-1].islower()
        and parts[-1] in words.lists["particles"]
    ):
        return False
    large = 0
    for part in parts:
        folded = part.casefold()
        if folded in words.lists["never"] or "." in part[:-1] and DOMAIN.fullmatch(part) and part.islower():
            return False
        if _is_capital(part):
            large += folded not in words.lists["particles"] or part.isupper()
        elif folded not in words.lists["particles"] and folded not in words.lists["titles"]:
            return False
    if all(fold(part) in words.lists["calendar"] for part in parts):
        return False
    return large >= 1 and any(len(part.strip(".")) > 1 for part in parts)


def _may_be_name(text: str, words: Vocabulary) -> bool:
    """Whether *text* can be a name or a pen name, given that the page declares it as one."""
    if _is_name(text, words):
        return True
    main = text.split(", ", maxsplit=1)[0]
    parts = main.split()
    if not 1 <= len(parts) <= 5 or LONG_DIGITS.search(main) or main.replace(" ", "").isdigit():
        return False
    folded = [fold(part) for part in parts]
    if any(part in words.lists["calendar"] for part in folded) and any(c.isdigit() for c in main):
        return False
    if re.fullmatch(r"(?:user|admin|author|autor|editor|guest|member)[\W_]?\d*", main.casefold()):
        return False
    digits = sum(character.isdigit() for character in main)
    if digits * 2 > len(main) or len(parts) > 1 and any(part.isdigit() for part in parts):
        return False
    if len(parts) > 1 and main[0].islower() and not main.islower() and folded[0] not in words.lists["particles"]:
        return False
    if len(parts) > 2 and (folded[0] in ARTICLES or len(parts) > 3 and not main.istitle()):
        return False
    return not any(part in words.lists["never"] for part in folded) and folded[-1] not in ("com", "org", "net")


def _is_capital(part: str) -> bool:
    """Whether a word begins as names do: "Ana", "O'Neil", "d'Arc", "al-Sayed", "J.", "deGrasse"."""
    bare = part.lstrip("'’ʻ\"“(‘")
    if not bare or not (bare[0].isalpha() or bare[0] == "ʼ"):
        return False
    if bare[0].isupper() or bare[0].istitle() or CASELESS_NAME.fullmatch(bare):
        return True
    head, mark, rest = bare.replace("’", "'").replace("-", "'").partition("'")
    if mark and len(head) <= 3 and rest[:1].isupper():
        return True
    return len(bare) > 3 and bare[:2].islower() and any(character.isupper() for character in bare[1:4])


def _data(name: str) -> dict[str, Any]:
    return tables_of("articlekit.packs", f"{name}.toml")


def vocabulary(pack: LanguagePack | None) -> Vocabulary:
    """
    The words of one language; of all languages for None.

    >>> vocabulary(None).prefix.match("Propos recueillis par Ana Ruiz").group(1)
    'Propos recueillis par'
    """
    if pack is None:
        return _all_words()
    own = pack.byline
    roles = tuple(sorted((role, tuple(prefixes)) for role, prefixes in own.roles.items()))
    return _words(pack.language, own.prefixes, own.suffixes, own.joiners, roles, own.organisations, own.furniture)


@cache
def _all_words() -> Vocabulary:
    shared = [_byline_words(table) for table in _data("bylines").values()]
    return _compile([*shared, *builtin_bylines()])


@lru_cache(maxsize=64)
def _words(
    language: str,
    prefixes: tuple[str, ...],
    suffixes: tuple[str, ...],
    joiners: tuple[str, ...],
    roles: tuple[tuple[str, tuple[str, ...]], ...],
    organisations: tuple[str, ...],
    furniture: tuple[str, ...],
) -> Vocabulary:
    own = BylineWords(prefixes, suffixes, joiners, dict(roles), organisations, furniture)
    return _compile([_byline_words(_data("bylines").get(language, {})), own])


def _byline_words(table: Mapping[str, Any]) -> BylineWords:
    roles = {role: tuple(prefixes) for role, prefixes in table.get("roles", {}).items()}
    lists = {name: tuple(entries) for name, entries in table.items() if name != "roles"}
    return BylineWords(**lists, roles=roles)


def _compile(sources: list[BylineWords]) -> Vocabulary:
    roles: dict[str, str] = {}
    for source in sources:
        for role, role_prefixes in source.roles.items():
            roles.update((_key(prefix), role) for prefix in role_prefixes)
    prefixes = {_key(prefix) for source in sources for prefix in source.prefixes}
    for prefix in prefixes:
        roles.pop(prefix, None)  # "reporter" in one language, a role in another: the author wins
    data = _data("names")
    lists = {
        name: frozenset(map(fold if name in FOLDED_LISTS else str.casefold, entries)) - {""}
        for name, entries in data.items()
    }
    lists["suffixes"] = frozenset(squash(entry) for entry in data["suffixes"])
    organisations = frozenset(fold(word) for source in sources for word in source.organisations)
    behind = r"(?:\s*[:：՝/／|｜＝=►»・●◎]\s*|\s+-\s+|\s+|$)"
    words = f"({_one_of({*prefixes, *roles})})"
    han = _one_of(word for word in prefixes if HAN_WORD.fullmatch(word))
    suffixes = {suffix for source in sources for suffix in source.suffixes}
    edges = _one_of(data["edges"] + [phrase for source in sources for phrase in source.furniture if " " in phrase])
    jobs = _one_of(data["jobs"])
    return Vocabulary(
        prefix=re.compile(r"(?<![\w'’-])" + words + behind, re.IGNORECASE),
        source=re.compile(
            f"(?:{_one_of(word for word, role in roles.items() if role == 'source') or '(?!)'}){behind}", re.IGNORECASE
        ),
        roles=roles,
        fused=re.compile(rf"^(?:{han})(?=[{KANJI}]{{2,4}}$)"),
        dispatch=re.compile(
            rf"[〔（(【［\[]?(?:[{KANJI}]{{2,6}}?)??(?:{han})\s?"
            rf"(?P<names>[{KANJI}、]{{2,16}}?)(?P<part>\s*[／/]\s*[{KANJI}]{{0,8}}?)?(?:\d{{1,2}}日)?(?:{DISPATCHED})[〕）)】］\]]?"
        ),
        reporter=re.compile(_one_of(data["reporters"])),
        suffix=re.compile(rf"([^\s,、/・=＝|]{{1,8}}?(?: [^\s,、/・=＝|]{{1,6}})?)\s*(?:{_one_of(suffixes)})(?!\w)"),
        joiner=_joiner({joiner for source in sources for joiner in source.joiners}),
        organisations=organisations,
        endings=tuple(
            sorted(word for word in organisations if " " not in word and len(word) >= (2 if CJK.match(word) else 7))
        ),
        furniture=frozenset(fold(phrase) for source in sources for phrase in source.furniture)
        | {fold(word) for word in prefixes | set(roles)} - organisations,
        edge=(
            re.compile(rf"(?:{edges})(?![\w'’-])[\s:：|,•·–-]*", re.IGNORECASE),
            re.compile(rf"[\s:：|,•·–-]{{1,40}}(?:{edges})$", re.IGNORECASE),
        ),
        agencies=frozenset(fold(name) for name in _data("agencies")["agencies"]),
        jobs=lists["jobs"],
        job_tail=re.compile(
            rf"(?:^|[\s,]{{1,40}})(?:(?:{_one_of(data['job_modifiers'])})[\s-]+){{0,3}}(?:{jobs})(?![\w'’])",
            re.IGNORECASE,
        ),
        tail=re.compile(rf"\s(?:{_one_of(data['tails'])})\s", re.IGNORECASE),
        label=re.compile(rf"[\s,]{{1,40}}(?:{_one_of(data['labels'])})\s?[:：].*$", re.IGNORECASE | re.DOTALL),
        lists=lists,
        starters=frozenset(word for phrase in {*prefixes, *roles} for word in LETTERS.findall(phrase)[:1]),
        suspects=_suspects(sources, {*prefixes, *roles}, data),
    )


def _suspects(sources: list[BylineWords], prefixes: Iterable[str], data: Mapping[str, list[str]]) -> frozenset[str]:
    """All single words of the lists that are asked whether a string is a plain name."""
    own = [
        phrase
        for source in sources
        for phrase in (*source.organisations, *source.furniture, *source.joiners, *source.suffixes)
    ]
    shared = [phrase for name in SUSPECT_LISTS for phrase in data[name]]
    ends = [fold(name).split()[-1:] for name in _data("agencies")["agencies"]]
    phrases = (*own, *shared, *prefixes, *(word for words in ends for word in words))
    return frozenset(word for phrase in phrases for word in fold(phrase).split())


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def _joiner(words: Iterable[str]) -> re.Pattern[str]:
    """Finds what stands between two names: words between spaces, and marks in any script."""
    cjk = [word for word in words if CJK.match(word)]
    spaced = {form for word in words if not CJK.match(word) for form in (word, word.upper())}
    words_of_cjk = _one_of(cjk) or "和"
    # With spaces on both sides or on none: in "小林 和也" it begins the given name.
    between = rf"\s+(?:{words_of_cjk})\s+|(?<=[{KANJI}{KANA}])(?:{words_of_cjk})(?=[{KANJI}{KANA}])"
    return re.compile(rf"\s+(?:{_one_of(spaced) or 'and'})\s+|\s*[&＆、]\s*|\s+\+\s+|{between}")


def _one_of(phrases: Iterable[str]) -> str:
    """A pattern for any of *phrases*, the longest first, as a tree: its time does not grow with their number."""
    tree: dict[str, Any] = {}
    for phrase in sorted(set(phrases)):
        node = tree
        for character in phrase:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    options = [re.escape(key) + _branch(below) for key, below in sorted(tree.items()) if key]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and "" not in tree else f"(?:{'|'.join(options)})"
    return f"(?:{body})?" if "" in tree else body
