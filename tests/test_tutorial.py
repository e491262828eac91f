"""The tutorial, followed step by step: a corpus of another kind of plan, in another language."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from taizhang.checking.check_corpus import check_corpus
from taizhang.checking.examples import broken_examples
from taizhang.corpus import Corpus
from taizhang.package.formats import FORMATS

DOCS = Path(__file__).resolve().parents[1] / "docs"
FENCE = re.compile(r'^(````?)(\w+)(?: title="([^"\n]+)")?\n(.*?)^\1$', re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block of the tutorial: in which language, for which file, what."""

    kind: str
    path: str
    text: str


def blocks(page: str) -> list[Block]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return [Block(*match.groups()[1:]) for match in FENCE.finditer(text)]


def run(command: list[str], folder: Path) -> str:
    """What a command prints, both to people and as errors."""
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert done.returncode in (0, 1), done.stdout
    assert "Traceback" not in done.stdout, done.stdout
    return done.stdout


def command(block: Block) -> list[str]:
    """The Python that runs a block's commands, with the toolkit under test."""
    if block.kind == "python":
        return [sys.executable, "-c", block.text]
    tool, *words = block.text.split()
    assert tool in ("taizhang", "mkdocs"), block
    return [sys.executable, "-m", tool, *words]


def follow(steps: list[Block], folder: Path) -> Iterator[tuple[str, str]]:
    """Do what the blocks say; yields what a command prints and what the page says it prints."""
    told = ""
    for block in steps:
        path = folder / (block.path or "")
        if block.kind == "diff":
            old, new = (line[1:] for line in block.text.splitlines())
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1
            path.write_text(text.replace(old, new), encoding="utf-8")
        elif block.path:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind == "text":
            yield told, block.text
        else:
            told = run(command(block), folder)


@pytest.fixture(scope="module")
def steps() -> list[Block]:
    return blocks("en/tutorial.md")


@pytest.fixture(scope="module")
def riverton(steps: list[Block], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as it stands before its site is made; every output is as the page says."""
    folder = tmp_path_factory.mktemp("tutorial") / "riverton"
    folder.mkdir()
    for printed, said in follow([step for step in steps if not _is_site(step)], folder):
        assert printed.strip("\n") == said.strip("\n")
    return folder


def _is_site(step: Block) -> bool:
    return step.kind == "sh" and step.text.startswith("mkdocs")


def test_both_pages_have_the_same_blocks(steps: list[Block]) -> None:
    assert blocks("tutorial.md") == steps
    assert {step.kind for step in steps} >= {"json", "yaml", "python", "diff", "sh", "text"}


def test_the_tutorial_ends_in_a_corpus_that_is_clean(riverton: Path) -> None:
    corpus = Corpus(riverton)
    report = check_corpus(corpus)
    assert (report.findings, report.skips) == ([], [])
    assert [list(broken_examples(rule, corpus)) for rule in corpus.rules] == [[]]


def test_its_package_comes_in_every_format(riverton: Path) -> None:
    package = riverton / "dist" / "riverton-0.1.0"
    index = json.loads((package / "index.json").read_text(encoding="utf-8"))
    formats = {file["format"] for file in index["files"]}
    assert formats == {"catalogue", *(one.name for one in FORMATS)}
    assert index["title"] == index["title_zh"] == "Riverton's climate promises"


def test_read_explain_and_diff_know_it(riverton: Path) -> None:
    toolkit = [sys.executable, "-m", "taizhang"]
    read = run([*toolkit, "read", "riverton-2030-climate", "transport"], riverton)
    assert "⟦Run 35 electric buses by 2029⟧[targets electric-buses]" in read
    told = run([*toolkit, "explain", "targets-stand-in-their-words"], riverton)
    assert "Whoever reads 1200 in the data must find 1200 in the plan." in told
    package = "dist/riverton-0.1.0"
    assert "Nothing changed." in run([*toolkit, "diff", package, ".", "--lang", "en"], riverton)
    plan = next(riverton.glob("datapackage/plans/*/plan.yaml"))
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("year: 2029", "year: 2030"), encoding="utf-8")
    changed = run([*toolkit, "diff", package, ".", "--lang", "en"], riverton)
    plan.write_text(text, encoding="utf-8")
    assert "read otherwise (1)\n  riverton-2030-climate electric-buses: Year 2029 → 2030" in changed


def test_a_corpus_is_made_of_its_package_only_with_the_columns_that_takes(
    riverton: Path, tmp_path: Path
) -> None:
    again = str(tmp_path / "again")
    command = [sys.executable, "-m", "taizhang", "reconstruct", "dist/riverton-0.1.0", again]
    done = subprocess.run(command, cwd=riverton, capture_output=True, text=True)
    assert done.returncode == 2 and "plans.path, sections.parent_id, sections.begins" in done.stderr
    assert "Traceback" not in done.stderr and not Path(again).exists()


@pytest.mark.slow
def test_its_site_speaks_of_nothing_but_it(steps: list[Block], riverton: Path) -> None:
    (site,) = filter(_is_site, steps)
    run(command(site), riverton)
    pages = {
        str(path.relative_to(riverton / "site")): path.read_text(encoding="utf-8")
        for path in riverton.glob("site/en/**/*.html")
    }
    assert "Riverton&#39;s climate promises" in pages["en/index.html"]
    assert "Run 35 electric buses by 2029" in pages["en/plans/riverton-2030-climate/index.html"]
    for name, page in pages.items():
        shown = re.sub(r"<script.*?</script>|<head>.*?</head>", "", page, flags=re.DOTALL)
        assert not re.search("Chinese local governments|stays in Chinese|CNY", shown), name
