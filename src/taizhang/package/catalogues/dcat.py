"""``dcat.jsonld``: the package by DCAT 3 (W3C), for catalogues of open data.

Addresses are relative to the file, so they hold wherever the package lies.
"""

from collections.abc import Sequence
from typing import Any

from taizhang.package.model import Catalogue, File, Package
from taizhang.package.writers.nested_json import to_json

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def describe_dcat(package: Package, files: Sequence[File]) -> bytes:
    """The package as a ``dcat:Dataset``, each of its files as a ``dcat:Distribution``."""
    data, plans = package.metadata, package.rows.get("plans", [])
    starts = [plan["period_start"] for plan in plans if plan.get("period_start")]
    ends = [plan["period_end"] for plan in plans if plan.get("period_end")]
    dataset: dict[str, Any] = {
        "@context": CONTEXT,
        "@id": "./",
        "@type": "dcat:Dataset",
        "dct:identifier": package.name,
        "dct:title": _both(data["title"], data["title_en"]),
        "dct:description": _both(data["description"], data["description_en"]),
        "dcat:version": data["version"],
        "dcat:keyword": data.get("keywords", []),
        "dct:language": [{"@id": f"{LANGUAGES}ZHO"}, {"@id": f"{LANGUAGES}ENG"}],
        "dct:license": _licence(package),
        "dct:creator": [_agent(one["title"]) for one in data["contributors"]],
        "dct:publisher": _agent(data["contributors"][0]["title"]),
        "dcat:distribution": [_distribution(package, file) for file in files],
    }
    if starts and ends:
        dataset["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:gYear", "@value": str(min(starts))},
            "dcat:endDate": {"@type": "xsd:gYear", "@value": str(max(ends))},
        }
    if "homepage" in data:
        dataset["dcat:landingPage"] = {"@id": data["homepage"]}
    return to_json(dataset)


def _distribution(package: Package, file: File) -> dict[str, Any]:
    return {
        "@id": file.path,
        "@type": "dcat:Distribution",
        "dct:title": _both(file.title_zh, file.title),
        "dcat:downloadURL": {"@id": file.path},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{file.media_type}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "dct:license": _licence(package),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _licence(package: Package) -> list[dict[str, str]]:
    return [{"@id": one["path"]} for one in package.metadata["licenses"]]


def _agent(name: str) -> dict[str, str]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _both(chinese: str, english: str) -> list[dict[str, str]]:
    return [
        {"@language": "zh-Hans", "@value": chinese},
        {"@language": "en", "@value": english},
    ]


DCAT = Catalogue(
    "dcat.jsonld",
    "application/ld+json",
    "The package for data catalogues (DCAT 3)",
    "供数据目录收录的说明（DCAT 3）",
    describe_dcat,
)
