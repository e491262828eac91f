"""Trying the examples in a rule's docstring: each is a small plan with its source in it."""

import json
from collections.abc import Iterator
from typing import Any

from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.files.text import read_file, sha256
from taizhang.files.yaml_reader import Document, read_yaml
from taizhang.registers import Registers
from taizhang.rules.rule import Example, Rule

BESIDE = ("text", "released")
"""Keys of an example that are no part of its plan: the source, and ids that a release has had."""


TO_DO = "TODO"
LEFT = (
    f"{TO_DO} is left in it: write what the rule protects and why, what is wrong and what is right in "
    "its examples, how to mend it, and its messages, in English and Chinese. "
    f"还有 {TO_DO}：请用中英文写明规则保护什么、为什么、例子错在哪里、怎样才对、怎样改，以及提示的文字。"
)


def broken_examples(rule: Rule, corpus: Corpus) -> Iterator[str]:
    """What is wrong with the examples of a rule, one sentence each; none where all of them hold.

    A rule that is still the template (``scripts/new-rule``) has examples of something else.
    """
    if TO_DO in read_file(rule.path, rule.path.name)[0]:
        yield f"{rule.path.name}: {LEFT}"
    for number, example in enumerate(rule.examples, 1):
        result = try_example(example, rule, corpus)
        lines = sorted(
            {found.span.start.line for found in result.findings if found.rule == rule.id}
        )
        others = [found for found in result.findings if found.rule != rule.id]
        told = f"{rule.path.name}, example {number}"
        if result.skips:
            yield f"{told}: the rule did not run: {result.skips[0]}"
        for found in others:
            yield f"{told}, line {found.span.start.line}: {found.message} [{found.rule}]"
        if not others and lines != list(example.lines):
            yield f"{told}: findings on lines {lines}, marked are {list(example.lines)}"


def try_example(example: Example, rule: Rule, corpus: Corpus) -> PlanResult:
    """An example read as a plan under this one rule, with its key ``text`` as the source.

    What it leaves out comes from ``validators/examples.yaml``, and stands below it so that its
    lines keep their numbers.  Raises ValueError where it is no YAML.
    """
    document, findings = read_yaml(example.text, "example.yaml")
    if findings:
        raise ValueError(f"{rule.path}: {findings[0].message}")
    data = document.data
    text = data["text"].encode()
    usual, registers = _granted(corpus)
    usual["source"] = {**usual["source"], "sha256": sha256(text)}
    usual["title"] = data["text"].split("\n", 1)[0].strip()
    lines = _without(BESIDE, document, example.text.splitlines())
    lines += [f"{key}: {_json(usual[key])}" for key in usual if key not in data]
    id = data.get("id", usual["id"])
    return read_plan(
        f"datapackage/plans/{id}/plan.yaml",
        "\n".join(lines).encode(),
        text,
        corpus.schemas["plan.schema.json"],
        registers,
        [rule],
        {id: frozenset(data.get("released", ()))},
    )


def _granted(corpus: Corpus) -> tuple[dict[str, Any], Registers]:
    """The fields that examples leave out, and the registers they are read with.

    A register that ``validators/examples.yaml`` lacks is the corpus's own.
    """
    path = corpus.root / "validators" / "examples.yaml"
    document, findings = read_yaml(corpus.read_words(path), corpus.shown(path))
    if findings:
        raise ValueError(f"{path}: {findings[0].message}")
    own = corpus.registers
    tables = {
        name: {entry["id"]: entry for entry in entries}
        for name, entries in document.data["registers"].items()
    }
    registers = Registers({**own.tables, **tables}, own.regions, own.lexicon, own.broken)
    return dict(document.data["plan"]), registers


def _without(keys: tuple[str, ...], document: Document, lines: list[str]) -> list[str]:
    """The lines, those of some keys of the document left empty."""
    for key in keys:
        if key in document.data:
            span = document.values[f"/{key}"]
            first, last = document.keys[f"/{key}"].start.line, span.end.line
            after = last if span.end.column == 1 else last + 1
            lines[first - 1 : after - 1] = [""] * (after - first)
    return lines


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
