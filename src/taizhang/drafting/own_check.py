"""A draft under its own check: numbers left over are dismissed where words show why, and records
that the rules refuse are taken back, so that a person meets only what must be decided.
"""

from typing import Any

from taizhang.checking.read_plan import read_plan
from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.drafting.promises.measures import propose_measures
from taizhang.drafting.proposals import iter_sections
from taizhang.drafting.writer import write_yaml
from taizhang.evidence import cuts_number
from taizhang.findings import Finding
from taizhang.numbers import CUT_UP, Number
from taizhang.plan import CLAIMS
from taizhang.registers import Registers
from taizhang.second_reading.dismissals import fitting_reasons
from taizhang.second_reading.facts import Facts

SURE = (
    "vague",
    "name",
    "date",
    "citation",
    "meeting-number",
    "list-count",
    "location",
    "eligibility",
    "threshold",
)
"""Reasons for a dismissal, the surest first; what shows none of them is background, to be reviewed."""
HELD = ("values-stand-in-words", "values-agree-with-words", "years-agree-with-words", "quote-twice")
"""Rules that all must keep: what breaks one would state a value its words do not, or has no words."""
BINDING = ("responsibilities", "targets", "funding", "dismissals")
OPTIONAL = (*(kind for kind in CLAIMS if kind not in BINDING), "relations")
ROUNDS = 3


def settle(data: dict[str, Any], source: bytes, corpus: Corpus, registers: Registers) -> None:
    """Mend the drafted plan in place until its check has nothing more to teach it."""
    result = _check(data, source, corpus, registers)
    _dismiss(data, result, registers)
    for _ in range(ROUNDS):
        result = _check(data, source, corpus, registers)
        taken = [one for one in result.findings if _take_back(data, one)]
        _close_ranks(data)
        if not taken:
            break
    _propose(data, _check(data, source, corpus, registers), registers)


def _propose(data: dict[str, Any], result: PlanResult, registers: Registers) -> None:
    """Propose measures and asides for what nothing accounts for, once all else is settled."""
    if result.plan and result.account:
        propose_measures(data, Facts(result.plan, registers, result.account))


def _check(data: dict[str, Any], source: bytes, corpus: Corpus, registers: Registers) -> PlanResult:
    path = f"datapackage/plans/{data['id']}/plan.yaml"
    schema = corpus.schemas["plan.schema.json"]
    return read_plan(path, write_yaml(data).encode(), source, schema, registers, corpus.rules)


def _dismiss(data: dict[str, Any], result: PlanResult, registers: Registers) -> None:
    """Dismiss the numbers that nothing uses, each with the surest reason its words show.

    The pieces of a number that a blank cuts up are left: it wants an emendation.
    """
    if not (result.plan and result.account):
        return
    facts = Facts(result.plan, registers, result.account)
    sections = {section["id"]: section for section in iter_sections(data["sections"])}
    cut_up = [match.span() for match in CUT_UP.finditer(result.plan.reading.text)]
    for number in result.account.unaccounted:
        if any(start <= number.start < end for start, end in cut_up):
            continue
        reasons = fitting_reasons(number, facts)
        reason = next((one for one in SURE if one in reasons), "")
        if not reason and "background" not in reasons:
            continue
        quote = _around(number, facts)
        if quote:
            claim = {"quote": quote, "reason": reason or "background", "review": ["reason"]}
            sections[number.section.id].setdefault("dismissals", []).append(claim)


def _around(number: Number, facts: Facts) -> str:
    """The number with so many characters around it that they stand once and hold no other."""
    text, section = facts.plan.reading.text, number.section
    others = [n for n in facts.account.every if n is not number]
    low = max((n.end for n in others if n.end <= number.start), default=0)
    high = min((n.start for n in others if n.start >= number.end), default=len(text))
    low, high = max(low, section.start), min(high, section.end)
    start, end = _whole(number.start, number.end + 2, low, high, facts)
    own = text[section.start : section.end]
    while own.count(text[start:end].strip()) > 1 and (start > low or end < high):
        start, end = _whole(start - 2, end + 2, low, high, facts)
    quote = text[start:end].strip()
    return quote if own.count(quote) == 1 and not cuts_number(text, end) else ""


def _whole(start: int, end: int, low: int, high: int, facts: Facts) -> tuple[int, int]:
    """The words between two offsets, whole at either end as far as the limits allow."""
    while start > low and start in facts.inside_words:
        start -= 1
    while end < high and end in facts.inside_words:
        end += 1
    return max(low, start), min(high, end)


def _take_back(data: dict[str, Any], found: Finding) -> bool:
    """Take a record out of the draft that a rule refuses; whether there was one."""
    if found.severity != "error":
        return False
    kinds = (*OPTIONAL, *BINDING) if found.rule in HELD else OPTIONAL
    tokens = found.pointer.split("/")[1:]
    for depth in range(len(tokens), 1, -1):
        if tokens[depth - 2] in kinds and tokens[depth - 1].isdigit():
            holder = _at(data, tokens[: depth - 2])
            records = holder[tokens[depth - 2]]
            records[int(tokens[depth - 1])] = None
            return True
    return False


def _close_ranks(data: Any) -> None:
    """Leave out the records that were taken back, and lists that have none left."""
    for holder in [data, *iter_sections(data["sections"])]:
        for kind in (*OPTIONAL, *BINDING):
            if kind in holder:
                holder[kind] = [one for one in holder[kind] if one is not None]
                if not holder[kind]:
                    del holder[kind]


def _at(data: Any, tokens: list[str]) -> Any:
    for token in tokens:
        data = data[int(token)] if isinstance(data, list) else data[token]
    return data
