"""Small made-up plans for tests, written as the examples of the rules are: YAML with its source."""

from collections.abc import Callable, Iterable

from conftest import PROJECT

from taizhang.checking.examples import try_example
from taizhang.checking.result import PlanResult
from taizhang.corpus import Corpus
from taizhang.findings import Finding
from taizhang.plan import Claim, Plan
from taizhang.rules.loading import Example, Rule
from taizhang.second_reading.facts import Facts
from taizhang.tables import Rows, make_rows

CORPUS = Corpus(PROJECT)
Check = Callable[[Plan, Facts], Iterable[Finding]]


def read(written: str, check: Check = lambda plan, facts: ()) -> PlanResult:
    """What is known of a plan whose source is its key ``text``, under one rule called ``made-up``.

    What it leaves out comes from ``validators/examples.yaml``, as in the example of a rule.
    """
    rule = Rule(
        "made-up", PROJECT, "note", (), "", (), lambda plan, facts: iter(check(plan, facts))
    )
    return try_example(Example(written, ()), rule, CORPUS)


def facts_of(written: str, found: tuple[str, ...] = ()) -> Facts:
    """What a rule is told of such a plan, in which nothing is found but these."""
    seen: list[Facts] = []
    result = read(written, lambda plan, facts: seen.append(facts) or ())
    assert (tuple(one.rule for one in result.findings), result.skips) == (found, [])
    return seen[0]


def told(result: PlanResult) -> list[tuple[str, str, str]]:
    """Of each finding its rule, its record, and what is written in the file at its place."""
    assert result.plan
    document = result.plan.document
    return [(one.rule, one.record, document.written(one.span)) for one in result.findings]


def rows_of(written: str, check: Check = lambda plan, facts: ()) -> Rows:
    """The rows of such a plan and of the registers it is read with, in all tables."""
    seen: list[Facts] = []

    def note(plan: Plan, facts: Facts) -> Iterable[Finding]:
        seen.append(facts)
        return check(plan, facts)

    result = read(written, note)
    return make_rows([result], seen[0].registers)


def claim_of(facts: Facts, id: str) -> Claim:
    """The claim of this id."""
    (claim,) = (one for one in facts.plan.claims if one.id == id)
    return claim
