"""What a corpus may leave out: one language serves for the other, and nothing else is made up."""

import json
import pickle

import pytest

from taizhang.files.entered import Entered
from taizhang.files.yaml_reader import read_yaml
from taizhang.package.build import METADATA, _refuse_gaps
from taizhang.package.validate import PackageError
from taizhang.registers import Registers
from taizhang.site.language.locale import Locale
from taizhang.site.language.text_run import TextRun

ENGLISH: Entered = Entered(name="Energy Office")


def test_one_language_serves_for_the_other() -> None:
    assert ENGLISH["name_en"] == "Energy Office"
    assert Entered(title_en="Plan")["title"] == "Plan"
    assert Entered(name="能源局", name_en="Energy Office")["name"] == "能源局"


def test_what_was_left_out_is_told_as_such() -> None:
    assert "name_en" not in ENGLISH and ENGLISH.get("name_en") is None
    assert ENGLISH["status"] == "" and ENGLISH["definition_en"] == "" and ENGLISH["url"] is None
    assert json.loads(json.dumps(ENGLISH)) == {"name": "Energy Office"}
    assert pickle.loads(pickle.dumps(ENGLISH))["name_en"] == "Energy Office"


def test_what_no_corpus_may_leave_out_is_asked_for_in_vain() -> None:
    with pytest.raises(KeyError, match="region"):
        ENGLISH["region"]


def test_every_mapping_of_a_yaml_file_is_one() -> None:
    document, _ = read_yaml("plans: [{title: Plan, source: {sha256: '0'}}]", "plan.yaml")
    (plan,) = document.data["plans"]
    assert plan["title_en"] == "Plan" and plan["source"]["script"] == ""


def test_a_name_in_one_language_is_tagged_where_the_page_is_in_the_other() -> None:
    chinese, english = (Locale(lang, Registers({}, {}, {})) for lang in ("zh", "en"))
    assert english.name(ENGLISH) == (TextRun("Energy Office"),)
    assert chinese.name(ENGLISH) == (TextRun("Energy Office", "en"),)
    assert english.named("能源局") == TextRun("能源局", "zh-Hans")
    assert chinese.other_name(ENGLISH) is None


@pytest.mark.parametrize("missing", ["licenses", "title"])
def test_what_a_package_cannot_do_without_is_named(missing: str) -> None:
    with pytest.raises(PackageError, match=f"lacks {missing}.*缺少 {missing}"):
        _refuse_gaps("here", METADATA, [one for one in METADATA if one != missing])
