"""The template of bulletins, which is the corpus's: filled in, with its slots checked and nothing left out."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from taizhang.findings import TaizhangError
from taizhang.office.bulletin.items import Item, Sources, by_bodies

TEMPLATE = "datapackage/templates/bulletin.md"
NUMERALS = "一二三四五六七八九十"
MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#~"})


class BulletinError(TaizhangError):
    """A bulletin cannot be written; the message says why, in both languages."""


class Told:
    """The matters of a bulletin, which the template takes by their states; it has to take all."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = list(items)
        self.taken: set[str] = set()

    def matters(self, states: Iterable[str]) -> list[Item]:
        """The matters in some states, in the order of the plans."""
        wanted = set(states)
        self.taken |= wanted
        return [one for one in self.items if one.state in wanted]

    def labels(self, states: Iterable[str]) -> list[str]:
        """What those of some states are called in which there are matters."""
        there = {one.state: one.label for one in self.items}
        return list(dict.fromkeys(there[state] for state in states if state in there))

    def tally(self, states: Iterable[str]) -> list[tuple[str, int]]:
        """How many promises are in each of some states that has any; shares are parts of theirs."""
        whole = [one for one in self.items if not one.matter.organisation]
        counted = Counter(one.state for one in whole)
        labels = {one.state: one.label for one in whole}
        return [(labels[state], counted[state]) for state in states if counted[state]]

    def left_out(self) -> list[str]:
        """The states of matters that the template did not take."""
        return sorted({one.state for one in self.items} - self.taken)


def fill(path: Path, text: str, told: Told, slots: dict[str, Any]) -> str:
    """Fill in a template.  Raises BulletinError where it cannot be, or leaves matters out."""
    sources = Sources()
    known = {
        **slots,
        "matters": told.matters,
        "tally": told.tally,
        "told": told.labels,
        "cite": sources.cite,
        "sources": sources.all,
    }
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"by_bodies": by_bodies, "chinese": _chinese}
    try:
        asked = meta.find_undeclared_variables(environment.parse(text)) - environment.globals.keys()
        if unknown := sorted(asked - known.keys()):
            raise BulletinError(
                f"{path}: nobody fills {', '.join(unknown)}; there are {', '.join(sorted(known))}. "
                f"没有 {'、'.join(unknown)} 可填；可填的有 {'、'.join(sorted(known))}。"
            )
        filled = environment.from_string(text).render(known)
    except TemplateSyntaxError as error:
        raise BulletinError(
            f"{path}, line {error.lineno}: {error.message}. 第 {error.lineno} 行写法有误。"
        ) from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise BulletinError(f"{path} cannot be filled in: {error}. 模板无法填写。") from error
    if missing := told.left_out():
        raise BulletinError(
            f"{path} leaves out matters that are {', '.join(missing)}. "
            f"模板漏掉了这些状态的事项：{'、'.join(missing)}。"
        )
    return _tidy(filled)


def _chinese(number: int) -> str:
    """A number up to nineteen as headings are counted."""
    if number <= len(NUMERALS):
        return NUMERALS[number - 1]
    return f"十{NUMERALS[number - 11]}"


def _tidy(filled: str) -> str:
    """At most one empty line between paragraphs, and none at the ends."""
    lines: list[str] = []
    for line in filled.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip("\n") + "\n"
