#!/usr/bin/env python3
"""Search a thousand generated plans: tests/bench/search_at_scale.py [PAGES] [SEED].

Pages are made of the sections of the real plans, drawn by seed, about as long as real plans.  For
words that people would look for, and for runs of characters drawn from the pages, it prints how
many pages hold them, how many are found, and how many bytes the first query of a new visitor
loads, the search page's own scripts and the first results included: from a server that compresses
text, as nearly all do, and from one that does not.  What Pagefind writes is compressed already.
"""

import gzip
import random
import re
import resource
import shutil
import sys
import tempfile
import threading
import time
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, Response, sync_playwright

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import find_corpus
from taizhang.registers import simplify
from taizhang.site.search.folding import folding_script
from taizhang.site.search.index import SearchIndex
from taizhang.site.search.pagefind import install

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "src/taizhang/site/theme/assets/javascripts/search.js"
SECTIONS = 45
WORDS = ("营商环境", "产业链", "産業鏈", "榕江", "R&D", "2.0", "市科技局", "对口帮扶", "链")
PAGE = """<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><div data-tz-search
data-lang="zh" data-found="{}" data-none="0" data-failed="failed"><form><input name="q"></form>
<p role="status"></p><ol></ol><button data-tz-more hidden></button></div>
<script type="module" src="../assets/javascripts/search.js"></script></html>"""


def sections() -> list[str]:
    results = check_corpus(find_corpus(ROOT)).results
    plans = [result.plan for result in results if result.plan]
    return [plan.text(section) for plan in plans for section in plan.sections]


def html(texts: list[str], number: int) -> str:
    parts = []
    for at, text in enumerate(texts):
        first, *rest = [line for line in text.split("\n") if line.strip()] or [""]
        body = "".join(f"<p>{escape(line)}</p>" for line in rest)
        parts.append(f'<h3 id="s-{at}">{escape(first)}</h3>{body}')
    return f"<h1>规划第{number}号</h1>{''.join(parts)}"


def build(site: Path, pages: int, seed: int) -> list[str]:
    """Write the site; returns the text of each page, folded and without blanks."""
    draw, drawn = random.Random(seed), sections()
    cache = ROOT / ".cache" / "pagefind"
    install(cache)
    index = SearchIndex(cache, simplify)
    texts = []
    for number in range(pages):
        chosen = draw.sample(drawn, SECTIONS)
        index.add(f"plans/p{number}/", "zh", f"规划第{number}号", "", html(chosen, number))
        texts.append(re.sub(r"\s", "", simplify("\n".join(chosen))).lower())
    started = time.monotonic()
    index.write(site)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6
    print(f"{pages} pages of {sum(map(len, texts)) // pages} characters on average")
    print(f"indexed in {time.monotonic() - started:.0f} s, {peak:.0f} MiB, {size:.0f} MB on disk")
    scripts = site / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    shutil.copy(SCRIPT, scripts)
    (scripts / "fold.js").write_text(folding_script(), encoding="utf-8")
    (site / "search").mkdir()
    (site / "search" / "index.html").write_text(PAGE, encoding="utf-8")
    return texts


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


TEXT = ("text/html", "text/javascript", "application/javascript", "application/json")


def weight(response: Response) -> tuple[int, int]:
    """The bytes of a response from a server that compresses text, and from one that does not."""
    body = response.body()
    is_text = response.headers["content-type"].startswith(TEXT)
    return (min(len(gzip.compress(body)), len(body)) if is_text else len(body)), len(body)


def ask(page: Page, address: str, words: str) -> tuple[int, int, int]:
    """How many pages a search finds, and how many bytes it loads, compressed or not."""
    loaded: list[Response] = []
    page.on("response", lambda response: loaded.append(response))
    page.goto(f"{address}search/")
    page.locator("[name=q]").fill(words)
    page.locator("[name=q]").press("Enter")
    page.wait_for_function("/^[0-9]+$/.test(document.querySelector('[role=status]').textContent)")
    page.wait_for_selector("[data-tz-search]:not([aria-busy])")
    found = int(page.locator("[role=status]").inner_text())
    compressed, plain = zip(*map(weight, loaded), strict=True)
    return found, sum(compressed), sum(plain)


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        texts = build(Path(folder), pages, seed)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        draw = random.Random(seed)
        runs = [run for text in draw.sample(texts, 30) for run in re.findall("[一-鿿]{6,}", text)]
        drawn = [run[at : at + draw.randint(2, 6)] for run in draw.sample(runs, 40) for at in (1,)]
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        print("words  hold  found  kB  kB-uncompressed")
        for words in (*WORDS, *drawn):
            context = browser.new_context()
            found, size, plain = ask(context.new_page(), address, words)
            context.close()
            held = sum(simplify(words).lower() in text for text in texts)
            print(f"{words}  {held}  {found}  {size / 1000:.0f}  {plain / 1000:.0f}")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
