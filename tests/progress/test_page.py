"""The page on reports, run as it stands, in both languages, on the made-up town."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import PROJECT
from packages import COMMAND

from progress.town import TOWN, lay_town

PAGES = ("docs/reports.md", "docs/en/reports.md")


def blocks(page: str, kind: str) -> list[str]:
    text = (PROJECT / page).read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", text, re.S)


@pytest.mark.parametrize("page", PAGES)
def test_the_command_prints_what_the_page_says(page: str, tmp_path: Path) -> None:
    root = lay_town(tmp_path / "town")
    for command, said in zip(blocks(page, "sh"), blocks(page, "text"), strict=True):
        words = shlex.split(command)[1:]
        done = subprocess.run([*COMMAND, *words], cwd=root, capture_output=True, text=True)
        assert done.returncode == 0
        assert not set(said.splitlines()) - set(done.stdout.splitlines())


@pytest.mark.parametrize("page", PAGES)
def test_the_rows_it_shows_are_those_of_the_town(page: str) -> None:
    (shown,) = (yaml.safe_load(block) for block in blocks(page, "yaml"))
    path = TOWN / "datapackage" / "progress" / shown["id"] / "report.yaml"
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert all(whole[key] == shown[key] for key in ("speaker", "as_of", "plans", "fulfils"))
    rows = [
        row
        for section in whole["sections"]
        for kind in ("observations", "standings", "fulfilments")
        for row in section.get(kind, ())
    ]
    for section in shown["sections"]:
        for kind in ("observations", "standings", "fulfilments"):
            assert all(row in rows for row in section[kind])


def test_both_pages_show_the_same_report() -> None:
    assert blocks(PAGES[0], "yaml") == blocks(PAGES[1], "yaml")
