"""Search in the sections' text by any SQLite with FTS5, for Chinese words of any length.

Every Chinese character is a token, so a word of any length is a phrase of characters: ``"产 业"``.
Runs of two to four are tokens as well, so that short words are found as they are: ``产业``.  A section is
indexed as printed, in simplified characters, and in traditional ones: as OpenCC writes them, and
with the variants that the corpus's own sources prefer (産 where OpenCC writes 產).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache

import apsw
from opencc import OpenCC

from taizhang.registers import simplify
from taizhang.tables import Row

TOKEN = re.compile(r"[A-Za-z0-9]+(?:[!-/][A-Za-z0-9]+)*|[^\W_]|[\W_]")
CHINESE = re.compile(r"[^\W\d_a-zA-Z]+")
BREAK = "。"
"""Stands for whatever is no letter or digit, so that no phrase crosses it; R&D stays together."""

SCHEMA = """
CREATE TABLE searchable ( -- 检索所用的部分编号 Numbers by which the search knows sections
  "id" INTEGER PRIMARY KEY,
  "section_id" TEXT NOT NULL UNIQUE REFERENCES "sections" ("section_id")
);
CREATE VIRTUAL TABLE section_words USING fts5 (
  words, content = '', tokenize = "unicode61 remove_diacritics 0 tokenchars '。'"
);
CREATE VIEW search AS
-- 全文检索，简繁均可，字与字之间加空格 Full text in either script, a blank between characters:
-- SELECT section_id, text FROM search WHERE words MATCH '"产 业"';
SELECT plan_id, section_id, role, heading, text, words
FROM section_words
JOIN searchable ON searchable.id = section_words.rowid
JOIN sections USING (section_id)
"""


def add_search(database: apsw.Connection, sections: list[Row]) -> None:
    """Add the index of the sections' words, and the view ``search`` to ask it."""
    database.execute(SCHEMA)
    variants = printed_variants(sections)
    for number, row in enumerate(sections, 1):
        database.execute("INSERT INTO searchable VALUES (?, ?)", (number, row["section_id"]))
        database.execute(
            "INSERT INTO section_words (rowid, words) VALUES (?, ?)", (number, words(row, variants))
        )
    database.execute("INSERT INTO section_words (section_words) VALUES ('optimize')")


def words(row: Row, variants: dict[int, str]) -> str:
    """The text of a section in every form of its characters, parted into tokens."""
    traditional = _to_traditional(row["text_hans"])
    forms = (row["text"], row["text_hans"], traditional, traditional.translate(variants))
    told = list(dict.fromkeys(forms))
    runs = dict.fromkeys(run for form in told for run in _runs(form))
    parts = [*(" ".join(_tokens(form)) for form in told), " ".join(runs)]
    return f" {BREAK} ".join(filter(None, parts))


def _runs(text: str) -> Iterator[str]:
    """Every two, three and four characters that stand together without a mark between them."""
    for chinese in CHINESE.findall(text):
        for length in (2, 3, 4):
            yield from [chinese[at : at + length] for at in range(len(chinese) - length + 1)]


def _tokens(text: str) -> list[str]:
    return [one if one[0].isalnum() else BREAK for one in TOKEN.findall(text)]


def printed_variants(sections: list[Row]) -> dict[int, str]:
    """For a traditional character of OpenCC, the one that the sources print most often instead."""
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for row in sections:
        for character, simple in zip(row["text"], row["text_hans"], strict=True):
            if character != simple:
                printed[_standard(character)][character] += 1
    most = {one: min(counts, key=lambda c: (-counts[c], c)) for one, counts in printed.items()}
    return {ord(one): variant for one, variant in most.items() if len(one) == 1}


@cache
def _standard(character: str) -> str:
    return _to_traditional(simplify(character))


_to_traditional: Callable[[str], str] = OpenCC("s2t").convert
