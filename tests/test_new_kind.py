"""A kind of claim has a home: adding one to the toolkit touches few files, and all else follows.

The kind is fictional: slogans, which a plan prints and which promise nothing.
"""

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from packages import GOLDEN, GOLDEN_RULES, PROJECT, read_rows

from taizhang.files.yaml_reader import read_yaml

PLAN = "datapackage/plans/qingxi-2025-innovation/plan.yaml"
QUOTE = "青溪市人民政府办公室"
TITLE = "青溪之声"
KIND = '    Kind("slogans", "slogan", named_by="title", agreed=None, counted=True),\n'
DEFINITION = {
    "title": "Slogan 口号",
    "description": "Words to be remembered.\n要人记住的话。",
    "type": "object",
    "additionalProperties": False,
    "required": ["quote", "title"],
    "properties": {
        "review": {"$ref": "#/$defs/review"},
        "quote": {"$ref": "#/$defs/quote"},
        "title": {"$ref": "#/$defs/text", "title": "Title 名称", "description": "It.\n口号。"},
    },
}
PAGE = """
import sys
from mkdocs.structure.files import File
from taizhang import check_corpus, find_corpus
from taizhang.site.building.package import SitePackage
from taizhang.site.building.pages import generated_pages
from taizhang.site.building.render import Renderer
from taizhang.site.language.locale import Locale
from taizhang.site.records.mentions import gather

corpus = find_corpus(".")
report = check_corpus(corpus)
package = SitePackage(corpus, report, validate=False)
mentions = [gather(report.results, Locale("en", corpus.registers))]
pages = list(generated_pages(corpus, report, package, mentions))
files = {page.uri: File(page.uri, "", "", True) for page in pages}
page = next(page for page in pages if "qingxi" in page.uri and page.uri.endswith("/records.md"))
sys.stdout.buffer.write(Renderer(files).render(page).encode())
package.clear()
"""


def insert(path: Path, before: str, text: str) -> None:
    """Put text into a file before the only place where it has some words."""
    written = path.read_text(encoding="utf-8")
    assert written.count(before) == 1, (path, before)
    path.write_text(written.replace(before, text + before), encoding="utf-8")


def add_kind(toolkit: Path) -> None:
    """All that a developer does to add the kind."""
    insert(toolkit / "src/taizhang/plan/kinds.py", '    Kind("dismissals"', KIND)
    schema = toolkit / "schemas/plan.schema.json"
    written = json.loads(schema.read_text(encoding="utf-8"))
    written["$defs"]["slogan"] = DEFINITION
    written["$defs"]["section"]["properties"]["slogans"] = {
        "title": "Slogans 口号",
        "description": "Words to be remembered.\n要人记住的话。",
        "type": "array",
        "items": {"$ref": "#/$defs/slogan"},
    }
    schema.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    table = yaml.safe_load((toolkit / "schemas/tables/absences.yaml").read_text(encoding="utf-8"))
    table |= {"order": 60, "title": "Slogans", "title_zh": "口号"}
    table["fields"] = [one for one in table["fields"] if one["name"] not in ("kind", "number")]
    told = yaml.safe_dump(table, allow_unicode=True, sort_keys=False)
    (toolkit / "schemas/tables/slogans.yaml").write_text(told, encoding="utf-8")
    labels = toolkit / "src/taizhang/site/language/labels.toml"
    insert(
        labels, 'absences = { zh = "提到而没有的"', 'slogans = { zh = "口号", en = "Slogans" }\n'
    )


@pytest.fixture(scope="module")
def toolkit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the toolkit that knows the kind."""
    copy = tmp_path_factory.mktemp("toolkit")
    for name in ("src", "schemas"):
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("*.pyc"))
    add_kind(copy)
    return copy


@pytest.fixture(scope="module")
def corpus(toolkit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden corpus with a claim of the kind."""
    root = tmp_path_factory.mktemp("corpus")
    shutil.copytree(GOLDEN / "corpus", root, dirs_exist_ok=True)
    shutil.copytree(toolkit / "schemas", root / "schemas")
    lexicon = "datapackage/registers/lexicon.yaml"
    shutil.copy(PROJECT / lexicon, root / lexicon)
    (root / "validators").mkdir()
    for rule in GOLDEN_RULES:
        shutil.copy(PROJECT / "validators" / f"{rule}.py", root / "validators")
    insert(root / PLAN, "relations:\n", f"    slogans: [{{quote: {QUOTE}, title: {TITLE}}}]\n")
    return root


def run(toolkit: Path, corpus: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(toolkit / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=corpus, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_kind_touches_its_schema_one_module_one_table_and_its_labels(toolkit: Path) -> None:
    files = [path.relative_to(toolkit) for path in toolkit.rglob("*") if path.is_file()]
    _, changed, added = filecmp.cmpfiles(PROJECT, toolkit, map(str, files), shallow=False)
    assert sorted((*changed, *added)) == [
        "schemas/plan.schema.json",
        "schemas/tables/slogans.yaml",
        "src/taizhang/plan/kinds.py",
        "src/taizhang/site/language/labels.toml",
    ]


def test_a_new_kind_is_published_and_comes_back(toolkit: Path, corpus: Path) -> None:
    package = Path(run(toolkit, corpus, "-m", "taizhang", "build").splitlines()[0])
    (row,) = read_rows(package / "data" / "slogans.csv")
    assert (row["title"], row["quote"]) == (TITLE, QUOTE)
    run(toolkit, corpus, "-m", "taizhang", "reconstruct", str(package), "again")
    texts = ((root / PLAN).read_text(encoding="utf-8") for root in (corpus, corpus / "again"))
    first, again = (read_yaml(text, PLAN)[0].data["sections"] for text in texts)
    assert first == again and again[-1]["slogans"] == [{"quote": QUOTE, "title": TITLE}]


def test_a_new_kind_has_its_cards_on_the_page_of_a_plan(toolkit: Path, corpus: Path) -> None:
    page = run(toolkit, corpus, "-c", PAGE)
    assert re.search(r'<h\d id="slogans"[^>]*>Slogans', page)
    assert TITLE in page
