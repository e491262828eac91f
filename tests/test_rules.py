"""The rules in validators/: their examples hold, and a rule that breaks its contract stops the run."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.check import PlanResult, read_plan
from taizhang.cli import main
from taizhang.corpus import Corpus
from taizhang.rules import Example, Rule, RuleError, load_rules
from taizhang.source import sha256
from taizhang.yaml_reader import read_yaml

PROJECT = Corpus(Path(__file__).resolve().parents[1])
DEFAULTS = {
    "id": "id: example",
    "title": "title: {first_line}",
    "title_en": "title_en: An example",
    "genre": "genre: action-plan",
    "status": "status: issued",
    "region": 'region: "445200"',
}
"""What an example leaves out, written below it so that its lines keep their numbers."""


FOR_THE_HARNESS = ("text", "released")
"""Keys of an example that are no part of a plan: its source, and the ids a release has had."""


def read_example(example: Example, rule: Rule) -> PlanResult:
    """Read an example as a plan, with its key ``text`` as the source, under this one rule."""
    document, findings = read_yaml(example.text, "example.yaml")
    assert not findings
    data = document.data
    text = data["text"].encode()
    lines = example.text.splitlines()
    for key in FOR_THE_HARNESS:
        if key in data:
            span = document.values[f"/{key}"]
            first, last = document.keys[f"/{key}"].start.line, span.end.line
            after = last if span.end.column == 1 else last + 1
            lines[first - 1 : after - 1] = [""] * (after - first)
    first_line = json.dumps(data["text"].split("\n", 1)[0].strip(), ensure_ascii=False)
    lines += [
        line.format(first_line=first_line) for key, line in DEFAULTS.items() if key not in data
    ]
    lines.append(f"source: {{sha256: {sha256(text)}, url: null, capture: official, script: Hans}}")
    written = "\n".join(lines).encode()
    id = data.get("id", "example")
    path = f"datapackage/plans/{id}/plan.yaml"
    schema = PROJECT.schemas["plan.schema.json"]
    released = {id: frozenset(data.get("released", ()))}
    return read_plan(path, written, text, schema, PROJECT.registers, [rule], released)


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in PROJECT.rules
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_has_findings_of_its_rule_on_exactly_the_marked_lines(
    rule: Rule, example: Example
) -> None:
    result = read_example(example, rule)
    assert result.skips == [], "the rule did not run"
    assert {found.rule for found in result.findings} <= {rule.id}
    assert sorted({found.span.start.line for found in result.findings}) == list(example.lines)


@pytest.mark.parametrize("rule", PROJECT.rules, ids=lambda rule: rule.id)
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    for example in rule.examples:
        for found in read_example(example, rule).findings:
            assert found.severity in ("error", "warning", "note")
            assert found.message.isascii() or found.message != found.message_zh
            assert found.hint and found.hint_zh and found.hint != found.hint_zh
    english, chinese = rule.promise
    assert english.endswith(".") and chinese.endswith("。")


# What the loader refuses

RULE = '''"""Every plan has a title.
每份规划都有标题。

```yaml
text: |
  无题
title: ""  # <- finding
```

```yaml
text: |
  有题
```
"""

SEVERITY = "error"


def check(plan, facts):
    return []
'''

BROKEN = {
    "that cannot be parsed": (RULE + "def", "SyntaxError"),
    "that cannot be run": (RULE + "import a_package_nobody_has", "ModuleNotFoundError"),
    "that leaves the interpreter": (RULE + "raise SystemExit(0)", "SystemExit"),
    "without a docstring": (RULE.split('"""')[2], "docstring"),
    "without a line in Chinese": (RULE.replace("每份规划都有标题。", "Really."), "Chinese"),
    "without severity": (RULE.replace("SEVERITY", "LEVEL"), "SEVERITY"),
    "with an unknown severity": (RULE.replace('"error"', '"fatal"'), "SEVERITY"),
    "without check": (RULE.replace("def check", "def verify"), "check(plan, facts)"),
    "without a failing example": (RULE.replace("  # <- finding", ""), "failing example"),
    "without a passing example": (RULE.rpartition("```yaml")[0] + '"""\n', "passing example"),
}


def _only_rule(corpus: Corpus, text: str, name: str = "plans_have_titles.py") -> Corpus:
    for path in (corpus.root / "validators").glob("*.py"):
        path.unlink()
    (corpus.root / "validators" / name).write_text(text, encoding="utf-8")
    return corpus


@pytest.mark.parametrize("fault", BROKEN)
def test_the_run_stops_at_a_rule(
    fault: str, make_corpus: Callable[..., Corpus], capsys: pytest.CaptureFixture[str]
) -> None:
    text, said = BROKEN[fault]
    corpus = _only_rule(make_corpus(), text)
    with pytest.raises(RuleError, match=r"plans_have_titles\.py"):
        load_rules(corpus.root / "validators")
    assert main(["check", str(corpus.root)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert said in output.err and "plans_have_titles.py" in output.err
    assert "Traceback" not in output.err


def test_a_sound_rule_is_loaded(make_corpus: Callable[..., Corpus]) -> None:
    rules = load_rules(_only_rule(make_corpus(), RULE).root / "validators")
    assert [(rule.id, rule.severity) for rule in rules] == [("plans-have-titles", "error")]
    assert [example.lines for example in rules[0].examples] == [(3,), ()]


def test_the_run_stops_at_a_rule_whose_name_is_no_id(make_corpus: Callable[..., Corpus]) -> None:
    corpus = _only_rule(make_corpus(), RULE, "Plans-Have-Titles.py")
    with pytest.raises(RuleError, match="lower_case"):
        load_rules(corpus.root / "validators")


def test_the_run_stops_at_a_package_called_validators(
    make_corpus: Callable[..., Corpus], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = make_corpus()
    (corpus.root / "validators" / "__init__.py").touch()
    assert main(["check", str(corpus.root)]) == 2
    assert "__init__.py" in capsys.readouterr().err


EMAILS = """
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from taizhang.rules import load_rules

assert load_rules(Path(sys.argv[1], "validators"))
from frictionless import Resource, Schema

schema = Schema.from_descriptor({"fields": [{"name": "to", "type": "string", "format": "email"}]})
for address in ("science@example.org", "no address"):
    print(Resource(data=[["to"], [address]], schema=schema).validate().valid)
"""


def test_frictionless_reads_an_email_column_with_the_project_on_the_path() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", EMAILS, str(PROJECT.root)]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (result.stdout.split(), result.stderr) == (["True", "False"], "")
