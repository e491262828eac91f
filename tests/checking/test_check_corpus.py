"""What checking some plans of a corpus leaves out: bodies to review where none of them is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from taizhang.checking.check_corpus import check_corpus
from taizhang.corpus import Corpus

TO_REVIEW = """\
- id: {id}
  name: {name}
  name_en: Archives
  region: "{region}"
  kind: body
  function: culture
  review: [name_en]
"""
BODIES = (
    ("yunzhou-archives", "云州省档案馆", "990000"),
    ("qingxi-archives", "青溪市档案馆", "990100"),
    ("dongling-archives", "东岭区档案馆", "990101"),
    ("baishi-archives", "白石市档案馆", "990200"),
)


@pytest.mark.parametrize(
    ("plans", "reviewed"),
    [
        (None, {"yunzhou", "qingxi", "dongling", "baishi"}),
        (("qingxi-2025-innovation",), {"yunzhou", "qingxi", "dongling"}),
        (("baishi-2024-platforms",), {"yunzhou", "baishi"}),
        (("qingxi-2025-innovation", "baishi-2024-platforms"), {"yunzhou", "qingxi", "dongling", "baishi"}),
    ],
)  # fmt: skip
def test_bodies_elsewhere_are_not_told_to_be_reviewed(
    plans: tuple[str, ...] | None,
    reviewed: set[str],
    tmp_path: Path,
    make_corpus: Callable[..., Corpus],
) -> None:
    register = tmp_path / "overlay/datapackage/registers/organisations/archives.yaml"
    register.parent.mkdir(parents=True)
    written = (TO_REVIEW.format(id=id, name=name, region=at) for id, name, at in BODIES)
    register.write_text("".join(written), encoding="utf-8")
    corpus = make_corpus(tmp_path / "overlay")
    paths = plans and [corpus.plans_folder / plan / "plan.yaml" for plan in plans]
    found = check_corpus(corpus, paths).findings
    assert {one.rule for one in found} == {"register-review"}
    assert {one.record.removesuffix("-archives") for one in found} == reviewed
