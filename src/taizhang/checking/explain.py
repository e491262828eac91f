"""What stands behind a finding: a rule's own docstring, or the wording of a check of the toolkit."""

import re

from taizhang.corpus import Corpus
from taizhang.findings import messages


def known_rules(corpus: Corpus) -> list[str]:
    """The ids of all rules and checks."""
    return sorted([*(rule.id for rule in corpus.rules), *messages()])


def list_rules(corpus: Corpus, lang: str) -> str:
    """The rules of a corpus, each with its promise in Chinese (``zh``) or English, a line each."""
    return "\n".join(f"{rule.id}: {rule.promise[lang == 'zh']}" for rule in corpus.rules)


def explain(corpus: Corpus, rule_id: str, lang: str) -> str | None:
    """Reason, examples and advice of a rule, in Markdown; None where there is no such rule.

    The name of its file will do (``_`` for ``-``).  A rule tells its own in both languages; a check
    of the toolkit, in the one asked for.
    """
    rule_id = rule_id.replace("_", "-")
    for rule in corpus.rules:
        if rule.id == rule_id:
            return f"# {rule.id} ({rule.severity})\n\n{rule.doc}"
    words = messages().get(rule_id)
    if words is None:
        return None
    said, hint = ("zh", "hint_zh") if lang == "zh" else ("en", "hint")
    severity = words.get("severity", "error")
    return f"# {rule_id} ({severity})\n\n{_plain(words[said])}\n\n→ {_plain(words[hint])}"


def _plain(template: str) -> str:
    """A message with ‹name› where a fact will stand."""
    return re.sub(r"\{(\w+)\}", r"‹\1›", template)
