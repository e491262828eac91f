"""Made-up plans of a made-up city, read as real ones are, for what no real plan shows."""

from pathlib import Path
from textwrap import dedent

import yaml

from taizhang.checking.read_plan import read_plan
from taizhang.corpus import Corpus
from taizhang.files.text import sha256
from taizhang.promises import Promises, read_promises
from taizhang.registers import Entry, Registers

PROJECT = Corpus(Path(__file__).parents[1])
CITY, COUNTY = "445200", "445203"
BODIES = (
    ("science", "科技局", "science"),
    ("finance", "财政局", "finance"),
    ("industry", "工信局", "industry"),
    ("office", "专班办公室", "task-force"),
    ("laboratory", "山海实验室", "research"),
)


def _body(id: str, name: str, function: str, region: str = CITY, **more: str) -> Entry:
    entry = {"id": id, "name": name, "region": region, "kind": "body", "function": function}
    return {**entry, **more}


ORGANISATIONS = [
    *(_body(id, name, function) for id, name, function in BODIES),
    _body("county", "山海县政府", "government", COUNTY),
    _body("counties", "各县政府", "government", kind="group", members="all-counties"),
    _body("some", "有关县政府", "government", kind="group", members="unspecified"),
]


def registers() -> Registers:
    """The project's registers with the made-up bodies for its own."""
    own = PROJECT.registers
    organisations = {entry["id"]: entry for entry in ORGANISATIONS}
    tables = {**own.tables, "organisations": organisations}
    return Registers(tables, own.regions, own.lexicon)


def promises(text: str, sections: str, **facts: object) -> Promises:
    """The promises of a plan with these sections (YAML); ``facts`` are further fields of the plan."""
    text = dedent(text).lstrip("\n")
    data = {
        "id": "made-up",
        "title": "山海行动方案",
        "title_en": "Made up",
        "genre": "action-plan",
        "status": "issued",
        "region": CITY,
        "source": {
            "sha256": sha256(text.encode()),
            "url": None,
            "capture": "official",
            "script": "Hans",
        },
        **facts,
        "sections": yaml.safe_load(dedent(sections)),
    }
    written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    schema = PROJECT.schemas["plan.schema.json"]
    path = "datapackage/plans/made-up/plan.yaml"
    result = read_plan(path, written, text.encode(), schema, registers(), [])
    assert not result.findings and not result.skips, result.findings
    assert result.plan
    return read_promises(result.plan, registers())


def told(found: Promises, record: str) -> list[str]:
    """Who answers for a record's promise, as ``body role way``."""
    answers = found.under[record].answers
    return [f"{one.organisation['id']} {one.role} {one.via}" for one in answers]
