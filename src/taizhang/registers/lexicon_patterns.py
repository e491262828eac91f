"""The regular expressions of a lexicon: each can be read, has its groups, and comes to an end.

Which texts of the lexicon are patterns its schema says under ``patterns``: by the path of their keys,
the groups that they must have (a number, or names), what may stand in braces for something else,
and the keys below that hold other texts.
"""

import re
import warnings
from collections.abc import Iterator
from typing import Any

from taizhang.files.yaml_reader import Document, escape
from taizhang.findings import Finding, finding
from taizhang.registers.pattern_guard import matches_nothing, runs_away

Declared = dict[str, dict[str, Any]]

BRACES = re.compile(r"\{([a-z]+)\}")
SOMETHING = "\ue000"
"""Stands for what braces stand for: a character that no text holds."""
META = re.compile(r"[\\()\[\]{}*+?|^$.]")


def check_patterns(document: Document, declared: Declared) -> Iterator[Finding]:
    """What is wrong with the patterns of a lexicon that fits its schema, each at its place."""
    for path, asked in declared.items():
        keys = path.split("/")
        for pointer, text in _texts(document.data, keys, asked.get("except", []), ""):
            for rule, facts in _wrong(text, asked):
                span = document.span(pointer)
                yield finding(rule, document.path, span, pointer, pattern=text, **facts)


def _texts(
    data: Any, keys: list[str], others: list[str], pointer: str
) -> Iterator[tuple[str, str]]:
    """The texts below a path of keys, with the pointer of each; lists on the way are gone through."""
    if isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, keys, others, f"{pointer}/{number}")
    elif isinstance(data, dict):
        wanted = keys[:1] or [key for key in data if key not in others]
        for key in wanted:
            if key in data:
                yield from _texts(data[key], keys[1:], others, f"{pointer}/{escape(key)}")
    elif isinstance(data, str) and not keys:
        yield pointer, data


def _wrong(text: str, asked: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The first thing that is wrong with a pattern."""
    if not META.search(text) and not asked.get("groups"):  # a word
        return
    known = asked.get("braces", [])
    odd = next((one for one in BRACES.findall(text) if one not in known), None)
    pattern = BRACES.sub(SOMETHING, text)
    if odd:
        yield "pattern-braces", {"name": odd, "known": ", ".join(known) or "–"}
    elif problem := _problem(pattern):
        yield "pattern-broken", {"problem": problem}
    elif lacking := _lacking(pattern, asked.get("groups", 0)):
        yield "pattern-groups", {"lacking": lacking}
    elif matches_nothing(pattern):
        yield "pattern-empty", {}
    elif runs_away(pattern):
        yield "pattern-runs-away", {}


def _problem(pattern: str) -> str:
    """Why a pattern cannot be used; nothing where it can."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(pattern)
    except (re.error, RecursionError, OverflowError, Warning) as error:
        return str(error) or type(error).__name__
    return ""


def _lacking(pattern: str, groups: int | list[str]) -> str:
    """The groups that a pattern must have and has not."""
    compiled = re.compile(pattern)
    if isinstance(groups, int):
        return str(groups) if compiled.groups < groups else ""
    return ", ".join(name for name in groups if name not in compiled.groupindex)
