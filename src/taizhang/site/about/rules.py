"""A rule's docstring as a page: its promise, its reason and its examples, in one language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown  # type: ignore[import-untyped]
from markupsafe import Markup

from taizhang.rules.rule import MARK, Rule
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import language_of
from taizhang.site.language.tongues import tag_chinese

SOFT_BREAK = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")
"""A line end inside Chinese prose, which must not become a blank."""


@dataclass(frozen=True)
class Block:
    """A paragraph of prose as HTML, or an example: YAML with the lines that must have a finding."""

    prose: Markup | None = None
    example: tuple[tuple[str, bool], ...] = ()
    fails: bool = False


@dataclass(frozen=True)
class RuleView:
    """All that the template of a rule's page needs."""

    id: str
    promise: str
    severity: str
    requires: tuple[str, ...]
    blocks: tuple[Block, ...]


def view_rule(rule: Rule, locale: Locale) -> RuleView:
    """The view of a rule.  Its docstring is Markdown of the repository's own, and is trusted."""
    english, chinese = rule.promise
    promise = chinese if locale.is_chinese else english
    return RuleView(
        rule.id, promise, rule.severity, rule.requires, tuple(_blocks(rule.doc, locale))
    )


def _blocks(doc: str, locale: Locale) -> Iterator[Block]:
    body = "\n".join(doc.strip().splitlines()[2:])
    for piece in re.split(r"^(```yaml\n.*?^```)$", body, flags=re.MULTILINE | re.DOTALL):
        if piece.startswith("```"):
            yield _example(piece)
        else:
            yield from _prose(piece, locale)


def _example(fenced: str) -> Block:
    written = fenced.splitlines()[1:-1]
    marked = [(line, line.rstrip().endswith(MARK)) for line in written]
    lines = tuple((line.replace(MARK, "").rstrip(), found) for line, found in marked)
    return Block(example=lines, fails=any(found for _, found in lines))


def _prose(text: str, locale: Locale) -> Iterator[Block]:
    """Paragraphs of the language, line by line: a paragraph may hold both."""
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [
            line for line in paragraph.strip().splitlines() if language_of(line) == locale.lang
        ]
        if lines:
            prose = SOFT_BREAK.sub("", "\n".join(lines))
            html = Markdown().convert(prose)
            yield Block(prose=Markup(html if locale.is_chinese else tag_chinese(html)))
