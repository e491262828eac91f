"""How far two readings of one source agree: what both have, what one has, which fields differ."""

from fiction import CORPUS, read

from taizhang.checking.two_readings import Agreement, agreement, fields_alike, iter_figures
from taizhang.plan import Plan

TEXT = """
text: |
  (一)建设平台
  建成市科技馆,支持企业共建实验室,深化产学研合作,完善服务。
sections:
  - id: t01
    role: task
    heading: (一)建设平台
    measures:
"""
MUSEUM = "{id: museum, quote: 建成市科技馆, action: build, grain: deliverable}"
LABORATORY = "{quote: 支持企业共建实验室, action: build, modality: support, grain: line}"
COOPERATION = "{quote: 深化产学研合作, action: connect, grain: line}"
SERVICE = "{quote: 完善服务, action: serve, grain: line}"
FIRST = (MUSEUM, LABORATORY, COOPERATION)
SECOND = (
    MUSEUM.replace("id: museum, quote: 建成市", "quote: 市").replace("deliverable", "line"),
    LABORATORY.replace("modality: support, ", ""),
    SERVICE,
)


def reading(*measures: str) -> Plan:
    result = read(TEXT + "".join(f"      - {one}\n" for one in measures))
    assert result.plan
    return result.plan


def test_measures_are_paired_by_their_words_and_agree_where_all_fields_do() -> None:
    figures = agreement(reading(*FIRST), reading(*SECOND), CORPUS.registers)["measures"]
    assert figures == Agreement(agree=0, differ=2, only_first=1, only_second=1)
    assert figures.share == 0
    figures = agreement(reading(*FIRST), reading(MUSEUM, COOPERATION), CORPUS.registers)["measures"]
    assert figures == Agreement(agree=2, differ=0, only_first=1, only_second=0)


def test_of_measures_that_both_have_each_field_is_counted_by_itself() -> None:
    readings = reading(*FIRST), reading(*SECOND)
    alike = fields_alike(*readings, "measures", CORPUS.registers)
    assert alike == {"action": 2, "modality": 1, "grain": 1}
    assert fields_alike(*readings, "sections", CORPUS.registers) == {}


def test_of_two_that_share_words_the_one_read_alike_is_the_pair() -> None:
    whole = '{quote: "深化产学研合作,完善服务", action: serve, grain: line}'
    figures = agreement(reading(whole), reading(COOPERATION, SERVICE), CORPUS.registers)["measures"]
    assert figures == Agreement(agree=1, only_second=1)


def test_kinds_that_neither_reading_has_are_left_out() -> None:
    result = agreement(reading(*FIRST), reading(*SECOND), CORPUS.registers)
    assert [kind for kind, _ in iter_figures(result)] == ["sections", "measures"]
