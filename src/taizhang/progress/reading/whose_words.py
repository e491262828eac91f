"""Whether the words of a row speak of the promise it names, and whether the speaker is named."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from taizhang.findings import Finding
from taizhang.progress.model import Fulfilment, Observation, Report, Row
from taizhang.progress.reading.about import about
from taizhang.progress.reading.against_plans import FITTING, Promised
from taizhang.registers import Registers
from taizhang.words.names import find_names

CLEARLY = 2
"""By so many pairs of characters another promise must fit better to be told."""


def pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters of words, without digits and marks."""
    return frozenset(
        one + other for one, other in pairwise(words) if one.isalpha() and other.isalpha()
    )


def words_of_promise(one: Promised, registers: Registers) -> frozenset[str]:
    """What a report can call a promise by: its own words, those of its shares, and its indicator's name."""
    claim = one.claim
    indicator = registers.tables["indicators"].get(claim.fields.get("indicator", ""), {})
    names = [claim.quote, indicator.get("label", ""), claim.fields.get("label", "")]
    names += [share["quote"] for share in claim.data.get("allocations", ())]
    return frozenset().union(*(pairs(registers.simplify(name)) for name in names))


def check_whose_words(
    report: Report, known: Mapping[str, Promised], registers: Registers
) -> Iterator[Finding]:
    """Findings for rows whose words fit another promise clearly better than the one they name."""
    words = {of: words_of_promise(one, registers) for of, one in known.items()}
    for row in report.rows:
        told = pairs(registers.simplify(row.claim.quote))
        for of in row.of if "of" not in row.claim.data.get("inferred", {}) else ():
            better = _better(of, told, _rivals(row, known), words) if of in known else ""
            if better:
                facts = {"id": of, "other": better}
                yield about(report.text, row.claim, "report-words-of-another", "of", **facts)
    title = pairs(registers.simplify(report.data["title"]))
    for index, of in enumerate(report.data.get("fulfils", ())):
        rivals = [id for id, one in known.items() if one.claim.kind == "duties"]
        better = _better(of, title, rivals, words) if of in known else ""
        if better:
            facts = {"id": of, "other": better}
            yield about(report.text, None, "report-words-of-another", f"fulfils/{index}", **facts)


def _rivals(row: Row, known: Mapping[str, Promised]) -> list[str]:
    """The promises of the report's plans that a row of this kind may be about."""
    plans = {*row.report.data.get("plans", ()), *(of.partition("/")[0] for of in row.of)}
    kinds = FITTING[type(row)]
    if type(row) is Observation:
        kinds = ("targets",)
    elif type(row) is not Fulfilment:
        kinds = ("targets", "measures", "duties")
    return [
        id
        for id, one in known.items()
        if id.partition("/")[0] in plans and one.claim.kind in kinds and id not in row.of
    ]


def _better(
    of: str, told: frozenset[str], rivals: Collection[str], words: Mapping[str, frozenset[str]]
) -> str:
    """The promise that words fit best, where the named one falls clearly behind; else nothing."""
    own = len(told & words[of])
    best = max(rivals, key=lambda id: (len(told & words[id]), id), default="")
    return best if best and len(told & words[best]) >= own + CLEARLY else ""


def check_speaker(report: Report, registers: Registers) -> Iterator[Finding]:
    """A finding where neither the title nor the signature names the speaker."""
    text, speaker = report.text, report.speaker
    if speaker is None:
        return
    frame = [text.text(one) for one in text.sections if one.role in ("cover", "signature")]
    place = "\n".join([report.data["title"], *frame])
    named = find_names(place, registers, report.data["region"])
    if frame and speaker["id"] not in {one.organisation["id"] for one in named}:
        yield about(text, None, "report-speaker-not-named", "speaker", name=speaker["name"])
