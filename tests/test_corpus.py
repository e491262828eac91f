"""The plans of this project themselves."""

import pytest
from conftest import PROJECT

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus


@pytest.mark.corpus
def test_the_machine_reads_the_plans_as_people_did() -> None:
    """No rule finds anything that no waiver accepts, and none was skipped."""
    report = check_corpus(Corpus(PROJECT))
    found = [(one.path, one.span.start.line, one.rule, one.message) for one in report.findings]
    assert (found, report.skips) == ([], [])
    assert all(result.plan and result.plan.claims for result in report.results)


def test_the_lexicon_knows_only_roles_that_parts_may_have() -> None:
    corpus = Corpus(PROJECT)
    sections = (
        corpus.schemas[f"{kind}.schema.json"].content["$defs"]["section"]
        for kind in ("plan", "report")
    )
    roles = {role for section in sections for role in section["properties"]["role"]["enum"]}
    listed = corpus.registers.lexicon["section_roles"]
    assert all(listed.values())
    assert {role for known in listed.values() for role in known} <= roles
