"""A first ``report.yaml`` for a raw text: its frame, and the rows that speak of a plan's promises."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taizhang.drafting.report.promises import Places, known_promises
from taizhang.drafting.report.rows import Proposer
from taizhang.files.text import sha256
from taizhang.plan import Plan
from taizhang.progress.reading.said_days import said_in
from taizhang.promises import Promises
from taizhang.registers import Registers
from taizhang.words.dates import find_dates
from taizhang.words.names import find_names

HEADING = re.compile(r"^[一二三四五六七八九十]{1,3}、.*$", re.MULTILINE)
LONGEST_DATE = 16
"""A line that holds a date and more characters than so many is no signature."""
Data = dict[str, Any]


def draft_report(text: str, promises: Promises, id: str) -> Data:
    """A report as data of ``report.schema.json``; what a person must look at stands under ``review``."""
    plan, registers = promises.plan, promises.registers
    title = text.lstrip().split("\n", 1)[0].strip()
    written = _written(text)
    speaker = _speaker(text, title, plan, registers)
    as_of = _as_of(text, title, written, registers)
    return {
        "id": id,
        "title": title,
        "genre": _genre(title, text, registers),
        **({"speaker": speaker} if speaker else {}),
        "region": plan.data["region"],
        **({"written": written} if written else {}),
        **({"as_of": as_of} if as_of else {}),
        "review": ["genre", "speaker", *(["as_of"] if as_of else [])],
        "missing": _missing(written, speaker),
        "plans": [plan.id],
        "source": {
            "sha256": sha256(text.encode()),
            "url": None,
            "publisher": None,
            "retrieved": None,
            "capture": "transcription",
            "script": "Hans",
        },
        "sections": list(_sections(text, title, _proposer(promises, speaker, as_of))),
    }


def _missing(written: str, speaker: str) -> Data:
    missing = {"published": "not-in-source", "source_url": "not-transcribed"}
    missing |= {} if written else {"written": "not-in-source"}
    return missing | ({} if speaker else {"speaker": "not-in-source"})


def _written(text: str) -> str:
    return next(reversed(list(find_dates(text))), "")


def _speaker(text: str, title: str, plan: Plan, registers: Registers) -> str:
    """The body that signs, else the first that the title names, else the first of the text."""
    for words in (_signature(text), title, text):
        for one in find_names(words, registers, plan.data["region"]):
            return str(one.organisation["name"])
    return ""


def _signature(text: str) -> str:
    """The last lines behind the title, as far as they are a name and a date."""
    _, _, behind = text.strip().partition("\n")
    lines = [line for line in behind.split("\n") if line.strip()][-2:]
    alone = len(lines) == 2 and len(lines[1].strip()) <= LONGEST_DATE and "|" not in lines[0]
    if not alone or not list(find_dates(lines[1])):
        return ""
    return behind[behind.rindex(lines[0], 0, behind.rindex(lines[1])) :]


def _genre(title: str, text: str, registers: Registers) -> str:
    genres: dict[str, list[str]] = registers.lexicon.get("reports", {}).get("genres", {})
    named = (genre for genre, words in genres.items() if any(word in title for word in words))
    return next(named, "news")


def _as_of(text: str, title: str, written: str, registers: Registers) -> str:
    """The day behind 截至, else that of the title or a heading, else that on which it was written.

    Empty where the text prints no year: then a person has to enter it.
    """
    until = registers.lexicon.get("reports", {}).get("until", ["\0"])
    behind = next((text.partition(word)[2][:20] for word in until if word in text), "")
    years = [said.year for said in said_in(title, registers) if said.year]
    year = years[0] if years else int(written[:4] or 0)
    headings = "\n".join(HEADING.findall(text))
    for said in (said for words in (behind, title, headings) for said in said_in(words, registers)):
        told = f"{said.year or year}-{said.last:02}"
        if said.year or (year and (not written or told <= written)):
            return told
    return written


def _proposer(promises: Promises, speaker: str, as_of: str) -> Proposer:
    plan, registers = promises.plan, promises.registers
    named = registers.organisations_named(speaker, plan.data["region"])
    places = Places.of(plan, named[0] if len(named) == 1 else None, registers)
    return Proposer(known_promises(promises), registers, int(as_of[:4] or 0), places)


def _sections(text: str, title: str, proposer: Proposer) -> Iterator[Data]:
    signature = _signature(text)
    body = text[: text.rindex(signature)] if signature else text
    yield {"id": "title", "role": "cover", "starts": title}
    ahead = proposer.lexicon.get("outlook", ())
    headings = list(HEADING.finditer(body))
    start = body.index(title) + len(title)
    opening = body[start : headings[0].start() if headings else len(body)]
    if opening.strip():
        yield _section("opening", "starts", opening, proposer, ahead)
    for number, heading in enumerate(headings, 1):
        last = number == len(headings)
        end = len(body) if last else headings[number].start()
        part = body[heading.start() : end]
        yield _section(f"part-{number}", "heading", part, proposer, ahead, heading[0].strip())
    if signature:
        yield {"id": "signature", "role": "signature", "starts": signature}


def _section(
    id: str, key: str, text: str, proposer: Proposer, ahead: Any, heading: str = ""
) -> Data:
    """A part with its rows; one that only looks ahead is about other matters."""
    words = text.strip()
    begins = heading or words.split("\n", 1)[0][:20]
    if any(word in heading for word in ahead) or proposer.is_later(heading):
        return {"id": id, "role": "unrelated", key: begins}
    section: Data = {"id": id, "role": "body", key: begins}
    for kind, row in proposer.rows(words[len(heading) :]):
        if text.count(row["quote"]) == 1:
            section.setdefault(kind, []).append({**row, "review": ["record"]})
    if not heading and not any(isinstance(one, list) for one in section.values()):
        section["role"] = "preamble"
    return section


def numbers_as_written(data: Any) -> Any:
    """Decimals that are whole numbers as such, for YAML."""
    if isinstance(data, dict):
        return {key: numbers_as_written(value) for key, value in data.items()}
    if isinstance(data, list):
        return [numbers_as_written(value) for value in data]
    return int(data) if isinstance(data, Decimal) and data == int(data) else data
