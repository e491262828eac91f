"""How to cite the package: ``CITATION.cff`` (Citation File Format 1.2), ``citation.bib``, Zenodo."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from taizhang.package.model import Catalogue, File, Package, one_or_all
from taizhang.package.writers.nested_json import to_json

MESSAGE = "引用本数据时请写明版本。 When you use this data, please cite it with its version."


def describe_cff(package: Package, _: Sequence[File]) -> bytes:
    """The citation as reference managers and code hosts read it."""
    return cff_of(package.metadata)


def cff_of(data: dict[str, Any]) -> bytes:
    """The citation of a corpus from what its ``datapackage.yaml`` says."""
    citation = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": f"{data['title']} / {data['title_en']}",
        "authors": [{"name": one["title"]} for one in data["contributors"]],
        "version": data["version"],
        **({"date-released": data["as_of"]} if "as_of" in data else {}),
        "license": one_or_all([one["name"] for one in data["licenses"]]),
        "abstract": f"{data['description']}\n{data['description_en']}",
        **({"keywords": data["keywords"]} if data.get("keywords") else {}),
        **({"url": data["homepage"]} if "homepage" in data else {}),
    }
    written: str = yaml.safe_dump(citation, allow_unicode=True, sort_keys=False, width=10_000)
    return written.encode()


def zenodo_of(data: dict[str, Any]) -> bytes:
    """``.zenodo.json``, by which Zenodo files a release of the corpus's repository."""
    return to_json(
        {
            "upload_type": "dataset",
            "title": f"{data['title']} / {data['title_en']}",
            "description": f"{data['description_en']} {data['description']}",
            "creators": [{"name": one["title"]} for one in data["contributors"]],
            "version": data["version"],
            **({"publication_date": data["as_of"]} if "as_of" in data else {}),
            "access_right": "open",
            "license": data["licenses"][0]["name"].lower(),
            "language": "zho",
            **({"keywords": data["keywords"]} if data.get("keywords") else {}),
            **({"notes": data["rights_en"]} if "rights_en" in data else {}),
        }
    )


def describe_bibtex(package: Package, _: Sequence[File]) -> bytes:
    """The citation for BibTeX, of the day for which the package holds."""
    data = package.metadata
    fields = {
        "title": f"{data['title']} / {data['title_en']}",
        "author": " and ".join(f"{{{tex(one['title'])}}}" for one in data["contributors"]),
        "version": data["version"],
        **_day(data.get("as_of", "")),
        "note": ", ".join(one["name"] for one in data["licenses"]),
    }
    told = {key: one if key == "author" else tex(one) for key, one in fields.items()}
    if "homepage" in data:
        told["url"] = data["homepage"]
    lines = [f"  {key} = {{{one}}}," for key, one in told.items()]
    return "\n".join([f"@misc{{{package.name},", *lines, "}", ""]).encode()


def _day(day: str) -> dict[str, str]:
    return {"year": day[:4], "month": day[5:7], "day": day[8:]} if day else {}


def tex(text: str) -> str:
    """Text in which nothing is a command of TeX."""
    marks = {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
    return re.sub(r"[\\{}$&#_%~^]", lambda one: marks.get(one[0], f"\\{one[0]}"), text)


CITATION_CFF = Catalogue(
    "CITATION.cff",
    "application/yaml",
    "How to cite it (Citation File Format)",
    "如何引用（Citation File Format）",
    describe_cff,
)
BIBTEX = Catalogue(
    "citation.bib",
    "application/x-bibtex",
    "How to cite it (BibTeX)",
    "如何引用（BibTeX）",
    describe_bibtex,
)
