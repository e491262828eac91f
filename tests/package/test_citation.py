"""How to cite the package: whole, in both formats, with nothing that TeX would run."""

from dataclasses import replace

import pytest
import yaml
from packages import PROJECT
from written_package import full_package

from taizhang.files.yaml_reader import read_yaml
from taizhang.package.catalogues.citation import (
    MESSAGE,
    cff_of,
    describe_bibtex,
    describe_cff,
    zenodo_of,
)
from taizhang.package.catalogues.licence import describe_licence


def test_the_citation_says_who_what_which_version_and_on_which_terms() -> None:
    package = full_package()
    written = describe_cff(package, []).decode()
    assert written.startswith("cff-version: 1.2.0\n") and "标题" in written
    assert yaml.safe_load(written) == {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": "标题 / Title",
        "authors": [{"name": "First"}, {"name": "Second"}],
        "version": "1.2.3",
        "date-released": "2026-03-31",
        "license": ["CC0-1.0", "ODbL"],
        "abstract": "说明\nDescription",
        "keywords": ["规划", "plans"],
        "url": "https://example.org/home",
    }
    package.metadata["keywords"] = []
    del package.metadata["homepage"]
    assert {"keywords", "url"}.isdisjoint(yaml.safe_load(describe_cff(package, [])))


def test_one_licence_is_one_text_and_without_a_day_none_is_told() -> None:
    package = full_package()
    package.metadata["licenses"] = package.metadata["licenses"][:1]
    del package.metadata["as_of"]
    citation = yaml.safe_load(describe_cff(package, []))
    assert citation["license"] == "CC0-1.0" and "date-released" not in citation
    assert b"year" not in describe_bibtex(package, [])


def test_a_long_description_is_written_on_one_line() -> None:
    package = full_package()
    package.metadata["description_en"] = "word " * 100 + "end"
    assert "word " * 100 + "end" in describe_cff(package, []).decode()


def test_bibtex_says_the_same() -> None:
    package = full_package()
    package.metadata["homepage"] = "https://example.org/a_b#c"
    assert describe_bibtex(package, []).decode() == (
        "@misc{hostile-1.2.3,\n"
        "  title = {标题 / Title},\n"
        "  author = {{First} and {Second}},\n"
        "  version = {1.2.3},\n"
        "  year = {2026},\n"
        "  month = {03},\n"
        "  day = {31},\n"
        "  note = {CC0-1.0, ODbL},\n"
        "  url = {https://example.org/a_b#c},\n"
        "}\n"
    )


def test_no_author_s_name_has_a_command() -> None:
    package = full_package()
    package.metadata["contributors"] = [{"title": r"R&D ~100% ^_{x}\y"}]
    written = describe_bibtex(package, []).decode()
    assert r"{{R\&D \textasciitilde{}100\% \textasciicircum{}\_\{x\}\textbackslash{}y}}" in written


@pytest.mark.corpus
def test_the_repository_s_own_files_say_what_its_data_says() -> None:
    text = (PROJECT / "datapackage" / "datapackage.yaml").read_text(encoding="utf-8")
    data = read_yaml(text, "datapackage.yaml")[0].data
    assert (PROJECT / "CITATION.cff").read_bytes() == cff_of(data)
    assert (PROJECT / ".zenodo.json").read_bytes() == zenodo_of(data)
    assert data["rights"] in describe_licence(replace(full_package(), metadata=data), []).decode()
