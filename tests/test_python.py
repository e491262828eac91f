"""The door for Python users: what `import taizhang` offers, and the page on it, run as it stands."""

import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from built_site import served
from packages import PROJECT, built

import taizhang
import taizhang.rules

PAGES = (PROJECT / "docs" / "python.md", PROJECT / "docs" / "en" / "python.md")


def pieces(page: Path) -> list[str]:
    return re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S)


def answer(code: str) -> Any:
    known: dict[str, Any] = {}
    exec(code, known)  # the code of our own page
    return known["answer"]


def test_every_exported_name_is_there_and_nothing_else_is_offered() -> None:
    assert dir(taizhang) == sorted(taizhang.__all__)
    assert all(getattr(taizhang, name) is not None for name in taizhang.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        taizhang.nothing  # type: ignore[attr-defined]  # noqa: B018
    assert all(hasattr(taizhang.rules, name) for name in taizhang.rules.__all__)


def test_importing_the_toolkit_imports_none_of_its_rooms() -> None:
    code = "import sys, taizhang; print([m for m in sys.modules if m.startswith('taizhang.')])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_every_name_offered_is_described_on_the_page_in_both_languages() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for name in set(taizhang.__all__) - {"__version__", "Claim", "Section", "OpenedPackage"}:
            assert re.search(rf"\b{name}\b", text) or name in ("Finding", "Rule"), (page.name, name)


@pytest.mark.corpus
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_examples_answer(
    page: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = built("real", tmp_path_factory.getbasetemp())[1]
    of_corpus, of_package, of_all, of_day = pieces(page)
    monkeypatch.chdir(PROJECT)
    assert answer(of_corpus) == [(2.0, "全市R&D投入强度(R&D/GDP)达到2.0%以上")]
    assert answer(of_all) == []
    assert sum(answer(of_day).values()) >= 10 and "missed" not in answer(of_day)
    monkeypatch.chdir(package.parent)
    (zipped,) = package.parent.glob("*.zip")
    counted = answer(of_package.replace("taizhang-0.1.0.zip", zipped.name))
    rows = taizhang.open_package(package)["targets"]
    assert sum(counted.values()) == sum(1 for row in rows if not row["is_restatement"])
    assert {type(row["value"]) for row in rows} == {Decimal, type(None)}
    assert {type(row["clause"]) for row in rows} <= {int, type(None)}


def test_a_package_is_opened_by_its_address(tmp_path_factory: pytest.TempPathFactory) -> None:
    _, package = built("golden", tmp_path_factory.getbasetemp())
    with served(package.parent) as address:
        opened = taizhang.open_package(f"{address}{package.name}.zip")
        with pytest.raises(taizhang.TaizhangError, match=r"cannot be fetched .*无法取得"):
            taizhang.open_package(f"{address}nothing.zip")
    assert dict(opened) == dict(taizhang.open_package(package))
    with pytest.raises(taizhang.TaizhangError, match="cannot be fetched"):
        taizhang.open_package("http://127.0.0.1:9/package.zip")
