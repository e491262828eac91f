"""What contributors work with besides the toolkit: editors, hooks, workflows, forms."""

import re
import runpy
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from taizhang.rules import Facts

EDITOR_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def _run(project: Path, *command: str) -> None:
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run([tool, *command[1:]], cwd=project, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_curated_file_names_its_schema_for_editors(project: Path) -> None:
    for path in (project / "datapackage").rglob("*.yaml"):
        named = EDITOR_LINE.match(path.read_text(encoding="utf-8"))
        assert named, path
        schema = (path.parent / named[1]).resolve()
        assert schema.is_file(), path
        folder = path.parent.name if path.parent.name in schema.name else path.stem
        assert schema.name == f"{folder}.schema.json", path


def test_yaml_is_written_in_one_style(project: Path) -> None:
    _run(project, "yamllint", "--strict", ".")


def test_hooks_are_well_formed(project: Path) -> None:
    _run(project, "pre-commit", "validate-config", ".pre-commit-config.yaml")
    _run(project, "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")


def test_workflows_have_least_rights_and_no_known_weakness(project: Path) -> None:
    _run(project, "zizmor", "--offline", "--strict-collection", ".github")


def test_a_strangers_code_never_meets_a_right_to_write(project: Path) -> None:
    for path in (project / ".github" / "workflows").iterdir():
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        events = workflow[True]  # YAML 1.1 reads GitHub's key "on" as a truth value
        assert "pull_request_target" not in events
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        checks_out = any("actions/checkout" in step.get("uses", "") for step in steps)
        granted = [
            workflow.get("permissions"),
            *(j.get("permissions") for j in workflow["jobs"].values()),
        ]
        writes = any("write" in (rights or {}).values() for rights in granted)
        assert workflow["permissions"] is not None
        assert not (checks_out and writes), path


@pytest.mark.parametrize("form", ["correct-a-fact", "propose-a-plan"])
def test_forms_have_what_github_asks_of_them(form: str, project: Path) -> None:
    path = project / ".github" / "ISSUE_TEMPLATE" / f"{form}.yml"
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(written)
    ids = [part["id"] for part in written["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    for part in written["body"]:
        assert part["type"] in {"markdown", "input", "textarea", "checkboxes", "dropdown"}
        assert part["type"] == "markdown" or part["attributes"]["label"]


def test_python_is_bounded_to_what_wheels_are_asked_for_and_tried_in_workflows(
    project: Path,
) -> None:
    pythons = runpy.run_path(str(project / "scripts" / "wheels"))["PYTHONS"]
    with (project / "pyproject.toml").open("rb") as file:
        required = tomllib.load(file)["project"]["requires-python"]
    workflow = (project / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    matrix = yaml.safe_load(workflow)["jobs"]["install"]["strategy"]["matrix"]
    first, last = (tuple(map(int, one.split("."))) for one in (pythons[0], pythons[-1]))
    assert required == f">={first[0]}.{first[1]},<{last[0]}.{last[1] + 1}"
    assert matrix["python"] == list(pythons)


def test_what_facts_offers_is_described_for_authors_of_rules(project: Path) -> None:
    offered = {name for name in vars(Facts) if not name.startswith("_")}
    offered |= {field.name for field in fields(Facts)}
    text = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for half in text.split("\n## In English\n"):
        table = half[half.index("| `facts.`") :].split("\n\n")[0]
        assert set(re.findall(r"`(\w+)[`(]", table)) - {"facts"} == offered


def test_a_pull_request_asks_for_what_every_change_has(project: Path) -> None:
    text = (project / ".github" / "pull_request_template.md").read_text(encoding="utf-8")
    for wanted in ("taizhang check --strict", "CHANGELOG.md", "中英文", "both languages"):
        assert wanted in text
