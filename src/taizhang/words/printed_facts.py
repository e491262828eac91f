"""What a text prints of itself around its parts: who issued it, its number, when it was written."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from taizhang.quantity import words_of
from taizhang.registers import Registers
from taizhang.words.dates import DATE, find_dates


class PrintedFact(NamedTuple):
    """A field of the plan with its value and the words that print it.

    It is sure where it signs, numbers or titles the text; what a web page says beside it is not.
    """

    field: str
    value: str
    words: str
    sure: bool


def printed_facts(
    text: str, spans: Iterable[tuple[int, int]], title: str, registers: Registers
) -> dict[str, PrintedFact]:
    """The facts that these parts of a text print, the first of each field; the sure ones come first.

    None for a corpus that has no words for them.
    """
    if "facts" not in registers.lexicon:
        return {}
    words, fold = _words(registers), words_of(registers).fold
    found: list[PrintedFact] = []
    for low, high in spans:
        before = ""
        for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text[low:high]):
            found += _in_line(match[0], fold(match[0]), before, words)
            before = match[0] if words.body.fullmatch(fold(match[0])) else ""
    issuer = re.match(rf"({words.body.pattern})关于", fold(title))
    if issuer:
        found.append(_sure("issuer", title[: len(issuer[1])]))
    first: dict[str, PrintedFact] = {}
    for one in sorted(found, key=lambda one: not one.sure):
        first.setdefault(one.field, one)
    return first


def _in_line(line: str, folded: str, before: str, words: "_Words") -> Iterator[PrintedFact]:
    """The facts of a line of the text; ``before`` is the line before it if that names a body."""
    yield from _labelled(line, folded, words)
    if words.body.fullmatch(folded):
        yield PrintedFact("issuer", line, line, False)
    signed = words.signed.fullmatch(folded)
    if signed:
        yield _sure("issuer", line[: len(signed["body"])])
        name = "published" if signed["issued"] else "written"
        yield from _dates(name, line[slice(*signed.span("date"))], True)
        return
    pieces = [(line[slice(*one.span())], one[0]) for one in re.finditer(r"[^\s(),;]+", folded)]
    if not all(words.number.fullmatch(one) or words.date.fullmatch(one) for _, one in pieces):
        return
    for printed, piece in pieces:
        if words.number.fullmatch(piece):
            yield _sure("document_number", printed)
        else:
            yield from [_sure("issuer", before)] if before else []
            yield from _dates("written", printed, bool(before))


def _labelled(line: str, folded: str, words: "_Words") -> Iterator[PrintedFact]:
    """What a table of a web page says of the document: 发文机关:…, 成文日期|…."""
    for match in words.labelled.finditer(folded):
        value = line[slice(*match.span("value"))].strip()
        name = words.fields[re.sub(r"\s", "", match["label"])]
        if name in ("written", "published"):
            yield from _dates(name, value, False)
        elif value and (name != "document_number" or words.number.search(match["value"])):
            yield PrintedFact(name, value, value, False)


def _sure(name: str, value: str) -> PrintedFact:
    return PrintedFact(name, value, value, True)


def _dates(name: str, words: str, sure: bool) -> Iterator[PrintedFact]:
    return (PrintedFact(name, date, words, sure) for date in find_dates(words))


class _Words(NamedTuple):
    fields: dict[str, str]
    labelled: re.Pattern[str]
    number: re.Pattern[str]
    signed: re.Pattern[str]
    body: re.Pattern[str]
    date: re.Pattern[str]


@lru_cache(maxsize=4)
def _words(registers: Registers) -> _Words:
    """The words of the lexicon by which a text speaks of itself, compiled."""
    said = registers.lexicon["facts"]
    fields = {word: entry["field"] for entry in said["labels"] for word in entry["words"]}
    spaced = (r"\s*".join(map(re.escape, word)) for word in sorted(fields, key=len, reverse=True))
    label = "|".join([*spaced])
    others = "|".join(rf"{re.escape(word)}" for word in said["beside"])
    stop = rf"(?=[|\t]|$|\s{{2,}}|\s*(?:{label}|{others})\s*[:|\t])"
    forms = registers.lexicon["number_forms"]
    number = "|".join(form["pattern"] for form in forms if form["form"] == "document-number")
    date = f"(?:{DATE.pattern})"
    return _Words(
        fields,
        re.compile(
            rf"(?:^|(?<=[\s|]))(?P<label>{label})\s*[:|\t][\s|]*(?P<value>[^|\t\n]*?){stop}"
        ),
        re.compile(rf"[^\s:]{{0,12}}(?:{number})"),
        re.compile(rf"(?P<body>{said['body']})\s*(?P<date>{date})\s*(?P<issued>印发)?"),
        re.compile(said["body"]),
        re.compile(rf"{date}[^,;。]{{0,2}}"),
    )
