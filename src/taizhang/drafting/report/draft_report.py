"""A first ``report.yaml`` for a raw text: its frame, and the rows that speak of a plan's promises."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from taizhang.drafting.report.frame import Frame, frame_of
from taizhang.drafting.report.promises import Places, known_promises
from taizhang.drafting.report.rows import Proposer
from taizhang.files.text import sha256
from taizhang.plan import Plan
from taizhang.progress.reading.said_days import said_in
from taizhang.promises import Promises
from taizhang.registers import Registers
from taizhang.words.dates import find_dates
from taizhang.words.names import find_names

HEADING = re.compile(r"^(?:#+ *)?([一二三四五六七八九十]{1,3}、.*)$", re.MULTILINE)
Data = dict[str, Any]


def draft_report(text: str, promises: Promises, id: str) -> Data:
    """A report as data of ``report.schema.json``; what a person must look at stands under ``review``."""
    plan, registers = promises.plan, promises.registers
    frame = frame_of(text)
    title = frame.title
    written = next(reversed(list(find_dates(frame.signature or text))), "")
    speaker = _speaker(frame, plan, registers)
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
        "sections": list(_sections(frame, _proposer(promises, speaker, as_of))),
    }


def _missing(written: str, speaker: str) -> Data:
    missing = {"published": "not-in-source", "source_url": "not-transcribed"}
    missing |= {} if written else {"written": "not-in-source"}
    return missing | ({} if speaker else {"speaker": "not-in-source"})


def _speaker(frame: Frame, plan: Plan, registers: Registers) -> str:
    """The body that signs, else the first that the title names, else the first of the text."""
    for words in (frame.signature, frame.title, frame.told):
        for one in find_names(words, registers, plan.data["region"]):
            return str(one.organisation["name"])
    return ""


def _genre(title: str, text: str, registers: Registers) -> str:
    genres: dict[str, list[str]] = registers.lexicon.get("reports", {}).get("genres", {})
    named = (genre for genre, words in genres.items() if any(word in title for word in words))
    return next(named, "news")


def _as_of(text: str, title: str, written: str, registers: Registers) -> str:
    """The month of the title, else the day behind 截至, the year of the title or a heading, else when it was written.

    Empty where the text prints no year: then a person has to enter it.
    """
    until = registers.lexicon.get("reports", {}).get("until", ["\0"])
    behind = next((text.partition(word)[2][:20] for word in until if word in text), "")
    years = [said.year for said in said_in(title, registers) if said.year]
    year = years[0] if years else int(written[:4] or 0)
    of_title = said_in(title, registers)
    months = [said for said in of_title if not said.is_year]
    others = said_in("\n".join([behind, title, *HEADING.findall(text)]), registers)
    for said in (*months, *others):
        told = f"{said.year or year}-{said.last:02}"
        if said.year or (year and (not written or told <= written)):
            return told
    return written


def _proposer(promises: Promises, speaker: str, as_of: str) -> Proposer:
    plan, registers = promises.plan, promises.registers
    named = registers.organisations_named(speaker, plan.data["region"])
    places = Places.of(plan, named[0] if len(named) == 1 else None, registers)
    return Proposer(known_promises(promises), registers, as_of, places)


def _sections(frame: Frame, proposer: Proposer) -> Iterator[Data]:
    body, ahead = frame.body, proposer.lexicon.get("outlook", ())
    yield {"id": "title", "role": "cover", "starts": frame.first}
    headings = list(HEADING.finditer(body))
    opening = body[: headings[0].start() if headings else len(body)]
    if opening.strip():
        yield _section("opening", "starts", opening, proposer, ahead)
    for number, heading in enumerate(headings, 1):
        last = number == len(headings)
        end = len(body) if last else headings[number].start()
        part = body[heading.start(1) : end]
        yield _section(f"part-{number}", "heading", part, proposer, ahead, heading[1].strip())
    if frame.signature:
        yield {"id": "signature", "role": "signature", "starts": frame.signature}
    if frame.annex:
        yield {"id": "annex", "role": "annex", "starts": frame.annex.split("\n", 1)[0][:20]}


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
