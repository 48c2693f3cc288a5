"""The same input gives the same bytes in any thread, process and order, and nothing stays behind in the process."""

from __future__ import annotations

import gzip
import hashlib
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import pytest

from articlekit import exceptions, extract
from articlekit.batch import Record, extract_many
from articlekit.demo import sample
from articlekit.exceptions import ArticlekitError, FetchError

ROOT = Path(__file__).parent.parent
CORPORA = Path(os.environ.get("ARTICLEKIT_CORPORA", ROOT.parent / "shared" / "corpora"))  # real pages stay out of here
MOST = 300  # pages of the corpora
METHODS = [name for name in ("fork", "spawn") if name in multiprocessing.get_all_start_methods()]

LINES = {
    "en": "It rained all night in the hills, and the road to the coast is closed until the weekend, says the mayor.",
    "de": "Es regnete die ganze Nacht in den Bergen, und die Straße zur Küste ist bis zum Wochenende gesperrt.",
    "fr": "Il a plu toute la nuit dans les collines, et la route de la côte est fermée jusqu’à la fin de la semaine.",
    "vi": "Trời mưa suốt đêm trên những ngọn đồi, và con đường ra bờ biển bị đóng cho đến cuối tuần.",
    "zh": "昨夜山区大雨，通往海岸的道路关闭至周末，当局提醒居民不要外出。",
    "ar": "هطل المطر طوال الليل على التلال، والطريق إلى الساحل مغلق حتى نهاية الأسبوع.",
}
NOTICES = {
    "en": "We use cookies to improve your experience. By continuing to browse you agree to their use.",
    "de": "Wir verwenden Cookies. Mit der weiteren Nutzung stimmen Sie dem zu.",
    "fr": "Ce site utilise des cookies. En poursuivant votre navigation, vous acceptez leur utilisation.",
    "vi": "Trang web này sử dụng cookie. Bằng cách tiếp tục, bạn đồng ý với việc sử dụng cookie.",
    "zh": "本网站使用Cookie。继续浏览即表示您同意我们使用Cookie。",
    "ar": "يستخدم هذا الموقع ملفات تعريف الارتباط. بمتابعة التصفح فإنك توافق على استخدامها.",
}


def made_pages() -> list[bytes]:
    """Pages of our own in six languages and several charsets, with facts, notices, bad bytes and broken JSON-LD."""
    pages = [sample("page.html"), sample("dump.txt"), b"", b"\xff\xfe<\x00p\x00", b"\x81\x8d" * 50 + b"caf\xe9"]
    for number in range(60):
        language = list(LINES)[number % len(LINES)]
        head = (
            f"<title>{number} {LINES[language][:40]} | The Fen Courier</title>"
            f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": [{{"name": "Ana Ruiz {number}"}}],'
            f' "datePublished": "2021-03-{number % 28 + 1:02}"{"" if number % 7 else ","}}}</script>'
        )
        body = f"<h1>{LINES[language][:40]}</h1><p class=byline>By Ana Ruiz</p>" + "".join(
            f"<p>{each}. {LINES[language]}</p>" for each in range(1 + number % 5)
        )
        page = f"<html lang={language}>{head}<nav><a href=/>Home</a></nav>{body}<div>{NOTICES[language]}</div>"
        pages.append(page.encode("utf-16" if number % 11 == 3 else "utf-8"))
    return pages


def corpora_pages() -> list[bytes]:
    """Some hundreds of real pages, evenly out of all that are there."""
    files = sorted((CORPORA / "html").glob("*.html.gz"))
    if not files:
        pytest.skip("no corpora here: ARTICLEKIT_CORPORA names their folder")
    return [gzip.decompress(file.read_bytes()) for file in files[:: -(-len(files) // MOST)]]


PAGES: list[pytest.param] = [  # type: ignore[valid-type]
    pytest.param(made_pages, id="made"),
    pytest.param(corpora_pages, id="corpora", marks=pytest.mark.slow),
]


def digest(json: str) -> str:
    return hashlib.sha256(json.encode()).hexdigest()


@lru_cache
def serial(pages: Callable[[], list[bytes]]) -> tuple[str, ...]:
    """One page after the other, in one thread."""
    return tuple(digest(extract(page).to_json()) for page in pages())


@pytest.mark.parametrize("pages", PAGES)
def test_eight_threads(pages: Callable[[], list[bytes]]) -> None:
    """Eight threads at once give the bytes that one gives alone."""
    with ThreadPoolExecutor(8) as pool:
        assert tuple(pool.map(lambda page: digest(extract(page).to_json()), pages())) == serial(pages)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("pages", PAGES)
def test_four_processes(pages: Callable[[], list[bytes]], method: str) -> None:
    """Four processes at once, forked or spawned, give the bytes that one gives alone, and what they send is whole."""
    records = [Record(str(number), page) for number, page in enumerate(pages())]
    articles = [result.article for result in extract_many(records, workers=4, start_method=method)]
    assert tuple(digest(article.to_json()) for article in articles if article) == serial(pages)


FRESH = """
import hashlib, pickle, sys
from articlekit import extract
pages = pickle.load(sys.stdin.buffer)
for page in (reversed(pages) if sys.argv[1] == "reversed" else pages):
    print(hashlib.sha256(extract(page).to_json().encode()).hexdigest())
"""


@pytest.mark.parametrize(("seed", "order"), [("0", "forward"), ("1", "reversed"), ("4711", "forward")])
@pytest.mark.parametrize("pages", PAGES)
def test_seeds_of_hashing(pages: Callable[[], list[bytes]], seed: str, order: str) -> None:
    """Another seed of hashing and another order of the pages, in a fresh process, give the same bytes."""
    done = subprocess.run(
        [sys.executable, "-c", FRESH, order],
        input=pickle.dumps(pages()), env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
    )  # fmt: skip
    found = tuple(done.stdout.decode().split())
    assert found == (serial(pages) if order == "forward" else serial(pages)[::-1])


# Looks at every variable of every module of the package, and at what it holds, however deep: which object it is, of which
# type, how long, and its value if that is a plain one. functools caches are left out: each is a function of its arguments
# alone, is bounded or keyed by languages, packs and models, and is what tests/test_soundness.py counts as no state.
SNAPSHOT = """
import functools, importlib, pkgutil, sys, types
import articlekit

OUTSIDE = ("ray", "spark", "datatrove", "scrapy")  # import what is not installed
for module in pkgutil.walk_packages(articlekit.__path__, "articlekit."):
    if module.name.rpartition(".")[2] not in (*OUTSIDE, "__main__"):
        importlib.import_module(module.name)

PLAIN = (str, bytes, int, float, complex, bool, type(None), type(...), type)
SKIPPED = ("__builtins__", "__annotations__", "__warningregistry__", "__cached__", "__loader__", "__spec__")


def walk(path, value, seen, found):
    if hasattr(value, "cache_info") or isinstance(value, types.ModuleType):
        return
    if isinstance(value, (str, bytes, int, float, complex, bool, type(None))):
        found[path] = (type(value).__name__, value)
        return
    found[path] = (type(value).__name__, id(value))
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, (dict, types.MappingProxyType)):
        found[path] += (len(value),)
        for key, item in value.items():
            walk(f"{path}[{key!r}]", item, seen, found)
    elif isinstance(value, (list, tuple, set, frozenset)):
        found[path] += (len(value),)
        for number, item in enumerate(value):
            walk(f"{path}[{number}]", item, seen, found)
    elif isinstance(value, type):
        if value.__module__.startswith("articlekit"):
            for name, item in list(vars(value).items()):
                walk(f"{path}.{name}", item, seen, found)
    elif isinstance(value, types.FunctionType):
        if value.__module__.startswith("articlekit"):
            walk(f"{path}.__defaults__", value.__defaults__, seen, found)
            walk(f"{path}.__dict__", value.__dict__, seen, found)
            for number, cell in enumerate(value.__closure__ or ()):
                walk(f"{path}.__closure__[{number}]", cell.cell_contents, seen, found)
    elif type(value).__module__.startswith("articlekit"):
        for name in (*getattr(type(value), "__slots__", ()), *getattr(value, "__dict__", ())):
            if hasattr(value, name):
                walk(f"{path}.{name}", getattr(value, name), seen, found)


def snapshot():
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] == "articlekit":
            seen = set()
            for variable, value in list(vars(module).items()):
                if variable not in SKIPPED:
                    walk(f"{name}.{variable}", value, seen, found)
    return found


def settings():
    import decimal, gc, locale, logging, os, random, signal, socket, warnings
    from langdetect import DetectorFactory
    return {
        "environment": dict(os.environ), "folder": os.getcwd(), "path": list(sys.path), "random": random.getstate(),
        "locale": locale.setlocale(locale.LC_ALL), "recursion": sys.getrecursionlimit(), "gc": gc.get_threshold(),
        "switch": sys.getswitchinterval(), "warnings": list(warnings.filters), "decimal": repr(decimal.getcontext()),
        "signals": [signal.getsignal(each) for each in signal.valid_signals()], "timeout": socket.getdefaulttimeout(),
        "loggers": {name: (logger.level, list(logger.handlers)) for name, logger in
                    logging.root.manager.loggerDict.items() if isinstance(logger, logging.Logger)},
        "root": (logging.root.level, list(logging.root.handlers)), "langdetect": DetectorFactory.seed,
        "hooks": (sys.excepthook, sys.gettrace(), sys.getprofile(), len(sys.meta_path), len(sys.path_hooks)),
    }
"""
CHANGED = (
    SNAPSHOT
    + """
import pickle
pages = pickle.load(sys.stdin.buffer)
import bs4.dammit, langdetect, dateutil.parser, turbohtml
bs4.dammit.UnicodeDammit(b"x")  # makes a logger of its own
for name in articlekit.__all__:
    getattr(articlekit, name)  # which is put into the module when it is first asked for
articlekit.extract("<p>x").to_json()
articlekit.detect_language("quantum mechanica")
before, before_settings = snapshot(), settings()
for page in pages:
    article = articlekit.extract(page)
    article.to_json(), article.to_markdown(), article.to_html(), article.to_report(), article.explain("rain")
    articlekit.extract(bs4.BeautifulSoup(page, "html.parser"))
    articlekit.clean_text(article.text)
after, after_settings = snapshot(), settings()
print(len(before))
for path in sorted(before.keys() | after.keys()):
    if before.get(path) != after.get(path):
        print(path, str(before.get(path))[:80], str(after.get(path))[:80])
for name in before_settings:
    if before_settings[name] != after_settings[name]:
        print(name, str(before_settings[name])[:200], str(after_settings[name])[:200])
"""
)


def test_nothing_stays_behind() -> None:
    """No variable of any module, and no setting of the process, is another after pages were read."""
    pages = [page for page in made_pages() if page]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CHANGED], input=pickle.dumps(pages), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    count, *changed = done.stdout.decode().splitlines()
    assert int(count) > 3_000  # or it looked at nothing
    assert changed == []


CACHES = (
    SNAPSHOT
    + """
def caches():
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] == "articlekit":
            for owner in (module, *(each for each in vars(module).values() if isinstance(each, type))):
                for variable, value in list(vars(owner).items()):
                    value = getattr(value, "__func__", value)
                    if hasattr(value, "cache_info") and getattr(value, "__module__", name) == name:
                        found[f"{name}.{variable}"] = value.cache_info()
    return found


def work(numbers):
    for n in numbers:
        articlekit.extract(
            f'<html lang="x{n}-Y{n}"><title>Rain {n}</title><meta property="og:locale" content="q{n}_Q{n}"><h1>Rain {n}</h1>'
            f'<p class="a{n}">By Ana{n} Ruiz, {n % 28 + 1} mars 20{n % 20:02} {n}:{n}<p>word{n} cookie{n} we use cookies {n}'
            f'<p>Es regnete {n} in den Bergen<p>昨夜{n}山区大雨<script type="application/ld+json">'
            f'{{"inLanguage": "z{n}", "author": "Ana{n}", "datePublished": "2020-01-01T00:00:00+{n % 12:02}:{n % 60:02}"}}</script>',
            url=f"https://h{n}.example/{n}",
        )
        articlekit.parse_byline(f"By Ana{n} Ruiz")
        articlekit.parse_date(f"{n % 28 + 1} mars 2020", languages=[f"x{n}"])


work(range(200))
before = caches()
work(range(200, 400))
print(len(before))
for name, info in caches().items():
    if info.maxsize is None and info.currsize != before[name].currsize:
        print(name, before[name], info)
"""
)


def test_caches_hold_nothing_of_a_page() -> None:
    """htmldate#56: however many pages, hosts and made-up languages there are, no cache without a bound grows."""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", CACHES], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    count, *grown = done.stdout.splitlines()
    assert int(count) > 15
    assert grown == []


def all_errors(kind: type[Exception] = ArticlekitError) -> Iterable[type[Exception]]:
    for each in kind.__subclasses__():
        yield each
        yield from all_errors(each)


@pytest.mark.parametrize("kind", [each for each in all_errors() if each.__module__ == exceptions.__name__])
def test_errors_can_be_pickled(kind: type[Exception]) -> None:
    """trafilatura#420: every exception travels between processes with its message."""
    error = kind("https://a.example/", "no wind") if issubclass(kind, FetchError) else kind("no wind in the hills")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.args) == (kind, str(error), error.args)


GROWTH = """
import sys
sys.path.insert(0, sys.argv[1])
from peak_memory import peak_memory
from articlekit import extract

LINE = "It rained all night in the hills, and the road to the coast is closed until the weekend."
KINDS = (
    lambda n: f"<title>Rain {n}</title><p class=c{n}>Rain {n}.",
    lambda n: f"Rain {n}\\n\\nroad {n}",
    lambda n: f"<p id=i{n}>{n} x{n}y <a href=/{n}>{n}</a>",
    lambda n: f"<p>{n}</p>",
    lambda n: f"word{n} other{n}",
)
RARE = (
    lambda n: f'<script type="application/ld+json">{{"headline": "Rain {n}", "author": "Ana{n} Ruiz"}}</script><p>By Ana{n} Ruiz<p>{LINE}',
    lambda n: f"<p class=byline{n}>Par Zoé{n} Brun, le {n % 28 + 1} mars 2021<p>Ce site utilise des cookies {n}. Vous acceptez.",
    lambda n: f"<p>{n} 昨夜山区大雨，通往海岸的道路关闭至周末。",
)


def work(numbers):
    for n in numbers:
        kind = RARE[n // 100 % len(RARE)] if n % 100 == 0 else KINDS[n % len(KINDS)]
        extract(kind(n), url=f"https://host{n}.example/{n}")
    return peak_memory()


warm = work(range(10_000))
print(work(range(10_000, 100_000)) - warm)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="this system cannot tell what a process takes")
def test_a_hundred_thousand_documents() -> None:
    """htmldate#56: after ten thousand different documents, ninety thousand more take no more memory."""
    done = subprocess.run(
        [sys.executable, "-c", GROWTH, __file__.rpartition("/")[0]], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 4_000_000
