"""Sites built for the tests: of the real corpus, and of a small one full of hostile text."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest
import yaml
from built_site import VIEWPORTS, Site, served
from playwright.sync_api import Browser, Page, sync_playwright

from taizhang.versions.change import Change
from taizhang.versions.history import Release
from taizhang.versions.number import Version

PROJECT = Path(__file__).resolve().parents[2]
HOSTILE = (
    "<script>alert()</script> **bold** [a](javascript:alert()) {{ 'x'.upper() }} {% raw %} "
    '&lt;b&gt; <img src=x onerror=alert()> " onmouseover="alert() \' `code` </mark></a></p>'
)
QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "npm_config_offline": "true"}
"""No test asks the network: Pagefind is there if scripts/test could fetch it, or is not."""
CACHE = ".cache"


def run_mkdocs(root: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build --strict`` as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(out)],
        cwd=root,
        env={**os.environ, **QUIET},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def built(root: Path, out: Path) -> Site:
    run = run_mkdocs(root, out)
    assert run.returncode == 0, run.stdout + run.stderr
    return Site(out, root)


def small_corpus(root: Path) -> Path:
    """The sound corpus of ``tests/cases/_base`` with a mkdocs.yml and the project's documents.

    It has three rules of the project: hostile text need not keep to what is asked of real plans.
    """
    shutil.copytree(PROJECT / "tests" / "cases" / "_base", root)
    for name in ("schemas", "docs", "mkdocs.yml"):
        (root / name).symlink_to(PROJECT / name)
    share_cache(root)
    (root / "validators").mkdir(exist_ok=True)
    for name in ("allocations_add_up", "numbers_are_accounted_for", "values_stand_in_words"):
        shutil.copy(PROJECT / "validators" / f"{name}.py", root / "validators")
    for register in ("lexicon", "actions"):
        path = f"datapackage/registers/{register}.yaml"
        shutil.copy(PROJECT / path, root / path)
    return root


def share_cache(root: Path) -> None:
    """Let a corpus use the Pagefind that the project has fetched."""
    if (PROJECT / CACHE / "pagefind").is_dir():
        (root / CACHE).mkdir()
        (root / CACHE / "pagefind").symlink_to(PROJECT / CACHE / "pagefind")


def write_plan(root: Path, plan: dict[str, object], source: str) -> None:
    """Add a plan to a corpus.  Its YAML is JSON, which YAML includes."""
    folder = root / "datapackage" / "plans" / str(plan["id"])
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(source, encoding="utf-8", newline="")
    text = json.dumps(plan, ensure_ascii=False, indent=1)
    text = text.replace("SHA", sha256(source.encode()).hexdigest())
    (folder / "plan.yaml").write_text(text, encoding="utf-8")


def hostile_plan() -> tuple[dict[str, object], str]:
    """A plan that says hostile text wherever it may say text, and its source."""
    source = (
        f"{HOSTILE}规划\n一、目标\n培育高新技术企业30家{HOSTILE},尽快。落实《{HOSTILE}》。"
        f"建设{HOSTILE}实验室,每月报告进展。乱<b>码。\n"
        f"推动{HOSTILE}平台投入运营,深化{HOSTILE}合作,以{HOSTILE}为目的。\n"
    )
    plan: dict[str, object] = {
        "id": "hostile-2024",
        "title": f"{HOSTILE}规划",
        "title_en": f"Plan {HOSTILE}",
        "genre": "action-plan",
        "status": "draft",
        "region": "990100",
        "missing": dict.fromkeys(
            ("issuer", "document_number", "written", "published", "period"), "not-in-source"
        ),
        "source": {
            "sha256": "SHA",
            "url": "https://example.org/\"onmouseover='alert()'",
            "publisher": HOSTILE,
            "capture": "repost",
            "script": "Hant",
        },
        "emendations": [
            {
                "find": "乱<b>码",
                "read": "乱</b><i>码",
                "kind": "slip",
                "cause": "author",
                "certainty": "low",
                "note": HOSTILE,
            }
        ],
        "sections": [
            {"id": "title", "role": "cover", "starts": f"{HOSTILE}规划"},
            {
                "id": "goals",
                "role": "goals",
                "heading": "一、目标",
                "title_en": HOSTILE,
                "targets": [
                    {
                        "id": "firms",
                        "label": HOSTILE,
                        "quote": f"培育高新技术企业30家{HOSTILE}",
                        "comparator": "eq",
                        "value": 30,
                        "unit": "firm",
                        "printed": "30家",
                        "scope": HOSTILE,
                    }
                ],
                "duties": [
                    {
                        "id": "report",
                        "quote": "每月报告进展",
                        "kind": "report",
                        "every": "P1M",
                        "to": HOSTILE,
                    }
                ],
                "measures": [
                    {
                        "id": "platform",
                        "quote": f"推动{HOSTILE}平台投入运营",
                        "action": "hostile",
                        "grain": "deliverable",
                        "entities": [f"{HOSTILE}平台"],
                        "condition": HOSTILE,
                        "serves": "firms",
                    },
                    {"quote": f"深化{HOSTILE}合作", "action": "hostile", "grain": "line"},
                ],
                "asides": [{"quote": f"以{HOSTILE}为目的", "reason": "aim"}],
                "entities": [
                    {
                        "quote": f"建设{HOSTILE}实验室",
                        "name": f"{HOSTILE}实验室",
                        "kind": "laboratory",
                    }
                ],
            },
        ],
        "relations": [{"type": "implements", "title": HOSTILE, "quote": f"落实《{HOSTILE}》"}],
        "tombstones": [
            {"was": "old", "now": "firms", "reason": HOSTILE},
            {"was": "old-goals", "now": "goals", "reason": "Renamed."},
            {"was": "lost", "reason": "No promise."},
        ],
        "questions": [{"id": "q", "at": "firms", "text": HOSTILE, "text_en": HOSTILE}],
    }
    return plan, source


@pytest.fixture(scope="session")
def hostile_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus in which a plan and the registers hold hostile text."""
    root = small_corpus(tmp_path_factory.mktemp("hostile") / "corpus")
    write_hostile(root)
    write_releases(root)
    write_metadata(root)
    return root


@pytest.fixture(scope="session")
def hostile_site(hostile_corpus: Path) -> Site:
    """The site of the corpus with hostile text."""
    return built(hostile_corpus, hostile_corpus.with_name("site"))


def write_releases(root: Path) -> None:
    """A first release, and one that withdrew a record for a hostile reason."""
    about = ("reading-corrected", "major", "targets", "Targets", "目标", "hostile-2024")
    gone = Change("removed", *about, "青溪市", "Qingxi", "hostile-2024/old", reason=HOSTILE)
    for release in (
        Release(Version(1, 0, 0), "2025-06-01", "", (), {"plans": 2}),
        Release(Version(2, 0, 0), "2025-07-01", "1.0.0", (gone,), {"plans": 2}),
    ):
        path = root / release.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(release.as_bytes())


def write_metadata(root: Path) -> None:
    """Have the package say hostile text of itself."""
    path = root / "datapackage" / "datapackage.yaml"
    metadata = yaml.safe_load(path.read_bytes())
    for key in ("title", "title_en", "description", "description_en"):
        metadata[key] = f"{HOSTILE} {key}"
    metadata["keywords"] = [HOSTILE]
    metadata["as_of"] = "2026-06-01"
    path.write_text(json.dumps(metadata, ensure_ascii=False, indent=1), encoding="utf-8")


def write_hostile(root: Path) -> None:
    """Add the plan and the entries of registers that say hostile text."""
    write_plan(root, *hostile_plan())
    for register, entry in hostile_entries().items():
        with (root / "datapackage" / "registers" / register).open("a", encoding="utf-8") as stream:
            stream.write(f"- {json.dumps({'id': 'hostile', **entry}, ensure_ascii=False)}\n")


def hostile_entries() -> dict[str, dict[str, object]]:
    """An entry for each of some registers, with hostile names."""
    names = {"name": f"{HOSTILE}局", "name_en": f"Bureau {HOSTILE}"}
    labels = {"label": f"{HOSTILE}数", "label_en": f"Count {HOSTILE}"}
    told = {"definition": HOSTILE, "definition_en": HOSTILE}
    kinds = {"region": "990100", "kind": "body", "function": "science"}
    return {
        "actions.yaml": {
            "label": HOSTILE,
            "label_en": HOSTILE,
            "definition": HOSTILE,
            "definition_en": HOSTILE,
            "is_not": HOSTILE,
            "is_not_en": HOSTILE,
            "words": ["推动"],
        },
        "organisations/qingxi.yaml": {**names, **kinds},
        "indicators.yaml": {
            **labels,
            **told,
            "measure": "stock",
            "unit": "firm",
            "direction": "up",
        },
        "themes.yaml": {**labels, "kind": "theme"},
    }


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the real corpus, of a copy that nobody edits while the tests run."""
    folder = tmp_path_factory.mktemp("real")
    root = folder / "corpus"
    for name in ("datapackage", "schemas", "validators", "docs"):
        shutil.copytree(PROJECT / name, root / name)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    share_cache(root)
    return built(root, folder / "site")


@pytest.fixture(
    params=["hostile", pytest.param("real", marks=[pytest.mark.corpus, pytest.mark.slow])]
)
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the two sites."""
    found: Site = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture
def hostile_text() -> str:
    return HOSTILE


@pytest.fixture
def broken_run(tmp_path: Path) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A corpus with errors, and what building it says."""
    root = small_corpus(tmp_path / "corpus")
    path = root / "datapackage" / "plans" / "qingxi-2025-innovation" / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("value: 2.5\n", "value: 25\n").replace("value: 30\n", "value: 3\n")
    path.write_text(text, encoding="utf-8")
    return root, run_mkdocs(root, tmp_path / "site")


@pytest.fixture(scope="session")
def material_address(material_site: Site) -> Iterator[str]:
    with served(material_site.folder) as found:
        yield found


@pytest.fixture(scope="session")
def address(real_site: Site) -> Iterator[str]:
    with served(real_site.folder) as found:
        yield found


@pytest.fixture(scope="session")
def small_address(hostile_site: Site) -> Iterator[str]:
    with served(hostile_site.folder) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("TAIZHANG_CHROMIUM") or which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=VIEWPORTS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport=VIEWPORTS[request.param], is_mobile=request.param == "phone"
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=VIEWPORTS["phone"], is_mobile=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def material_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the small corpus with a hostile plan: with an address, a repository, Material."""
    folder = tmp_path_factory.mktemp("material")
    root = small_corpus(folder / "corpus")
    write_hostile(root)
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert settings.count("  - taizhang\n") == 1
    settings = settings.replace("  - taizhang\n", "  - taizhang: {search: material}\n")
    settings += "site_url: https://example.org/plans/\nrepo_url: https://example.org/repository/\n"
    (root / "mkdocs.yml").unlink()
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return built(root, folder / "site")
