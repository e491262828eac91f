"""Parting the words of a report into sentences, clauses and members of lists."""

import re
from collections.abc import Iterable

SENTENCE = re.compile(r"[^。;；\n!！?？【】]+")
CLAUSE = re.compile(r"(?:[^,，。;；:：()（）\n]|[(（][^\d()（）\n]*[)）])+")
"""Brackets that hold a figure part clauses; a remark in others belongs to its clause."""
MARKS = re.compile(r"(?:\s*(?:〔\d{1,3}〕|\[\d{1,3}\]|[①-⑳]))+$")
"""Marks behind words that lead to where they come from."""
NUMBER = re.compile(r"\d+(?:\.\d+)?")


def listed(clause: str) -> list[str]:
    """The members of a list in a clause, each with a figure of its own."""
    parts = clause.split("、")
    return parts if all(NUMBER.search(part) for part in parts) else [clause]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, longer ones first; for nothing where there are none."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest)) or "(?!)"


def unmarked(clause: str) -> str:
    """A clause without the marks of its sources at its end."""
    return MARKS.sub("", clause.strip())
